/* tests of the register view on the sample: whole screens at three sizes, in colour and mono, and
 * what keys do to them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/lib/stage.h"

/* The cursor comes to rest there, and is shown. */
static void check_cursor(struct term *t, int expected_row, int expected_col)
{
    int row = -1, col = -1;
    gboolean is_shown = FALSE;
    for (int i = 0; i < 100 && !(is_shown && row == expected_row && col == expected_col); i++) {
        term_wait_idle(t, 50);
        is_shown = term_cursor(t, &row, &col);
    }
    assert_true(is_shown);
    assert_int_equal(row, expected_row);
    assert_int_equal(col, expected_col);
}

static const char *const mono_env[] = {"NO_COLOR=1", NULL};

/* The sample's register, when all of it is on the screen. */
static struct term *show(struct stage *stage, int rows, int cols, const char *const *env)
{
    struct term *t =
        stage_open(stage, &(struct term_options){.rows = rows, .cols = cols, .env = env});
    if (cols >= 80)
        term_assert_shows(t, "26 commitments"); /* which are counted when nobody types */
    if (cols >= 100)
        term_assert_shows(t, "Is there a date by which"); /* in the pane */
    return t;
}

static void check_size(struct stage *stage, int rows, int cols, const char *name)
{
    struct term *t = show(stage, rows, cols, NULL);
    term_assert_screen(t, name);
    term_assert_attrs(t, name);
    check_cursor(t, 2, 0);
    term_assert_escapes(t);
    stage_close(stage);
    /* Without colour the same words stand there. */
    t = show(stage, rows, cols, mono_env);
    term_assert_screen(t, name);
    g_autofree char *mono = g_strconcat(name, "-mono", NULL);
    term_assert_attrs(t, mono);
    stage_close(stage);
}

static void test_80x24(void **state)
{
    check_size(*state, 24, 80, "register-80x24");
}

static void test_120x40(void **state)
{
    check_size(*state, 40, 120, "register-120x40");
}

static void test_40x10(void **state)
{
    check_size(*state, 10, 40, "register-40x10");
}

/* Below 40×10 one line says what is needed, and the picture is back when the room is. */
static void test_too_small(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_resize(t, 9, 39);
    term_assert_shows(t, "Need 40×10, have 39×9");
    term_assert_hides(t, "EUUS");
    term_resize(t, 1, 12);
    term_assert_shows(t, "Need 40×10,");
    term_resize(t, 24, 80);
    term_assert_screen(t, "register-80x24");
    stage_close(stage);
}

/* The terminal's cursor, which a braille display follows, sits on the selected row. */
static void test_cursor_follows(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "jj");
    check_cursor(t, 4, 0);
    term_keys(t, "3k5j2<Up>");
    check_cursor(t, 5, 0);
    term_keys(t, "G");
    term_assert_shows(t, "EUUS-0026");
    check_cursor(t, 21, 0);
    term_keys(t, "g");
    term_assert_shows(t, "EUUS-0001");
    check_cursor(t, 2, 0);
    stage_close(stage);
}

/* A filter works as it is typed, is unmistakable while it stands, and Esc takes it back. */
static void test_filter(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "fevidence");
    term_assert_shows(t, "filter: evidence");
    term_assert_shows(t, "1 of 26");
    term_assert_hides(t, "EUUS-0002");
    term_keys(t, "<Enter>");
    term_assert_hides(t, "filter:");
    term_assert_screen(t, "register-filtered");
    term_assert_attrs(t, "register-filtered");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "26 commitments");
    term_assert_hides(t, "FILTER");
    /* - goes back to it. */
    term_keys(t, "-");
    term_assert_shows(t, "1 of 26");
    stage_close(stage);
}

/* Esc in the line restores the filter that was there before. */
static void test_filter_given_up(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "fstatus:open<Enter>");
    term_assert_shows(t, "FILTER");
    term_assert_hides(t, "EUUS-0002");
    term_keys(t, "f evidence");
    term_assert_hides(t, "EUUS-0009");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "EUUS-0009");
    term_assert_hides(t, "EUUS-0002");
    stage_close(stage);
}

