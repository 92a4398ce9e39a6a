/* csv_writer.c owns writing fields and records as RFC 4180 has them, to a string or a sink.
 * It must not know columns, files or the register. */
#include "core/csv/csv_writer.h"

#include <string.h>

#include "core/csv/csv_guard.h"

/* A sink gets at least this much at a time, but for the last. */
#define FLUSH_SIZE ((gsize)64 << 10)

struct csv_writer {
    GString *out;
    struct csv_sink sink; /* .write is NULL: out is the caller's */
    char delimiter;
    const char *line_end;
    guint n_fields;     /* of the record being written */
    gsize record_start; /* in out */
    GError *failure;    /* the sink's */
};

static struct csv_writer *writer_new(GString *out, const struct csv_style *style)
{
    struct csv_writer *writer = g_new0(struct csv_writer, 1);

    writer->out = out;
    writer->delimiter = style != NULL && style->delimiter != 0 ? style->delimiter : ',';
    writer->line_end = style != NULL && style->line_end != NULL ? style->line_end : "\r\n";
    writer->record_start = out->len;
    return writer;
}

struct csv_writer *csv_writer_new(GString *out, const struct csv_style *style)
{
    return writer_new(out, style);
}

struct csv_writer *csv_writer_new_sink(struct csv_sink sink, const struct csv_style *style)
{
    struct csv_writer *writer = writer_new(g_string_new(NULL), style);

    g_assert(sink.write != NULL);
    writer->sink = sink;
    return writer;
}

void csv_writer_free(struct csv_writer *writer)
{
    if (writer == NULL)
        return;
    if (writer->sink.write != NULL)
        g_string_free(writer->out, TRUE);
    g_clear_error(&writer->failure);
    g_free(writer);
}

static gboolean begins_with(const char *text, gsize len, const char *start)
{
    gsize n = strlen(start);
    return len >= n && g_ascii_strncasecmp(text, start, n) == 0;
}

/* Outer spaces some readers trim; a leading U+FEFF or `sep=` could be taken for a mark of the file.
 */
static gboolean needs_quotes(const struct csv_writer *writer, const char *text, gsize len)
{
    if (len == 0)
        return FALSE;
    if (g_ascii_isspace(text[0]) || g_ascii_isspace(text[len - 1]))
        return TRUE;
    if (begins_with(text, len, "\ufeff") || begins_with(text, len, "sep="))
        return TRUE;
    for (gsize i = 0; i < len; i++)
        if (text[i] == '"' || text[i] == '\r' || text[i] == '\n' || text[i] == writer->delimiter)
            return TRUE;
    return FALSE;
}

static void put_quoted(GString *out, const char *text, gsize len)
{
    g_string_append_c(out, '"');
    while (len > 0) {
        const char *quote = memchr(text, '"', len);
        gsize n = quote != NULL ? (gsize)(quote - text) + 1 : len;
        g_string_append_len(out, text, (gssize)n);
        if (quote != NULL)
            g_string_append_c(out, '"');
        text += n;
        len -= n;
    }
    g_string_append_c(out, '"');
}

static void begin_field(struct csv_writer *writer)
{
    if (writer->n_fields++ > 0)
        g_string_append_c(writer->out, writer->delimiter);
}

static void put_field(struct csv_writer *writer, const char *text, gsize len)
{
    begin_field(writer);
    if (needs_quotes(writer, text, len))
        put_quoted(writer->out, text, len);
    else
        g_string_append_len(writer->out, text, (gssize)len);
}

void csv_writer_field(struct csv_writer *writer, const char *text, gsize len)
{
    if (!csv_guard_needed(text, len)) {
        put_field(writer, text, len);
        return;
    }
    g_autofree char *guarded = csv_guard(text, len);
    put_field(writer, guarded, len + 1);
}

void csv_writer_string(struct csv_writer *writer, const char *text)
{
    csv_writer_field(writer, text != NULL ? text : "", text != NULL ? strlen(text) : 0);
}

static gsize skip_digits(const char *text, gsize len, gsize at)
{
    while (at < len && g_ascii_isdigit(text[at]))
        at++;
    return at;
}

static gsize skip_sign(const char *text, gsize len, gsize at)
{
    return at < len && (text[at] == '-' || text[at] == '+') ? at + 1 : at;
}

static gboolean is_number(const char *text, gsize len)
{
    gsize start = skip_sign(text, len, 0);
    gsize at = skip_digits(text, len, start);
    gsize digits = at - start;

    if (at < len && text[at] == '.') {
        start = at + 1;
        at = skip_digits(text, len, start);
        digits += at - start;
    }
    if (digits > 0 && at < len && (text[at] == 'e' || text[at] == 'E')) {
        start = skip_sign(text, len, at + 1);
        at = skip_digits(text, len, start);
        digits = at - start;
    }
    return digits > 0 && at == len;
}

void csv_writer_number(struct csv_writer *writer, const char *text, gsize len)
{
    if (is_number(text, len))
        put_field(writer, text, len);
    else
        csv_writer_field(writer, text, len);
}

void csv_writer_integer(struct csv_writer *writer, gint64 number)
{
    begin_field(writer);
    g_string_append_printf(writer->out, "%" G_GINT64_FORMAT, number);
}

static gboolean fail(const struct csv_writer *writer, GError **error)
{
    if (error != NULL)
        *error = g_error_copy(writer->failure);
    return FALSE;
}

static gboolean flush(struct csv_writer *writer, gsize least, GError **error)
{
    if (writer->failure != NULL)
        return fail(writer, error);
    if (writer->sink.write == NULL || writer->out->len < least || writer->out->len == 0)
        return TRUE;
    gboolean sent =
        writer->sink.write(writer->sink.data, writer->out->str, writer->out->len, &writer->failure);
    g_string_truncate(writer->out, 0);
    return sent || fail(writer, error);
}

gboolean csv_writer_end_record(struct csv_writer *writer, GError **error)
{
    /* One empty field alone would be a blank line, which is no record. */
    if (writer->out->len == writer->record_start)
        g_string_append(writer->out, "\"\"");
    g_string_append(writer->out, writer->line_end);
    writer->n_fields = 0;
    gboolean good = flush(writer, FLUSH_SIZE, error);
    writer->record_start = writer->out->len;
    return good;
}

gboolean csv_writer_finish(struct csv_writer *writer, GError **error)
{
    g_assert(writer->n_fields == 0);
    return flush(writer, 0, error);
}
