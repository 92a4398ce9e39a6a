/* SPDX-License-Identifier: MIT
 *
 * format/text_figure_private.h: what the kinds of figures drawn with characters share.
 */
#ifndef HELDTO_CORE_FORMAT_TEXT_FIGURE_PRIVATE_H
#define HELDTO_CORE_FORMAT_TEXT_FIGURE_PRIVATE_H

#include "core/format/text_figure.h"
#include "core/format/write.h"

enum { FIGURE_GAP = 2 };

struct text_figure {
    const struct report_figure *told;
    struct report_layout layout; /* its width and is_ascii */
    GPtrArray *lines;
    int label;     /* columns of what stands before a row */
    guint n_heads; /* see text_figure_lines() */
};

/* Stored text in the reader's characters; new. */
char *text_figure_show(const struct text_figure *self, const char *raw);
/* A row: its label, wrapped in its own columns, and to the right of the first line what is drawn. */
void text_figure_put(struct text_figure *self, const char *label, const char *drawn);
/* What signs mean, one after another in lines; the words are shown text. */
void text_figure_key(struct text_figure *self, GPtrArray *words);
void text_figure_say(struct text_figure *self, const char *words);

void text_figure_bars(struct text_figure *self);
void text_figure_strip(struct text_figure *self);
void text_figure_trend(struct text_figure *self);

#endif
