/* phrases.c owns the finding of the longest known phrase at a word.
 * It must not know what its phrases are names of. */
#include "core/lexicon/phrases.h"

#include <string.h>

/* Phrases are kept by the first letters of their first word: at most this many. */
#define PREFIX 3

struct phrases {
    gboolean by_stem;
    GHashTable *by_prefix; /* char * -> GPtrArray of struct phrase */
};

static void phrase_free(gpointer data)
{
    struct phrase *phrase = data;

    g_ptr_array_unref(phrase->words);
    g_free(phrase);
}

struct phrases *phrases_new(gboolean by_stem)
{
    struct phrases *phrases = g_new0(struct phrases, 1);

    phrases->by_stem = by_stem;
    phrases->by_prefix =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    return phrases;
}

void phrases_free(struct phrases *phrases)
{
    if (phrases == NULL)
        return;
    g_hash_table_unref(phrases->by_prefix);
    g_free(phrases);
}

static void put(struct phrases *phrases, struct phrase *phrase, const char *first)
{
    char *prefix = g_strndup(first, PREFIX);
    GPtrArray *row = g_hash_table_lookup(phrases->by_prefix, prefix);

    if (row == NULL) {
        row = g_ptr_array_new_with_free_func(phrase_free);
        g_hash_table_insert(phrases->by_prefix, prefix, row);
    } else {
        g_free(prefix);
    }
    g_ptr_array_add(row, phrase);
}

/* The word as it is compared; a "*" right behind it in TEXT stays with it. */
static char *kept_word(const struct phrases *phrases, const char *text, const struct token *token)
{
    if (text[token->end] == '*')
        return g_strconcat(token->word, "*", NULL);
    return g_strdup(phrases->by_stem ? token->stem : token->word);
}

void phrases_add(struct phrases *phrases, const char *text, enum phrase_case letters,
                 gconstpointer value, int weight, int use)
{
    __attribute__((cleanup(tokens_cleanup))) struct tokens *tokens = tokens_new(text, strlen(text));
    struct phrase *phrase;

    if (tokens->list->len == 0)
        return;
    phrase = g_new0(struct phrase, 1);
    *phrase = (struct phrase){.words = g_ptr_array_new_with_free_func(g_free),
                              .letters = letters,
                              .value = value,
                              .weight = weight,
                              .use = use};
    for (guint i = 0; i < tokens->list->len; i++)
        g_ptr_array_add(phrase->words, kept_word(phrases, text, tokens_at(tokens, i)));
    put(phrases, phrase, tokens_at(tokens, 0)->word);
}

static gboolean is_word(const struct phrases *phrases, const struct token *token, const char *word)
{
    gsize len = strlen(word);

    if (len > 1 && word[len - 1] == '*')
        return strncmp(token->word, word, len - 1) == 0;
    return strcmp(phrases->by_stem ? token->stem : token->word, word) == 0;
}

static gboolean has_letters(const struct phrase *phrase, const struct token *token)
{
    switch (phrase->letters) {
    case PHRASE_NAME:
        return token->capital;
    case PHRASE_INITIALS:
        return token->upper;
    case PHRASE_ANY_CASE:
        return TRUE;
    }
    return TRUE;
}

static gboolean stands(const struct phrases *phrases, const struct phrase *phrase,
                       const struct tokens *tokens, guint i)
{
    for (guint k = 0; k < phrase->words->len; k++) {
        const struct token *token = tokens_at(tokens, i + k);
        if (token == NULL || !is_word(phrases, token, g_ptr_array_index(phrase->words, k)) ||
            (k == 0 && !has_letters(phrase, token)) ||
            (k > 0 && token->mark != ' ' && token->mark != '-'))
            return FALSE;
    }
    return TRUE;
}

const struct phrase *phrases_at(const struct phrases *phrases, const struct tokens *tokens, guint i)
{
    const struct token *token = tokens_at(tokens, i);
    const struct phrase *best = NULL;
    char prefix[PREFIX * 4 + 1] = "";
    const GPtrArray *row;

    if (token == NULL)
        return NULL;
    g_strlcpy(prefix, token->word, PREFIX + 1);
    row = g_hash_table_lookup(phrases->by_prefix, prefix);
    for (guint k = 0; row != NULL && k < row->len; k++) {
        const struct phrase *phrase = g_ptr_array_index(row, k);
        if ((best == NULL || phrase->words->len >= best->words->len) &&
            stands(phrases, phrase, tokens, i))
            best = phrase;
    }
    return best;
}
