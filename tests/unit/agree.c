/* tests of core/score/agree.c: percent and kappa as published tables have them, where kappa is not
 * defined, and what of a grid is counted. */
#include "core/score/agree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "db/party.h"
#include "tests/lib/desk.h"

static void fill(struct agreement *agreement, const gint64 *counts, int n)
{
    const char *tokens[] = {"+1", "0", "-1", "na"};
    for (int row = 0; row < n; row++)
        for (int column = 0; column < n; column++)
            agreement_count(agreement, tokens[row], tokens[column], counts[row * n + column]);
}

static void assert_taken(char *actual, const char *expected)
{
    assert_string_equal(actual, expected);
    g_free(actual);
}

/* Three categories, n = 100: po 0.770, pe 0.336, kappa 0.654. P. Bonnardel, "The Kappa coefficient:
 * the measurement of interrater agreement when the ratings are on categorical scales". */
static void test_three_categories(void **state)
{
    (void)state;
    const gint64 counts[] = {25, 3, 5, 6, 32, 8, 1, 0, 20};
    struct agreement agreement = {0};
    fill(&agreement, counts, 3);
    assert_int_equal(agreement.n, 100);
    assert_taken(agreement_percent_text(&agreement, 1, FALSE), "77.0 %");
    assert_taken(agreement_kappa_text(&agreement, 3, FALSE), "0.654");
}

/* J. Cohen, Weighted kappa, Psychological Bulletin 70 (1968) 213-220, table 1: two judges, three
 * diagnoses, N = 200; the unweighted kappa is .492. */
static void test_cohen_1968(void **state)
{
    (void)state;
    const gint64 counts[] = {88, 10, 2, 14, 40, 6, 18, 10, 12};
    struct agreement agreement = {0};
    fill(&agreement, counts, 3);
    assert_int_equal(agreement.n, 200);
    assert_taken(agreement_percent_text(&agreement, 0, FALSE), "70 %");
    assert_taken(agreement_kappa_text(&agreement, 3, FALSE), "0.492");
    assert_taken(agreement_kappa_number(&agreement, 2), "0.49");
}

/* Less than chance is below 0; all apart by turns is -1; all alike in two ways is 1. */
static void test_signs(void **state)
{
    (void)state;
    struct agreement below = {0}, apart = {0}, alike = {0}, chance = {0};
    fill(&below, (const gint64[]){1, 4, 4, 1}, 2);
    fill(&apart, (const gint64[]){0, 5, 5, 0}, 2);
    fill(&alike, (const gint64[]){5, 0, 0, 5}, 2);
    fill(&chance, (const gint64[]){1, 1, 1, 1}, 2);
    assert_taken(agreement_kappa_text(&below, 2, FALSE), "−0.60");
    assert_taken(agreement_kappa_text(&below, 2, TRUE), "-0.60");
    assert_taken(agreement_kappa_text(&apart, 2, TRUE), "-1.00");
    assert_taken(agreement_kappa_text(&alike, 2, TRUE), "1.00");
    assert_taken(agreement_kappa_text(&chance, 2, TRUE), "0.00");
}

/* One and the same score throughout: 100 % alike, and nothing that kappa could say. One of the two
 * using another score once: kappa is 0, and defined. */
static void test_where_it_is_not_defined(void **state)
{
    (void)state;
    struct agreement same = {0}, once = {0}, none = {0};
    fill(&same, (const gint64[]){7}, 1);
    assert_false(agreement_kappa_is_defined(&same));
    assert_taken(agreement_kappa_text(&same, 2, FALSE), "not defined");
    assert_taken(agreement_kappa_number(&same, 2), "");
    assert_taken(agreement_percent_text(&same, 0, FALSE), "100 %");
    fill(&once, (const gint64[]){9, 1, 0, 0}, 2);
    assert_true(agreement_kappa_is_defined(&once));
    assert_taken(agreement_kappa_text(&once, 2, FALSE), "0.00");
    assert_taken(agreement_kappa_text(&none, 2, FALSE), "–");
    assert_taken(agreement_percent_text(&none, 2, TRUE), "-");
    assert_taken(agreement_percent_number(&none, 2), "");
}

/* Not applicable is a score like the others here. */
static void test_not_applicable_counts(void **state)
{
    (void)state;
    struct agreement agreement = {0};
    agreement_count(&agreement, "na", "na", 1);
    agreement_count(&agreement, "na", "0", 1);
    agreement_count(&agreement, "0", "0", 2);
    assert_int_equal(agreement.n, 4);
    assert_taken(agreement_percent_text(&agreement, 0, TRUE), "75 %");
    assert_taken(agreement_kappa_text(&agreement, 2, TRUE), "0.50");
}

/* As many cells as any register holds: no product overflows. */
static void test_many_cells(void **state)
{
    (void)state;
    struct agreement agreement = {0};
    fill(&agreement, (const gint64[]){900000000, 100000000, 100000000, 900000000}, 2);
    assert_taken(agreement_kappa_text(&agreement, 2, TRUE), "0.80");
    assert_taken(agreement_percent_text(&agreement, 0, TRUE), "90 %");
}

