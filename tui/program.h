/* SPDX-License-Identifier: MIT
 *
 * program.h: another program, started without a shell, with a text as its input.
 *
 * Input and output go through nameless files, so that neither side waits for the other, and a
 * program that reads only the first line of a long text is no error.
 */
#ifndef HELDTO_TUI_PROGRAM_H
#define HELDTO_TUI_PROGRAM_H

#include <glib.h>

struct app;
struct program_input;

struct program_input *program_input_new(GError **error) G_GNUC_WARN_UNUSED_RESULT;
void program_input_free(struct program_input *input); /* NULL is accepted */
gboolean program_input_write(struct program_input *input, const char *bytes, gsize len,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* FALSE and an error: no command can be read from the line (an open quote, nothing at all). */
gboolean program_check(const char *command, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Runs the command, split as a shell would, and waits for it; ^C ends it. *said: what it wrote to its
 * output and its errors, valid UTF-8, a long one cut; new. said NULL: it has the terminal meanwhile.
 * FALSE: it could not be started, or was stopped. A failure of its own is told in *said. */
gboolean program_run(struct app *app, const char *command, struct program_input *input, char **said,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same with a text, and what it says left aside; FALSE also where the program fails, or is not
 * done in a few seconds. For short errands such as a copy. */
gboolean program_feed(const char *const *argv, const char *text);

#endif
