/* SPDX-License-Identifier: MIT
 *
 * cue_private.h: the table of cues from inside, for the files that fill it.
 */
#ifndef HELDTO_CORE_INTAKE_CUE_PRIVATE_H
#define HELDTO_CORE_INTAKE_CUE_PRIVATE_H

#include "core/cue/cue.h"

#include <jansson.h>

struct cues {
    GHashTable *words;   /* char * → struct cue_word */
    GHashTable *verbs;   /* base → number */
    GHashTable *sets;    /* name → GHashTable of its words */
    GPtrArray *all;      /* struct cue_entry */
    GPtrArray *undoing;  /* struct cue_undoing */
    GPtrArray *anaphora; /* struct phrase */
    GHashTable *by_word; /* first word → GPtrArray of struct cue_entry */
    GHashTable *by_verb; /* number of the first verb → the same */
};

/* The row of a word, made where there is none. */
struct cue_word *cue_word_row(struct cues *cues, const char *word);
/* NULL and what is wrong with the phrase. */
struct phrase *cue_phrase_of(struct cues *cues, const char *words,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A cue added to the table, with nothing but its phrase. */
struct cue_entry *cue_entry_new(struct cues *cues, const char *words, GError **error);
gboolean cue_set_force(struct cue_entry *cue, const char *force, GError **error);
gboolean cue_add_undoing(struct cues *cues, const char *words, const char *why, GError **error);

/* Fills the table from the data (cue_read.c), and from what a register adds (cue_own.c). */
gboolean cue_read(struct cues *cues, const json_t *root, GError **error);
void cue_add_own(struct cues *cues, const struct cue_own *own);

#endif
