/* SPDX-License-Identifier: MIT
 *
 * venue.h: where, at what level and by whom the next meeting is promised to be held.
 */
#ifndef HELDTO_CORE_INTAKE_VENUE_H
#define HELDTO_CORE_INTAKE_VENUE_H

#include "core/lexicon/lexicon.h"
#include "core/lexicon/passage.h"

struct venue {
    gboolean is_meeting; /* the passage promises that the parties meet */
    char *place;         /* as written: "Poland", "Washington"; "" not told */
    char *country;       /* "Poland"; "" not told */
    char *level;         /* token of WORDS_LEVEL; "" not told */
    char *host;          /* name of a party; "" not told */
};

/* Never NULL; all is empty where no meeting is promised. */
struct venue *venue_read(const struct lexicon *lexicon, const struct reading *reading,
                         const struct passage *passage);
/* The level that words tell ("the next ministerial": ministers), else OTHERWISE. Lives as long as
 * the program, or as OTHERWISE. */
const char *venue_level(const char *words, const char *otherwise);
void venue_free(struct venue *venue); /* NULL is accepted */
static inline void venue_cleanup(struct venue **venue)
{
    venue_free(*venue);
}

#endif
