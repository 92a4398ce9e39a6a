/* SPDX-License-Identifier: MIT
 *
 * pager.h: a text of many lines to be read: scrolled, searched, with places the cursor stops at.
 *
 * The lines belong to the pager and are made by its view: shown text in runs of one style each.
 * After the width changed or the content did, the view builds them anew: pager_begin, then lines.
 */
#ifndef HELDTO_TUI_PAGER_H
#define HELDTO_TUI_PAGER_H

#include <glib.h>

#include "tui/draw.h"

struct pager;

struct pager *pager_new(void);
void pager_free(struct pager *pager); /* NULL is accepted */

/* Starts anew; the cursor stays on its stop, however the lines are parted now, and without stops on
 * its line. */
void pager_begin(struct pager *pager, int width);
int pager_width(const struct pager *pager);
/* A line that starts with this run; "" makes an empty line. */
void pager_line(struct pager *pager, enum style style, const char *shown);
/* More of the last line. */
void pager_run(struct pager *pager, enum style style, const char *shown);
/* The text wrapped to the width, each line after `indent` blanks. */
void pager_wrapped(struct pager *pager, int indent, enum style style, const char *shown);
/* "label   value", the value wrapped beside a label of `width` columns. "" is left out. */
void pager_field(struct pager *pager, int width, const char *label, enum style style,
                 const char *value);
/* The next line is a stop of the cursor, standing for `id` of kind `kind` (the view's own). */
void pager_stop(struct pager *pager, int kind, gint64 id);

/* Long lines are wrapped when the lines are made, or (off) reach beyond the edge, to be scrolled to;
 * counts from the next pager_begin. At first they are wrapped. */
void pager_set_wrap(struct pager *pager, gboolean on);
gboolean pager_wraps(const struct pager *pager);
/* Scrolls half a width sideways, so many times; FALSE: there is nothing more there. */
gboolean pager_shift(struct pager *pager, int by);

/* All of it as plain text, each line ended; new. */
char *pager_text(const struct pager *pager);
/* The line the cursor is on; new. */
char *pager_line_text(const struct pager *pager);

/* The stop the cursor is on; FALSE: none. */
gboolean pager_at(struct pager *pager, int *kind, gint64 *id);
/* Moves the cursor to a stop; FALSE: there is none such. */
gboolean pager_go(struct pager *pager, int kind, gint64 id);

/* Shows it from its first line, as far as what is then gone to allows. */
void pager_from_top(struct pager *pager);
/* In a text without stops: the cursor goes to the first line with a run of that style, and all such
 * lines come in sight where there is room. FALSE: there is none. */
gboolean pager_go_style(struct pager *pager, enum style style);

/* Moves by stops where there are any, else by lines; FALSE: nothing moved. */
gboolean pager_move(struct pager *pager, int by);
gboolean pager_page(struct pager *pager, double pages);
gboolean pager_end(struct pager *pager, gboolean last);
/* The next line (or stop) that holds the text, smart case, from the cursor on; *wrapped: it went
 * past the end. "" clears what is lit up. FALSE: nowhere. */
gboolean pager_search(struct pager *pager, const char *text, gboolean backwards, gboolean *wrapped);

/* The cursor goes to the stop that is drawn at a place of the screen, if there is one. */
void pager_click(struct pager *pager, int row, int col);

void pager_draw(struct pager *pager, struct area area, gboolean has_keys, struct spot *spot);

#endif
