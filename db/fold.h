/* Folded text: what full-text search indexes and what words are matched on.
 *
 * fold_text() is the only folding there is. Text and query go through it alike, so two spellings
 * that a reader takes for the same word meet:
 *   - compatibility forms, case and diacritics go (NFKD; "Œuvre" -> "oeuvre", "Łódź" -> "lodz");
 *   - digits of any script become 0-9, Arabic and Persian letter variants one letter;
 *   - typographic quotes, dashes and spaces become the plain ones;
 *   - invisible characters go: zero-width, soft hyphen, bidi controls, tags, variation selectors;
 *   - the dots of initials go: "EU-U.S." -> "eu-us";
 *   - scripts written without spaces (Han, kana, Thai, Lao, Khmer, Burmese) and Hangul syllables
 *     are set apart, one token a character, so that a phrase of tokens finds any run of them;
 *   - control characters, line ends, signs beyond ASCII, emoji and bytes that are not UTF-8 become
 *     spaces; runs of spaces become one, and none stands at either end.
 * The result is valid UTF-8 and folding it again changes nothing.
 *
 * It suits FTS5's `unicode61` tokenizer with default categories, and fold_tokens() cuts as that
 * tokenizer does. */
#ifndef DB_FOLD_H
#define DB_FOLD_H

#include <glib.h>

/* Goes up whenever fold_text() gives another result for any text: an index folded by another
 * version has to be built again. */
#define FOLD_VERSION 1

/* Folds len bytes (-1: up to the NUL; a NUL inside len counts as a space). NULL folds to "". The
 * caller frees the result. */
char *fold_text(const char *utf8, gssize len);

/* Whether the folded word begins a token of the folded haystack. A word of several tokens
 * ("eu-us", a Japanese word) must be found as that sequence, the last one as a prefix: what FTS5
 * answers to `"eu us" *`. A word without any token is never found. */
gboolean fold_contains(const char *folded_haystack, const char *folded_word);

/* The same, the last token whole: what FTS5 answers to `"eu us"`. */
gboolean fold_contains_phrase(const char *folded_haystack, const char *folded_phrase);

/* The tokens of folded text in order, closed by NULL; g_strfreev() it. */
char **fold_tokens(const char *folded);

#endif
