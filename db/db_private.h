/* SPDX-License-Identifier: MIT
 *
 * db_private.h: the inside of struct db, for the files of db/ that share it.
 */
#ifndef DB_DB_PRIVATE_H
#define DB_DB_PRIVATE_H

#include "db/db.h"
#include "db/engine.h"
#include "db/query.h"
#include "db/statement.h"
#include "db/table.h"

struct change;

enum { N_FOLLOWS = 64 }; /* sets of stored facts: follow.c */

struct db {
    char *location;
    const struct engine_ops *ops;
    struct engine *engine;
    const struct db_rules *rules;
    gboolean read_only;
    char *kept_copy;                      /* made by this opening before a migration; NULL: none */
    int depth;                            /* open transactions, nested */
    gboolean is_writing;                  /* the outermost of them */
    struct statement *queries[N_QUERIES]; /* prepared on first use */
    struct statement *inserts[N_TABLES];  /* every column of a row */
    struct statement *loads[N_TABLES];    /* a row by its id */
    struct statement *deletes[N_TABLES];  /* a row by its id */
    struct statement *bumps[N_TABLES];    /* version + 1, by id and version */
    struct statement **sets[N_TABLES];    /* one a column: its value, by id */
    struct statement *follows[N_FOLLOWS]; /* derived columns of a commitment, by which facts */
    gint64 next_ids[N_TABLES];            /* in the open write transaction; 0: not looked up */
    struct statement *search_insert, *search_remove;
    gboolean search_is_set_up; /* engine_search.setup has been executed */
    gint64 few;            /* for tests: how many are few, and how long a walk is; 0: as it is */
    struct change *change; /* the open change, or NULL */
};

/* The prepared query, reset; NULL and an error if the engine refuses it. */
struct statement *db_query(struct db *db, enum query_id id, GError **error);

/* Completes an engine's error: the file before it, after it the name of the SQL (NULL: none). */
void db_name_error(const struct db *db, const char *sql_name, GError **error);

#endif
