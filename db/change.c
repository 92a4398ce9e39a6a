/* change.c owns the journaled write path: what is written, what is kept of it in history.
 * It must not know what any field means, nor how facts follow from it. */
#include "db/change.h"

#include "db/change_private.h"
#include "db/load.h"

#include <string.h>

enum { LARGE_CACHE = 256 * 1024 * 1024 };

gboolean change_journal(struct change *change, const char *op, enum table_id table, const void *row,
                        const char *field, const char *old_value, const char *new_value,
                        GError **error)
{
    struct statement *st = db_query(change->db, Q_FIELD_CHANGE_ADD, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, change->id);
    statement_lend_text(st, 2, op);
    statement_lend_text(st, 3, table_of(table)->name);
    statement_bind_int(st, 4, ((const struct row_head *)row)->id);
    statement_bind_int(st, 5, row_commitment(table, row));
    statement_lend_text(st, 6, field);
    statement_lend_text(st, 7, old_value);
    statement_lend_text(st, 8, new_value);
    change->entries++;
    return statement_run(st, error);
}

static void change_free(struct change *change)
{
    g_hash_table_unref(change->touched);
    g_ptr_array_unref(change->order);
    deriver_clear(&change->deriver);
    g_free(change->recorded_at);
    g_free(change->summary);
    g_free(change);
}

static struct change *change_new(struct db *db, const struct change_info *info)
{
    struct change *change = g_new0(struct change, 1);
    change->db = db;
    change->deriver.db = db;
    change->recorded_at = db->rules->now();
    change->summary = g_strdup(info->action);
    change->is_large = info->is_large;
    change->touched = g_hash_table_new(g_int64_hash, g_int64_equal);
    change->order = g_ptr_array_new_with_free_func(g_free);
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
    gboolean stored = store_insert(change->db, TABLE_CHANGE, &row, error);
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

/* After a failure nothing of a change can be kept: its commit refuses. */
static gboolean note(struct change *change, gboolean done)
{
    change->failed = change->failed || !done;
    return done;
}

/* What is about another commitment touches it before it is stored; a new commitment can only be
 * touched once it is there. */
static gboolean insert_row(struct change *change, enum table_id table, void *row, GError **error)
{
    gboolean is_itself = table == TABLE_COMMITMENT;
    return (is_itself || touch_row(change, table, NULL, row, error)) &&
           store_insert(change->db, table, row, error) &&
           (!is_itself || touch_row(change, table, NULL, row, error)) &&
           change_journal(change, "insert", table, row, "", "", "", error);
}

gboolean change_insert(struct change *change, enum table_id table, void *row, GError **error)
{
    g_assert(table_of(table)->flags & TABLE_JOURNALED);
    ((struct row_head *)row)->version = 1;
    return note(change, insert_row(change, table, row, error));
}

gboolean change_restore_row(struct change *change, enum table_id table, void *row, GError **error)
{
    return note(change, insert_row(change, table, row, error));
}

static gboolean set_field(struct change *change, enum table_id id, gsize i, const void *old,
                          const void *row, GError **error)
{
    const struct column *column = &table_of(id)->columns[i];
    g_autofree char *before = row_value(old, column);
    g_autofree char *after = row_value(row, column);
    return store_field(change->db, id, i, row, error) &&
           change_journal(change, "set", id, row, column->name, before, after, error) &&
           (id != TABLE_MEETING || strcmp(column->name, "date_edtf") != 0 ||
            follow_meeting(change->db, ((const struct row_head *)row)->id, error));
}

static gboolean is_set(const struct column *column, const void *old, const void *row)
{
    return !(column->flags & COLUMN_DERIVED) && !row_same_value(old, row, column);
}

static gboolean update_row(struct change *change, enum table_id id, const void *old, void *row,
                           GError **error)
{
    const struct table *table = table_of(id);
    struct row_head *head = row;
    gboolean differs = FALSE;
    for (gsize i = 0; i < table->n_columns; i++) {
        if (!is_set(&table->columns[i], old, row))
            continue;
        /* The guard against lost updates: only the version that was read may be written. */
        if (!differs &&
            (!store_bump(change->db, id, old, error) || !touch_row(change, id, old, row, error)))
            return FALSE;
        differs = TRUE;
        if (!set_field(change, id, i, old, row, error))
            return FALSE;
    }
    head->version = ((const struct row_head *)old)->version + (differs ? 1 : 0);
    return TRUE;
}

gboolean change_update(struct change *change, enum table_id id, const void *old, void *row,
                       GError **error)
{
    g_assert(table_of(id)->flags & TABLE_JOURNALED);
    return note(change, update_row(change, id, old, row, error));
}

static gboolean remove_row(struct change *change, enum table_id id, const void *row, GError **error)
{
    g_autofree char *packed = row_pack(id, row);
    return touch_row(change, id, row, NULL, error) &&
           store_delete(change->db, id, ((const struct row_head *)row)->id, error) &&
           change_journal(change, "delete", id, row, "", packed, "", error);
}

gboolean change_remove_row(struct change *change, enum table_id id, const void *row, GError **error)
{
    return note(change, remove_row(change, id, row, error));
}

/* Whether what is stored, NULL if it is gone, is still what was read. */
static gboolean is_as_read(const struct row_head *current, const struct row_head *read,
                           GError **error)
{
    if (current != NULL && current->version == read->version)
        return TRUE;
    g_set_error_literal(error, DB_ERROR, DB_ERROR_CONFLICT,
                        current == NULL ? "someone deleted it meanwhile"
                                        : "someone changed this meanwhile");
    return FALSE;
}

static gboolean delete_row(struct change *change, enum table_id id, const void *row, GError **error)
{
    GError *failed = NULL;
    void *current = load_by_id(change->db, id, ((const struct row_head *)row)->id, &failed);
    gboolean done = failed == NULL && is_as_read(current, row, &failed) &&
                    remove_row(change, id, current, &failed);
    row_free(id, current);
    if (!done)
        g_propagate_error(error, failed);
    return done;
}

gboolean change_delete(struct change *change, enum table_id id, const void *row, GError **error)
{
    g_assert(table_of(id)->flags & TABLE_JOURNALED);
    g_assert(!(table_of(id)->flags & TABLE_APPEND_ONLY));
    return note(change, delete_row(change, id, row, error));
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
    if (!follow_change(change, error))
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

static gboolean refuse_failed(GError **error)
{
    g_set_error_literal(error, DB_ERROR, DB_ERROR_FAILED,
                        "a step of it failed before, so nothing was changed");
    return FALSE;
}

gboolean change_commit(struct change *change, GError **error)
{
    struct db *db = change->db;
    if (change->depth > 0) {
        change->depth--;
        return !change->failed || refuse_failed(error);
    }
    gboolean is_empty = change->entries == 0 && !change->is_kept;
    if (change->failed || is_empty || !finish(change, error)) {
        gboolean is_nothing = !change->failed && is_empty;
        if (change->failed)
            refuse_failed(error);
        change_abort(change);
        return is_nothing;
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
        change->failed = TRUE;
        return;
    }
    db_rollback(change->db);
    leave(change);
}
