/* SPDX-License-Identifier: MIT
 *
 * cite.h: choosing the source that the statuses of this sitting rest on.
 */
#ifndef HELDTO_TUI_CITE_H
#define HELDTO_TUI_CITE_H

#include <glib.h>

struct app;

/* Asks which source (one that is there, a new one, none) and which page; then calls `then` (may be
 * NULL) unless it was given up. */
void cite_choose(struct app *app, void (*then)(struct app *app, gpointer data), gpointer data,
                 GDestroyNotify free_data);

#endif
