/* csv_guard.h - keeps a spreadsheet from running a field as a formula, and gives the field back.
 *
 * A field is dangerous where, behind any number of ' and then of spaces, stands one of = + - @ TAB
 * CR or a full-width ＝ ＋ － ＠. On export one ' goes before it; on import one ' is taken from a
 * field that has one. Fields that begin with a ' by themselves are covered, so the two undo each
 * other, on any text and in either order. Number columns are left alone on both ways. Source:
 * OWASP, CSV injection (CWE-1236).
 */
#ifndef HELDTO_CORE_CSV_GUARD_H
#define HELDTO_CORE_CSV_GUARD_H

#include <glib.h>

/* Whether a field of len bytes needs a ' before it. */
gboolean csv_guard_needed(const char *text, gsize len);
/* The field as it is exported, NUL-terminated, for g_free(). */
char *csv_guard(const char *text, gsize len) G_GNUC_WARN_UNUSED_RESULT;
/* The field as it was before the export: text itself or one byte further on, nothing to free. len
 * counts from text; the result is as much shorter as it starts later. */
const char *csv_unguard(const char *text, gsize len) G_GNUC_WARN_UNUSED_RESULT;

#endif
