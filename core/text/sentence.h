/* SPDX-License-Identifier: MIT
 *
 * sentence.h: a document's text as paragraphs and sentences, by offset.
 *
 * Offsets and lengths are code points of the text, as wordings have them (db/wording.h). A sentence
 * ends at . ! ? or : before a line end, or at . ! ? before a blank and a capital, a digit or a
 * quotation mark, but not after an initial or a short title (U.S., No., Mr., para.).
 */
#ifndef HELDTO_CORE_SENTENCE_H
#define HELDTO_CORE_SENTENCE_H

#include <glib.h>

struct sentence {
    gint64 start, length;
    gboolean is_first; /* of its paragraph */
};

/* The sentences in order, struct sentence; blanks around them belong to none. */
GArray *sentence_split(const char *text);
/* The words of sentences first…last and what stands between them; newly allocated. */
char *sentence_text(const char *text, const GArray *sentences, guint first, guint last);

#endif
