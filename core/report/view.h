/* SPDX-License-Identifier: MIT
 *
 * report/view.h: what a report may show of a commitment.
 *
 * A public report is made of stories from which everything internal has been taken out, so that
 * nothing further on can print it: the internal notes, steps, updates, sources, documents and
 * meetings are gone, and where the commitment stands is told by the public updates alone.
 */
#ifndef HELDTO_CORE_REPORT_VIEW_H
#define HELDTO_CORE_REPORT_VIEW_H

#include "core/story/story.h"

/* NULL without an error: it may not be shown at all. */
struct story *view_load(struct session *session, gint64 id, gboolean is_internal, GError **error);
/* Cuts a story back to how it stood at the end of a day, by what is known now: without what was said,
 * found or took effect later, and due as had been said by then. An entry that is known to be wrong
 * stays out, whenever its correction took effect. FALSE: it had not been stated yet; what has no
 * wording is taken to have been there. */
gboolean view_cut(const struct session *session, struct story *story,
                  const char *day) G_GNUC_WARN_UNUSED_RESULT;
/* The day an update counts from: when it took effect, else when someone looked, else the day it was
 * recorded. New. */
char *view_update_day(const struct update *update);
/* The best text held of a meeting, in words: "full official text"; "none". Lives as long as the
 * program. NULL on error. */
const char *view_coverage(struct session *session, gint64 meeting_id, gboolean is_internal,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* TRUE where the public may read it. */
gboolean view_is_public(const char *visibility);

#endif
