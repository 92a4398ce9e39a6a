/* SPDX-License-Identifier: MIT
 *
 * listing.h: an ordered list of commitments of any length, read a page at a time.
 *
 * Nothing stays open between two calls, and no call reads what is not wanted:
 *
 *   - A list in the order of one indexed column is walked along that index, in either direction,
 *     from the row one stands on; each row is asked the filter. It relies on commitment(key)
 *     unique and on the indexes (due_sort, id), (title_sort, id), (status_sort, id),
 *     (latest_on, id), (follow_up_sort, id) and (updated_at, id); filters on
 *     commitment_party(party_id), commitment_topic(topic_id), wording(meeting_id) and
 *     wording(commitment_id).
 *   - A list whose filter few commitments can meet (filter_plan.h), or that is grouped, or in an
 *     order no index has, is put in order once, into a temporary table, and paged by position: a
 *     snapshot until listing_refresh(). Its first page may come before that.
 *   - A walk that finds too little on its way becomes such a table too.
 *
 * Long work stops with DB_ERROR_INTERRUPTED when db_set_progress says so, and can be asked for
 * again. Not to be used inside a change that may be aborted.
 */
#ifndef DB_LISTING_H
#define DB_LISTING_H

#include "db/commitment.h"
#include "db/filter.h"
#include "db/listing_order.h"

/* Which groups are folded: each is one row in the list, and its commitments are not read. The
 * caller's, so that they stay when a list is opened anew; the list follows what is set here. */
struct listing_folds;
struct listing_folds *listing_folds_new(void);
void listing_folds_free(struct listing_folds *folds); /* NULL is accepted */
void listing_folds_set(struct listing_folds *folds, gint64 group_id, const char *group,
                       gboolean is_folded);
/* Every group, also those that come to be. */
void listing_folds_set_all(struct listing_folds *folds, gboolean is_folded);
gboolean listing_folds_has(const struct listing_folds *folds, gint64 group_id, const char *group);

struct listing_spec {
    const struct filter *filter; /* NULL: every commitment */
    const struct listing_sort *sorts;
    gsize n_sorts; /* 0: by key. The id decides last, in the first sort's direction */
    enum listing_group group;
    const struct listing_folds *folds; /* must outlive the list; NULL: none */
    /* For LISTING_BY_TIMELINESS, else NULL: struct filter; the first of them that finds a commitment
     * is its place, and what none finds comes last. */
    const GPtrArray *ranks;
};

struct listing_row {
    struct commitment *commitment; /* as it stands now; NULL: the row is a folded group */
    gint64 n;                      /* commitments of the folded group; 0: it is none */
    gint64 group_id;               /* of the meeting, topic, party or series; 0 */
    char *group;     /* its token (meeting, series) or name; the status, owner …; "" none */
    gint64 position; /* from 1, as of `snapshot`; 0: not known */
    gint64 snapshot; /* which one; private */
};
void listing_row_free(gpointer data);                            /* NULL is accepted */
static inline void listing_row_cleanup(struct listing_row **row) /* owned(listing_row) */
{
    listing_row_free(*row);
}

struct listing;

/* Copies the specification. NULL on error. */
struct listing *listing_open(struct db *db, const struct listing_spec *spec,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void listing_close(struct listing *listing);                 /* NULL is accepted */
static inline void listing_cleanup(struct listing **listing) /* owned(listing) */
{
    listing_close(*listing);
}
/* To be called when the register has changed. Rows handed out stay good to page from. */
gboolean listing_refresh(struct listing *listing, GError **error);

/* Up to n rows after `from` (NULL: the first), or with `backwards` before it (NULL: the last); in
 * the list's order in both cases. `from` need not be in the list any more: its neighbours then
 * follow. Rows of struct listing_row, freed with the array. NULL on error. */
GPtrArray *listing_page(struct listing *listing, const struct listing_row *from, gboolean backwards,
                        guint n, GError **error);
/* The row of a commitment; the one in the group of `near` (may be NULL) where there are several; the
 * folded group it stands in where it is out of sight. Of a `near` that is a folded group, id 0: that
 * group's row, or its first one where it is folded no more. NULL without an error: it is not in the
 * list. */
struct listing_row *listing_find(struct listing *listing, gint64 commitment_id,
                                 const struct listing_row *near, GError **error);
/* The next row after (before) `from` that a filter finds, not wrapping; NULL `from`: from the
 * first (last). NULL without an error: none. */
struct listing_row *listing_next(struct listing *listing, const struct filter *filter,
                                 const struct listing_row *from, gboolean backwards,
                                 GError **error);
/* Ids (gint64) of at most `limit` commitments in the list that a filter (NULL: any) finds, in the
 * list's order, once for each group. NULL on error. */
GArray *listing_ids(struct listing *listing, const struct filter *filter, guint limit,
                    GError **error);
/* Calls `each` with every row in order; no read is open meanwhile, so it may write. Returning
 * FALSE stops without an error. */
gboolean listing_walk(struct listing *listing,
                      gboolean (*each)(const struct listing_row *row, gpointer data), gpointer data,
                      GError **error);

/* For idle time. How many rows there are (commitments, when not grouped). */
gboolean listing_count(struct listing *listing, gint64 *n, GError **error);
/* The row's place, from 1; 0: it is not in the list. */
gboolean listing_position(struct listing *listing, const struct listing_row *row, gint64 *position,
                          GError **error);
/* Puts a list that needs it in order now, so that later pages come at once. */
gboolean listing_settle(struct listing *listing, GError **error);

struct listing_heading {
    gint64 group_id;
    char *group;
    gint64 position, n; /* of its first row; its rows */
};
void listing_heading_free(gpointer data); /* NULL is accepted */
/* The groups in order, which are the list's and good until it is refreshed. Empty when not grouped.
 * NULL on error. */
const GPtrArray *listing_headings(struct listing *listing, GError **error);
/* FALSE: it is grouped, and listing_headings would have to look for the groups. */
gboolean listing_knows_groups(const struct listing *listing);
/* How many rows the group of a row has; 0: not known yet. */
gint64 listing_group_size(const struct listing *listing, const struct listing_row *row);
/* The first row of the group after (before) that of a row; backwards from within a group it is the
 * first of the same one. NULL without an error: there is none. */
struct listing_row *listing_group_step(struct listing *listing, const struct listing_row *from,
                                       gboolean backwards, GError **error);

#endif
