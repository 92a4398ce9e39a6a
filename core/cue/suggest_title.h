/* SPDX-License-Identifier: MIT
 *
 * suggest_title.h: a name for a commitment, from the words that promise it.
 */
#ifndef HELDTO_CORE_INTAKE_SUGGEST_TITLE_H
#define HELDTO_CORE_INTAKE_SUGGEST_TITLE_H

#include <glib.h>

/* What is known beside the words. "" what is not. */
struct title_facts {
    const char *kind;     /* token */
    const char *force;    /* token */
    const char *place;    /* of a next meeting */
    const char *due_edtf; /* of a next meeting */
    const char *level;    /* token */
};

/* WORDS: from what is to be done to the end of the promise. Without who does it, without the words
 * that introduce a quotation, on one line of at most 80 characters, cut between words. A next meeting is
 * called by its place and period. New. */
char *suggest_title(const char *words, const struct title_facts *facts);

#endif
