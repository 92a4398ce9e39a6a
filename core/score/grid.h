/* SPDX-License-Identifier: MIT
 *
 * grid.h: the scores of many commitments read at once: commitments × parties × periods.
 *
 * It is made in two or three queries a commitment, whatever the number of cells, and is a picture
 * of that moment: nothing in it changes until it is read anew. Rows are commitments that bind a party; positions and
 * third parties' undertakings are left out. Columns are the parties that any of them binds. Where a
 * party is not bound there is no cell: it is in no tally, not even as not assessed.
 */
#ifndef HELDTO_CORE_SCORE_GRID_H
#define HELDTO_CORE_SCORE_GRID_H

#include "core/score/mean.h"
#include "core/score/score.h"
#include "db/commitment.h"
#include "db/filter.h"

/* What each coder said last; NULL: nothing. */
struct score_cell {
    guint party, period; /* in the grid's parties and periods */
    const struct assessment *first, *second, *adjudicated;
};

struct score_row {
    struct commitment *commitment;
    GArray *bound;          /* guint, ascending: its parties' places in the grid's */
    GPtrArray *assessments; /* struct assessment, those not undone, in order of recording */
    GArray *cells;          /* struct score_cell of what was scored, by period, then party */
    guint n_loose;          /* assessments of parties that it does not bind any more */
};

struct score_grid {
    struct session *session;
    GPtrArray *rows;    /* struct score_row, in the order they were added */
    GPtrArray *parties; /* struct party, by name */
    GPtrArray *periods; /* char *, in order (score_period_compare): what was scored for */
};

/* The commitments that a filter (NULL: every one) finds, by key. NULL on error. */
struct score_grid *score_grid_new(struct session *session, const struct filter *filter,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void score_grid_free(struct score_grid *grid);                  /* NULL is accepted */
static inline void score_grid_cleanup(struct score_grid **grid) /* owned(score_grid) */
{
    score_grid_free(*grid);
}

/* The same for who chooses its own commitments: begin, add each, settle. What cannot be scored is
 * not added, which is no error. */
struct score_grid *score_grid_begin(struct session *session);
gboolean score_grid_add(struct score_grid *grid, const struct commitment *commitment,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean score_grid_settle(struct score_grid *grid, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads the scores of one row anew, after a change: what was handed out of it is gone. The grid's
 * periods may move. */
gboolean score_grid_reread(struct score_grid *grid, guint row,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a second coder may see: from now on, and after each reread again, the grid holds nothing of
 * anybody else, and what a second coder said stands for the first coder's: in cells, tallies and
 * means. The periods stay. */
void score_grid_blind(struct score_grid *grid);

/* Where a period stands in the grid's; -1: nothing was scored for it. */
int score_grid_period(const struct score_grid *grid, const char *period);
gboolean score_grid_is_bound(const struct score_grid *grid, guint row, guint party);
/* NULL: nothing was scored there (period -1 too), or the party is not bound. */
const struct score_cell *score_grid_cell(const struct score_grid *grid, guint row, guint party,
                                         int period);
/* What counts of a cell (NULL is accepted): adjudicated, else the first coder's. NULL: not
 * assessed. */
const struct assessment *score_cell_standing(const struct score_cell *cell);
/* Its token; "" not assessed; NULL: the party is not bound. */
const char *score_grid_score(const struct score_grid *grid, guint row, guint party, int period);

/* What counts of one commitment, of one party, and of all cells, for one period. */
struct score_tally score_grid_row_tally(const struct score_grid *grid, guint row, int period);
struct score_tally score_grid_party_tally(const struct score_grid *grid, guint party, int period);
struct score_tally score_grid_tally(const struct score_grid *grid, int period);

/* The overall figure in its three meanings. */
struct score_means {
    struct mean *cells, *commitments, *parties;
};
struct score_means score_grid_means(const struct score_grid *grid, int period);
void score_means_clear(struct score_means *means);

#endif
