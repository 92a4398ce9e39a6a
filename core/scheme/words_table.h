/* SPDX-License-Identifier: MIT
 *
 * words_table.h: the rows behind words.h. For core/scheme/words.c and its test only.
 */
#ifndef HELDTO_CORE_WORDS_TABLE_H
#define HELDTO_CORE_WORDS_TABLE_H

#include "core/scheme/words.h"

struct word_rows {
    const struct word *word;
    size_t n;
};

/* What people write in spreadsheets for one of the words; spelled as words_find() compares:
 * lower case, hyphens. */
struct word_synonym {
    enum word_set set;
    const char *text;
    const char *token;
};

extern const struct word_rows word_rows[N_WORD_SETS];
extern const struct word_synonym word_synonyms[];
extern const size_t n_word_synonyms;

/* What stands for a label where a cell has no room for it (`text`, marked for translation). */
extern const struct word_synonym word_narrows[];
extern const size_t n_word_narrows;

#endif
