/* SPDX-License-Identifier: MIT
 *
 * report/select.h: which commitments a filter finds by what a public report may know of them.
 *
 * The register's own facts (status, days, wordings) rest on internal entries too. A public report
 * that chose by these would tell them: a list of what is fulfilled, with one among it that says "in
 * progress". So where a filter asks for such facts, every commitment that might be meant is read,
 * and the filter is asked again with what the public may know.
 */
#ifndef HELDTO_CORE_REPORT_SELECT_H
#define HELDTO_CORE_REPORT_SELECT_H

#include "core/story/story.h"
#include "db/filter.h"

struct selection;

/* The filter must outlive it. is_internal: the stored facts are the ones to ask. */
struct selection *selection_new(struct db *db, const struct filter *filter, gboolean is_internal);
void selection_free(struct selection *selection); /* NULL is accepted */
/* What to walk: every commitment that may be selected, and possibly more. */
const struct filter *selection_filter(const struct selection *selection);
/* Whether it is selected, by the story as it may be told. */
gboolean selection_takes(struct selection *selection, const struct story *story, gboolean *takes,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
