/* disk.c proves that a disk that is full or fails never makes a program acknowledge what is not there:
 * it says what to do, and the register is whole at the next opening. */
#include "db/commitment.h"
#include "tests/lib/ordinary.h"
#include "tests/lib/small_disk.h"
#include "tests/lib/specimen.h"
#include "tests/lib/sqlite_file.h"
#include "tests/lib/writer.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Each of the first calls is failed, then one in several. */
enum { EACH_OF = 16, STRIDE = 7, MOST_CALLS = 300, WRITES = 2 };

struct fault {
    const char *call, *error;
    enum db_error code;
    const char *advice;
};

/* strace makes the k-th of these calls fail. A failed sync or truncation of the journal may come
 * after the commit is on disk: then it may be there, unacknowledged. */
static const struct fault faults[] = {
    {"pwrite64", "ENOSPC", DB_ERROR_FULL, "free some room"},
    {"pwrite64", "EIO", DB_ERROR_DISK, "the disk failed"},
    {"fdatasync", "EIO", DB_ERROR_DISK, "the disk failed"},
    {"ftruncate", "EIO", DB_ERROR_DISK, "the disk failed"},
};

/* The register as it was before each try. */
static void put_back(const struct specimen *specimen, const char *kept)
{
    g_autofree char *journal = g_strconcat(specimen->path, "-journal", NULL);
    g_remove(journal);
    sqlite_file_copy(kept, specimen->path);
}

static int count_rows(struct specimen *specimen)
{
    struct db_options options = {.check_content = TRUE, .rules = &specimen_rules};
    struct db *db = NULL;
    gint64 n = 0;
    OK((db = db_open(specimen->path, &options, error)) != NULL);
    OK(commitment_count(db, &n, error));
    specimen_assert_facts(db);
    db_close(db);
    return (int)n;
}

struct outcome {
    int status;
    char *said, *errors;
    gboolean was_injected;
};

static void outcome_clear(struct outcome *outcome)
{
    g_free(outcome->said);
    g_free(outcome->errors);
}

/* FALSE: strace cannot be used here. */
static gboolean run_with(struct specimen *specimen, const struct fault *fault, int k,
                         struct outcome *outcome)
{
    g_autofree char *log = specimen_file(specimen, "strace.log");
    g_autofree char *trace = g_strdup_printf("trace=%s", fault->call);
    g_autofree char *inject =
        g_strdup_printf("inject=%s:error=%s:when=%d", fault->call, fault->error, k);
    g_autofree char *to = g_strdup_printf("%d", WRITES);
    const char *wrapper[] = {"strace", "-f",   "-E", "ASAN_OPTIONS=detect_leaks=0",
                             "-o",     log,    "-e", trace,
                             "-e",     inject, NULL};
    const char *arguments[] = {"add", specimen->path, "1", to, NULL};
    struct writer writer;
    if (!writer_start(&writer, wrapper, arguments))
        return FALSE;
    outcome->status = writer_wait(&writer, &outcome->said, &outcome->errors);
    g_autofree char *traced = NULL;
    if (!g_file_get_contents(log, &traced, NULL, NULL) || strstr(traced, "exited with") == NULL)
        return FALSE;
    outcome->was_injected = strstr(traced, "(INJECTED)") != NULL;
    return TRUE;
}

static void judge(struct specimen *specimen, const struct fault *fault, int k,
                  const struct outcome *outcome)
{
    int acknowledged = writer_acknowledged(outcome->said), there = count_rows(specimen);
    if (there < acknowledged)
        fail_msg("%s %s at %d: acknowledged %d, there %d", fault->call, fault->error, k,
                 acknowledged, there);
    gboolean is_told = strstr(outcome->errors, fault->advice) != NULL &&
                       strstr(outcome->errors, specimen->path) != NULL;
    if (outcome->status == 0 ? acknowledged != WRITES : !is_told)
        fail_msg("%s %s at %d: exit %d, ok %d: %s", fault->call, fault->error, k, outcome->status,
                 acknowledged, outcome->errors);
}

