/* SPDX-License-Identifier: MIT
 *
 * menu.h: a choice of few, each with a letter and a line that says what it is; and yes or no.
 */
#ifndef HELDTO_TUI_MENU_H
#define HELDTO_TUI_MENU_H

#include <glib.h>

struct app;

/* Texts are stored text; they are copied and shown by the menu. */
struct menu_item {
    const char *letter; /* one character that chooses it; NULL: none */
    const char *label;
    const char *help; /* a sentence or two, shown where it is chosen; NULL none */
};

struct menu_options {
    const char *title;
    const char *question; /* wrapped above the choices; NULL none */
    const struct menu_item *items;
    gsize n;
    gsize selected;  /* to begin with */
    gboolean direct; /* a letter chooses at once; else it moves there and Enter chooses */
    /* What is typed narrows the choices to those with these words; letters choose nothing then. The
     * first one always stays: what to do where nothing is found. */
    gboolean narrows;
    /* index: of the chosen item. May open another layer: the menu is closed before. */
    gboolean (*chosen)(struct app *app, gsize index, gpointer data, GError **error);
    void (*cancel)(struct app *app, gpointer data); /* may be NULL */
    gpointer data;
    GDestroyNotify free_data;
};

void menu_open(struct app *app, const struct menu_options *options);

/* Whether what is typed narrows the choices. */
gboolean menu_narrows(struct app *app);

/* A question about something that undo cannot restore, or about a great many. */
void menu_confirm(struct app *app, const char *question,
                  gboolean (*yes)(struct app *app, gpointer data, GError **error), gpointer data,
                  GDestroyNotify free_data);

#endif
