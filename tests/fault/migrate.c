/* migrate.c proves that bringing a register up to date is done whole or not at all: killed at any
 * moment, without room on the disk, and by several programs at once. */
#include "db/db.h"

#include "db/schema.h"
#include "tests/lib/old_register.h"
#include "tests/lib/sqlite_file.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { KILLS = 60, STEP = 12288, OPENERS = 4, OPENED = 0, REFUSED = 7, IN_VAIN = 8 };

static struct db *open_any(const char *path, GError **error)
{
    struct db_options options = {.rules = &specimen_rules};
    return db_open(path, &options, error);
}

/* A file of version 1 to copy from, and what is in it. */
static char *make_old(struct specimen *specimen, char **dump)
{
    old_register_fill(specimen->db);
    char *path = specimen_file(specimen, "old.db");
    old_register_make(specimen->path, path, 1);
    db_close(g_steal_pointer(&specimen->db));
    *dump = old_register_dump(path);
    return path;
}

static char *make_run(const struct specimen *specimen, const char *old)
{
    char *path = specimen_file(specimen, "run.db");
    sqlite_file_copy(old, path);
    return path;
}

/* How many files begin with that name; they are taken away where asked for. */
static guint count_named(const struct specimen *specimen, const char *prefix, gboolean take_away)
{
    guint n = 0;
    g_autoptr(GDir) dir = g_dir_open(specimen->folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        if (!g_str_has_prefix(name, prefix))
            continue;
        g_autofree char *path = specimen_file(specimen, name);
        n++;
        if (take_away)
            g_remove(path);
    }
    return n;
}

static void limit_files(rlim_t size, void (*handler)(int))
{
    struct rlimit now, none = {0};
    getrlimit(RLIMIT_FSIZE, &now);
    now.rlim_cur = size;
    setrlimit(RLIMIT_FSIZE, &now);
    setrlimit(RLIMIT_CORE, &none);
    signal(SIGXFSZ, handler);
}

/* In a child: opens, and ends by what came of it. */
static void open_and_end(const char *path)
{
    GError *failed = NULL;
    struct db *db = open_any(path, &failed);
    if (db != NULL) {
        db_close(db);
        _exit(OPENED);
    }
    if (g_getenv("HELDTO_TEST_TELL") != NULL)
        fprintf(stderr, "%s\n", failed->message);
    _exit(strstr(failed->message, path) != NULL ? REFUSED : IN_VAIN);
}

static pid_t start(const char *path, gint64 most, void (*handler)(int))
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child > 0)
        return child;
    if (most >= 0)
        limit_files((rlim_t)most, handler);
    open_and_end(path);
    return 0;
}

static int wait_for(pid_t child)
{
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

/* Of one version or another, with every row it had, and fit to be opened. */
static int assert_whole(const char *path, const char *dump)
{
    struct db_options options = {.check_content = TRUE, .rules = &specimen_rules};
    struct db *db = NULL;
    /* What was left half done is put back by whoever opens it next: not by looking at it. */
    g_autofree char *rows = old_register_dump(path);
    specimen_assert_same(dump, rows);
    int version = old_register_version(path);
    assert_true(version >= 1 && version <= schema_version());
    OK((db = db_open(path, &options, error)) != NULL);
    specimen_assert_facts(db);
    db_close(db);
    g_autofree char *after = old_register_dump(path);
    specimen_assert_same(dump, after);
    assert_int_equal(old_register_version(path), schema_version());
    return version;
}

static void test_killed_at_any_moment(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *dump = NULL;
    g_autofree char *old = make_old(specimen, &dump);
    GRand *random = g_rand_new_with_seed(7);
    int old_ones = 0;
    for (int i = 0; i < KILLS; i++) {
        g_autofree char *path = make_run(specimen, old);
        pid_t child = start(path, -1, NULL);
        g_usleep((gulong)g_rand_int_range(random, 0, 20000));
        kill(child, SIGKILL);
        wait_for(child);
        old_ones += assert_whole(path, dump) < schema_version() ? 1 : 0;
        count_named(specimen, "run.db", TRUE);
    }
    g_rand_free(random);
    print_message("%d kills: %d still of an older version\n", KILLS, old_ones);
}

/* Killed by the very write that would make a file longer than that, whichever file it is. */
static void test_killed_at_every_length(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *dump = NULL;
    g_autofree char *old = make_old(specimen, &dump);
    guint killed = 0, done = 0;
    for (gint64 most = 0; done < 2; most += STEP) {
        g_autofree char *path = make_run(specimen, old);
        int status = wait_for(start(path, most, SIG_DFL));
        assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == OPENED);
        int version = assert_whole(path, dump);
        assert_int_equal(version < schema_version(), WIFSIGNALED(status));
        killed += WIFSIGNALED(status) ? 1 : 0;
        done += WIFSIGNALED(status) ? 0 : 1;
        count_named(specimen, "run.db", TRUE);
    }
    print_message("killed %u times\n", killed);
    assert_true(killed > 10);
}

/* Without room it is refused, by its name, and is what it was; no copy is left to fill the disk. */
static void test_no_room(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *dump = NULL;
    g_autofree char *old = make_old(specimen, &dump);
    guint refused = 0, done = 0;
    for (gint64 most = 0; done < 2; most += STEP) {
        g_autofree char *path = make_run(specimen, old);
        int status = wait_for(start(path, most, SIG_IGN));
        assert_true(WIFEXITED(status));
        assert_int_not_equal(WEXITSTATUS(status), IN_VAIN);
        gboolean is_refused = WEXITSTATUS(status) == REFUSED;
        g_autofree char *rows = old_register_dump(path);
        specimen_assert_same(dump, rows);
        int version = old_register_version(path);
        assert_int_equal(version < schema_version(), is_refused);
        assert_int_equal(count_named(specimen, "run.db.", FALSE), version > 1 ? 1 : 0);
        refused += is_refused ? 1 : 0;
        done += is_refused ? 0 : 1;
        count_named(specimen, "run.db", TRUE);
    }
    print_message("refused %u times\n", refused);
    assert_true(refused > 10);
}

/* Several programs that open it at the same moment: one of them does it, the others wait, and all
 * have it open then; there is one copy, of what it was. */
static void test_several_at_once(void **state)
{
    struct specimen *specimen = *state;
    g_autofree char *dump = NULL;
    g_autofree char *old = make_old(specimen, &dump);
    for (int turn = 0; turn < 5; turn++) {
        g_autofree char *path = make_run(specimen, old);
        g_autofree char *copy = g_strconcat(path, ".before-version-2", NULL);
        pid_t children[OPENERS];
        for (int i = 0; i < OPENERS; i++)
            children[i] = start(path, -1, NULL);
        for (int i = 0; i < OPENERS; i++)
            assert_int_equal(wait_for(children[i]), 0);
        assert_int_equal(count_named(specimen, "run.db.", FALSE), 1);
        assert_int_equal(old_register_version(copy), 1);
        g_autofree char *kept = old_register_dump(copy);
        specimen_assert_same(dump, kept);
        assert_int_equal(assert_whole(path, dump), schema_version());
        count_named(specimen, "run.db", TRUE);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, specimen_set_up, specimen_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_killed_at_any_moment),
        TEST(test_killed_at_every_length),
        TEST(test_no_room),
        TEST(test_several_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