static void give(struct desk *desk, const char *key, const char *party, enum score_role role,
                 const char *score, const char *period)
{
    owned(commitment) c = desk_commitment(desk, key);
    owned(party) of = party_find(desk->session->db, party, NULL);
    struct score_entry entry = {.score = score,
                                .period = period,
                                .role = role,
                                .author = role == SCORE_FIRST ? "Ana" : "Ben",
                                .reason = "because"};
    g_autoptr(GError) failed = NULL;
    if (!score_set(desk->session, c->id, of->id, &entry, &failed))
        fail_msg("%s", failed->message);
}

/* Only cells of both count, by what each said last; an adjudication leaves them as they are, and
 * undoing a coder's score takes its cell out. */
static void test_of_a_grid(void **state)
{
    struct desk *desk = *state;
    g_free(desk_import(desk, "key,title,parties\nT-1,One,eu; us\nT-2,Two,eu; us\n", NULL));
    give(desk, "T-1", "eu", SCORE_FIRST, "0", "2020");
    give(desk, "T-1", "eu", SCORE_FIRST, "+1", "2020");
    give(desk, "T-1", "us", SCORE_FIRST, "+1", "2020");
    give(desk, "T-2", "eu", SCORE_FIRST, "-1", "2020");
    give(desk, "T-2", "us", SCORE_FIRST, "-1", "2021");
    give(desk, "T-1", "eu", SCORE_SECOND, "+1", "2020");
    give(desk, "T-2", "eu", SCORE_SECOND, "0", "2020");
    give(desk, "T-2", "us", SCORE_SECOND, "-1", "2020");
    give(desk, "T-2", "eu", SCORE_ADJUDICATION, "0", "2020");
    owned(score_grid) grid = score_grid_new(desk->session, NULL, NULL);
    owned(agreement) agreement = agreement_of(grid, score_grid_period(grid, "2020"));
    assert_int_equal(agreement->n, 2);
    assert_int_equal(agreement->n_same, 1);
    assert_int_equal(agreement->n_first_only, 1);
    assert_int_equal(agreement->n_second_only, 1);
    assert_int_equal(agreement->n_settled, 1);
    assert_int_equal(agreement->disputes->len, 1);
    const struct dispute *dispute = &g_array_index(agreement->disputes, struct dispute, 0);
    assert_string_equal(dispute->cell->first->score, "-1");
    assert_string_equal(dispute->cell->second->score, "0");
    owned(agreement) all = agreement_of(grid, -1);
    assert_int_equal(all->n, 2);
    assert_int_equal(all->n_first_only, 2);
    owned(change_row) adjudication = session_undo(desk->session, 0, NULL);
    owned(change_row) second = session_undo(desk->session, 0, NULL);
    owned(change_row) other = session_undo(desk->session, 0, NULL);
    assert_true(adjudication != NULL && second != NULL && other != NULL);
    owned(score_grid) after = score_grid_new(desk->session, NULL, NULL);
    owned(agreement) fewer = agreement_of(after, -1);
    assert_int_equal(fewer->n, 1);
    assert_int_equal(fewer->disputes->len, 0);
}

/* Nothing of a first coder or an adjudication is left in what a second one is shown: no cell, mean,
 * nor history; not after a row was read anew either, nor when it is made blind twice. */
static void test_blind(void **state)
{
    struct desk *desk = *state;
    g_free(desk_import(desk, "key,title,parties\nT-1,One,eu; us\n", NULL));
    give(desk, "T-1", "eu", SCORE_FIRST, "-1", "2020");
    give(desk, "T-1", "us", SCORE_FIRST, "-1", "2020");
    give(desk, "T-1", "eu", SCORE_SECOND, "+1", "2020");
    give(desk, "T-1", "eu", SCORE_ADJUDICATION, "0", "2020");
    owned(score_grid) grid = score_grid_new(desk->session, NULL, NULL);
    score_grid_blind(grid);
    for (int again = 0; again < 3; again++) {
        const int at = score_grid_period(grid, "2020");
        const struct score_row *row = grid->rows->pdata[0];
        assert_int_equal(row->assessments->len, 1);
        assert_string_equal(score_grid_score(grid, 0, 0, at), "+1");
        assert_string_equal(score_grid_score(grid, 0, 1, at), "");
        assert_int_equal(score_grid_tally(grid, at).n, 1);
        assert_int_equal(score_grid_tally(grid, at).sum, 1);
        owned(agreement) agreement = agreement_of(grid, at);
        assert_int_equal(agreement->n, 0);
        assert_true(again == 0 || score_grid_reread(grid, 0, NULL));
        score_grid_blind(grid);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_categories),
        cmocka_unit_test(test_cohen_1968),
        cmocka_unit_test(test_signs),
        cmocka_unit_test(test_where_it_is_not_defined),
        cmocka_unit_test(test_not_applicable_counts),
        cmocka_unit_test(test_many_cells),
        cmocka_unit_test_setup_teardown(test_of_a_grid, desk_set_up, desk_tear_down),
        cmocka_unit_test_setup_teardown(test_blind, desk_set_up, desk_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
