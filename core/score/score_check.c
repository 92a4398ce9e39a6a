/* score_check.c owns checking stored scores against the rules they are recorded by.
 * It must not mend anything. */
#include "core/score/score_check.h"

#include "core/score/score.h"
#include "db/commitment.h"
#include "db/rows.h"

#include <string.h>

struct checking {
    struct session *session;
    GHashTable *commitments; /* gint64 * of those with scores */
    void (*fault)(const char *text, gpointer data);
    gpointer data;
};

static gboolean note_commitment(enum table_id table, const void *row, gpointer data)
{
    (void)table;
    struct checking *checking = data;
    const struct assessment *said = row;
    g_hash_table_add(checking->commitments,
                     g_memdup2(&said->commitment_id, sizeof said->commitment_id));
    return TRUE;
}

static void tell(const struct checking *checking, const struct commitment *c,
                 const struct assessment *row, const char *what)
{
    g_autofree char *text =
        g_strdup_printf("%s: assessment %" G_GINT64_FORMAT " %s", c->key, row->id, what);
    checking->fault(text, checking->data);
}

static const struct assessment *find(const GPtrArray *all, gint64 id)
{
    for (guint i = 0; i < all->len; i++)
        if (((const struct assessment *)all->pdata[i])->id == id)
            return all->pdata[i];
    return NULL;
}

static gboolean is_of_cell(const struct assessment *a, const struct assessment *b)
{
    return b != NULL && a->party_id == b->party_id && strcmp(a->period, b->period) == 0 &&
           strcmp(a->role, b->role) == 0 && b->id < a->id;
}

static void check_row(const struct checking *checking, const struct commitment *c,
                      const GPtrArray *all, const struct assessment *row)
{
    const enum score_role role = score_role_of(row);
    if (score_word_find(row->score) == NULL)
        tell(checking, c, row, "has no score that there is");
    if (strcmp(score_role_token(role), row->role) != 0)
        tell(checking, c, row, "is by no coder that there is");
    if (row->corrects_id != 0 && !is_of_cell(row, find(all, row->corrects_id)))
        tell(checking, c, row, "corrects what is no earlier score of the same cell and coder");
    if (role == SCORE_ADJUDICATION && *row->reason == '\0')
        tell(checking, c, row, "settles without a reason");
    if (role == SCORE_SECOND && !row->undone &&
        score_was_by(all, row->party_id, row->period, SCORE_FIRST, row->author))
        tell(checking, c, row, "is by the first coder of the same cell");
}

static gboolean check_commitment(const struct checking *checking, gint64 id, GError **error)
{
    struct db *db = checking->session->db;
    owned(commitment) c = commitment_by_id(db, id, error);
    g_autoptr(GPtrArray) all = c != NULL ? assessment_of_commitment(db, id, error) : NULL;
    for (guint i = 0; all != NULL && i < all->len; i++)
        check_row(checking, c, all, all->pdata[i]);
    return all != NULL;
}

static gint in_order(gconstpointer a, gconstpointer b)
{
    gint64 one = **(const gint64 *const *)a, other = **(const gint64 *const *)b;
    return (one > other) - (one < other);
}

gboolean score_check(struct session *session, void (*fault)(const char *text, gpointer data),
                     gpointer data, GError **error)
{
    g_autoptr(GHashTable) commitments =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    struct checking checking = {
        .session = session, .commitments = commitments, .fault = fault, .data = data};
    if (!row_walk(session->db, TABLE_ASSESSMENT, note_commitment, &checking, error))
        return FALSE;
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    GHashTableIter iter;
    gpointer id;
    g_hash_table_iter_init(&iter, commitments);
    while (g_hash_table_iter_next(&iter, &id, NULL))
        g_ptr_array_add(ids, id);
    g_ptr_array_sort(ids, in_order);
    for (guint i = 0; i < ids->len; i++)
        if (!check_commitment(&checking, *(const gint64 *)ids->pdata[i], error))
            return FALSE;
    return TRUE;
}
