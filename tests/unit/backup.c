/* backup.c proves that a copy of a register in use is whole, is put where nothing was, and leaves
 * nothing behind where it cannot be made. */
#include "db/db.h"

#include "tests/lib/ordinary.h"
#include "tests/lib/specimen.h"
#include "tests/lib/sqlite_file.h"
#include "tests/lib/writer.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <cmocka.h>

static void fill(struct specimen *specimen, int n)
{
    struct specimen_world world = specimen_make_world(specimen->db);
    struct change *change = specimen_begin(specimen->db, &specimen_ana);
    for (int i = 0; i < n; i++)
        specimen_whole_commitment(specimen->db, change, &world, "Electronic evidence");
    specimen_commit(change);
}

static guint count_files(const char *folder)
{
    guint n = 0;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    while (g_dir_read_name(dir) != NULL)
        n++;
    return n;
}

static char *dump_file(const char *path)
{
    struct db_options options = {.check_content = TRUE, .rules = &specimen_rules};
    struct db *db = NULL;
    OK((db = db_open(path, &options, error)) != NULL);
    char *dump = specimen_dump(db);
    db_close(db);
    return dump;
}

/* The copy has every row, is a register itself, and is for its owner only. */
static void test_a_copy_is_whole(void **state)
{
    struct specimen *specimen = *state;
    fill(specimen, 50);
    g_autofree char *copy = specimen_file(specimen, "copy.db");
    guint before = count_files(specimen->folder);
    OK(db_backup(specimen->db, copy, error));
    assert_int_equal(count_files(specimen->folder), before + 1);
    g_autofree char *expected = specimen_dump(specimen->db);
    g_autofree char *actual = dump_file(copy);
    specimen_assert_same(expected, actual);
    struct stat st;
    assert_int_equal(stat(copy, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
}

/* Also of a register that another program writes without a pause, and it comes to an end. */
static void test_a_copy_under_a_busy_writer(void **state)
{
    struct specimen *specimen = *state;
    fill(specimen, 2000);
    const char *arguments[] = {"add", specimen->path, "1", "99999", NULL};
    struct writer writer;
    assert_true(writer_start(&writer, NULL, arguments));
    for (int i = 0; i < 3; i++) {
        g_autofree char *name = g_strdup_printf("copy%d.db", i);
        g_autofree char *copy = specimen_file(specimen, name);
        OK(db_backup(specimen->db, copy, error));
        g_autofree char *dump = dump_file(copy);
        assert_non_null(strstr(dump, "commitment 2000 "));
    }
    kill(writer.pid, SIGKILL);
    writer_wait(&writer, NULL, NULL);
}

static void assert_not_made(struct specimen *specimen, const char *path, enum db_error code,
                            const char *words)
{
    guint before = count_files(specimen->folder);
    GError *failed = NULL;
    assert_false(db_backup(specimen->db, path, &failed));
    assert_true(g_str_has_prefix(failed->message, path));
    assert_refused(failed, code, words);
    assert_int_equal(count_files(specimen->folder), before);
}

/* Nothing is written over: not a file, not a link, not the register itself. */
static void test_nothing_is_written_over(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *there = specimen_file(specimen, "there.txt");
    assert_true(g_file_set_contents(there, "mine", -1, NULL));
    assert_not_made(specimen, there, DB_ERROR_EXISTS, "choose another name");
    assert_not_made(specimen, specimen->path, DB_ERROR_EXISTS, "choose another name");
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(there, &text, NULL, NULL));
    assert_string_equal(text, "mine");
}

static void test_no_such_folder(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *path = specimen_file(specimen, "none/copy.db");
    assert_not_made(specimen, path, DB_ERROR_NOT_FOUND, "folder");
}

static char *copy_into(gpointer data)
{
    struct specimen *specimen = data;
    struct db_options options = {.read_only = TRUE, .rules = &specimen_rules};
    GError *failed = NULL;
    struct db *db = db_open(specimen->path, &options, &failed);
    g_autofree char *path = g_build_filename(specimen->folder, "closed", "copy.db", NULL);
    if (db != NULL && db_backup(db, path, &failed))
        return g_strdup("made");
    db_close(db);
    return g_strdup_printf("%d %s", failed->code, failed->message);
}

static void test_a_folder_not_to_be_written(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *folder = specimen_file(specimen, "closed");
    assert_int_equal(g_mkdir(folder, 0500), 0);
    g_autofree char *words = ordinary_run(copy_into, specimen);
    g_rmdir(folder);
    if (words == NULL)
        skip();
    g_autofree char *expected = g_strdup_printf("%d %s/copy.db: ", DB_ERROR_PERMISSION, folder);
    assert_true(g_str_has_prefix(words, expected));
}

/* No room for the copy: said so, and what was written of it is gone. */
static void test_no_room(void **state)
{
    struct specimen *specimen = *state;
    fill(specimen, 50);
    g_autofree char *copy = specimen_file(specimen, "copy.db");
    struct rlimit before, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = (struct rlimit){.rlim_cur = 100000, .rlim_max = before.rlim_max};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    guint files = count_files(specimen->folder);
    GError *failed = NULL;
    gboolean made = db_backup(specimen->db, copy, &failed);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);
    assert_false(made);
    assert_refused(failed, DB_ERROR_FULL, "free some room");
    assert_int_equal(count_files(specimen->folder), files);
}

int main(int argc, char **argv)
{
    int status = 0;
    if (writer_play(argc, argv, &status))
        return status;
#define TEST(name) cmocka_unit_test_setup_teardown(name, specimen_set_up, specimen_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_copy_is_whole),
        TEST(test_a_copy_under_a_busy_writer),
        TEST(test_nothing_is_written_over),
        TEST(test_no_such_folder),
        TEST(test_a_folder_not_to_be_written),
        TEST(test_no_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
