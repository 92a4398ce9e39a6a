/* csv_reader.c proves how bytes become records: line ends, quotes, faults, limits, line numbers.
 * Each small case also runs with 1, 2, 3 and 7 bytes at a time and after a rewind (csv_check). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/lib/csv_dump.h"

#define QUOTE_FAULT "a quote stands where none may: double it, and put the whole field in quotes"

static void test_plain_records(void **state)
{
    (void)state;
    csv_check("a,b\n1,2\n", NULL, "1 [a][b]\n2 [1][2]\n");
    csv_check("a,b\n,\n\"\",x", NULL, "1 [a][b]\n2 [][]\n3 [][x]\n");
    csv_check("a,b\n1,", NULL, "1 [a][b]\n2 [1][]\n");
    csv_check("a,b\n\"1\",\"2\"", NULL, "1 [a][b]\n2 [1][2]\n");
    csv_check("a,b\n1\n1,2,3\n", NULL, "1 [a][b]\n2 [1]\n3 [1][2][3]\n");
    csv_check("x", NULL, "1 [x]\n");
}

/* Spaces and tabs belong to the field, in quotes and out of them. */
static void test_spaces_are_kept(void **state)
{
    (void)state;
    csv_check("a,b\n 1 ,\" 2\t\"\n\t,  \n", NULL, "1 [a][b]\n2 [ 1 ][ 2\t]\n3 [\t][  ]\n");
}

/* CRLF, LF and CR in every order end records and count as one line each. */
static void test_line_ends_mixed(void **state)
{
    static const char *const ends[] = {"\n", "\r", "\r\n"};

    (void)state;
    for (gsize i = 0; i < 3; i++)
        for (gsize j = 0; j < 3; j++)
            for (gsize k = 0; k < 3; k++) {
                g_autofree char *text =
                    g_strconcat("a,b", ends[i], "1,2", ends[j], "3,4", ends[k], NULL);
                csv_check(text, NULL, "1 [a][b]\n2 [1][2]\n3 [3][4]\n");
            }
    csv_check("a\r\r\nb\n\rc\r\n\nd", NULL, "1 [a]\n3 [b]\n5 [c]\n7 [d]\n");
}

/* Inside quotes a line end is kept as it is, and still counts. */
static void test_line_ends_in_quotes(void **state)
{
    (void)state;
    csv_check("a,b\n\"x\r\ny\nz\rw\",2\n3,4\n", NULL,
              "1 [a][b]\n2 [x\\r\\ny\\nz\\rw][2]\n6 [3][4]\n");
    csv_check("a\r\"\r\"\r\"\n\"\r\"\r\n\"\r\"\n\r\"\rz", NULL,
              "1 [a]\n2 [\\r]\n4 [\\n]\n6 [\\r\\n]\n8 [\\n\\r]\n11 [z]\n");
    csv_check("a,b\n\"\n\n\",\"\n\"\nz,z\n", NULL, "1 [a][b]\n2 [\\n\\n][\\n]\n6 [z][z]\n");
}

static void test_quotes(void **state)
{
    (void)state;
    csv_check("a,b,c\n\"he said \"\"will\"\"\",\"\"\"\",\"\"\"\"\"\"\n\",,\",x,y\n", NULL,
              "1 [a][b][c]\n2 [he said \"will\"][\"][\"\"]\n3 [,,][x][y]\n");
}

/* Blank lines, also of spaces only, are no records but count as lines; an empty quoted field is
 * one. */
static void test_blank_lines(void **state)
{
    (void)state;
    csv_check("\n\r\n  \na,b\n\n\n\r1,2\n \n", NULL, "4 [a][b]\n8 [1][2]\n");
    csv_check("a\n\"\"\n\" \"\n   ", NULL, "1 [a]\n2 []\n3 [ ]\n");
    csv_check("\n\n", NULL, "");
    csv_check("   ", NULL, "");
}

