/* tests of the scores: whole screens at three sizes, in colour and mono; one key a cell, means as they
 * come, one undo a key; and that a second coder is told nothing of the first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/lib/sqlite_file.h"
#include "tests/lib/stage.h"

static struct term *show(struct stage *stage, int rows, int cols, const char *const *env)
{
    struct term *t =
        stage_open(stage, &(struct term_options){.rows = rows, .cols = cols, .env = env});
    term_keys(t, "Kj");
    term_assert_shows(t, "Scores: whole life");
    term_assert_shows(t, "European Union, whole life: +1");
    if (cols >= 80)
        term_assert_shows(t, "26 commitments · party 1 of 2");
    return t;
}

static struct term *open_at_first(struct stage *stage)
{
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "K");
    term_assert_shows(t, "European Union, whole life: not assessed");
    return t;
}

static void test_80x24(void **state)
{
    stage_assert_size(*state, show, 24, 80, "scores-80x24");
}

static void test_120x40(void **state)
{
    stage_assert_size(*state, show, 40, 120, "scores-120x40");
}

static void test_40x10(void **state)
{
    stage_assert_size(*state, show, 10, 40, "scores-40x10");
}

/* What the shell lists of a commitment, apart from the screen. */
static char *listed(struct stage *stage, const char *key)
{
    int status;
    return stage_shell(stage, &status, "score", "list", "--format", "csv", "--columns",
                       "party,period,score,reason,author", key, NULL);
}

/* One key scores a cell and goes on to the next that can be scored; what can have no score is passed
 * over; the means stand there at once. */
static void test_one_key_each(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at_first(stage);
    term_keys(t, "+");
    term_assert_shows(t, "EUUS-0001: European Union +1 · u undoes");
    term_assert_shows(t, "+1.00 1/2");
    term_assert_shows(t, "United States, whole life: not assessed");
    term_keys(t, "-");
    term_assert_shows(t, "EUUS-0001: United States −1 · u undoes");
    term_assert_shows(t, "0.00  2/2");
    term_assert_shows(t, "European Union, whole life: +1, full compliance"); /* of the next row */
    term_keys(t, "  n0");
    term_assert_shows(t, "EUUS-0009: United States 0");
    term_assert_shows(t, "n/a           0");
    term_assert_shows(t, "0.00  1/2");
    g_autofree char *first = listed(stage, "key:EUUS-0001");
    assert_non_null(strstr(first, "European Union,,+1,,Ana Lyst"));
    assert_non_null(strstr(first, "United States,,-1,,Ana Lyst"));
    stage_close(stage);
}

/* A key is a change: each u takes back one, and the cell is as it was before it. */
static void test_undo(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at_first(stage);
    term_keys(t, "+");
    term_assert_shows(t, "European Union +1");
    term_keys(t, "-");
    term_assert_shows(t, "United States −1");
    term_keys(t, "u");
    term_assert_shows(t, "taken back: EUUS-0001: United States −1");
    term_assert_shows(t, "+1.00 1/2");
    term_keys(t, "u");
    term_assert_shows(t, "taken back: EUUS-0001: European Union +1");
    term_assert_shows(t, "–     0/2");
    term_keys(t, "<C-r>");
    term_assert_shows(t, "done again: EUUS-0001: European Union +1");
    term_assert_shows(t, "+1.00 1/2");
    stage_close(stage);
}

/* 0 scores, but as the second digit of a number it is one. Back and on pass over what has no cell. */
static void test_moves(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at_first(stage);
    term_keys(t, "9l");
    term_assert_shows(t, "party 2 of 2");
    term_keys(t, "<Left>");
    term_assert_shows(t, "party 1 of 2");
    term_keys(t, "10j");
    term_assert_shows(t, "EUUS-0011 is a third party's undertaking");
    term_keys(t, "g<Right>jj");
    term_assert_shows(t, "EUUS-0003 is a position");
    term_keys(t, "<BS>");
    term_assert_shows(t, "United States, whole life: +1");
    term_keys(t, "<Space>");
    term_assert_shows(t, "European Union, whole life: not assessed");
    term_keys(t, "<BS><BS><BS><BS><BS><BS>");
    term_assert_shows(t, "party 1 of 2");
    g_autofree char *all = listed(stage, "key:EUUS-0001");
    assert_null(strstr(all, "Ana Lyst")); /* nothing was scored on the way */
    term_keys(t, "G<Space>");
    term_assert_shows(t, "EUUS-0026");
    stage_close(stage);
}

