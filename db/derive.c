/* derive.c owns going through commitments, and telling stored facts from those worked out afresh.
 * It must not know how any fact follows: that is derive_own.c and derive_facts.c. */
#include "db/derive.h"

#include "db/change_private.h"

static char *disagreements(const struct commitment *stored, const struct commitment *afresh)
{
    const struct table *table = table_of(TABLE_COMMITMENT);
    GString *names = g_string_new(NULL);
    for (gsize i = 0; i < table->n_columns; i++) {
        const struct column *column = &table->columns[i];
        if ((column->flags & COLUMN_DERIVED) && !row_same_value(stored, afresh, column))
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", column->name);
    }
    return g_string_free(names, FALSE);
}

char *derive_disagreements(struct db *db, gint64 commitment_id, GError **error)
{
    owned(commitment) stored = commitment_by_id(db, commitment_id, error);
    if (stored == NULL)
        return NULL;
    owned(commitment) afresh = row_copy(TABLE_COMMITMENT, stored);
    struct deriver deriver = {.db = db};
    gboolean done = derive_facts(&deriver, afresh, FACTS_ALL, error);
    deriver_clear(&deriver);
    return done ? disagreements(stored, afresh) : NULL;
}

/* Ids after one, a batch at a time, so that no read stays open over the callback. */
static GArray *next_ids(struct db *db, gint64 after, GError **error)
{
    struct statement *st = db_query(db, Q_COMMITMENT_IDS, error);
    if (st == NULL)
        return NULL;
    statement_bind_int(st, 1, after);
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW) {
        gint64 id = statement_int_at(st, 0);
        g_array_append_val(ids, id);
    }
    statement_reset(st);
    return result == STEP_DONE ? g_steal_pointer(&ids) : NULL;
}

gboolean derive_walk(struct db *db, gboolean (*each)(gint64 id, gpointer data), gpointer data,
                     GError **error)
{
    gint64 after = 0;
    for (;;) {
        g_autoptr(GArray) ids = next_ids(db, after, error);
        if (ids == NULL)
            return FALSE;
        if (ids->len == 0)
            return TRUE;
        for (guint i = 0; i < ids->len; i++) {
            after = g_array_index(ids, gint64, i);
            if (!each(after, data))
                return TRUE;
        }
    }
}
