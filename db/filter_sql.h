/* SPDX-License-Identifier: MIT
 *
 * filter_sql.h: SQL text made of pieces with bound values, and a filter as one of the pieces.
 * Private to db/.
 *
 * Column names come from a whitelist, values are bound: no text of the user's is ever SQL.
 */
#ifndef DB_FILTER_SQL_H
#define DB_FILTER_SQL_H

#include "db/db_private.h"
#include "db/filter.h"

struct filter_sql {
    GString *text;
    GPtrArray *values; /* of $1, $2 …; NULL for one that is bound by hand at each run */
};

/* How a condition is asked. */
enum filter_way {
    FILTER_BY_ROW, /* of one row at a time, in an order that the filter has no say in */
    FILTER_BY_SET, /* once: sets of ids are worked out whole */
};

struct filter_sql *filter_sql_new(void);
void filter_sql_free(struct filter_sql *sql);                  /* NULL is accepted */
static inline void filter_sql_cleanup(struct filter_sql **sql) /* owned(filter_sql) */
{
    filter_sql_free(*sql);
}

void filter_sql_add(struct filter_sql *sql, const char *text);
/* Appends a parameter with its value. */
void filter_sql_add_text(struct filter_sql *sql, const char *text);
void filter_sql_add_int(struct filter_sql *sql, gint64 number);
/* Appends a parameter to be bound by hand; its number. */
int filter_sql_add_slot(struct filter_sql *sql);
/* Appends a template of the engine's: # is the expression, @ a parameter with the value. */
void filter_sql_add_template(struct filter_sql *sql, const char *form, const char *expression,
                             const char *value);

/* Appends a condition on commitment c. by_row: the WORDS nodes that very many rows have, which
 * FILTER_BY_ROW asks of each row's texts instead of the index; NULL: none. */
void filter_sql_add_filter(struct filter_sql *sql, const struct db *db, const struct filter *filter,
                           enum filter_way way, GHashTable *by_row);

/* The parameter for the index of a WORDS node. New. */
char *filter_sql_term(const struct db *db, const struct filter *words);
/* Appends a set of meetings ("1, 2" or a SELECT) for `meeting_id IN (…)`. */
void filter_sql_add_meetings(struct filter_sql *sql, const struct filter *filter);
/* Appends the ids of PARTY, TOPIC, SERIES and meetings as parameters. */
void filter_sql_add_ids(struct filter_sql *sql, const GArray *ids);

/* Prepared, with its values bound; the text must outlive the statement. */
struct statement *filter_sql_prepare(const struct filter_sql *sql, struct db *db, const char *name,
                                     GError **error);

#endif
