/* history.c owns reading what was changed, by whom and when.
 * It must not write. */
#include "db/change.h"

#include "db/load.h"

struct change_row *change_by_id(struct db *db, gint64 id, GError **error)
{
    return load_one_by_id(db, Q_CHANGE_BY_ID, TABLE_CHANGE, id, error);
}

struct change_row *change_last_told(struct db *db, GError **error)
{
    return load_one(db_query(db, Q_CHANGE_LAST_TOLD, error), TABLE_CHANGE, error);
}

gboolean change_inserted_after(struct db *db, enum table_id table, gint64 row_id, gint64 change_id,
                               gboolean *answer, GError **error)
{
    struct statement *st = db_query(db, Q_FIELD_CHANGE_INSERTED_IN, error);
    if (st == NULL)
        return FALSE;
    statement_bind_text(st, 1, table_of(table)->name);
    statement_bind_int(st, 2, row_id);
    gboolean done = statement_one(st, error);
    *answer = done && statement_int(st, "n") > change_id;
    statement_reset(st);
    return done;
}

static GPtrArray *read_page(struct db *db, enum query_id query, gint64 commitment_id, gint64 from,
                            int limit, GError **error)
{
    struct statement *st = db_query(db, query, error);
    if (st == NULL)
        return NULL;
    int n = 0;
    if (commitment_id != 0)
        statement_bind_int(st, ++n, commitment_id);
    statement_bind_int(st, ++n, from);
    statement_bind_int(st, ++n, limit);
    return load_all(st, TABLE_CHANGE, error);
}

GPtrArray *change_page(struct db *db, gint64 commitment_id, gint64 before_id, int limit,
                       GError **error)
{
    enum query_id query = commitment_id != 0 ? Q_CHANGE_PAGE_OF : Q_CHANGE_PAGE;
    return read_page(db, query, commitment_id, before_id != 0 ? before_id : G_MAXINT64, limit,
                     error);
}

GPtrArray *change_page_newer(struct db *db, gint64 commitment_id, gint64 after_id, int limit,
                             GError **error)
{
    enum query_id query = commitment_id != 0 ? Q_CHANGE_PAGE_NEWER_OF : Q_CHANGE_PAGE_NEWER;
    GPtrArray *page = read_page(db, query, commitment_id, after_id, limit, error);
    for (guint i = 0; page != NULL && i < page->len / 2; i++) {
        gpointer other = page->pdata[page->len - 1 - i];
        page->pdata[page->len - 1 - i] = page->pdata[i];
        page->pdata[i] = other;
    }
    return page;
}

gboolean change_count_of(struct db *db, gint64 commitment_id, gint64 *n, GError **error)
{
    struct statement *st = db_query(db, Q_CHANGE_COUNT_OF, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, commitment_id);
    if (!statement_one(st, error))
        return FALSE;
    *n = statement_int(st, "n");
    statement_reset(st);
    return TRUE;
}

GPtrArray *change_fields(struct db *db, gint64 change_id, int limit, GError **error)
{
    struct statement *st = db_query(db, Q_FIELD_CHANGE_OF, error);
    if (st == NULL)
        return NULL;
    statement_bind_int(st, 1, change_id);
    statement_bind_int(st, 2, 0);
    statement_bind_int(st, 3, limit);
    return load_all(st, TABLE_FIELD_CHANGE, error);
}

GPtrArray *change_fields_of_row(struct db *db, enum table_id table, gint64 row_id, GError **error)
{
    struct statement *st = db_query(db, Q_FIELD_CHANGE_OF_ROW, error);
    if (st == NULL)
        return NULL;
    statement_bind_text(st, 1, table_of(table)->name);
    statement_bind_int(st, 2, row_id);
    return load_all(st, TABLE_FIELD_CHANGE, error);
}
