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

/* The last change again: on the row the cursor went on to, on marked ones, with its source. */
static void test_repeat(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage);
    term_keys(t, ".");
    term_assert_shows(t, "nothing was changed yet");
    term_keys(t, "A<Down><Enter><Enter>");
    term_assert_shows(t, "citing [");
    term_keys(t, "8jst<Enter>");
    term_assert_shows(t, "EUUS-0009 → stalled");
    /* Another source now is no matter: the change is repeated as it was made. */
    term_keys(t, "Anone<Enter>");
    term_assert_hides(t, "citing [");
    term_keys(t, ".");
    term_assert_shows(t, "EUUS-0012 → stalled");
    term_keys(t, "G<Space>k<Space>.");
    term_assert_shows(t, "2 commitments → stalled");
    term_keys(t, "uUg.");
    term_assert_shows(t, "EUUS-0001 → stalled");
    g_autofree char *with = stage_shell(stage, NULL, "show", "EUUS-0012", NULL);
    g_autofree char *first = stage_shell(stage, NULL, "show", "EUUS-0009", NULL);
    const char *source = strstr(first, "stalled");
    assert_non_null(source);
    assert_non_null(strstr(source, "["));
    assert_non_null(strstr(strstr(with, "stalled"), "["));
    /* A position has no status, and says so. */
    term_keys(t, "g2j.");
    term_assert_shows(t, "EUUS-0003 has no status: position");
    stage_close(stage);
}

/* The same words in a field of another one; what does not fit there is refused as if typed. */
static void test_repeat_field(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage);
    term_keys(t, "w<C-u>Zed<Enter>");
    term_assert_shows(t, "EUUS-0001 · Owner: Zed");
    term_keys(t, "jj.");
    term_assert_shows(t, "EUUS-0003 · Owner: Zed");
    term_keys(t, "u");
    term_assert_shows(t, "taken back: EUUS-0003");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "EUUS-0003");
    term_keys(t, ".");
    term_assert_shows(t, "EUUS-0003 · Owner: Zed");
    g_autofree char *csv =
        stage_shell(stage, NULL, "list", "owner:zed", "--format", "csv", "--columns", "key", NULL);
    assert_string_equal(csv, "key\nEUUS-0001\nEUUS-0003\n");
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_back_and_forward), ON_STAGE(test_bookmarks),    ON_STAGE(test_odd_bookmarks),
        ON_STAGE(test_repeat),           ON_STAGE(test_repeat_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
