/* SPDX-License-Identifier: MIT
 *
 * filter_plan.h: how a filter is best answered, found out by looking. Private to db/.
 *
 * A filter that at most FILTER_PLAN_FEW commitments can meet is answered from an index: its rows
 * are fetched and sorted. Of more, the list is walked in its order and each row is asked. Words
 * that very many rows have are then looked for in the row's own texts: to ask the full-text index
 * would cost as much as all their places, on every page.
 *
 * Measured at a million rows, in processor time: an index answer costs about 3 µs a hit, fetched
 * and sorted; a walked row 1 µs, 8 µs where its texts are read. At FEW hits both come to some
 * 30 ms for the first page; away from it the better of the two is well below.
 */
#ifndef DB_FILTER_PLAN_H
#define DB_FILTER_PLAN_H

#include "db/filter_sql.h"

enum { FILTER_PLAN_FEW = 10000 };

struct filter_plan {
    struct db *db;
    gint64 bound;       /* no more rows than this can meet it; -1: more than FEW may */
    GPtrArray *sources; /* of ids among which all these rows are, private; NULL: none */
    GHashTable *by_row; /* WORDS nodes to be looked for in each row's texts */
};

/* The plan remembers nodes of the filter, which must outlive it (NULL: every commitment). NULL on
 * error. */
struct filter_plan *filter_plan_new(struct db *db, const struct filter *filter, GError **error);
void filter_plan_free(struct filter_plan *plan);                  /* NULL is accepted */
static inline void filter_plan_cleanup(struct filter_plan **plan) /* owned(filter_plan) */
{
    filter_plan_free(*plan);
}

/* Appends the SELECT of those ids, as "id", each once. Only where bound is not -1. */
void filter_plan_add_ids(struct filter_sql *sql, const struct filter_plan *plan);

/* All words of a filter that is nothing but words, as one text for the index; NULL: it is more. */
char *filter_plan_words(const struct db *db, const struct filter *filter);

#endif
