/* import_file.c proves what an import does as a whole: rejected rows, one undo step, dry runs, stops,
 * encodings, kept mappings, files that are refused. */
#include "core/exchange/import.h"

#include "db/register_row.h"
#include "tests/lib/desk.h"
#include "tests/lib/expect.h"
#include "tests/lib/specimen.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const char three[] = "ref,text,due\n"
                            "A,One,2026-01-01\n"
                            "only\n"
                            "B,\"Two\r\nlines\",2026-02-30\n"
                            "C,Three,2026-03-01\n";

/* Good rows are stored; bad ones are kept byte for byte with the header, their reasons beside them,
 * for no one else to read; a name that is taken is not written over. */
static void test_rejects(void **state)
{
    struct desk *desk = *state;
    struct import_account account;
    g_autofree char *text = desk_import_to(desk, three, NULL, &account);
    assert_string_equal(text, "4 2 0 0 2");
    g_autofree char *path = desk_path(desk, "in.csv.rejects.csv");
    assert_string_equal(account.rejects, path);
    import_account_clear(&account);
    g_autofree char *rows = desk_read(desk, "in.csv.rejects.csv");
    assert_string_equal(rows, "ref,text,due\nonly\nB,\"Two\r\nlines\",2026-02-30\n");
    g_autofree char *reasons = desk_read(desk, "in.csv.rejects.txt");
    g_auto(GStrv) lines = g_strsplit(reasons, "\n", -1);
    assert_int_equal(g_strv_length(lines), 3);
    assert_non_null(strstr(lines[0], "in.csv:3: it has 1 field, the header has 3"));
    assert_non_null(strstr(lines[1], "in.csv:4: due: \"2026-02-30\""));
    struct stat there;
    assert_int_equal(stat(path, &there), 0);
    assert_int_equal(there.st_mode & 0777, 0600);

    g_autofree char *again = desk_import(desk, three, NULL);
    assert_string_equal(again, "4 0 0 2 2");
    g_autofree char *second = desk_read(desk, "in.csv.rejects-2.csv");
    assert_string_equal(second, rows);
    g_autofree char *mended = desk_import(desk, second, NULL);
    assert_string_equal(mended, "2 0 0 0 2");
}

/* A link that waits under the name is not followed. */
static void test_reject_links(void **state)
{
    struct desk *desk = *state;
    g_autofree char *victim = desk_write(desk, "victim", "precious", -1);
    g_autofree char *link = desk_path(desk, "in.csv.rejects.csv");
    assert_int_equal(symlink(victim, link), 0);
    g_autofree char *text = desk_import(desk, three, NULL);
    assert_non_null(text);
    g_autofree char *kept = desk_read(desk, "victim");
    g_autofree char *rows = desk_read(desk, "in.csv.rejects-2.csv");
    assert_string_equal(kept, "precious");
    assert_non_null(strstr(rows, "only\n"));
}

/* The raw bytes of a row longer than what is kept in memory are all there. */
static void test_long_rejects(void **state)
{
    struct desk *desk = *state;
    g_autoptr(GString) csv = g_string_new("ref,text\nA,One\nB,");
    for (int i = 0; i < 2 * 1024 * 1024; i++)
        g_string_append_c(csv, (char)('a' + i % 26));
    gsize from = strlen("ref,text\nA,One\n");
    g_autofree char *long_row = g_strdup(csv->str + from);
    g_string_append(csv, "\nC,Three\n");
    g_autofree char *text = desk_import(desk, csv->str, NULL);
    assert_string_equal(text, "3 2 0 0 1");
    g_autofree char *rows = desk_read(desk, "in.csv.rejects.csv");
    g_autofree char *expected = g_strconcat("ref,text\n", long_row, "\n", NULL);
    assert_true(strcmp(rows, expected) == 0);
}

