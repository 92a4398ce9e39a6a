/* tests of the review of a meeting: whole screens at three sizes, in colour and mono, one key a
 * commitment, silence only where it may be said, and that it is left and taken up again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/lib/statements.h"

/* Prague's, with all three to be looked at; the cursor of the meetings begins on the last. */
static struct term *show(struct stage *stage, int rows, int cols, const char *const *env)
{
    struct term *t =
        stage_open(stage, &(struct term_options){.rows = rows, .cols = cols, .env = env});
    term_keys(t, "M");
    term_assert_shows(t, "Prague");
    term_keys(t, "gjjV");
    term_assert_shows(t, "Review: Prague");
    term_assert_shows(t, "EUUS-0003");
    return t;
}

static void check_size(struct stage *stage, int rows, int cols, const char *name)
{
    static const char *const mono_env[] = {"NO_COLOR=1", NULL};
    struct term *t = show(stage, rows, cols, NULL);
    term_keys(t, "r");
    term_assert_shows(t, "restated");
    term_assert_screen(t, name);
    term_assert_attrs(t, name);
    term_assert_escapes(t);
    term_keys(t, "u");
    term_assert_shows(t, "taken back");
    stage_close(stage);
    t = show(stage, rows, cols, mono_env);
    term_keys(t, "r");
    term_assert_shows(t, "restated");
    term_assert_screen(t, name);
    g_autofree char *mono = g_strconcat(name, "-mono", NULL);
    term_assert_attrs(t, mono);
    stage_close(stage);
}

static void test_80x24(void **state)
{
    check_size(*state, 24, 80, "review-80x24");
}

static void test_120x40(void **state)
{
    check_size(*state, 40, 120, "review-120x40");
}

static void test_40x10(void **state)
{
    check_size(*state, 10, 40, "review-40x10");
}

/* Each key is a finding and goes on to the next that has none; the title counts. */
static void test_one_key_each(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_assert_shows(t, "0 of 3 reviewed");
    term_keys(t, "r");
    term_assert_shows(t, "1 of 3 reviewed");
    term_keys(t, "n");
    term_assert_shows(t, "2 of 3 reviewed");
    term_keys(t, "l");
    term_assert_shows(t, "later");
    term_assert_shows(t, "2 of 3 reviewed"); /* put off is not looked at */
    term_keys(t, "uu");
    term_assert_shows(t, "1 of 3 reviewed");
    stage_close(stage);
}

/* What is left is settled at once, and taken back at once. */
static void test_rest(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "c");
    term_assert_shows(t, "1 of 3 reviewed");
    term_keys(t, "*");
    term_assert_shows(t, "all that is left was not mentioned");
    term_keys(t, "n");
    term_assert_shows(t, "3 of 3 reviewed");
    term_assert_shows(t, "changed");
    term_keys(t, "*n");
    term_assert_shows(t, "nothing is left to look at");
    term_keys(t, "u");
    term_assert_shows(t, "1 of 3 reviewed");
    stage_close(stage);
}

/* Without a full text nobody can know what was not mentioned: n says so and stores nothing. */
static void test_no_silence_without_a_text(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "M");
    term_assert_shows(t, "Brussels");
    term_keys(t, "GV");
    term_assert_shows(t, "Review: Brussels");
    term_assert_shows(t, "? no full text");
    term_keys(t, "n");
    term_assert_shows(t, "full official text");
    term_keys(t, "*n");
    term_assert_shows(t, "did not mention them cannot");
    term_assert_shows(t, "0 of 2 reviewed");
    stage_close(stage);
}

/* Closed asks for the status at once. */
static void test_closed(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "f");
    term_assert_shows(t, "status of EUUS-0001");
    term_keys(t, "l<Enter>");
    term_assert_shows(t, "EUUS-0001 → lapsed");
    term_assert_shows(t, "closed");
    stage_close(stage);
}

