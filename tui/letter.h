/* SPDX-License-Identifier: MIT
 *
 * letter.h: a question that one letter or digit answers.
 */
#ifndef HELDTO_TUI_LETTER_H
#define HELDTO_TUI_LETTER_H

#include <glib.h>

struct app;

/* label: of the question, copied. taken: called with what was typed, an ASCII letter or digit. */
void letter_ask(struct app *app, const char *label,
                gboolean (*taken)(struct app *app, char letter, GError **error));

#endif
