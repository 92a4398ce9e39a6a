/* tests of the register view on the sample: whole screens at three sizes, in colour and mono, and
 * what keys do to them. */
#include "tests/lib/screens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

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

static void check_size(int rows, int cols, const char *name)
{
    struct term *t = screens_demo(rows, cols, SCREENS_COLOUR);
    term_assert_screen(t, name);
    term_assert_attrs(t, name);
    check_cursor(t, 2, 0);
    term_assert_escapes(t);
    screens_leave(t);
    /* Without colour the same words stand there. */
    t = screens_demo(rows, cols, SCREENS_MONO);
    term_assert_screen(t, name);
    g_autofree char *mono = g_strconcat(name, "-mono", NULL);
    term_assert_attrs(t, mono);
    screens_leave(t);
}

static void test_80x24(void **state)
{
    (void)state;
    check_size(24, 80, "register-80x24");
}

static void test_120x40(void **state)
{
    (void)state;
    check_size(40, 120, "register-120x40");
}

static void test_40x10(void **state)
{
    (void)state;
    check_size(10, 40, "register-40x10");
}

/* Below 40×10 one line says what is needed, and the picture is back when the room is. */
static void test_too_small(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_resize(t, 9, 39);
    term_assert_shows(t, "Need 40×10, have 39×9");
    term_assert_hides(t, "EUUS");
    term_resize(t, 1, 12);
    term_assert_shows(t, "Need 40×10,");
    term_resize(t, 24, 80);
    term_assert_screen(t, "register-80x24");
    screens_leave(t);
}

/* The terminal's cursor, which a braille display follows, sits on the selected row. */
static void test_cursor_follows(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
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
    screens_leave(t);
}

/* A filter works as it is typed, is unmistakable while it stands, and Esc takes it back. */
static void test_filter(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
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
    screens_leave(t);
}

/* Esc in the line restores the filter that was there before. */
static void test_filter_given_up(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_keys(t, "fstatus:open<Enter>");
    term_assert_shows(t, "FILTER");
    term_assert_hides(t, "EUUS-0002");
    term_keys(t, "f evidence");
    term_assert_hides(t, "EUUS-0009");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "EUUS-0009");
    term_assert_hides(t, "EUUS-0002");
    screens_leave(t);
}

/* A bad filter keeps the last good list and shows where it is wrong. */
static void test_bad_filter(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_keys(t, "fvisa");
    term_assert_hides(t, "EUUS-0001");
    term_keys(t, " status:nowhere");
    term_assert_shows(t, "nowhere");
    term_assert_screen(t, "register-bad-filter");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "filter: visa status:nowhere");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "26 commitments");
    screens_leave(t);
}

/* An empty result says which term left nothing. */
static void test_empty_filter(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_keys(t, "fvisa quokka<Enter>");
    term_assert_shows(t, "Nothing matches the filter. nothing is left by:");
    term_assert_shows(t, "quokka");
    term_keys(t, "jk<Enter>s=");
    term_assert_shows(t, "0 of 26");
    screens_leave(t);
}

/* Search goes to the next row and round the end, and lights up what it found. */
static void test_search(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_keys(t, "/title:next<Enter>");
    check_cursor(t, 3, 0);
    term_keys(t, "n");
    check_cursor(t, 18, 0);
    term_keys(t, "nn");
    term_assert_shows(t, "past the end");
    term_keys(t, "/nowhere<Enter>");
    term_assert_shows(t, "not found: nowhere");
    screens_leave(t);
}

/* Marks stay on their rows through sorting and filtering; U takes them away. */
static void test_marks(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_keys(t, "<Space>t");
    term_assert_shows(t, "2 marked");
    term_assert_shows(t, "* p EUUS-0001");
    term_assert_shows(t, "* f EUUS-0002");
    term_assert_shows(t, "U unmark");
    term_keys(t, "O");
    term_assert_shows(t, "▼key");
    term_keys(t, "G");
    term_assert_shows(t, "* p EUUS-0001");
    term_keys(t, "U");
    term_assert_hides(t, "marked");
    term_keys(t, "gv2jv");
    term_assert_shows(t, "3 marked");
    term_keys(t, "U*");
    term_assert_shows(t, "26 marked");
    screens_leave(t);
}

static void test_sort_menu(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
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
    screens_leave(t);
}

/* A commitment stands under each meeting it has words from. */
static void test_groups(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_keys(t, "zgm");
    term_assert_shows(t, "Brussels, 20–21 June 2024");
    term_keys(t, "g");
    check_cursor(t, 3, 0);
    term_assert_screen(t, "register-by-meeting");
    term_keys(t, "}");
    term_assert_shows(t, "Lisbon, 22 June 2021");
    term_keys(t, "zgn");
    term_assert_hides(t, "Lisbon, 22 June 2021");
    screens_leave(t);
}

/* The pane tells the story of the row beside it, takes the keys by Tab, and can be hidden. */
static void test_pane(void **state)
{
    (void)state;
    struct term *t = screens_demo(40, 120, SCREENS_COLOUR);
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
    screens_leave(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_80x24),           cmocka_unit_test(test_120x40),
        cmocka_unit_test(test_40x10),           cmocka_unit_test(test_too_small),
        cmocka_unit_test(test_cursor_follows),  cmocka_unit_test(test_filter),
        cmocka_unit_test(test_filter_given_up), cmocka_unit_test(test_bad_filter),
        cmocka_unit_test(test_empty_filter),    cmocka_unit_test(test_search),
        cmocka_unit_test(test_marks),           cmocka_unit_test(test_sort_menu),
        cmocka_unit_test(test_groups),          cmocka_unit_test(test_pane),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
