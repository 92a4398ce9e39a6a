/* SPDX-License-Identifier: MIT
 *
 * due.h: by when a passage is due, as its words, its sentence or its lead-in say.
 *
 * Days of other things than the promise (of the past, of a document or decision that is cited, in a
 * name) are no due period. What words mean which days: core/period/period.h.
 */
#ifndef HELDTO_CORE_INTAKE_DUE_H
#define HELDTO_CORE_INTAKE_DUE_H

#include "core/lexicon/passage.h"

struct due {
    char *text;       /* as written; "" no due period */
    char *edtf;       /* "" without days */
    char *from, *to;  /* first and last day; "" open or undated */
    gsize start, end; /* bytes of the document where the words stand */
};

/* Never NULL. */
struct due *due_read(const struct reading *reading, const struct passage *passage);
void due_free(struct due *due); /* NULL is accepted */
static inline void due_cleanup(struct due **due)
{
    due_free(*due);
}

#endif
