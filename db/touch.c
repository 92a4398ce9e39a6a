/* touch.c owns which commitments a written row is about, and what of them follows from it.
 * It must not work out what follows: that is derive.c and search.c. */
#include "db/change_private.h"
#include "db/register_row.h"
#include "db/topic.h"

#include <string.h>

/* What follows from a row of each table. */
static const unsigned facts_of[N_TABLES] = {
    [TABLE_COMMITMENT] = FACT_OWN | FACT_STATUS | FACT_SEARCHED,
    [TABLE_COMMITMENT_PARTY] = FACT_PARTIES,
    [TABLE_COMMITMENT_TOPIC] = FACT_TOPICS | FACT_SEARCHED,
    [TABLE_WORDING] = FACT_WORDINGS | FACT_SEARCHED,
    [TABLE_UPDATE] = FACT_STATUS | FACT_SEARCHED,
    [TABLE_MEETING] = FACT_WORDINGS,
    [TABLE_PARTY] = FACT_PARTIES,
    [TABLE_TOPIC] = FACT_TOPICS | FACT_SEARCHED,
    [TABLE_TOPIC_ALIAS] = FACT_SEARCHED,
};

/* The columns that search.c reads; all of them text but the topic itself. */
static const struct {
    enum table_id table;
    const char *column;
} searched[] = {{TABLE_COMMITMENT, "key"},
                {TABLE_COMMITMENT, "title"},
                {TABLE_COMMITMENT, "description"},
                {TABLE_COMMITMENT, "note"},
                {TABLE_COMMITMENT, "question"},
                {TABLE_COMMITMENT, "next_step"},
                {TABLE_COMMITMENT, "custom"},
                {TABLE_WORDING, "exact"},
                {TABLE_UPDATE, "note"},
                {TABLE_TOPIC, "token"},
                {TABLE_TOPIC, "name"},
                {TABLE_TOPIC_ALIAS, "alias"},
                {TABLE_COMMITMENT_TOPIC, "topic_id"}};

static gboolean has_searched(enum table_id table, const void *row)
{
    for (gsize i = 0; i < G_N_ELEMENTS(searched); i++)
        if (searched[i].table == table &&
            row_has_value(row, table_column(table_of(table), searched[i].column)))
            return TRUE;
    return FALSE;
}

static gboolean differs_searched(enum table_id table, const void *old, const void *row)
{
    for (gsize i = 0; i < G_N_ELEMENTS(searched); i++)
        if (searched[i].table == table &&
            !row_same_value(old, row, table_column(table_of(table), searched[i].column)))
            return TRUE;
    return FALSE;
}

/* An update taken back is searched no more, and what moves to another commitment is by that one. */
static gboolean moves(enum table_id table, const void *old, const void *row)
{
    const struct column *undone = table_column(table_of(table), "undone");
    return row_commitment(table, old) != row_commitment(table, row) ||
           (undone != NULL && !row_same_value(old, row, undone)) ||
           (table == TABLE_TOPIC_ALIAS && ((const struct topic_alias *)old)->topic_id !=
                                              ((const struct topic_alias *)row)->topic_id);
}

static unsigned facts(enum table_id table, const void *old, const void *row)
{
    unsigned all = facts_of[table];
    if (!(all & FACT_SEARCHED))
        return all;
    gboolean is_searched = old == NULL   ? has_searched(table, row)
                           : row == NULL ? has_searched(table, old)
                                         : differs_searched(table, old, row) ||
                                               (moves(table, old, row) && has_searched(table, row));
    return is_searched ? all : all & ~(unsigned)FACT_SEARCHED;
}

static gboolean touch(struct change *change, gint64 id, unsigned which, gboolean is_new,
                      GError **error)
{
    if (id == 0)
        return TRUE;
    struct touched *touched = g_hash_table_lookup(change->touched, &id);
    if (touched == NULL) {
        touched = g_new0(struct touched, 1);
        touched->id = id;
        touched->is_indexed = !is_new;
        touched->facts = is_new ? 0 : FACT_TIME;
        g_hash_table_insert(change->touched, &touched->id, touched);
        g_ptr_array_add(change->order, touched);
    }
    touched->facts |= which;
    /* The index must be told exactly what it was told before: it is taken out by the rows as they
     * are, before the first write that changes what is searched. */
    if (!(which & FACT_SEARCHED) || !touched->is_indexed || change->rebuild_search)
        return TRUE;
    touched->is_indexed = FALSE;
    return search_forget(change, id, error);
}

static gboolean touch_all(struct change *change, enum query_id query, gint64 id, unsigned which,
                          GError **error)
{
    struct statement *st = db_query(change->db, query, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, id);
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW) {
        gint64 found = statement_int_at(st, 0);
        g_array_append_val(ids, found);
    }
    statement_reset(st);
    for (guint i = 0; result == STEP_DONE && i < ids->len; i++)
        if (!touch(change, g_array_index(ids, gint64, i), which, FALSE, error))
            return FALSE;
    return result == STEP_DONE;
}

static gboolean names_scheme(const struct setting *setting)
{
    return setting != NULL && g_strcmp0(setting->name, "scheme") == 0;
}

/* Every status is read by the register's scheme. */
static gboolean touch_scheme(struct change *change)
{
    change->rescheme = TRUE;
    deriver_clear(&change->deriver);
    return TRUE;
}

/* A commitment that is new to the change: inserted by it, or put back. */
static gboolean touch_commitment(struct change *change, const void *old, const void *row,
                                 unsigned which, GError **error)
{
    const struct row_head *head = old != NULL ? old : row;
    if (old != NULL)
        return touch(change, head->id, which, FALSE, error);
    return touch(change, head->id, FACT_STATUS, TRUE, error);
}

gboolean touch_row(struct change *change, enum table_id table, const void *old, const void *row,
                   GError **error)
{
    unsigned which = facts(table, old, row);
    gint64 id = ((const struct row_head *)(old != NULL ? old : row))->id;
    switch (table) {
    case TABLE_COMMITMENT:
        return touch_commitment(change, old, row, which, error);
    case TABLE_SETTING:
        return (!names_scheme(old) && !names_scheme(row)) || touch_scheme(change);
    case TABLE_SCHEME:
    case TABLE_SCHEME_STATUS:
        return touch_scheme(change);
    case TABLE_MEETING:
        return old == NULL || touch_all(change, Q_COMMITMENT_OF_MEETING, id, which, error);
    case TABLE_PARTY:
        return old == NULL || touch_all(change, Q_COMMITMENT_OF_PARTY, id, which, error);
    case TABLE_TOPIC:
        return old == NULL || touch_all(change, Q_COMMITMENT_OF_TOPIC, id, which, error);
    case TABLE_TOPIC_ALIAS:
        for (int i = 0; i < 2; i++) {
            const struct topic_alias *alias = i == 0 ? old : row;
            if (alias != NULL &&
                !touch_all(change, Q_COMMITMENT_OF_TOPIC, alias->topic_id, which, error))
                return FALSE;
        }
        return TRUE;
    default:
        return (old == NULL || touch(change, row_commitment(table, old), which, FALSE, error)) &&
               (row == NULL || touch(change, row_commitment(table, row), which, FALSE, error));
    }
}
