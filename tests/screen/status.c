/* status.c proves moving statuses from the list: the letter and Enter, what a status needs, the
 * source of a sitting, many at once, and that each is one step of undo. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/lib/stage.h"

static struct term *open_at(struct stage *stage, const char *keys)
{
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "26 commitments");
    term_keys(t, keys);
    return t;
}

/* The menu shows each status with its letter and what it means. */
static void test_menu(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at(stage, "8js");
    term_assert_shows(t, "status of EUUS-0009");
    term_keys(t, "t");
    term_assert_shows(t, "nobody is known to");
    term_assert_screen(t, "status-menu");
    term_keys(t, "<Esc>");
    term_assert_hides(t, "status of EUUS-0009");
    term_assert_shows(t, "n EUUS-0009");
    stage_close(stage);
}

/* s, the letter, Enter: stored, said, and on to the next row; u takes it back, ^R does it again. */
static void test_set_undo_redo(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at(stage, "12jsp<Enter>");
    term_assert_shows(t, "EUUS-0013 → in progress · u undoes");
    term_assert_shows(t, "p EUUS-0013");
    term_keys(t, "st<Enter>");
    term_assert_shows(t, "t EUUS-0014");
    term_keys(t, "u");
    term_assert_shows(t, "taken back: EUUS-0014 → stalled · ^R does it again");
    term_assert_shows(t, "n EUUS-0014");
    term_keys(t, "u");
    term_assert_shows(t, "n EUUS-0013");
    term_keys(t, "<C-r>");
    term_assert_shows(t, "done again: EUUS-0013 → in progress · u undoes");
    term_assert_shows(t, "p EUUS-0013");
    stage_close(stage);
    /* What the screen said is what the register holds. */
    g_autofree char *shown =
        stage_shell(stage, NULL, "show", "EUUS-0013", "--format", "json", NULL);
    assert_non_null(strstr(shown, "\"in-progress\""));
}

/* z n: the cursor stays, in this and in later sittings. */
static void test_stay(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at(stage, "zn");
    term_assert_shows(t, "the cursor stays");
    term_keys(t, "12jsp<Enter>st<Enter>");
    term_assert_shows(t, "t EUUS-0013");
    stage_close(stage);
    t = open_at(stage, "13jsp<Enter>sk<Enter>");
    term_assert_shows(t, "k EUUS-0014");
    stage_close(stage);
}

/* A row that leaves the list by its new status makes room for the next: that one is not skipped. */
static void test_filtered_away(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at(stage, "fstatus:not-assessed !key:EUUS-0001<Enter>");
    term_assert_hides(t, "EUUS-0001");
    term_keys(t, "sp<Enter>sp<Enter>");
    term_assert_shows(t, "EUUS-0013 → in progress");
    term_assert_hides(t, "EUUS-0009");
    term_assert_hides(t, "EUUS-0013 Defend");
    term_assert_shows(t, "EUUS-0014");
    stage_close(stage);
}

/* Nothing was promised by a position, so it has nothing to choose. */
static void test_position(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at(stage, "2js");
    term_assert_shows(t, "EUUS-0003 has no status: position");
    term_keys(t, "=");
    term_assert_shows(t, "EUUS-0003 is a position: nothing was promised");
    stage_close(stage);
}

/* A source chosen once is cited by each status, and its date is the day that took effect. */
static void test_citing(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at(stage, "12jA");
    term_assert_shows(t, "the source of this sitting");
    term_keys(t, "[4]<Esc>A<Down><Down><Down><Enter>");
    term_assert_shows(t, "page, if any:");
    term_keys(t, "<C-u>2<Enter>");
    term_assert_shows(t, "citing [3], p. 2");
    term_keys(t, "sp<Enter>=");
    term_assert_shows(t, "EUUS-0014 → checked, no change");
    term_keys(t, "kk<Enter>");
    term_assert_shows(t, "in progress, 16 December 2021");
    stage_close(stage);
}

/* A status that needs a source asks for one first, and without one nothing is recorded. */
static void test_needs_source(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at(stage, "12jsx<Enter>");
    term_assert_shows(t, "the source of this sitting");
    term_keys(t, "none<Enter>");
    term_assert_shows(t, "this status needs a source; nothing was recorded");
    term_assert_shows(t, "n EUUS-0013");
    term_keys(t, "sx<Enter><Up><Enter>");
    term_assert_shows(t, "New source");
    term_keys(t, "A newspaper<C-s>");
    term_assert_shows(t, "EUUS-0013 → judged not fulfilled");
    term_assert_shows(t, "citing [7]");
    stage_close(stage);
}

