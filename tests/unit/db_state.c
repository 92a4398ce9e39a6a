/* db_state.c proves that a register opens in whatever state it is found: just made, left by a crash,
 * in another journal mode, on a medium that cannot be written, open elsewhere. */
#include "db/db.h"

#include "db/commitment.h"
#include "tests/lib/ordinary.h"
#include "tests/lib/specimen.h"
#include "tests/lib/sqlite_file.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define BIG_UPDATE                                                                                 \
    "PRAGMA cache_size=2; PRAGMA cache_spill=1; BEGIN IMMEDIATE;"                                  \
    "UPDATE commitment SET title = 'UNCOMMITTED', description = printf('%.*c', 20000, 'x')"

static struct db *open_as(const char *path, gboolean read_only, GError **error)
{
    struct db_options options = {
        .read_only = read_only, .check_content = TRUE, .rules = &specimen_rules};
    return db_open(path, &options, error);
}

static void fill(struct specimen *specimen, int n)
{
    struct specimen_world world = specimen_make_world(specimen->db);
    struct change *change = specimen_begin(specimen->db, &specimen_ana);
    for (int i = 0; i < n; i++)
        specimen_whole_commitment(specimen->db, change, &world, "Electronic evidence");
    specimen_commit(change);
}

static int mode_of(const char *path)
{
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    return st.st_mode & 0777;
}

/* Made for its owner only, with its journal and its copies, whatever the umask says. */
static void test_made_for_the_owner_only(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *path = specimen_file(specimen, "new.db");
    g_autofree char *journal = g_strconcat(path, "-journal", NULL);
    g_autofree char *copy = specimen_file(specimen, "copy.db");
    mode_t mask = umask(0);
    struct db_options options = {.is_new = TRUE, .rules = &specimen_rules};
    struct db *db = NULL;
    OK((db = db_open(path, &options, error)) != NULL);
    specimen_make_scheme(db);
    OK(db_backup(db, copy, error));
    db_close(db);
    umask(mask);
    assert_int_equal(mode_of(path), 0600);
    assert_int_equal(mode_of(journal), 0600);
    assert_int_equal(mode_of(copy), 0600);
}

static void test_made_only_where_nothing_is(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *path = specimen_file(specimen, "there.txt");
    assert_true(g_file_set_contents(path, "mine", -1, NULL));
    struct db_options options = {.is_new = TRUE, .rules = &specimen_rules};
    GError *failed = NULL;
    assert_null(db_open(path, &options, &failed));
    assert_refused(failed, DB_ERROR_EXISTS, path);
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, "mine");
    g_autofree char *nowhere = specimen_file(specimen, "none/new.db");
    assert_null(db_open(nowhere, &options, &failed));
    assert_refused(failed, DB_ERROR_NOT_FOUND, "folder");
}

/* A register that cannot be made whole is not left half made. */
static void test_a_failed_making_leaves_nothing(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *path = specimen_file(specimen, "new.db");
    struct db_options options = {.is_new = TRUE, .rules = &specimen_rules};
    struct rlimit before, small = {.rlim_cur = 20000, .rlim_max = RLIM_INFINITY};
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    small.rlim_max = before.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    GError *failed = NULL;
    struct db *db = db_open(path, &options, &failed);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);
    assert_null(db);
    assert_true(g_str_has_prefix(failed->message, path));
    g_clear_error(&failed);
    assert_false(sqlite_file_has(path, ""));
    assert_false(sqlite_file_has(path, "-journal"));
}

