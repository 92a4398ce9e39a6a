/* thrift.c proves how little is sent and done: bytes for a step, nothing when nothing happens, one
 * picture for many keys, and no memory that grows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/lib/stage.h"

static gsize sent(struct term *t)
{
    gsize len = 0;
    term_bytes(t, &len);
    return len;
}

static struct term *open_wide(struct stage *stage)
{
    struct term *t = stage_open(stage, &(struct term_options){.rows = 40, .cols = 120});
    term_assert_shows(t, "26 commitments");
    term_wait_idle(t, 400);
    return t;
}

/* 25 steps, of which the first ones may have to take the words of a reading pane away: on the move
 * it waits, unless the machine makes a pause between two of them. */
static void step_down(struct term *t, const char *where, int free_steps, gsize most)
{
    gint64 last = 0;
    for (int i = 1; i <= 25; i++) {
        const gint64 now = g_get_monotonic_time();
        term_bytes_reset(t);
        term_keys(t, "<Down>");
        term_wait_idle(t, 40);
        if (i > free_steps && sent(t) > most && now - last < 700 * G_TIME_SPAN_MILLISECOND)
            fail_msg("%s, step %d: expected at most %zu bytes, actual %zu", where, i, most,
                     sent(t));
        last = now;
    }
}

/* A line down takes at most 250 bytes, and 300 where a whole new row comes in sight. */
static void test_line_down(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_wide(stage);
    step_down(t, "beside the reading pane", 2, 250);
    term_resize(t, 12, 120);
    term_keys(t, "gzp");
    term_assert_hides(t, "│");
    step_down(t, "scrolling, without the pane", 0, 300);
    stage_close(stage);
}

/* Each view once it is there: not a byte, and no time of the processor to speak of. */
static gint64 ticks(struct term *t)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/stat", term_pid(t));
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return -1;
    g_auto(GStrv) words = g_strsplit(strrchr(text, ')') + 2, " ", -1);
    return g_ascii_strtoll(words[11], NULL, 10) + g_ascii_strtoll(words[12], NULL, 10);
}

static void test_idle(void **state)
{
    struct stage *stage = *state;
    struct term *all[32] = {NULL};
    gint64 before[32];
    gsize n = 0;
    /* Side by side, so that three seconds are waited once. */
    for (const struct stage_place *place = stage_places; place->name; place++, n++) {
        stage_open(stage, &(struct term_options){.rows = 40, .cols = 120});
        stage_go(stage, place);
        term_wait_idle(stage->term, 300);
        all[n] = g_steal_pointer(&stage->term);
    }
    for (gsize i = 0; i < n; i++) {
        term_wait_idle(all[i], 100);
        term_bytes_reset(all[i]);
        before[i] = ticks(all[i]);
    }
    g_usleep(3 * G_USEC_PER_SEC);
    for (gsize i = 0; i < n; i++) {
        const gint64 spent = ticks(all[i]) - before[i];
        if (sent(all[i]) > 0 || spent > sysconf(_SC_CLK_TCK) / 10)
            fail_msg("%s, idle for 3 s: %zu bytes, %d ticks", stage_places[i].name, sent(all[i]),
                     (int)spent);
        term_stop(all[i]);
    }
}

/* Two hundred keys at once are one picture; with each of them drawn it would be two hundred. */
static void test_queued_keys(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_wide(stage);
    const gsize screen = sent(t);
    g_autofree char *keys = g_strnfill(200, 'j');
    term_bytes_reset(t);
    term_send(t, keys, 200);
    term_wait_idle(t, 500);
    term_assert_shows(t, "EUUS-0026");
    if (sent(t) >= 3 * screen)
        fail_msg("expected fewer than three screens of %zu bytes, actual %zu", screen, sent(t));
    stage_close(stage);
}

/* Pages of memory that are its own; 0: not to be known here. */
static gint64 memory(struct term *t)
{
    g_autofree char *path = g_strdup_printf("/proc/%d/statm", term_pid(t));
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return 0;
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    return (g_ascii_strtoll(words[1], NULL, 10) - g_ascii_strtoll(words[2], NULL, 10)) *
           sysconf(_SC_PAGESIZE) / 1024;
}

static void press(struct term *t, const char *keys)
{
    term_keys(t, keys);
    term_wait_idle(t, 2);
}

/* Through every view, each read and drawn anew so many times; and what lies over one, opened and
 * closed now and then. */
static void walk(struct term *t, int times)
{
    static const char *const layers[] = {"prompt",  "menu",   "form", "text",
                                         "columns", "letter", NULL};
    for (const struct stage_place *place = stage_places; place->name; place++) {
        const gboolean is_layer = g_strv_contains(layers, place->name);
        press(t, "g");
        term_keys(t, is_layer ? "" : place->keys);
        term_wait_idle(t, 50);
        for (int i = 0; i < (is_layer ? times / 5 : times); i++) {
            press(t, is_layer ? place->keys : "R");
            if (is_layer)
                press(t, "<C-c>");
        }
        for (int i = 0; i < 3 && !term_wait_for(t, "26 commitments", i * 400); i++)
            press(t, "q");
    }
    term_wait_idle(t, 200);
}

/* Five hundred refreshes leave no more memory in use than sixty do. A sanitizer, where there is one,
 * tells what is lost; it keeps what is freed, so the amount says nothing then. */
static void test_memory(void **state)
{
    struct stage *stage = *state;
    const char *build = g_getenv("HELDTO_BUILD");
    const gboolean is_plain = build == NULL || strstr(build, "asan") == NULL;
    struct term *t = open_wide(stage);
    walk(t, 5);
    const gint64 before = memory(t);
    walk(t, is_plain ? 55 : 2);
    const gint64 after = memory(t);
    term_assert_shows(t, "26 commitments");
    print_message("%d KiB, then %d KiB\n", (int)before, (int)after);
    if (is_plain && after - before > 1024)
        fail_msg("expected no more than %d KiB, actual %d KiB", (int)before, (int)after);
    term_assert_escapes(t);
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_line_down, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_idle, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_queued_keys, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_memory, stage_set_up, stage_tear_down),
    };
    return cmocka_run_group_tests_name("thrift", tests, NULL, NULL);
}
