/* register_row.c owns reading what belongs to the register as a whole: schemes, settings, people,
 * views. It must not know what a setting is for. */
#include "db/register_row.h"

#include "db/load.h"
#include "db/scheme_row.h"

struct scheme_row *scheme_row_by_token(struct db *db, const char *token, GError **error)
{
    return load_one_by_text(db, Q_SCHEME_BY_TOKEN, TABLE_SCHEME, token, error);
}

GPtrArray *scheme_row_all(struct db *db, GError **error)
{
    return load_all(db_query(db, Q_SCHEME_ALL, error), TABLE_SCHEME, error);
}

GPtrArray *scheme_status_rows(struct db *db, gint64 scheme_id, GError **error)
{
    return load_all_by_id(db, Q_SCHEME_STATUSES, TABLE_SCHEME_STATUS, scheme_id, error);
}

struct setting *setting_get(struct db *db, const char *name, GError **error)
{
    return load_one_by_text(db, Q_SETTING_GET, TABLE_SETTING, name, error);
}

struct person *person_by_login(struct db *db, const char *login, GError **error)
{
    return load_one_by_text(db, Q_PERSON_BY_LOGIN, TABLE_PERSON, login, error);
}

GPtrArray *person_all(struct db *db, GError **error)
{
    return load_all(db_query(db, Q_PERSON_ALL, error), TABLE_PERSON, error);
}

GPtrArray *saved_view_all(struct db *db, GError **error)
{
    return load_all(db_query(db, Q_SAVED_VIEW_ALL, error), TABLE_SAVED_VIEW, error);
}
