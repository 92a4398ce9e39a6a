/* csv_bytes.c proves what is opened and what is refused: real files, special files, standard input.
 * It makes its files in a directory of its own. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "core/csv/csv_bytes.h"
#include "core/csv/csv_reader.h"

static char *dir;

static int make_dir(void **state)
{
    (void)state;
    dir = g_dir_make_tmp("csv-XXXXXX", NULL);
    return dir == NULL;
}

static int remove_dir(void **state)
{
    (void)state;
    g_autoptr(GDir) open = g_dir_open(dir, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name(open)) != NULL) {
        g_autofree char *path = g_build_filename(dir, name, NULL);
        g_remove(path);
    }
    g_rmdir(dir);
    g_free(dir);
    return 0;
}

static char *put_file(const char *name, const char *bytes, gsize n)
{
    char *path = g_build_filename(dir, name, NULL);

    assert_true(g_file_set_contents(path, bytes, (gssize)n, NULL));
    return path;
}

/* Opening path must fail with this code and say this, behind the path. */
static void expect_refusal(const char *path, enum csv_reader_error code, const char *what)
{
    g_autoptr(GError) error = NULL;
    struct csv_reader *reader = csv_reader_open(path, NULL, &error);
    g_autofree char *expected = g_strdup_printf("%s: %s", path, what);

    assert_null(reader);
    assert_non_null(error);
    assert_string_equal(error->message, expected);
    assert_true(g_error_matches(error, HELDTO_CSV_ERROR, (int)code));
}

static void refuse_bytes(const char *bytes, gsize n, enum csv_reader_error code, const char *what)
{
    g_autofree char *path = put_file("refused.csv", bytes, n);
    expect_refusal(path, code, what);
}

static void test_not_csv(void **state)
{
    static const char nul[100] = "";

    (void)state;
    refuse_bytes("", 0, HELDTO_CSV_ERROR_EMPTY, "is empty: a CSV file needs a header line");
    refuse_bytes(nul, 100, HELDTO_CSV_ERROR_NOT_CSV,
                 "holds NUL bytes where text should be, as after a crash: get another copy");
    refuse_bytes(nul, 1, HELDTO_CSV_ERROR_NOT_CSV,
                 "holds NUL bytes where text should be, as after a crash: get another copy");
    refuse_bytes("\x1f\x8b\x08\0", 4, HELDTO_CSV_ERROR_NOT_CSV,
                 "is compressed (gzip): unpack it first, as with gunzip");
    refuse_bytes("PK\3\4\x14\0", 6, HELDTO_CSV_ERROR_NOT_CSV,
                 "is a zip archive or a spreadsheet (.xlsx, .ods): save it as CSV in the "
                 "spreadsheet program");
    refuse_bytes("%PDF-1.7\n", 9, HELDTO_CSV_ERROR_NOT_CSV, "is a PDF, not CSV");
}

static void test_no_header_line(void **state)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = put_file("blank.csv", "\n \r\n", 4);
    struct csv_reader *reader = csv_reader_open(path, NULL, NULL);

    (void)state;
    assert_null(csv_reader_header(reader, &error));
    assert_true(g_error_matches(error, HELDTO_CSV_ERROR, HELDTO_CSV_ERROR_EMPTY));
    assert_true(g_str_has_suffix(error->message, ": holds no header line, only blank ones"));
    csv_reader_close(reader);
}

/* None of these may be waited for: a FIFO nobody writes to, a device that never ends. */
static void test_special_files(void **state)
{
    g_autofree char *fifo = g_build_filename(dir, "fifo.csv", NULL);
    g_autofree char *zero = g_build_filename(dir, "zero.csv", NULL);
    g_autofree char *none = g_build_filename(dir, "none.csv", NULL);

    (void)state;
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_int_equal(symlink("/dev/zero", zero), 0);
    expect_refusal(dir, HELDTO_CSV_ERROR_OPEN, "is a directory: name a CSV file in it");
    expect_refusal(fifo, HELDTO_CSV_ERROR_OPEN,
                   "is a FIFO: send it to standard input and name - instead");
    expect_refusal(zero, HELDTO_CSV_ERROR_OPEN,
                   "is not a regular file (a device or a socket): name a CSV file");
    expect_refusal(none, HELDTO_CSV_ERROR_OPEN, "cannot be opened: No such file or directory");
}

