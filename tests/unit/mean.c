/* tests of core/score/mean.c and fraction.c: means are exact, rounding is half away from zero on the
 * value itself, and what was not scored is in no mean. */
#include "core/score/mean.h"

#include "core/score/fraction.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static struct score_tally tally_of(const char *scores)
{
    struct score_tally tally = {0};
    g_auto(GStrv) each = g_strsplit(scores, " ", -1);
    for (guint i = 0; each[i] != NULL; i++)
        score_tally_add(&tally, strcmp(each[i], "?") == 0 ? "" : each[i]);
    return tally;
}

static void assert_taken(char *actual, const char *expected)
{
    assert_string_equal(actual, expected);
    g_free(actual);
}

/* "score|percent" of the cells, to two decimals. */
static char *told(const char *scores)
{
    struct score_tally tally = tally_of(scores);
    owned(mean) mean = mean_of(&tally);
    g_autofree char *score = mean_text(mean, 2, TRUE);
    g_autofree char *percent = mean_percent_text(mean, 2, TRUE);
    return g_strconcat(score, "|", percent, NULL);
}

/* EU {c1 +1, c2 0}, US {c1 0, c2 n/a}: each party, each commitment, and the three overall figures,
 * which are not the same. */
static void test_the_three_means_differ(void **state)
{
    (void)state;
    assert_taken(told("+1 0"), "+0.50|75.00 %");
    assert_taken(told("0 na"), "0.00|50.00 %");
    struct score_tally commitments[] = {tally_of("+1 0"), tally_of("0 na")};
    struct score_tally cells = tally_of("+1 0 0 na");
    assert_int_equal(commitments[0].n, 2);
    assert_int_equal(commitments[1].n, 1);
    owned(mean) of_cells = mean_of(&cells);
    owned(mean) of_means = mean_of_means(commitments, 2);
    assert_taken(mean_percent_text(of_cells, 1, FALSE), "66.7 %");
    assert_taken(mean_percent_text(of_means, 1, FALSE), "62.5 %");
    assert_int_equal(mean_tally(of_means)->n, 3);
    assert_int_equal(mean_tally(of_means)->n_na, 1);
    assert_int_equal(mean_n_means(of_means), 2);
}

/* Nothing scored is said so, and is no number: not 0 %, not 50 %. */
static void test_nothing_assessed_is_no_number(void **state)
{
    (void)state;
    struct score_tally none = tally_of("? ? ? ?");
    owned(mean) mean = mean_of(&none);
    assert_true(mean_is_none(mean));
    assert_taken(mean_percent_text(mean, 0, FALSE), "– (0 of 4 assessed)");
    assert_taken(mean_text(mean, 2, TRUE), "- (0 of 4 assessed)");
    assert_taken(mean_number(mean, 2), "");
    assert_taken(mean_percent_number(mean, 2), "");
    struct score_tally na = tally_of("na ? na");
    owned(mean) not = mean_of(&na);
    assert_taken(mean_percent_text(not, 0, FALSE), "– (0 of 3 assessed, 2 not applicable)");
    owned(mean) empty = mean_of_means(NULL, 0);
    assert_taken(mean_text(empty, 2, FALSE), "– (0 of 0 assessed)");
}

/* A commitment nobody scored does not drag the mean of commitments to its middle. */
static void test_means_without_a_score_are_left_out(void **state)
{
    (void)state;
    struct score_tally tallies[] = {tally_of("+1 +1"), tally_of("? ?"), tally_of("na na")};
    owned(mean) mean = mean_of_means(tallies, 3);
    assert_taken(mean_text(mean, 2, FALSE), "+1.00");
    assert_int_equal(mean_n_means(mean), 1);
    assert_int_equal(mean_tally(mean)->of, 6);
}