/* One import is one step: undo takes all of it back, redo brings it again. */
static void test_undo(void **state)
{
    struct desk *desk = *state;
    g_autofree char *before = desk_csv(desk->session, NOUN_COMMITMENT);
    g_autofree char *meetings = desk_csv(desk->session, NOUN_MEETING);
    g_autofree char *first = desk_import(
        desk, "key,text,meeting_date,status,source\nA,One,2020-01-01,done,http://a.example\n",
        NULL);
    assert_non_null(first);
    g_autofree char *after = desk_csv(desk->session, NOUN_COMMITMENT);
    assert_string_not_equal(before, after);
    owned(change_row) undone = session_undo(desk->session, 0, NULL);
    assert_non_null(strstr(undone->summary, "1 added"));
    g_autofree char *back = desk_csv(desk->session, NOUN_COMMITMENT);
    g_autofree char *back_meetings = desk_csv(desk->session, NOUN_MEETING);
    assert_string_equal(back, before);
    assert_string_equal(back_meetings, meetings);
    owned(change_row) redone = session_redo(desk->session, NULL);
    assert_non_null(redone);
    g_autofree char *again = desk_csv(desk->session, NOUN_COMMITMENT);
    assert_string_equal(again, after);
}

/* A dry run and a strict one say what would happen, and store nothing. */
static void test_dry(void **state)
{
    struct desk *desk = *state;
    struct import_account account;
    struct import_options dry = {.dry_run = TRUE}, strict = {.is_strict = TRUE};
    g_autofree char *before = desk_json(desk->session, FALSE);
    g_autofree char *text = desk_import_to(desk, three, &dry, &account);
    assert_string_equal(text, "4 2 0 0 2");
    assert_true(account.is_dry);
    assert_null(account.rejects);
    assert_int_equal(account.reasons->len, 2);
    import_account_clear(&account);
    g_autofree char *refused = desk_import(desk, three, &strict);
    assert_string_equal(refused, "4 2 0 0 2");
    g_autofree char *after = desk_json(desk->session, FALSE);
    assert_string_equal(before, after);
    g_autofree char *none = desk_read(desk, "in.csv.rejects.csv");
    assert_string_equal(none, "");
    g_autofree char *taken = desk_import(desk, "ref,text\nA,One\n", &strict);
    assert_string_equal(taken, "1 1 0 0 0");
}

struct stop {
    const char *what;
    int after;
};

static gboolean stop_there(gpointer data, const char *what, gint64 done, gint64 total)
{
    struct stop *stop = data;
    (void)done;
    (void)total;
    return strcmp(what, stop->what) == 0 && --stop->after < 0;
}

/* A stop at any stage leaves the register as it was, and no files. */
static void test_stop(void **state)
{
    static const struct stop stops[] = {{"reading", 0}, {"reading", 1},   {"storing", 0},
                                        {"storing", 2}, {"finishing", 0}, {"finishing", 1}};
    struct desk *desk = *state;
    g_autoptr(GString) csv = g_string_new("ref,text\nbad\n");
    for (int i = 0; i < 1000; i++)
        g_string_append_printf(csv, "K%d,Text %d\n", i, i);
    for (gsize i = 0; i < G_N_ELEMENTS(stops); i++) {
        struct stop stop = stops[i];
        struct import_options options = {.hooks = {.data = &stop, .progress = stop_there}};
        desk_refuses(desk, csv->str, &options, "nothing was stored");
        g_autofree char *none = desk_read(desk, "in.csv.rejects.csv");
        assert_string_equal(none, "");
    }
}

/* Files that cannot be read as a whole are refused with the line, and change nothing. */
static void test_refused(void **state)
{
    static const struct {
        const char *csv, *says;
    } cases[] = {
        {"", "is empty"},
        {"\n\n", "no header line"},
        {"ref,text\nA,One\nB,\"open\nC,Three\n", "in.csv:3: a quote"},
        {"{\"key\":\"A\"}\n", "whole registers"},
        {"\x1f\x8bzipped", "gzip"},
    };
    struct desk *desk = *state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        desk_refuses(desk, cases[i].csv, NULL, cases[i].says);
    struct import_options meals = {.as = "meals"};
    desk_refuses(desk, "a\nb\n", &meals, "sources");
    struct import_options nameless = {.mapping = "nosuch"};
    desk_refuses(desk, "a\nb\n", &nameless, "nosuch");
}

