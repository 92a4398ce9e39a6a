/* tests of tui/screen.c and tui/tty.c with the whole program: the terminal is given back as it was,
 * however the program ends; and what cannot be a screen is told so in a sentence. */
#include "tests/lib/screens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define A_WHILE 10000

static void check_signal(int signal)
{
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_signal(t, signal);
    term_assert_exit(t, 128 + signal);
    term_assert_restored(t);
    term_stop(t);
}

/* Ended from outside, also in the middle of typing. */
static void test_ended_by_signals(void **state)
{
    (void)state;
    check_signal(SIGTERM);
    check_signal(SIGHUP);
    check_signal(SIGINT);
    check_signal(SIGQUIT);
}

static void test_ended_while_typing(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_keys(t, "fvis");
    term_assert_shows(t, "filter: vis");
    term_signal(t, SIGTERM);
    term_assert_exit(t, 128 + SIGTERM);
    term_assert_restored(t);
    term_stop(t);
}

/* A crash gives the terminal back too, and is still a crash. Under the address sanitizer the signal
 * ends in its report, so only the terminal is looked at there. */
static void check_crash(int signal)
{
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_signal(t, signal);
    const int status = term_exit_status(t, A_WHILE);
    assert_int_not_equal(status, -1);
    assert_int_not_equal(status, 0);
    term_assert_restored(t);
    term_stop(t);
}

static void test_crashes(void **state)
{
    (void)state;
    if (g_str_has_suffix(g_getenv("HELDTO_BUILD"), "asan"))
        skip(); /* its report of the crash would count as a failure */
    check_crash(SIGSEGV);
    check_crash(SIGABRT);
    check_crash(SIGBUS);
}

/* A lost connection ends the program; nothing spins. */
static void test_hangup(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_hangup(t);
    assert_int_not_equal(term_exit_status(t, A_WHILE), -1);
    term_stop(t);
}

/* q, Q and ^C: the last view's q leaves, ^C does not. */
static void test_left_by_keys(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_keys(t, "<C-c>");
    term_assert_shows(t, "nothing is going on");
    term_keys(t, "?");
    term_assert_shows(t, "Only here: Register");
    term_keys(t, "q");
    term_assert_shows(t, "EUUS-0001");
    term_keys(t, "q");
    term_assert_exit(t, 0);
    term_assert_restored(t);
    term_stop(t);
}

static void check_refused(const char *term, const char *sentence)
{
    static const char *const argv[] = {"heldto", "demo", NULL};
    struct term *t = term_start(&(struct term_options){.argv = argv, .term = term});
    term_assert_shows(t, sentence);
    term_assert_exit(t, 2);
    term_assert_restored(t);
    term_stop(t);
}

static void test_no_screen(void **state)
{
    (void)state;
    check_refused("dumb", "\"dumb\" (TERM) cannot place its cursor");
    check_refused("nosuch", "\"nosuch\" (TERM) is not known here");
    check_refused("", "TERM is not set");
}

static void check_term(const char *term)
{
    static const char *const argv[] = {"heldto", "demo", NULL};
    struct term *t = term_start(&(struct term_options){.argv = argv, .term = term});
    term_assert_shows(t, "EUUS-0001");
    term_keys(t, "jjG<C-l>?q");
    term_assert_shows(t, "EUUS-0026");
    term_assert_escapes(t);
    screens_leave(t);
}

static void test_terminals(void **state)
{
    (void)state;
    check_term("xterm-256color");
    check_term("tmux-256color");
    check_term("linux");
    check_term("vt100");
}

/* Without UTF-8 everything that is drawn is ASCII, and nothing is lost by it. */
static void test_ascii(void **state)
{
    (void)state;
    static const char *const argv[] = {"heldto", "demo", NULL};
    static const char *const env[] = {"LC_ALL=C", "LANG=C", NULL};
    struct term *t = screens_start(argv, 40, 120, env);
    term_assert_shows(t, "EUUS-0001");
    term_assert_shows(t, "| EUUS-0001");
    term_keys(t, "zgmj");
    term_assert_shows(t, "20-21 June 2024");
    term_wait_idle(t, 500);
    gsize len = 0;
    const char *bytes = term_bytes(t, &len);
    for (gsize i = 0; i < len; i++)
        if ((unsigned char)bytes[i] >= 0x80)
            fail_msg("byte %zu is %#x", i, (unsigned char)bytes[i]);
    screens_leave(t);
}

