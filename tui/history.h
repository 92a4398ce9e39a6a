/* SPDX-License-Identifier: MIT
 *
 * history.h: lines typed before, by name ("search", "filter", "command"), while the program runs.
 */
#ifndef HELDTO_TUI_HISTORY_H
#define HELDTO_TUI_HISTORY_H

#include <glib.h>

/* The latest comes last; a line that was there already moves there. Empty lines are left out. */
void history_add(const char *name, const char *line);
/* char *; the history's. NULL: none. */
const GPtrArray *history_lines(const char *name);

#endif
