/* change.c owns the journaled write path: what is written, what is kept of it in history.
 * It must not know what any field means, nor how facts follow from it. */
#include "db/change.h"

#include "db/change_private.h"
#include "db/load.h"

#include <string.h>

enum { LARGE_CACHE = 256 * 1024 * 1024 };

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
        if (table->columns[i].flags & COLUMN_DERIVED)
            continue;
        g_string_append_printf(names, ", %s", table->columns[i].name);
        g_string_append_printf(values, ", $%d", ++n);
    }
    g_autofree char *sql =
        g_strdup_printf("INSERT INTO %s(%s) VALUES (%s)", table->name, names->str, values->str);
    return statement_prepare(db, table->name, sql, error);
}

static void bind_column(struct statement *st, int n, const void *row, const struct column *column)
{
    const void *member = (const char *)row + column->offset;
    gsize len = 0;
    switch (column->type) {
    case COLUMN_TEXT:
        statement_bind_text(st, n, *(char *const *)member);
        break;
    case COLUMN_INT:
        statement_bind_int(st, n, *(const gint64 *)member);
        break;
    case COLUMN_REF:
        statement_bind_ref(st, n, *(const gint64 *)member);
        break;
    case COLUMN_BYTES:
        if (*(GBytes *const *)member == NULL) {
            statement_bind_ref(st, n, 0);
            break;
        }
        const void *bytes = g_bytes_get_data(*(GBytes *const *)member, &len);
        statement_bind_bytes(st, n, bytes, len);
        break;
    }
}

gboolean change_store_insert(struct db *db, enum table_id id, void *row, GError **error)
{
    const struct table *table = table_of(id);
    struct row_head *head = row;
    if (db->inserts[id] == NULL)
        db->inserts[id] = prepare_insert(db, id, error);
    struct statement *st = db->inserts[id];
    if (st == NULL)
        return FALSE;
    statement_bind_ref(st, 1, head->id);
    int n = 1;
    if (table->flags & TABLE_HAS_UUID) {
        if (head->uuid == NULL || *head->uuid == '\0') {
            g_free(head->uuid);
            head->uuid = g_uuid_string_random();
        }
        if (head->version == 0)
            head->version = 1;
        statement_bind_text(st, 2, head->uuid);
        statement_bind_int(st, 3, head->version);
        n = 3;
    }
    for (gsize i = 0; i < table->n_columns; i++)
        if (!(table->columns[i].flags & COLUMN_DERIVED))
            bind_column(st, ++n, row, &table->columns[i]);
    if (!statement_run(st, error))
        return FALSE;
    if (head->id == 0)
        head->id = db->ops->last_insert(db->engine);
    return TRUE;
}

gboolean change_journal(struct change *change, const char *op, enum table_id table, gint64 row_id,
                        const char *field, const char *old_value, const char *new_value,
                        GError **error)
{
    struct statement *st = db_query(change->db, Q_FIELD_CHANGE_ADD, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, change->id);
    statement_bind_text(st, 2, op);
    statement_bind_text(st, 3, table_of(table)->name);
    statement_bind_int(st, 4, row_id);
    statement_bind_text(st, 5, field);
    statement_bind_text(st, 6, old_value);
    statement_bind_text(st, 7, new_value);
    change->entries++;
    return statement_run(st, error);
}

static void change_free(struct change *change)
{
    g_array_unref(change->touched);
    g_hash_table_unref(change->search);
    g_free(change->recorded_at);
    g_free(change->summary);
    g_free(change);
}

static void free_texts(gpointer texts)
{
    search_texts_free(texts);
}

static struct change *change_new(struct db *db, const struct change_info *info)
{
    struct change *change = g_new0(struct change, 1);
    change->db = db;
    change->recorded_at = db->rules->now();
    change->summary = g_strdup(info->action);
    change->is_large = info->is_large;
    change->touched = g_array_new(FALSE, FALSE, sizeof(gint64));
    change->search = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, free_texts);
    return change;
}