static void try_fault(struct specimen *specimen, const struct fault *fault, const char *kept)
{
    int failed = 0, k;
    for (k = 1; k <= MOST_CALLS; k += k < EACH_OF ? 1 : STRIDE) {
        struct outcome outcome = {0};
        put_back(specimen, kept);
        if (!run_with(specimen, fault, k, &outcome)) {
            outcome_clear(&outcome);
            print_message("skipped: strace cannot be used here\n");
            skip();
        }
        judge(specimen, fault, k, &outcome);
        failed += outcome.status != 0;
        gboolean goes_on = outcome.was_injected;
        outcome_clear(&outcome);
        if (!goes_on)
            break;
    }
    print_message("%s %s: fewer than %d calls, %d failures told\n", fault->call, fault->error, k,
                  failed);
    assert_true(k <= MOST_CALLS);
    assert_true(failed > 0);
}

static void test_no_call_that_fails_is_passed_over(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *kept = specimen_file(specimen, "kept.db");
    OK(db_backup(specimen->db, kept, error));
    db_close(g_steal_pointer(&specimen->db));
    for (gsize i = 0; i < G_N_ELEMENTS(faults); i++)
        try_fault(specimen, &faults[i], kept);
}

static GError *fill_up(struct db *db, int *added)
{
    g_autofree char *long_text = g_strnfill(20000, 'x');
    GError *failed = NULL;
    for (*added = 0; *added < 200; (*added)++) {
        struct change *change = change_begin(db, &specimen_ana, &failed);
        g_autofree char *key = g_strdup_printf("F-%d", *added);
        struct commitment row = {.key = key,
                                 .kind = (char *)"one-off",
                                 .title = (char *)"Full",
                                 .priority = (char *)"normal",
                                 .visibility = (char *)"public",
                                 .next_step_visibility = (char *)"public",
                                 .note_visibility = (char *)"public",
                                 .description = long_text};
        gboolean inserted = change_insert(change, TABLE_COMMITMENT, &row, &failed);
        g_free(row.uuid);
        if (!inserted)
            change_abort(change);
        if (!inserted || !change_commit(change, &failed))
            return failed;
    }
    return NULL;
}

/* What happens on a disk of one and a half megabytes; "whole" where all went as it should. */
static char *live_on_a_small_disk(gpointer data)
{
    const char *folder = data;
    if (!small_disk_mount(folder))
        return g_strdup("no small disk");
    g_autofree char *path = g_build_filename(folder, "register.db", NULL);
    struct db_options options = {.is_new = TRUE, .rules = &specimen_rules};
    GError *failed = NULL;
    struct db *db = db_open(path, &options, &failed);
    if (db == NULL)
        return g_strdup_printf("not made: %s", failed->message);
    int added = 0;
    failed = fill_up(db, &added);
    if (failed == NULL || failed->code != DB_ERROR_FULL || strstr(failed->message, path) == NULL ||
        strstr(failed->message, "free some room") == NULL)
        return g_strdup_printf("%d, then: %s", added, failed != NULL ? failed->message : "nothing");
    g_clear_error(&failed);
    gint64 n = 0;
    if (!commitment_count(db, &n, &failed) || n != added || !db_check(db, &failed))
        return g_strdup_printf("%d added, %d there: %s", added, (int)n,
                               failed != NULL ? failed->message : "");
    db_close(db);
    return g_strdup("whole");
}

/* Writing until the disk is full, for real: refused with what to do, and nothing lost by it. */
static void test_a_full_disk(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *folder = specimen_file(specimen, "small");
    assert_int_equal(g_mkdir(folder, 0700), 0);
    g_autofree char *words = ordinary_fork(live_on_a_small_disk, folder);
    g_rmdir(folder);
    if (words == NULL || strcmp(words, "no small disk") == 0) {
        print_message("skipped: no file system can be mounted here\n");
        skip();
    }
    assert_string_equal(words, "whole");
}

int main(int argc, char **argv)
{
    int status = 0;
    if (writer_play(argc, argv, &status))
        return status;
#define TEST(name) cmocka_unit_test_setup_teardown(name, specimen_set_up, specimen_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_no_call_that_fails_is_passed_over),
        TEST(test_a_full_disk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
