/* term_assert.c proves what tests demand of a terminal: that each demand can hold and can fail.
 * It must not use heldto itself; term.c proves how screens are read. */
#include "tests/lib/term.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <glib/gstdio.h>

/* A shell script in a terminal of 5 by 20. */
static struct term *start(const char *script)
{
    const char *argv[] = {"sh", "-c", script, NULL};

    return term_start(&(struct term_options){.argv = argv, .rows = 5, .cols = 20});
}

/* Each thing left behind on a terminal is named; nothing is when all is well. */
static void test_restored(void **state)
{
    (void)state;
    static const struct {
        const char *script, *why;
    } cases[] = {
        {"printf '\\033[?1049h\\033[?25l\\033[1mhi\\033[m\\033[?25h\\033[?1049l'", NULL},
        {"stty -echo", "settings of the line changed"},
        {"printf '\\033[?1049h'", "alternate screen on"},
        {"printf '\\033[?25l'", "cursor hidden"},
        {"printf '\\033[?1000h'", "mouse on"},
        {"printf '\\033[?1l\\033[?1h'", "keypad on"},
        {"printf '\\033[?2004h'", "paste mode on"},
        {"printf '\\033[7m'", "colour or attribute on"},
        {"printf '\\033[32m'", "colour or attribute on"},
        {"stty raw; printf '\\033[?25l'", "settings of the line changed; cursor hidden"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct term *t = start(cases[i].script);
        g_autofree char *why = NULL;
        assert_int_equal(term_exit_status(t, 5000), 0);
        why = term_not_restored(t);
        if (cases[i].why)
            assert_string_equal(why, cases[i].why);
        else
            assert_null(why);
        term_stop(t);
    }
}

/* A screen kept in a file is agreed with; a wrong or missing one is reported with both sides. */
static void test_wrong_screen_is_reported(void **state)
{
    (void)state;
    g_autofree char *dir = g_dir_make_tmp("term.XXXXXX", NULL);
    g_autofree char *path = g_build_filename(dir, "screen.txt", NULL);
    g_autofree char *none = g_build_filename(dir, "none.txt", NULL);
    g_autofree char *wrong = NULL;
    g_autofree char *missing = NULL;
    struct term *t = start("printf 'same\\nactual'; sleep 60");

    g_unsetenv("HELDTO_UPDATE_SCREENS");
    assert_true(g_file_set_contents(path, "same\nactual\n\n\n\n", -1, NULL));
    assert_null(term_compare(t, path, false, 5000));
    assert_true(g_file_set_contents(path, "same\nexpected\n\n\n\n", -1, NULL));
    wrong = term_compare(t, path, false, 50);
    assert_non_null(wrong);
    assert_non_null(strstr(wrong, "\n same\n-expected\n+actual\n \n"));
    missing = term_compare(t, none, false, 50);
    assert_non_null(missing);
    assert_non_null(strstr(missing, "-(there is no such file)\n"));
    assert_true(g_file_set_contents(path, "\n\n\n\n\n----\ncursor row 1 column 7\n", -1, NULL));
    g_free(wrong);
    wrong = term_compare(t, path, true, 50);
    assert_non_null(strstr(wrong, "-cursor row 1 column 7\n+cursor row 1 column 6\n"));
    term_stop(t);
    g_remove(path);
    g_rmdir(dir);
}

/* Asked to, a comparison writes the file, and then agrees with it. */
static void test_screens_are_rewritten(void **state)
{
    (void)state;
    g_autofree char *dir = g_dir_make_tmp("term.XXXXXX", NULL);
    g_autofree char *path = g_build_filename(dir, "screen.txt", NULL);
    struct term *t = start("printf hi; sleep 60");

    assert_true(term_wait_for(t, "hi", 5000));
    g_setenv("HELDTO_UPDATE_SCREENS", "1", TRUE);
    assert_null(term_compare(t, path, true, 50));
    g_unsetenv("HELDTO_UPDATE_SCREENS");
    assert_null(term_compare(t, path, true, 50));
    term_stop(t);
    g_remove(path);
    g_rmdir(dir);
}

/* The assertions, each on a terminal where it does not hold. */
static void claim_shows(void **state)
{
    term_assert_shows(*state, "elsewhere");
}

static void claim_hides(void **state)
{
    term_assert_hides(*state, "here");
}

static void claim_screen(void **state)
{
    term_assert_screen(*state, "no-such-screen");
}

static void claim_attrs(void **state)
{
    term_assert_attrs(*state, "no-such-screen");
}

static void claim_exit(void **state)
{
    term_assert_exit(*state, 1);
}

static void claim_restored(void **state)
{
    term_assert_restored(*state);
}

static void claim_escapes(void **state)
{
    term_assert_escapes(*state);
}

/* Runs one claim as a test of its own, out of sight; true when it failed. */
static bool fails(CMUnitTestFunction claim, struct term *t)
{
    pid_t pid = fork();
    int status;

    if (pid == 0) {
        const struct CMUnitTest tests[] = {
            {.name = "claim", .test_func = claim, .initial_state = t},
        };
        if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr))
            _exit(0);
        _exit(cmocka_run_group_tests(tests, NULL, NULL));
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

/* What a test demands in vain fails the test. */
static void test_assertions_can_fail(void **state)
{
    (void)state;
    static const CMUnitTestFunction claims[] = {claim_shows,  claim_hides, claim_screen,
                                                claim_attrs,  claim_exit,  claim_restored,
                                                claim_escapes};
    struct term *t = start("printf 'here\\033[7m\\033]0;title\\a'");

    assert_int_equal(term_exit_status(t, 5000), 0);
    for (gsize i = 0; i < G_N_ELEMENTS(claims); i++)
        if (!fails(claims[i], t))
            fail_msg("claim %" G_GSIZE_FORMAT " did not fail", i);
    term_stop(t);
}

/* And where they hold, they do not. */
static void test_assertions_can_hold(void **state)
{
    (void)state;
    struct term *t = start("printf 'here\\033[1mx\\033[m'; exit 1");

    term_assert_exit(t, 1);
    term_assert_shows(t, "here");
    term_assert_hides(t, "elsewhere");
    term_assert_restored(t);
    term_assert_escapes(t);
    term_stop(t);
}

/* A sanitizer's report in a terminal reaches the driver, although no test looked for it. */
static void test_sanitizer_reports_are_kept(void **state)
{
    (void)state;
    g_autofree char *dir = g_dir_make_tmp("term.XXXXXX", NULL);
    g_autofree char *before = g_strdup(g_getenv("HELDTO_TEST_REPORTS"));
    const char *reports = "HELDTO_TEST_REPORTS";
    g_autofree char *path = NULL;
    struct term *quiet, *loud;

    g_setenv(reports, dir, TRUE);
    quiet = start("echo fine");
    assert_int_equal(term_exit_status(quiet, 5000), 0);
    term_stop(quiet);
    assert_int_equal(g_rmdir(dir), 0);
    assert_int_equal(g_mkdir(dir, 0700), 0);
    loud = start("echo 'x.c:1:2: runtime error: overflow'");
    path = g_strdup_printf("%s/terminal.%d", dir, term_pid(loud));
    assert_int_equal(term_exit_status(loud, 5000), 0);
    term_stop(loud);
    assert_int_equal(g_remove(path), 0);
    g_rmdir(dir);
    if (before)
        g_setenv(reports, before, TRUE);
    else
        g_unsetenv(reports);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_restored),
        cmocka_unit_test(test_wrong_screen_is_reported),
        cmocka_unit_test(test_screens_are_rewritten),
        cmocka_unit_test(test_assertions_can_fail),
        cmocka_unit_test(test_assertions_can_hold),
        cmocka_unit_test(test_sanitizer_reports_are_kept),
    };
    return cmocka_run_group_tests_name("term_assert", tests, NULL, NULL);
}