static gboolean insert_change_row(struct change *change, const struct change_info *info,
                                  const char *kind, gint64 target_id, GError **error)
{
    struct change_row row = {
        .kind = (char *)kind,
        .target_id = target_id,
        .action = (char *)info->action,
        .summary = change->summary,
        .author = (char *)info->author,
        .login = (char *)info->login,
        .recorded_at = change->recorded_at,
        .program = (char *)info->program,
    };
    gboolean stored = change_store_insert(change->db, TABLE_CHANGE, &row, error);
    change->id = row.id;
    g_free(row.uuid);
    return stored;
}

struct change *change_start(struct db *db, const struct change_info *info, const char *kind,
                            gint64 target_id, GError **error)
{
    g_assert(db->change == NULL && info->author != NULL && *info->author != '\0');
    if (!db_begin_write(db, error))
        return NULL;
    struct change *change = change_new(db, info);
    if (info->is_large)
        db->ops->set_cache(db->engine, LARGE_CACHE);
    db->change = change;
    if (insert_change_row(change, info, kind, target_id, error))
        return change;
    change_abort(change);
    return NULL;
}

struct change *change_begin(struct db *db, const struct change_info *info, GError **error)
{
    if (db->change != NULL) {
        db->change->depth++;
        return db->change;
    }
    return change_start(db, info, info->is_start ? "start" : "do", 0, error);
}

gboolean change_insert(struct change *change, enum table_id table, void *row, GError **error)
{
    struct row_head *head = row;
    g_assert(table_of(table)->flags & TABLE_JOURNALED);
    head->version = 1;
    /* A commitment has no id before it is stored; what is about another is touched before. */
    gboolean is_itself = table == TABLE_COMMITMENT;
    if ((!is_itself && !touch_row(change, table, row, TRUE, error)) ||
        !change_store_insert(change->db, table, row, error) ||
        (is_itself && !touch_row(change, table, row, TRUE, error)))
        return FALSE;
    if (table == TABLE_MEETING) {
        const struct column *edtf = table_column(table_of(table), "date_edtf");
        g_autofree char *date = row_value(row, edtf);
        if (!derive_meeting(change->db, head->id, date, error))
            return FALSE;
    }
    return change_journal(change, "insert", table, head->id, "", "", "", error);
}

static gboolean same_value(const void *old, const void *row, const struct column *column)
{
    g_autofree char *a = row_value(old, column);
    g_autofree char *b = row_value(row, column);
    return strcmp(a, b) == 0;
}

gboolean change_store_field(struct db *db, enum table_id id, gsize i, const void *row,
                            GError **error)
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
    bind_column(st, 1, row, &table->columns[i]);
    statement_bind_int(st, 2, ((const struct row_head *)row)->id);
    return statement_run(st, error);
}

/* The guard against lost updates: only the version that was read may be written. */
static gboolean run_bump(struct db *db, enum table_id id, const struct row_head *old,
                         GError **error)
{
    const char *name = table_of(id)->name;
    if (db->bumps[id] == NULL) {
        g_autofree char *sql = g_strdup_printf(
            "UPDATE %s SET version = version + 1 WHERE id = $1 AND version = $2", name);
        db->bumps[id] = statement_prepare(db, name, sql, error);
    }
    struct statement *st = db->bumps[id];
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, old->id);
    statement_bind_int(st, 2, old->version);
    if (!statement_run(st, error))
        return FALSE;
    if (db->ops->changes(db->engine) == 1)
        return TRUE;
    g_set_error_literal(error, DB_ERROR, DB_ERROR_CONFLICT,
                        "someone changed this meanwhile; look at both and choose");
    return FALSE;
}

static gboolean set_field(struct change *change, enum table_id id, gsize i, const void *old,
                          const void *row, GError **error)
{
    const struct column *column = &table_of(id)->columns[i];
    g_autofree char *before = row_value(old, column);
    g_autofree char *after = row_value(row, column);
    return change_store_field(change->db, id, i, row, error) &&
           change_journal(change, "set", id, ((const struct row_head *)row)->id, column->name,
                          before, after, error);
}