/* A stray quote costs its record; the next line end is a new start. */
static void test_stray_quotes(void **state)
{
    (void)state;
    csv_check("a,b\n1,x\"y\n2,z\n", NULL,
              "1 [a][b]\n2 ! " QUOTE_FAULT " (line 2, field 2)\n3 [2][z]\n");
    csv_check("a,b\r\"1\"x,y\r2,z\r", NULL,
              "1 [a][b]\n2 ! " QUOTE_FAULT " (line 2, field 1)\n3 [2][z]\n");
    csv_check("a,b\r\n\"1\" ,y\r\n2,z", NULL,
              "1 [a][b]\n2 ! " QUOTE_FAULT " (line 2, field 1)\n3 [2][z]\n");
    csv_check("a,b\n2,z\n1,\"x\ny\"z", NULL,
              "1 [a][b]\n2 [2][z]\n3 ! " QUOTE_FAULT " (line 4, field 2)\n");
    csv_check("a,b\n1,\"x\n\ny\"z,\"\n3,4\n", NULL,
              "1 [a][b]\n2 ! " QUOTE_FAULT " (line 4, field 2)\n5 [3][4]\n");
    csv_check("a\"\nb\"\nc", NULL,
              "1 ! " QUOTE_FAULT " (line 1, field 1)\n2 ! " QUOTE_FAULT
              " (line 2, field 1)\n3 [c]\n");
}

#define OPEN_AT(n)                                                                                 \
    "error: x.csv:" n ": a quote opened here is never closed: close it, or double it "             \
    "inside a quoted field\n"

/* A quote that is never closed names the line where it opened, not where the record or file ends.
 */
static void test_unclosed_quote(void **state)
{
    (void)state;
    csv_check("a,b\n1,2\n3,\"open\n4,5\n6,7\n", NULL, "1 [a][b]\n2 [1][2]\n" OPEN_AT("3"));
    csv_check("a,b\r\"1\r2\",\"\r3\",\"4\r", NULL, "1 [a][b]\n" OPEN_AT("4"));
    csv_check("a,b\n\"1\n\n2\",\"open\n\n", NULL, "1 [a][b]\n" OPEN_AT("4"));
    csv_check("a,b\n1,\"", NULL, "1 [a][b]\n" OPEN_AT("2"));
    csv_check("a,b\n1,\"\"\"", NULL, "1 [a][b]\n" OPEN_AT("2"));
    csv_check("\"", NULL, OPEN_AT("1"));
}

/* The error comes again at each call: a caller that missed it cannot read on. */
static void test_errors_stay(void **state)
{
    (void)state;
    g_autoptr(GBytes) bytes = g_bytes_new_static("a\n\"b", 4);
    struct csv_reader *reader = csv_reader_open_bytes(bytes, "x.csv", NULL, NULL);

    assert_non_null(csv_reader_next(reader, NULL));
    for (int i = 0; i < 3; i++) {
        g_autoptr(GError) error = NULL;
        assert_null(csv_reader_next(reader, &error));
        assert_true(g_error_matches(error, HELDTO_CSV_ERROR, HELDTO_CSV_ERROR_UNCLOSED));
    }
    csv_reader_close(reader);
}

/* A NUL faults its record and no other; nothing is cut at it. */
static void test_nul_bytes(void **state)
{
    static const char text[] = "a,b\n1,be\0fore\n2,z\n\0\n3,\"\0\n\"\n4,y\n";

    (void)state;
    csv_check_bytes(text, sizeof text - 1, NULL,
                    "1 [a][b]\n2 ! a NUL byte stands in it (line 2, field 2)\n3 [2][z]\n"
                    "4 ! a NUL byte stands in it (line 4, field 1)\n"
                    "5 ! a NUL byte stands in it (line 6, field 2)\n7 [4][y]\n");
}

