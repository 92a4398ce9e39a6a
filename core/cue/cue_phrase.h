/* SPDX-License-Identifier: MIT
 *
 * cue_phrase.h: a phrase of the cue table, and whether words match it.
 *
 * Elements, parted by blanks: word, a|b, VERB (any form), VERB|VERB, <set>, (word) may be left out,
 * … up to five words, …… up to thirty, # a number, ~done a participle of a deed.
 */
#ifndef HELDTO_CORE_INTAKE_CUE_PHRASE_H
#define HELDTO_CORE_INTAKE_CUE_PHRASE_H

#include "core/cue/lexeme.h"

/* What names in a phrase mean. */
struct phrase_names {
    /* Number of the verb with this base form in small letters; -1: none. */
    int (*verb)(gpointer data, const char *base);
    /* The words of a set, as keys; NULL: none. */
    GHashTable *(*set)(gpointer data, const char *name);
    gpointer data;
};

/* NULL and what is wrong with it. Sets are referenced. */
struct phrase *phrase_new(const char *words, const struct phrase_names *names,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void phrase_free(gpointer data); /* NULL is accepted */

/* Whether the words from `at` on match; *end: after the last that does. */
gboolean phrase_match(const struct phrase *phrase, const struct lexemes *lexemes, guint at,
                      guint *end);
/* How many elements must be there. */
guint phrase_length(const struct phrase *phrase);
/* Calls `each` with every word (verb -1) or verb (word NULL) that it can begin with. */
void phrase_each_first(const struct phrase *phrase,
                       void (*each)(gpointer data, const char *word, int verb), gpointer data);
/* The element of the first verb matched at or after `at`: its place in the words; `end` when none. */
gboolean lexeme_is_done(const struct lexemes *lexemes, guint i);

#endif
