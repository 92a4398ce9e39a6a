/* The facts about characters that folding and the cutting of tokens need. For db/fold*.c only. */
#ifndef DB_FOLD_TABLE_H
#define DB_FOLD_TABLE_H

#include <glib.h>

enum fold_class {
    FOLD_LETTER, /* kept as it is */
    FOLD_GONE,   /* left out */
    FOLD_SPACE,  /* parts tokens */
    FOLD_APART   /* kept, a token of its own */
};

/* What becomes of a decomposed, lower-case character without a row of its own. It may replace it
 * (a digit of another script, an Indic vowel sign). */
enum fold_class fold_class(gunichar *c);

/* The text that c, decomposed and in lower case, is replaced by, or NULL. */
const char *fold_replacement(gunichar c);

/* Han ideographs and Hangul syllables: set apart without looking any further. */
gboolean fold_is_block(gunichar c);

/* Whether c may join the character before it: jamo and the voicing marks of kana. */
gboolean fold_may_join(gunichar c);

/* Whether c is part of a token: letters, digits and private use, as unicode61 has it. */
gboolean fold_is_word(gunichar c);

#endif