/* What a crash left half written is rolled back, also where only reading is asked for. */
static void test_a_crash_is_rolled_back(void **state)
{
    struct specimen *specimen = *state;
    fill(specimen, 200);
    g_autofree char *before = specimen_dump(specimen->db);
    for (int read_only = 0; read_only < 2; read_only++) {
        g_autofree char *crashed = specimen_file(specimen, read_only ? "one.db" : "two.db");
        g_autofree char *journal = g_strconcat(specimen->path, "-journal", NULL);
        g_autofree char *crashed_journal = g_strconcat(crashed, "-journal", NULL);
        struct sqlite_file *writer = sqlite_file_hold(specimen->path, BIG_UPDATE);
        sqlite_file_copy(specimen->path, crashed);
        sqlite_file_copy(journal, crashed_journal);
        sqlite_file_let_go(writer);
        struct db *db = NULL;
        OK((db = open_as(crashed, read_only, error)) != NULL);
        g_autofree char *after = specimen_dump(db);
        specimen_assert_same(before, after);
        db_close(db);
    }
}

/* A register someone turned to a write-ahead log is converted when no one else has it open. */
static void test_a_log_is_turned_back(void **state)
{
    struct specimen *specimen = *state;
    fill(specimen, 3);
    db_close(g_steal_pointer(&specimen->db));
    sqlite_file_run(specimen->path, "PRAGMA journal_mode=WAL");
    OK((specimen->db = open_as(specimen->path, FALSE, error)) != NULL);
    assert_false(db_is_read_only(specimen->db));
    specimen_commitment(specimen->db, &specimen_ana, "Written");
    g_autofree char *mode = sqlite_file_ask(specimen->path, "PRAGMA journal_mode");
    assert_string_equal(mode, "delete\n");
    assert_false(sqlite_file_has(specimen->path, "-wal"));
}

/* Open elsewhere in a log, it is read but not written, without a long wait: this SQLite can damage
 * a file that several write so. Once alone again it is converted, and nothing of it was lost. */
static void test_a_log_in_use_is_only_read(void **state)
{
    struct specimen *specimen = *state;
    fill(specimen, 3);
    db_close(g_steal_pointer(&specimen->db));
    struct sqlite_file *other =
        sqlite_file_hold(specimen->path, "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;"
                                         "UPDATE commitment SET owner = 'in the log'");
    gint64 began = g_get_monotonic_time();
    OK((specimen->db = open_as(specimen->path, FALSE, error)) != NULL);
    assert_true(g_get_monotonic_time() - began < 3 * G_USEC_PER_SEC);
    assert_true(db_is_read_only(specimen->db));
    owned(commitment) c = commitment_by_id(specimen->db, 1, NULL);
    assert_string_equal(c->owner, "in the log");
    GError *failed = NULL;
    assert_null(change_begin(specimen->db, &specimen_ana, &failed));
    assert_refused(failed, DB_ERROR_PERMISSION, "read");
    db_close(specimen->db);
    sqlite_file_let_go(other);
    OK((specimen->db = open_as(specimen->path, FALSE, error)) != NULL);
    assert_false(db_is_read_only(specimen->db));
    owned(commitment) again = commitment_by_id(specimen->db, 1, NULL);
    assert_string_equal(again->owner, "in the log");
}

/* A file in a log that is refused is not converted before it is refused. */
static void test_a_refused_log_is_left_as_it_was(void **state)
{
    struct specimen *specimen = *state;
    static const char *const spoilers[] = {"PRAGMA user_version=9", "CREATE VIEW v AS SELECT 1",
                                           "ALTER TABLE edition ADD COLUMN more"};
    fill(specimen, 3);
    for (gsize i = 0; i < G_N_ELEMENTS(spoilers); i++) {
        g_autofree char *name = g_strdup_printf("copy%d.db", (int)i);
        g_autofree char *copy = specimen_file(specimen, name);
        sqlite_file_copy(specimen->path, copy);
        sqlite_file_run(copy, spoilers[i]);
        sqlite_file_run(copy, "PRAGMA journal_mode=WAL");
        g_autofree char *before = sqlite_file_sum(copy);
        GError *failed = NULL;
        assert_null(open_as(copy, FALSE, &failed));
        g_clear_error(&failed);
        g_autofree char *after = sqlite_file_sum(copy);
        assert_string_equal(before, after);
        assert_false(sqlite_file_has(copy, "-wal"));
        assert_false(sqlite_file_has(copy, "-shm"));
    }
}

