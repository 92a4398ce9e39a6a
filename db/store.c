/* store.c owns writing rows by their description: insert, set a field, delete.
 * It must not know any one table, nor keep history: that is change.c. */
#include "db/change_private.h"
#include "db/load.h"

#include <string.h>

static gboolean is_inserted(const struct column *column)
{
    return table_stores(column) || column->flags == COLUMN_OWN;
}

static struct statement *prepare_insert(struct db *db, enum table_id id, GError **error)
{
    const struct table *table = table_of(id);
    g_autoptr(GString) names = g_string_new("id");
    g_autoptr(GString) values = g_string_new("$1");
    int n = 1;
    if (table->flags & TABLE_HAS_UUID) {
        g_string_append(names, ", uuid, version");
        g_string_append(values, ", $2, $3");
        n = 3;
    }
    for (gsize i = 0; i < table->n_columns; i++) {
        if (!is_inserted(&table->columns[i]))
            continue;
        g_string_append_printf(names, ", %s", table->columns[i].name);
        g_string_append_printf(values, ", $%d", ++n);
    }
    g_autofree char *sql =
        g_strdup_printf("INSERT INTO %s(%s) VALUES (%s)", table->name, names->str, values->str);
    return statement_prepare(db, table->name, sql, error);
}

/* Ids are never given again, so that history names one row for ever: the next one is above every
 * row that is there and every row that history knows. */
static gboolean next_id(struct db *db, enum table_id id, gint64 *next, GError **error)
{
    if (db->next_ids[id] == 0) {
        const char *name = table_of(id)->name;
        g_autofree char *sql = g_strdup_printf("SELECT coalesce(max(id), 0) AS n FROM %s", name);
        struct statement *there = statement_prepare(db, name, sql, error);
        struct statement *known = db_query(db, Q_FIELD_CHANGE_HIGHEST, error);
        if (known != NULL)
            statement_bind_text(known, 1, name);
        gboolean done = there != NULL && known != NULL && statement_one(there, error) &&
                        statement_one(known, error);
        if (done)
            db->next_ids[id] = MAX(statement_int(there, "n"), statement_int(known, "n")) + 1;
        statement_free(there);
        if (!done)
            return FALSE;
        statement_reset(known);
    }
    *next = db->next_ids[id]++;
    return TRUE;
}

static gboolean name_row(struct db *db, enum table_id id, struct row_head *head, GError **error)
{
    if (head->id == 0 && !next_id(db, id, &head->id, error))
        return FALSE;
    if (!(table_of(id)->flags & TABLE_HAS_UUID))
        return TRUE;
    if (head->uuid == NULL) /* "" is the row that was made with the tables, coming back */
        head->uuid = g_uuid_string_random();
    if (head->version == 0)
        head->version = 1;
    return TRUE;
}

static gboolean run_insert(struct db *db, enum table_id id, const void *row, GError **error)
{
    const struct table *table = table_of(id);
    const struct row_head *head = row;
    struct statement *st = db->inserts[id];
    statement_bind_int(st, 1, head->id);
    int n = 1;
    if (table->flags & TABLE_HAS_UUID) {
        statement_bind_text(st, 2, head->uuid);
        statement_bind_int(st, 3, head->version);
        n = 3;
    }
    for (gsize i = 0; i < table->n_columns; i++)
        if (is_inserted(&table->columns[i]))
            load_bind(st, ++n, row, &table->columns[i]);
    return statement_run(st, error);
}

static char **own_member(void *row, const struct column *column)
{
    g_assert(column->type == COLUMN_TEXT);
    return (char **)((char *)row + column->offset);
}

/* Of a row that has columns of its own making a shallow copy is stored, with them worked out. */
static gboolean insert_with_own(struct db *db, enum table_id id, const void *row, GError **error)
{
    const struct table *table = table_of(id);
    g_autofree void *full = g_memdup2(row, table->row_size);
    for (gsize i = 0; i < table->n_columns; i++)
        if (table->columns[i].flags == COLUMN_OWN)
            *own_member(full, &table->columns[i]) = NULL;
    if (id == TABLE_COMMITMENT && db->change != NULL)
        ((struct commitment *)full)->updated_at = db->change->recorded_at;
    gboolean done = derive_own(db, id, full, error) && run_insert(db, id, full, error);
    for (gsize i = 0; i < table->n_columns; i++)
        if (table->columns[i].flags == COLUMN_OWN)
            g_free(*own_member(full, &table->columns[i]));
    return done;
}

gboolean store_insert(struct db *db, enum table_id id, void *row, GError **error)
{
    if (db->inserts[id] == NULL)
        db->inserts[id] = prepare_insert(db, id, error);
    if (db->inserts[id] == NULL || !name_row(db, id, row, error))
        return FALSE;
    gboolean has_own = id == TABLE_COMMITMENT || id == TABLE_MEETING || id == TABLE_SERIES;
    return has_own ? insert_with_own(db, id, row, error) : run_insert(db, id, row, error);
}

gboolean store_field(struct db *db, enum table_id id, gsize i, const void *row, GError **error)
{
    const struct table *table = table_of(id);
    if (db->sets[id] == NULL)
        db->sets[id] = g_new0(struct statement *, table->n_columns);
    if (db->sets[id][i] == NULL) {
        g_autofree char *sql = g_strdup_printf("UPDATE %s SET %s = $1 WHERE id = $2", table->name,
                                               table->columns[i].name);
        db->sets[id][i] = statement_prepare(db, table->name, sql, error);
    }
    struct statement *st = db->sets[id][i];
    if (st == NULL)
        return FALSE;
    load_bind(st, 1, row, &table->columns[i]);
    statement_bind_int(st, 2, ((const struct row_head *)row)->id);
    return statement_run(st, error);
}

gboolean store_bump(struct db *db, enum table_id id, const void *old, GError **error)
{
    const struct row_head *head = old;
    const char *name = table_of(id)->name;
    if (db->bumps[id] == NULL) {
        g_autofree char *sql = g_strdup_printf(
            "UPDATE %s SET version = version + 1 WHERE id = $1 AND version = $2", name);
        db->bumps[id] = statement_prepare(db, name, sql, error);
    }
    struct statement *st = db->bumps[id];
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, head->id);
    statement_bind_int(st, 2, head->version);
    if (!statement_run(st, error))
        return FALSE;
    if (db->ops->changes(db->engine) == 1)
        return TRUE;
    g_set_error_literal(error, DB_ERROR, DB_ERROR_CONFLICT,
                        "someone changed this meanwhile; look at both and choose");
    return FALSE;
}

gboolean store_delete(struct db *db, enum table_id id, gint64 row_id, GError **error)
{
    const char *name = table_of(id)->name;
    if (db->deletes[id] == NULL) {
        g_autofree char *sql = g_strdup_printf("DELETE FROM %s WHERE id = $1", name);
        db->deletes[id] = statement_prepare(db, name, sql, error);
    }
    if (db->deletes[id] == NULL)
        return FALSE;
    statement_bind_int(db->deletes[id], 1, row_id);
    return statement_run(db->deletes[id], error);
}
