/* SPDX-License-Identifier: MIT
 *
 * voice.h: in whose words a passage is: the official text's own, quoted in a report, or reported;
 * and who said them, apart from who is bound.
 */
#ifndef HELDTO_CORE_INTAKE_VOICE_H
#define HELDTO_CORE_INTAKE_VOICE_H

#include "core/lexicon/passage.h"

struct voice {
    const char *token; /* of WORDS_VOICE; lives as long as the program */
    char *speaker;     /* as written: "the Commissioner", "Ylva Johansson"; "" not told */
};

/* Never NULL. */
struct voice *voice_read(const struct reading *reading, const struct passage *passage);
void voice_free(struct voice *voice); /* NULL is accepted */
static inline void voice_cleanup(struct voice **voice)
{
    voice_free(*voice);
}

#endif
