/* SPDX-License-Identifier: MIT
 *
 * line.h: one line of text being edited: UTF-8, with a cursor between characters as readers count
 * them. Used by prompts and by the fields of forms.
 */
#ifndef HELDTO_TUI_LINE_H
#define HELDTO_TUI_LINE_H

#include <glib.h>

#include "tui/draw.h"

struct line {
    GString *text;
    gsize at;  /* the cursor, in bytes */
    int shift; /* columns that are out of sight at the left */
};

void line_init(struct line *line, const char *text);
void line_clear(struct line *line); /* frees what it holds */
void line_set(struct line *line, const char *text);

/* Line ends and tabs become blanks; bytes that are not UTF-8 are mended. */
void line_insert(struct line *line, const char *utf8);
/* Replaces what stands from byte `start` to the cursor. */
void line_replace(struct line *line, gsize start, const char *utf8);

/* Each returns TRUE where the text changed. */
gboolean line_left(struct line *line);
gboolean line_right(struct line *line);
gboolean line_home(struct line *line);
gboolean line_end(struct line *line);
gboolean line_back(struct line *line);
gboolean line_delete(struct line *line);
gboolean line_back_word(struct line *line);
gboolean line_cut_before(struct line *line);
gboolean line_cut_after(struct line *line);

/* Draws the part around the cursor in row 0 of the area and sets the spot (NULL: the line has not
 * the keys). Returns the columns out of sight at the left. */
int line_draw(struct line *line, struct area area, struct spot *spot);

#endif
