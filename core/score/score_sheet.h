/* SPDX-License-Identifier: MIT
 *
 * score_sheet.h: the cells of a grid as rows of a sheet, for lists and files.
 *
 * A second coder scores blind: rows made for one tell of the second coder's scores and of nothing
 * else, in every format.
 */
#ifndef HELDTO_CORE_SCORE_SHEET_H
#define HELDTO_CORE_SCORE_SHEET_H

#include "core/score/agree.h"
#include "core/score/grid.h"
#include "core/sheet/sheet.h"

/* A row. What is NULL is not told. */
struct score_line {
    const struct score_grid *grid;
    guint row, party;
    const char *period;
    const struct assessment *said; /* the one that is told: what counts, or the second coder's */
    const struct score_cell *cell; /* NULL: nothing was scored, or a second coder asks */
};

enum score_lines {
    SCORE_LINES_SCORED, /* what was scored */
    SCORE_LINES_ALL,    /* and what was not */
    SCORE_LINES_LEFT,   /* only what was not */
};

/* struct score_line by commitment, period and party; they last as long as the grid. period NULL:
 * every one of the grid's (whole life where it has none). */
GPtrArray *score_lines(const struct score_grid *grid, const char *period, enum score_lines which);
/* The same for a second coder of that name: the cells that a first coder scored, but for those that
 * they scored themselves. */
GPtrArray *score_lines_second(const struct score_grid *grid, const char *period, const char *author,
                              enum score_lines which);
/* The cells that both coders scored and do not agree about. */
GPtrArray *score_lines_disputed(const struct score_grid *grid, const struct agreement *agreement);

/* Of lists, and of disagreements; the same order as in files: key, title, party, period, score,
 * reason, author, assessed_on … data: NULL. */
const struct sheet_column *score_columns(gsize *n);
const struct sheet_column *score_disputed_columns(gsize *n);

#endif
