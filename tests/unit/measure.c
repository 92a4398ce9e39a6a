/* measure.c proves when a percentage may be told and how it is rounded, and medians of days. */
#include "core/report/measure.h"

#include "tests/lib/expect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* None below twenty, whatever the share; from twenty on whole ones, half away from zero. */
static void test_percent(void **state)
{
    static const struct {
        gint64 part, whole;
        const char *expected;
    } rows[] = {
        {0, 0, ""},
        {1, 1, ""},
        {19, 19, ""},
        {0, 20, "0"},
        {20, 20, "100"},
        {1, 40, "3"},
        {3, 40, "8"},
        {39, 40, "98"},
        {1, 200, "1"},
        {1, 201, "0"},
        {199, 200, "100"},
        {1, 21, "5"},
        {100000, 300000, "33"},
        {200000, 300000, "67"},
        {G_GINT64_CONSTANT(10000000000), G_GINT64_CONSTANT(30000000000), "33"},
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *actual = measure_percent(rows[i].part, rows[i].whole);
        expect_text("a percentage", rows[i].expected, actual);
    }
}

static void expect_days(const char *const *ends, guint n, const char *median, const char *longest)
{
    struct measure_days days;
    measure_init(&days);
    for (gsize i = 0; ends[i] != NULL; i++)
        measure_add(&days, "2020-01-01", ends[i]);
    g_autofree char *middle = measure_median(&days);
    g_autofree char *most = measure_longest(&days);
    assert_int_equal(measure_n(&days), n);
    expect_text("the median", median, middle);
    expect_text("the longest", longest, most);
    measure_clear(&days);
}

/* Of none there is none; of two it lies between; order does not matter. */
static void test_median(void **state)
{
    (void)state;
    expect_days((const char *const[]){NULL}, 0, "", "");
    expect_days((const char *const[]){"2020-01-01", NULL}, 1, "0", "0");
    expect_days((const char *const[]){"2020-01-11", "2020-01-02", NULL}, 2, "5.5", "10");
    expect_days((const char *const[]){"2020-01-11", "2020-01-01", NULL}, 2, "5", "10");
    expect_days((const char *const[]){"2021-01-01", "2020-01-02", "2020-01-03", NULL}, 3, "2",
                "366");
    expect_days((const char *const[]){"2020-01-02", "2020-01-02", "2020-01-02", "2120-01-01", NULL},
                4, "1", "36524");
}

/* What is no day, or lies before the beginning, is no length of time: it must not count as 0. */
static void test_odd_days(void **state)
{
    static const char *const odd[] = {"", "2019-12-31", "2020", "2020-02-30", "soon", NULL};
    struct measure_days days;
    (void)state;
    expect_days(odd, 0, "", "");
    measure_init(&days);
    assert_false(measure_add(&days, "", "2020-01-01"));
    assert_false(measure_add(&days, "2020-13-01", "2021-01-01"));
    assert_true(measure_add(&days, "2020-01-01", "2020-01-01"));
    assert_int_equal(measure_n(&days), 1);
    measure_clear(&days);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_percent),
        cmocka_unit_test(test_median),
        cmocka_unit_test(test_odd_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
