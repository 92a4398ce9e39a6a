/* tests of core/score/score.c, score_period.c and grid.c: what may be scored by whom, which score
 * counts, that nothing is overwritten, and that a grid tells the same as its cells. */
#include "core/score/score.h"

#include "core/clock.h"
#include "core/score/grid.h"
#include "core/score/score_period.h"
#include "core/story/past.h"
#include "db/party.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/lib/desk.h"
#include "tests/lib/expect.h"

static const char two_promises[] = "key,title,kind,parties\n"
                                   "T-1,Ratify the protocol,one-off,European Union; United States\n"
                                   "T-2,Meet twice a year,standing,European Union; United States\n"
                                   "T-3,Concern was expressed,position,European Union\n"
                                   "T-4,Nobody said who,one-off,\n";

static gint64 commitment_id(struct desk *desk, const char *key)
{
    owned(commitment) row = desk_commitment(desk, key);
    return row->id;
}

static gint64 party_id(struct desk *desk, const char *name)
{
    owned(party) row = party_find(desk->session->db, name, NULL);
    assert_non_null(row);
    return row->id;
}

static gboolean try(struct desk *desk, const char *key, const char *party,
                    const struct score_entry *entry, GError **error)
{
    return score_set(desk->session, commitment_id(desk, key), party_id(desk, party), entry, error);
}

static void give(struct desk *desk, const char *key, const char *party,
                 const struct score_entry *entry)
{
    g_autoptr(GError) failed = NULL;
    if (!try(desk, key, party, entry, &failed))
        fail_msg("%s %s: %s", key, party, failed->message);
}

static void refuses(struct desk *desk, const char *key, const char *party,
                    const struct score_entry *entry, const char *words)
{
    g_autoptr(GError) failed = NULL;
    g_autoptr(GPtrArray) changes = change_page(desk->session->db, 0, 0, 1, NULL);
    assert_false(try(desk, key, party, entry, &failed));
    assert_non_null(failed);
    if (strstr(failed->message, words) == NULL)
        fail_msg("expected “%s”\n  actual “%s”", words, failed->message);
    g_autoptr(GPtrArray) after = change_page(desk->session->db, 0, 0, 1, NULL);
    assert_int_equal(((struct change_row *)changes->pdata[0])->id,
                     ((struct change_row *)after->pdata[0])->id);
}

/* What counts of a cell: "+1", or "" where nothing does. */
static const char *standing(struct desk *desk, const char *key, const char *party,
                            const char *period)
{
    g_autoptr(GPtrArray) live =
        assessment_live_of_commitment(desk->session->db, commitment_id(desk, key), NULL);
    const struct assessment *row = score_standing(live, party_id(desk, party), period);
    return row != NULL ? score_word_find(row->score)->token : "";
}

static guint count(struct desk *desk, const char *key)
{
    g_autoptr(GPtrArray) all =
        assessment_of_commitment(desk->session->db, commitment_id(desk, key), NULL);
    return all->len;
}

static int set_up(void **state)
{
    if (desk_set_up(state) != 0)
        return -1;
    g_free(desk_import(*state, two_promises, NULL));
    return 0;
}

/* A new score corrects the one before; both stay, and one undo brings the first one back. */
static void test_a_new_score_corrects_and_keeps(void **state)
{
    struct desk *desk = *state;
    give(desk, "T-1", "eu", &(struct score_entry){.score = "+1", .reason = "it did"});
    give(desk, "T-1", "eu", &(struct score_entry){.score = "−", .author = "Second Thoughts"});
    assert_string_equal(standing(desk, "T-1", "eu", ""), "-1");
    g_autoptr(GPtrArray) all =
        assessment_of_commitment(desk->session->db, commitment_id(desk, "T-1"), NULL);
    assert_int_equal(all->len, 2);
    const struct assessment *one = all->pdata[0], *other = all->pdata[1];
    assert_int_equal(other->corrects_id, one->id);
    assert_string_equal(one->reason, "it did");
    assert_string_equal(other->author, "Second Thoughts");
    assert_string_equal(other->assessed_on, "2026-11-23");
    assert_true(other->scheme_id > 0 && other->scheme_version > 0);
    owned(change_row) undone = session_undo(desk->session, 0, NULL);
    assert_non_null(undone);
    assert_string_equal(standing(desk, "T-1", "eu", ""), "+1");
    assert_int_equal(count(desk, "T-1"), 2);
    owned(change_row) again = session_redo(desk->session, NULL);
    assert_non_null(again);
    assert_string_equal(standing(desk, "T-1", "eu", ""), "-1");
}

