/* SPDX-License-Identifier: MIT
 *
 * suggest.h: the stated commitments that heldto sees in a text.
 *
 * By rules alone: the same text gives the same suggestions. Every one names the words that made it
 * one. Those below SUGGEST_SURE are offered when a text is triaged, and not printed unless asked for.
 */
#ifndef HELDTO_CORE_INTAKE_SUGGEST_H
#define HELDTO_CORE_INTAKE_SUGGEST_H

#include "core/cue/cue.h"
#include "core/lexicon/lexicon.h"
#include "core/lexicon/passage.h"
#include "db/suggestion.h"

enum { SUGGEST_SURE = 50 };

/* Every suggestion, in the order of the text: struct suggestion, id 0, undecided, offsets in code
 * points. lexicon NULL: parties, topics and places stay empty. cues NULL: the shipped ones. A header (header.h) is
 * no text. Never NULL. */
GPtrArray *suggest_find(const struct reading *reading, const struct lexicon *lexicon,
                        const struct cues *cues);

/* The shipped cues and the register's own; free it. NULL on an error of the register. */
struct cues *suggest_cues(struct db *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* How strong it is on one scale: discussed, noted, welcomed, looks_forward, reaffirmed, intends,
 * committed, agreed: of its force, whether it is said again, and its verb. */
const char *suggestion_strength(const struct suggestion *suggestion);

#endif
