/* SPDX-License-Identifier: MIT
 *
 * assessment.h: a party's score on a commitment for a period. Append-only, like updates.
 */
#ifndef DB_ASSESSMENT_H
#define DB_ASSESSMENT_H

#include "db/db.h"
#include "db/row.h"

/* score: "+1", "0", "-1" or "na". period: as written, EDTF where it has one. corrects_id: the
 * assessment this one corrects. scheme_version: the version of the scheme's row it was made by.
 * role: '' of the first coder, second, or adjudication, which settles between both. */
#define ASSESSMENT_FIELDS(S, TEXT, INT, REF, BYTES)                                                \
    REF(S, commitment_id, COLUMN_PLAIN)                                                            \
    REF(S, party_id, COLUMN_PLAIN)                                                                 \
    REF(S, scheme_id, COLUMN_PLAIN)                                                                \
    INT(S, scheme_version, COLUMN_PLAIN)                                                           \
    TEXT(S, period, COLUMN_PLAIN)                                                                  \
    TEXT(S, score, COLUMN_PLAIN)                                                                   \
    TEXT(S, author, COLUMN_PLAIN)                                                                  \
    TEXT(S, recorded_at, COLUMN_PLAIN)                                                             \
    TEXT(S, assessed_on, COLUMN_PLAIN)                                                             \
    REF(S, corrects_id, COLUMN_PLAIN)                                                              \
    INT(S, undone, COLUMN_PLAIN)                                                                   \
    TEXT(S, reason, COLUMN_PLAIN)                                                                  \
    TEXT(S, role, COLUMN_PLAIN)
ROW_DECLARE(assessment, ASSESSMENT_FIELDS)

/* In order of recording; undone ones too. */
GPtrArray *assessment_of_commitment(struct db *db, gint64 commitment_id, GError **error);
/* Those that were not undone, in order of recording. */
GPtrArray *assessment_live_of_commitment(struct db *db, gint64 commitment_id, GError **error);
/* Every period that something was scored for; char *, in no order. */
GPtrArray *assessment_periods(struct db *db, GError **error);

#endif
