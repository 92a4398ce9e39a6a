/* tests of what lies beside and below a list's edge: columns scrolled to, groups folded, long lines
 * cut and scrolled. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/lib/stage.h"

static struct term *show(struct stage *stage, int rows, int cols)
{
    struct term *t = stage_open(stage, &(struct term_options){.rows = rows, .cols = cols});
    term_assert_shows(t, "26 commitments");
    return t;
}

/* The row of the screen that the cursor is on. */
static char *here(struct term *t)
{
    int row = 0;
    term_wait_idle(t, 100);
    term_cursor(t, &row, NULL);
    return term_cells(t, row, 0, 80);
}

/* The key stays where it is, the head scrolls with the rows, signs at the edges say that there is
 * more, and at each end it says so. */
static void test_scroll(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80);
    term_keys(t, "h");
    term_assert_shows(t, "there are no more columns at the left");
    term_assert_hides(t, "last wording");
    term_keys(t, "l");
    term_assert_hides(t, "title");
    term_assert_shows(t, "▲key");
    term_assert_shows(t, "parties");
    term_keys(t, "<Right>l");
    term_assert_shows(t, "2024-06-20 Brussels");
    term_assert_shows(t, "n EUUS-0001");
    term_assert_screen(t, "register-scrolled");
    term_keys(t, "20l");
    term_assert_shows(t, "follow up");
    term_keys(t, "l");
    term_assert_shows(t, "there are no more columns at the right");
    term_assert_hides(t, "›");
    term_keys(t, "3<Left>");
    term_assert_shows(t, "‹");
    term_keys(t, "20h");
    term_assert_shows(t, "title");
    term_assert_hides(t, "‹");
    stage_close(stage);
}

/* Scrolled as far as it goes in a terminal of the least size every column can be read. */
static void test_scroll_narrow(void **state)
{
    static const char *const heads[] = {"status", "due",   "timeliness", "parties",
                                        "topic",  "owner", "follow up"};
    struct stage *stage = *state;
    struct term *t = stage_open(stage, &(struct term_options){.rows = 10, .cols = 40});
    for (gsize i = 0; i < G_N_ELEMENTS(heads); i++) {
        for (int k = 0; k < 12 && !term_wait_for(t, heads[i], 100); k++)
            term_keys(t, "l");
        term_assert_shows(t, heads[i]);
        term_assert_shows(t, "EUUS-0001");
    }
    stage_close(stage);
}

/* A group folds to one row with its number, which the cursor goes to; l opens it again. */
static void test_fold(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80);
    term_keys(t, "za");
    term_assert_shows(t, "there are no groups here · z g makes some");
    term_keys(t, "zgmgjjj");
    term_assert_shows(t, "▾ Brussels, 20–21 June 2024 (15)");
    term_assert_shows(t, "26 commitments");
    term_keys(t, "za");
    term_assert_shows(t, "▸ Brussels, 20–21 June 2024 (15)");
    term_assert_hides(t, "EUUS-0023");
    g_autofree char *row = here(t);
    assert_non_null(strstr(row, "▸ Brussels"));
    term_assert_screen(t, "register-folded");
    term_assert_attrs(t, "register-folded");
    /* No commitment is there for the verbs. */
    term_keys(t, "s");
    term_assert_shows(t, "no commitment is selected");
    term_keys(t, "e");
    term_assert_shows(t, "this is a folded group");
    term_keys(t, "<Space>");
    term_assert_hides(t, "marked");
    term_keys(t, "k<Right>");
    term_assert_shows(t, "▾ Brussels");
    g_autofree char *first = here(t);
    assert_non_null(strstr(first, "EUUS-0001"));
    stage_close(stage);
}

/* h at the left edge folds; Enter unfolds; all at once and back; } and { step over what is folded. */
static void test_fold_all(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80);
    term_keys(t, "zgmgjh");
    term_assert_shows(t, "▸ Brussels");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "▾ Brussels");
    term_keys(t, "zM");
    term_assert_shows(t, "▸ Sofia, 26–27 February 2018");
    term_assert_hides(t, "EUUS-0001");
    term_assert_screen(t, "register-all-folded");
    term_keys(t, "g}}");
    g_autofree char *third = here(t);
    assert_non_null(strstr(third, "Sofia"));
    term_keys(t, "{l");
    g_autofree char *lisbon = here(t);
    assert_non_null(strstr(lisbon, "EUUS-0003"));
    term_assert_shows(t, "▾ Lisbon");
    term_assert_shows(t, "▸ Sofia");
    /* What is folded stays so while the list is sorted, filtered, and grouped otherwise. */
    term_keys(t, "ot");
    term_assert_shows(t, "▸ Sofia");
    term_keys(t, "fsofia<Enter>");
    term_assert_shows(t, "FILTER");
    term_assert_shows(t, "▸ Sofia");
    term_keys(t, "<Esc>zgszgm");
    term_assert_shows(t, "▸ Sofia");
    term_keys(t, "zR");
    term_assert_shows(t, "▾ Sofia");
    term_assert_hides(t, "▸");
    stage_close(stage);
}

