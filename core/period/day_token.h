/* day_token.h: text cut into the words, numbers and marks that dates are written with.
 *
 * Shared by the readers of days (day.h) and of due periods (period.h). Every reading of a date in
 * words begins here, so that they agree on what is a digit, a dash and a letter:
 *
 * - words are folded (db/fold.h): lower case, no accents ("Février" is "fevrier");
 * - a number is a run of the ASCII digits 0–9; digits of other scripts are told apart, never read;
 * - every dash is "-", every apostrophe is "'"; each other mark stands alone;
 * - letters and digits are cut apart: "Q3" is the word "q" and the number 3 glued to it.
 *
 * Text that is not valid UTF-8 has no tokens. */
#ifndef HELDTO_CORE_DAY_TOKEN_H
#define HELDTO_CORE_DAY_TOKEN_H

#include <glib.h>

enum day_token_kind {
    DAY_TOKEN_WORD,
    DAY_TOKEN_NUMBER,
    DAY_TOKEN_MARK,
    DAY_TOKEN_FOREIGN_DIGITS, /* a run of digits of another script */
};

struct day_token {
    enum day_token_kind kind;
    gsize start, end;  /* bytes of the text: [start, end) */
    char *word;        /* folded word, digits or mark; never NULL */
    int number;        /* of a NUMBER; -1 when it has more than nine digits */
    int digits;        /* of a NUMBER: how many */
    gboolean is_glued; /* nothing stands between it and the token before */
    gboolean is_upper; /* a WORD that begins with a capital */
};

/* An array of struct day_token; the caller's, freed with g_array_unref. TEXT is not kept. */
GArray *day_tokens(const char *text);

/* The token at I, or NULL beyond either end. */
const struct day_token *day_token_at(const GArray *tokens, gsize i);

/* Whether there is a token at I with this folded word, these digits or this mark. */
gboolean day_token_is(const GArray *tokens, gsize i, const char *word);

/* Whether there is a number at I, of so many digits (0: any). */
gboolean day_token_is_number(const GArray *tokens, gsize i, int digits);

#endif