/* raw, offset and raw_total give each record's bytes back: laid end to end they are the file. */
static void test_raw_bytes(void **state)
{
    static const char text[] = "\xef\xbb\xbf"
                               "a,b\r\n\"1\n\n\",2\r3,\"x\"y\n5,6";
    static const gsize chunks[] = {0, 1, 7};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(chunks); i++) {
        struct csv_options options = {.chunk = chunks[i]};
        g_autoptr(GBytes) bytes = g_bytes_new_static(text, sizeof text - 1);
        g_autoptr(GString) all = g_string_new(NULL);
        struct csv_reader *reader = csv_reader_open_bytes(bytes, "x.csv", &options, NULL);
        const struct csv_record *record;
        while ((record = csv_reader_next(reader, NULL)) != NULL) {
            assert_int_equal(record->offset, all->len);
            assert_int_equal(record->raw_total, record->raw_length);
            g_string_append_len(all, record->raw, (gssize)record->raw_length);
        }
        assert_string_equal(all->str, text);
        csv_reader_close(reader);
    }
}

/* Blank lines between records are in no record's bytes. */
static void test_raw_leaves_blank_lines_out(void **state)
{
    static const char text[] = "\n  \r\na,b\n\n\r1,2\n";
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, sizeof text - 1);
    struct csv_reader *reader = csv_reader_open_bytes(bytes, "x.csv", NULL, NULL);

    (void)state;
    assert_int_equal(csv_reader_next(reader, NULL)->offset, 5);
    const struct csv_record *record = csv_reader_next(reader, NULL);
    assert_int_equal(record->offset, 11);
    assert_int_equal(record->raw_length, 4);
    assert_memory_equal(record->raw, "1,2\n", 4);
    csv_reader_close(reader);
}

static void fill(GString *out, char c, gsize n)
{
    gsize at = out->len;

    g_string_set_size(out, at + n);
    memset(out->str + at, c, n);
}

static GString *with_field(gsize length, gboolean quoted)
{
    GString *text = g_string_new(quoted ? "a,b\n1,\"" : "a,b\n1,");

    fill(text, 'x', length);
    g_string_append(text, quoted ? "\"\n2,z\n" : "\n2,z\n");
    return text;
}

static struct csv_reader *open_text(const GString *text)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text->str, text->len);
    g_autoptr(GError) error = NULL;
    struct csv_reader *reader = csv_reader_open_bytes(bytes, "x.csv", NULL, &error);

    assert_null(error);
    return reader;
}

/* The next record must be this one; a fault is `! fault`. */
static void expect_record(struct csv_reader *reader, guint line, const char *last_field)
{
    g_autoptr(GError) error = NULL;
    const struct csv_record *record = csv_reader_next(reader, &error);

    assert_null(error);
    assert_non_null(record);
    if (record->fault != NULL) {
        g_autofree char *actual = g_strconcat("! ", record->fault, NULL);
        assert_string_equal(actual, last_field);
    } else {
        assert_string_equal(record->fields[record->n_fields - 1], last_field);
    }
    assert_int_equal(record->line, line);
}

static void expect_end(struct csv_reader *reader)
{
    g_autoptr(GError) error = NULL;

    assert_null(csv_reader_next(reader, &error));
    assert_null(error);
    csv_reader_close(reader);
}

/* The limit of a field is exact, quoted or not, and the next record is whole. */
static void test_field_limit(void **state)
{
    (void)state;
    for (int quoted = 0; quoted < 2; quoted++) {
        g_autoptr(GString) text = with_field(CSV_FIELD_MAX, quoted);
        struct csv_reader *reader = open_text(text);
        expect_record(reader, 1, "b");
        const struct csv_record *record = csv_reader_next(reader, NULL);
        assert_null(record->fault);
        assert_int_equal(record->lengths[1], CSV_FIELD_MAX);
        expect_record(reader, 3, "z");
        expect_end(reader);
    }
}

