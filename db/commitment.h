/* SPDX-License-Identifier: MIT
 *
 * commitment.h: the promise itself, one row for life, and who and what it is about.
 *
 * The derived columns are kept by the write path (derive.c): its due days, where it stands now
 * (from its updates), and what its wordings, parties and topics say, so that a list reads one row.
 */
#ifndef DB_COMMITMENT_H
#define DB_COMMITMENT_H

#include "db/db.h"
#include "db/row.h"

/* Sentinels of the sort columns, which are never empty. */
#define COMMITMENT_NO_DAY "9999-12-31"

/* kind, level, priority, visibility: tokens. place, country, level: of a promised meeting.
 * custom: a JSON object of the columns an import did not know ("" none). status: a token of the
 * register's scheme, "" for positions and third-party rows. status_class: open, closed or none.
 * status_sort: the status' place in the scheme. is_assessed, is_done: what the scheme says of it.
 * status_on: the day it took effect. checked_on: the last day someone looked. earliest_on,
 * latest_on: first day of the meetings of the earliest and latest wording held. */
#define COMMITMENT_FIELDS(S, TEXT, INT, REF, BYTES)                                                \
    TEXT(S, key, COLUMN_PLAIN)                                                                     \
    REF(S, series_id, COLUMN_PLAIN)                                                                \
    TEXT(S, kind, COLUMN_PLAIN)                                                                    \
    TEXT(S, due_edtf, COLUMN_PLAIN)                                                                \
    TEXT(S, due_first, COLUMN_OWN)                                                                 \
    TEXT(S, due_last, COLUMN_OWN)                                                                  \
    TEXT(S, due_sort, COLUMN_OWN)                                                                  \
    TEXT(S, status, COLUMN_DERIVED)                                                                \
    TEXT(S, status_class, COLUMN_DERIVED)                                                          \
    INT(S, status_sort, COLUMN_DERIVED)                                                            \
    TEXT(S, status_on, COLUMN_DERIVED)                                                             \
    INT(S, is_assessed, COLUMN_DERIVED)                                                            \
    INT(S, is_done, COLUMN_DERIVED)                                                                \
    TEXT(S, checked_on, COLUMN_DERIVED)                                                            \
    TEXT(S, updated_at, COLUMN_COUNTER)                                                            \
    INT(S, earliest_wording_id, COLUMN_DERIVED)                                                    \
    INT(S, latest_wording_id, COLUMN_DERIVED)                                                      \
    INT(S, latest_meeting_id, COLUMN_DERIVED)                                                      \
    TEXT(S, earliest_on, COLUMN_DERIVED)                                                           \
    TEXT(S, latest_on, COLUMN_DERIVED)                                                             \
    TEXT(S, latest_place, COLUMN_DERIVED)                                                          \
    INT(S, n_wordings, COLUMN_DERIVED)                                                             \
    TEXT(S, owner, COLUMN_PLAIN)                                                                   \
    TEXT(S, priority, COLUMN_PLAIN)                                                                \
    TEXT(S, visibility, COLUMN_PLAIN)                                                              \
    TEXT(S, follow_up_on, COLUMN_PLAIN)                                                            \
    TEXT(S, follow_up_sort, COLUMN_OWN)                                                            \
    TEXT(S, title, COLUMN_PLAIN)                                                                   \
    TEXT(S, title_sort, COLUMN_OWN)                                                                \
    TEXT(S, parties_text, COLUMN_DERIVED)                                                          \
    TEXT(S, topics_text, COLUMN_DERIVED)                                                           \
    TEXT(S, due_text, COLUMN_PLAIN)                                                                \
    TEXT(S, place, COLUMN_PLAIN)                                                                   \
    TEXT(S, country, COLUMN_PLAIN)                                                                 \
    TEXT(S, level, COLUMN_PLAIN)                                                                   \
    TEXT(S, next_actor, COLUMN_PLAIN)                                                              \
    TEXT(S, next_step, COLUMN_PLAIN)                                                               \
    TEXT(S, next_step_visibility, COLUMN_PLAIN)                                                    \
    TEXT(S, question, COLUMN_PLAIN)                                                                \
    TEXT(S, description, COLUMN_PLAIN)                                                             \
    TEXT(S, note, COLUMN_PLAIN)                                                                    \
    TEXT(S, note_visibility, COLUMN_PLAIN)                                                         \
    TEXT(S, custom, COLUMN_PLAIN)
ROW_DECLARE(commitment, COMMITMENT_FIELDS)

/* An old or merged key that answers for ever. */
#define KEY_ALIAS_FIELDS(S, TEXT, INT, REF, BYTES)                                                 \
    TEXT(S, key, COLUMN_PLAIN)                                                                     \
    REF(S, commitment_id, COLUMN_PLAIN)                                                            \
    TEXT(S, reason, COLUMN_PLAIN)
ROW_DECLARE(key_alias, KEY_ALIAS_FIELDS)

/* position: their order as entered. role: bound, host, beneficiary or third-party. */
#define COMMITMENT_PARTY_FIELDS(S, TEXT, INT, REF, BYTES)                                          \
    REF(S, commitment_id, COLUMN_PLAIN)                                                            \
    REF(S, party_id, COLUMN_PLAIN)                                                                 \
    TEXT(S, role, COLUMN_PLAIN)                                                                    \
    INT(S, position, COLUMN_PLAIN)
ROW_DECLARE(commitment_party, COMMITMENT_PARTY_FIELDS)

#define COMMITMENT_TOPIC_FIELDS(S, TEXT, INT, REF, BYTES)                                          \
    REF(S, commitment_id, COLUMN_PLAIN)                                                            \
    REF(S, topic_id, COLUMN_PLAIN)                                                                 \
    INT(S, position, COLUMN_PLAIN)
ROW_DECLARE(commitment_topic, COMMITMENT_TOPIC_FIELDS)

struct commitment *commitment_by_id(struct db *db, gint64 id, GError **error);
/* By key or by an old key (exactly, else in upper case). NULL without an error: none. */
struct commitment *commitment_by_key(struct db *db, const char *key, GError **error);
gboolean commitment_count(struct db *db, gint64 *n, GError **error);
/* Key of the next commitment: SERIES-NNNN, or C-NNNN without a series. Inside a change; the number
 * is spent even if the change is undone. Skips keys that are taken. */
char *commitment_next_key(struct db *db, gint64 series_id, GError **error);
GPtrArray *commitment_parties(struct db *db, gint64 commitment_id, GError **error);
GPtrArray *commitment_topics(struct db *db, gint64 commitment_id, GError **error);
GPtrArray *commitment_aliases(struct db *db, gint64 commitment_id, GError **error);
/* Keys that begin with the text, for completion. */
GPtrArray *commitment_keys_like(struct db *db, const char *prefix, int limit, GError **error);

#endif
