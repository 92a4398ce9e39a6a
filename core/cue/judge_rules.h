/* SPDX-License-Identifier: MIT
 *
 * judge_rules.h: what the rules of the cue table ask of the words after a cue.
 */
#ifndef HELDTO_CORE_INTAKE_JUDGE_RULES_H
#define HELDTO_CORE_INTAKE_JUDGE_RULES_H

#include "core/cue/judge.h"

/* Changes `sure` of the finding by its cue's rule and by who its subject is; 0: no promise. */
void judge_by_rule(const struct lexemes *lexemes, const struct judge_frame *frame,
                   struct finding *finding);
void judge_by_subject(const struct judge_frame *frame, struct finding *finding);
/* Takes `less` away, and says why. */
void judge_weaken(struct finding *finding, int less, const char *why);

#endif
