/* undo.c owns taking a change back, and doing it again, by a compensating change.
 * It must not know any table's meaning but what stays in history: it walks the journal. */
#include "db/change.h"

#include "db/change_private.h"
#include "db/load.h"
#include "db/update.h"

#include <string.h>

enum { REBUILD_FROM = 5000 }; /* inserts; taking more than this out one by one costs more */

/* Taking back one change: the change being made, the one being taken back, and the `do` that it is
 * about: itself, or what the undo that is being taken back had undone. */
struct undo {
    struct change *change;
    const struct change_row *target;
    const struct change_row *root;
};

static gboolean is_redo(const struct undo *undo)
{
    return undo->target != undo->root;
}

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
                    refuse(error, "history holds a value of %s that cannot be read", field);
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
           refuse(error, "the %s of a %s is not what this change made it", fact->field,
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

static gboolean remove_all(const struct undo *undo, enum table_id table, const GPtrArray *rows,
                           GError **error)
{
    for (guint i = 0; rows != NULL && i < rows->len; i++)
        if (!change_remove_row(undo->change, table, rows->pdata[i], error))
            return FALSE;
    return rows != NULL;
}

/* Updates and scores that were taken back wait on their commitment; it cannot go before them. */
static gboolean remove_undone(const struct undo *undo, gint64 commitment_id, GError **error)
{
    struct db *db = undo->change->db;
    g_autoptr(GPtrArray) updates =
        load_all_by_id(db, Q_UPDATE_UNDONE, TABLE_UPDATE, commitment_id, error);
    for (guint i = 0; updates != NULL && i < updates->len; i++) {
        const struct update *update = updates->pdata[i];
        g_autoptr(GPtrArray) citations =
            load_all_by_id(db, Q_CITATION_OF_UPDATE, TABLE_CITATION, update->id, error);
        if (!remove_all(undo, TABLE_CITATION, citations, error))
            return FALSE;
    }
    if (!remove_all(undo, TABLE_UPDATE, updates, error))
        return FALSE;
    g_autoptr(GPtrArray) scores =
        load_all_by_id(db, Q_ASSESSMENT_UNDONE, TABLE_ASSESSMENT, commitment_id, error);
    return remove_all(undo, TABLE_ASSESSMENT, scores, error);
}

/* A source that something in history rests on is kept with it. */
static gboolean is_source_kept(const struct undo *undo, enum table_id table, gint64 id,
                               gboolean *answer, GError **error)
{
    *answer = FALSE;
    if (table != TABLE_SOURCE || is_redo(undo))
        return TRUE;
    g_autoptr(GPtrArray) citations = citation_of_source(undo->change->db, id, error);
    *answer = citations != NULL && citations->len > 0;
    return citations != NULL;
}

static gboolean undo_insert(const struct undo *undo, enum table_id table, void *row,
                            const struct field_change *fact, GError **error)
{
    gboolean stays = is_history(table, row) && !is_redo(undo), goes_too = FALSE;
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
               refuse(error, "a %s that it wrote is not there any more", fact->table_name);
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
                    refuse(error, "history holds a deleted row that cannot be read");
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
        return refuse(error, "something later refers to a %s that it added; undo that first",
                      fact->table_name);
    return refuse(error, "something later took the place of a %s that it %s; undo that first",
                  fact->table_name, strcmp(fact->op, "set") == 0 ? "changed" : "deleted");
}

static gboolean undo_fact(const struct undo *undo, const struct field_change *fact, GError **error)
{
    GError *failed = NULL;
    enum table_id table = table_find(fact->table_name);
    if (table == N_TABLES)
        return refuse(error, "history names a table that is not there: %s", fact->table_name);
    if (strcmp(fact->op, "delete") == 0 ? undo_delete(undo, table, fact, &failed)
                                        : undo_standing(undo, table, fact, &failed))
        return TRUE;
    return explain_rule(fact, failed, error);
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

/* Marks come first: what is being taken back does not stand in its own way. */
static gboolean turn_marks(const struct undo *undo, GError **error)
{
    struct db *db = undo->change->db;
    return mark(db, undo->target->id, 1, error) &&
           (!is_redo(undo) || mark(db, undo->root->id, 0, error));
}

/* Makes the compensating change of `target`, which is `root` or the undo of it. */
static struct change_row *compensate(struct db *db, const struct change_info *info,
                                     const struct change_row *target, const struct change_row *root,
                                     GError **error)
{
    struct undo undo = {.target = target, .root = root};
    const char *kind = is_redo(&undo) ? "redo" : "undo";
    struct change_info large = *info;
    large.is_large = target->entries > REBUILD_FROM;
    undo.change = change_start(db, &large, kind, root->id, error);
    if (undo.change == NULL)
        return NULL;
    gint64 id = undo.change->id;
    undo.change->rebuild_search = large.is_large;
    undo.change->is_kept = TRUE; /* also where nothing was left to take back */
    change_say(undo.change, "%s: %s", kind, root->summary);
    if (!turn_marks(&undo, error) || !undo_facts(&undo, error)) {
        change_abort(undo.change);
        return NULL;
    }
    return change_commit(undo.change, error) ? change_by_id(db, id, error) : NULL;
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
    struct change_row *undone = NULL;
    owned(change_row) target = id != 0 ? change_by_id(db, id, &failed)
                                       : last_own(db, Q_CHANGE_LAST_OWN, info->author, &failed);
    if (target == NULL && id != 0 && failed == NULL)
        refuse(&failed, "there is no change %" G_GINT64_FORMAT, id);
    if (target != NULL && check_target(target, &failed))
        undone = compensate(db, info, target, target, &failed);
    if (failed != NULL)
        g_propagate_error(error, failed);
    return undone;
}

struct change_row *change_redo(struct db *db, const struct change_info *info, GError **error)
{
    GError *failed = NULL;
    struct change_row *redone = NULL;
    owned(change_row) last = last_own(db, Q_CHANGE_LAST_UNDO, info->author, &failed);
    owned(change_row) root = last != NULL && strcmp(last->kind, "undo") == 0
                                 ? change_by_id(db, last->target_id, &failed)
                                 : NULL;
    if (root != NULL)
        redone = compensate(db, info, last, root, &failed);
    if (failed != NULL)
        g_propagate_error(error, failed);
    return redone;
}
