/* typing.c proves what becomes of what is typed and pasted, and that nothing is sent when nothing
 * happens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/lib/stage.h"

/* Nothing is written when nothing happens. */
static void test_idle_is_silent(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, &(struct term_options){.rows = 40, .cols = 120});
    term_wait_idle(t, 600);
    term_bytes_reset(t);
    term_wait_idle(t, 2000);
    gsize len = 1;
    term_bytes(t, &len);
    assert_int_equal(len, 0);
    stage_close(stage);
}

/* Two hundred keys in one write are one picture, not two hundred. */
static void test_queued_keys_are_painted_once(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, &(struct term_options){.rows = 24, .cols = 80});
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
    stage_close(stage);
}

/* Esc is answered at once, not after a second. */
static void test_escape_is_quick(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, &(struct term_options){.rows = 24, .cols = 80});
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
    stage_close(stage);
}

/* Pasted text is text: its line ends do not press Enter, its letters are no keys. */
static void test_paste(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, &(struct term_options){.rows = 24, .cols = 80});
    term_paste(t, "qQ\nq");
    term_assert_shows(t, "nothing to paste into");
    term_keys(t, "f");
    term_paste(t, "visa\nfree\033[31m");
    term_assert_shows(t, "filter: visa free");
    term_assert_escapes(t);
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_idle_is_silent),
        ON_STAGE(test_queued_keys_are_painted_once),
        ON_STAGE(test_escape_is_quick),
        ON_STAGE(test_paste),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
