/* document_lines.h: a document's text as lines of a pager, a sentence after another, what is not
 * the statement dimmed, and passages in a style of their own.
 */
#ifndef HELDTO_TUI_DOCUMENT_LINES_H
#define HELDTO_TUI_DOCUMENT_LINES_H

#include "core/text/sentence.h"
#include "tui/pager.h"

/* In code points of the text. */
struct document_mark {
    gint64 start, length;
    enum style style;
};

struct document_lines;

/* Copies the text. frames: struct document_frame (db/document.h), may be NULL. */
struct document_lines *document_lines_new(const char *text, const GPtrArray *frames);
void document_lines_free(struct document_lines *lines); /* NULL is accepted */

/* The sentences, struct sentence; belongs to the lines. */
const GArray *document_lines_sentences(const struct document_lines *lines);
/* The sentence in which a code point stands, or the next one; -1: none. */
int document_lines_sentence_at(const struct document_lines *lines, gint64 offset);
gboolean document_lines_overlap(const struct sentence *sentence, gint64 start, gint64 length);

/* Adds one sentence. Where marks (struct document_mark; may be NULL) overlap, the later one is
 * seen. sign: in the margin of its first line; NULL none. */
void document_lines_add(const struct document_lines *lines, struct pager *pager, guint sentence,
                        const GArray *marks, enum style sign_style, const char *sign);
/* The empty line before a sentence that begins a paragraph. */
void document_lines_part(const struct document_lines *lines, struct pager *pager, guint sentence);

#endif
