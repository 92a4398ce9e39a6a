/* migrate.c proves that a register of version 1 is brought up to date with nothing lost and a copy of
 * it kept, or left as it was; and that it can be read where it cannot be written. */
#include "db/db.h"

#include "db/audit.h"
#include "db/edition.h"
#include "db/register_row.h"
#include "db/schema.h"
#include "db/schema_sql.h"
#include "db/wording.h"
#include "tests/lib/old_register.h"
#include "tests/lib/ordinary.h"
#include "tests/lib/sqlite_file.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define COPY ".before-version-2"

static struct db *open_as(const char *path, gboolean read_only, GError **error)
{
    struct db_options options = {
        .read_only = read_only, .check_content = TRUE, .rules = &specimen_rules};
    return db_open(path, &options, error);
}

static struct db *open_old(const char *path)
{
    struct db *db = NULL;
    OK((db = open_as(path, FALSE, error)) != NULL);
    return db;
}

/* A file of version 1 with rows of every table; the register it was made from stays open. */
static char *make_old(struct specimen *specimen)
{
    old_register_fill(specimen->db);
    char *path = specimen_file(specimen, "old.db");
    old_register_make(specimen->path, path, 1);
    return path;
}

static gboolean note_fault(enum audit_fault fault, enum table_id table, gint64 row_id,
                           const char *column, gpointer data)
{
    guint *faults = data;
    print_error("fault %d: %s %d %s\n", (int)fault, table_of(table)->name, (int)row_id, column);
    (*faults)++;
    return TRUE;
}

/* What `verify` asks of a register. */
static void assert_sound(struct db *db)
{
    guint faults = 0;
    OK(db_check(db, error));
    OK(audit_history(db, note_fault, &faults, error));
    assert_int_equal(faults, 0);
    specimen_assert_facts(db);
}

/* The text of a shipped migration is never edited: a register made by it is out there. */
static void test_what_was_shipped_stays(void **state)
{
    (void)state;
    static const struct {
        const char *sql, *sum;
    } shipped[] = {
        {schema_sql_1, "06e1de521369813cf2f913cd48021fb6ac44f8ec0faef823d4b26b51dff447e7"},
        {schema_sql_2, "56358b43272e81a01a089bdcdff42eaa414661f91a6d5f888da431d2bc3fbc5c"},
        {schema_sql_3, "50b0b105fe66254e9c32b1aa152ac2a345bd69ca78478034b46db64056eb64dd"},
        {schema_data_3, "3da827e11cb314014308b46a9ae1ef2726fbaa43095595323ca273221969e10c"},
        {schema_data_2, "30250699bb6dfa03ab3ff97d30c781c2696d091a2ecf2ca1c6ddb154bfbdeabc"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(shipped); i++) {
        g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, shipped[i].sql, -1);
        assert_string_equal(shipped[i].sum, sum);
    }
}

/* Each migration is one version above the one before, and says what it adds. */
static void test_versions_go_up_by_one(void **state)
{
    (void)state;
    gsize n = 0;
    const struct migration *migrations = schema_migrations(&n);
    for (gsize i = 0; i < n; i++)
        assert_int_equal(migrations[i].version, i + 1);
    g_autoptr(GPtrArray) first = schema_lines(1);
    g_autoptr(GPtrArray) now = schema_lines(schema_version());
    assert_int_equal(now->len, N_TABLES);
    assert_int_equal(first->len, N_TABLES - 6);
}

/* The file that the other tests begin with has a row in every table. */
static void test_an_old_one_has_rows_everywhere(void **state)
{
    g_autofree char *path = make_old(*state);
    g_autoptr(GPtrArray) lines = schema_lines(1);
    for (guint i = 0; i < lines->len; i++) {
        g_autofree char *table = g_strndup(lines->pdata[i], strcspn(lines->pdata[i], " "));
        g_autofree char *sql = g_strdup_printf("SELECT count(*) > 0 FROM %s", table);
        g_autofree char *has = sqlite_file_ask(path, sql);
        if (strcmp(has, "1\n") != 0)
            fail_msg("%s is empty", table);
    }
    assert_int_equal(old_register_version(path), 1);
}