/* One byte more, or many, is a fault: the start of the record is kept, and its true size told. */
static void test_field_over_limit(void **state)
{
    static const gsize over[] = {1, 2, 3, 4, CSV_FIELD_MAX, 16 * CSV_FIELD_MAX};

    (void)state;
    for (gsize i = 0; i < 2 * G_N_ELEMENTS(over); i++) {
        g_autoptr(GString) text = with_field(CSV_FIELD_MAX + over[i / 2], i % 2);
        struct csv_reader *reader = open_text(text);
        expect_record(reader, 1, "b");
        const struct csv_record *record = csv_reader_next(reader, NULL);
        assert_string_equal(record->fault, "a field is longer than 1 MiB");
        assert_int_equal(record->fault_field, 2);
        assert_int_equal(record->raw_length, CSV_RAW_KEPT);
        assert_memory_equal(record->raw, text->str + strlen("a,b\n"), CSV_RAW_KEPT);
        assert_int_equal(record->raw_total, text->len - strlen("a,b\n2,z\n"));
        expect_record(reader, 3, "z");
        expect_end(reader);
    }
}

/* A field that is far too long is still parsed to its end: quotes and line ends in it are its own.
 */
static void test_long_field_ends_where_it_ends(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new("a,b\n\"");
    guint lines = 0;

    for (; text->len < 5 * CSV_FIELD_MAX; lines++)
        g_string_append(text, lines % 7 == 0 ? "\"\"\"\"\n,9,\"\"" : "\n,9,\"\"");
    g_string_append(text, "\",\"x\ny\"\n2,z\n");
    struct csv_reader *reader = open_text(text);
    expect_record(reader, 1, "b");
    expect_record(reader, 2, "! a field is longer than 1 MiB");
    expect_record(reader, lines + 4, "z");
    expect_end(reader);
}

/* Wherever the buffer runs full, also between the two quotes of a pair and before the closing one.
 */
static void test_long_field_of_quotes(void **state)
{
    (void)state;
    for (gsize shift = 0; shift < 4; shift++) {
        g_autoptr(GString) text = g_string_new("a,b\n\"");
        fill(text, 'x', shift);
        fill(text, '"', 3 * CSV_FIELD_MAX);
        g_string_append(text, "\"\n2,z\n");
        struct csv_reader *reader = open_text(text);
        expect_record(reader, 1, "b");
        expect_record(reader, 2, "! a field is longer than 1 MiB");
        expect_record(reader, 3, "z");
        expect_end(reader);
    }
}

/* 16 MB behind an open quote: the file is refused, with the line of the quote. */
static void test_long_open_quote(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new("a,b\n1,2\nC-1,\"");
    g_autoptr(GError) error = NULL;

    fill(text, 'y', 16000000);
    struct csv_reader *reader = open_text(text);
    expect_record(reader, 1, "b");
    expect_record(reader, 2, "2");
    assert_null(csv_reader_next(reader, &error));
    assert_non_null(error);
    assert_true(g_str_has_prefix(error->message, "x.csv:3: a quote opened here is never closed"));
    csv_reader_close(reader);
}

/* The long field may be the file's last: closed it is a fault, as is an unquoted one. */
static void test_long_field_at_the_end(void **state)
{
    static const char *const ends[] = {"", "\"", "\",", "\",\"z\""};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autoptr(GString) text = g_string_new(i == 0 ? "a,b\n" : "a,b\n\"");
        fill(text, 'y', 3 * CSV_FIELD_MAX);
        g_string_append(text, ends[i]);
        struct csv_reader *reader = open_text(text);
        expect_record(reader, 1, "b");
        expect_record(reader, 2, "! a field is longer than 1 MiB");
        expect_end(reader);
    }
}

/* Exactly 1,024 fields are taken; a million are one fault, kept raw as a whole. */
static void test_field_count_limit(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new("a,b\n");

    fill(text, ',', CSV_FIELDS_MAX - 1);
    g_string_append(text, "last\n");
    fill(text, ',', CSV_FIELDS_MAX);
    g_string_append(text, "over\n");
    gsize start = text->len;
    for (guint i = 1; i < 1000000; i++)
        g_string_append(text, "x,");
    g_string_append(text, "x\n2,z\n");
    struct csv_reader *reader = open_text(text);
    expect_record(reader, 1, "b");
    expect_record(reader, 2, "last");
    expect_record(reader, 3, "! more than 1,024 fields");
    const struct csv_record *record = csv_reader_next(reader, NULL);
    assert_string_equal(record->fault, "more than 1,024 fields");
    assert_int_equal(record->fault_field, CSV_FIELDS_MAX + 1);
    assert_int_equal(record->raw_length, 2000000);
    assert_memory_equal(record->raw, text->str + start, 2000000);
    expect_record(reader, 5, "z");
    expect_end(reader);
}

