/* SPDX-License-Identifier: MIT
 *
 * speaker.h: for which party one who is quoted speaks.
 *
 * "We will double our patrols", a Kenyan minister said: that binds Kenya, not all who met. Told by
 * the words for the speaker ("the Kenyan minister", "U.S. Secretary Alejandro Mayorkas"), else by
 * where the text names the same person with a side ("The U.S. was represented by ... Mayorkas").
 */
#ifndef HELDTO_CORE_INTAKE_SPEAKER_H
#define HELDTO_CORE_INTAKE_SPEAKER_H

#include "core/lexicon/lexicon.h"
#include "core/lexicon/passage.h"

/* Adds the sides (char *, as suggestions name them) to NAMES. FALSE, and nothing is added, where
 * nobody is told to speak, or not for whom, or where the words are of what all do together ("we
 * agreed", "we will jointly"). */
gboolean speaker_sides(const struct lexicon *lexicon, const struct reading *reading,
                       const struct passage *passage, GPtrArray *names);

#endif
