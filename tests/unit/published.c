/* published.c proves how the figures that others printed beside scores are read, and that one
 * follows from the scores just where rounding can have made it. */
#include "core/score/published.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* "mean 375/1000": scale, digits, decimals; "none", "odd", "no scale". */
static char *told(const char *text, const char *as)
{
    static const char *const names[] = {"any", "mean", "percent", "share"};
    struct published figure;
    enum published_kind kind = published_read(text, &figure);
    if (kind != PUBLISHED_NUMBER)
        return g_strdup(kind == PUBLISHED_NONE ? "none" : "odd");
    if (!published_settle(&figure, as))
        return g_strdup("no scale");
    return g_strdup_printf("%s %" G_GINT64_FORMAT " %d", names[figure.scale], figure.digits,
                           figure.decimals);
}

#define READS(text, as, expected)                                                                  \
    do {                                                                                           \
        g_autofree char *told_ = told(text, as);                                                   \
        assert_string_equal(told_, expected);                                                      \
    } while (0)

/* Scales by sign and size, decimals as they stand, commas, minus signs, programs' exponents. */
static void test_read(void **state)
{
    (void)state;
    READS("0.375", "", "mean 375 3");
    READS("-0.11", "", "mean -11 2");
    READS("\xE2\x88\x92"
          "0,11",
          "", "mean -11 2");
    READS("+0.50 (75%)", "", "mean 50 2");
    READS(".5", "", "mean 5 1");
    READS("1", "", "mean 1 0");
    READS("75%", "", "percent 75 0");
    READS("62,5 %", "", "percent 625 1");
    READS("62.5 per cent", "", "percent 625 1");
    READS("75", "", "percent 75 0");
    READS("1%", "", "percent 1 0");
    READS("0.2857142857142857", "", "mean 285714286 9");
    READS("5.55111512312578E-17", "", "mean 0 9");
    READS("1.25e-1", "", "mean 125 3");
}

/* The column's words settle a bare number; a percent sign stays one. */
static void test_settle(void **state)
{
    (void)state;
    READS("0", "mean, 2 decimals", "mean 0 2");
    READS("0.5", "mean, 2 decimals", "mean 50 2");
    READS("0.714285714", "mean, 2 decimals", "mean 714285714 9");
    READS("1", "percent, 0 decimals", "percent 1 0");
    READS("50", "percent, 1 decimal", "percent 500 1");
    READS("0.75", "share, 2 decimals", "share 75 2");
    READS("75%", "mean, 2 decimals", "percent 75 0");
    READS("0.5", "nonsense", "mean 5 1");
    READS("0.5", "meaning", "mean 5 1");
}

/* No figure is no figure, and what is none is not made into one. */
static void test_none(void **state)
{
    static const char *const none[] = {"", "  ", "-", "\xE2\x80\x93", "n/a", "..", "Not scored"};
    static const char *const odd[] = {
        "?",           "0.5?",
        "abc",         "1.2.3",
        "1/2",         "0.5 0.6",
        "%",           "+",
        "e5",          "1e9",
        "--1",         "0.5 (see",
        "#REF!",       "0.5 (a) (b)",
        "0.5 (draft)", "0.5 ()",
        "NaN",         "1e-900",
        "inf%",        "0x10",
        "75%25",       "1234567890123456789012345",
    };
    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        READS(none[i], "", "none");
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        READS(odd[i], "", "odd");
    READS("101", "", "no scale");
    READS("-2", "", "no scale");
    READS("-5%", "", "no scale");
    READS("1.5", "mean, 2 decimals", "no scale");
    READS("-0.5", "share, 2 decimals", "no scale");
}

static gboolean follows(const char *text, const char *as, gint64 sum, gint64 n)
{
    struct published figure;
    if (published_read(text, &figure) != PUBLISHED_NUMBER || !published_settle(&figure, as))
        return FALSE;
    return published_follows(&figure, sum, n);
}