/* What can have no score says why, and nothing is stored. */
static void test_no_cell(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at_first(stage);
    stage_do(stage, "add", "Bound is one side alone", "--parties", "United States", NULL);
    term_keys(t, "jj+");
    term_assert_shows(t, "EUUS-0003 is a position: nothing was promised, so it has no scores");
    term_assert_shows(t, "27 commitments");
    term_keys(t, "g");
    term_assert_shows(t, "Bound is one side alone");
    term_keys(t, "+");
    term_assert_shows(t, "European Union is not bound by");
    term_keys(t, "<Enter>");
    term_assert_hides(t, "Score *");
    g_autofree char *history = stage_shell(stage, NULL, "history", NULL);
    assert_null(strstr(history, "full compliance"));
    assert_null(strstr(history, ": European Union +1"));
    stage_close(stage);
}

/* A reason in a form; a day that lies ahead is refused there; a new score stands above the old one,
 * which stays. */
static void test_reason(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at_first(stage);
    term_keys(t, "<Enter>");
    term_assert_shows(t, "By Ana Lyst, first coder");
    term_keys(t, "-<Tab>no text was tabled<Tab><C-u>2027-01-01<C-s>");
    term_assert_shows(t, "lies in the future");
    term_keys(t, "<C-u>2026-11-20<C-s>");
    term_assert_shows(t, "−1  first coder, Ana Lyst, 2026-11-20: no text was tabled");
    term_keys(t, "c");
    term_assert_shows(t, "−1  first coder"); /* what was said stands below the form */
    term_keys(t, "0<Tab><C-u>a text was tabled since<C-s>");
    term_assert_shows(t, "0  first coder, Ana Lyst, 2026-11-23: a text was tabled since");
    term_assert_shows(t, "−1  first coder, Ana Lyst, 2026-11-20: no text was tabled");
    term_keys(t, "c<Esc>");
    term_assert_shows(t, "a text was tabled since");
    stage_close(stage);
}

/* Another period is another table; a new one is named, and is there once something was scored. */
static void test_periods(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at_first(stage);
    term_keys(t, "]");
    term_assert_shows(t, "nothing was scored for a later period");
    term_keys(t, "P");
    term_assert_shows(t, "another one");
    term_keys(t, "n<Enter>");
    term_assert_shows(t, "period:");
    term_keys(t, "first half of 2020<Enter>");
    term_assert_shows(t, "Scores: first half of 2020");
    term_assert_shows(t, "Mean of cells – ·");
    term_keys(t, "+");
    term_assert_shows(t, "EUUS-0001: European Union +1");
    term_keys(t, "[");
    term_assert_shows(t, "Scores: whole life");
    term_keys(t, "[");
    term_assert_shows(t, "nothing was scored for an earlier period");
    term_keys(t, "]");
    term_assert_shows(t, "Scores: first half of 2020");
    g_autofree char *first = listed(stage, "key:EUUS-0001");
    assert_non_null(strstr(first, "European Union,2020-40,+1"));
    stage_close(stage);
}

/* Somebody else's word of the first two cells, by the shell. */
static void score_as(struct stage *stage, const char *author, const char *party, const char *score,
                     const char *reason, gboolean is_second)
{
    g_setenv("HELDTO_AUTHOR", author, TRUE);
    if (is_second)
        stage_do(stage, "score", "EUUS-0001", party, "--reason", reason, "--second", "--", score,
                 NULL);
    else
        stage_do(stage, "score", "EUUS-0001", party, "--reason", reason, "--", score, NULL);
    g_setenv("HELDTO_AUTHOR", "Ana Lyst", TRUE);
}

static void assert_tells_nothing(struct term *t)
{
    static const char *const secrets[] = {"−1",       "< -1",         "Bea Other",
                                          "betrayed", "first coder,", "!"};
    g_autofree char *screen = term_screen(t);
    for (gsize i = 0; i < G_N_ELEMENTS(secrets); i++)
        if (strstr(screen, secrets[i]) != NULL)
            fail_msg("a second coder is told \"%s\":\n%s", secrets[i], screen);
}

/* Blind: no cell, mean, history, form or refusal tells what the first coder said, nor does a change of
 * theirs meanwhile; the footer says so. */
