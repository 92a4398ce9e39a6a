/* tests of the mouse: off at first, on by choice, and off again whatever way the program ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <string.h>

#include "tests/lib/stage.h"

static struct term *show(struct stage *stage)
{
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "26 commitments");
    return t;
}

/* What a terminal sends for a button at a place of the screen, counted from 0. */
static void press(struct term *t, int button, int row, int col)
{
    g_autofree char *bytes = g_strdup_printf("\033[<%d;%d;%dM\033[<%d;%d;%dm", button, col + 1,
                                             row + 1, button, col + 1, row + 1);
    term_send(t, bytes, strlen(bytes));
    term_wait_idle(t, 60);
}

enum { LEFT = 0, WHEEL_UP = 64, WHEEL_DOWN = 65 };

static void check_row(struct term *t, int expected)
{
    int row = -1;
    for (int i = 0; i < 60 && row != expected; i++) {
        term_wait_idle(t, 50);
        term_cursor(t, &row, NULL);
    }
    assert_int_equal(row, expected);
}

static gboolean reports_mouse(struct term *t)
{
    g_autofree char *left = term_not_restored(t);
    return left != NULL && strstr(left, "mouse on") != NULL;
}

static void test_off_at_first(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage);
    assert_false(reports_mouse(t));
    term_keys(t, "zm");
    term_assert_shows(t, "mouse on");
    assert_true(reports_mouse(t));
    term_keys(t, "zm");
    term_assert_shows(t, "mouse off");
    assert_false(reports_mouse(t));
    stage_close(stage);
}

/* The wheel moves, a click selects, one on a head sorts by it and then turns the order round; what is
 * clicked beside that does nothing. */
static void test_list(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage);
    term_keys(t, "zm");
    press(t, LEFT, 6, 30);
    check_row(t, 6);
    press(t, WHEEL_DOWN, 6, 30);
    check_row(t, 9);
    press(t, WHEEL_UP, 6, 30);
    check_row(t, 6);
    press(t, LEFT, 1, 16);
    term_assert_shows(t, "▲title");
    press(t, LEFT, 1, 16);
    term_assert_shows(t, "▼title");
    press(t, LEFT, 0, 0);
    press(t, LEFT, 23, 10);
    press(t, LEFT, 500, 500);
    press(t, 2, 4, 4);
    press(t, 35, 4, 4);
    term_assert_shows(t, "▼title");
    term_keys(t, "zgmg");
    term_assert_shows(t, "▾ Brussels");
    press(t, LEFT, 2, 4); /* the heading is no row */
    check_row(t, 3);
    press(t, LEFT, 5, 4);
    check_row(t, 5);
    stage_close(stage);
}

static void test_text_and_menu(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage);
    term_keys(t, "zmM");
    term_assert_shows(t, "meetings");
    term_keys(t, "G<Up><Enter>");
    term_assert_shows(t, "Participants");
    press(t, WHEEL_DOWN, 5, 5);
    press(t, LEFT, 12, 5);
    term_keys(t, "qqo");
    term_assert_shows(t, "sort by");
    press(t, WHEEL_DOWN, 5, 5);
    press(t, LEFT, 5, 5);
    term_assert_shows(t, "sort by");
    term_keys(t, "<Esc>");
    stage_close(stage);
}

/* ^Z and fg, SIGTERM, a crash: the terminal never goes on reporting to whoever comes after. */
static void test_given_back(void **state)
{
    struct stage *stage = *state;
    static const int signals[] = {SIGTERM, SIGHUP, SIGSEGV, SIGABRT};
    /* A sanitizer's handlers would end the program before ours, and call it an error. */
    static const char *const env[] = {"ASAN_OPTIONS=handle_segv=0:handle_abort=0", NULL};
    for (gsize i = 0; i < G_N_ELEMENTS(signals); i++) {
        struct term *t = stage_open(stage, &(struct term_options){.env = env});
        term_assert_shows(t, "26 commitments");
        term_keys(t, "zm");
        term_assert_shows(t, "mouse on");
        term_signal(t, signals[i]);
        assert_true(term_exit_status(t, 10000) >= 0);
        assert_false(reports_mouse(t));
        term_stop(g_steal_pointer(&stage->term));
    }
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_off_at_first),
        ON_STAGE(test_list),
        ON_STAGE(test_text_and_menu),
        ON_STAGE(test_given_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
