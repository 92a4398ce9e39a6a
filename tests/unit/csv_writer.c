/* csv_writer.c proves that what is written is RFC 4180, safe in a spreadsheet, and reads back the
 * same. Random fields come from a fixed seed; a failure prints the field. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/csv/csv_guard.h"
#include "core/csv/csv_reader.h"
#include "core/csv/csv_writer.h"

#define FULL_WIDTH "\uff1d", "\uff0b", "\uff0d", "\uff20"

/* One record of the given strings, as it is written. */
static char *write_record(const struct csv_style *style, const char *const *fields)
{
    GString *out = g_string_new(NULL);
    struct csv_writer *writer = csv_writer_new(out, style);

    for (; *fields != NULL; fields++)
        csv_writer_string(writer, *fields);
    assert_true(csv_writer_end_record(writer, NULL));
    assert_true(csv_writer_finish(writer, NULL));
    csv_writer_free(writer);
    return g_string_free(out, FALSE);
}

static void expect_record(const struct csv_style *style, const char *expected, const char *a,
                          const char *b)
{
    const char *fields[] = {a, b, NULL};
    g_autofree char *actual = write_record(style, fields);

    assert_string_equal(actual, expected);
}

static void test_quoting(void **state)
{
    (void)state;
    expect_record(NULL, "a,b\r\n", "a", "b");
    expect_record(NULL, ",\r\n", "", "");
    expect_record(NULL, "\"a,b\",\"say \"\"will\"\"\"\r\n", "a,b", "say \"will\"");
    expect_record(NULL, "\"a\nb\",\"a\r\nb\"\r\n", "a\nb", "a\r\nb");
    expect_record(NULL, "\" a\",\"b \"\r\n", " a", "b ");
    expect_record(NULL, "\"\"\"\",a b\r\n", "\"", "a b");
    expect_record(NULL, "\"\ufeffa\",\"sep=;\"\r\n", "\ufeffa", "sep=;");
    expect_record(NULL, "\"\"\r\n", "", NULL);
}

static void test_style(void **state)
{
    struct csv_style style = {.delimiter = ';', .line_end = "\n"};

    (void)state;
    expect_record(&style, "a,b;\"c;d\"\n", "a,b", "c;d");
}

/* Texts that a spreadsheet would run, also behind ' and spaces, get one ' more. */
static void test_guard(void **state)
{
    static const char *const dangerous[] = {"=1+1",     "+1",       "-12.5", "@SUM(A1)", "\t=1",
                                            "\r=1",     " =1",      "   -",  "'=1",      "''  @x",
                                            FULL_WIDTH, " \uff1d1", "="};
    static const char *const harmless[] = {"",    "'",     "''",     " ",       "a=1",
                                           "'a",  "1-2",   "\n=1",   "' ' =1",  "\u00a0=1",
                                           "|id", "%0A=1", "\uff1c", "\xef\xbc"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(dangerous); i++) {
        g_autofree char *actual = csv_guard(dangerous[i], strlen(dangerous[i]));
        g_autofree char *expected = g_strconcat("'", dangerous[i], NULL);
        assert_string_equal(actual, expected);
        assert_string_equal(csv_unguard(actual, strlen(actual)), dangerous[i]);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(harmless); i++) {
        g_autofree char *actual = csv_guard(harmless[i], strlen(harmless[i]));
        assert_string_equal(actual, harmless[i]);
        assert_ptr_equal(csv_unguard(harmless[i], strlen(harmless[i])), harmless[i]);
    }
}

