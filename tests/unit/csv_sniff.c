/* csv_sniff.c proves which delimiter is found, and that real files of four publishers read whole.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/csv/csv_sniff.h"
#include "tests/lib/csv_dump.h"

static void expect_delimiter(const char *sample, char expected)
{
    char actual = csv_sniff_delimiter(sample, strlen(sample), TRUE);

    if (actual != expected)
        fail_msg("expected '%c', found '%c' in: %s", expected, actual, sample);
}

static void test_each_delimiter(void **state)
{
    (void)state;
    expect_delimiter("a,b\n1,2\n", ',');
    expect_delimiter("a;b\n1;2\n", ';');
    expect_delimiter("a\tb\n1\t2\n", '\t');
    expect_delimiter("a|b\n1|2\n", '|');
    expect_delimiter("a;b", ';');
    expect_delimiter("one column\nno delimiter\n", ',');
}

/* Other delimiters stand in names, numbers, texts and quotes. */
static void test_other_delimiters_in_fields(void **state)
{
    (void)state;
    expect_delimiter("Code| unit;Title, long;Year\nA;x, y and z;2020\nB;x;2021\n", ';');
    expect_delimiter("n;m;k\n1,5;2,5;3,5\n1,5;2,5;3,5\n", ';');
    expect_delimiter("a,b\n\"x;y;z\",\"1;2;3\"\n\"x;y;z\",\"1;2;3\"\n", ',');
    expect_delimiter("a;b\n\"x,\n,,\n,,\";1\n", ';');
    expect_delimiter("text,from,to\n\"a; b; c\",Ghana; Togo,x\nb,Ghana; Togo; Benin,x\n", ',');
    expect_delimiter("a;\"b,c,d,e\"\n1;2\n", ';');
}

/* A record cut by the sample's end does not count against the delimiter. */
static void test_cut_sample(void **state)
{
    static const char sample[] = "a;b,x;c\n1;2;3\n4;5,";

    (void)state;
    assert_int_equal(csv_sniff_delimiter(sample, sizeof sample - 1, FALSE), ';');
}

/* `sep=;` says it, is no record, counts as a line, and belongs to the first record's raw bytes. */
static void test_declared(void **state)
{
    struct csv_options comma = {.delimiter = ','};
    g_autoptr(GBytes) bytes = g_bytes_new_static("sep=;\na;b\n", 10);
    struct csv_reader *reader = csv_reader_open_bytes(bytes, "x", NULL, NULL);

    (void)state;
    csv_check("sep=;\r\na,1;b,2\r\n", NULL, "2 [a,1][b,2]\n");
    csv_check("SEP=|\nx\n", NULL, "2 [x]\n");
    csv_check("sep=;\na;b\n", &comma, "2 [a;b]\n");
    csv_check("sep=x;b\n", NULL, "1 [sep=x][b]\n");
    csv_check("sep=;", NULL, "1 [sep=][]\n");
    const struct csv_record *record = csv_reader_next(reader, NULL);
    assert_int_equal(record->raw_length, 10);
    assert_int_equal(record->offset, 0);
    csv_reader_close(reader);
}

static void test_delimiter_given(void **state)
{
    struct csv_options tab = {.delimiter = '\t'};

    (void)state;
    csv_check("a,b\tc\n", &tab, "1 [a,b][c]\n");
    csv_check("a;b\n1;2\n", NULL, "1 [a][b]\n2 [1][2]\n");
}

/* The published files: rows, columns, and a SHA-256 over the fields (each closed by 0x1f, each
 * record by 0x1e) that another CSV reader agreed on. */
static const struct {
    const char *file, *encoding;
    guint rows, columns;
    char delimiter;
    const char *digest;
} published[] = {
    {"g7_compliance_2020.csv", NULL, 640, 14, ',',
     "70e39bee7921b87b25abe6cb32f3f62480ecff98e8f4f4dfadaf263f41337fd2"},
    {"upr_sessions_1-5.csv", "mac-roman", 6094, 11, ',',
     "fa776656b13e779c5027a0a5bc363b144b7f566fac82ec5e0d927dbcb64c04f9"},
    {"ca_mandate_commitments_2021.csv", NULL, 760, 4, ',',
     "4df33589509b89c7ea8146504ab1f9bdb4a2658778fe1b0722b3902825dca3c3"},
    {"it_pnc_obiettivi.csv", NULL, 308, 10, ';',
     "b1c3a2bdb27cdf25b36a13eb6e9f74610ab5adb1dc94197ef1c3c82769ab0146"},
};

static char *shared_file(const char *name)
{
    const char *shared = g_getenv("HELDTO_SHARED");
    char *path = g_build_filename(shared != NULL ? shared : "../shared", "datasets", name, NULL);

    if (g_file_test(path, G_FILE_TEST_EXISTS))
        return path;
    print_message("skipped: no %s\n", path);
    g_free(path);
    return NULL;
}

static guint digest_records(struct csv_reader *reader, guint columns, GChecksum *sum)
{
    const struct csv_record *record;
    g_autoptr(GError) error = NULL;
    guint n = 0;

    for (; (record = csv_reader_next(reader, &error)) != NULL; n++) {
        assert_null(record->fault);
        assert_int_equal(record->n_fields, columns);
        for (guint i = 0; i < record->n_fields; i++) {
            g_checksum_update(sum, (const guchar *)record->fields[i], (gssize)record->lengths[i]);
            g_checksum_update(sum, (const guchar *)"\x1f", 1);
        }
        g_checksum_update(sum, (const guchar *)"\x1e", 1);
    }
    assert_null(error);
    return n;
}

static void test_published_files(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(published); i++) {
        g_autofree char *path = shared_file(published[i].file);
        if (path == NULL)
            skip();
        for (gsize chunk = 0; chunk < 3000; chunk += 997) {
            struct csv_options options = {.encoding = published[i].encoding, .chunk = chunk};
            struct csv_reader *reader = csv_reader_open(path, &options, NULL);
            g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
            assert_non_null(reader);
            assert_int_equal(csv_reader_delimiter(reader), published[i].delimiter);
            assert_int_equal(digest_records(reader, published[i].columns, sum),
                             published[i].rows + 1);
            assert_string_equal(g_checksum_get_string(sum), published[i].digest);
            assert_int_equal(csv_reader_replaced(reader, NULL), 0);
            csv_reader_close(reader);
        }
    }
}

/* The file in Mac OS Roman taken for UTF-8 still gives every row, and counts what it lost. */
static void test_published_in_wrong_encoding(void **state)
{
    g_autofree char *path = shared_file("upr_sessions_1-5.csv");
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    guint first;

    (void)state;
    if (path == NULL)
        skip();
    struct csv_reader *reader = csv_reader_open(path, NULL, NULL);
    assert_int_equal(digest_records(reader, 11, sum), 6095);
    assert_int_equal(csv_reader_replaced(reader, &first), 5);
    assert_int_equal(first, 3671);
    csv_reader_close(reader);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_delimiter),
        cmocka_unit_test(test_other_delimiters_in_fields),
        cmocka_unit_test(test_cut_sample),
        cmocka_unit_test(test_declared),
        cmocka_unit_test(test_delimiter_given),
        cmocka_unit_test(test_published_files),
        cmocka_unit_test(test_published_in_wrong_encoding),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