/* History says in one line what was scored. */
static void test_history_names_it(void **state)
{
    struct desk *desk = *state;
    give(desk, "T-1", "us", &(struct score_entry){.score = "-1", .period = "2020"});
    g_autoptr(GPtrArray) changes = change_page(desk->session->db, 0, 0, 1, NULL);
    const struct change_row *change = changes->pdata[0];
    assert_string_equal(change->summary, "T-1: United States −1, 2020");
    assert_string_equal(change->action, "score");
}

/* Periods are cells of their own; the same period in other words is the same one. */
static void test_periods_are_apart(void **state)
{
    struct desk *desk = *state;
    give(desk, "T-1", "eu", &(struct score_entry){.score = "+1", .period = "first half of 2020"});
    give(desk, "T-1", "eu", &(struct score_entry){.score = "0", .period = " 2020-40 "});
    give(desk, "T-1", "eu", &(struct score_entry){.score = "-1", .period = "2021"});
    assert_string_equal(standing(desk, "T-1", "eu", "2020-40"), "0");
    assert_string_equal(standing(desk, "T-1", "eu", "2021"), "-1");
    assert_string_equal(standing(desk, "T-1", "eu", ""), "");
}

static void test_period_texts(void **state)
{
    (void)state;
    static const struct {
        const char *text, *stored, *words;
    } cases[] = {
        {"", "", "whole life"},
        {NULL, "", "whole life"},
        {"  ", "", "whole life"},
        {"2020", "2020", "2020"},
        {"first half of 2025", "2025-40", "first half of 2025"},
        {"H1 2025", "2025-40", "first half of 2025"},
        {"June 2020", "2020-06", "June 2020"},
        {"2020-06-01/2021-05-31", "2020-06/2021-05", "June 2020 – May 2021"},
        {"2020-01-01/2020-12-31", "2020", "2020"},
        {"2020-05-02/2021-05-31", "2020-05-02/2021-05-31", "2 May 2020 – 31 May 2021"},
        {"../2019", "../2019", "by the end of 2019"},
        {"2020/..", "2020/..", "from 2020"},
        {"2019~/2020", "2019~/2020", "about 2019 – 2020"},
        {"2020  Final", "2020 Final", "2020 Final"},
        {"2020 interim report", "2020 interim report", "2020 interim report"},
        {"Elmau – Hiroshima", "Elmau – Hiroshima", "Elmau – Hiroshima"},
        {"a\nb\tc", "a b c", "a b c"},
        {"COVID-19", "COVID-19", "COVID-19"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *stored = score_period_normalise(cases[i].text);
        g_autofree char *words = score_period_words(stored);
        expect_text(cases[i].text != NULL ? cases[i].text : "NULL", cases[i].stored, stored);
        expect_text(cases[i].stored, cases[i].words, words);
        g_autofree char *again = score_period_normalise(stored);
        expect_text(cases[i].stored, stored, again);
    }
}

/* Whole life, then dates by their days, then the rest; and for any two one order. */
static void test_order_of_periods(void **state)
{
    (void)state;
    /* the quarter, the half and the year begin on one day: the shorter comes first */
    const char *by_days[] = {"",     "../2019",      "2019",       "2020-33", "2020-40",
                             "2020", "2020 interim", "2020 Final", "2020/..", "2020-41",
                             "2021", "Zeta",         "alpha"};
    for (guint i = 0; i < G_N_ELEMENTS(by_days); i++)
        for (guint j = 0; j < G_N_ELEMENTS(by_days); j++) {
            int order = score_period_compare(by_days[i], by_days[j]);
            expect_int(by_days[i], i < j ? -1 : i > j, (order > 0) - (order < 0));
        }
}

/* A period in other letters is the register's own. */
static void test_a_known_period_is_found(void **state)
{
    struct desk *desk = *state;
    give(desk, "T-1", "eu", &(struct score_entry){.score = "+1", .period = "2020 Final"});
    g_autofree char *same = score_period(desk->session, "2020 FINAL", NULL);
    assert_string_equal(same, "2020 Final");
    g_autofree char *other = score_period(desk->session, "2020 finale", NULL);
    assert_string_equal(other, "2020 finale");
    g_autofree char *odd = score_period(desk->session, "§", NULL);
    assert_string_equal(odd, "§");
}

/* What cannot be scored is refused in words, and leaves no trace. */
static void test_what_is_refused(void **state)
{
    struct desk *desk = *state;
    refuses(desk, "T-1", "eu", &(struct score_entry){.score = "2"}, "is no score");
    refuses(desk, "T-1", "eu", &(struct score_entry){.score = ""}, "is no score");
    refuses(desk, "T-1", "eu", &(struct score_entry){.score = "+2"}, "is no score");
    refuses(desk, "T-1", "eu", &(struct score_entry){.score = "0.5"}, "is no score");
    refuses(desk, "T-1", "eu", &(struct score_entry){.score = "maybe"}, "+1 (full compliance)");
    refuses(desk, "T-3", "eu", &(struct score_entry){.score = "0"}, "is a position");
    refuses(desk, "T-4", "eu", &(struct score_entry){.score = "0"}, "no party is bound by T-4");
    refuses(desk, "T-1", "cy", &(struct score_entry){.score = "0"},
            "is not bound by T-1; bound are: European Union; United States");
    refuses(desk, "T-1", "eu", &(struct score_entry){.score = "0", .assessed_on = "2026-11-24"},
            "lies in the future");
    refuses(desk, "T-1", "eu", &(struct score_entry){.score = "0", .assessed_on = "2026-02-30"},
            "is no day");
    refuses(desk, "T-1", "eu", &(struct score_entry){.score = "0", .assessed_on = ""}, "is no day");
    assert_int_equal(count(desk, "T-1"), 0);
    g_autoptr(GError) failed = NULL;
    assert_false(score_set(desk->session, 99999, party_id(desk, "eu"),
                           &(struct score_entry){.score = "0"}, &failed));
    assert_int_equal(session_exit_code(failed), 1);
}

/* Two coders are two people, whatever letters they write their names in; no refusal says what the
 * other one scored. */
static void test_two_coders_are_two_people(void **state)
{
    struct desk *desk = *state;
    give(desk, "T-1", "eu", &(struct score_entry){.score = "-1", .author = "Ana"});
    refuses(desk, "T-1", "eu",
            &(struct score_entry){.score = "+1", .author = "ANA", .role = SCORE_SECOND},
            "the second coder is somebody else");
    give(desk, "T-1", "eu",
         &(struct score_entry){.score = "+1", .author = "Ben", .role = SCORE_SECOND});
    refuses(desk, "T-1", "eu", &(struct score_entry){.score = "0", .author = "ben"},
            "the first coder is somebody else");
    assert_string_equal(standing(desk, "T-1", "eu", ""), "-1");
    /* another cell, another pair */
    give(desk, "T-1", "us", &(struct score_entry){.score = "0", .author = "Ben"});
    give(desk, "T-1", "us",
         &(struct score_entry){.score = "0", .author = "Ana", .role = SCORE_SECOND});
}

/* An adjudication counts over both, whatever is scored after it; a second coder's alone never. */
static void test_an_adjudication_counts(void **state)
{
    struct desk *desk = *state;
    struct score_entry settle = {.score = "0", .role = SCORE_ADJUDICATION, .reason = "half of it"};
    refuses(desk, "T-1", "eu", &settle, "nothing to settle");
    give(desk, "T-1", "eu",
         &(struct score_entry){.score = "+1", .author = "Ben", .role = SCORE_SECOND});
    assert_string_equal(standing(desk, "T-1", "eu", ""), "");
    refuses(desk, "T-1", "eu", &settle, "nothing to settle");
    give(desk, "T-1", "eu", &(struct score_entry){.score = "-1", .author = "Ana"});
    refuses(desk, "T-1", "eu", &(struct score_entry){.score = "0", .role = SCORE_ADJUDICATION},
            "needs its reason");
    give(desk, "T-1", "eu", &settle);
    assert_string_equal(standing(desk, "T-1", "eu", ""), "0");
    give(desk, "T-1", "eu", &(struct score_entry){.score = "+1", .author = "Ana"});
    assert_string_equal(standing(desk, "T-1", "eu", ""), "0");
    settle.score = "na";
    give(desk, "T-1", "eu", &settle);
    assert_string_equal(standing(desk, "T-1", "eu", ""), "na");
    owned(change_row) undone = session_undo(desk->session, 0, NULL);
    assert_non_null(undone);
    assert_string_equal(standing(desk, "T-1", "eu", ""), "0");
}

/* As of a day: what had been judged by then, also where a later score corrects it, and where the one
 * corrected is later than its correction. */
static void test_as_of(void **state)
{
    struct desk *desk = *state;
    give(desk, "T-1", "eu", &(struct score_entry){.score = "+1", .assessed_on = "2020-05-01"});
    give(desk, "T-1", "eu", &(struct score_entry){.score = "-1", .assessed_on = "2021-05-01"});
    give(desk, "T-1", "us", &(struct score_entry){.score = "+1", .assessed_on = "2021-05-01"});
    give(desk, "T-1", "us", &(struct score_entry){.score = "0", .assessed_on = "2020-06-01"});
    struct past *past = past_open(desk->session, "2020-12-31", NULL, "2026-11-23", NULL);
    assert_non_null(past);
    struct desk then = {.session = past_session(past)};
    assert_string_equal(standing(&then, "T-1", "eu", ""), "+1");
    assert_string_equal(standing(&then, "T-1", "us", ""), "0");
    assert_int_equal(count(&then, "T-1"), 2);
    past_close(past);
    assert_string_equal(standing(desk, "T-1", "eu", ""), "-1");
    clock_set_today("2026-11-23");
}

static char *grid_text(struct score_grid *grid, const char *period)
{
    GString *text = g_string_new(NULL);
    int at = score_grid_period(grid, period);
    for (guint row = 0; row < grid->rows->len; row++) {
        const struct score_row *line = grid->rows->pdata[row];
        g_string_append(text, line->commitment->key);
        for (guint party = 0; party < grid->parties->len; party++) {
            const char *score = score_grid_score(grid, row, party, at);
            g_string_append_printf(text, " %s", score == NULL ? "." : *score == '\0' ? "?" : score);
        }
        g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}

/* The same as asking for each cell; positions and rows without a party are left out. */
static void test_grid(void **state)
{
    struct desk *desk = *state;
    g_free(desk_import(desk, "key,title,parties\nT-5,Alone,United States\n", NULL));
    give(desk, "T-1", "eu", &(struct score_entry){.score = "0", .period = "2020"});
    give(desk, "T-1", "eu", &(struct score_entry){.score = "+1", .period = "2020"});
    give(desk, "T-1", "us", &(struct score_entry){.score = "0", .period = "2020"});
    give(desk, "T-2", "eu", &(struct score_entry){.score = "0", .period = "2020"});
    give(desk, "T-2", "us", &(struct score_entry){.score = "na", .period = "2020"});
    give(desk, "T-2", "us", &(struct score_entry){.score = "-1", .period = "2021"});
    give(desk, "T-2", "eu",
         &(struct score_entry){
             .score = "-1", .period = "2021", .role = SCORE_SECOND, .author = "Ben"});
    owned(score_grid) grid = score_grid_new(desk->session, NULL, NULL);
    assert_int_equal(grid->rows->len, 3);
    assert_int_equal(grid->parties->len, 2);
    assert_string_equal(((struct party *)grid->parties->pdata[0])->name, "European Union");
    g_autofree char *one = grid_text(grid, "2020");
    assert_string_equal(one, "T-1 +1 0\nT-2 0 na\nT-5 . ?\n");
    g_autofree char *other = grid_text(grid, "2021");
    assert_string_equal(other, "T-1 ? ?\nT-2 ? -1\nT-5 . ?\n");
    g_autofree char *none = grid_text(grid, "2022");
    assert_string_equal(none, "T-1 ? ?\nT-2 ? ?\nT-5 . ?\n");
    int at = score_grid_period(grid, "2021");
    assert_string_equal(score_grid_cell(grid, 1, 0, at)->second->score, "-1");
    struct score_means means = score_grid_means(grid, score_grid_period(grid, "2020"));
    g_autofree char *cells = mean_percent_text(means.cells, 1, FALSE);
    g_autofree char *commitments = mean_percent_text(means.commitments, 1, FALSE);
    g_autofree char *parties = mean_percent_text(means.parties, 1, FALSE);
    assert_string_equal(cells, "66.7 %");
    assert_string_equal(commitments, "62.5 %");
    assert_string_equal(parties, "62.5 %");
    assert_int_equal(mean_tally(means.cells)->of, 5);
    score_means_clear(&means);
    means = score_grid_means(grid, -1);
    g_autofree char *nothing = mean_percent_text(means.commitments, 0, FALSE);
    assert_string_equal(nothing, "– (0 of 5 assessed)");
    score_means_clear(&means);
}

/* One row read anew after each change is the grid made anew, also when a period comes and goes. */
static void test_reread(void **state)
{
    struct desk *desk = *state;
    give(desk, "T-1", "eu", &(struct score_entry){.score = "+1", .period = "2021"});
    give(desk, "T-2", "us", &(struct score_entry){.score = "0", .period = "2021"});
    owned(score_grid) grid = score_grid_new(desk->session, NULL, NULL);
    give(desk, "T-2", "eu", &(struct score_entry){.score = "-1", .period = "2020"});
    assert_true(score_grid_reread(grid, 1, NULL));
    assert_int_equal(grid->periods->len, 2);
    g_autofree char *one = grid_text(grid, "2021");
    assert_string_equal(one, "T-1 +1 ?\nT-2 ? 0\n");
    g_autofree char *other = grid_text(grid, "2020");
    assert_string_equal(other, "T-1 ? ?\nT-2 -1 ?\n");
    owned(change_row) undone = session_undo(desk->session, 0, NULL);
    assert_non_null(undone);
    assert_true(score_grid_reread(grid, 1, NULL));
    assert_int_equal(grid->periods->len, 1);
    assert_int_equal(score_grid_period(grid, "2020"), -1);
    g_autofree char *again = grid_text(grid, "2021");
    assert_string_equal(again, one);
}

/* A party that is bound no more takes its scores out of every figure, and that is counted. */
static void test_loose_scores(void **state)
{
    struct desk *desk = *state;
    give(desk, "T-1", "us", &(struct score_entry){.score = "-1"});
    give(desk, "T-1", "eu", &(struct score_entry){.score = "+1"});
    g_free(desk_import(desk, "key,title,parties\nT-1,Ratify the protocol,European Union\n", NULL));
    owned(score_grid) grid = score_grid_new(desk->session, NULL, NULL);
    const struct score_row *row = grid->rows->pdata[0];
    assert_string_equal(row->commitment->key, "T-1");
    assert_int_equal(row->n_loose, 1);
    struct score_tally tally = score_grid_row_tally(grid, 0, score_grid_period(grid, ""));
    assert_int_equal(tally.of, 1);
    assert_int_equal(tally.sum, 1);
}

/* An empty register has an empty grid, and figures that say so. */
static void test_empty_grid(void **state)
{
    struct desk *desk = *state;
    struct filter *none = filter_none();
    owned(score_grid) grid = score_grid_new(desk->session, none, NULL);
    filter_free(none);
    assert_int_equal(grid->rows->len, 0);
    struct score_means means = score_grid_means(grid, -1);
    assert_true(mean_is_none(means.cells) && mean_is_none(means.parties));
    score_means_clear(&means);
}

/* The scores survive a whole export and its way back. */
static void test_export_brings_them_back(void **state)
{
    struct desk *desk = *state;
    give(desk, "T-1", "eu",
         &(struct score_entry){.score = "+1", .period = "2020", .author = "Ana"});
    give(desk, "T-1", "eu", &(struct score_entry){.score = "0", .period = "2020", .author = "Ana"});
    give(desk, "T-1", "eu",
         &(struct score_entry){
             .score = "-1", .period = "2020", .author = "Ben", .role = SCORE_SECOND});
    g_autofree char *json = desk_json(desk->session, FALSE);
    g_autofree char *path = desk_write(desk, "whole.jsonl", json, -1);
    struct session *other = desk_other(desk, "other.db", TRUE);
    struct import_account account = {0};
    g_autoptr(GError) failed = NULL;
    if (!import_file(other, path, &(struct import_options){0}, &account, &failed))
        fail_msg("%s", failed->message);
    g_autofree char *again = desk_json(other, FALSE);
    assert_string_equal(json, again);
    struct desk there = {.session = other};
    assert_string_equal(standing(&there, "T-1", "eu", "2020"), "0");
    session_close(other);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, desk_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_new_score_corrects_and_keeps),
        TEST(test_history_names_it),
        TEST(test_periods_are_apart),
        cmocka_unit_test(test_period_texts),
        cmocka_unit_test(test_order_of_periods),
        TEST(test_a_known_period_is_found),
        TEST(test_what_is_refused),
        TEST(test_two_coders_are_two_people),
        TEST(test_an_adjudication_counts),
        TEST(test_as_of),
        TEST(test_grid),
        TEST(test_reread),
        TEST(test_loose_scores),
        TEST(test_empty_grid),
        TEST(test_export_brings_them_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
