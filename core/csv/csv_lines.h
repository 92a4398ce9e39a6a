/* csv_lines.h - the bytes of a file cut behind each line end, without decoding them.
 *
 * Internal to the CSV reader. A segment is a line with its end, the rest of the file, or, where a
 * line does not fit into the buffer, a piece of it: cuts depend on the bytes only, never on how
 * many of them one read delivered. Memory: one buffer of CSV_SEGMENT_MAX.
 */
#ifndef HELDTO_CORE_CSV_LINES_H
#define HELDTO_CORE_CSV_LINES_H

#include "core/csv/csv_bytes.h"

#define CSV_SEGMENT_MAX ((gsize)256 << 10)

/* How a line end is written: code units of 1, 2 or 4 bytes, and their order. */
struct csv_units {
    guint width;
    gboolean big_endian;
};

struct csv_segment {
    const guint8 *bytes; /* holds until the next call */
    gsize length;        /* never 0 */
    gboolean ended;      /* a line end is its last character */
    gboolean whole; /* nothing of its last character can follow: ended, or the end of the file */
};

struct csv_lines;

/* chunk: bytes per read. bytes must live longer than the lines. */
struct csv_lines *csv_lines_new(const struct csv_bytes *bytes, struct csv_units units, gsize chunk);
/* Accepts NULL. */
void csv_lines_free(struct csv_lines *lines);

/* The segment at the current place, without leaving it. FALSE at the end, or with error set. */
gboolean csv_lines_peek(struct csv_lines *lines, struct csv_segment *segment,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Goes n bytes ahead, at most the segment's length: less keeps a cut character for the next piece.
 */
void csv_lines_advance(struct csv_lines *lines, gsize n);
/* The current place, from the first byte. */
guint64 csv_lines_offset(const struct csv_lines *lines);
void csv_lines_rewind(struct csv_lines *lines);

#endif