/* Exactly half goes away from zero, in both directions, at every number of decimals. */
static void test_half_goes_away_from_zero(void **state)
{
    (void)state;
    static const struct {
        gint64 numerator, denominator;
        int decimals;
        const char *rounded;
    } cases[] = {
        {1, 8, 2, "0.13"},        {-1, 8, 2, "-0.13"},       {1, 2, 0, "1"},
        {-1, 2, 0, "-1"},         {3, 8, 2, "0.38"},         {1, 16, 3, "0.063"},
        {-1, 16, 3, "-0.063"},    {1, 200, 2, "0.01"},       {-1, 200, 2, "-0.01"},
        {1, 201, 2, "0.00"},      {-1, 201, 2, "0.00"},      {1, 3, 9, "0.333333333"},
        {2, 3, 9, "0.666666667"}, {0, 5, 2, "0.00"},         {-2, 3, 1, "-0.7"},
        {1, 1, 2, "1.00"},        {-1, 1, 0, "-1"},          {145, 1000, 2, "0.15"},
        {1005, 1000, 2, "1.01"},  {-1005, 1000, 2, "-1.01"}, {2675, 1000, 2, "2.68"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_taken(mean_ratio_number(cases[i].numerator, cases[i].denominator, cases[i].decimals),
                     cases[i].rounded);
}

/* Percent is rounded from the exact mean, not from the rounded one: 2/3 is 83.3 %, not 83.5 %. */
static void test_percent_is_of_the_exact_mean(void **state)
{
    (void)state;
    assert_taken(told("+1 +1 0"), "+0.67|83.33 %");
    assert_taken(told("-1 -1 0"), "-0.67|16.67 %");
    assert_taken(told("-1"), "-1.00|0.00 %");
    struct score_tally eighth = tally_of("+1 0 0 0 0 0 0 0");
    owned(mean) mean = mean_of(&eighth);
    assert_taken(mean_percent_text(mean, 0, FALSE), "56 %");
    assert_taken(mean_percent_text(mean, 1, FALSE), "56.3 %");
    assert_taken(mean_percent_text(mean, 2, FALSE), "56.25 %");
    struct score_tally fifth = tally_of("-1 0 0 0 0 0 0 0");
    owned(mean) below = mean_of(&fifth);
    assert_taken(mean_percent_text(below, 1, FALSE), "43.8 %");
    assert_taken(mean_text(below, 2, FALSE), "−0.13");
}

static void test_changes(void **state)
{
    (void)state;
    struct score_tally before = tally_of("0 0 -1"), after = tally_of("+1 0 -1"),
                       none = tally_of("?");
    owned(mean) a = mean_of(&before);
    owned(mean) b = mean_of(&after);
    owned(mean) nothing = mean_of(&none);
    owned(mean) up = mean_change(b, a);
    owned(mean) down = mean_change(a, b);
    owned(mean) same = mean_change(a, a);
    owned(mean) from_none = mean_change(b, nothing);
    assert_taken(mean_text(up, 2, FALSE), "+0.33");
    assert_taken(mean_points_text(up, 1, FALSE), "+16.7");
    assert_taken(mean_points_text(down, 0, FALSE), "−17");
    assert_taken(mean_points_text(same, 1, TRUE), "0.0");
    assert_taken(mean_text(same, 2, TRUE), "0.00");
    assert_taken(mean_points_text(from_none, 1, TRUE), "-");
    assert_taken(mean_text(from_none, 2, FALSE), "–");
}

static void test_ranks_are_shared(void **state)
{
    (void)state;
    const char *scores[] = {"0", "+1", "?", "0 0", "-1", "+1 0 0"};
    const struct mean *means[6];
    guint ranks[6];
    for (guint i = 0; i < 6; i++) {
        struct score_tally tally = tally_of(scores[i]);
        means[i] = mean_of(&tally);
    }
    mean_ranks(means, 6, ranks);
    const guint expected[] = {3, 1, 0, 3, 5, 2};
    for (guint i = 0; i < 6; i++) {
        assert_int_equal(ranks[i], expected[i]);
        mean_free((struct mean *)means[i]);
    }
}

/* 2,000 means over 2,000 different numbers of cells: their common denominator has thousands of
 * digits. Half of them are 1/n, half -1/n, but for 1/1 and what makes the sum an exact half. */
static void test_no_number_of_cells_overflows(void **state)
{
    (void)state;
    enum { MEANS = 2000 };
    g_autofree struct score_tally *tallies = g_new0(struct score_tally, 2 * MEANS + 2);
    for (int i = 0; i < MEANS; i++) {
        tallies[2 * i] = (struct score_tally){.sum = 1, .n = 1000003 + i, .of = 1000003 + i};
        tallies[2 * i + 1] = (struct score_tally){.sum = -1, .n = 1000003 + i, .of = 1000003 + i};
    }
    tallies[2 * MEANS] = (struct score_tally){.sum = 1, .n = 1, .of = 1};
    owned(mean) mean = mean_of_means(tallies, 2 * MEANS + 2);
    assert_int_equal(mean_n_means(mean), 2 * MEANS + 1);
    owned(mean) other = mean_of_means(tallies, 2 * MEANS);
    assert_taken(mean_text(other, 9, TRUE), "0.000000000");
    assert_taken(mean_text(mean, 6, TRUE), "+0.000250");
}

/* 1/2 - 1/10^18 lies below the half, 1/2 + 1/10^18 above it: no double can tell them apart. */
static void test_a_hair_from_half(void **state)
{
    (void)state;
    const gint64 much = 1000000000000000000;
    owned(fraction) below = fraction_new(1, 2);
    owned(fraction) above = fraction_new(1, 2);
    owned(fraction) half = fraction_new(much / 2, much);
    fraction_add(below, -1, much);
    fraction_add(above, 1, much);
    assert_int_equal(fraction_round(below, 0), 0);
    assert_int_equal(fraction_round(above, 0), 1);
    assert_int_equal(fraction_round(half, 0), 1);
    assert_true(fraction_compare(below, half) < 0);
    assert_true(fraction_compare(above, below) > 0);
    owned(fraction) same = fraction_new(3, 6);
    assert_int_equal(fraction_compare(half, same), 0);
}

/* Against plain whole numbers, for every small fraction, sum and difference. */
static void test_small_fractions_agree_with_whole_numbers(void **state)
{
    (void)state;
    for (gint64 n = 1; n <= 12; n++)
        for (gint64 s = -n; s <= n; s++)
            for (gint64 m = 1; m <= 12; m++)
                for (gint64 t = -m; t <= m; t++) {
                    owned(fraction) a = fraction_new(s, n);
                    owned(fraction) b = fraction_new(t, m);
                    owned(fraction) minus = fraction_difference(a, b);
                    gint64 top = s * m - t * n, all = n * m, size = top < 0 ? -top : top;
                    gint64 rounded = (200 * size + all) / (2 * all);
                    assert_int_equal(fraction_round(minus, 2), top < 0 ? -rounded : rounded);
                    int order = fraction_compare(a, b);
                    assert_int_equal((order > 0) - (order < 0), (top > 0) - (top < 0));
                    fraction_add(minus, t, m);
                    assert_int_equal(fraction_compare(minus, a), 0);
                }
}

/* A tally holds nothing but whole numbers: the widest ones are exact too. */
static void test_widest_numbers(void **state)
{
    (void)state;
    owned(fraction) least = fraction_new(G_MININT64, G_MAXINT64);
    fraction_add(least, 1, G_MAXINT64);
    assert_int_equal(fraction_round(least, 9), -1000000000);
    fraction_scale(least, -1, G_MAXINT64);
    assert_int_equal(fraction_round(least, 9), 0);
    fraction_scale(least, 0, 7);
    owned(fraction) zero = fraction_new(0, 3);
    assert_int_equal(fraction_compare(least, zero), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_three_means_differ),
        cmocka_unit_test(test_nothing_assessed_is_no_number),
        cmocka_unit_test(test_means_without_a_score_are_left_out),
        cmocka_unit_test(test_half_goes_away_from_zero),
        cmocka_unit_test(test_percent_is_of_the_exact_mean),
        cmocka_unit_test(test_changes),
        cmocka_unit_test(test_ranks_are_shared),
        cmocka_unit_test(test_no_number_of_cells_overflows),
        cmocka_unit_test(test_a_hair_from_half),
        cmocka_unit_test(test_small_fractions_agree_with_whole_numbers),
        cmocka_unit_test(test_widest_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
