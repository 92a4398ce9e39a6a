/* SPDX-License-Identifier: MIT
 *
 * subject.h: what a passage is about: one topic, the narrowest that fits the thing promised.
 *
 * Words and phrases with weights, from the shipped topics and the register's own with their
 * aliases; what is promised counts most, then the rest of the sentence, the sentence before where
 * the words point back ("those negotiations"), and the heading above.
 */
#ifndef HELDTO_CORE_INTAKE_SUBJECT_H
#define HELDTO_CORE_INTAKE_SUBJECT_H

#include "core/lexicon/lexicon.h"
#include "core/lexicon/passage.h"

/* The token of a topic of the shipped table or of the register ("electronic-evidence"); "" when
 * nothing fits. Newly allocated. */
char *subject_topic(const struct lexicon *lexicon, const struct reading *reading,
                    const struct passage *passage);

/* Adds the stems (tokens.h; char *) of the words by which a text names the topic. */
void subject_named(const struct lexicon *lexicon, const char *topic, const char *text,
                   GPtrArray *stems);

/* The wide topic of `suggest` that a topic belongs to ("e-evidence", "cybercrime", "other"): one of
 * a short list that is the same for every register. Lives as long as the lexicon. */
const char *subject_wide(const struct lexicon *lexicon, const char *topic);

#endif
