/* csv_header.c proves how a first record becomes the names of columns, and what refuses it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/csv/csv_reader.h"

static struct csv_reader *open_text(const char *text)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    return csv_reader_open_bytes(bytes, "x.csv", NULL, NULL);
}

/* Names are trimmed, empty ones numbered; data follows, and the header outlives it. */
static void test_names(void **state)
{
    struct csv_reader *reader = open_text("\xef\xbb\xbf Key\u00a0,,\" Due,\ndate \",  \n1,2,3,4\n");
    const struct csv_record *header = csv_reader_header(reader, NULL);

    (void)state;
    assert_string_equal(csv_reader_next(reader, NULL)->fields[3], "4");
    assert_null(csv_reader_next(reader, NULL));
    assert_int_equal(header->n_fields, 4);
    assert_string_equal(header->fields[0], "Key");
    assert_string_equal(header->fields[1], "column 2");
    assert_string_equal(header->fields[2], "Due,\ndate");
    assert_string_equal(header->fields[3], "column 4");
    assert_int_equal(header->lengths[1], strlen("column 2"));
    assert_true(g_str_has_prefix(header->raw, "\xef\xbb\xbf Key"));
    assert_null(csv_header_duplicate(header, NULL, NULL));
    csv_reader_close(reader);
}

/* Asked again it is the same; after a rewind it takes the first record out of the way again. */
static void test_asked_again(void **state)
{
    struct csv_reader *reader = open_text("a,b\n1,2\n");
    const struct csv_record *header = csv_reader_header(reader, NULL);

    (void)state;
    for (int pass = 0; pass < 3; pass++) {
        assert_ptr_equal(csv_reader_header(reader, NULL), header);
        assert_int_equal(csv_reader_next(reader, NULL)->line, 2);
        assert_null(csv_reader_next(reader, NULL));
        csv_reader_rewind(reader);
    }
    assert_int_equal(csv_reader_next(reader, NULL)->line, 1);
    csv_reader_close(reader);
}

/* A header that cannot be read ends the reading: no data row is taken for it. */
static void test_refused(void **state)
{
    struct csv_reader *reader = open_text("a,b\"c\n1,2\n");

    (void)state;
    for (int i = 0; i < 2; i++) {
        g_autoptr(GError) error = NULL;
        assert_null(csv_reader_header(reader, &error));
        assert_true(g_error_matches(error, HELDTO_CSV_ERROR, HELDTO_CSV_ERROR_HEADER));
        assert_string_equal(error->message,
                            "x.csv:1: the header cannot be read: a quote stands where none may: "
                            "double it, and put the whole field in quotes");
    }
    assert_null(csv_reader_next(reader, NULL));
    csv_reader_close(reader);
}

static void expect_duplicate(const char *text, const char *name, guint first, guint second)
{
    struct csv_reader *reader = open_text(text);
    guint at[2] = {0, 0};
    const char *actual = csv_header_duplicate(csv_reader_header(reader, NULL), &at[0], &at[1]);

    if (name == NULL) {
        assert_null(actual);
    } else {
        assert_non_null(actual);
        assert_string_equal(actual, name);
    }
    assert_int_equal(at[0], first);
    assert_int_equal(at[1], second);
    csv_reader_close(reader);
}

/* Twins are found through case, spaces around and wide letters. */
static void test_duplicates(void **state)
{
    (void)state;
    expect_duplicate("a,b,c\n", NULL, 0, 0);
    expect_duplicate("a,b,a\n", "a", 1, 3);
    expect_duplicate("x,Status, STATUS ,x\n", "STATUS", 2, 3);
    expect_duplicate("Ｓｔａｔｕｓ,Straße,b,STRASSE\n", "STRASSE", 2, 4);
    expect_duplicate(",,\n", NULL, 0, 0);
    expect_duplicate("Cost €,Cost £\n", NULL, 0, 0);
    expect_duplicate("é,e\u0301\n", "e\u0301", 1, 2);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_asked_again),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_duplicates),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