/* Any size at any rate: no crash, and the right picture when it is over. */
static void test_resize_storm(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1},   {1, 2},    {2, 1},  {500, 200}, {3, 200}, {24, 80},
                                   {5, 20},  {10, 40},  {9, 40}, {10, 39},   {1, 200}, {200, 2},
                                   {40, 99}, {40, 100}, {4, 19}, {60, 300}};
    static const char *const keys[] = {"s",     "<Esc>", "?",     "q",      "fe",    "<Esc>",
                                       "z",     "g",     "<Esc>", "e",      "<Esc>", "A",
                                       "<Esc>", "G",     "k",     "<Space>"};
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    for (gsize round = 0; round < 12; round++) {
        for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
            term_resize(t, sizes[i][0], sizes[i][1]);
            if (round % 2 == 1)
                term_keys(t, keys[(i + round) % G_N_ELEMENTS(keys)]);
            if (round % 3 == 2)
                term_wait_idle(t, 1);
        }
    }
    term_resize(t, 24, 80);
    term_keys(t, "<Esc><Esc><Esc><Esc><Esc>");
    term_assert_shows(t, "? more");
    screens_leave(t);
    t = screens_demo(24, 80, SCREENS_COLOUR);
    for (int i = 0; i < 400; i++)
        term_resize(t, 1 + i * 7 % 60, 1 + i * 13 % 150);
    term_resize(t, 24, 80);
    term_assert_screen(t, "register-80x24");
    screens_leave(t);
}

/* Nothing is written when nothing happens. */
static void test_idle_is_silent(void **state)
{
    (void)state;
    struct term *t = screens_demo(40, 120, SCREENS_COLOUR);
    term_wait_idle(t, 600);
    term_bytes_reset(t);
    term_wait_idle(t, 2000);
    gsize len = 1;
    term_bytes(t, &len);
    assert_int_equal(len, 0);
    screens_leave(t);
}

/* Two hundred keys in one write are one picture, not two hundred. */
static void test_queued_keys_are_painted_once(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_wait_idle(t, 600);
    term_bytes_reset(t);
    g_autoptr(GString) keys = g_string_new(NULL);
    for (int i = 0; i < 100; i++)
        g_string_append(keys, "jk");
    term_send(t, keys->str, keys->len);
    term_wait_idle(t, 300);
    gsize len = 0;
    term_bytes(t, &len);
    if (len > 2000)
        fail_msg("%zu bytes were written for a cursor that is where it was", len);
    screens_leave(t);
}

/* Esc is answered at once, not after a second. */
static void test_escape_is_quick(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_keys(t, "f");
    term_assert_shows(t, "filter:");
    const gint64 before = g_get_monotonic_time();
    term_send(t, "\033", 1);
    term_assert_hides(t, "filter:");
    assert_true(g_get_monotonic_time() - before < 5 * G_TIME_SPAN_SECOND);
    /* A sequence that no terminal description knows is no Esc with letters behind it. */
    term_send(t, "\033[99;5Q", 7);
    term_assert_shows(t, "does nothing here");
    term_assert_shows(t, "EUUS-0001");
    screens_leave(t);
}

/* Pasted text is text: its line ends do not press Enter, its letters are no keys. */
static void test_paste(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_paste(t, "qQ\nq");
    term_assert_shows(t, "nothing to paste into");
    term_keys(t, "f");
    term_paste(t, "visa\nfree\033[31m");
    term_assert_shows(t, "filter: visa free");
    term_assert_escapes(t);
    screens_leave(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ended_by_signals),
        cmocka_unit_test(test_ended_while_typing),
        cmocka_unit_test(test_crashes),
        cmocka_unit_test(test_hangup),
        cmocka_unit_test(test_left_by_keys),
        cmocka_unit_test(test_no_screen),
        cmocka_unit_test(test_terminals),
        cmocka_unit_test(test_ascii),
        cmocka_unit_test(test_resize_storm),
        cmocka_unit_test(test_idle_is_silent),
        cmocka_unit_test(test_queued_keys_are_painted_once),
        cmocka_unit_test(test_escape_is_quick),
        cmocka_unit_test(test_paste),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
