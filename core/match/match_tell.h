/* SPDX-License-Identifier: MIT
 *
 * match_tell.h: what tells one commitment of a subject apart from the others. Private to match_*.c.
 *
 * Where a series has several commitments of one topic, that a passage is of the topic, and has the
 * words that name it, speaks for each of them alike: "support to Ukraine" and "crimes in Ukraine" are
 * two undertakings. Then only the rest of the words can tell which is meant, or that none is.
 */
#ifndef HELDTO_CORE_INTAKE_MATCH_TELL_H
#define HELDTO_CORE_INTAKE_MATCH_TELL_H

#include "core/match/match_judge.h"

/* Fills in asked->crowd and, where there is one, makes the words that name the topic weigh little. */
void tell_prepare(const struct matcher *matcher, const struct pool *pool, struct asked *asked);
/* How much the words that the commitment shares with what is asked tell: about 1 a word that few
 * others have; nothing the words that name a topic of several. */
double tell_weight(const struct pool *pool, const struct asked *asked, const struct old *old);

#endif