static char *describe_opening(gpointer data)
{
    GError *failed = NULL;
    struct db *db = open_as(data, FALSE, &failed);
    if (db == NULL)
        return g_strdup_printf("refused: %s", failed->message);
    gint64 n = 0;
    if (!commitment_count(db, &n, &failed))
        return g_strdup_printf("unread: %s", failed->message);
    if (!db_is_read_only(db))
        return g_strdup("opened to write");
    struct change *change = change_begin(db, &specimen_ana, &failed);
    if (change != NULL)
        return g_strdup("written");
    char *words = g_strdup_printf("%d rows, then: %s", (int)n, failed->message);
    db_close(db);
    return words;
}

static void assert_only_read(const char *path)
{
    g_autofree char *before = sqlite_file_sum(path);
    g_autofree char *words = ordinary_run(describe_opening, (gpointer)path);
    if (words == NULL)
        skip();
    if (!g_str_has_prefix(words, "3 rows, then: ") || strstr(words, "only be read") == NULL ||
        strstr(words, path) == NULL)
        fail_msg("%s", words);
    g_autofree char *after = sqlite_file_sum(path);
    assert_string_equal(before, after);
    assert_false(sqlite_file_has(path, "-journal") && sqlite_file_size(path) == 0);
}

static char *make_alone(struct specimen *specimen, const char *folder_name)
{
    fill(specimen, 3);
    g_autofree char *folder = specimen_file(specimen, folder_name);
    assert_int_equal(g_mkdir(folder, 0700), 0);
    char *path = g_build_filename(folder, "register.db", NULL);
    OK(db_backup(specimen->db, path, error));
    return path;
}

static void unmake(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_chmod(folder, 0700);
    g_remove(path);
    g_rmdir(folder);
}

static void test_a_file_not_to_be_written(void **state)
{
    g_autofree char *path = make_alone(*state, "file");
    assert_int_equal(g_chmod(path, 0400), 0);
    assert_only_read(path);
    unmake(path);
}

static void test_a_folder_not_to_be_written(void **state)
{
    g_autofree char *path = make_alone(*state, "folder");
    g_autofree char *folder = g_path_get_dirname(path);
    assert_int_equal(g_chmod(folder, 0500), 0);
    assert_only_read(path);
    unmake(path);
}

/* A log without a place for its shared memory is read as it stands. */
static void test_a_log_in_a_folder_not_to_be_written(void **state)
{
    g_autofree char *path = make_alone(*state, "log");
    g_autofree char *folder = g_path_get_dirname(path);
    sqlite_file_run(path, "PRAGMA journal_mode=WAL");
    assert_int_equal(g_chmod(folder, 0500), 0);
    assert_only_read(path);
    unmake(path);
}

static void test_a_file_not_to_be_read(void **state)
{
    g_autofree char *path = make_alone(*state, "secret");
    assert_int_equal(g_chmod(path, 0), 0);
    g_autofree char *words = ordinary_run(describe_opening, path);
    g_chmod(path, 0600);
    unmake(path);
    if (words == NULL)
        skip();
    assert_true(g_str_has_prefix(words, "refused: "));
    assert_non_null(strstr(words, "permission denied"));
    assert_non_null(strstr(words, path));
}

/* A crash that cannot be rolled back here is said, with where to go. */
static void test_a_crash_in_a_folder_not_to_be_written(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *path = make_alone(specimen, "crash");
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *journal = g_strconcat(path, "-journal", NULL);
    g_autofree char *kept = specimen_file(specimen, "kept");
    struct sqlite_file *writer = sqlite_file_hold(path, BIG_UPDATE);
    sqlite_file_copy(journal, kept);
    sqlite_file_let_go(writer);
    sqlite_file_copy(kept, journal);
    assert_int_equal(g_chmod(folder, 0500), 0);
    g_autofree char *words = ordinary_run(describe_opening, path);
    g_chmod(folder, 0700);
    g_remove(journal);
    unmake(path);
    if (words == NULL)
        skip();
    assert_true(g_str_has_prefix(words, "refused: "));
    assert_non_null(strstr(words, "where you may write"));
}