/* Only what is a number goes out bare in a number column. */
static void test_numbers(void **state)
{
    static const char *const numbers[] = {"-12.5", "+3", "0", ".5", "-1e-9", "7.", "2E+10"};
    static const char *const texts[] = {"=1", "-", "+", "-1-1", "-.", "-1e", "+1 ", "-0x1", "@1"};
    g_autoptr(GString) out = g_string_new(NULL);
    struct csv_writer *writer = csv_writer_new(out, NULL);

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_string_truncate(out, 0);
        csv_writer_number(writer, numbers[i], strlen(numbers[i]));
        assert_true(g_str_has_suffix(out->str, numbers[i]));
        assert_null(strchr(out->str, '\''));
    }
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_string_truncate(out, 0);
        csv_writer_number(writer, texts[i], strlen(texts[i]));
        assert_non_null(strchr(out->str, '\''));
    }
    g_string_truncate(out, 0);
    csv_writer_integer(writer, G_MININT64);
    assert_string_equal(out->str, ",-9223372036854775808");
    csv_writer_free(writer);
}

/* Pieces that fields are made of at random: all that quoting, guarding or reading treats in a way
 * of its own. */
static const char *const pieces[] = {
    "'",    "''",     " ",      "  ",     "=",    "+",        "-",
    "@",    "\t",     "\r",     "\n",     "\r\n", "\"",       "\"\"",
    ",",    ";",      "|",      "a",      "1",    "text",     "é",
    "日本", "\ufeff", "\u00a0", "\ufffd", "sep=", FULL_WIDTH, "\U0001f469\u200d\U0001f469"};

static GString *random_field(GRand *rand)
{
    GString *field = g_string_new(NULL);

    for (gint n = g_rand_int_range(rand, 0, 7); n > 0; n--)
        g_string_append(field, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
    return field;
}

/* unguard(guard(x)) is x for any x; guard(unguard(y)) is y for any y that guard can give. */
static void test_guard_is_an_identity(void **state)
{
    GRand *rand = g_rand_new_with_seed(4180);
    guint guarded_count = 0;

    (void)state;
    for (guint i = 0; i < 100000; i++) {
        g_autoptr(GString) field = random_field(rand);
        g_autofree char *guarded = csv_guard(field->str, field->len);
        const char *back = csv_unguard(guarded, strlen(guarded));
        g_autofree char *again = csv_guard(back, strlen(back));
        assert_string_equal(back, field->str);
        assert_string_equal(again, guarded);
        guarded_count += strlen(guarded) > field->len;
    }
    assert_true(guarded_count > 10000 && guarded_count < 90000);
    g_rand_free(rand);
}

enum { RECORDS = 5000, COLUMNS = 5 };

static void write_records(GPtrArray *fields, GString *out, const struct csv_style *style)
{
    struct csv_writer *writer = csv_writer_new(out, style);

    for (guint i = 0; i < fields->len; i++) {
        const GString *field = fields->pdata[i];
        csv_writer_field(writer, field->str, field->len);
        if (i % COLUMNS == COLUMNS - 1)
            assert_true(csv_writer_end_record(writer, NULL));
    }
    assert_true(csv_writer_finish(writer, NULL));
    csv_writer_free(writer);
}

/* Reads all fields back, guards taken off, and asserts each. */
static void expect_fields(GPtrArray *fields, const GString *csv, char delimiter)
{
    struct csv_options options = {.delimiter = delimiter};
    g_autoptr(GBytes) bytes = g_bytes_new(csv->str, csv->len);
    g_autoptr(GError) error = NULL;
    struct csv_reader *reader = csv_reader_open_bytes(bytes, "x", &options, NULL);
    const struct csv_record *record;
    guint at = 0;

    while ((record = csv_reader_next(reader, &error)) != NULL) {
        assert_null(record->fault);
        assert_int_equal(record->n_fields, COLUMNS);
        for (guint i = 0; i < COLUMNS; i++, at++) {
            const GString *field = fields->pdata[at];
            assert_string_equal(csv_unguard(record->fields[i], record->lengths[i]), field->str);
        }
    }
    assert_null(error);
    assert_int_equal(at, fields->len);
    csv_reader_close(reader);
}

static void free_string(gpointer string)
{
    g_string_free(string, TRUE);
}

/* Write, read, write: the same fields and the same bytes, in every style. */
static void test_round_trip(void **state)
{
    static const struct csv_style styles[] = {
        {0}, {';', "\n"}, {'\t', "\r"}, {'|', NULL}, {',', "\n"}};
    GRand *rand = g_rand_new_with_seed(1);

    (void)state;
    for (gsize s = 0; s < G_N_ELEMENTS(styles); s++) {
        g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func(free_string);
        g_autoptr(GString) out = g_string_new(NULL);
        for (guint i = 0; i < RECORDS * COLUMNS; i++)
            g_ptr_array_add(fields, random_field(rand));
        write_records(fields, out, &styles[s]);
        expect_fields(fields, out, styles[s].delimiter);
    }
    g_rand_free(rand);
}

/* A single column is the hard case: empty fields must not become blank lines. */
static void test_round_trip_of_one_column(void **state)
{
    static const char *const values[] = {"name", "", " ", "", "x", "\n", ""};
    g_autoptr(GString) out = g_string_new(NULL);
    struct csv_writer *writer = csv_writer_new(out, NULL);

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
        csv_writer_string(writer, values[i]);
        assert_true(csv_writer_end_record(writer, NULL));
    }
    csv_writer_free(writer);
    g_autoptr(GBytes) bytes = g_bytes_new(out->str, out->len);
    struct csv_reader *reader = csv_reader_open_bytes(bytes, "x", NULL, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(values); i++)
        assert_string_equal(csv_reader_next(reader, NULL)->fields[0], values[i]);
    assert_null(csv_reader_next(reader, NULL));
    csv_reader_close(reader);
}

