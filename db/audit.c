/* audit.c owns comparing rows with the history that made them.
 * It must not know what any table is for: it walks their descriptions. */
#include "db/audit.h"

#include "db/db_private.h"

struct audit {
    struct db *db;
    gboolean (*each)(enum audit_fault fault, enum table_id table, gint64 row_id, const char *column,
                     gpointer data);
    gpointer data;
    gboolean is_stopped;
};

/* Runs SQL that gives the ids of faulty rows, and passes them on once no read is open. */
static gboolean report(struct audit *audit, const char *sql, enum audit_fault fault,
                       enum table_id table, const char *column, GError **error)
{
    struct statement *st = statement_prepare(audit->db, "audit", sql, error);
    if (st == NULL)
        return FALSE;
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW) {
        gint64 id = statement_int_at(st, 0);
        g_array_append_val(ids, id);
    }
    statement_free(st);
    for (guint i = 0; i < ids->len && !audit->is_stopped; i++)
        audit->is_stopped =
            !audit->each(fault, table, g_array_index(ids, gint64, i), column, audit->data);
    return result == STEP_DONE;
}

/* The one row without a uuid is made with the tables, before there is a history. */
static gboolean audit_inserts(struct audit *audit, enum table_id id, GError **error)
{
    const char *name = table_of(id)->name;
    g_autofree char *sql = g_strdup_printf(
        "SELECT t.id FROM %s t WHERE t.uuid <> '' AND NOT EXISTS (SELECT 1 FROM field_change f"
        " WHERE f.table_name = '%s' AND f.row_id = t.id AND f.op = 'insert') ORDER BY t.id",
        name, name);
    return report(audit, sql, AUDIT_NO_INSERT, id, "", error);
}

static gboolean audit_lost(struct audit *audit, enum table_id id, GError **error)
{
    const char *name = table_of(id)->name;
    g_autofree char *sql = g_strdup_printf(
        "SELECT f.row_id FROM field_change f WHERE f.table_name = '%s' AND f.op = 'insert'"
        " AND NOT EXISTS (SELECT 1 FROM %s t WHERE t.id = f.row_id)"
        " AND NOT EXISTS (SELECT 1 FROM field_change d WHERE d.table_name = '%s'"
        " AND d.row_id = f.row_id AND d.op = 'delete' AND d.id > f.id) ORDER BY f.row_id",
        name, name, name);
    return report(audit, sql, AUDIT_LOST, id, "", error);
}

/* The column as the journal writes it (row_value). */
static char *as_text(const struct column *column)
{
    switch (column->type) {
    case COLUMN_INT:
        return g_strdup_printf("CAST(t.%s AS TEXT)", column->name);
    case COLUMN_REF:
        return g_strdup_printf("coalesce(CAST(t.%s AS TEXT), '')", column->name);
    default:
        return g_strdup_printf("t.%s", column->name);
    }
}

static gboolean audit_values(struct audit *audit, enum table_id id, const struct column *column,
                             GError **error)
{
    const char *name = table_of(id)->name;
    g_autofree char *value = as_text(column);
    g_autofree char *sql = g_strdup_printf(
        "SELECT t.id FROM %s t JOIN field_change f ON f.table_name = '%s' AND f.row_id = t.id"
        " WHERE f.op = 'set' AND f.field = '%s' AND f.new_value <> %s"
        " AND NOT EXISTS (SELECT 1 FROM field_change n WHERE n.table_name = '%s'"
        " AND n.row_id = t.id AND n.op = 'set' AND n.field = '%s' AND n.id > f.id) ORDER BY t.id",
        name, name, column->name, value, name, column->name);
    return report(audit, sql, AUDIT_OTHER_VALUE, id, column->name, error);
}

static gboolean audit_table(struct audit *audit, enum table_id id, GError **error)
{
    const struct table *table = table_of(id);
    if (!audit_inserts(audit, id, error) || !audit_lost(audit, id, error))
        return FALSE;
    for (gsize i = 0; i < table->n_columns; i++) {
        const struct column *column = &table->columns[i];
        if ((column->flags & COLUMN_DERIVED) || column->type == COLUMN_BYTES)
            continue;
        if (!audit_values(audit, id, column, error))
            return FALSE;
    }
    return TRUE;
}

gboolean audit_history(struct db *db,
                       gboolean (*each)(enum audit_fault fault, enum table_id table, gint64 row_id,
                                        const char *column, gpointer data),
                       gpointer data, GError **error)
{
    struct audit audit = {.db = db, .each = each, .data = data};
    for (enum table_id id = 0; id < N_TABLES && !audit.is_stopped; id++)
        if ((table_of(id)->flags & TABLE_JOURNALED) && !audit_table(&audit, id, error))
            return FALSE;
    return audit.is_stopped ||
           report(&audit,
                  "SELECT c.id FROM change c WHERE c.entries <> (SELECT count(*) FROM field_change"
                  " f WHERE f.change_id = c.id) ORDER BY c.id",
                  AUDIT_ENTRIES, TABLE_CHANGE, "", error);
}