static void test_nothing_is_lost(void **state)
{
    g_autofree char *path = make_old(*state);
    g_autofree char *before = old_register_dump(path);
    g_autofree char *words_before = sqlite_file_index(path);
    struct db *db = open_old(path);
    assert_false(db_is_read_only(db));
    assert_sound(db);
    db_close(db);
    g_autofree char *after = old_register_dump(path);
    g_autofree char *words_after = sqlite_file_index(path);
    specimen_assert_same(before, after);
    specimen_assert_same(words_before, words_after);
    assert_int_equal(old_register_version(path), schema_version());
    g_autofree char *again = sqlite_file_sum(path);
    db_close(open_old(path));
    g_autofree char *still = sqlite_file_sum(path);
    assert_string_equal(again, still); /* and only once */
}

/* What a commitment says is what its wording said, where there is but one of record. */
static void test_a_sole_wording_says_what_is_due(void **state)
{
    g_autofree char *path = make_old(*state);
    db_close(open_old(path));
    g_autofree char *said =
        sqlite_file_ask(path, "SELECT commitment_id, role, due_text, due_edtf, place"
                              " FROM wording ORDER BY commitment_id, id");
    assert_string_equal(said, "1|record|by June|2025-06-30|Lisbon\n"
                              "2|record||2025-06-30|\n"
                              "2|also|||\n"
                              "3|record|||\n"
                              "3|record|||\n");
}

/* A register of version 2: the editions issued told of the day on which they were issued. */
static void test_the_second_version_goes_on(void **state)
{
    struct specimen *specimen = *state;
    old_register_fill(specimen->db);
    OK(specimen_set(specimen->db, &specimen_ana, TABLE_EDITION, 1, "issued_on", "2026-01-05",
                    error));
    g_autofree char *path = specimen_file(specimen, "second.db");
    old_register_make(specimen->path, path, 2);
    g_autofree char *before = old_register_dump(path);
    struct db *db = open_old(path);
    g_autofree char *copy = g_strconcat(path, ".before-version-3", NULL);
    assert_string_equal(db_kept_copy(db), copy);
    owned(edition) edition = NULL;
    OK((edition = edition_by_id(db, 1, error)) != NULL);
    assert_string_equal(edition->as_of, "2026-01-05");
    assert_string_equal(edition->title, "");
    assert_sound(db);
    db_close(db);
    g_autofree char *after = old_register_dump(path);
    specimen_assert_same(before, after);
    assert_int_equal(old_register_version(copy), 2);
}

