/* SPDX-License-Identifier: MIT
 *
 * judge.h: the promises of one sentence: which cues stand in it, and what undoes them.
 *
 * Places are numbers of words (lexeme.h). How sure a finding is goes from 1 to 100; what is below
 * JUDGE_SURE is worth a look, no more.
 */
#ifndef HELDTO_CORE_INTAKE_JUDGE_H
#define HELDTO_CORE_INTAKE_JUDGE_H

#include "core/cue/clause.h"
#include "core/cue/cue.h"
#include "core/cue/lexeme.h"

enum { JUDGE_SURE = 50, JUDGE_WORTH = 15 };

/* What is known around the sentence. */
struct judge_frame {
    int year;             /* of the document; 0 unknown */
    gboolean is_reported; /* the document tells what others said */
    gboolean is_question;
    gboolean is_item;
    gboolean it_is_body; /* what "it" stands for at the beginning: the subject before */
};

struct finding {
    const struct cue_entry *cue;
    guint verb, end; /* the words of the cue */
    guint from, to;  /* what promises: from the governing verb to the end of what is promised */
    struct clause clause;
    int sure;
    GString *why;     /* what made it less sure, "; " between */
    gboolean is_lead; /* what it promises follows in a list */
};

/* In order; struct finding. Of a sentence without an end the first few hundred. */
GArray *judge_find(const struct cues *cues, const struct lexemes *lexemes,
                   const struct judge_frame *frame);
/* Who must act, though the words do not promise it ("we must act as follows:"): a list under
 * such a line is a plan. */
gboolean judge_is_duty(const struct lexemes *lexemes);

#endif