static void test_blind(void **state)
{
    struct stage *stage = *state;
    score_as(stage, "Bea Other", "us", "-1", "betrayed", FALSE);
    score_as(stage, "Bea Other", "eu", "-1", "betrayed", FALSE);
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "K");
    term_assert_shows(t, "betrayed");
    term_keys(t, "B");
    term_assert_shows(t, "Scores: whole life, second coder");
    term_assert_shows(t, "blind: the first coder is hidden");
    term_assert_shows(t, "European Union, whole life: not assessed");
    term_assert_shows(t, "Mean of cells – · commitments – · parties –");
    assert_tells_nothing(t);
    term_keys(t, "<Enter>");
    term_assert_shows(t, "By Ana Lyst, second coder");
    assert_tells_nothing(t);
    term_keys(t, "<Esc>");
    term_assert_hides(t, "Score *");
    term_keys(t, "+");
    term_assert_shows(t, "EUUS-0001: European Union +1");
    term_assert_shows(t, "Mean of cells +1.00 100.0 %");
    assert_tells_nothing(t);
    score_as(stage, "Bea Other", "us", "0", "betrayed again", FALSE);
    stage_do(stage, "edit", "EUUS-0001", "--title", "Seen anew", NULL);
    term_assert_shows(t, "Seen anew");
    assert_tells_nothing(t);
    term_keys(t, "a");
    term_assert_shows(t, "nothing is settled while the second coder scores");
    term_keys(t, "A");
    term_assert_shows(t, "agreement would tell");
    term_keys(t, "d");
    term_assert_shows(t, "is hidden");
    term_keys(t, "o");
    term_assert_shows(t, "its story would tell");
    term_keys(t, "[]");
    assert_tells_nothing(t);
    g_autofree char *second = stage_shell(stage, NULL, "score", "agreement", NULL);
    assert_non_null(strstr(second, "Scored by both: 1 cells; alike: 0"));
    stage_close(stage);
}

/* Nobody is both coders of a cell; the refusal names no score. */
static void test_not_both_coders(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at_first(stage);
    term_keys(t, "-");
    term_assert_shows(t, "European Union −1");
    term_keys(t, "<BS>B");
    term_assert_shows(t, "second coder");
    term_keys(t, "+");
    term_assert_shows(t, "the second coder is somebody else");
    assert_tells_nothing(t);
    term_assert_shows(t, "not assessed");
    stage_close(stage);
}

/* Out of the second coder's table a disagreement is marked, found, told of, and settled with a reason
 * that cannot be left out. */
static void test_settle(void **state)
{
    struct stage *stage = *state;
    score_as(stage, "Bea Other", "us", "-1", "nothing seen", FALSE);
    score_as(stage, "Cy Third", "us", "+1", "all done", TRUE);
    struct term *t = open_at_first(stage);
    term_assert_shows(t, "−1!");
    term_keys(t, "a");
    term_assert_shows(t, "there is nothing to settle here");
    term_keys(t, "d");
    term_assert_shows(t, "the coders disagree: a settles it");
    term_assert_shows(t, "+1  second coder, Cy Third, 2026-11-23: all done");
    term_keys(t, "A");
    term_assert_shows(t, "Cohen's kappa");
    term_keys(t, "qa");
    term_assert_shows(t, "By Ana Lyst, adjudicated");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "it cannot be empty");
    term_keys(t, "part of it was done<C-s>");
    term_assert_shows(t, "0, partial compliance · adjudicated");
    term_assert_shows(t, "0*");
    term_assert_shows(t, "0  adjudicated, Ana Lyst, 2026-11-23: part of it was done");
    term_keys(t, "d");
    term_assert_shows(t, "no disagreement of the coders is left to settle");
    term_keys(t, "u");
    term_assert_shows(t, "−1!");
    stage_close(stage);
}

/* Another program's score is there without a key. */
static void test_others(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_at_first(stage);
    score_as(stage, "Bea Other", "eu", "0", "half of it", FALSE);
    term_assert_shows(t, "0  first coder, Bea Other, 2026-11-23: half of it");
    term_assert_shows(t, "0.00  1/2");
    stage_close(stage);
}

/* From a filtered register the same ones, from a meeting its own; f filters, and the means follow. */
static void test_filter(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "fkey:EUUS-0002<Enter>");
    term_assert_shows(t, "1 of 26");
    term_keys(t, "K");
    term_assert_shows(t, "FILTER");
    term_assert_shows(t, "2/2");
    term_assert_hides(t, "EUUS-0001");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "EUUS-0001");
    term_assert_shows(t, "4/30");
    term_keys(t, "fkind:position<Enter>");
    term_assert_shows(t, "Nothing here can be scored");
    term_keys(t, "+0-nhlcadAB <BS>");
    term_assert_shows(t, "second coder");
    term_keys(t, "BqMg<Enter>");
    term_assert_shows(t, "Texts held");
    term_keys(t, "K");
    term_assert_shows(t, "FILTER");
    term_assert_shows(t, "Scores: whole life");
    stage_close(stage);
}

