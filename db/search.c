/* search.c owns what of a commitment is searched, and keeping the index of it.
 * It must not know how an engine indexes, nor how a filter asks. */
#include "db/search.h"

#include "db/change_private.h"
#include "db/commitment.h"
#include "db/derive.h"
#include "db/fold.h"
#include "db/load.h"

#include <string.h>

enum { TITLE, TOPICS, WORDS, NOTES, N_TEXTS };

struct search_texts {
    char *texts[N_TEXTS];
};

void search_texts_free(struct search_texts *texts)
{
    if (texts == NULL)
        return;
    for (int i = 0; i < N_TEXTS; i++)
        g_free(texts->texts[i]);
    g_free(texts);
}

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

static char *fold_string(const GString *text)
{
    return fold_text(text->str, (gssize)text->len);
}

static struct search_texts *texts_of(struct db *db, const struct commitment *c, GError **error)
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
        return NULL;
    struct search_texts *texts = g_new0(struct search_texts, 1);
    texts->texts[TITLE] = fold_string(title);
    texts->texts[TOPICS] = fold_string(topics);
    texts->texts[WORDS] = fold_string(words);
    texts->texts[NOTES] = fold_string(notes);
    return texts;
}

struct search_texts *search_texts_of(struct db *db, gint64 commitment_id, GError **error)
{
    owned(commitment) c = commitment_by_id(db, commitment_id, error);
    if (c == NULL) {
        if (error != NULL && *error == NULL)
            g_set_error(error, DB_ERROR, DB_ERROR_NOT_FOUND, "there is no such commitment");
        return NULL;
    }
    return texts_of(db, c, error);
}

static gboolean run_search(struct db *db, struct statement **st, const char *name, const char *sql,
                           gint64 id, const struct search_texts *texts, GError **error)
{
    if (*st == NULL)
        *st = statement_prepare(db, name, sql, error);
    if (*st == NULL)
        return FALSE;
    statement_bind_int(*st, 1, id);
    for (int i = 0; i < N_TEXTS; i++)
        statement_bind_text(*st, i + 2, texts->texts[i]);
    return statement_run(*st, error);
}

static gboolean index_insert(struct db *db, gint64 id, const struct search_texts *texts,
                             GError **error)
{
    return run_search(db, &db->search_insert, "search insert", db->ops->search->insert, id, texts,
                      error);
}

static gboolean index_remove(struct db *db, gint64 id, const struct search_texts *texts,
                             GError **error)
{
    return run_search(db, &db->search_remove, "search remove", db->ops->search->remove, id, texts,
                      error);
}

static gboolean same_texts(const struct search_texts *a, const struct search_texts *b)
{
    for (int i = 0; i < N_TEXTS; i++)
        if (strcmp(a->texts[i], b->texts[i]) != 0)
            return FALSE;
    return TRUE;
}

static gboolean index_follow(struct db *db, gint64 id, const struct search_texts *before,
                             GError **error)
{
    GError *failed = NULL;
    struct search_texts *after = NULL;
    owned(commitment) c = commitment_by_id(db, id, &failed);
    if (c != NULL)
        after = texts_of(db, c, &failed);
    gboolean done = failed == NULL;
    if (done && !(before != NULL && after != NULL && same_texts(before, after)))
        done = (before == NULL || index_remove(db, id, before, &failed)) &&
               (after == NULL || index_insert(db, id, after, &failed));
    search_texts_free(after);
    if (!done)
        g_propagate_error(error, failed);
    return done;
}

gboolean search_touched(struct change *change, GError **error)
{
    if (change->rebuild_search)
        return search_rebuild(change->db, error);
    for (guint i = 0; i < change->touched->len; i++) {
        gint64 id = g_array_index(change->touched, gint64, i);
        if (!index_follow(change->db, id, g_hash_table_lookup(change->search, &id), error))
            return FALSE;
    }
    return TRUE;
}

struct rebuild {
    struct db *db;
    GError **error;
    gboolean failed;
};

static gboolean rebuild_one(gint64 id, gpointer data)
{
    struct rebuild *rebuild = data;
    struct search_texts *texts = search_texts_of(rebuild->db, id, rebuild->error);
    rebuild->failed = texts == NULL || !index_insert(rebuild->db, id, texts, rebuild->error);
    search_texts_free(texts);
    return !rebuild->failed;
}

gboolean search_rebuild(struct db *db, GError **error)
{
    struct rebuild rebuild = {.db = db, .error = error};
    return db->ops->execute(db->engine, db->ops->search->clear, error) &&
           derive_walk(db, rebuild_one, &rebuild, error) && !rebuild.failed;
}
