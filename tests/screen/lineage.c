/* tests of a commitment followed from meeting to meeting on its screen: what changed is marked, what
 * is confirmed is told from what is only proposed, and a key does either. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "tests/lib/statements.h"

static struct term *show(struct stage *stage, int rows, int cols, const char *const *env)
{
    struct term *t =
        stage_open(stage, &(struct term_options){.rows = rows, .cols = cols, .env = env});
    term_assert_shows(t, "EUUS-0003");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "Conclude the talks on electronic");
    return t;
}

static void check_size(struct stage *stage, int rows, int cols, const char *keys, const char *name)
{
    static const char *const mono_env[] = {"NO_COLOR=1", NULL};
    struct term *t = show(stage, rows, cols, NULL);
    term_keys(t, keys);
    term_assert_screen(t, name);
    term_assert_attrs(t, name);
    term_assert_escapes(t);
    stage_close(stage);
    t = show(stage, rows, cols, mono_env);
    term_keys(t, keys);
    term_assert_screen(t, name);
    g_autofree char *mono = g_strconcat(name, "-mono", NULL);
    term_assert_attrs(t, mono);
    stage_close(stage);
}

static void test_80x24(void **state)
{
    check_size(*state, 24, 80, "", "lineage-80x24");
}

static void test_120x40(void **state)
{
    check_size(*state, 40, 120, "", "lineage-120x40");
}

static void test_40x10(void **state)
{
    check_size(*state, 10, 40, "j", "lineage-40x10");
}

/* What was taken away and what was added stand in the newer wording, between what stayed. */
static void test_words_are_marked(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 40, 120, NULL);
    term_assert_shows(t,
                      "[-agreed-]{+intend+} to conclude the negotiations on electronic evidence");
    term_assert_shows(t, "[-by the end of 2021-] {+and on data");
    stage_close(stage);
}

/* A proposal is no finding until + confirms it; u takes that back; ~ says otherwise. */
static void test_confirm(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 40, 120, NULL);
    term_assert_shows(t, "? weaker");
    term_assert_hides(t, "weaker once");
    term_keys(t, "j+");
    term_assert_shows(t, "confirmed as proposed");
    term_assert_shows(t, "weaker once");
    term_assert_hides(t, "? weaker");
    term_keys(t, "u");
    term_assert_shows(t, "? weaker");
    term_assert_hides(t, "weaker once");
    term_keys(t, "~");
    term_assert_shows(t, "covers more than the wording before");
    term_keys(t, "W<Enter>");
    term_assert_shows(t, "wider once");
    term_assert_hides(t, "? weaker");
    stage_close(stage);
}

/* Where nothing is proposed + confirms nothing: it goes to what is, and a second one confirms that. */
static void test_confirm_from_the_first(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 40, 120, NULL);
    term_keys(t, "+");
    term_assert_shows(t, "nothing is proposed of those words");
    term_assert_shows(t, "? weaker");
    term_keys(t, "+");
    term_assert_shows(t, "weaker once");
    term_keys(t, "++");
    term_assert_shows(t, "not mentioned once");
    term_keys(t, "++++");
    term_assert_shows(t, "nothing is proposed here");
    stage_close(stage);
}

/* The earliest text has nothing before it: it is told so, and nothing is stored. */
static void test_earliest_cannot_differ(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 40, 120, NULL);
    term_keys(t, "~w<Enter>");
    term_wait_idle(t, 200);
    term_assert_hides(t, "weaker once");
    term_assert_shows(t, "earliest text held");
    stage_close(stage);
}

/* + where no wording stands says so and changes nothing. */
static void test_no_wording_here(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 40, 120, NULL);
    stage_do(stage, "status", "EUUS-0001", "stalled", NULL);
    term_assert_shows(t, "† no source");
    term_keys(t, "G+");
    term_assert_shows(t, "nothing is proposed here");
    term_keys(t, "~");
    term_assert_shows(t, "no wording is here");
    stage_close(stage);
}

/* Silence is confirmed where it is shown, as an answer of the meeting's review. */
static void test_confirm_silence(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 40, 120, NULL);
    term_keys(t, "jj+");
    term_assert_shows(t, "not mentioned once");
    term_assert_hides(t, "? not mentioned");
    term_keys(t, "u");
    term_assert_shows(t, "? not mentioned");
    stage_close(stage);
}

/* A meeting whose full text does not have it is shown as a proposal; one without a text never as
 * silence. */
static void test_silence(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 40, 120, NULL);
    term_assert_shows(t, "Prague, 24 June 2022 · ? not mentioned (proposed) · + confirms");
    term_keys(t, "q/stolen<Enter>");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "A joint team on stolen vehicles");
    term_assert_shows(t, "Brussels, 20 June 2024 · ? no full text has been read: not known");
    stage_close(stage);
}

