/* SPDX-License-Identifier: MIT
 *
 * series.h: a line of meetings of the same parties, such as eu-us-jha.
 */
#ifndef DB_SERIES_H
#define DB_SERIES_H

#include "db/db.h"
#include "db/row.h"

/* token: unique, ASCII. prefix: of its commitments' keys (EUUS-0042); next_number: of the next
 * key, never goes back, not even by undo. */
#define SERIES_FIELDS(S, TEXT, INT, REF, BYTES)                                                    \
    TEXT(S, token, COLUMN_PLAIN)                                                                   \
    TEXT(S, prefix, COLUMN_PLAIN)                                                                  \
    TEXT(S, title, COLUMN_PLAIN)                                                                   \
    TEXT(S, description, COLUMN_PLAIN)                                                             \
    INT(S, next_number, COLUMN_COUNTER)
ROW_DECLARE(series, SERIES_FIELDS)

struct series *series_by_id(struct db *db, gint64 id, GError **error);
/* By token or prefix; NULL without an error: none. */
struct series *series_find(struct db *db, const char *name, GError **error);
GPtrArray *series_all(struct db *db, GError **error);

#endif
