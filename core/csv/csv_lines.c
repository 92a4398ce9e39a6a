/* csv_lines.c owns cutting a file's bytes behind each line end: CRLF, LF and CR, in units of 1, 2
 * or 4. It must not know encodings, quotes or fields. */
#include "core/csv/csv_lines.h"

#include <string.h>

#define DEFAULT_CHUNK CSV_SEGMENT_MAX

struct csv_lines {
    const struct csv_bytes *source;
    struct csv_units units;
    gsize chunk;
    guint8 *buf;     /* CSV_SEGMENT_MAX bytes */
    gsize pos, end;  /* what is read and not yet given: buf[pos..end) */
    gsize next_cr;   /* first CR at or behind pos, end if none, NOT_KNOWN before the search */
    gsize next_lf;   /* the same for LF: two fast searches in place of one slow one */
    guint64 offset;  /* of buf[pos] in the source */
    gboolean at_end; /* the source has no more */
};

#define NOT_KNOWN G_MAXSIZE

struct csv_lines *csv_lines_new(const struct csv_bytes *bytes, struct csv_units units, gsize chunk)
{
    struct csv_lines *lines = g_new0(struct csv_lines, 1);

    lines->source = bytes;
    lines->units = units;
    lines->chunk = chunk > 0 ? chunk : DEFAULT_CHUNK;
    lines->buf = g_malloc(CSV_SEGMENT_MAX);
    lines->next_cr = lines->next_lf = NOT_KNOWN;
    return lines;
}

void csv_lines_free(struct csv_lines *lines)
{
    if (lines == NULL)
        return;
    g_free(lines->buf);
    g_free(lines);
}

void csv_lines_rewind(struct csv_lines *lines)
{
    lines->pos = lines->end = 0;
    lines->next_cr = lines->next_lf = NOT_KNOWN;
    lines->offset = 0;
    lines->at_end = FALSE;
}

guint64 csv_lines_offset(const struct csv_lines *lines)
{
    return lines->offset;
}

/* Reads one chunk more behind what is there; the buffer's start is made free first. */
static gboolean refill(struct csv_lines *lines, GError **error)
{
    gsize kept = lines->end - lines->pos;

    memmove(lines->buf, lines->buf + lines->pos, kept);
    lines->pos = 0;
    lines->end = kept;
    lines->next_cr = lines->next_lf = NOT_KNOWN;
    gsize room = MIN(lines->chunk, CSV_SEGMENT_MAX - kept);
    gssize got =
        csv_bytes_read(lines->source, lines->offset + kept, lines->buf + kept, room, error);
    if (got < 0)
        return FALSE;
    lines->at_end = got == 0;
    lines->end += (gsize)got;
    return TRUE;
}

static gsize find_byte(const struct csv_lines *lines, int byte, gsize known)
{
    if (known != NOT_KNOWN && known >= lines->pos)
        return known;
    const guint8 *at = memchr(lines->buf + lines->pos, byte, lines->end - lines->pos);
    return at != NULL ? (gsize)(at - lines->buf) : lines->end;
}

static guint32 unit_at(const struct csv_lines *lines, gsize at)
{
    guint32 unit = 0;

    for (guint i = 0; i < lines->units.width; i++) {
        guint shift = 8 * (lines->units.big_endian ? lines->units.width - 1 - i : i);
        unit |= (guint32)lines->buf[at + i] << shift;
    }
    return unit;
}

/* Place of the first CR or LF, or the end of the last whole unit. */
static gsize find_line_end(struct csv_lines *lines)
{
    gsize width = lines->units.width;

    if (width == 1) {
        lines->next_cr = find_byte(lines, '\r', lines->next_cr);
        lines->next_lf = find_byte(lines, '\n', lines->next_lf);
        return MIN(lines->next_cr, lines->next_lf);
    }
    gsize at = lines->pos;
    for (; at + width <= lines->end; at += width) {
        guint32 unit = unit_at(lines, at);
        if (unit == '\r' || unit == '\n')
            break;
    }
    return at;
}

/* A line in the buffer with its end, if both are certain: a CR in last place may be half a CRLF. */
static gboolean find_line(struct csv_lines *lines, struct csv_segment *segment)
{
    gsize width = lines->units.width;
    gsize at = find_line_end(lines);

    if (at + width > lines->end)
        return FALSE;
    gsize behind = at + width;
    if (unit_at(lines, at) == '\r') {
        if (behind + width <= lines->end)
            behind += unit_at(lines, behind) == '\n' ? width : 0;
        else if (!lines->at_end)
            return FALSE;
    }
    *segment = (struct csv_segment){.bytes = lines->buf + lines->pos,
                                    .length = behind - lines->pos,
                                    .ended = TRUE,
                                    .whole = TRUE};
    return TRUE;
}

/* No line end in a full buffer: a piece, without a CR that stands last and may be half a CRLF. */
static void cut_piece(struct csv_lines *lines, struct csv_segment *segment)
{
    gsize at = find_line_end(lines);
    gsize length = lines->end - lines->pos;

    if (!lines->at_end && at + lines->units.width <= lines->end)
        length = at - lines->pos;
    *segment = (struct csv_segment){
        .bytes = lines->buf + lines->pos, .length = length, .whole = lines->at_end};
}

gboolean csv_lines_peek(struct csv_lines *lines, struct csv_segment *segment, GError **error)
{
    while (!find_line(lines, segment)) {
        gboolean full = lines->pos == 0 && lines->end == CSV_SEGMENT_MAX;
        if (lines->at_end || full) {
            cut_piece(lines, segment);
            return segment->length > 0;
        }
        if (!refill(lines, error))
            return FALSE;
    }
    return TRUE;
}

void csv_lines_advance(struct csv_lines *lines, gsize n)
{
    g_assert(n <= lines->end - lines->pos);
    lines->pos += n;
    lines->offset += n;
}