/* A bad filter keeps the last good list and shows where it is wrong. */
static void test_bad_filter(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "fvisa");
    term_assert_hides(t, "EUUS-0001");
    term_keys(t, " status:nowhere");
    term_assert_shows(t, "nowhere");
    term_assert_screen(t, "register-bad-filter");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "filter: visa status:nowhere");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "26 commitments");
    stage_close(stage);
}

/* An empty result says which term left nothing. */
static void test_empty_filter(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "fvisa quokka<Enter>");
    term_assert_shows(t, "Nothing matches the filter: no commitment is found where");
    term_assert_shows(t, "quokka");
    term_keys(t, "jk<Enter>s=");
    term_assert_shows(t, "0 of 26");
    stage_close(stage);
}

/* Search goes to the next row and round the end, and lights up what it found. */
static void test_search(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "/title:next<Enter>");
    check_cursor(t, 3, 0);
    term_keys(t, "n");
    check_cursor(t, 18, 0);
    term_keys(t, "nn");
    term_assert_shows(t, "past the end");
    term_keys(t, "/nowhere<Enter>");
    term_assert_shows(t, "not found: nowhere");
    stage_close(stage);
}

/* Marks stay on their rows through sorting and filtering; U takes them away. */
static void test_marks(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "<Space>t");
    term_assert_shows(t, "2 marked");
    term_assert_shows(t, "* n EUUS-0001");
    term_assert_shows(t, "* f EUUS-0002");
    term_assert_shows(t, "U unmark");
    term_keys(t, "O");
    term_assert_shows(t, "▼key");
    term_keys(t, "G");
    term_assert_shows(t, "* n EUUS-0001");
    term_keys(t, "U");
    term_assert_hides(t, "marked");
    term_keys(t, "gv2jv");
    term_assert_shows(t, "3 marked");
    term_keys(t, "U*");
    term_assert_shows(t, "26 marked");
    stage_close(stage);
}

static void test_sort_menu(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "G");
    term_keys(t, "o");
    term_assert_shows(t, "sort by");
    term_keys(t, "d");
    term_assert_shows(t, "▲due");
    term_assert_shows(t, "EUUS-0026"); /* the cursor is still on it */
    term_keys(t, "g");
    term_assert_shows(t, "EUUS-0002");
    check_cursor(t, 2, 0);
    term_assert_screen(t, "register-by-due");
    stage_close(stage);
}

/* A commitment stands under each meeting it has words from. */
static void test_groups(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "zgm");
    term_assert_shows(t, "Brussels, 20–21 June 2024");
    term_keys(t, "g");
    check_cursor(t, 3, 0);
    term_assert_screen(t, "register-by-meeting");
    term_keys(t, "}");
    term_assert_shows(t, "Lisbon, 22 June 2021");
    term_keys(t, "zgn");
    term_assert_hides(t, "Lisbon, 22 June 2021");
    stage_close(stage);
}

/* The pane tells the story of the row beside it, takes the keys by Tab, and can be hidden. */
static void test_pane(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 40, 120, NULL);
    term_assert_shows(t, "Is there a date");
    term_keys(t, "j");
    term_assert_shows(t, "the ministers of both sides are to meet in Sofia");
    term_keys(t, "<Tab>G");
    term_assert_shows(t, "EUUS-0002  next meeting");
    term_keys(t, "<Tab>G");
    term_assert_shows(t, "EUUS-0026  next meeting");
    term_keys(t, "zp");
    term_assert_hides(t, "│");
    term_assert_screen(t, "register-120x40-without-pane");
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_80x24),           ON_STAGE(test_120x40),         ON_STAGE(test_40x10),
        ON_STAGE(test_too_small),       ON_STAGE(test_cursor_follows), ON_STAGE(test_filter),
        ON_STAGE(test_filter_given_up), ON_STAGE(test_bad_filter),     ON_STAGE(test_empty_filter),
        ON_STAGE(test_search),          ON_STAGE(test_marks),          ON_STAGE(test_sort_menu),
        ON_STAGE(test_groups),          ON_STAGE(test_pane),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
