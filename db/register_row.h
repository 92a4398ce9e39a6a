/* SPDX-License-Identifier: MIT
 *
 * register_row.h: what belongs to the register as a whole: settings, people, saved views, editions.
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

/* A report as it was issued. number: of the editions of its report. parameters: JSON. audience: public
 * or internal. as_of: the day it tells of. state: the last change it knew. bytes: what was
 * printed. */
#define EDITION_FIELDS(S, TEXT, INT, REF, BYTES)                                                   \
    TEXT(S, report, COLUMN_PLAIN)                                                                  \
    INT(S, number, COLUMN_PLAIN)                                                                   \
    TEXT(S, parameters, COLUMN_PLAIN)                                                              \
    TEXT(S, recipient, COLUMN_PLAIN)                                                               \
    TEXT(S, key_messages, COLUMN_PLAIN)                                                            \
    TEXT(S, issued_on, COLUMN_PLAIN)                                                               \
    TEXT(S, author, COLUMN_PLAIN)                                                                  \
    TEXT(S, format, COLUMN_PLAIN)                                                                  \
    BYTES(S, bytes, COLUMN_PLAIN)                                                                  \
    TEXT(S, title, COLUMN_PLAIN)                                                                   \
    TEXT(S, audience, COLUMN_PLAIN)                                                                \
    TEXT(S, as_of, COLUMN_PLAIN)                                                                   \
    INT(S, state, COLUMN_PLAIN)
ROW_DECLARE(edition, EDITION_FIELDS)

/* What stood in an edition: a commitment with its status then, the update that rests on, and the
 * wording that was quoted; 0: none. */
#define EDITION_ENTRY_FIELDS(S, TEXT, INT, REF, BYTES)                                             \
    REF(S, edition_id, COLUMN_PLAIN)                                                               \
    REF(S, commitment_id, COLUMN_PLAIN)                                                            \
    TEXT(S, status, COLUMN_PLAIN)                                                                  \
    REF(S, update_id, COLUMN_PLAIN)                                                                \
    REF(S, wording_id, COLUMN_PLAIN)
ROW_DECLARE(edition_entry, EDITION_ENTRY_FIELDS)

/* NULL without an error: not set. */
struct setting *setting_get(struct db *db, const char *name, GError **error);
struct person *person_by_login(struct db *db, const char *login, GError **error);
GPtrArray *person_all(struct db *db, GError **error);
GPtrArray *saved_view_all(struct db *db, GError **error);
/* In the order in which they were issued. */
GPtrArray *edition_all(struct db *db, GError **error);
struct edition *edition_by_id(struct db *db, gint64 id, GError **error);
GPtrArray *edition_entries(struct db *db, gint64 edition_id, GError **error);
/* Those of every edition that the commitment stood in. */
GPtrArray *edition_entries_of_commitment(struct db *db, gint64 commitment_id, GError **error);

#endif
