/* SPDX-License-Identifier: MIT
 *
 * verify.h: whether a register is whole and says the truth about itself.
 */
#ifndef HELDTO_CORE_VERIFY_H
#define HELDTO_CORE_VERIFY_H

#include "core/session.h"

struct verify_report {
    GPtrArray *faults; /* char *, a sentence each, at most VERIFY_FAULTS of them */
    gint64 n_faults;   /* all of them */
    gint64 n_changes;  /* how much was looked at */
    gint64 n_commitments;
    gint64 n_wordings; /* with a document to be found in */
};
enum { VERIFY_FAULTS = 200 };

/* Checks, in this order: schema, content and references (damage is an error, DB_ERROR_DAMAGED);
 * that rows and history tell the same; that what follows from other rows is as they say; that scores
 * keep to the rules they are given by; that every wording stands word for word where it is said to in its document. Faults of the last three are
 * reported. progress (may be NULL) returning TRUE stops with HELDTO_ERROR_CANCELLED. */
struct verify_report *verify_register(struct session *session,
                                      gboolean (*progress)(const char *what, gint64 done,
                                                           gint64 total, gpointer data),
                                      gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void verify_report_free(struct verify_report *report);                  /* NULL is accepted */
static inline void verify_report_cleanup(struct verify_report **report) /* owned(verify_report) */
{
    verify_report_free(*report);
}

#endif
