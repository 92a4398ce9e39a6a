/* SPDX-License-Identifier: MIT
 *
 * draw.h: the drawing surface: text with a style at a row and column of an area of the screen.
 *
 * All text given here is "shown" text (core/text/text.h); what is not becomes it, and may then take more
 * room. Rows and columns count from 0 within the area; whatever lies outside of the area is cut, so
 * that nothing here can fail or write elsewhere. Each frame starts blank (screen_begin) and is
 * compared with what the terminal shows when it ends.
 */
#ifndef HELDTO_TUI_DRAW_H
#define HELDTO_TUI_DRAW_H

#include <glib.h>

#include "tui/style.h"

/* A rectangle of the screen, in rows and columns of the screen. rows, cols may be 0, never less. */
struct area {
    int row, col, rows, cols;
};

/* A part of an area, cut where it would reach beyond it. rows or cols -1: all that is left. */
struct area area_part(struct area area, int row, int col, int rows, int cols);

/* Where the terminal's cursor goes at the end of the frame. Set by whoever has the keys. */
struct spot {
    int row, col; /* of the screen */
    gboolean is_shown;
};
void spot_set(struct spot *spot, struct area area, int row, int col);

/* The text up to its end or the area's edge. Returns the column after it. */
int draw_text(struct area area, int row, int col, enum style style, const char *shown);
/* The text in exactly `width` columns, padded or cut with "…". Returns the column after it. */
int draw_field(struct area area, int row, int col, int width, enum style style, const char *shown);
/* Blanks from col to the area's edge. */
void draw_blank(struct area area, int row, int col, enum style style);
/* The lines (char *) from `first` on, one a row, from row on; returns the row after the last. */
int draw_lines(struct area area, int row, enum style style, const GPtrArray *lines, guint first);
/* The text wrapped to the area's width; returns the row after it. */
int draw_wrapped(struct area area, int row, enum style style, const char *shown);
/* A line along a whole row or column of the area. */
void draw_row_line(struct area area, int row, enum style style);
void draw_col_line(struct area area, int col, enum style style);
/* A frame around the area with a title (may be NULL); the area inside, blanked. An area that is
 * too small for a frame has none and is returned as it is. */
struct area draw_frame(struct area area, const char *title);

#endif
