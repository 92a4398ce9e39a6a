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
/* TRUE where the public may read it. */
gboolean view_is_public(const char *visibility);

#endif