/* The copy is the register as it was, whole, for its owner only, and can be opened in its turn. */
static void test_a_copy_is_kept(void **state)
{
    g_autofree char *path = make_old(*state);
    g_autofree char *copy = g_strconcat(path, COPY, NULL);
    g_autofree char *before = old_register_dump(path);
    g_autofree char *words_before = sqlite_file_index(path);
    struct db *first = open_old(path);
    assert_string_equal(db_kept_copy(first), copy);
    db_close(first);
    first = open_old(path);
    assert_null(db_kept_copy(first)); /* not by this opening */
    db_close(first);
    struct stat st;
    assert_int_equal(stat(copy, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(old_register_version(copy), 1);
    g_autofree char *whole = sqlite_file_ask(copy, "PRAGMA integrity_check");
    assert_string_equal(whole, "ok\n");
    g_autofree char *kept = old_register_dump(copy);
    g_autofree char *words_kept = sqlite_file_index(copy);
    specimen_assert_same(before, kept);
    specimen_assert_same(words_before, words_kept);
    struct db *db = open_old(copy);
    assert_sound(db);
    db_close(db);
}

/* A file that has the copy's name already is not written over, nor a link followed. */
static void test_no_file_is_written_over(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *path = make_old(specimen);
    g_autofree char *first = g_strconcat(path, COPY, NULL);
    g_autofree char *second = g_strconcat(path, COPY ".2", NULL);
    g_autofree char *third = g_strconcat(path, COPY ".3", NULL);
    g_autofree char *nowhere = specimen_file(specimen, "nowhere");
    assert_true(g_file_set_contents(first, "mine", -1, NULL));
    assert_int_equal(symlink(nowhere, second), 0);
    db_close(open_old(path));
    g_autofree char *mine = NULL;
    assert_true(g_file_get_contents(first, &mine, NULL, NULL));
    assert_string_equal(mine, "mine");
    assert_false(g_file_test(nowhere, G_FILE_TEST_EXISTS));
    assert_int_equal(old_register_version(third), 1);
}

/* The dump without what wordings have said only since version 2: their last columns. */
static char *without_new(const char *dump)
{
    static const char *const added[] = {" due_text=", " due_edtf=", " place="};
    g_auto(GStrv) lines = g_strsplit(dump, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++)
        for (gsize j = 0; j < G_N_ELEMENTS(added) && g_str_has_prefix(lines[i], "wording "); j++) {
            char *at = strstr(lines[i], added[j]);
            if (at != NULL)
                *at = '\0';
        }
    return g_strjoinv("\n", lines);
}

/* What was done before is undone after, step by step, and done again. */
static void test_what_was_done_before_is_undone(void **state)
{
    g_autofree char *path = make_old(*state);
    struct db *db = open_old(path);
    static const char *const steps[] = {"status fulfilled", "link deleted", "title set"};
    g_autofree char *last = specimen_dump(db);
    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
        owned(change_row) undone = NULL;
        OK((undone = change_undo(db, &specimen_ana, 0, error)) != NULL);
        if (strstr(undone->summary, steps[i]) == NULL)
            fail_msg("expected \"%s\", actual \"%s\"", steps[i], undone->summary);
    }
    assert_sound(db);
    g_autofree char *first = specimen_dump(db);
    assert_non_null(strstr(first, "title=Electronic evidence title_sort"));
    assert_null(strstr(first, "Later"));
    assert_non_null(strstr(first, "link 1 "));
    assert_null(strstr(first, "fulfilled effective_on"));
    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
        owned(change_row) redone = NULL;
        OK((redone = change_redo(db, &specimen_ana, error)) != NULL);
    }
    g_autofree char *again = specimen_dump(db);
    specimen_assert_same(last, again);
    assert_sound(db);
    db_close(db);
}

/* A wording that was deleted before comes back after, with nothing in the columns it never had. */
static void test_a_row_deleted_before_comes_back(void **state)
{
    struct specimen *specimen = *state;
    old_register_fill(specimen->db);
    g_autofree char *before = specimen_dump(specimen->db);
    OK(specimen_delete(specimen->db, &specimen_ana, TABLE_WORDING, 1, error));
    g_autofree char *path = specimen_file(specimen, "old.db");
    old_register_make(specimen->path, path, 1);
    struct db *db = open_old(path);
    owned(change_row) undone = NULL;
    OK((undone = change_undo(db, &specimen_ana, 0, error)) != NULL);
    owned(wording) back = NULL;
    OK((back = wording_by_id(db, 1, error)) != NULL);
    assert_string_equal(back->due_text, "");
    assert_string_equal(back->place, "");
    g_autofree char *dump = specimen_dump(db);
    g_autofree char *expected = without_new(before);
    g_autofree char *actual = without_new(dump);
    specimen_assert_same(expected, actual);
    assert_sound(db);
    db_close(db);
}

