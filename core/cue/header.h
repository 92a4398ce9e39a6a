/* SPDX-License-Identifier: MIT
 *
 * header.h: the lines "Title: …", "Date: …" that stand before a text, up to a blank line: frame, not text.
 */
#ifndef HELDTO_CORE_INTAKE_HEADER_H
#define HELDTO_CORE_INTAKE_HEADER_H

#include <glib.h>

struct header {
    gsize end;   /* the byte where the text begins; 0: there is no header */
    char *title; /* "" not said */
    char *date;  /* as it stands there; "" not said */
    char *voice; /* token of WORDS_VOICE; "" not said */
};

/* Never NULL. A header begins with "Title:" on the first line, and every line of it has a name. */
struct header *header_read(const char *text);
void header_free(struct header *header); /* NULL is accepted */
static inline void header_cleanup(struct header **header)
{
    header_free(*header);
}

#endif
