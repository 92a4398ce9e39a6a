/* words.c owns how an enumerated value is found, named and listed.
 * It must not know the values (words_table.c) or which rows of a register hold them. */
#include "core/scheme/words_table.h"

#include "db/fold.h"

#include <string.h>

const struct word *words_all(enum word_set set, size_t *n)
{
    g_assert((int)set >= 0 && set < N_WORD_SETS);
    *n = word_rows[set].n;
    return word_rows[set].word;
}

static const struct word *find_token(enum word_set set, const char *token)
{
    size_t n;
    const struct word *word = words_all(set, &n);
    for (size_t i = 0; i < n; i++)
        if (strcmp(word[i].token, token) == 0)
            return &word[i];
    return NULL;
}

/* "Period over – not checked" -> "period-over-not-checked" */
static char *as_token(const char *text)
{
    g_autofree char *folded = fold_text(text, -1);
    g_auto(GStrv) parts = fold_tokens(folded);
    return g_strjoinv("-", parts);
}

static gboolean is_label(const struct word *word, const char *spelling)
{
    g_autofree char *english = as_token(word->label), *translated = as_token(_(word->label));
    return strcmp(english, spelling) == 0 || strcmp(translated, spelling) == 0;
}

static const struct word *find_label(enum word_set set, const char *spelling)
{
    size_t n;
    const struct word *word = words_all(set, &n);
    for (size_t i = 0; i < n; i++)
        if (is_label(&word[i], spelling))
            return &word[i];
    return NULL;
}

static const struct word *find_synonym(enum word_set set, const char *spelling)
{
    for (size_t i = 0; i < n_word_synonyms; i++)
        if (word_synonyms[i].set == set && strcmp(word_synonyms[i].text, spelling) == 0)
            return find_token(set, word_synonyms[i].token);
    return NULL;
}

const struct word *words_find(enum word_set set, const char *text)
{
    if (!text)
        return NULL;
    const struct word *word = find_token(set, text);
    if (word)
        return word;
    g_autofree char *spelling = as_token(text);
    if (!*spelling)
        return NULL;
    word = find_token(set, spelling);
    if (!word)
        word = find_label(set, spelling);
    return word ? word : find_synonym(set, spelling);
}

const char *words_label(enum word_set set, const char *token)
{
    if (!token)
        return "";
    const struct word *word = find_token(set, token);
    return word ? _(word->label) : token;
}

const char *words_narrow(enum word_set set, const char *token)
{
    for (size_t i = 0; i < n_word_narrows; i++)
        if (word_narrows[i].set == set && g_strcmp0(word_narrows[i].token, token) == 0)
            return _(word_narrows[i].text);
    return words_label(set, token);
}

char *words_list(enum word_set set)
{
    GString *list = g_string_new(NULL);
    size_t n;
    const struct word *word = words_all(set, &n);
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(list, "%s%s", i ? ", " : "", word[i].token);
    return g_string_free(list, FALSE);
}
