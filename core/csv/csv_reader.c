/* csv_reader.c owns reading a file record by record: opening, blank lines, the header, counts.
 * It must not know libcsv, columns, commitments or the register. */
#include "core/csv/csv_reader.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/csv/csv_decode.h"
#include "core/csv/csv_header.h"
#include "core/csv/csv_lines.h"
#include "core/csv/csv_record.h"
#include "core/csv/csv_sniff.h"

#define SAMPLE_MAX ((gsize)64 << 10)

struct csv_reader {
    struct csv_bytes *bytes;
    struct csv_decoder *decoder;
    struct csv_lines *lines;
    struct csv_builder *builder;
    char delimiter;
    gboolean declared; /* the first line is `sep=;` and no record */

    guint line;     /* of the segment being read */
    guint64 offset; /* of the first byte kept for the record being read */
    guint64 replaced;
    guint first_replaced; /* its line */
    GError *failure;      /* why there is no more to read */

    struct csv_record *header; /* a copy, NULL until asked for */
    gboolean header_read;      /* since the last rewind */
};

static gboolean is_blank(const struct csv_text *text)
{
    gsize at = 0;

    while (at < text->length && text->bytes[at] == ' ')
        at++;
    return at == text->length || text->bytes[at] == '\r' || text->bytes[at] == '\n';
}

static void count_replaced(struct csv_reader *reader, guint n)
{
    if (n > 0 && reader->replaced == 0)
        reader->first_replaced = reader->line;
    reader->replaced += n;
}

/* Takes one segment in; TRUE when the record ends with it. */
static gboolean take_segment(struct csv_reader *reader, const struct csv_segment *segment)
{
    struct csv_text text =
        csv_decoder_run(reader->decoder, segment->bytes, segment->length, segment->whole);
    gboolean begun = csv_builder_begun(reader->builder), ends = FALSE;

    count_replaced(reader, text.replaced);
    if (begun || !segment->whole || !is_blank(&text)) {
        csv_builder_keep(reader->builder, segment->bytes, text.consumed);
        ends = csv_builder_take(reader->builder, text.bytes, text.length, reader->line,
                                segment->ended);
    } else {
        reader->offset += text.consumed;
    }
    csv_lines_advance(reader->lines, text.consumed);
    reader->line += segment->ended ? 1 : 0;
    return ends;
}

static const struct csv_record *fail(struct csv_reader *reader, GError **error)
{
    if (error != NULL)
        *error = g_error_copy(reader->failure);
    return NULL;
}

/* The line `sep=;` belongs to no record, but to the raw bytes of the first, as a mark does. */
static gboolean skip_declaration(struct csv_reader *reader)
{
    struct csv_segment segment;

    if (!reader->declared || csv_lines_offset(reader->lines) > 0)
        return TRUE;
    if (!csv_lines_peek(reader->lines, &segment, &reader->failure))
        return FALSE;
    csv_decoder_run(reader->decoder, segment.bytes, segment.length, segment.whole);
    csv_builder_keep(reader->builder, segment.bytes, segment.length);
    csv_lines_advance(reader->lines, segment.length);
    reader->line++;
    return TRUE;
}

const struct csv_record *csv_reader_next(struct csv_reader *reader, GError **error)
{
    struct csv_segment segment;

    if (reader->failure != NULL)
        return fail(reader, error);
    csv_builder_clear(reader->builder);
    reader->offset = csv_lines_offset(reader->lines);
    if (!skip_declaration(reader))
        return fail(reader, error);
    while (csv_lines_peek(reader->lines, &segment, &reader->failure))
        if (take_segment(reader, &segment))
            return csv_builder_finish(reader->builder, reader->offset);
    if (reader->failure != NULL)
        return fail(reader, error);
    if (!csv_builder_begun(reader->builder))
        return NULL;
    if (csv_builder_end(reader->builder))
        return csv_builder_finish(reader->builder, reader->offset);
    g_set_error(
        &reader->failure, HELDTO_CSV_ERROR, HELDTO_CSV_ERROR_UNCLOSED,
        "%s:%u: a quote opened here is never closed: close it, or double it inside a quoted "
        "field",
        csv_reader_name(reader), csv_builder_open_line(reader->builder));
    return fail(reader, error);
}

/* Why the first record is no header, as the reader's failure; FALSE where it is one. */
static gboolean header_fails(struct csv_reader *reader, const struct csv_record *record)
{
    if (reader->failure != NULL)
        return TRUE;
    if (record == NULL) {
        g_set_error(&reader->failure, HELDTO_CSV_ERROR, HELDTO_CSV_ERROR_EMPTY,
                    "%s: holds no header line, only blank ones", csv_reader_name(reader));
        return TRUE;
    }
    if (record->fault != NULL) {
        g_set_error(&reader->failure, HELDTO_CSV_ERROR, HELDTO_CSV_ERROR_HEADER,
                    "%s:%u: the header cannot be read: %s", csv_reader_name(reader),
                    record->fault_line, _(record->fault));
        return TRUE;
    }
    return FALSE;
}

