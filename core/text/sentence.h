/* SPDX-License-Identifier: MIT
 *
 * sentence.h: a document's text as paragraphs and sentences, by offset.
 *
 * Offsets and lengths are code points of the text, as wordings have them (db/wording.h); `from` and
 * `to` are the same in bytes. Boundaries are Pango's where it is there (breaks.h), else our own, mended for titles,
 * abbreviations and initials (U.S., No. 5, Gen.). Wrapped lines are joined; a heading, and a
 * list item without its marker, are units of their own (block.h), also items numbered within
 * a line ("as follows: 1. Fund labs. 2. Ban presses.").
 */
#ifndef HELDTO_CORE_SENTENCE_H
#define HELDTO_CORE_SENTENCE_H

#include <glib.h>

enum sentence_kind { SENTENCE_PLAIN, SENTENCE_ITEM, SENTENCE_HEADING };

struct sentence {
    gint64 start, length;
    gsize from, to;
    gboolean is_first;       /* of its paragraph */
    gboolean is_marked;      /* a list marker stands before it */
    enum sentence_kind kind; /* ITEM: of a list item's block, or numbered within a line */
    guint paragraph;         /* its number, from 0 */
    guint indent;            /* columns before its paragraph */
};

/* The sentences in order, struct sentence; blanks around them belong to none. */
GArray *sentence_split(const char *text);
/* The words of sentences first…last and what stands between them; newly allocated. */
char *sentence_text(const char *text, const GArray *sentences, guint first, guint last);

#endif
