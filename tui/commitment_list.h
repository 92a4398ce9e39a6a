/* SPDX-License-Identifier: MIT
 *
 * commitment_list.h: commitments as the source of a list: filtered, sorted, grouped. For every view
 * that lists commitments.
 *
 *   view->commitments = commitment_list_new(session);
 *   view->list = list_new(&commitment_list_source, view->commitments);
 */
#ifndef HELDTO_TUI_COMMITMENT_LIST_H
#define HELDTO_TUI_COMMITMENT_LIST_H

#include "core/session.h"
#include "db/commitment.h"
#include "db/filter.h"
#include "tui/list_source.h"

struct commitment_list;

/* data of this source is a struct commitment_list. */
extern const struct list_source commitment_list_source;

/* The session stays the caller's. */
struct commitment_list *commitment_list_new(struct session *session);
void commitment_list_free(struct commitment_list *commitments); /* NULL is accepted */

/* In the filter language. FALSE: *spot (may be NULL) is the byte where it is wrong, and the filter is
 * as it was before. The list is not read. */
gboolean commitment_list_set_filter(struct commitment_list *commitments, const char *text,
                                    GError **error, gsize *spot);
const char *commitment_list_filter(const struct commitment_list *commitments);
/* The register has changed: to be called before list_refresh. */
gboolean commitment_list_refresh(struct commitment_list *commitments, GError **error);

/* How many are in the list, and how many there would be without the filter; and how many are in each
 * group, which the list's headings then say. For idle time. */
gboolean commitment_list_count(struct commitment_list *commitments, gint64 *shown, gint64 *total,
                               GError **error);
/* FALSE where the list is grouped and its groups are still to be counted. */
gboolean commitment_list_knows_groups(const struct commitment_list *commitments);
/* Of an empty list: which term of the filter leaves nothing, "no commitment is found where status
 * is kept". NULL without an error: there is no filter. For idle time. */
char *commitment_list_blame(struct commitment_list *commitments, GError **error);

/* What a row of this source is about; the row's. NULL: it is a folded group. */
const struct commitment *commitment_of_row(const struct list_row *row);

/* The filter's context for parsing and completion of a session's register. */
struct filter_context;
struct filter_context commitment_filter_context(struct session *session);

/* commitment_cells.c: what the columns of the source show. */
extern const struct list_column commitment_columns[];
char *commitment_cell(const struct session *session, const struct commitment *row, gsize column,
                      enum style *style);
/* Letter of its status, "" none; the style it is shown in. */
const char *commitment_status_letter(const struct session *session, const struct commitment *row,
                                     enum style *style);
/* Its label, or of what has no status, its kind's. */
const char *commitment_status_words(const struct session *session, const struct commitment *row);

#endif