const struct csv_record *csv_reader_header(struct csv_reader *reader, GError **error)
{
    if (reader->header_read)
        return reader->header;
    const struct csv_record *record = csv_reader_next(reader, NULL);
    if (header_fails(reader, record))
        return fail(reader, error);
    if (reader->header == NULL)
        reader->header = csv_header_new(record);
    reader->header_read = TRUE;
    return reader->header;
}

void csv_reader_rewind(struct csv_reader *reader)
{
    csv_lines_rewind(reader->lines);
    csv_decoder_reset(reader->decoder);
    csv_builder_reset(reader->builder);
    g_clear_error(&reader->failure);
    reader->line = 1;
    reader->replaced = 0;
    reader->first_replaced = 0;
    reader->header_read = FALSE;
}

static void choose_delimiter(struct csv_reader *reader, char wanted, const guint8 *head, gsize n)
{
    gboolean whole = n == csv_bytes_size(reader->bytes);
    struct csv_text text = csv_decoder_run(reader->decoder, head, n, whole);
    char declared = csv_sniff_declared(text.bytes, text.length);

    reader->declared = declared != 0;
    if (wanted != 0)
        reader->delimiter = wanted;
    else if (declared != 0)
        reader->delimiter = declared;
    else
        reader->delimiter = csv_sniff_delimiter(text.bytes, text.length, whole);
    csv_decoder_reset(reader->decoder);
}

/* The first bytes of all, however few a read gives. */
static gssize read_head(const struct csv_bytes *bytes, guint8 *head, GError **error)
{
    gsize have = 0;
    gssize got;

    while ((got = csv_bytes_read(bytes, have, head + have, SAMPLE_MAX - have, error)) > 0)
        have += (gsize)got;
    return got < 0 ? -1 : (gssize)have;
}

static gboolean prepare(struct csv_reader *reader, const struct csv_options *options,
                        GError **error)
{
    static const struct csv_options usual = {0};
    g_autofree guint8 *head = g_malloc(SAMPLE_MAX);
    gssize n = read_head(reader->bytes, head, error);

    options = options != NULL ? options : &usual;
    if (n < 0 || !csv_bytes_check(reader->bytes, head, (gsize)n, error))
        return FALSE;
    reader->decoder =
        csv_decoder_new(options->encoding, head, (gsize)n, csv_bytes_name(reader->bytes), error);
    if (reader->decoder == NULL)
        return FALSE;
    choose_delimiter(reader, options->delimiter, head, (gsize)n);
    reader->builder = csv_builder_new(reader->delimiter);
    reader->lines =
        csv_lines_new(reader->bytes, csv_decoder_units(reader->decoder), options->chunk);
    return TRUE;
}

static struct csv_reader *reader_new(struct csv_bytes *bytes, const struct csv_options *options,
                                     GError **error)
{
    struct csv_reader *reader = g_new0(struct csv_reader, 1);

    reader->bytes = bytes;
    reader->line = 1;
    if (prepare(reader, options, error))
        return reader;
    csv_reader_close(reader);
    return NULL;
}

struct csv_reader *csv_reader_open(const char *path, const struct csv_options *options,
                                   GError **error)
{
    struct csv_bytes *bytes = csv_bytes_open(path, error);
    return bytes != NULL ? reader_new(bytes, options, error) : NULL;
}

struct csv_reader *csv_reader_open_bytes(GBytes *bytes, const char *name,
                                         const struct csv_options *options, GError **error)
{
    return reader_new(csv_bytes_new(bytes, name), options, error);
}

void csv_reader_close(struct csv_reader *reader)
{
    if (reader == NULL)
        return;
    csv_builder_free(reader->builder);
    csv_lines_free(reader->lines);
    csv_decoder_free(reader->decoder);
    csv_bytes_free(reader->bytes);
    csv_header_free(reader->header);
    g_clear_error(&reader->failure);
    g_free(reader);
}

guint64 csv_reader_replaced(const struct csv_reader *reader, guint *first_line)
{
    if (first_line != NULL)
        *first_line = reader->first_replaced;
    return reader->replaced;
}

const char *csv_reader_name(const struct csv_reader *reader)
{
    return csv_bytes_name(reader->bytes);
}

char csv_reader_delimiter(const struct csv_reader *reader)
{
    return reader->delimiter;
}

const char *csv_reader_encoding(const struct csv_reader *reader)
{
    return csv_decoder_encoding(reader->decoder);
}

guint64 csv_reader_size(const struct csv_reader *reader)
{
    return csv_bytes_size(reader->bytes);
}

guint64 csv_reader_offset(const struct csv_reader *reader)
{
    return csv_lines_offset(reader->lines);
}

gssize csv_reader_read_raw(const struct csv_reader *reader, guint64 offset, void *buf, gsize n,
                           GError **error)
{
    return csv_bytes_read(reader->bytes, offset, buf, n, error);
}

char *csv_reader_digest(const struct csv_reader *reader, GError **error)
{
    return csv_bytes_digest(reader->bytes, error);
}
