/* rows.c owns reading any table whole, and bringing a whole register back.
 * It must not know any one table, nor any file format. */
#include "db/rows.h"

#include "db/change_private.h"
#include "db/derive.h"
#include "db/load.h"
#include "db/schema.h"
#include "db/search.h"

#include <string.h>

enum { BATCH = 500 };

void *row_by_id(struct db *db, enum table_id table, gint64 id, GError **error)
{
    return load_by_id(db, table, id, error);
}

static gboolean walk_batch(enum table_id table, const GPtrArray *rows, gint64 *after,
                           gboolean *goes_on,
                           gboolean (*each)(enum table_id table, const void *row, gpointer data),
                           gpointer data)
{
    for (guint i = 0; i < rows->len; i++) {
        *after = ((const struct row_head *)rows->pdata[i])->id;
        *goes_on = each(table, rows->pdata[i], data);
        if (!*goes_on)
            return FALSE;
    }
    return rows->len == BATCH;
}

gboolean row_walk(struct db *db, enum table_id table,
                  gboolean (*each)(enum table_id table, const void *row, gpointer data),
                  gpointer data, GError **error)
{
    const char *name = table_of(table)->name;
    g_autofree char *sql =
        g_strdup_printf("SELECT * FROM %s WHERE id > $1 ORDER BY id LIMIT %d", name, BATCH);
    struct statement *st = statement_prepare(db, name, sql, error);
    gint64 after = 0;
    gboolean goes_on = TRUE, done = st != NULL;
    while (done) {
        statement_bind_int(st, 1, after);
        g_autoptr(GPtrArray) rows = load_all(st, table, error);
        done = rows != NULL;
        if (!done || !walk_batch(table, rows, &after, &goes_on, each, data))
            break;
    }
    statement_free(st);
    return done;
}

gboolean rows_clear(struct db *db, GError **error)
{
    /* References are checked at commit, so that the order of rows need not be known here. */
    if (!db->ops->execute(db->engine, "PRAGMA defer_foreign_keys=ON", error))
        return FALSE;
    for (int table = N_TABLES - 1; table >= 0; table--) {
        g_autofree char *sql =
            g_strdup_printf("DELETE FROM %s", table_of((enum table_id)table)->name);
        if (!db->ops->execute(db->engine, sql, error))
            return FALSE;
    }
    memset(db->next_ids, 0, sizeof db->next_ids); /* counted on from the rows that come */
    return TRUE;
}

gboolean rows_restore(struct db *db, enum table_id table, void *row, GError **error)
{
    g_assert(db->depth > 0 && ((struct row_head *)row)->id != 0);
    return store_insert(db, table, row, error);
}

gboolean rows_adopt(struct db *db, int version, GError **error)
{
    return schema_fill(db, version, error);
}

int rows_version(void)
{
    return schema_version();
}

struct settle {
    struct deriver deriver;
    GError **error;
    gboolean failed;
};

static gboolean settle_commitment(gint64 id, gpointer data)
{
    struct settle *settle = data;
    settle->failed = !follow_commitment(&settle->deriver, id, settle->error);
    return !settle->failed;
}

gboolean rows_settle(struct db *db, GError **error)
{
    struct settle settle = {.deriver = {.db = db}, .error = error};
    gboolean done = derive_walk(db, settle_commitment, &settle, error) && !settle.failed &&
                    search_rebuild(db, error);
    deriver_clear(&settle.deriver);
    return done;
}

gboolean rows_are_untouched(struct db *db, gboolean *answer, GError **error)
{
    GError *failed = NULL;
    owned(change_row) change =
        load_one(db_query(db, Q_CHANGE_BY_USER, &failed), TABLE_CHANGE, &failed);
    *answer = change == NULL;
    if (failed == NULL)
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}
