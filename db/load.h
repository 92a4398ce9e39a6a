/* SPDX-License-Identifier: MIT
 *
 * load.h: rows out of statements and into them, by their description. Private to db/.
 */
#ifndef DB_LOAD_H
#define DB_LOAD_H

#include "db/db_private.h"

/* Fills `row` from the statement's current row; columns the table does not have are left out. */
void load_row(struct statement *st, enum table_id table, void *row);
/* The query's first row as a new struct, and the query reset. NULL without an error: none. The
 * query may be NULL with the error set, as db_query leaves it. */
void *load_one(struct statement *st, enum table_id table, GError **error);
/* All its rows; each belongs to the array. */
GPtrArray *load_all(struct statement *st, enum table_id table, GError **error);
/* The row of a table by its id. */
void *load_by_id(struct db *db, enum table_id table, gint64 id, GError **error);

/* Binds a row's column to $n; the row must stay until the statement has run. */
void load_bind(struct statement *st, int n, const void *row, const struct column *column);

/* Query by one id, or by one text. */
void *load_one_by_id(struct db *db, enum query_id query, enum table_id table, gint64 id,
                     GError **error);
void *load_one_by_text(struct db *db, enum query_id query, enum table_id table, const char *text,
                       GError **error);
GPtrArray *load_all_by_id(struct db *db, enum query_id query, enum table_id table, gint64 id,
                          GError **error);

#endif
