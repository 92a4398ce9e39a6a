/* review.c owns reading what was found after a meeting, and which proposals were refused.
 * It must not know what a finding means, nor who proposes what. */
#include "db/review.h"

#include "db/load.h"

GPtrArray *review_of_meeting(struct db *db, gint64 meeting_id, GError **error)
{
    return load_all_by_id(db, Q_REVIEW_OF_MEETING, TABLE_REVIEW, meeting_id, error);
}

GPtrArray *review_of_commitment(struct db *db, gint64 commitment_id, GError **error)
{
    return load_all_by_id(db, Q_REVIEW_OF_COMMITMENT, TABLE_REVIEW, commitment_id, error);
}

struct review *review_find(struct db *db, gint64 meeting_id, gint64 commitment_id, GError **error)
{
    struct statement *st = db_query(db, Q_REVIEW_FIND, error);
    if (st != NULL) {
        statement_bind_int(st, 1, meeting_id);
        statement_bind_int(st, 2, commitment_id);
    }
    return load_one(st, TABLE_REVIEW, error);
}

GPtrArray *dismissal_of_commitment(struct db *db, gint64 commitment_id, GError **error)
{
    return load_all_by_id(db, Q_DISMISSAL_OF_COMMITMENT, TABLE_DISMISSAL, commitment_id, error);
}