/* A search finds what is folded, and opens its group. */
static void test_fold_search(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80);
    term_keys(t, "zgmzMg/washington<Enter>");
    term_assert_shows(t, "▾ Lisbon");
    term_assert_shows(t, "▸ Brussels");
    g_autofree char *row = here(t);
    assert_non_null(strstr(row, "EUUS-0017"));
    stage_close(stage);
}

/* The sections of Today fold as well. */
static void test_fold_today(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80);
    term_keys(t, "D");
    term_assert_shows(t, "▾ ");
    term_keys(t, "zM");
    term_assert_hides(t, "▾ ");
    term_assert_shows(t, "▸ ");
    term_assert_hides(t, "EUUS-");
    term_keys(t, "s");
    term_assert_shows(t, "no commitment is selected");
    term_keys(t, "zR");
    term_assert_shows(t, "EUUS-");
    stage_close(stage);
}

/* Another program's change to what is folded changes its number and nothing else. */
static void test_fold_refreshed(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80);
    term_keys(t, "zgszM");
    term_assert_shows(t, "▸ fulfilled (2)");
    stage_do(stage, "status", "EUUS-0001", "f", NULL);
    term_assert_shows(t, "▸ fulfilled (3)");
    term_assert_hides(t, "▸ in progress");
    stage_close(stage);
}

/* Columns are hidden, shown and moved in sight of the list; the view remembers, other views have
 * their own; and it is easily undone. */
static void test_choose(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80);
    term_keys(t, "zc");
    term_assert_shows(t, "[=] key");
    term_assert_shows(t, "[x] title");
    term_assert_screen(t, "columns");
    term_keys(t, "<Space>");
    term_assert_shows(t, "this one stays where it is");
    term_keys(t, "jjj<Space>");
    term_assert_shows(t, "[ ] status");
    term_keys(t, "jjjjj<Up><Down><Left><Left><Left><Left><Left><Left>");
    term_keys(t, "<Esc>");
    term_assert_hides(t, "status   ");
    term_assert_shows(t, "last wording");
    term_assert_screen(t, "register-rearranged");
    stage_close(stage);
    t = show(stage, 24, 80);
    term_assert_screen(t, "register-rearranged");
    term_keys(t, "D");
    term_assert_shows(t, "Status");
    term_keys(t, "qzcjjjj<Enter>");
    term_assert_shows(t, "[x] status");
    term_keys(t, "0");
    term_assert_shows(t, "columns as they were at first");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "timeliness   ›");
    stage_close(stage);
}

/* A state file that somebody has written into: what is not known is passed over, the key stays. */
static void test_odd_columns(void **state)
{
    struct stage *stage = *state;
    g_autofree char *folder = g_build_filename(stage->folder, "state", "heldto", NULL);
    g_autofree char *path = g_build_filename(folder, "state", NULL);
    assert_int_equal(g_mkdir_with_parents(folder, 0700), 0);
    assert_true(g_file_set_contents(
        path, "[columns]\nregister=-key,-letter,nowhere,title,-title,,owner,--due,\x1b[2J\n", -1,
        NULL));
    struct term *t = show(stage, 24, 80);
    term_assert_shows(t, "EUUS-0001 Conclude");
    term_assert_shows(t, "owner");
    term_assert_escapes(t);
    stage_close(stage);
}

/* Cut lines reach beyond the edge and are scrolled to; wrapped they are all there. */
static void test_wrap(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80);
    term_keys(t, "zw");
    term_assert_shows(t, "there is no text here");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "EUUS-0001");
    term_keys(t, "zw");
    term_assert_shows(t, "long lines are cut");
    g_autofree char *before = term_screen(t);
    term_keys(t, "l");
    term_wait_idle(t, 200);
    g_autofree char *after = term_screen(t);
    assert_string_not_equal(before, after);
    term_keys(t, "50h");
    term_keys(t, "h");
    term_assert_shows(t, "the lines end here");
    term_keys(t, "zw");
    term_assert_shows(t, "long lines are wrapped");
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_scroll),         ON_STAGE(test_scroll_narrow), ON_STAGE(test_fold),
        ON_STAGE(test_fold_all),       ON_STAGE(test_fold_search),   ON_STAGE(test_fold_today),
        ON_STAGE(test_fold_refreshed), ON_STAGE(test_wrap),          ON_STAGE(test_choose),
        ON_STAGE(test_odd_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
