/* SPDX-License-Identifier: MIT
 *
 * footer.h: which hints the footer has.
 */
#ifndef HELDTO_TUI_FOOTER_H
#define HELDTO_TUI_FOOTER_H

#include <glib.h>

#define FOOTER_MAX 6

struct app;

/* The hints of a place that can run now (app NULL: all), best first, at most FOOTER_MAX: const
 * struct key_row *. */
GPtrArray *footer_hints(struct app *app, unsigned place);

#endif
