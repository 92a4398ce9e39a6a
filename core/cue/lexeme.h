/* SPDX-License-Identifier: MIT
 *
 * lexeme.h: a sentence as words, with what each is (cue.h) and the signs before it.
 */
#ifndef HELDTO_CORE_INTAKE_LEXEME_H
#define HELDTO_CORE_INTAKE_LEXEME_H

#include "core/cue/cue.h"

enum lexeme_flags {
    LEXEME_COMMA = 1,   /* a comma, a bracket or a dash stands before it */
    LEXEME_BREAK = 2,   /* a semicolon or colon */
    LEXEME_CAPITAL = 4, /* begins with a capital */
    LEXEME_NUMBER = 8,
    LEXEME_MARK = 16,   /* a marker within the line: i) (b) 2) */
    LEXEME_COLON = 32,  /* and that break is a colon */
    LEXEME_QUOTE = 256, /* a mark that closes a quotation */
    LEXEME_OWNER = 128, /* the next word is its own: Mexico's, the countries' */
    LEXEME_UPPER = 64,  /* all in capitals: a verb set off so (REAFFIRMS), or an acronym */
};

struct lexeme {
    gsize start, end; /* bytes of the text */
    const char *word; /* folded: small letters, straight apostrophe, hyphenation undone */
    const struct cue_word *is;
    unsigned flags;
};

struct lexemes {
    GArray *list; /* struct lexeme */
    GStringChunk *words;
};

/* The words of text[from … to). The cues must outlive them. */
struct lexemes *lexemes_new(const struct cues *cues, const char *text, gsize from, gsize to);
void lexemes_free(struct lexemes *lexemes); /* NULL is accepted */

static inline const struct lexeme *lexeme_at(const struct lexemes *lexemes, guint i)
{
    return &g_array_index(lexemes->list, struct lexeme, i);
}
static inline gboolean lexeme_in(const struct lexemes *lexemes, guint i, enum cue_set set)
{
    return i < lexemes->list->len && (lexeme_at(lexemes, i)->is->sets & CUE_BIT(set)) != 0;
}
static inline gboolean lexeme_has(const struct lexemes *lexemes, guint i, unsigned flags)
{
    return i < lexemes->list->len && (lexeme_at(lexemes, i)->flags & flags) != 0;
}
/* Whether word i is WORD. */
gboolean lexeme_is(const struct lexemes *lexemes, guint i, const char *word);
/* The first word from i on that is no adverb. */
guint lexeme_skip_adverbs(const struct lexemes *lexemes, guint i);

#endif
