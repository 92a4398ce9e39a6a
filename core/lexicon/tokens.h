/* SPDX-License-Identifier: MIT
 *
 * tokens.h: a text cut into words, for whoever looks for names and phrases in it.
 *
 * - words are folded (db/fold.h) and stemmed: "Negotiations" is "negotiations", stem "negotiat";
 * - initials are one word: "U.S." is "us"; a possessive "'s" belongs to none;
 * - digits make words of their own; of other marks only the strongest before a word is kept.
 *
 * Bytes that are not UTF-8 part words, as blanks do.
 */
#ifndef HELDTO_CORE_INTAKE_TOKENS_H
#define HELDTO_CORE_INTAKE_TOKENS_H

#include <glib.h>

struct token {
    gsize start, end;  /* bytes of the text, the dots of initials among them */
    const char *word;  /* folded; lives as long as the tokens */
    const char *stem;  /* of an English word, crudely; the word itself when short */
    char mark;         /* between it and the word before: '.' (any end) ; : ( ) " , - or ' ' */
    gboolean capital;  /* begins with a capital */
    gboolean upper;    /* all capitals, or initials */
    gboolean number;   /* digits */
    gboolean genitive; /* had a possessive 's */
};

struct tokens {
    GArray *list; /* struct token */
    GStringChunk *chunk;
};

struct tokens *tokens_new(const char *text, gsize len);
void tokens_free(struct tokens *tokens); /* NULL is accepted */
static inline void tokens_cleanup(struct tokens **tokens)
{
    tokens_free(*tokens);
}

/* NULL beyond the end. */
static inline const struct token *tokens_at(const struct tokens *tokens, guint i)
{
    return i < tokens->list->len ? &g_array_index(tokens->list, struct token, i) : NULL;
}

/* Whether the word at I is WORD (folded). */
gboolean tokens_is(const struct tokens *tokens, guint i, const char *word);
/* Whether it is one of WORDS, blanks between: " we our ". */
gboolean tokens_is_of(const struct tokens *tokens, guint i, const char *words);
/* The first token that ends after byte AT; the number of tokens when none does. */
guint tokens_from(const struct tokens *tokens, gsize at);

/* The stem of one folded word, newly allocated. */
char *tokens_stem(const char *word);

#endif