/* What is not a whole register of version 1 is refused before anything is made of it. */
static void test_a_spoiled_one_is_left_alone(void **state)
{
    static const char *const spoilers[] = {
        "DROP TABLE edition",
        "ALTER TABLE wording RENAME COLUMN suffix TO affix",
        "ALTER TABLE wording ADD COLUMN due_text TEXT NOT NULL DEFAULT ''",
        "CREATE TRIGGER t AFTER UPDATE ON wording BEGIN DELETE FROM commitment; END",
        "CREATE VIEW suggestion AS SELECT 1",
        "DROP TABLE commitment_search",
        "PRAGMA user_version=0",
    };
    struct specimen *specimen = *state;
    g_autofree char *path = make_old(specimen);
    for (gsize i = 0; i < G_N_ELEMENTS(spoilers); i++) {
        g_autofree char *name = g_strdup_printf("spoiled%d.db", (int)i);
        g_autofree char *spoiled = specimen_file(specimen, name);
        sqlite_file_copy(path, spoiled);
        sqlite_file_run(spoiled, spoilers[i]);
        g_autofree char *before = sqlite_file_sum(spoiled);
        GError *failed = NULL;
        assert_null(open_as(spoiled, FALSE, &failed));
        assert_refused(failed, DB_ERROR_NOT_A_REGISTER, spoiled);
        g_autofree char *after = sqlite_file_sum(spoiled);
        assert_string_equal(before, after);
        assert_false(sqlite_file_has(spoiled, COPY));
    }
}

/* A table of a stranger's that has the name of one to come: it is not taken over, nor lost. */
static void test_a_name_that_is_taken(void **state)
{
    g_autofree char *path = make_old(*state);
    sqlite_file_run(path, "CREATE TABLE cue(mine); INSERT INTO cue VALUES('keep')");
    g_autofree char *before = sqlite_file_sum(path);
    GError *failed = NULL;
    assert_null(open_as(path, FALSE, &failed));
    assert_non_null(strstr(failed->message, "could not be brought to version 2"));
    g_clear_error(&failed);
    g_autofree char *after = sqlite_file_sum(path);
    assert_string_equal(before, after);
    assert_false(sqlite_file_has(path, COPY)); /* of what is as it was */
}

static guint count_files(const char *folder)
{
    guint n = 0;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    while (dir != NULL && g_dir_read_name(dir) != NULL)
        n++;
    return n;
}

/* As one who may only read it: its rows, or why not. */
static char *describe_reading(gpointer data)
{
    GError *failed = NULL;
    const char *path = data;
    struct db *db = open_as(path, FALSE, &failed);
    if (db == NULL)
        return g_strdup_printf("refused: %s", failed->message);
    if (!db_is_read_only(db))
        return g_strdup("opened to write");
    struct change *change = change_begin(db, &specimen_ana, &failed);
    if (change != NULL)
        return g_strdup("written");
    g_autofree char *dump = specimen_dump(db);
    char *words = g_strdup_printf("%s at %s\n%s", failed->message, db_location(db), dump);
    db_close(db);
    return words;
}

/* On a medium that cannot be written an old register is read as if it were of today, and nothing is
 * left of the copy that this takes. */
static void test_one_that_can_only_be_read(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *path = make_old(specimen);
    guint files = count_files(g_get_tmp_dir());
    assert_int_equal(g_chmod(specimen->folder, 0500), 0);
    assert_int_equal(g_chmod(path, 0400), 0);
    g_autofree char *words = ordinary_run(describe_reading, path);
    g_chmod(specimen->folder, 0700);
    g_chmod(path, 0600);
    if (words == NULL)
        skip();
    g_autofree char *where = g_strdup_printf("where you may write at %s\n", path);
    if (strstr(words, where) == NULL)
        fail_msg("%s", words);
    struct db *db = open_old(path); /* the same, once it may be written */
    g_autofree char *dump = specimen_dump(db);
    db_close(db);
    specimen_assert_same(dump, strchr(words, '\n') + 1);
    assert_int_equal(count_files(g_get_tmp_dir()), files);
}

