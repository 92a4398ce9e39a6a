/* undo.c owns taking a change back, and doing it again, by a compensating change.
 * It must not know any table's meaning: it walks the journal and the tables' descriptions. */
#include "db/change.h"

#include "db/change_private.h"
#include "db/load.h"
#include "db/update.h"

#include <string.h>

enum { REBUILD_FROM = 5000 }; /* inserts; taking more than this out one by one costs more */

/* Taking back one change: the change being made, the one being taken back. */
struct undo {
    struct change *change;
    const struct change_row *target;
};

static gboolean refuse(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

static gboolean refuse(GError **error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *words = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error_literal(error, DB_ERROR, DB_ERROR_REFUSED, words);
    return FALSE;
}

static gboolean refuse_later(const struct change_row *later, GError **error)
{
    return refuse(error,
                  "a later change stands in the way: %s, by %s on %.10s (change %" G_GINT64_FORMAT
                  "); undo that first",
                  later->summary, later->author, later->recorded_at, later->id);
}

/* The first later change of the row (of one field, or any: "") that still stands. Changes made by
 * the target itself do not count. */
static gboolean check_later(const struct undo *undo, const struct field_change *fact,
                            const char *field, GError **error)
{
    struct statement *st = db_query(undo->change->db, Q_FIELD_CHANGE_LATER, error);
    if (st == NULL)
        return FALSE;
    statement_bind_text(st, 1, fact->table_name);
    statement_bind_int(st, 2, fact->row_id);
    statement_bind_int(st, 3, fact->id);
    statement_bind_text(st, 4, field);
    statement_bind_int(st, 5, undo->target->id);
    GError *failed = NULL;
    owned(change_row) later = load_one(st, TABLE_CHANGE, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    return later == NULL || refuse_later(later, error);
}

static gboolean store_value(const struct undo *undo, enum table_id table, void *row,
                            const char *field, const char *value, GError **error)
{
    const struct column *column = table_column(table_of(table), field);
    void *old = row_copy(table, row);
    gboolean done = (column != NULL && row_set_value(row, column, value)) ||
                    refuse(error, "history holds a value of %s that cannot be read", field);
    done = done && change_update(undo->change, table, old, row, error);
    row_free(table, old);
    return done;
}

static gboolean undo_set(const struct undo *undo, enum table_id table,
                         const struct field_change *fact, GError **error)
{
    if (!check_later(undo, fact, fact->field, error))
        return FALSE;
    void *row = load_by_id(undo->change->db, table, fact->row_id, error);
    if (row == NULL)
        return (error != NULL && *error != NULL) ||
               refuse(error, "the row it changed is not there any more");
    gboolean done = store_value(undo, table, row, fact->field, fact->old_value, error);
    row_free(table, row);
    return done;
}

static gboolean was_inserted_with(const struct undo *undo, const char *table, gint64 row_id,
                                  gboolean *answer, GError **error)
{
    struct statement *st = db_query(undo->change->db, Q_FIELD_CHANGE_INSERTED, error);
    if (st == NULL)
        return FALSE;
    statement_bind_text(st, 1, table);
    statement_bind_int(st, 2, row_id);
    statement_bind_int(st, 3, undo->target->id);
    GError *failed = NULL;
    *answer = statement_one(st, &failed);
    statement_reset(st);
    if (failed == NULL)
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}

/* What an update that stays in history rests on stays with it. */
static gint64 kept_commitment(enum table_id table, const void *row)
{
    if (table_of(table)->flags & TABLE_APPEND_ONLY) {
        const struct column *column = table_column(table_of(table), "commitment_id");
        return *(const gint64 *)((const char *)row + column->offset);
    }
    if (table == TABLE_CITATION && ((const struct citation *)row)->update_id != 0)
        return ((const struct citation *)row)->commitment_id;
    return 0;
}

static gboolean mark_undone(const struct undo *undo, enum table_id table, void *row, GError **error)
{
    if (!(table_of(table)->flags & TABLE_APPEND_ONLY))
        return TRUE;
    return store_value(undo, table, row, "undone", "1", error);
}

/* Updates that were taken back wait on their commitment; it cannot go before them. */
static gboolean delete_undone_updates(const struct undo *undo, gint64 commitment_id, GError **error)
{
    struct db *db = undo->change->db;
    g_autoptr(GPtrArray) updates =
        load_all_by_id(db, Q_UPDATE_UNDONE, TABLE_UPDATE, commitment_id, error);
    for (guint i = 0; updates != NULL && i < updates->len; i++) {
        struct update *update = updates->pdata[i];
        g_autoptr(GPtrArray) citations =
            load_all_by_id(db, Q_CITATION_OF_UPDATE, TABLE_CITATION, update->id, error);
        for (guint k = 0; citations != NULL && k < citations->len; k++)
            if (!change_store_delete(undo->change, TABLE_CITATION, citations->pdata[k], error))
                return FALSE;
        if (citations == NULL || !change_store_delete(undo->change, TABLE_UPDATE, update, error))
            return FALSE;
    }
    return updates != NULL;
}

static gboolean delete_row(const struct undo *undo, enum table_id table, const void *row,
                           GError **error)
{
    GError *failed = NULL;
    if (table == TABLE_COMMITMENT &&
        !delete_undone_updates(undo, ((const struct row_head *)row)->id, error))
        return FALSE;
    if (change_store_delete(undo->change, table, row, &failed))
        return TRUE;
    if (g_error_matches(failed, DB_ERROR, DB_ERROR_CONSTRAINT)) {
        g_clear_error(&failed);
        return refuse(error, "something later refers to a %s it added; undo that first",
                      table_of(table)->name);
    }
    g_propagate_error(error, failed);
    return FALSE;
}

static gboolean undo_insert_of(const struct undo *undo, enum table_id table, void *row,
                               const struct field_change *fact, GError **error)
{
    gint64 kept = kept_commitment(table, row);
    gboolean goes_too = FALSE;
    if (kept != 0 && !was_inserted_with(undo, "commitment", kept, &goes_too, error))
        return FALSE;
    if (kept != 0 && !goes_too)
        return mark_undone(undo, table, row, error);
    return check_later(undo, fact, "", error) && delete_row(undo, table, row, error);
}

/* A source that updates still in history rest on is kept with them. */
static gboolean is_source_in_use(const struct undo *undo, gint64 source_id, gboolean *answer,
                                 GError **error)
{
    g_autoptr(GPtrArray) citations = citation_of_source(undo->change->db, source_id, error);
    if (citations == NULL)
        return FALSE;
    *answer = citations->len > 0;
    return TRUE;
}

static gboolean undo_insert(const struct undo *undo, enum table_id table,
                            const struct field_change *fact, GError **error)
{
    void *row = load_by_id(undo->change->db, table, fact->row_id, error);
    if (row == NULL)
        return error == NULL || *error == NULL; /* already gone, with its commitment */
    gboolean is_in_use = FALSE;
    gboolean done =
        table != TABLE_SOURCE || is_source_in_use(undo, fact->row_id, &is_in_use, error);
    if (done && !is_in_use)
        done = undo_insert_of(undo, table, row, fact, error);
    row_free(table, row);
    return done;
}

static gboolean undo_delete(const struct undo *undo, enum table_id table,
                            const struct field_change *fact, GError **error)
{
    void *row = g_malloc0(table_of(table)->row_size);
    struct row_head *head = row;
    gboolean done = row_unpack(table, fact->old_value, row) ||
                    refuse(error, "history holds a deleted row that cannot be read");
    head->id = fact->row_id;
    if (done && table != TABLE_COMMITMENT)
        done = touch_row(undo->change, table, row, TRUE, error);
    done = done && change_store_insert(undo->change->db, table, row, error);
    if (done && table == TABLE_COMMITMENT)
        done = touch_row(undo->change, table, row, TRUE, error);
    if (done && table == TABLE_MEETING) {
        g_autofree char *date = row_value(row, table_column(table_of(table), "date_edtf"));
        done = derive_meeting(undo->change->db, head->id, date, error);
    }
    done = done && change_journal(undo->change, "insert", table, head->id, "", "", "", error);
    row_free(table, row);
    return done;
}

static gboolean undo_fact(const struct undo *undo, const struct field_change *fact, GError **error)
{
    enum table_id table = table_find(fact->table_name);
    if (table == N_TABLES)
        return refuse(error, "history names a table that is not there: %s", fact->table_name);
    if (strcmp(fact->op, "set") == 0)
        return undo_set(undo, table, fact, error);
    if (strcmp(fact->op, "insert") == 0)
        return undo_insert(undo, table, fact, error);
    return undo_delete(undo, table, fact, error);
}

/* Newest first, a batch at a time. */
static gboolean undo_facts(const struct undo *undo, GError **error)
{
    gint64 before = G_MAXINT64;
    for (;;) {
        struct statement *st = db_query(undo->change->db, Q_FIELD_CHANGE_BACK, error);
        if (st == NULL)
            return FALSE;
        statement_bind_int(st, 1, undo->target->id);
        statement_bind_int(st, 2, before);
        g_autoptr(GPtrArray) facts = load_all(st, TABLE_FIELD_CHANGE, error);
        if (facts == NULL)
            return FALSE;
        if (facts->len == 0)
            return TRUE;
        for (guint i = 0; i < facts->len; i++) {
            const struct field_change *fact = facts->pdata[i];
            if (!undo_fact(undo, fact, error))
                return FALSE;
            before = fact->id;
        }
    }
}

static gboolean mark(struct db *db, gint64 change_id, int undone, GError **error)
{
    struct statement *st = db_query(db, Q_CHANGE_MARK, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, change_id);
    statement_bind_int(st, 2, undone);
    return statement_run(st, error);
}

/* Makes the compensating change of `target`; `original` is the change whose mark it turns. */
static struct change_row *compensate(struct db *db, const struct change_info *info,
                                     const char *kind, const struct change_row *target,
                                     GError **error)
{
    gboolean is_undo = strcmp(kind, "undo") == 0;
    struct change_info large = *info;
    large.is_large = target->entries > REBUILD_FROM;
    struct change *change = change_start(db, &large, kind, target->id, error);
    if (change == NULL)
        return NULL;
    change->rebuild_search = target->entries > REBUILD_FROM;
    change_say(change, "%s: %s", kind, target->summary);
    struct undo undo = {.change = change, .target = target};
    gint64 id = change->id;
    if (!mark(db, target->id, 1, error) || !undo_facts(&undo, error) ||
        (!is_undo && !mark(db, target->target_id, 0, error))) {
        change_abort(change);
        return NULL;
    }
    change->entries++; /* it is a change even where nothing was left to take back */
    if (!change_commit(change, error))
        return NULL;
    return change_by_id(db, id, error);
}

static struct change_row *last_own(struct db *db, enum query_id query, const char *author,
                                   GError **error)
{
    return load_one_by_text(db, query, TABLE_CHANGE, author, error);
}

static gboolean check_target(const struct change_row *target, GError **error)
{
    if (strcmp(target->kind, "do") != 0)
        return refuse(error, "change %" G_GINT64_FORMAT " is itself %s", target->id,
                      strcmp(target->kind, "start") == 0 ? "how the register was made"
                                                         : "an undo or a redo");
    if (target->undone)
        return refuse(error, "change %" G_GINT64_FORMAT " is undone already", target->id);
    return TRUE;
}

struct change_row *change_undo(struct db *db, const struct change_info *info, gint64 id,
                               GError **error)
{
    GError *failed = NULL;
    owned(change_row) target = id != 0 ? change_by_id(db, id, &failed)
                                       : last_own(db, Q_CHANGE_LAST_OWN, info->author, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return NULL;
    }
    if (target == NULL && id != 0)
        refuse(error, "there is no change %" G_GINT64_FORMAT, id);
    if (target == NULL || !check_target(target, error))
        return NULL;
    return compensate(db, info, "undo", target, error);
}

struct change_row *change_redo(struct db *db, const struct change_info *info, GError **error)
{
    GError *failed = NULL;
    owned(change_row) last = last_own(db, Q_CHANGE_LAST_UNDO, info->author, &failed);
    if (failed != NULL)
        g_propagate_error(error, failed);
    if (last == NULL || strcmp(last->kind, "undo") != 0)
        return NULL;
    return compensate(db, info, "redo", last, error);
}