gboolean change_update(struct change *change, enum table_id id, const void *old, void *row,
                       GError **error)
{
    const struct table *table = table_of(id);
    struct row_head *head = row;
    gboolean differs = FALSE;
    g_assert(table->flags & TABLE_JOURNALED);
    for (gsize i = 0; i < table->n_columns; i++) {
        if ((table->columns[i].flags & COLUMN_DERIVED) || same_value(old, row, &table->columns[i]))
            continue;
        if (!differs &&
            (!touch_row(change, id, old, FALSE, error) ||
             !touch_row(change, id, row, FALSE, error) || !run_bump(change->db, id, old, error)))
            return FALSE;
        differs = TRUE;
        if (!set_field(change, id, i, old, row, error))
            return FALSE;
        if (id == TABLE_MEETING && strcmp(table->columns[i].name, "date_edtf") == 0) {
            g_autofree char *date = row_value(row, &table->columns[i]);
            if (!derive_meeting(change->db, head->id, date, error))
                return FALSE;
        }
    }
    head->version = ((const struct row_head *)old)->version + (differs ? 1 : 0);
    return TRUE;
}

gboolean change_store_delete(struct change *change, enum table_id id, const void *row,
                             GError **error)
{
    struct db *db = change->db;
    const char *name = table_of(id)->name;
    const struct row_head *head = row;
    if (!touch_row(change, id, row, FALSE, error))
        return FALSE;
    if (db->deletes[id] == NULL) {
        g_autofree char *sql = g_strdup_printf("DELETE FROM %s WHERE id = $1", name);
        db->deletes[id] = statement_prepare(db, name, sql, error);
    }
    if (db->deletes[id] == NULL)
        return FALSE;
    statement_bind_int(db->deletes[id], 1, head->id);
    g_autofree char *packed = row_pack(id, row);
    return statement_run(db->deletes[id], error) &&
           change_journal(change, "delete", id, head->id, "", packed, "", error);
}

gboolean change_delete(struct change *change, enum table_id id, const void *row, GError **error)
{
    g_assert(table_of(id)->flags & TABLE_JOURNALED);
    g_assert(!(table_of(id)->flags & TABLE_APPEND_ONLY));
    void *current = load_by_id(change->db, id, ((const struct row_head *)row)->id, error);
    if (current == NULL) {
        if (error == NULL || *error == NULL)
            g_set_error_literal(error, DB_ERROR, DB_ERROR_CONFLICT, "someone deleted it meanwhile");
        return FALSE;
    }
    gboolean is_same =
        ((struct row_head *)current)->version == ((const struct row_head *)row)->version;
    if (!is_same)
        g_set_error_literal(error, DB_ERROR, DB_ERROR_CONFLICT, "someone changed this meanwhile");
    gboolean done = is_same && change_store_delete(change, id, current, error);
    row_free(id, current);
    return done;
}

void change_say(struct change *change, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_free(change->summary);
    change->summary = g_strdup_vprintf(format, args);
    va_end(args);
}

gint64 change_id(const struct change *change)
{
    return change->id;
}

gint64 change_entries(const struct change *change)
{
    return change->entries;
}

static gboolean finish(struct change *change, GError **error)
{
    if (!derive_touched(change, error) || !search_touched(change, error))
        return FALSE;
    struct statement *st = db_query(change->db, Q_CHANGE_FINISH, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, change->id);
    statement_bind_text(st, 2, change->summary);
    statement_bind_int(st, 3, change->entries);
    return statement_run(st, error);
}

static void leave(struct change *change)
{
    struct db *db = change->db;
    if (change->is_large)
        db->ops->set_cache(db->engine, 0);
    db->change = NULL;
    change_free(change);
}

gboolean change_commit(struct change *change, GError **error)
{
    struct db *db = change->db;
    if (change->depth > 0) {
        change->depth--;
        return TRUE;
    }
    if (change->entries == 0) {
        change_abort(change);
        return TRUE;
    }
    if (!finish(change, error)) {
        change_abort(change);
        return FALSE;
    }
    gboolean done = db_commit(db, error);
    leave(change);
    return done;
}

void change_abort(struct change *change)
{
    if (change == NULL)
        return;
    if (change->depth > 0) {
        change->depth--;
        return;
    }
    db_rollback(change->db);
    leave(change);
}