/* Half a unit of the last decimal, ties either way, and not a hair more. */
static void test_follows(void **state)
{
    (void)state;
    assert_true(follows("0.375", "", 3, 8));
    assert_true(follows("0.38", "", 3, 8)); /* half away from zero, half even */
    assert_true(follows("0.37", "", 3, 8)); /* half down */
    assert_false(follows("0.36", "", 3, 8));
    assert_true(follows("0.62", "", 5, 8)); /* half even */
    assert_true(follows("0.63", "", 5, 8)); /* half away from zero */
    assert_true(follows("-0.13", "", -1, 8));
    assert_true(follows("-0.12", "", -1, 8));
    assert_false(follows("0.13", "", -1, 8));
    assert_true(follows("0.285714286", "", 2, 7));
    assert_true(follows("0.28571428571428575", "", 2, 7)); /* noise of a binary number */
    assert_false(follows("0.285714200", "", 2, 7));
    assert_true(follows("0.857142857", "", 6, 7));
    assert_false(follows("0.85", "", 6, 7));
    assert_true(follows("1", "", 8, 8));
    assert_false(follows("1", "", 1, 8));
    assert_true(follows("5.55e-17", "", 0, 9));
}

/* A zero that a spreadsheet dropped: alone "0" may be 1/7 rounded, in a column of decimals not. */
static void test_dropped_zeros(void **state)
{
    (void)state;
    assert_true(follows("0", "", 1, 7));
    assert_false(follows("0", "mean, 2 decimals", 1, 7));
    assert_true(follows("0.3", "mean, 1 decimal", 1, 3));
    assert_false(follows("0.3", "mean, 2 decimals", 1, 3));
}

/* Percent = 50 × (mean + 1). */
static void test_percent(void **state)
{
    (void)state;
    assert_true(follows("75%", "", 1, 2));
    assert_true(follows("57%", "", 1, 7));
    assert_false(follows("58%", "", 1, 7));
    assert_true(follows("57.1%", "", 1, 7));
    assert_true(follows("56%", "", 1, 8)); /* 56.25 */
    assert_true(follows("0%", "", -9, 9));
    assert_true(follows("100 %", "", 9, 9));
    assert_true(follows("0.75", "share, 2 decimals", 1, 2));
    assert_false(follows("0.75", "mean, 2 decimals", 1, 2));
}

struct cell {
    const char *text;
    gint64 sum, n;
};

static char *column_as(const struct cell *cells)
{
    struct published_column column = {0};
    for (; cells->text != NULL; cells++)
        published_column_add(&column, cells->text, cells->sum, cells->n);
    return published_column_as(&column);
}

#define COLUMN_IS(expected, ...)                                                                   \
    do {                                                                                           \
        g_autofree char *as_ = column_as((const struct cell[]){__VA_ARGS__, {NULL, 0, 0}});        \
        assert_string_equal(as_, expected);                                                        \
    } while (0)

/* What the whole column shows: the scale of bare numbers, how many decimals are meant. */
static void test_column(void **state)
{
    (void)state;
    COLUMN_IS("mean, 2 decimals", {"0.285714286", 2, 7}, {"0", 0, 7}, {"0.5", 4, 8});
    COLUMN_IS("mean, 1 decimal", {"0.3", 1, 3}, {"0", 0, 3});
    COLUMN_IS("mean, 0 decimals", {"1", 3, 3}, {"0", 0, 3});
    COLUMN_IS("percent, 0 decimals", {"75%", 1, 2}, {"", 0, 0});
    COLUMN_IS("percent, 1 decimal", {"62,5", 2, 8}, {"1", -1, 1});
    COLUMN_IS("share, 2 decimals", {"0.75", 1, 2}, {"0.5", 0, 2}, {"0.63", 2, 8});
    COLUMN_IS("mean, 2 decimals", {"0.75", 3, 4}, {"0.5", 1, 2});
    COLUMN_IS("", {"", 0, 0}, {"n/a", 1, 2}, {"soon", 1, 2});
    COLUMN_IS("", {"-0.5", -1, 2}, {"75", 1, 2}); /* two scales: each by its own look */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),    cmocka_unit_test(test_settle),
        cmocka_unit_test(test_none),    cmocka_unit_test(test_follows),
        cmocka_unit_test(test_percent), cmocka_unit_test(test_dropped_zeros),
        cmocka_unit_test(test_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