/* Of hundreds of sources one is found by some of its words, in any case and order, or its number. */
static void test_many_sources(void **state)
{
    struct stage *stage = *state;
    g_autofree char *path = g_build_filename(stage->folder, "sources.csv", NULL);
    GString *csv = g_string_new("title,publisher,dated_on\n");
    for (int i = 1; i <= 300; i++)
        g_string_append_printf(csv, "Quarterly note %d,Écho %d,2025-01-01\n", i, i % 7);
    assert_true(g_file_set_contents(path, csv->str, -1, NULL));
    g_string_free(csv, TRUE);
    stage_do(stage, "import", path, "--as", "sources", NULL);
    struct term *t = open_at(stage, "12jA");
    term_assert_shows(t, "the source of this sitting · type to narrow");
    term_assert_shows(t, "Quarterly note 300");
    term_keys(t, "NOTE 17 echo");
    term_assert_shows(t, "the source of this sitting: NOTE 17 echo");
    term_assert_hides(t, "Quarterly note 300");
    term_assert_shows(t, "Quarterly note 217");
    term_keys(t, "<C-u>ljubl");
    term_assert_hides(t, "Quarterly");
    term_assert_shows(t, "Ljubljana");
    term_keys(t, "x<BS><Enter>");
    term_assert_shows(t, "page, if any:");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "citing [2]");
    /* What nothing has leaves the way to a new one; control characters and wide ones do no harm. */
    term_keys(t, "Aquokka");
    term_assert_hides(t, "Quarterly");
    term_keys(t, "日本<BS><BS><BS><BS><BS><BS><BS><BS><BS><BS><BS>");
    term_assert_shows(t, "Quarterly note 300");
    term_keys(t, "<PgDn><PgDn>");
    term_assert_hides(t, "Quarterly note 300");
    term_keys(t, "<C-u>quokka<Enter>");
    term_assert_shows(t, "New source");
    term_keys(t, "<Esc>");
    stage_close(stage);
}

/* One that is superseded names what replaces it. */
static void test_needs_successor(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at(stage, "12jsr<Enter>");
    term_assert_shows(t, "replaced by (key):");
    term_keys(t, "EUUS-9999<Enter>");
    term_assert_shows(t, "EUUS-9999");
    term_assert_shows(t, "n EUUS-0013");
    term_keys(t, "sr<Enter>euus-0014<Enter>");
    term_assert_shows(t, "EUUS-0013 → superseded");
    stage_close(stage);
}

/* One verb for all marked rows is one change: one undo takes it back. Positions among them stop it
 * as a whole. */
static void test_marked(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at(stage, "12j<Space><Space>t");
    term_assert_shows(t, "3 marked");
    term_keys(t, "s");
    term_assert_shows(t, "status of 3 commitments");
    term_keys(t, "b<Enter>");
    term_assert_shows(t, "3 commitments → blocked · u undoes");
    term_assert_shows(t, "* b EUUS-0015");
    term_keys(t, "u");
    term_assert_shows(t, "* n EUUS-0013");
    term_assert_shows(t, "* n EUUS-0015");
    term_keys(t, "g2j<Space>sb<Enter>");
    term_assert_shows(t, "EUUS-0003");
    term_assert_shows(t, "* n EUUS-0015");
    stage_close(stage);
}

/* Above twenty rows the number is told first, and nothing is done without a yes. */
static void test_many(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at(stage, "*=");
    term_assert_shows(t, "Do this to 26 commitments?");
    term_keys(t, "<Enter>");
    term_assert_hides(t, "Do this to");
    term_assert_hides(t, "checked, no change");
    stage_close(stage);
}

/* A register that can only be read says so, and the footer offers nothing that writes. */
static void test_read_only(void **state)
{
    struct stage *stage = *state;
    const char *argv[] = {"heldto", "-r", stage->path, NULL};
    assert_int_equal(g_chmod(stage->path, 0400), 0);
    if (g_access(stage->path, W_OK) == 0)
        skip(); /* nothing keeps this user from writing */
    struct term *t = stage_open(stage, &(struct term_options){.argv = argv});
    term_assert_shows(t, "READ ONLY");
    term_assert_hides(t, "s status");
    term_keys(t, "s");
    term_assert_shows(t, "the register can only be read");
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_menu),         ON_STAGE(test_set_undo_redo),
        ON_STAGE(test_stay),         ON_STAGE(test_filtered_away),
        ON_STAGE(test_position),     ON_STAGE(test_citing),
        ON_STAGE(test_needs_source), ON_STAGE(test_needs_successor),
        ON_STAGE(test_marked),       ON_STAGE(test_many_sources),
        ON_STAGE(test_many),         ON_STAGE(test_read_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
