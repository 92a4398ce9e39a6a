/* SPDX-License-Identifier: MIT
 *
 * edition.h: reports as they were issued, and what stood in them.
 */
#ifndef DB_EDITION_H
#define DB_EDITION_H

#include "db/db.h"
#include "db/row.h"

/* A report as it was issued. number: of the editions of its report. parameters: JSON. audience: public
 * or internal. as_of: the day it tells of. state: the last change it knew (change_last_told). bytes:
 * what was printed. undone: 1 where undo took it back; its number is not given again. */
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
    INT(S, state, COLUMN_PLAIN)                                                                    \
    INT(S, undone, COLUMN_PLAIN)
ROW_DECLARE(edition, EDITION_FIELDS)

/* What stood in an edition: a commitment with its status then, the update that rests on, and the
 * wording that was quoted; 0: none. Of one commitment as many as updates and wordings were told. It
 * says nothing of the commitment, so it is no part of its history. */
#define EDITION_ENTRY_FIELDS(S, TEXT, INT, REF, BYTES)                                             \
    REF(S, edition_id, COLUMN_PLAIN)                                                               \
    REF(S, commitment_id, COLUMN_PLAIN)                                                            \
    TEXT(S, status, COLUMN_PLAIN)                                                                  \
    REF(S, update_id, COLUMN_PLAIN)                                                                \
    REF(S, wording_id, COLUMN_PLAIN)
ROW_DECLARE(edition_entry, EDITION_ENTRY_FIELDS)

/* The heads of those that were not taken back, the newest first: all but the bytes. */
GPtrArray *edition_heads(struct db *db, GError **error);
struct edition *edition_head_by_id(struct db *db, gint64 id, GError **error);
/* With the bytes, also one that was taken back; NULL without an error: none. */
struct edition *edition_by_id(struct db *db, gint64 id, GError **error);
/* The highest number that was ever given for the report; 0: none. */
gboolean edition_highest(struct db *db, const char *report, gint64 *number, GError **error);

/* Rows of struct edition_entry: of an edition; of all editions that the commitment stood in, or that
 * rest on the update, on the wording, or on an update that cites the source. */
GPtrArray *edition_entries(struct db *db, gint64 edition_id, GError **error);
GPtrArray *edition_entries_of_commitment(struct db *db, gint64 commitment_id, GError **error);
GPtrArray *edition_entries_of_update(struct db *db, gint64 update_id, GError **error);
GPtrArray *edition_entries_of_wording(struct db *db, gint64 wording_id, GError **error);
GPtrArray *edition_entries_of_source(struct db *db, gint64 source_id, GError **error);

#endif
