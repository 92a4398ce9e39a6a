/* SPDX-License-Identifier: MIT
 *
 * prompt.h: one line being typed at the bottom of the screen.
 */
#ifndef HELDTO_TUI_PROMPT_H
#define HELDTO_TUI_PROMPT_H

#include <glib.h>

struct app;
struct prompt;

struct prompt_options {
    const char *label;   /* "/", ":", "filter: " */
    const char *text;    /* to begin with; NULL "" */
    const char *note;    /* at the right end of its row, see prompt_note; NULL: there is none */
    const char *history; /* name of the history it shares; NULL: none is kept */
    /* Enter, with the text. FALSE: it stays open (the error is shown). May be NULL. */
    gboolean (*accept)(struct app *app, const char *text, gpointer data, GError **error);
    /* Each time the text changed. May be NULL. */
    void (*changed)(struct app *app, const char *text, gpointer data);
    /* Esc. May be NULL. */
    void (*cancel)(struct app *app, gpointer data);
    /* Tab: texts that may stand from byte *start on; frees its strings. May be NULL. */
    GPtrArray *(*complete)(struct app *app, const char *text, gsize *start, gpointer data);
    gpointer data;
    GDestroyNotify free_data;
};

void prompt_open(struct app *app, const struct prompt_options *options);
/* A mark under byte `spot` and why, beside the text, until it changes; NULL takes it away. */
void prompt_complain(struct app *app, const char *message, gsize spot);
/* Whether Tab completes and Up finds older lines. */
gboolean prompt_completes(struct app *app);
gboolean prompt_has_history(struct app *app);
/* Another word for the right end of the prompt's row, such as "12/345", where it has one. */
void prompt_note(struct app *app, const char *note);

#endif