/* A register that can only be read: the keys that score say so, those that look work. */
static void test_read_only(void **state)
{
    struct stage *stage = *state;
    sqlite_file_run(stage->path, "PRAGMA journal_mode=WAL");
    struct sqlite_file *other =
        sqlite_file_hold(stage->path, "BEGIN; SELECT count(*) FROM commitment");
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "K");
    term_assert_shows(t, "READ ONLY");
    static const char *const keys[] = {"+", "0", "-", "n", "c", "<Enter>", "a", "u"};
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        term_keys(t, keys[i]);
        term_assert_shows(t, "the register can only be read");
        term_keys(t, "j"); /* the message is gone */
        term_assert_hides(t, "the register can only be read");
    }
    term_assert_hides(t, "+ full");
    term_keys(t, "B");
    term_assert_shows(t, "second coder");
    term_keys(t, "P");
    term_assert_shows(t, "scores of which period");
    stage_close(stage);
    sqlite_file_let_go(other);
}

/* Below what anything can be shown in, and back, the cursor is where it was. */
static void test_resize(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "l");
    term_assert_shows(t, "party 2 of 2");
    term_resize(t, 9, 39);
    term_assert_shows(t, "Need 40×10, have 39×9");
    term_resize(t, 10, 40);
    term_assert_shows(t, "United States, whole life: +1");
    term_resize(t, 60, 200);
    term_assert_shows(t, "party 2 of 2");
    stage_close(stage);
}

/* ASCII where the terminal takes nothing else. */
static void test_ascii(void **state)
{
    struct stage *stage = *state;
    static const char *const env[] = {"LC_ALL=C", "LANG=C", NULL};
    struct term *t = stage_open(stage, &(struct term_options){.rows = 24, .cols = 80, .env = env});
    term_keys(t, "K-");
    term_assert_shows(t, "EUUS-0001: European Union -1");
    term_assert_shows(t, "-1.00 1/2");
    term_assert_hides(t, "−");
    term_assert_hides(t, "·");
    stage_close(stage);
}

/* No commitment at all: no key does harm. */
static void test_empty(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "K");
    term_assert_shows(t, "No commitments yet");
    term_keys(t, "+0-nhljkgG<Enter>cad <BS>[]");
    stage_do(stage, "add", "Something", NULL);
    term_assert_shows(t, "Nothing here can be scored");
    term_keys(t, "+0-nhljkgG<Enter>cad <BS>[]o");
    term_assert_shows(t, "Wordings, in order of meeting");
    stage_close(stage);
}

/* More parties than there is room for: names and cells scroll together, key and means stay. */
static void test_many_parties(void **state)
{
    struct stage *stage = *state;
    GString *table = g_string_new("Key;Commitment");
    GString *map = g_string_new("scores=");
    for (int party = 1; party <= 20; party++) {
        g_string_append_printf(table, ";Land %d", party);
        g_string_append_printf(map, "%sLand %d", party > 1 ? "," : "", party);
    }
    for (int row = 1; row <= 40; row++) {
        g_string_append_printf(table, "\nL-%04d;Promise number %d", row, row);
        for (int party = 1; party <= 20; party++)
            g_string_append(table, (row + party) % 3 == 0   ? ";-1"
                                   : (row + party) % 3 == 1 ? ";0"
                                                            : ";1");
    }
    g_autofree char *file = g_build_filename(stage->folder, "scores.csv", NULL);
    assert_true(g_file_set_contents(file, table->str, -1, NULL));
    g_string_free(table, TRUE);
    stage_do(stage, "import", file, "--map", map->str, NULL);
    g_string_free(map, TRUE);
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "K");
    term_assert_shows(t, "party 1 of 20");
    term_assert_shows(t, "/800");
    term_keys(t, "99l");
    term_assert_shows(t, "party 20 of 20");
    term_assert_shows(t, "Land 9");
    term_assert_shows(t, "L-0001");
    term_keys(t, "G+");
    term_assert_shows(t, "L-0040: Land 9 +1");
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)
#define ON_EMPTY(test) cmocka_unit_test_setup_teardown(test, stage_set_up_empty, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_80x24),
        ON_STAGE(test_120x40),
        ON_STAGE(test_40x10),
        ON_STAGE(test_one_key_each),
        ON_STAGE(test_undo),
        ON_STAGE(test_moves),
        ON_STAGE(test_no_cell),
        ON_STAGE(test_reason),
        ON_STAGE(test_periods),
        ON_STAGE(test_blind),
        ON_STAGE(test_not_both_coders),
        ON_STAGE(test_settle),
        ON_STAGE(test_others),
        ON_STAGE(test_filter),
        ON_STAGE(test_resize),
        ON_STAGE(test_read_only),
        ON_STAGE(test_ascii),
        ON_EMPTY(test_empty),
        ON_EMPTY(test_many_parties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
