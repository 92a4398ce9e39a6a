/* sizes.c proves that the program lives through every size of its terminal and any rate of change,
 * and shows the right picture once it ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/lib/expect.h"
#include "tests/lib/stage.h"

enum { STORM_MS = 300 }; /* in each place */

/* Half of the sizes are where layouts change and corners are cut, the others anywhere. */
static void next_size(guint32 *seed, int *rows, int *cols)
{
    static const int edges[][2] = {{1, 1},   {200, 500}, {1, 500}, {200, 1}, {2, 2},    {9, 40},
                                   {10, 39}, {10, 40},   {11, 41}, {24, 99}, {24, 100}, {3, 60},
                                   {5, 20},  {4, 19},    {6, 100}, {60, 132}};
    if (expect_random(seed, 2) == 0) {
        const int *edge = edges[expect_random(seed, G_N_ELEMENTS(edges))];
        *rows = edge[0];
        *cols = edge[1];
        return;
    }
    *rows = 1 + (int)expect_random(seed, 200);
    *cols = 1 + (int)expect_random(seed, 500);
}

/* Sizes follow each other at once, after a moment, and with time enough to draw. Some are met by a
 * key as well. */
static int storm(struct term *t, guint32 *seed)
{
    static const int gaps[] = {0, 0, 1, 1, 10};
    const gint64 end = g_get_monotonic_time() + STORM_MS * 1000;
    int n = 0;
    while (g_get_monotonic_time() < end) {
        int rows, cols;
        next_size(seed, &rows, &cols);
        term_resize(t, rows, cols);
        n++;
        g_usleep((gulong)gaps[n % 5] * 1000);
        (void)term_cursor(t, NULL, NULL); /* reads along */
    }
    return n;
}

static char *kept(const struct stage *stage, const char *name, char *text)
{
    char *path = g_build_filename(stage->folder, name, NULL);

    assert_true(g_file_set_contents(path, text, -1, NULL));
    g_free(text);
    return path;
}

/* In every view, and with a prompt, a menu and a form open: after hundreds of sizes the picture is
 * the one from before, to the last attribute and the cursor; and the program still listens. */
static void test_storm_everywhere(void **state)
{
    struct stage *stage = *state;
    guint32 seed = 20261123;
    int n = 0;
    for (const struct stage_place *place = stage_places; place->name; place++) {
        struct term *t = stage_open(stage, NULL);
        stage_go(stage, place);
        term_keys(t, "<Home>");
        term_wait_idle(t, 100);
        g_autofree char *screen = kept(stage, "screen", term_screen(t));
        g_autofree char *attrs = kept(stage, "attrs", term_screen_attrs(t));
        n += storm(t, &seed);
        term_resize(t, 24, 80);
        term_keys(t,
                  "<Home>"); /* a cursor that was in sight has stayed so, and scrolled the text */
        term_assert_path(t, screen, false);
        term_assert_path(t, attrs, true);
        term_assert_escapes(t);
        stage_close(stage);
    }
    print_message("%d sizes\n", n);
}

/* Too small for a view, one line says so, as much of it as there is room for. */
static void test_too_small(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    static const struct {
        int rows, cols;
        const char *shows;
    } sizes[] = {{9, 80, "Need 40×10, have 80×9\n"},
                 {24, 39, "Need 40×10, have 39×24\n"},
                 {1, 12, "Need 40×10,"},
                 {3, 5, "Need\n"},
                 {1, 1, "N"}};
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
        term_resize(t, sizes[i].rows, sizes[i].cols);
        term_assert_shows(t, sizes[i].shows);
    }
    term_resize(t, 24, 80);
    term_assert_shows(t, "26 commitments");
    stage_close(stage);
}

/* The cursor stands on what is selected, in sight, at the first row and at the last. */
static void test_cursor_in_sight(void **state)
{
    struct stage *stage = *state;
    static const int sizes[][2] = {{10, 40}, {24, 80}, {40, 120}};
    for (const struct stage_place *place = stage_places; place->name; place++) {
        struct term *t = stage_open(stage, NULL);
        stage_go(stage, place);
        for (gsize i = 0; i < 2 * G_N_ELEMENTS(sizes); i++) {
            term_resize(t, sizes[i / 2][0], sizes[i / 2][1]);
            term_keys(t, i % 2 == 0 ? "<End>" : "<Home>");
            term_wait_idle(t, 50);
            if (!term_cursor(t, NULL, NULL))
                fail_msg("%s at %dx%d: the cursor is not shown", place->name, sizes[i / 2][0],
                         sizes[i / 2][1]);
        }
    }
}

/* It starts at any size as well. */
static void test_start_small(void **state)
{
    struct stage *stage = *state;
    static const int sizes[][2] = {{1, 1}, {1, 80}, {10, 40}, {200, 500}, {2, 3}};
    const char *argv[] = {"heldto", "-r", stage->path, NULL};
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
        const int rows = sizes[i][0], cols = sizes[i][1];
        struct term *t =
            stage_open(stage, &(struct term_options){.argv = argv, .rows = rows, .cols = cols});
        term_assert_shows(t, cols >= 40 && rows >= 10 ? "EUUS-0001" : "N");
        term_resize(t, 24, 80);
        term_assert_shows(t, "26 commitments");
        stage_close(stage);
    }
}

/* A terminal that does not know its size gets the usual 24 by 80. */
static void test_size_unknown(void **state)
{
    struct stage *stage = *state;
    const char *script[] = {"sh", "-c",        "stty rows 0 cols 0; exec \"$HELDTO\" -r \"$1\"",
                            "sh", stage->path, NULL};
    struct term *t = stage_open(stage, &(struct term_options){.argv = script});
    term_assert_shows(t, "26 commitments");
    term_assert_shows(t, "? more");
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_storm_everywhere, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_too_small, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_cursor_in_sight, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_start_small, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_size_unknown, stage_set_up, stage_tear_down),
    };
    return cmocka_run_group_tests_name("sizes", tests, NULL, NULL);
}