/* Opening to read never writes, and refuses to. */
static void test_asked_only_to_read(void **state)
{
    struct specimen *specimen = *state;
    fill(specimen, 3);
    struct db *db = NULL;
    OK((db = open_as(specimen->path, TRUE, error)) != NULL);
    assert_true(db_is_read_only(db));
    GError *failed = NULL;
    assert_null(change_begin(db, &specimen_ana, &failed));
    assert_refused(failed, DB_ERROR_PERMISSION, specimen->path);
    db_close(db);
}

/* What another program commits moves the number; one's own change does not. */
static void test_the_version_of_the_data_moves(void **state)
{
    struct specimen *specimen = *state;
    gint64 first = 0, own = 0, theirs = 0;
    OK(db_data_version(specimen->db, &first, error));
    specimen_commitment(specimen->db, &specimen_ana, "Mine");
    OK(db_data_version(specimen->db, &own, error));
    assert_int_equal(own, first);
    sqlite_file_run(specimen->path, "UPDATE commitment SET owner = 'theirs'");
    OK(db_data_version(specimen->db, &theirs, error));
    assert_int_not_equal(theirs, first);
}

/* Opening and closing a register once more drops no lock of the first: another process finds it
 * being written. (POSIX drops all of a process' locks on a file when it closes any of it.) */
static void test_opening_twice_keeps_the_lock(void **state)
{
    struct specimen *specimen = *state;
    struct change *change = specimen_begin(specimen->db, &specimen_ana);
    struct db *second = NULL;
    OK((second = open_as(specimen->path, FALSE, error)) != NULL);
    db_close(second);
    char *argv[] = {(char *)"/proc/self/exe", (char *)"--write", specimen->path, NULL};
    g_autofree char *said = NULL;
    if (!g_spawn_sync(NULL, argv, NULL, 0, NULL, NULL, &said, NULL, NULL, NULL))
        skip();
    change_abort(change);
    assert_string_equal(said, "busy\n");
}

/* The other process of the test above. */
static int write_elsewhere(const char *path)
{
    struct db_options options = {.rules = &specimen_rules};
    GError *failed = NULL;
    struct db *db = db_open(path, &options, &failed);
    if (db == NULL)
        return puts(failed->message) < 0;
    db_set_patience(db, 50);
    struct change *change = change_begin(db, &specimen_ana, &failed);
    puts(change != NULL                                     ? "written"
         : g_error_matches(failed, DB_ERROR, DB_ERROR_BUSY) ? "busy"
                                                            : failed->message);
    change_abort(change);
    db_close(db);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--write") == 0)
        return write_elsewhere(argv[2]);
#define TEST(name) cmocka_unit_test_setup_teardown(name, specimen_set_up, specimen_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_made_for_the_owner_only),
        TEST(test_made_only_where_nothing_is),
        TEST(test_a_failed_making_leaves_nothing),
        TEST(test_a_crash_is_rolled_back),
        TEST(test_a_log_is_turned_back),
        TEST(test_a_log_in_use_is_only_read),
        TEST(test_a_refused_log_is_left_as_it_was),
        TEST(test_a_file_not_to_be_written),
        TEST(test_a_folder_not_to_be_written),
        TEST(test_a_log_in_a_folder_not_to_be_written),
        TEST(test_a_file_not_to_be_read),
        TEST(test_a_crash_in_a_folder_not_to_be_written),
        TEST(test_asked_only_to_read),
        TEST(test_the_version_of_the_data_moves),
        TEST(test_opening_twice_keeps_the_lock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
