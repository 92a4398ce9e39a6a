/* SPDX-License-Identifier: MIT
 *
 * visit.h: where one has been: back and forward through the views opened, each with what the cursor
 * was on, and bookmarks of such places, which are kept for each register.
 */
#ifndef HELDTO_TUI_VISIT_H
#define HELDTO_TUI_VISIT_H

#include "tui/view.h"

/* A view with what it shows, and the item its cursor is on. */
struct visit {
    char *view; /* its name */
    gint64 id;  /* of view_args */
    char *text; /* of view_args; of a view with a filter, that; NULL none */
    gint64 item;
    int kind;          /* of the stop in a text; -1: item is a row of a list */
    struct view *open; /* the view itself; NULL: it was closed */
};
void visit_free(gpointer data);                      /* NULL is accepted */
struct visit *visit_copy(const struct visit *visit); /* of a view that is not open */

/* What is looked at and left is no place to come back to. */
#define VISIT_PASSING (PLACE_HELP | PLACE_OUTPUT | PLACE_REPORT)

/* app_view.c tells what happens to its views. */
void visit_opened(struct app *app, struct view *view, const struct view_args *args);
void visit_closed(struct app *app, struct view *view);
void visit_forget_all(struct app *app);

/* Where one is, with what the cursor is on now; the app's. */
const struct visit *visit_here(struct app *app);
/* What an open view was opened with; NULL: a passing one. */
const struct visit *visit_of(const struct app *app, const struct view *view);
/* Puts the cursor of the topmost view on the place's item, where that is still there. */
gboolean visit_select(struct app *app, const struct visit *visit, GError **error);

#endif
