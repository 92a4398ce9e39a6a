/* SPDX-License-Identifier: MIT
 *
 * block.h: a text as paragraphs, list items and headings.
 *
 * Lines wrapped by hand or by a mail reader are one block; a line as long as a paragraph is a block
 * of its own, and so is one that begins with a list marker (- * • – 1. (a) ii) …) or is a heading: short,
 * without a final stop, in capitals or in title case. Offsets are bytes of the text.
 */
#ifndef HELDTO_CORE_TEXT_BLOCK_H
#define HELDTO_CORE_TEXT_BLOCK_H

#include <glib.h>

enum block_kind { BLOCK_PLAIN, BLOCK_ITEM, BLOCK_HEADING };

struct block {
    gsize start, end; /* without its marker and the blanks around it */
    gsize marker;     /* where the marker begins; `start` without one */
    enum block_kind kind;
    guint indent; /* columns before it */
};

/* The blocks in order, struct block; none is empty. */
GArray *block_split(const char *text);

/* The bytes of the list marker, with the blanks after it, that stands at the first `len` bytes of
 * `line`; 0: none. */
gsize block_marker(const char *line, gsize len);

#endif