struct bucket {
    GString *got;
    guint calls;
    guint fail_at; /* the call that fails, 0: none */
};

static gboolean fill_bucket(void *data, const char *bytes, gsize len, GError **error)
{
    struct bucket *bucket = data;

    if (++bucket->calls == bucket->fail_at) {
        g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "no space left");
        return FALSE;
    }
    g_string_append_len(bucket->got, bytes, (gssize)len);
    return TRUE;
}

/* A sink gets the bytes a string gets, in few pieces; finish sends the last. */
static void test_sink(void **state)
{
    g_autoptr(GString) got = g_string_new(NULL);
    struct bucket bucket = {.got = got};
    struct csv_writer *writer = csv_writer_new_sink((struct csv_sink){fill_bucket, &bucket}, NULL);

    (void)state;
    for (guint i = 0; i < 20000; i++) {
        csv_writer_string(writer, "12345678");
        assert_true(csv_writer_end_record(writer, NULL));
    }
    assert_true(csv_writer_finish(writer, NULL));
    assert_int_equal(got->len, 200000);
    assert_true(bucket.calls > 1 && bucket.calls < 10);
    assert_true(g_str_has_suffix(got->str, "12345678\r\n12345678\r\n"));
    csv_writer_free(writer);
}

/* A failed sink is told once by the record and again by finish, and is not called a second time. */
static void test_sink_fails(void **state)
{
    g_autoptr(GString) got = g_string_new(NULL);
    struct bucket bucket = {.got = got, .fail_at = 1};
    struct csv_writer *writer = csv_writer_new_sink((struct csv_sink){fill_bucket, &bucket}, NULL);
    g_autofree char *big = g_strnfill(100000, 'x');

    (void)state;
    for (int i = 0; i < 3; i++) {
        g_autoptr(GError) error = NULL;
        csv_writer_string(writer, big);
        assert_false(csv_writer_end_record(writer, &error));
        assert_string_equal(error->message, "no space left");
    }
    assert_false(csv_writer_finish(writer, NULL));
    assert_int_equal(bucket.calls, 1);
    csv_writer_free(writer);
}

#define CASE(name) cmocka_unit_test(name)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(test_quoting),
        CASE(test_style),
        CASE(test_guard),
        CASE(test_numbers),
        CASE(test_guard_is_an_identity),
        CASE(test_round_trip),
        CASE(test_round_trip_of_one_column),
        CASE(test_sink),
        CASE(test_sink_fails),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
