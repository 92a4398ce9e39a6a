/* SPDX-License-Identifier: MIT
 *
 * reports/scorecard.h: the scorecard while it is made: the grid of what may be shown, and which
 * period of each commitment is told.
 */
#ifndef HELDTO_CORE_REPORTS_SCORECARD_H
#define HELDTO_CORE_REPORTS_SCORECARD_H

#include "core/report/build.h"
#include "core/report/tally.h"
#include "core/score/grid.h"

enum { SCORECARD_DECIMALS = 2, SCORECARD_PERCENT_DECIMALS = 1 };

struct scorecard {
    struct report *report;
    struct tally *tally;      /* for the frame */
    struct score_grid *all;   /* of the commitments that are selected and may be shown */
    struct score_grid *grid;  /* what is told: all, or those scored for the period asked for */
    char *period;             /* asked for; NULL: the last of each commitment */
    GArray *at;               /* int: the period of each row; -1: it was scored for none */
    GArray *periods;          /* int: periods of `all` that something counts for, in order */
    int earlier, later;       /* the two that the change is between; -1 none */
    GPtrArray *codes;         /* char *: "CA", heads the column of a party */
    GPtrArray *columns;       /* const char *: what that column is called in data */
    struct score_tally *rows; /* of each commitment, in its period */
    struct score_tally *parties;
};

/* Tables by party, by commitment, the overall figure. scorecard_tables.c */
void scorecard_put_overall(struct scorecard *card);
void scorecard_put_parties(struct scorecard *card);
gboolean scorecard_put_commitments(struct scorecard *card, GError **error);
/* Commitments × parties; periods × parties. scorecard_grid.c */
gboolean scorecard_put_grid(struct scorecard *card, GError **error);
void scorecard_put_periods(struct scorecard *card);
/* What was published beside the scores. scorecard_published.c */
gboolean scorecard_put_published(struct scorecard *card, GError **error);

/* A table of the report's columns, without those that a narrow page has no room for. */
struct scorecard_table {
    struct report_table table;
    const struct report_table_column *columns;
    struct report_table_column *shown;
    gsize n;
    unsigned wide; /* bits of the columns that only a wide page has */
    gboolean is_narrow;
};
void scorecard_table_begin(struct scorecard *card, struct scorecard_table *table, const char *name,
                           const struct report_table_column *columns, gsize n, unsigned wide);
/* Takes the cells over: as many as the table has columns on a wide page. */
void scorecard_table_put(struct scorecard *card, const struct scorecard_table *table,
                         struct report_text *const *cells);
void scorecard_table_end(struct scorecard *card, struct scorecard_table *table, const char *note);
/* Columns of a line; writers that take any number of them have no need to ask. */
int scorecard_width(const struct scorecard *card);

/* The score that counts in the row's period; as score_grid_score(). */
const char *scorecard_score(const struct scorecard *card, guint row, guint party);
const struct commitment *scorecard_commitment(const struct scorecard *card, guint row);
const char *scorecard_party(const struct scorecard *card, guint party);
/* "+0.50", as data "0.50"; "–" where there is none. New. */
struct report_text *scorecard_mean_text(const struct scorecard *card, const struct mean *mean);
/* In the length of a table's cell; whole as data. New. */
struct report_text *scorecard_title_text(const struct commitment *c);
struct report_text *scorecard_percent_text(const struct scorecard *card, const struct mean *mean);

#endif
