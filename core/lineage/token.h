/* SPDX-License-Identifier: MIT
 *
 * token.h: a wording cut into words and signs, for comparing wordings.
 *
 * Cut at the word boundaries of UAX #29 as far as no dictionary is needed: "U.S", "isn't" and
 * "1,000.5" are one word each, "e-evidence" three tokens; ideographs and letters of scripts written
 * without blanks stand alone.
 */
#ifndef HELDTO_CORE_LINEAGE_TOKEN_H
#define HELDTO_CORE_LINEAGE_TOKEN_H

#include <glib.h>

struct token {
    const char *text; /* inside the text that was cut; not closed by a NUL */
    gsize len;
    gboolean is_word;  /* else a sign */
    gboolean is_apart; /* a blank, or the beginning, stands before it */
};

/* The tokens of a text (NULL: of ""), in order; bytes that are not UTF-8 are signs. Every byte but
 * blanks is in one. New, of struct token. */
GArray *token_split(const char *text);
/* What two tokens have in common that a reader takes for the same: compatibility forms, and the
 * shape of quotation marks and dashes, are gone; case is kept. New. */
char *token_key(const struct token *token);

#endif
