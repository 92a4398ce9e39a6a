/* writers.c proves that several programs on one register lose nothing: each waits for the others,
 * sees what they changed, and is told how long it may have to wait. */
#include "db/commitment.h"
#include "db/register_row.h"
#include "tests/lib/specimen.h"
#include "tests/lib/sqlite_file.h"
#include "tests/lib/writer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WRITERS = 4, TIMES = 25, MOST_TRIES = 10 };

/* Four programs counting one number up; what it comes to. */
static int count_together(struct specimen *specimen, const char *role, int *conflicts)
{
    struct writer writers[WRITERS];
    g_autofree char *times = g_strdup_printf("%d", TIMES);
    const char *arguments[] = {role, specimen->path, times, NULL};
    sqlite_file_run(specimen->path, "UPDATE commitment SET owner = '0' WHERE id = 1");
    for (int i = 0; i < WRITERS; i++)
        assert_true(writer_start(&writers[i], NULL, arguments));
    *conflicts = 0;
    for (int i = 0; i < WRITERS; i++) {
        g_autofree char *said = NULL;
        g_autofree char *errors = NULL;
        int status = writer_wait(&writers[i], &said, &errors);
        if (status != 0)
            fail_msg("exit %d: %s", status, errors);
        if (g_str_has_prefix(said, "conflicts "))
            *conflicts += atoi(said + strlen("conflicts "));
    }
    g_autofree char *owner =
        sqlite_file_ask(specimen->path, "SELECT owner FROM commitment WHERE id = 1");
    return atoi(owner);
}

/* Each reads, then writes what it read plus one: by the guard of the version none is lost, and no
 * one is told that it is busy. */
static void test_no_update_is_lost(void **state)
{
    struct specimen *specimen = *state;
    int conflicts = 0;
    specimen_commitment(specimen->db, &specimen_ana, "Counted");
    db_close(g_steal_pointer(&specimen->db));
    int total = count_together(specimen, "count", &conflicts);
    print_message("%d of %d counted, %d seen to come between\n", total, WRITERS * TIMES, conflicts);
    assert_int_equal(total, WRITERS * TIMES);
    specimen_reopen(specimen);
    specimen_assert_facts(specimen->db);
}

/* The control: without the guard some are. */
static void test_without_a_guard_they_are(void **state)
{
    struct specimen *specimen = *state;
    int conflicts = 0, total = WRITERS * TIMES;
    specimen_commitment(specimen->db, &specimen_ana, "Counted");
    db_close(g_steal_pointer(&specimen->db));
    for (int i = 0; i < MOST_TRIES && total == WRITERS * TIMES; i++)
        total = count_together(specimen, "count-blind", &conflicts);
    assert_true(total < WRITERS * TIMES);
}

/* Another program's commit moves the number that the screens watch, and is there to be read. */
static void test_anothers_commit_is_seen(void **state)
{
    struct specimen *specimen = *state;
    gint64 before = 0, after = 0, n = 0;
    OK(db_data_version(specimen->db, &before, error));
    const char *arguments[] = {"add", specimen->path, "1", "1", NULL};
    struct writer writer;
    assert_true(writer_start(&writer, NULL, arguments));
    assert_int_equal(writer_wait(&writer, NULL, NULL), 0);
    OK(db_data_version(specimen->db, &after, error));
    assert_int_not_equal(before, after);
    OK(commitment_count(specimen->db, &n, error));
    assert_int_equal(n, 1);
}

/* A lock that stays is waited for as long as one is willing, then said with what to do. */
static void test_a_lock_that_stays(void **state)
{
    struct specimen *specimen = *state;
    struct sqlite_file *other = sqlite_file_hold(specimen->path, "BEGIN IMMEDIATE");
    db_set_patience(specimen->db, 200);
    gint64 began = g_get_monotonic_time();
    GError *failed = NULL;
    assert_null(change_begin(specimen->db, &specimen_ana, &failed));
    assert_true(g_get_monotonic_time() - began >= 150 * 1000);
    assert_true(g_str_has_prefix(failed->message, specimen->path));
    assert_refused(failed, DB_ERROR_BUSY, "another program is writing");
    sqlite_file_let_go(other);
    specimen_commitment(specimen->db, &specimen_ana, "Written");
}

/* A read left open holds the commit up; the change is then not kept, and said so. */
static void test_a_reader_that_stays(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *before = specimen_dump(specimen->db);
    struct sqlite_file *other =
        sqlite_file_hold(specimen->path, "BEGIN; SELECT count(*) FROM commitment");
    db_set_patience(specimen->db, 100);
    struct change *change = specimen_begin(specimen->db, &specimen_ana);
    struct setting row = {.name = (char *)"mapping x", .value = (char *)"a=b"};
    specimen_insert(change, TABLE_SETTING, &row);
    GError *failed = NULL;
    assert_false(change_commit(change, &failed));
    assert_refused(failed, DB_ERROR_BUSY, "try again");
    sqlite_file_let_go(other);
    g_autofree char *after = specimen_dump(specimen->db);
    specimen_assert_same(before, after);
}

int main(int argc, char **argv)
{
    int status = 0;
    if (writer_play(argc, argv, &status))
        return status;
#define TEST(name) cmocka_unit_test_setup_teardown(name, specimen_set_up, specimen_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_no_update_is_lost),       TEST(test_without_a_guard_they_are),
        TEST(test_anothers_commit_is_seen), TEST(test_a_lock_that_stays),
        TEST(test_a_reader_that_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