/* A statement is no table, unless its rows are said to be one. */
static void test_statements(void **state)
{
    struct desk *desk = *state;
    struct import_account account;
    struct import_options usual = {0}, rows = {.as = "commitments"};
    g_autofree char *path = desk_write(desk, "joint.TXT", "key,text\nA,One\n", -1);
    GError *failed = NULL;
    assert_false(import_file(desk->session, path, &usual, &account, &failed));
    import_account_clear(&account);
    assert_true(g_error_matches(failed, HELDTO_ERROR, HELDTO_ERROR_USAGE));
    g_error_free(failed);
    OK(import_file(desk->session, path, &rows, &account, error));
    assert_int_equal(account.added, 1);
    import_account_clear(&account);
}

/* A header without rows is an import of nothing, and leaves no trace. */
static void test_nothing(void **state)
{
    struct desk *desk = *state;
    g_autofree char *before = desk_json(desk->session, FALSE);
    g_autofree char *text = desk_import(desk, "ref,text\n", NULL);
    g_autofree char *after = desk_json(desk->session, FALSE);
    assert_string_equal(text, "0 0 0 0 0");
    assert_string_equal(before, after);
}

/* Line ends, delimiters, marks, encodings and bytes that do not decode. */
static void test_bytes(void **state)
{
    static const struct {
        const char *csv, *encoding, *account;
    } cases[] = {
        {"ref,text\r\nA,One\r\nB,Two", NULL, "2 2 0 0 0"},
        {"ref,text\rC,One\rD,Two\r", NULL, "2 2 0 0 0"},
        {"\xef\xbb\xbfref;text\nE;One, two\n", NULL, "1 1 0 0 0"},
        {"ref\ttext\nF\tOne\n", NULL, "1 1 0 0 0"},
        {"ref,text\nG,caf\x8e\n", "macintosh", "1 1 0 0 0"},
        {"ref,text\nH,caf\xe9\n", NULL, "1 1 0 0 0"},
        {"ref,text\nI,One,,,\n", NULL, "1 1 0 0 0"},
        {"ref,text\nJ,One,,x\n", NULL, "1 0 0 0 1"},
    };
    struct desk *desk = *state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct import_options options = {.encoding = cases[i].encoding};
        g_autofree char *account = desk_import(desk, cases[i].csv, &options);
        expect_text(cases[i].csv, cases[i].account, account);
    }
    owned(commitment) g = desk_commitment(desk, "G");
    owned(commitment) h = desk_commitment(desk, "H");
    assert_string_equal(g->title, "café");
    assert_string_equal(h->title, "caf\ufffd");
}

/* A NUL rejects its row and no other; what does not decode is counted, the first line named. */
static void test_odd_bytes(void **state)
{
    struct desk *desk = *state;
    struct import_account account;
    struct import_options usual = {0};
    static const char bytes[] = "ref,text\nA,be\0fore\nB,Tw\xffo\nC,\x80Three\n";
    g_autofree char *path = desk_write(desk, "odd.csv", bytes, sizeof bytes - 1);
    OK(import_file(desk->session, path, &usual, &account, error));
    assert_int_equal(account.added, 2);
    assert_int_equal(account.rejected, 1);
    gboolean is_told = FALSE;
    for (guint i = 0; i < account.notes->len; i++)
        is_told = is_told || strstr(account.notes->pdata[i],
                                    "2 bytes do not decode as UTF-8 and are now U+FFFD, first on "
                                    "line 3") != NULL;
    assert_true(is_told);
    import_account_clear(&account);
    g_autofree char *kept = NULL;
    gsize len = 0;
    g_autofree char *rows = desk_path(desk, "odd.csv.rejects.csv");
    assert_true(g_file_get_contents(rows, &kept, &len, NULL));
    assert_int_equal(len, strlen("ref,text\nA,be") + 1 + strlen("fore\n"));
}

/* A guard against formulas is taken off once; one that is part of the text stays. */
static void test_guards(void **state)
{
    struct desk *desk = *state;
    g_autofree char *text =
        desk_import(desk, "key,text\nA,'=1+1\nB,''=1+1\nC,=1+1\nD,'tis\nE,' -1\n", NULL);
    assert_string_equal(text, "5 5 0 0 0");
    static const char *const expected[] = {"=1+1", "'=1+1", "=1+1", "'tis", " -1"};
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        const char key[] = {(char)('A' + i), '\0'};
        owned(commitment) c = desk_commitment(desk, key);
        expect_text(key, expected[i], c->description);
    }
}

