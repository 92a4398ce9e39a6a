/* undo_fact.c owns taking back one entry of history: a field, a row that came, a row that went, each
 * unless a later change stands in the way. It must not know which change is taken back, or why. */
#include "db/undo_private.h"

#include "db/load.h"
#include "db/update.h"

#include <string.h>

gboolean undo_refuse(GError **error, const char *format, ...)
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
    return undo_refuse(
        error,
        "a later change stands in the way: %s, by %s on %.10s (change %" G_GINT64_FORMAT
        "); undo that first",
        later->summary, later->author, later->recorded_at, later->id);
}

/* Refuses where the bound query finds a change. */
static gboolean check_none(struct statement *st, GError **error)
{
    GError *failed = NULL;
    owned(change_row) later = load_one(st, TABLE_CHANGE, &failed);
    if (failed == NULL)
        return later == NULL || refuse_later(later, error);
    g_propagate_error(error, failed);
    return FALSE;
}

/* No later change of the row, of one field or of any (""), still stands. */
static gboolean check_row(const struct undo *undo, const char *table_name, gint64 row_id,
                          gint64 after, const char *field, GError **error)
{
    struct statement *st = db_query(undo->change->db, Q_FIELD_CHANGE_LATER, error);
    if (st == NULL)
        return FALSE;
    statement_bind_text(st, 1, table_name);
    statement_bind_int(st, 2, row_id);
    statement_bind_int(st, 3, after);
    statement_bind_text(st, 4, field);
    statement_bind_int(st, 5, undo->root->id);
    statement_bind_int(st, 6, undo->change->id);
    return check_none(st, error);
}

static gboolean check_later(const struct undo *undo, const struct field_change *fact,
                            const char *field, GError **error)
{
    return check_row(undo, fact->table_name, fact->row_id, fact->id, field, error);
}

/* No later change of anything about the commitment still stands. */
static gboolean check_commitment(const struct undo *undo, const struct field_change *fact,
                                 GError **error)
{
    struct statement *st = db_query(undo->change->db, Q_FIELD_CHANGE_LATER_OF, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, fact->row_id);
    statement_bind_int(st, 2, fact->id);
    statement_bind_int(st, 3, undo->root->id);
    statement_bind_int(st, 4, undo->change->id);
    return check_none(st, error);
}

static gboolean store_value(const struct undo *undo, enum table_id table, void *row,
                            const char *field, const char *value, GError **error)
{
    const struct column *column = table_column(table_of(table), field);
    void *old = row_copy(table, row);
    gboolean done = (column != NULL && row_set_value(row, column, value)) ||
                    undo_refuse(error, "history holds a value of %s that cannot be read", field);
    done = done && change_update(undo->change, table, old, row, error);
    row_free(table, old);
    return done;
}

/* The field must be as the change left it, whatever history says of who touched it since. */
static gboolean check_value(enum table_id table, const void *row, const struct field_change *fact,
                            GError **error)
{
    const struct column *column = table_column(table_of(table), fact->field);
    g_autofree char *value = column != NULL ? row_value(row, column) : NULL;
    return g_strcmp0(value, fact->new_value) == 0 ||
           undo_refuse(error, "the %s of a %s is not what this change made it", fact->field,
                       fact->table_name);
}

