/* signals.c proves that the terminal is given back and the program gone, whatever ends it or stops
 * it for a while, in every view. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "tests/lib/stage.h"

enum { GONE_MS = 2000 };

/* The program itself has to handle a fault here, not a sanitizer. */
static const char *const without_sanitizer[] = {
    "ASAN_OPTIONS=handle_segv=0:handle_abort=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0",
    NULL};

static void assert_gone(struct term *t, const char *where, int signal)
{
    const int status = term_exit_status(t, GONE_MS);
    if (status != 128 + signal)
        fail_msg("%s, signal %d: expected exit %d, actual %d (-1: still there)", where, signal,
                 128 + signal, status);
}

/* The program ends by the signal it was sent, and the terminal is as it was. */
static void test_every_signal(void **state)
{
    struct stage *stage = *state;
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV,
                                  SIGABRT, SIGBUS, SIGFPE, SIGILL};
    for (gsize i = 0; i < G_N_ELEMENTS(signals); i++) {
        struct term *t = stage_open(stage, &(struct term_options){.env = without_sanitizer});
        term_signal(t, signals[i]);
        assert_gone(t, "register", signals[i]);
        term_assert_restored(t);
        term_assert_escapes(t);
    }
}

/* Everywhere, also while something is being typed. */
static void test_every_place(void **state)
{
    struct stage *stage = *state;
    for (const struct stage_place *place = stage_places; place->name; place++) {
        struct term *t = stage_open(stage, NULL);
        stage_go(stage, place);
        term_signal(t, SIGTERM);
        assert_gone(t, place->name, SIGTERM);
        term_assert_restored(t);
    }
}

/* A lost connection: the program goes, and does not spin on a terminal that is no more. */
static void test_hangup(void **state)
{
    struct stage *stage = *state;
    for (const struct stage_place *place = stage_places; place->name; place++) {
        struct term *t = stage_open(stage, NULL);
        stage_go(stage, place);
        term_hangup(t);
        assert_gone(t, place->name, SIGHUP);
    }
}

/* Without the signal too, as under nohup: reads end, and so does the program. */
static void test_end_of_input(void **state)
{
    struct stage *stage = *state;
    const char *argv[] = {"sh", "-c",        "trap '' HUP; exec \"$HELDTO\" -r \"$1\"",
                          "sh", stage->path, NULL};
    struct term *t = stage_open(stage, &(struct term_options){.argv = argv});
    term_assert_shows(t, "26 commitments");
    term_hangup(t);
    if (term_exit_status(t, GONE_MS) < 0)
        fail_msg("the program is still there, %d ms after its terminal has gone", GONE_MS);
}

/* q closes one view after the other; Q leaves from any. */
static void test_leaving(void **state)
{
    struct stage *stage = *state;
    for (const struct stage_place *place = stage_places; place->name; place++) {
        stage_open(stage, NULL);
        stage_go(stage, place);
        stage_close(stage);
    }
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "Mg<Enter><Enter>?qqqqq");
    term_assert_exit(t, 0);
    term_assert_restored(t);
}

/* A shell with job control, and the program in it. */
static struct term *open_in_shell(struct stage *stage)
{
    const char *argv[] = {"sh", "-i", NULL};
    const char *env[] = {"PS1=> ", "ENV", NULL};
    struct term *t = stage_open(stage, &(struct term_options){.argv = argv, .env = env});
    g_autofree char *line = g_strdup_printf("$HELDTO -r %s<Enter>", stage->path);
    term_assert_shows(t, ">");
    term_keys(t, line);
    term_assert_shows(t, "26 commitments");
    return t;
}

/* The shell has the terminal: its words are there, and soon the settings of the line. */
static void assert_stopped(struct term *t)
{
    term_assert_shows(t, "Stopped");
    term_wait_idle(
        t, 50); /* the words may be those of the stop before: the shell has its own to say */
    term_assert_shows(t, "\n>\n"); /* a prompt with nothing behind it yet */
    for (int tries = 0; tries < 100; tries++) {
        g_autofree char *why = term_not_restored(t);
        if (why == NULL)
            return;
        term_wait_idle(t, 20);
    }
    term_assert_restored(t);
}

static void leave_shell(struct term *t)
{
    term_keys(t, "<Esc>Q");
    term_assert_shows(t, "\n>\n");
    term_keys(t, "exit 4<Enter>");
    term_assert_exit(t, 4);
    term_assert_restored(t);
}

/* ^Z gives the terminal to the shell as it was; fg brings the same picture back. */
static void test_stop_and_go_on(void **state)
{
    struct stage *stage = *state;
    for (const struct stage_place *place = stage_places; place->name; place++) {
        struct term *t = open_in_shell(stage);
        stage_go(stage, place);
        term_wait_idle(t, 50);
        g_autofree char *before = term_screen(t);
        term_keys(t, "<C-z>");
        assert_stopped(t);
        term_keys(t, "fg<Enter>");
        term_assert_shows(t, place->shows);
        term_assert_shows(t, before);
        leave_shell(t);
    }
}

/* While it was stopped the window has become wide enough for the reading pane, and the register has
 * another status. */
static void test_changes_while_stopped(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_in_shell(stage);
    term_keys(t, "<C-z>");
    assert_stopped(t);
    term_resize(t, 30, 110);
    stage_do(stage, "status", "EUUS-0001", "stalled", NULL);
    term_keys(t, "fg<Enter>");
    term_assert_shows(t, "t EUUS-0001");
    term_assert_shows(t, "t stalled, 23 November 2026");
    leave_shell(t);
}

/* The same when the stop comes from outside, and when the shell lets it go on behind and then in
 * front. */
static void test_stopped_from_outside(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_in_shell(stage);
    term_keys(t, "<C-z>");
    assert_stopped(t);
    term_keys(t, "fg<Enter>");
    term_assert_shows(t, "26 commitments");
    term_keys(t, "J");
    term_assert_shows(t, "History");
    stage_do(stage, "note", "EUUS-0001", "Written meanwhile.", NULL);
    term_keys(t, "<C-z>");
    assert_stopped(t);
    term_keys(t, "kill -TSTP %1; kill -CONT %1; echo said<Enter>");
    term_assert_shows(t, "said");
    term_keys(t, "fg<Enter>");
    term_assert_shows(t, "History");
    leave_shell(t);
}

/* Faults are part of this test: they leave no memory images behind. */
static int without_core_files(void **state)
{
    (void)state;
    const struct rlimit none = {0, 0};
    return setrlimit(RLIMIT_CORE, &none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_signal, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_every_place, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_hangup, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_end_of_input, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_leaving, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_stop_and_go_on, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_changes_while_stopped, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_stopped_from_outside, stage_set_up, stage_tear_down),
    };
    return cmocka_run_group_tests_name("signals", tests, without_core_files, NULL);
}