/* A mapping is kept in the register, found by its columns, and part of the undo step. */
static void test_mappings(void **state)
{
    struct desk *desk = *state;
    g_autoptr(GPtrArray) rules = g_ptr_array_new();
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_ptr_array_add(rules, (char *)"title=What");
    g_ptr_array_add(rules, (char *)"key=Num");
    g_ptr_array_add(words, (char *)"ready=fulfilled");
    struct import_options save = {.map = rules,
                                  .status = words,
                                  .save_mapping = "ministry",
                                  .dates = DAY_ORDER_DMY,
                                  .series = "eu-us-jha"};
    g_autofree char *first =
        desk_import(desk, "Num,What,Due,Status\n1,One,05/06/2021,ready\n", &save);
    assert_string_equal(first, "1 1 0 0 0");
    g_autofree char *second =
        desk_import(desk, "num,WHAT,due,status\n2,Two,06/06/2021,ready\n", NULL);
    assert_string_equal(second, "1 1 0 0 0");
    owned(commitment) c = desk_commitment(desk, "2");
    assert_string_equal(c->due_edtf, "2021-06-06");
    assert_string_equal(c->status, "fulfilled");
    struct import_options named = {.mapping = "ministry"};
    g_autofree char *third = desk_import(desk, "Num,What,Extra\n3,Three,x\n", &named);
    assert_string_equal(third, "1 1 0 0 0");
    owned(setting) kept = setting_get(desk->session->db, "mapping ministry", NULL);
    assert_non_null(kept);
}

/* The encoding a mapping was kept with is for files that need it: one that is UTF-8, or that says
 * what it is, is read as what it is. */
static void test_mapping_encoding(void **state)
{
    struct desk *desk = *state;
    static const char *const files[] = {
        "Ref,Zusage\n2,B\xc3\xbcro zwei\n",                         /* UTF-8 */
        "\xef\xbb\xbfRef,Zusage\n3,B\xc3\xbcro drei\n",             /* with a mark */
        "Ref,Zusage\n4,B\xfcro vier\n",                             /* Latin-1 again */
        "Ref,Zusage\n5,B\xfcro fuenf, und \xc3\n",                  /* ragged, and not UTF-8 */
        "Ref,Zusage\n6,only ASCII, which is both\n7,B\xc3\xbcro\n", /* ragged, UTF-8 */
    };
    static const char *const accounts[] = {"1 1 0 0 0", "1 1 0 0 0", "1 1 0 0 0", "1 0 0 0 1",
                                           "2 1 0 0 1"};
    struct import_options save = {.encoding = "ISO-8859-1", .save_mapping = "old"};
    g_autofree char *first = desk_import(desk, "Ref,Zusage\n1,B\xfcro eins\n", &save);
    assert_string_equal(first, "1 1 0 0 0");
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *account = desk_import(desk, files[i], NULL);
        assert_string_equal(account, accounts[i]);
    }
    static const char *const keys[] = {"1", "2", "3", "4", "7"};
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        owned(commitment) c = desk_commitment(desk, keys[i]);
        assert_true(g_str_has_prefix(c->description, "B\xc3\xbcro"));
    }
}

/* The account of standard input says so, and its rejects are called after it. */
static void test_names(void **state)
{
    struct desk *desk = *state;
    struct import_account account;
    struct import_options usual = {0};
    g_autofree char *path = desk_write(desk, "a\x1b]0;x\x07\nb.csv", "ref,text\nbad\n", -1);
    OK(import_file(desk->session, path, &usual, &account, error));
    assert_int_equal(account.rejected, 1);
    assert_null(strchr(account.reasons->pdata[0], '\x1b'));
    assert_true(g_file_test(account.rejects, G_FILE_TEST_EXISTS));
    import_account_clear(&account);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, desk_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_rejects),      TEST(test_reject_links),
        TEST(test_long_rejects), TEST(test_undo),
        TEST(test_dry),          TEST(test_stop),
        TEST(test_refused),      TEST(test_statements),
        TEST(test_nothing),      TEST(test_bytes),
        TEST(test_odd_bytes),    TEST(test_guards),
        TEST(test_mappings),     TEST(test_mapping_encoding),
        TEST(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
