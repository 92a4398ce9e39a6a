/* SPDX-License-Identifier: MIT
 *
 * phrases.h: many words and phrases looked for at once in tokens.
 *
 * A phrase is words with nothing but blanks or hyphens between them. "traffick*" stands for any
 * word that begins so. How capitals count: enum phrase_case.
 */
#ifndef HELDTO_CORE_INTAKE_PHRASES_H
#define HELDTO_CORE_INTAKE_PHRASES_H

#include "core/lexicon/tokens.h"

enum phrase_case {
    PHRASE_ANY_CASE,
    PHRASE_NAME,    /* its first word has a capital in the text where it has one here */
    PHRASE_INITIALS /* all capitals in the text: "EU", "U.S." */
};

struct phrase {
    GPtrArray *words; /* char *, folded, or stems */
    enum phrase_case letters;
    gconstpointer value;
    int weight;
    int use; /* what the owner of the phrases wants to know again */
};

struct phrases;

/* by_stem: words are compared by their stems, of the phrase as of the text. */
struct phrases *phrases_new(gboolean by_stem);
void phrases_free(struct phrases *phrases); /* NULL is accepted */

/* VALUE is not owned. A text without a word is not added. */
void phrases_add(struct phrases *phrases, const char *text, enum phrase_case letters,
                 gconstpointer value, int weight, int use);

/* The longest phrase whose words stand at I; of two as long the one added later. NULL: none. */
const struct phrase *phrases_at(const struct phrases *phrases, const struct tokens *tokens,
                                guint i);

#endif
