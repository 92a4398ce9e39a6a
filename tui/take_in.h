/* SPDX-License-Identifier: MIT
 *
 * take_in.h: a text on its way into the register, from a file or a paste.
 */
#ifndef HELDTO_TUI_TAKE_IN_H
#define HELDTO_TUI_TAKE_IN_H

#include <glib.h>

struct app;

/* A paste where nothing is being typed: the text area with it. FALSE: too short for a text, or
 * nothing can be taken in here. */
gboolean take_in_pasted(struct app *app, const char *text);

/* Whether a file is, by its name, a text that can come out of a meeting. */
gboolean take_in_is_text(const char *path);

#endif
