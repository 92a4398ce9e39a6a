/* SPDX-License-Identifier: MIT
 *
 * suggest_row.h: from a promise found in a sentence to a row of suggestions.
 */
#ifndef HELDTO_CORE_INTAKE_SUGGEST_ROW_H
#define HELDTO_CORE_INTAKE_SUGGEST_ROW_H

#include "core/cue/judge.h"
#include "core/lexicon/lexicon.h"
#include "core/lexicon/passage.h"
#include "core/text/sentence.h"
#include "db/suggestion.h"

/* What is known of one promise. Nothing is owned. */
struct suggest_part {
    const struct reading *reading;
    const struct lexicon *lexicon; /* NULL: none */
    const struct sentence *sentence;
    const struct lexemes *lexemes;
    guint act; /* the word in which what is to be done begins */
    struct passage passage;
    gsize reach, reach_end; /* the bytes of the sentence that speak of this promise alone */
    const char *force;
    gboolean again;
    int sure;
    enum clause_who who;
    const char *verb; /* as the words have it */
    const char *cues;
};

/* A row with every field that can be told; new. */
struct suggestion *suggest_row(const struct suggest_part *part);

#endif
