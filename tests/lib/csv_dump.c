/* csv_dump.c owns showing what a CSV reader reads, for tests.
 * It knows nothing but the reader's header. */
#include "tests/lib/csv_dump.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void dump_field(GString *out, const char *field, gsize length)
{
    g_string_append_c(out, '[');
    for (gsize i = 0; i < length; i++) {
        if (field[i] == '\r')
            g_string_append(out, "\\r");
        else if (field[i] == '\n')
            g_string_append(out, "\\n");
        else
            g_string_append_c(out, field[i]);
    }
    g_string_append_c(out, ']');
}

static void dump_record(GString *out, const struct csv_record *record)
{
    g_string_append_printf(out, "%u ", record->line);
    if (record->fault != NULL) {
        assert_int_equal(record->n_fields, 0);
        g_string_append_printf(out, "! %s (line %u, field %u)", record->fault, record->fault_line,
                               record->fault_field);
    }
    for (guint i = 0; i < record->n_fields; i++) {
        assert_int_equal(record->fields[i][record->lengths[i]], 0);
        dump_field(out, record->fields[i], record->lengths[i]);
    }
    g_string_append_c(out, '\n');
}

static void dump_all(GString *out, struct csv_reader *reader)
{
    g_autoptr(GError) error = NULL;
    const struct csv_record *record;
    guint first;

    while ((record = csv_reader_next(reader, &error)) != NULL)
        dump_record(out, record);
    guint64 replaced = csv_reader_replaced(reader, &first);
    if (replaced > 0)
        g_string_append_printf(out, "replaced %" G_GUINT64_FORMAT " from line %u\n", replaced,
                               first);
    if (error != NULL)
        g_string_append_printf(out, "error: %s\n", error->message);
    else
        assert_int_equal(csv_reader_offset(reader), csv_reader_size(reader));
}

static struct csv_reader *open_bytes(const void *bytes, gsize len,
                                     const struct csv_options *options, GError **error)
{
    g_autoptr(GBytes) memory = g_bytes_new(bytes, len);
    return csv_reader_open_bytes(memory, "x.csv", options, error);
}

char *csv_dump(const void *bytes, gsize len, const struct csv_options *options)
{
    g_autoptr(GError) error = NULL;
    GString *out = g_string_new(NULL);
    struct csv_reader *reader = open_bytes(bytes, len, options, &error);

    if (reader == NULL)
        g_string_append_printf(out, "error: %s\n", error->message);
    else
        dump_all(out, reader);
    csv_reader_close(reader);
    return g_string_free(out, FALSE);
}

/* A rewind after k records gives all of them again, whatever state they left the reader in. */
static void check_rewinds(const void *bytes, gsize len, const struct csv_options *options,
                          const char *expected)
{
    for (guint k = 0; k < 4; k++) {
        struct csv_reader *reader = open_bytes(bytes, len, options, NULL);
        if (reader == NULL)
            return;
        for (guint i = 0; i < k; i++)
            if (csv_reader_next(reader, NULL) == NULL)
                break;
        csv_reader_rewind(reader);
        g_autoptr(GString) out = g_string_new(NULL);
        dump_all(out, reader);
        csv_reader_close(reader);
        assert_string_equal(out->str, expected);
    }
}

void csv_check_bytes(const void *bytes, gsize len, const struct csv_options *options,
                     const char *expected)
{
    static const gsize chunks[] = {0, 1, 2, 3, 7};
    struct csv_options chunked = {0};

    if (options != NULL)
        chunked = *options;
    for (gsize i = 0; i < G_N_ELEMENTS(chunks); i++) {
        chunked.chunk = chunks[i];
        g_autofree char *actual = csv_dump(bytes, len, &chunked);
        assert_string_equal(actual, expected);
    }
    check_rewinds(bytes, len, options, expected);
}

void csv_check(const char *text, const struct csv_options *options, const char *expected)
{
    csv_check_bytes(text, strlen(text), options, expected);
}
