/* SPDX-License-Identifier: MIT
 *
 * scheme_row.h: the status schemes a register holds, shipped ones and its own.
 *
 * The register's own scheme is the setting "scheme" (register_row.h).
 */
#ifndef DB_SCHEME_ROW_H
#define DB_SCHEME_ROW_H

#include "db/db.h"
#include "db/row.h"

#define SCHEME_ROW_FIELDS(S, TEXT, INT, REF, BYTES)                                                \
    TEXT(S, token, COLUMN_PLAIN)                                                                   \
    TEXT(S, name, COLUMN_PLAIN)                                                                    \
    TEXT(S, description, COLUMN_PLAIN)
ROW_DECLARE(scheme_row, SCHEME_ROW_FIELDS)

/* letter: the key that chooses it. class: open or closed. score: "+1", "0", "-1", "na" or "". */
#define SCHEME_STATUS_ROW_FIELDS(S, TEXT, INT, REF, BYTES)                                         \
    REF(S, scheme_id, COLUMN_PLAIN)                                                                \
    INT(S, position, COLUMN_PLAIN)                                                                 \
    TEXT(S, token, COLUMN_PLAIN)                                                                   \
    TEXT(S, letter, COLUMN_PLAIN)                                                                  \
    TEXT(S, label, COLUMN_PLAIN)                                                                   \
    TEXT(S, definition, COLUMN_PLAIN)                                                              \
    TEXT(S, class, COLUMN_PLAIN)                                                                   \
    INT(S, is_assessed, COLUMN_PLAIN)                                                              \
    INT(S, is_done, COLUMN_PLAIN)                                                                  \
    INT(S, needs_source, COLUMN_PLAIN)                                                             \
    INT(S, needs_successor, COLUMN_PLAIN)                                                          \
    TEXT(S, score, COLUMN_PLAIN)
ROW_DECLARE(scheme_status_row, SCHEME_STATUS_ROW_FIELDS)

struct scheme_row *scheme_row_by_token(struct db *db, const char *token, GError **error);
GPtrArray *scheme_row_all(struct db *db, GError **error);
/* In order of position. */
GPtrArray *scheme_status_rows(struct db *db, gint64 scheme_id, GError **error);

#endif
