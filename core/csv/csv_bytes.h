/* csv_bytes.h - where a CSV reader's bytes come from: a file, standard input, or memory.
 *
 * Internal to the CSV reader. Nothing here knows lines, encodings or fields.
 */
#ifndef HELDTO_CORE_CSV_BYTES_H
#define HELDTO_CORE_CSV_BYTES_H

#include <glib.h>

struct csv_bytes;

/* Opens path ("-": standard input) without ever waiting for a FIFO or a device; a directory, FIFO,
 * socket or device is refused. Error domain HELDTO_CSV_ERROR. */
struct csv_bytes *csv_bytes_open(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Bytes in memory, called name in messages. */
struct csv_bytes *csv_bytes_new(GBytes *memory, const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Accepts NULL. */
void csv_bytes_free(struct csv_bytes *bytes);

/* A name that is safe to print. */
const char *csv_bytes_name(const struct csv_bytes *bytes);
/* All bytes there are, from the first one read. */
guint64 csv_bytes_size(const struct csv_bytes *bytes);
/* Up to n bytes at offset: how many, 0 at the end, -1 and error on failure. */
gssize csv_bytes_read(const struct csv_bytes *bytes, guint64 offset, void *buf, gsize n,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* SHA-256 of all, in hexadecimal, for g_free(). */
char *csv_bytes_digest(const struct csv_bytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Refuses what its first bytes show to be no CSV: nothing at all, NUL bytes only, compressed data,
 * a spreadsheet's own format. */
gboolean csv_bytes_check(const struct csv_bytes *bytes, const guint8 *head, gsize n,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