/* Closed for all that is left asks for their status too; given up, they stay marked for s. */
static void test_rest_closed(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "r*f");
    term_assert_shows(t, "status of 2 commitments");
    term_keys(t, "<Esc>");
    term_assert_hides(t, "status of");
    term_keys(t, "s");
    term_assert_shows(t, "status of 2 commitments");
    term_keys(t, "l<Enter>");
    term_assert_shows(t, "2 commitments → lapsed");
    g_autofree char *listed = stage_shell(stage, NULL, "list", "status:lapsed", NULL);
    if (strstr(listed, "EUUS-0001") != NULL || strstr(listed, "EUUS-0003") == NULL)
        fail_msg("expected EUUS-0002 and EUUS-0003 alone in:\n%s", listed);
    stage_close(stage);
}

/* Marked ones are found the same, and nothing else is. */
static void test_marked(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "ttr");
    term_assert_shows(t, "2 of 3 reviewed");
    term_keys(t, "U");
    term_assert_shows(t, "nothing is marked");
    stage_close(stage);
}

/* A promise of one meeting is not missed at another: no text is said to be lacking, and n tells
 * why not, of it alone and of all. */
static void test_promised_meeting(void **state)
{
    struct stage *stage = *state;
    stage_do(stage, "add", "--key", "EUUS-0009", "--title", "Next meeting in Oslo", "--series",
             "eu-us-jha", "--kind", "next-meeting", NULL);
    struct term *t = show(stage, 24, 80, NULL);
    term_assert_shows(t, "Next meeting in O");
    term_assert_hides(t, "? no full text");
    term_keys(t, "Gn");
    term_assert_shows(t, "promises one meeting");
    term_keys(t, "*n");
    term_assert_shows(t, "1 left: that this meeting did not mention them cannot be said");
    stage_close(stage);
}

/* What the list shows can be copied, kept in a file, and come back to. */
static void test_out_and_back(void **state)
{
    struct stage *stage = *state;
    g_autofree char *path = g_build_filename(stage->folder, "list.csv", NULL);
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "x");
    term_assert_shows(t, "write this view to the file");
    term_send(t, path, strlen(path));
    term_keys(t, "<Enter>");
    term_assert_shows(t, "written");
    g_autofree char *csv = NULL;
    assert_true(g_file_get_contents(path, &csv, NULL, NULL));
    assert_non_null(strstr(csv, "EUUS-0002"));
    term_keys(t, "mr");
    term_assert_shows(t, "bookmark r");
    term_keys(t, "qq'r");
    term_assert_shows(t, "Review: Prague");
    stage_close(stage);
}

/* Left in the middle it is taken up at the next one. */
static void test_resume(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "rr");
    term_assert_shows(t, "2 of 3 reviewed");
    stage_close(stage);
    t = show(stage, 24, 80, NULL);
    term_assert_shows(t, "2 of 3 reviewed");
    term_assert_shows(t, "agreed to publish a guide");
    term_keys(t, "n");
    term_assert_shows(t, "Everything has been looked at");
    stage_close(stage);
}

/* A meeting that was not held has no review, and says why. */
static void test_not_held(void **state)
{
    struct stage *stage = *state;
    stage_do(stage, "meeting", "add", "--series", "eu-us-jha", "--date", "2026-12-01", "--city",
             "Vienna", "--level", "ministers", "--state", "announced", NULL);
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "M");
    term_assert_shows(t, "Vienna");
    term_keys(t, "GV");
    term_assert_shows(t, "held");
    term_assert_hides(t, "Review:");
    stage_close(stage);
}

/* Another program's words at the meeting take the commitment off the list while one looks. */
static void test_tied_meanwhile(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    stage_do(stage, "wording", "add", "EUUS-0002", "--meeting", "prague", "--voice", "reported",
             "--exact", "the joint team was recalled", NULL);
    term_assert_hides(t, "EUUS-0002");
    term_assert_shows(t, "of 2 reviewed");
    term_keys(t, "*n");
    term_assert_shows(t, "2 of 2 reviewed");
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, statements_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_80x24),
        ON_STAGE(test_120x40),
        ON_STAGE(test_40x10),
        ON_STAGE(test_one_key_each),
        ON_STAGE(test_rest),
        ON_STAGE(test_no_silence_without_a_text),
        ON_STAGE(test_closed),
        ON_STAGE(test_resume),
        ON_STAGE(test_not_held),
        ON_STAGE(test_tied_meanwhile),
        ON_STAGE(test_rest_closed),
        ON_STAGE(test_marked),
        ON_STAGE(test_promised_meeting),
        ON_STAGE(test_out_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
