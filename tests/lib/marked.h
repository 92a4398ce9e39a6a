/* marked.h: a text with a passage marked in it, for tests: "In May {the Union} [will meet Japan]."
 *
 * [ ] stand around the words that promise, { } around who promises, < > around the lead-in; the
 * sentence is the line of the [ ], without what stands before a "|" in it, the last sentence. */
#ifndef HELDTO_TESTS_LIB_MARKED_H
#define HELDTO_TESTS_LIB_MARKED_H

#include "core/lexicon/passage.h"

struct marked {
    char *text; /* without the marks */
    struct passage passage;
    struct reading reading; /* of the text, said on 2024-06-21, verbatim, no circle */
};

struct marked *marked_new(const char *text);
void marked_free(struct marked *marked); /* NULL is accepted */
static inline void marked_cleanup(struct marked **marked)
{
    marked_free(*marked);
}

#endif
