/* undo.c owns taking a change back, and doing it again, by a compensating change.
 * It must not know what an entry of history means: that is undo_fact.c. */
#include "db/load.h"
#include "db/undo_private.h"

#include <string.h>

enum { REBUILD_FROM = 5000 }; /* entries; taking more out of the index one by one costs more */

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
           (!undo_is_redo(undo) || mark(db, undo->root->id, 0, error));
}

/* Makes the compensating change of `target`, which is `root` or the undo of it. */
static struct change_row *compensate(struct db *db, const struct change_info *info,
                                     const struct change_row *target, const struct change_row *root,
                                     GError **error)
{
    struct undo undo = {.target = target, .root = root};
    const char *kind = undo_is_redo(&undo) ? "redo" : "undo";
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
        return undo_refuse(error, "change %" G_GINT64_FORMAT " is %s", target->id,
                           strcmp(target->kind, "start") == 0
                               ? "how the register was made and cannot be undone"
                               : "itself an undo or a redo");
    if (target->undone)
        return undo_refuse(error, "change %" G_GINT64_FORMAT " is undone already", target->id);
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
        undo_refuse(&failed, "there is no change %" G_GINT64_FORMAT, id);
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
