/* kept.c proves that what stood in a form when the program was ended from outside is there when the
 * form is opened again, and nowhere else. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/lib/stage.h"

static struct term *open_form(struct stage *stage, const char *keys)
{
    struct term *t = stage_open(stage, NULL);
    term_keys(t, keys);
    term_assert_shows(t, "Title *");
    return t;
}

static void assert_back(struct stage *stage, const char *keys, const char *text)
{
    struct term *t = open_form(stage, keys);
    term_assert_shows(t, "back: what was typed");
    term_assert_shows(t, text);
}

static void assert_nothing_back(struct stage *stage, const char *keys)
{
    struct term *t = open_form(stage, keys);
    term_wait_idle(t, 50);
    term_assert_hides(t, "back: what was typed");
}

/* At once, when the end is announced. */
static void test_signals(void **state)
{
    struct stage *stage = *state;
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};
    for (gsize i = 0; i < G_N_ELEMENTS(signals); i++) {
        struct term *t = open_form(stage, "e");
        term_keys(t, "<C-u>Half a sentence");
        term_assert_shows(t, "Half a sentence");
        term_signal(t, signals[i]);
        term_assert_exit(t, 128 + signals[i]);
        assert_back(stage, "e", "Half a sentence");
        term_keys(stage->term, "<Esc>");
        term_assert_shows(stage->term, "not saved yet");
        term_keys(stage->term, "d");
        term_assert_hides(stage->term, "Title *");
        assert_nothing_back(stage, "e");
    }
}

static void test_lost_connection(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_form(stage, "i");
    term_keys(t, "A new promise");
    term_assert_shows(t, "A new promise");
    term_hangup(t);
    term_assert_exit(t, 128 + SIGHUP);
    assert_nothing_back(stage, "e");
    assert_back(stage, "i", "A new promise");
    term_keys(stage->term, "<C-s>");
    term_assert_shows(stage->term, "saved");
    assert_nothing_back(stage, "i");
}

/* After a moment, when it is not: two seconds at most. */
static void test_kill(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_form(stage, "e");
    term_keys(t, "<C-u>Typed two seconds ago");
    term_assert_shows(t, "Typed two seconds ago");
    assert_true(term_wait_idle(t, 2000));
    term_signal(t, SIGKILL);
    term_assert_exit(t, 128 + SIGKILL);
    /* A second program that starts while this one has the form does not get it too. */
    assert_back(stage, "e", "Typed two seconds ago");
    struct term *first = g_steal_pointer(&stage->term);
    assert_nothing_back(stage, "e");
    term_keys(first, "<C-s>");
    term_assert_shows(first, "saved");
    term_stop(first);
    assert_nothing_back(stage, "e");
}

/* When somebody has changed the same field since, that is said, and saving asks. */
static void test_changed_since(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_form(stage, "e");
    term_keys(t, "<C-u>Mine");
    term_assert_shows(t, "Mine");
    term_signal(t, SIGTERM);
    term_assert_exit(t, 128 + SIGTERM);
    stage_do(stage, "edit", "EUUS-0001", "--title", "Theirs", NULL);
    t = open_form(stage, "e");
    term_assert_shows(t, "“Title” was changed since");
    term_assert_shows(t, "Mine");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_signals, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_lost_connection, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_kill, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_changed_since, stage_set_up, stage_tear_down),
    };
    return cmocka_run_group_tests_name("kept", tests, NULL, NULL);
}
