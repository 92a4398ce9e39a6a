/* search.c owns what of a commitment is searched, and keeping the index of it.
 * It must not know how an engine indexes, nor how a filter asks. */
#include "db/search.h"

#include "db/change_private.h"
#include "db/derive.h"
#include "db/fold.h"

enum { TITLE, TOPICS, WORDS, NOTES, N_TEXTS };

/* Every text column of every row of the query, a line each. */
static gboolean append_query(struct db *db, enum query_id query, gint64 id, GString *out,
                             GError **error)
{
    struct statement *st = db_query(db, query, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, id);
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW)
        for (int i = 0; i < statement_columns(st); i++) {
            gsize len;
            const char *text = statement_text_at(st, i, &len);
            g_string_append_len(out, text, (gssize)len);
            g_string_append_c(out, '\n');
        }
    statement_reset(st);
    return result == STEP_DONE;
}

static void fold_into(char **folded, const GString *text)
{
    *folded = fold_text(text->str, (gssize)text->len);
}

static void free_texts(char **texts)
{
    for (int i = 0; i < N_TEXTS; i++)
        g_free(texts[i]);
}

/* The N_TEXTS texts of a commitment, to be freed; on failure there are none. */
static gboolean make_texts(struct db *db, const struct commitment *c, char **texts, GError **error)
{
    g_autoptr(GString) title = g_string_new(NULL);
    g_autoptr(GString) topics = g_string_new(NULL);
    g_autoptr(GString) words = g_string_new(NULL);
    g_autoptr(GString) notes = g_string_new(NULL);
    g_string_append_printf(title, "%s %s", c->key, c->title);
    g_string_append_printf(words, "%s\n", c->description);
    g_string_append_printf(notes, "%s\n%s\n%s\n%s\n", c->note, c->question, c->next_step,
                           c->custom);
    if (!append_query(db, Q_SEARCH_TOPICS, c->id, topics, error) ||
        !append_query(db, Q_SEARCH_WORDS, c->id, words, error) ||
        !append_query(db, Q_SEARCH_NOTES, c->id, notes, error))
        return FALSE;
    fold_into(&texts[TITLE], title);
    fold_into(&texts[TOPICS], topics);
    fold_into(&texts[WORDS], words);
    fold_into(&texts[NOTES], notes);
    return TRUE;
}

static gboolean tell_index(struct db *db, struct statement **st, const char *name, const char *sql,
                           const struct commitment *c, GError **error)
{
    if (*st == NULL)
        *st = statement_prepare(db, name, sql, error);
    char *texts[N_TEXTS] = {NULL};
    if (*st == NULL || !make_texts(db, c, texts, error))
        return FALSE;
    statement_bind_int(*st, 1, c->id);
    for (int i = 0; i < N_TEXTS; i++)
        statement_lend_text(*st, i + 2, texts[i]);
    gboolean done = statement_run(*st, error);
    free_texts(texts);
    return done;
}

gboolean search_learn(struct db *db, const struct commitment *c, GError **error)
{
    return tell_index(db, &db->search_insert, "search insert", db->ops->search->insert, c, error);
}

gboolean search_forget(struct change *change, gint64 commitment_id, GError **error)
{
    struct db *db = change->db;
    GError *failed = NULL;
    owned(commitment) c = commitment_by_id(db, commitment_id, &failed);
    if (c == NULL && failed == NULL)
        g_set_error(&failed, DB_ERROR, DB_ERROR_NOT_FOUND, "there is no such commitment any more");
    if (c != NULL &&
        tell_index(db, &db->search_remove, "search remove", db->ops->search->remove, c, &failed))
        return TRUE;
    /* A stranger wrote rows without the index: it does not know these words, and is made anew. */
    if (g_error_matches(failed, DB_ERROR, DB_ERROR_DAMAGED)) {
        g_error_free(failed);
        change->rebuild_search = TRUE;
        return TRUE;
    }
    g_propagate_error(error, failed);
    return FALSE;
}

struct rebuild {
    struct db *db;
    GError **error;
    gboolean failed;
};

static gboolean rebuild_one(gint64 id, gpointer data)
{
    struct rebuild *rebuild = data;
    owned(commitment) c = commitment_by_id(rebuild->db, id, rebuild->error);
    rebuild->failed = c == NULL || !search_learn(rebuild->db, c, rebuild->error);
    return !rebuild->failed;
}

gboolean search_rebuild(struct db *db, GError **error)
{
    struct rebuild rebuild = {.db = db, .error = error};
    if (!db->ops->execute(db->engine, db->ops->search->clear, error)) {
        db_name_error(db, "search clear", error);
        return FALSE;
    }
    return derive_walk(db, rebuild_one, &rebuild, error) && !rebuild.failed;
}
