/* cue.c owns the table of cues: reading it, and finding what can begin with a word.
 * It must not know clauses, nor who speaks. */
#include "core/cue/cue_private.h"

#include "core/data.h"
#include "core/cue/cue_phrase.h"
#include "core/session.h"

#include <string.h>

static const struct cue_word no_word = {.verb = -1};

static void entry_free(gpointer data)
{
    struct cue_entry *cue = data;
    g_free(cue->words);
    phrase_free(cue->phrase);
    g_ptr_array_unref(cue->unless);
    g_free(cue);
}

static void undoing_free(gpointer data)
{
    struct cue_undoing *undoing = data;
    phrase_free(undoing->phrase);
    g_free((char *)undoing->why);
    g_free(undoing);
}

void cues_free(struct cues *cues)
{
    if (cues == NULL)
        return;
    g_hash_table_unref(cues->by_word);
    g_hash_table_unref(cues->by_verb);
    g_ptr_array_unref(cues->all);
    g_ptr_array_unref(cues->undoing);
    g_ptr_array_unref(cues->anaphora);
    g_hash_table_unref(cues->sets);
    g_hash_table_unref(cues->verbs);
    g_hash_table_unref(cues->words);
    g_free(cues);
}

static struct cues *empty_table(void)
{
    struct cues *cues = g_new0(struct cues, 1);
    cues->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    cues->verbs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    cues->sets =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
    cues->by_word =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    cues->by_verb = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
    cues->all = g_ptr_array_new_with_free_func(entry_free);
    cues->undoing = g_ptr_array_new_with_free_func(undoing_free);
    cues->anaphora = g_ptr_array_new_with_free_func(phrase_free);
    return cues;
}

struct indexing {
    struct cues *cues;
    struct cue_entry *cue;
};

static void index_first(gpointer data, const char *word, int verb)
{
    struct indexing *indexing = data;
    GHashTable *table = word != NULL ? indexing->cues->by_word : indexing->cues->by_verb;
    gconstpointer key = word != NULL ? (gconstpointer)word : GINT_TO_POINTER(verb);
    GPtrArray *list = g_hash_table_lookup(table, key);
    if (list == NULL) {
        list = g_ptr_array_new();
        g_hash_table_insert(table, word != NULL ? (gpointer)g_strdup(word) : GINT_TO_POINTER(verb),
                            list);
    }
    g_ptr_array_add(list, indexing->cue);
}

static struct cues *parse(const json_t *root, const GArray *added, GError **error)
{
    struct cues *cues = empty_table();
    if (!cue_read(cues, root, error)) {
        cues_free(cues);
        return NULL;
    }
    for (guint i = 0; added != NULL && i < added->len; i++)
        cue_add_own(cues, &g_array_index(added, struct cue_own, i));
    for (guint i = 0; i < cues->all->len; i++) {
        struct indexing indexing = {.cues = cues, .cue = cues->all->pdata[i]};
        phrase_each_first(indexing.cue->phrase, index_first, &indexing);
    }
    return cues;
}

struct cues *cues_parse(const char *json, gsize len, const GArray *added, GError **error)
{
    json_error_t wrong;
    json_t *root = json_loadb(json, len, JSON_REJECT_DUPLICATES, &wrong);
    if (root == NULL) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, "cues: line %d: %s", wrong.line,
                    wrong.text);
        return NULL;
    }
    struct cues *cues = parse(root, added, error);
    json_decref(root);
    return cues;
}

struct cues *cues_new(const GArray *added)
{
    gsize len;
    const char *text = data_file("cues.json", &len);
    g_assert(text != NULL);
    g_autoptr(GError) error = NULL;
    struct cues *cues = cues_parse(text, len, added, &error);
    if (cues == NULL)
        g_error("%s", error->message); /* embedded, and a test reads it */
    return cues;
}

const struct cues *cues_shipped(void)
{
    static struct cues *shipped;
    if (shipped == NULL)
        shipped = cues_new(NULL);
    return shipped;
}

static gboolean is_adverb(const struct cues *cues, const char *word)
{
    gsize len = strlen(word);
    GHashTable *others = g_hash_table_lookup(cues->sets, "not-adverb");
    return len > 4 && strcmp(word + len - 2, "ly") == 0 &&
           (others == NULL || !g_hash_table_contains(others, word));
}

const struct cue_word *cues_word(const struct cues *cues, const char *word)
{
    static const struct cue_word adverb = {.sets = CUE_BIT(SET_ADVERB), .verb = -1};
    const struct cue_word *row = g_hash_table_lookup(cues->words, word);
    if (row != NULL)
        return row;
    return is_adverb(cues, word) ? &adverb : &no_word;
}

const GPtrArray *cues_beginning(const struct cues *cues, const char *word)
{
    return g_hash_table_lookup(cues->by_word, word);
}

const GPtrArray *cues_beginning_verb(const struct cues *cues, const struct cue_word *is)
{
    return is->verb > 0 ? g_hash_table_lookup(cues->by_verb, GINT_TO_POINTER(is->verb)) : NULL;
}

const GPtrArray *cues_all(const struct cues *cues)
{
    return cues->all;
}

const GPtrArray *cues_undoing(const struct cues *cues)
{
    return cues->undoing;
}

const GPtrArray *cues_anaphora(const struct cues *cues)
{
    return cues->anaphora;
}
