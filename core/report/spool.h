/* SPDX-License-Identifier: MIT
 *
 * report/spool.h: bytes on their way out, kept aside until the report is whole.
 *
 * Nothing half made is ever seen: what is written lies in a nameless temporary file and is handed
 * on only when all of it is there. A failure is kept and told once, by spool_deliver().
 */
#ifndef HELDTO_CORE_REPORT_SPOOL_H
#define HELDTO_CORE_REPORT_SPOOL_H

#include <glib.h>

struct spool;

struct spool *spool_open(GError **error) G_GNUC_WARN_UNUSED_RESULT;
void spool_close(struct spool *spool); /* NULL is accepted */

void spool_write(struct spool *spool, const char *bytes, gsize len);
void spool_puts(struct spool *spool, const char *text);

/* Where the bytes go in the end. FALSE with the error set stops it. */
struct report_output {
    gboolean (*write)(gpointer data, const char *bytes, gsize len, GError **error);
    gpointer data;
};

/* The first byte of a line that is not final yet. Shown text never holds it. */
#define SPOOL_UNSETTLED '\001'

/* Hands all of it to the output, from the beginning. Lines that begin with SPOOL_UNSETTLED go
 * through `settle` first (new text, without its line end); NULL: there are none. */
gboolean spool_deliver(struct spool *spool, char *(*settle)(gpointer data, const char *line),
                       gpointer data, const struct report_output *output,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
