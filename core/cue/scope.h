/* SPDX-License-Identifier: MIT
 *
 * scope.h: how far a promise goes, and the parts it falls into: i) … ii) …, semicolons.
 */
#ifndef HELDTO_CORE_INTAKE_SCOPE_H
#define HELDTO_CORE_INTAKE_SCOPE_H

#include "core/cue/judge.h"

/* Words [from, to) of one part. */
struct scope_part {
    guint from, to;
};

/* Sets `to` of each finding: where what it promises ends. */
void scope_end(const struct lexemes *lexemes, GArray *findings);
/* The parts of what a finding promises, struct scope_part; at least one. The first begins with
 * its governing verb. */
GArray *scope_parts(const struct lexemes *lexemes, const struct finding *finding);
/* Where another act of the same promise begins ("… and to share the minutes", "and continuing to"): the places in
 * [from, to), guint. Whether it is a promise of its own is for others to say. */
GArray *scope_acts(const struct lexemes *lexemes, const struct finding *finding,
                   const struct scope_part *part);

#endif
