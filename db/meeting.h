/* SPDX-License-Identifier: MIT
 *
 * meeting.h: one occasion of a series, and who was there.
 *
 * Dates are EDTF (a day, an interval, a month, a year); date_first and date_last follow from it.
 * Only meetings in state `held` count for silence and for promises kept.
 */
#ifndef DB_MEETING_H
#define DB_MEETING_H

#include "db/db.h"
#include "db/row.h"

/* token: unique, "eu-us-jha-2021-06-22". level, state, visibility: tokens of core/words. url:
 * where the record of the meeting is. */
#define MEETING_FIELDS(S, TEXT, INT, REF, BYTES)                                                   \
    TEXT(S, token, COLUMN_PLAIN)                                                                   \
    REF(S, series_id, COLUMN_PLAIN)                                                                \
    TEXT(S, title, COLUMN_PLAIN)                                                                   \
    TEXT(S, date_edtf, COLUMN_PLAIN)                                                               \
    TEXT(S, date_first, COLUMN_OWN)                                                                \
    TEXT(S, date_last, COLUMN_OWN)                                                                 \
    TEXT(S, city, COLUMN_PLAIN)                                                                    \
    TEXT(S, country, COLUMN_PLAIN)                                                                 \
    TEXT(S, host, COLUMN_PLAIN)                                                                    \
    TEXT(S, level, COLUMN_PLAIN)                                                                   \
    TEXT(S, state, COLUMN_PLAIN)                                                                   \
    TEXT(S, url, COLUMN_PLAIN)                                                                     \
    TEXT(S, note, COLUMN_PLAIN)                                                                    \
    TEXT(S, visibility, COLUMN_PLAIN)
ROW_DECLARE(meeting, MEETING_FIELDS)

/* represents: the party spoken for, 0 unknown. */
#define PARTICIPANT_FIELDS(S, TEXT, INT, REF, BYTES)                                               \
    REF(S, meeting_id, COLUMN_PLAIN)                                                               \
    REF(S, party_id, COLUMN_PLAIN)                                                                 \
    TEXT(S, name, COLUMN_PLAIN)                                                                    \
    TEXT(S, role, COLUMN_PLAIN)
ROW_DECLARE(participant, PARTICIPANT_FIELDS)

struct meeting *meeting_by_id(struct db *db, gint64 id, GError **error);
struct meeting *meeting_by_token(struct db *db, const char *token, GError **error);
/* In order of first day; series_id 0: of every series. */
GPtrArray *meeting_all(struct db *db, gint64 series_id, GError **error);
/* Meetings whose days overlap first…last. */
GPtrArray *meeting_between(struct db *db, const char *first, const char *last, GError **error);
GPtrArray *meeting_participants(struct db *db, gint64 meeting_id, GError **error);

#endif
