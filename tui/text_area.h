/* SPDX-License-Identifier: MIT
 *
 * text_area.h: a text of any length, pasted or typed, over the view: what is put in stands at its
 * end; to change it within there is the user's editor.
 */
#ifndef HELDTO_TUI_TEXT_AREA_H
#define HELDTO_TUI_TEXT_AREA_H

#include <glib.h>

struct app;

struct text_area_options {
    const char *title;
    const char *hint;      /* what stands in it while it is empty */
    const char *text;      /* to begin with; NULL "" */
    gboolean may_be_blank; /* what is taken */
    /* The text was taken, which is never blank unless that is said. FALSE: it stays (the error is shown). */
    gboolean (*accept)(struct app *app, const char *text, gpointer data, GError **error);
    gpointer data;
    GDestroyNotify free_data;
};

void text_area_open(struct app *app, const struct text_area_options *options);

#endif
