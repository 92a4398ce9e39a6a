/* tests of the matrix on the sample: whole screens at three sizes, in colour and mono, what moves in
 * it, what a cell says and opens, and that it stays true when the register changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/lib/stage.h"

static struct term *show(struct stage *stage, int rows, int cols, const char *const *env)
{
    struct term *t =
        stage_open(stage, &(struct term_options){.rows = rows, .cols = cols, .env = env});
    term_keys(t, "C");
    term_assert_shows(t, "2024-06");
    if (cols >= 80)
        term_assert_shows(t, "26 commitments · meeting ");
    return t;
}

static void test_80x24(void **state)
{
    stage_assert_size(*state, show, 24, 80, "matrix-80x24");
}

static void test_120x40(void **state)
{
    stage_assert_size(*state, show, 40, 120, "matrix-120x40");
}

static void test_40x10(void **state)
{
    stage_assert_size(*state, show, 10, 40, "matrix-40x10");
}

/* The key column stays while the meetings scroll, and the cursor is in sight at either end. */
static void test_moves(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 10, 40, NULL);
    term_keys(t, "hhhhhhhh");
    term_assert_shows(t, "2018-02");
    term_assert_shows(t, "EUUS-0001");
    term_assert_shows(t, "Sofia");
    term_keys(t, "99l");
    term_assert_shows(t, "2024-06");
    term_keys(t, "3<Left>");
    term_assert_shows(t, "Lisbon, 22 June 2021");
    term_keys(t, "G");
    term_assert_shows(t, "EUUS-0026");
    stage_close(stage);
}

/* ] and [ go from one meeting where it was stated to another, and say when there is none. */
static void test_mentions(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "[");
    term_assert_shows(t, "meeting 1 of 6");
    term_keys(t, "[");
    term_assert_shows(t, "stated at no earlier meeting");
    term_keys(t, "]");
    term_assert_shows(t, "meeting 6 of 6");
    term_keys(t, "]");
    term_assert_shows(t, "stated at no later meeting");
    stage_close(stage);
}

/* As it stood on a day, said in the title: what was not held or said yet is not there. Esc comes back to
 * now, and days that cannot be are refused where they are typed. */
static void test_as_of(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "@");
    term_assert_shows(t, "as of the day");
    term_keys(t, "2019-13-01<Enter>");
    term_assert_shows(t, "as of the day");
    term_keys(t, "<C-u>2999-01-01<Enter>");
    term_assert_shows(t, "as of the day");
    term_keys(t, "<C-u>2021-12-31<Enter>");
    term_assert_shows(t, "Matrix as of 31 December 2021");
    term_assert_hides(t, "2024-06");
    term_assert_shows(t, "2021-06");
    term_keys(t, "f");
    term_keys(t, "key:EUUS-0002<Enter>");
    term_assert_shows(t, "1 of ");
    term_assert_hides(t, "EUUS-0001");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "EUUS-0001");
    term_assert_shows(t, "Matrix as of");
    term_keys(t, "<Esc>");
    term_assert_hides(t, "as of 31");
    term_assert_shows(t, "26 commitments · meeting 5 of 6");
    term_keys(t, "@2021-12-31<Enter>");
    term_assert_shows(t, "Matrix as of");
    term_keys(t, "@<C-u><Enter>");
    term_assert_hides(t, "Matrix as of");
    stage_close(stage);
}

/* What another program changes is taken over, and what goes out of the view is of that day too. */
static void test_as_of_goes_on(void **state)
{
    struct stage *stage = *state;
    g_autofree char *path = g_build_filename(stage->folder, "then.csv", NULL);
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "@2021-12-31<Enter>");
    term_assert_shows(t, "Matrix as of 31 December 2021");
    stage_do(stage, "edit", "EUUS-0001", "--title", "Another name", NULL);
    term_assert_shows(t, "Another name");
    term_assert_shows(t, "Matrix as of 31 December 2021");
    term_keys(t, "x");
    term_assert_shows(t, "write this view to the file");
    term_send(t, path, strlen(path));
    term_keys(t, "<Enter>");
    term_assert_shows(t, "written");
    g_autofree char *csv = NULL;
    assert_true(g_file_get_contents(path, &csv, NULL, NULL));
    if (strstr(csv, "2024-06") != NULL || strstr(csv, "Another name") == NULL)
        fail_msg("expected the matrix of 2021 in:\n%s", csv);
    term_keys(t, "<Enter>");
    term_assert_shows(t, "EUUS-0001");
    stage_close(stage);
}