/* A record of many allowed fields still has a limit as a whole. */
static void test_record_limit(void **state)
{
    (void)state;
    for (int over = 0; over < 2; over++) {
        g_autoptr(GString) text = g_string_new("a,b\n");
        for (guint i = 0; i < 64; i++) {
            fill(text, 'x', CSV_RECORD_MAX / 64 - 1);
            g_string_append_c(text, i < 63 ? ',' : '\n');
        }
        if (over)
            g_string_insert_c(text, 4, 'x');
        g_string_append(text, "2,z\n");
        struct csv_reader *reader = open_text(text);
        expect_record(reader, 1, "b");
        const struct csv_record *record = csv_reader_next(reader, NULL);
        assert_int_equal(record->raw_total, CSV_RECORD_MAX + (gsize)over);
        assert_int_equal(record->raw_length, over ? CSV_RAW_KEPT : CSV_RECORD_MAX);
        assert_int_equal(record->fault != NULL, over);
        if (over)
            assert_string_equal(record->fault, "the record is longer than 16 MiB");
        expect_record(reader, 3, "z");
        expect_end(reader);
    }
}

/* Blank lines by the million are skipped and counted. */
static void test_million_blank_lines(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new("a,b\n1,2\n");

    fill(text, '\n', 1000000);
    g_string_append(text, "2,z\n");
    struct csv_reader *reader = open_text(text);
    expect_record(reader, 1, "b");
    expect_record(reader, 2, "2");
    expect_record(reader, 1000003, "z");
    expect_end(reader);
}

/* Lines longer than the read buffer, with line ends exactly on its border. */
static void test_lines_around_the_buffer(void **state)
{
    static const char *const ends[] = {"\n", "\r", "\r\n"};
    const gsize buffer = 256 << 10;

    (void)state;
    for (gsize e = 0; e < 3; e++)
        for (gsize length = buffer - 6; length < buffer + 3; length++) {
            g_autoptr(GString) text = g_string_new("a,b");
            g_string_append_printf(text, "%s1,", ends[e]);
            fill(text, 'x', length - 2);
            g_string_append_printf(text, "%s2,\"%s\"%s3,z", ends[e], ends[e], ends[e]);
            struct csv_reader *reader = open_text(text);
            expect_record(reader, 1, "b");
            const struct csv_record *record = csv_reader_next(reader, NULL);
            assert_int_equal(record->lengths[1], length - 2);
            expect_record(reader, 3, ends[e]);
            expect_record(reader, 5, "z");
            expect_end(reader);
        }
}

#define CASE(name) cmocka_unit_test(name)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(test_plain_records),
        CASE(test_spaces_are_kept),
        CASE(test_line_ends_mixed),
        CASE(test_line_ends_in_quotes),
        CASE(test_quotes),
        CASE(test_blank_lines),
        CASE(test_stray_quotes),
        CASE(test_unclosed_quote),
        CASE(test_errors_stay),
        CASE(test_nul_bytes),
        CASE(test_raw_bytes),
        CASE(test_raw_leaves_blank_lines_out),
        CASE(test_field_limit),
        CASE(test_field_over_limit),
        CASE(test_long_field_ends_where_it_ends),
        CASE(test_long_field_of_quotes),
        CASE(test_long_open_quote),
        CASE(test_long_field_at_the_end),
        CASE(test_field_count_limit),
        CASE(test_record_limit),
        CASE(test_million_blank_lines),
        CASE(test_lines_around_the_buffer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
