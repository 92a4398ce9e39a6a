/* SPDX-License-Identifier: MIT
 *
 * written.h: what a view shows, written: through the shell's command that says the same, or the text
 * itself of a view that is one.
 */
#ifndef HELDTO_TUI_WRITTEN_H
#define HELDTO_TUI_WRITTEN_H

#include <glib.h>

struct app;

/* What the view says now, kept so that it can be written later, and again. */
struct written;

struct written *written_of_view(struct app *app);
void written_free(gpointer data); /* NULL is accepted */
/* The formats it can be written in: "txt" always, others only of a list. */
gboolean written_has_format(const struct written *written, const char *format);
/* format: txt, csv, json or jsonl. `write` returns FALSE with the error set to stop. */
gboolean written_write(struct app *app, const struct written *written, const char *format,
                       gboolean (*write)(gpointer data, const char *bytes, gsize len,
                                         GError **error),
                       gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
