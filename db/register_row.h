/* SPDX-License-Identifier: MIT
 *
 * register_row.h: what belongs to the register as a whole: settings, people, saved views.
 */
#ifndef DB_REGISTER_ROW_H
#define DB_REGISTER_ROW_H

#include "db/db.h"
#include "db/row.h"

/* name: unique. Known: "scheme" (token), "mapping NAME" (column mapping of imports). */
#define SETTING_FIELDS(S, TEXT, INT, REF, BYTES)                                                   \
    TEXT(S, name, COLUMN_PLAIN)                                                                    \
    TEXT(S, value, COLUMN_PLAIN)
ROW_DECLARE(setting, SETTING_FIELDS)

/* An analyst: the name that is printed, and the login it belongs to. */
#define PERSON_FIELDS(S, TEXT, INT, REF, BYTES)                                                    \
    TEXT(S, login, COLUMN_PLAIN)                                                                   \
    TEXT(S, name, COLUMN_PLAIN)                                                                    \
    TEXT(S, unit, COLUMN_PLAIN)
ROW_DECLARE(person, PERSON_FIELDS)

/* person: whose it is, "" shared. filter: in the filter language. columns, sort, grouping: lists
 * of column names. */
#define SAVED_VIEW_FIELDS(S, TEXT, INT, REF, BYTES)                                                \
    TEXT(S, name, COLUMN_PLAIN)                                                                    \
    TEXT(S, person, COLUMN_PLAIN)                                                                  \
    TEXT(S, filter, COLUMN_PLAIN)                                                                  \
    TEXT(S, columns, COLUMN_PLAIN)                                                                 \
    TEXT(S, sort, COLUMN_PLAIN)                                                                    \
    TEXT(S, grouping, COLUMN_PLAIN)
ROW_DECLARE(saved_view, SAVED_VIEW_FIELDS)

/* NULL without an error: not set. */
struct setting *setting_get(struct db *db, const char *name, GError **error);
struct person *person_by_login(struct db *db, const char *login, GError **error);
GPtrArray *person_all(struct db *db, GError **error);
GPtrArray *saved_view_all(struct db *db, GError **error);

#endif
