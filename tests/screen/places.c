/* tests of going back and forward through the views, of bookmarks, and of repeating a change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/lib/stage.h"

static struct term *show(struct stage *stage)
{
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "26 commitments");
    return t;
}

static void check_here(struct term *t, const char *text)
{
    int row = 0;
    for (int i = 0; i < 50; i++) {
        term_wait_idle(t, 50);
        term_cursor(t, &row, NULL);
        g_autofree char *cells = term_cells(t, row, 0, 80);
        if (strstr(cells, text) != NULL)
            return;
    }
    term_assert_shows(t, "the cursor's row");
}

/* Back and forward, each with what the cursor was on; what was closed by q is forward of here. */
static void test_back_and_forward(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage);
    term_keys(t, "<lt>");
    term_assert_shows(t, "this is where you came in");
    term_keys(t, "5jMg");
    term_assert_shows(t, "meetings");
    check_here(t, "Sofia");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "Texts held");
    term_keys(t, "<lt>");
    check_here(t, "Sofia");
    term_keys(t, "<lt>");
    check_here(t, "EUUS-0006");
    term_keys(t, ">");
    check_here(t, "Sofia");
    term_keys(t, ">");
    term_assert_shows(t, "Texts held");
    term_keys(t, ">");
    term_assert_shows(t, "there is nothing further on");
    term_keys(t, "qq");
    check_here(t, "EUUS-0006");
    term_keys(t, ">");
    check_here(t, "Sofia");
    /* Another way from here makes what was ahead be forgotten. */
    term_keys(t, "<lt>D");
    term_assert_shows(t, "Today");
    term_keys(t, ">");
    term_assert_shows(t, "there is nothing further on");
    /* From the help one goes back to what it was called from. */
    term_keys(t, "?");
    term_assert_shows(t, "In this view");
    term_keys(t, "<lt>");
    term_assert_hides(t, "In this view");
    term_assert_shows(t, "Today");
    stage_close(stage);
}

/* Bookmarks outlive the program; '' goes back to where one was; a filter comes along. */
static void test_bookmarks(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage);
    term_keys(t, "'");
    term_assert_shows(t, "no bookmarks yet · m and a letter makes one");
    term_keys(t, "m%");
    term_assert_shows(t, "a letter or a digit is needed");
    term_keys(t, "<Esc>");
    term_keys(t, "fukraine<Enter>");
    term_assert_shows(t, "FILTER");
    term_keys(t, "gjmu");
    term_assert_shows(t, "bookmark u: Register · EUUS-");
    term_keys(t, "<Esc>Mg<Enter>ma");
    term_assert_shows(t, "bookmark a: Sofia");
    stage_close(stage);
    t = show(stage);
    term_keys(t, "G'");
    term_assert_shows(t, "go to");
    term_assert_shows(t, "a  Sofia");
    term_keys(t, "a");
    term_assert_shows(t, "Texts held");
    term_keys(t, "''");
    check_here(t, "EUUS-0026");
    term_keys(t, "'u");
    term_assert_shows(t, "FILTER");
    term_keys(t, "''");
    term_assert_hides(t, "FILTER");
    check_here(t, "EUUS-0026");
    stage_close(stage);
}

/* A bookmark of what is not there any more, and a state file that somebody has written into. */
static void test_odd_bookmarks(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage);
    term_keys(t, "<Enter>mx");
    term_assert_shows(t, "bookmark x: ");
    term_keys(t, "qmy");
    term_assert_shows(t, "bookmark y: ");
    stage_close(stage);
    g_autofree char *path = g_build_filename(stage->folder, "state", "heldto", "state", NULL);
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    GString *odd = g_string_new(text);
    g_string_replace(odd, "x=commitment\\t1\\t", "x=commitment\\t999\\t", 0);
    g_string_replace(odd, "y=register", "z=nowhere\\t1\\n\nw=register\\t1\ny=register", 0);
    assert_true(g_file_set_contents(path, odd->str, -1, NULL));
    g_string_free(odd, TRUE);
    t = show(stage);
    term_keys(t, "'");
    term_assert_shows(t, "go to");
    term_assert_hides(t, "nowhere");
    term_keys(t, "x");
    term_wait_idle(t, 200);
    term_keys(t, "'y");
    check_here(t, "EUUS-0001");
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_back_and_forward),
        ON_STAGE(test_bookmarks),
        ON_STAGE(test_odd_bookmarks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
