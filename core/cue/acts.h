/* SPDX-License-Identifier: MIT
 *
 * acts.h: one promise that is several: what is joined by a plain "and" is promised apart where it
 * differs in date, meeting or topic ("agreed to meet in Oslo in May, and to share the minutes").
 */
#ifndef HELDTO_CORE_INTAKE_ACTS_H
#define HELDTO_CORE_INTAKE_ACTS_H

#include "core/lexicon/lexicon.h"
#include "core/lexicon/passage.h"
#include "core/cue/scope.h"

/* PART, cut where its acts differ: struct scope_part, at least one. lexicon NULL: topics are not
 * compared. */
GArray *acts_split(const struct lexicon *lexicon, const struct reading *reading,
                   const struct lexemes *lexemes, const struct finding *finding,
                   const struct scope_part *part);

#endif