/* Enter on words opens their text at the passage, from wherever they are seen. */
static void test_enter_opens_the_passage(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "j<Enter>");
    term_assert_shows(t, "Washington statement");
    term_assert_shows(t, "→ EUUS-0001");
    term_keys(t, "qqMg<Enter>");
    term_assert_shows(t, "Said there");
    term_keys(t, "jjjj<Enter>");
    term_assert_shows(t, "→ EUUS-0002");
    stage_close(stage);
}

/* A read-only register shows the same and confirms nothing. */
static void test_read_only(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 40, 120, NULL);
    stage_close(stage);
    g_autofree char *path = g_strdup(stage->path);
    assert_int_equal(chmod(path, 0444), 0);
    if (access(path, W_OK) == 0)
        skip(); /* who may do everything cannot be kept from writing */
    t = show(stage, 40, 120, NULL);
    term_keys(t, "j+");
    term_assert_shows(t, "the register can only be read");
    stage_close(stage);
}

static void promise_poland(struct stage *stage, const char *city, const char *country)
{
    stage_do(stage, "add", "--title", "Next ministers' meeting in Poland", "--series", "eu-us-jha",
             "--kind", "next-meeting", "--due-text", "first half of 2025", "--place", "Poland",
             "--level", "ministers", NULL);
    stage_do(stage, "wording", "add", "EUUS-0004", "--meeting", "brussels", "--voice", "verbatim",
             "--force", "agreed", "--exact", "meet in Poland in the first half of 2025", NULL);
    stage_do(stage, "meeting", "add", "--series", "eu-us-jha", "--date", "2025-06-02", "--city",
             city, "--country", country, "--level", "ministers", "--state", "held", NULL);
}

/* A promise that a held meeting keeps says so, changes nothing until Enter, and u takes it back. */
static void test_proposal(void **state)
{
    struct stage *stage = *state;
    promise_poland(stage, "Warsaw", "Poland");
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "qG<Enter>");
    term_assert_shows(t, "? fulfilled, done in time · + confirms, - dismisses");
    term_assert_shows(t, "Status        not assessed");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "Status        fulfilled, 2 June 2025");
    term_assert_hides(t, "? fulfilled");
    term_keys(t, "u");
    term_assert_shows(t, "Status        not assessed");
    term_keys(t, "g-");
    term_assert_shows(t, "not proposed again");
    term_assert_hides(t, "? fulfilled");
    stage_close(stage);
}

/* Held in the right period in another place is for the analyst to judge: a status is asked for. */
static void test_held_elsewhere(void **state)
{
    struct stage *stage = *state;
    promise_poland(stage, "Vienna", "Austria");
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "qG<Enter>");
    term_assert_shows(t, "? held elsewhere");
    term_keys(t, "+");
    term_assert_shows(t, "held elsewhere: where does it stand?");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "Status        not assessed");
    term_keys(t, "+h<Enter>");
    term_assert_shows(t, "Status        partly, continuing");
    stage_close(stage);
}

/* Today lists what waits for an analyst, and opens each where it is to be decided. */
static void test_today(void **state)
{
    struct stage *stage = *state;
    promise_poland(stage, "Warsaw", "Poland");
    g_autofree char *path =
        statements_file(stage, "more.txt", "The ministers agreed to open an office in Vienna.\n");
    stage_do(stage, "document", "add", path, "--meeting", "brussels", "--title", "Brussels extract",
             "--coverage", "extract", NULL);
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "M");
    term_assert_shows(t, "Warsaw");
    term_keys(t, "Gk<Enter>S");
    term_assert_shows(t, "1 of 1 · 1 left");
    term_keys(t, "qD");
    term_assert_shows(t, "Texts to triage");
    term_assert_shows(t, "1 suggestion");
    term_keys(t, "g<Enter>");
    term_assert_shows(t, "Triage 1 of 1");
    term_keys(t, "q/ministers' meeting<Enter>");
    term_assert_shows(t, "Proposed by the meetings held");
    term_keys(t, "g<Esc>");
    term_keys(t, "s"); /* a text has no status */
    term_assert_shows(t, "no commitment is selected");
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, statements_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_80x24),
        ON_STAGE(test_120x40),
        ON_STAGE(test_40x10),
        ON_STAGE(test_words_are_marked),
        ON_STAGE(test_confirm),
        ON_STAGE(test_confirm_from_the_first),
        ON_STAGE(test_earliest_cannot_differ),
        ON_STAGE(test_no_wording_here),
        ON_STAGE(test_silence),
        ON_STAGE(test_confirm_silence),
        ON_STAGE(test_enter_opens_the_passage),
        ON_STAGE(test_read_only),
        ON_STAGE(test_proposal),
        ON_STAGE(test_held_elsewhere),
        ON_STAGE(test_today),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
