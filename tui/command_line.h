/* command_line.h: the `:` line, for what a key says in words. */
#ifndef HELDTO_TUI_COMMAND_LINE_H
#define HELDTO_TUI_COMMAND_LINE_H

#include <glib.h>

struct app;

/* Does what the line typed after `:` would do. */
gboolean command_line_run(struct app *app, const char *line, GError **error);

#endif