/* Silence is said of no meeting whose full text is not held: the sample holds none. */
static void test_unknown_is_not_silence(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "jh");
    term_assert_shows(t, "Washington, 16 December 2021");
    term_keys(t, "jl");
    term_assert_shows(t, "not known, no full official text of it was read");
    g_autofree char *file = g_build_filename(stage->folder, "statement.txt", NULL);
    assert_true(g_file_set_contents(file, "The whole of it.\n", -1, NULL));
    stage_do(stage, "document", "add", file, "--title", "Joint statement", "--meeting", "2024-06",
             "--coverage", "full", NULL);
    term_assert_shows(t, "not there, and the full official text was read");
    stage_close(stage);
}

/* The status is that of the day of the meeting, not of today. */
static void test_status_then(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    stage_do(stage, "status", "EUUS-0001", "stalled", "--effective", "2019-01-31", NULL);
    stage_do(stage, "status", "EUUS-0001", "in-progress", "--effective", "2024-06-21", NULL);
    term_keys(t, "[");
    term_assert_shows(t, "status then: not assessed");
    term_keys(t, "ll");
    term_assert_shows(t, "status then: stalled");
    term_keys(t, "]");
    term_assert_shows(t, "status then: in progress");
    stage_close(stage);
}

/* Enter opens the words in their text; where none were said there, the commitment. */
static void test_enter(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "<Enter>");
    term_assert_shows(t, "→ EUUS-0001");
    term_keys(t, "q");
    term_assert_shows(t, "meeting 6 of 6");
    term_keys(t, "h<Enter>");
    term_assert_shows(t, "Wordings, in order of meeting");
    term_keys(t, "q");
    term_assert_shows(t, "meeting 5 of 6");
    stage_close(stage);
}

/* A filtered register opens a filtered matrix at the same commitment; f filters it further. */
static void test_filter(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "ftopic:visa<Enter>");
    term_assert_shows(t, " of 26");
    term_keys(t, "C");
    term_assert_shows(t, "FILTER");
    term_assert_shows(t, "EUUS-0025");
    term_assert_hides(t, "EUUS-0001");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "26 commitments");
    term_assert_shows(t, "EUUS-0025");
    term_keys(t, "fnothing-like-it<Enter>");
    term_assert_shows(t, "Nothing matches the filter");
    term_keys(t, "hl<Enter>]");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "26 commitments");
    stage_close(stage);
}

/* At any moment of it the window may change, below what anything can be shown in too. */
static void test_resize(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "hhhG");
    term_resize(t, 9, 39);
    term_assert_shows(t, "Need 40×10, have 39×9");
    term_resize(t, 10, 40);
    term_assert_shows(t, "EUUS-0026");
    term_resize(t, 60, 200);
    term_assert_shows(t, "EUUS-0001");
    term_assert_shows(t, "meeting 3 of 6");
    stage_close(stage);
}

/* ASCII where the terminal takes nothing else. */
static void test_ascii(void **state)
{
    struct stage *stage = *state;
    static const char *const env[] = {"LC_ALL=C", "LANG=C", NULL};
    struct term *t = stage_open(stage, &(struct term_options){.rows = 24, .cols = 80, .env = env});
    term_keys(t, "C");
    term_assert_shows(t, "* n");
    term_assert_hides(t, "●");
    stage_close(stage);
}

/* A meeting that nobody knows the place of has a head all the same. */
static void test_without_a_place(void **state)
{
    struct stage *stage = *state;
    stage_do(stage, "meeting", "add", "--series", "cyber", "--date", "2024-06-21", "--state",
             "held", NULL);
    struct term *t = show(stage, 24, 80, NULL);
    term_assert_shows(t, "meeting 7 of 7");
    term_assert_shows(t, "cyber-2");
    g_autofree char *told = stage_shell(stage, NULL, "matrix", NULL);
    if (strstr(told, "cyber-2024") == NULL)
        fail_msg("expected the meeting's token as a head in:\n%s", told);
    stage_close(stage);
}

/* No meeting at all: the place says what to do, and no key does harm. */
static void test_empty(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "C");
    term_assert_shows(t, "Matrix");
    term_assert_shows(t, "No commitments yet");
    term_keys(t, "hl][jkgG<Enter>");
    stage_do(stage, "add", "Something", NULL);
    term_assert_shows(t, "No meeting was held yet");
    term_keys(t, "hl][jkgG<Enter>");
    term_assert_shows(t, "Wordings, in order of meeting");
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_80x24),
        ON_STAGE(test_120x40),
        ON_STAGE(test_40x10),
        ON_STAGE(test_moves),
        ON_STAGE(test_mentions),
        ON_STAGE(test_unknown_is_not_silence),
        ON_STAGE(test_status_then),
        ON_STAGE(test_enter),
        ON_STAGE(test_filter),
        ON_STAGE(test_resize),
        ON_STAGE(test_as_of),
        ON_STAGE(test_as_of_goes_on),
        ON_STAGE(test_without_a_place),
        ON_STAGE(test_ascii),
        cmocka_unit_test_setup_teardown(test_empty, stage_set_up_empty, stage_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