static gboolean undo_set(const struct undo *undo, enum table_id table, void *row,
                         const struct field_change *fact, GError **error)
{
    return check_later(undo, fact, fact->field, error) && check_value(table, row, fact, error) &&
           store_value(undo, table, row, fact->field, fact->old_value, error);
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

/* A row of history stays when what it says is taken back, and so does what it rests on; unless its
 * commitment goes too. */
static gboolean is_history(enum table_id table, const void *row)
{
    return (table_of(table)->flags & TABLE_APPEND_ONLY) ||
           (table == TABLE_CITATION && ((const struct citation *)row)->update_id != 0);
}

/* A correction of an update has to be taken back before the update is. */
static gboolean check_correction(const struct undo *undo, enum table_id table, const void *row,
                                 GError **error)
{
    if (table != TABLE_UPDATE)
        return TRUE;
    GError *failed = NULL;
    owned(update) correction =
        update_correction_of(undo->change->db, ((const struct row_head *)row)->id, &failed);
    if (failed == NULL)
        return correction == NULL ||
               check_row(undo, table_of(table)->name, correction->id, 0, "", error);
    g_propagate_error(error, failed);
    return FALSE;
}

static gboolean mark_undone(const struct undo *undo, enum table_id table, void *row, GError **error)
{
    if (!(table_of(table)->flags & TABLE_APPEND_ONLY))
        return TRUE;
    return check_correction(undo, table, row, error) &&
           store_value(undo, table, row, "undone", "1", error);
}

/* A citation, and its source where that is left without any and was taken back too. */
static gboolean remove_citation(const struct undo *undo, const struct citation *citation,
                                GError **error)
{
    GError *failed = NULL;
    if (!change_remove_row(undo->change, TABLE_CITATION, citation, error))
        return FALSE;
    owned(source) left =
        load_one_by_id(undo->change->db, Q_SOURCE_LEFT, TABLE_SOURCE, citation->source_id, &failed);
    if (failed == NULL)
        return left == NULL || change_remove_row(undo->change, TABLE_SOURCE, left, error);
    g_propagate_error(error, failed);
    return FALSE;
}

static gboolean remove_update(const struct undo *undo, const struct update *update, GError **error)
{
    g_autoptr(GPtrArray) citations =
        load_all_by_id(undo->change->db, Q_CITATION_OF_UPDATE, TABLE_CITATION, update->id, error);
    for (guint i = 0; citations != NULL && i < citations->len; i++)
        if (!remove_citation(undo, citations->pdata[i], error))
            return FALSE;
    return citations != NULL && change_remove_row(undo->change, TABLE_UPDATE, update, error);
}

/* Updates and scores that were taken back wait on their commitment; it cannot go before them. */
static gboolean remove_undone(const struct undo *undo, gint64 commitment_id, GError **error)
{
    struct db *db = undo->change->db;
    g_autoptr(GPtrArray) updates =
        load_all_by_id(db, Q_UPDATE_UNDONE, TABLE_UPDATE, commitment_id, error);
    for (guint i = 0; updates != NULL && i < updates->len; i++)
        if (!remove_update(undo, updates->pdata[i], error))
            return FALSE;
    g_autoptr(GPtrArray) scores =
        updates == NULL
            ? NULL
            : load_all_by_id(db, Q_ASSESSMENT_UNDONE, TABLE_ASSESSMENT, commitment_id, error);
    for (guint i = 0; scores != NULL && i < scores->len; i++)
        if (!change_remove_row(undo->change, TABLE_ASSESSMENT, scores->pdata[i], error))
            return FALSE;
    return scores != NULL;
}

/* A source that something in history rests on is kept with it. */
static gboolean is_source_kept(const struct undo *undo, enum table_id table, gint64 id,
                               gboolean *answer, GError **error)
{
    *answer = FALSE;
    if (table != TABLE_SOURCE || undo_is_redo(undo))
        return TRUE;
    g_autoptr(GPtrArray) citations = citation_of_source(undo->change->db, id, error);
    *answer = citations != NULL && citations->len > 0;
    return citations != NULL;
}

static gboolean undo_insert(const struct undo *undo, enum table_id table, void *row,
                            const struct field_change *fact, GError **error)
{
    gboolean stays = is_history(table, row) && !undo_is_redo(undo), goes_too = FALSE;
    if (stays && !was_inserted_with(undo, table_of(TABLE_COMMITMENT)->name,
                                    row_commitment(table, row), &goes_too, error))
        return FALSE;
    if (stays && !goes_too)
        return mark_undone(undo, table, row, error);
    gboolean is_kept = FALSE;
    if (!is_source_kept(undo, table, fact->row_id, &is_kept, error))
        return FALSE;
    if (is_kept)
        return TRUE;
    return check_later(undo, fact, "", error) &&
           (table != TABLE_COMMITMENT ||
            (check_commitment(undo, fact, error) && remove_undone(undo, fact->row_id, error))) &&
           change_remove_row(undo->change, table, row, error);
}

/* What an entry of history is about, as it stands; it has to be there. */
static gboolean undo_standing(const struct undo *undo, enum table_id table,
                              const struct field_change *fact, GError **error)
{
    GError *failed = NULL;
    void *row = load_by_id(undo->change->db, table, fact->row_id, &failed);
    gboolean done = FALSE;
    if (failed != NULL)
        g_propagate_error(error, failed);
    else if (row == NULL)
        done = check_later(undo, fact, "", error) &&
               undo_refuse(error, "a %s that it wrote is not there any more", fact->table_name);
    else if (strcmp(fact->op, "set") == 0)
        done = undo_set(undo, table, row, fact, error);
    else
        done = undo_insert(undo, table, row, fact, error);
    row_free(table, row);
    return done;
}

static gboolean undo_delete(const struct undo *undo, enum table_id table,
                            const struct field_change *fact, GError **error)
{
    void *row = g_malloc0(table_of(table)->row_size);
    gboolean done = row_unpack(table, fact->old_value, row) ||
                    undo_refuse(error, "history holds a deleted row that cannot be read");
    ((struct row_head *)row)->id = fact->row_id;
    done = done && change_restore_row(undo->change, table, row, error);
    row_free(table, row);
    return done;
}

/* A rule of the register that forbids it means that something came in between. */
static gboolean explain_rule(const struct field_change *fact, GError *failed, GError **error)
{
    if (!g_error_matches(failed, DB_ERROR, DB_ERROR_CONSTRAINT)) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    g_error_free(failed);
    if (strcmp(fact->op, "insert") == 0)
        return undo_refuse(error, "something later refers to a %s that it added; undo that first",
                           fact->table_name);
    return undo_refuse(error, "something later took the place of a %s that it %s; undo that first",
                       fact->table_name, strcmp(fact->op, "set") == 0 ? "changed" : "deleted");
}

gboolean undo_fact(const struct undo *undo, const struct field_change *fact, GError **error)
{
    GError *failed = NULL;
    enum table_id table = table_find(fact->table_name);
    if (table == N_TABLES)
        return undo_refuse(error, "history names a table that is not there: %s", fact->table_name);
    if (strcmp(fact->op, "delete") == 0 ? undo_delete(undo, table, fact, &failed)
                                        : undo_standing(undo, table, fact, &failed))
        return TRUE;
    return explain_rule(fact, failed, error);
}
