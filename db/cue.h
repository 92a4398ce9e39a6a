/* SPDX-License-Identifier: MIT
 *
 * cue.h: words of a register's own that make a passage a promise, or undo one, beside the shipped
 * ones.
 */
#ifndef DB_CUE_H
#define DB_CUE_H

#include "db/db.h"
#include "db/row.h"

/* phrase: the words, as a text has them. role: what they do there (promise, position, undoes,
 * subject, call, forecast, view); never empty, and not limited to what this program knows. force: a
 * token, "" none. again: 1 where they repeat an earlier promise. */
#define CUE_FIELDS(S, TEXT, INT, REF, BYTES)                                                       \
    TEXT(S, phrase, COLUMN_PLAIN)                                                                  \
    TEXT(S, role, COLUMN_PLAIN)                                                                    \
    TEXT(S, force, COLUMN_PLAIN)                                                                   \
    INT(S, again, COLUMN_PLAIN)                                                                    \
    TEXT(S, note, COLUMN_PLAIN)
ROW_DECLARE(cue, CUE_FIELDS)

/* In the order they were added. */
GPtrArray *cue_all(struct db *db, GError **error);

#endif