/* Asked for only to be read, not a byte of it is changed, nor anything put beside it. */
static void test_asked_only_to_read(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *path = make_old(specimen);
    g_autofree char *before = sqlite_file_sum(path);
    guint files = count_files(g_get_tmp_dir()), beside = count_files(specimen->folder);
    struct db *db = NULL;
    OK((db = open_as(path, TRUE, error)) != NULL);
    assert_true(db_is_read_only(db));
    assert_string_equal(db_location(db), path);
    assert_null(db_kept_copy(db));
    assert_sound(db);
    g_autofree char *backup = specimen_file(specimen, "backup.db");
    OK(db_backup(db, backup, error));
    db_close(db);
    assert_int_equal(old_register_version(backup), schema_version());
    g_remove(backup);
    g_autofree char *after = sqlite_file_sum(path);
    assert_string_equal(before, after);
    assert_int_equal(count_files(specimen->folder), beside);
    assert_int_equal(count_files(g_get_tmp_dir()), files);
}

/* In a log that another program has open it is read as it stands, and not converted. */
static void test_a_log_in_use(void **state)
{
    g_autofree char *path = make_old(*state);
    struct sqlite_file *other =
        sqlite_file_hold(path, "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;"
                               "UPDATE commitment SET owner = 'in the log'");
    struct db *db = open_old(path);
    assert_true(db_is_read_only(db));
    g_autofree char *dump = specimen_dump(db);
    assert_non_null(strstr(dump, "owner=in the log"));
    db_close(db);
    sqlite_file_let_go(other);
    assert_int_equal(old_register_version(path), 1);
    db = open_old(path);
    assert_false(db_is_read_only(db));
    db_close(db);
    assert_int_equal(old_register_version(path), schema_version());
}

/* Another program that is writing is waited for, then said; the register is as it was. */
static void test_one_that_is_being_written(void **state)
{
    g_autofree char *path = make_old(*state);
    struct sqlite_file *other = sqlite_file_hold(path, "BEGIN IMMEDIATE");
    GError *failed = NULL;
    assert_null(open_as(path, FALSE, &failed));
    assert_refused(failed, DB_ERROR_BUSY, "another program");
    sqlite_file_let_go(other);
    assert_false(sqlite_file_has(path, COPY));
    assert_int_equal(old_register_version(path), 1);
    db_close(open_old(path));
}

/* A folder for temporary files that no other program puts any into. */
static char *own_temporary(void)
{
    char *folder = g_build_filename(g_getenv("TMPDIR") != NULL ? g_getenv("TMPDIR") : "/tmp",
                                    "heldto-migrate-XXXXXX", NULL);
    if (g_mkdtemp(folder) == NULL || !g_setenv("TMPDIR", folder, TRUE))
        g_error("no folder for temporary files");
    return folder;
}

int main(void)
{
    g_autofree char *folder = own_temporary();
#define TEST(name) cmocka_unit_test_setup_teardown(name, specimen_set_up, specimen_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_what_was_shipped_stays),
        TEST(test_versions_go_up_by_one),
        TEST(test_an_old_one_has_rows_everywhere),
        TEST(test_nothing_is_lost),
        TEST(test_a_sole_wording_says_what_is_due),
        TEST(test_the_second_version_goes_on),
        TEST(test_a_copy_is_kept),
        TEST(test_no_file_is_written_over),
        TEST(test_what_was_done_before_is_undone),
        TEST(test_a_row_deleted_before_comes_back),
        TEST(test_a_spoiled_one_is_left_alone),
        TEST(test_a_name_that_is_taken),
        TEST(test_one_that_can_only_be_read),
        TEST(test_asked_only_to_read),
        TEST(test_a_log_in_use),
        TEST(test_one_that_is_being_written),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    g_rmdir(folder);
    return failed;
}
