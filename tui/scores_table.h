/* scores_table.h: what the scores view has read: the scores of what is listed, for one period, as
 * whoever codes may see them. */
#ifndef HELDTO_TUI_SCORES_TABLE_H
#define HELDTO_TUI_SCORES_TABLE_H

#include "core/score/grid.h"
#include "db/party.h"

struct commitment_list;

struct scores_table {
    struct session *session;
    struct score_grid *grid;
    GHashTable *rows;   /* commitment's id → its row in the grid, plus 1 */
    char *filter;       /* by which it was read */
    char *period;       /* stored */
    gboolean is_chosen; /* the period was: else it is the last that something was scored for */
    gboolean is_blind;  /* the second coder codes: the grid holds nothing of the first */
    /* Of the period, worked out as it is read: */
    GArray *tallies;          /* struct score_tally, by party */
    struct score_tally all;   /* of all cells */
    struct score_means means; /* the overall figure */
};

struct scores_table *scores_table_new(struct session *session);
void scores_table_free(struct scores_table *table); /* NULL is accepted */

/* Reads what a list lists; what was read before stays where that fails. */
gboolean scores_table_read(struct scores_table *table, const struct commitment_list *listed,
                           GError **error);
/* TRUE where the list is filtered in another way since. */
gboolean scores_table_is_stale(const struct scores_table *table,
                               const struct commitment_list *listed);
/* One commitment's scores anew. */
gboolean scores_table_reread(struct scores_table *table, gint64 commitment_id, GError **error);
void scores_table_set_period(struct scores_table *table, const char *period);

guint scores_table_parties(const struct scores_table *table);
const struct party *scores_table_party(const struct scores_table *table, guint party);
/* The period's place in the grid; -1: nothing was scored for it. */
int scores_table_at(const struct scores_table *table);
/* The row in the grid; -1: it can have no score. */
int scores_table_row(const struct scores_table *table, gint64 commitment_id);
gboolean scores_table_is_bound(const struct scores_table *table, gint64 commitment_id, guint party);
/* NULL: there is none. */
const struct score_cell *scores_table_cell(const struct scores_table *table, gint64 commitment_id,
                                           guint party);
/* Both coders scored it, and not alike. */
gboolean score_cell_is_disputed(const struct score_cell *cell);

/* "United States, 2020: −1, no compliance": of a cell, or why it has none; shown text, new. */
char *scores_table_words(const struct scores_table *table, const struct commitment *row,
                         guint party);
/* Everything that was said of a cell, the last first: shown lines. */
GPtrArray *scores_table_history(const struct scores_table *table, gint64 commitment_id,
                                guint party);
/* "2020", "whole life"; shown text, new. */
char *scores_table_period_words(const struct scores_table *table);

#endif
