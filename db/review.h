/* SPDX-License-Identifier: MIT
 *
 * review.h: what an analyst found of each open commitment after a meeting, and which proposals they
 * have refused for good.
 */
#ifndef DB_REVIEW_H
#define DB_REVIEW_H

#include "db/db.h"
#include "db/row.h"

/* One a meeting and commitment. finding: restated, changed, not-mentioned, closed or later (put
 * off). recorded_at: UTC. */
#define REVIEW_FIELDS(S, TEXT, INT, REF, BYTES)                                                    \
    REF(S, meeting_id, COLUMN_PLAIN)                                                               \
    REF(S, commitment_id, COLUMN_PLAIN)                                                            \
    TEXT(S, finding, COLUMN_PLAIN)                                                                 \
    TEXT(S, note, COLUMN_PLAIN)                                                                    \
    TEXT(S, author, COLUMN_PLAIN)                                                                  \
    TEXT(S, recorded_at, COLUMN_PLAIN)
ROW_DECLARE(review, REVIEW_FIELDS)

/* A proposal that is not made again: what was proposed (fulfilled, held-elsewhere, resolves,
 * relaunch …), of which commitment, on the strength of which meeting (0: of none). */
#define DISMISSAL_FIELDS(S, TEXT, INT, REF, BYTES)                                                 \
    REF(S, commitment_id, COLUMN_PLAIN)                                                            \
    REF(S, meeting_id, COLUMN_PLAIN)                                                               \
    TEXT(S, what, COLUMN_PLAIN)
ROW_DECLARE(dismissal, DISMISSAL_FIELDS)

/* In the order they were recorded. */
GPtrArray *review_of_meeting(struct db *db, gint64 meeting_id, GError **error);
/* In the order of the meetings. */
GPtrArray *review_of_commitment(struct db *db, gint64 commitment_id, GError **error);
/* The one of both. NULL without an error: none. */
struct review *review_find(struct db *db, gint64 meeting_id, gint64 commitment_id, GError **error);
GPtrArray *dismissal_of_commitment(struct db *db, gint64 commitment_id, GError **error);

#endif