/* Names like options and shell syntax are names. */
static void test_odd_names(void **state)
{
    static const char *const names[] = {"-rf.csv", "$(touch PWNED).csv", "a b.csv"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = put_file(names[i], "a\n1\n", 4);
        struct csv_reader *reader = csv_reader_open(path, NULL, NULL);
        assert_non_null(reader);
        assert_non_null(csv_reader_next(reader, NULL));
        csv_reader_close(reader);
    }
}

/* Escapes and line ends in a file's name never reach a message. */
static void test_names_are_shown_safely(void **state)
{
    g_autofree char *path = g_build_filename(dir, "a\x1b]0;owned\x07\nb.csv", NULL);
    g_autofree char *shown = g_build_filename(dir, "a^[]0;owned^G b.csv", NULL);
    g_autofree char *expected =
        g_strconcat(shown, ": is empty: a CSV file needs a header line", NULL);
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_true(g_file_set_contents(path, "", 0, NULL));
    assert_null(csv_reader_open(path, NULL, &error));
    assert_string_equal(error->message, expected);
}

/* Size and digest are the file's, wherever the reader stands. */
static void test_size_and_digest(void **state)
{
    g_autofree char *path = put_file("abc.csv", "abc", 3);
    struct csv_reader *reader = csv_reader_open(path, NULL, NULL);

    (void)state;
    for (int i = 0; i < 2; i++) {
        g_autofree char *digest = csv_reader_digest(reader, NULL);
        assert_string_equal(digest,
                            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_int_equal(csv_reader_size(reader), 3);
        assert_int_equal(csv_reader_offset(reader), i * 3);
        assert_int_equal(csv_reader_next(reader, NULL) != NULL, i == 0);
    }
    csv_reader_close(reader);
}

/* Reads "-" with fd in place of standard input, twice, and gives the last field of all. */
static char *read_stdin_twice(int fd, GError **error)
{
    int kept = dup(STDIN_FILENO);
    char *last = NULL;

    assert_true(dup2(fd, STDIN_FILENO) >= 0);
    struct csv_reader *reader = csv_reader_open("-", NULL, error);
    for (int pass = 0; reader != NULL && pass < 2; pass++) {
        const struct csv_record *record;
        while ((record = csv_reader_next(reader, error)) != NULL) {
            g_free(last);
            last = g_strdup_printf("%u:%s", record->line, record->fields[record->n_fields - 1]);
        }
        if (pass == 0)
            csv_reader_rewind(reader);
    }
    csv_reader_close(reader);
    dup2(kept, STDIN_FILENO);
    close(kept);
    return last;
}

/* A pipe can be read from its start again; its bytes leave no file behind. */
static void test_stdin_pipe(void **state)
{
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "a,b\n1,\"x\ny\"\n2,z\n", 16), 16);
    close(ends[1]);
    g_autofree char *last = read_stdin_twice(ends[0], NULL);
    assert_string_equal(last, "4:z");
    close(ends[0]);
    g_autoptr(GDir) tmp = g_dir_open(g_get_tmp_dir(), 0, NULL);
    for (const char *name; (name = g_dir_read_name(tmp)) != NULL;)
        assert_false(g_str_has_prefix(name, "heldto-"));
}

/* A file as standard input is read from where it stands. */
static void test_stdin_file(void **state)
{
    g_autofree char *path = put_file("in.csv", "skipped\na\n1\n", 12);
    int fd = open(path, O_RDONLY);

    (void)state;
    assert_int_equal(lseek(fd, 8, SEEK_SET), 8);
    g_autofree char *last = read_stdin_twice(fd, NULL);
    assert_string_equal(last, "2:1");
    close(fd);
}

static void test_stdin_device(void **state)
{
    g_autoptr(GError) error = NULL;
    int fd = open("/dev/zero", O_RDONLY);

    (void)state;
    g_autofree char *last = read_stdin_twice(fd, &error);
    assert_null(last);
    assert_string_equal(error->message, "standard input: is neither a file nor a pipe");
    close(fd);
}

#define CASE(name) cmocka_unit_test(name)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(test_not_csv),
        CASE(test_no_header_line),
        CASE(test_special_files),
        CASE(test_odd_names),
        CASE(test_names_are_shown_safely),
        CASE(test_size_and_digest),
        CASE(test_stdin_pipe),
        CASE(test_stdin_file),
        CASE(test_stdin_device),
    };

    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
