/* kill.c proves that what was acknowledged survives `kill -9` at any moment, and that nothing is left
 * half written; and that this proof would notice a program that acknowledges too early. */
#include "db/commitment.h"
#include "db/derive.h"
#include "tests/lib/specimen.h"
#include "tests/lib/writer.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { KILLS = 100, SECONDS = 12, MOST_TRIES = 300 };

struct tally {
    int kills, acknowledged, lost, unacknowledged;
};

static int slowness(void)
{
    const char *slow = g_getenv("HELDTO_TEST_SLOW");
    return slow != NULL ? MAX(1, atoi(slow)) : 1;
}

/* Highest number that is there, where every lower one is there too; -1: one is missing. */
static int whole_up_to(struct db *db)
{
    gint64 n = 0;
    OK(commitment_count(db, &n, error));
    for (gint64 i = 1; i <= n; i++) {
        g_autofree char *key = g_strdup_printf("W-%05d", (int)i);
        owned(commitment) c = commitment_by_key(db, key, NULL);
        if (c == NULL || g_ascii_strtoll(c->owner, NULL, 10) != i)
            return -1;
    }
    return (int)n;
}

/* The register after a kill: opened by the check of everything, its facts as its rows say. */
static int look(struct specimen *specimen)
{
    struct db_options options = {.check_content = TRUE, .rules = &specimen_rules};
    struct db *db = NULL;
    OK((db = db_open(specimen->path, &options, error)) != NULL);
    int there = whole_up_to(db);
    specimen_assert_facts(db);
    db_close(db);
    return there;
}

static void kill_once(struct specimen *specimen, const char *role, GRand *random, int *next,
                      struct tally *tally)
{
    g_autofree char *from = g_strdup_printf("%d", *next);
    const char *arguments[] = {role, specimen->path, from, "99999", NULL};
    struct writer writer;
    assert_true(writer_start(&writer, NULL, arguments));
    g_usleep((gulong)g_rand_int_range(random, 5000, 80000) * (gulong)slowness());
    kill(writer.pid, SIGKILL);
    g_autofree char *said = NULL;
    g_autofree char *errors = NULL;
    assert_int_equal(writer_wait(&writer, &said, &errors), -1);
    int acknowledged = writer_acknowledged(said), there = look(specimen);
    assert_true(there >= 0); /* no hole, nothing half written */
    tally->kills++;
    tally->acknowledged += MAX(0, acknowledged - *next + 1);
    tally->lost += acknowledged > there;
    tally->unacknowledged += there > MAX(acknowledged, *next - 1);
    *next = there + 1;
}

static void test_what_was_acknowledged_is_there(void **state)
{
    struct specimen *specimen = *state;
    db_close(g_steal_pointer(&specimen->db));
    GRand *random = g_rand_new_with_seed(9);
    struct tally tally = {0};
    int next = 1;
    gint64 until = g_get_monotonic_time() + SECONDS * G_USEC_PER_SEC;
    while (tally.kills < KILLS && g_get_monotonic_time() < until)
        kill_once(specimen, "add", random, &next, &tally);
    g_rand_free(random);
    print_message("%d kills, %d acknowledged, %d lost, %d committed and not yet acknowledged\n",
                  tally.kills, tally.acknowledged, tally.lost, tally.unacknowledged);
    assert_int_equal(tally.lost, 0);
    assert_true(tally.acknowledged > 0);
}

/* The control: one that acknowledges before it commits is caught. */
static void test_an_early_acknowledgement_is_caught(void **state)
{
    struct specimen *specimen = *state;
    db_close(g_steal_pointer(&specimen->db));
    GRand *random = g_rand_new_with_seed(9);
    struct tally tally = {0};
    int next = 1;
    while (tally.lost == 0 && tally.kills < MOST_TRIES)
        kill_once(specimen, "add-early", random, &next, &tally);
    g_rand_free(random);
    print_message("caught after %d kills\n", tally.kills);
    assert_true(tally.lost > 0);
}

int main(int argc, char **argv)
{
    int status = 0;
    if (writer_play(argc, argv, &status))
        return status;
#define TEST(name) cmocka_unit_test_setup_teardown(name, specimen_set_up, specimen_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_what_was_acknowledged_is_there),
        TEST(test_an_early_acknowledgement_is_caught),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
