/* meeting.c owns reading series, meetings and participants.
 * It must not know what a level or a state means. */
#include "db/meeting.h"

#include "db/load.h"
#include "db/series.h"

struct series *series_by_id(struct db *db, gint64 id, GError **error)
{
    return load_one_by_id(db, Q_SERIES_BY_ID, TABLE_SERIES, id, error);
}

struct series *series_find(struct db *db, const char *name, GError **error)
{
    return load_one_by_text(db, Q_SERIES_FIND, TABLE_SERIES, name, error);
}

GPtrArray *series_all(struct db *db, GError **error)
{
    return load_all(db_query(db, Q_SERIES_ALL, error), TABLE_SERIES, error);
}

struct meeting *meeting_by_id(struct db *db, gint64 id, GError **error)
{
    return load_one_by_id(db, Q_MEETING_BY_ID, TABLE_MEETING, id, error);
}

struct meeting *meeting_by_token(struct db *db, const char *token, GError **error)
{
    return load_one_by_text(db, Q_MEETING_BY_TOKEN, TABLE_MEETING, token, error);
}

GPtrArray *meeting_all(struct db *db, gint64 series_id, GError **error)
{
    if (series_id == 0)
        return load_all(db_query(db, Q_MEETING_ALL, error), TABLE_MEETING, error);
    return load_all_by_id(db, Q_MEETING_OF_SERIES, TABLE_MEETING, series_id, error);
}

GPtrArray *meeting_between(struct db *db, const char *first, const char *last, GError **error)
{
    struct statement *st = db_query(db, Q_MEETING_BETWEEN, error);
    if (st != NULL) {
        statement_bind_text(st, 1, first);
        statement_bind_text(st, 2, last);
    }
    return load_all(st, TABLE_MEETING, error);
}

GPtrArray *meeting_participants(struct db *db, gint64 meeting_id, GError **error)
{
    return load_all_by_id(db, Q_MEETING_PARTICIPANTS, TABLE_PARTICIPANT, meeting_id, error);
}
