/* day.c proves the arithmetic of civil days and how days in files are read.
 * It knows the calendar from tables, not from the code under test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/period/day.h"
#include "core/period/day_names.h"
#include "tests/lib/expect.h"

/* Only real days in exactly one form are days. */
static void test_valid_days(void **state)
{
    (void)state;
    static const char *const good[] = {"2021-06-22", "2024-02-29", "0001-01-01", "9999-12-31",
                                       "2000-02-29"};
    static const char *const bad[] = {
        "",           "2021-6-22",  "2021-02-29", "1900-02-29",     "2021-13-01", "2021-00-10",
        "2021-01-00", "2021-01-32", "0000-01-01", "2021-06-22 ",    "2021/06/22", "20210622",
        "2021-06",    "2021-06-2x", "-021-06-22", "２０２１-06-22", "+2021-06-2",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(good); i++)
        expect_true(good[i], "a day", day_is_valid(good[i]));
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
        expect_true(bad[i], "no day", !day_is_valid(bad[i]));
    assert_false(day_is_valid(NULL));
}

/* Distances and sums agree with the calendar, backwards and over leap days too. */
static void test_arithmetic(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        int days;
        const char *to;
    } rows[] = {
        {"2021-06-22", 0, "2021-06-22"},       {"2021-06-30", 1, "2021-07-01"},
        {"2024-02-28", 1, "2024-02-29"},       {"2023-02-28", 1, "2023-03-01"},
        {"2024-03-01", -1, "2024-02-29"},      {"2018-02-27", 60, "2018-04-28"},
        {"0001-01-01", 3652058, "9999-12-31"}, {"9999-12-31", -3652058, "0001-01-01"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *sum = day_add(rows[i].from, rows[i].days);
        expect_text(rows[i].from, rows[i].to, sum);
        expect_int(rows[i].from, rows[i].days, day_diff(rows[i].from, rows[i].to));
    }
    assert_null(day_add("9999-12-31", 1));
    assert_null(day_add("0001-01-01", -1));
    assert_null(day_add("2021-01-01", G_MAXINT));
    assert_null(day_add("2021-01-01", G_MININT));
    assert_null(day_add("2021-02-31", 1));
    assert_null(day_add_months("soon", 1));
}

/* Months are added by the calendar: the last day of a shorter month stands for a missing one. */
static void test_months_are_clamped(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        int months;
        const char *to;
    } rows[] = {
        {"2021-01-31", 1, "2021-02-28"},  {"2024-01-31", 1, "2024-02-29"},
        {"2021-08-31", 6, "2022-02-28"},  {"2021-12-16", 1, "2022-01-16"},
        {"2021-01-31", -2, "2020-11-30"}, {"2020-02-29", 12, "2021-02-28"},
        {"2015-06-03", 60, "2020-06-03"}, {"2021-05-31", 0, "2021-05-31"},
        {"0001-01-15", -1, NULL},         {"9999-12-01", 1, NULL},
        {"9999-12-31", G_MAXINT, NULL},   {"0001-01-01", G_MININT, NULL},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *sum = day_add_months(rows[i].from, rows[i].months);
        expect_text(rows[i].from, rows[i].to, sum);
    }
}

/* Month, quarter, half and year begin and end where the calendar says. */
static void test_bounds(void **state)
{
    (void)state;
    static const struct {
        const char *day;
        enum day_unit unit;
        const char *first, *last;
    } rows[] = {
        {"2024-02-10", DAY_UNIT_MONTH, "2024-02-01", "2024-02-29"},
        {"2021-12-31", DAY_UNIT_MONTH, "2021-12-01", "2021-12-31"},
        {"2026-09-30", DAY_UNIT_QUARTER, "2026-07-01", "2026-09-30"},
        {"2026-01-01", DAY_UNIT_QUARTER, "2026-01-01", "2026-03-31"},
        {"2025-06-30", DAY_UNIT_HALF, "2025-01-01", "2025-06-30"},
        {"2025-07-01", DAY_UNIT_HALF, "2025-07-01", "2025-12-31"},
        {"2022-06-23", DAY_UNIT_YEAR, "2022-01-01", "2022-12-31"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *first = day_first_of(rows[i].day, rows[i].unit);
        g_autofree char *last = day_last_of(rows[i].day, rows[i].unit);
        expect_text(rows[i].day, rows[i].first, first);
        expect_text(rows[i].day, rows[i].last, last);
    }
}

static void test_words(void **state)
{
    (void)state;
    g_autofree char *words = day_words("2021-12-16");
    g_autofree char *none = day_words("2021-02-31");
    g_autofree char *bad = day_words("\033[2J");
    g_autofree char *single = day_words("2022-05-01");

    assert_string_equal(words, "16 December 2021");
    assert_string_equal(single, "1 May 2022");
    assert_string_equal(none, "2021-02-31");
    assert_string_equal(bad, "^[[2J");
    for (int month = 1; month <= 12; month++) {
        g_autofree char *folded = g_ascii_strdown(day_month_name(month), -1);
        expect_int(folded, month, day_month_from_name(folded));
    }
    assert_int_equal(day_month_from_name(""), 0);
    assert_int_equal(day_month_from_name("jan feb"), 0);
    assert_int_equal(day_month_from_name("mayor"), 0);
}

/* What has one reading is read, whatever the order. */
static void test_parse_without_order(void **state)
{
    (void)state;
    static const struct {
        const char *text, *day;
    } rows[] = {
        {"2021-12-16", "2021-12-16"},
        {" 2021-12-16 ", "2021-12-16"},
        {"2021/12/16", "2021-12-16"},
        {"2021-6-2", "2021-06-02"},
        {"2021-12-16T09:30:00Z", "2021-12-16"},
        {"2021-12-16T23:30:00.000+02:00", "2021-12-16"},
        {"2021-12-16 00:00:00", "2021-12-16"},
        {"31/12/2026 9:30 pm", "2026-12-31"},
        {"16 December 2021", "2021-12-16"},
        {"16 december 2021", "2021-12-16"},
        {"16\u00A0December\u20072021", "2021-12-16"},
        {"Thursday, 16 December 2021", "2021-12-16"},
        {"Thu 16 Dec 2021", "2021-12-16"},
        {"Dec 16, 2021", "2021-12-16"},
        {"Dec. 16th, 2021", "2021-12-16"},
        {"December 16 2021", "2021-12-16"},
        {"16-Dec-2021", "2021-12-16"},
        {"16. Dezember 2021", "2021-12-16"},
        {"1er mai 2022", "2022-05-01"},
        {"le 16 décembre 2021", "2021-12-16"},
        {"16 de diciembre de 2021", "2021-12-16"},
        {"2021 Dec 16", "2021-12-16"},
        {"31/12/2026", "2026-12-31"},
        {"12/31/2026", "2026-12-31"},
        {"31.12.2026", "2026-12-31"},
        {"31-12-2026", "2026-12-31"},
        {"Thu 31/12/2026", "2026-12-31"},
        {"5/5/2021", "2021-05-05"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *day = day_parse(rows[i].text, DAY_ORDER_ASK, &error);
        expect_text(rows[i].text, rows[i].day, day);
        assert_null(error);
    }
}

/* With an order the digits are read in it and in no other way. */
static void test_parse_by_order(void **state)
{
    (void)state;
    static const struct {
        const char *text, *dmy, *mdy;
    } rows[] = {
        {"05/06/2021", "2021-06-05", "2021-05-06"},
        {"5.6.2021", "2021-06-05", "2021-05-06"},
        {"31/12/2026", "2026-12-31", NULL},
        {"12/31/2026", NULL, "2026-12-31"},
        {"2021-05-06", "2021-05-06", "2021-05-06"},
        {"5 June 2021", "2021-06-05", "2021-06-05"},
        {"05/06/2021 00:00", "2021-06-05", "2021-05-06"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *dmy = day_parse(rows[i].text, DAY_ORDER_DMY, NULL);
        g_autofree char *mdy = day_parse(rows[i].text, DAY_ORDER_MDY, NULL);
        expect_text(rows[i].text, rows[i].dmy, dmy);
        expect_text(rows[i].text, rows[i].mdy, mdy);
    }
}

/* What cannot be read is refused with a reason, and never guessed. */
static void test_parse_refuses(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum day_error code;
        const char *says;
    } rows[] = {
        {"05/06/2021", DAY_ERROR_ORDER, "--dates dmy"},
        {"05/06/2021", DAY_ERROR_ORDER, "5 June 2021 or 6 May 2021"},
        {"1.2.2021", DAY_ERROR_ORDER, "--dates mdy"},
        {"2026-02-30", DAY_ERROR_IMPOSSIBLE, "no 30 February 2026"},
        {"30 February 2026", DAY_ERROR_IMPOSSIBLE, "no 30 February 2026"},
        {"2021-13-01", DAY_ERROR_IMPOSSIBLE, "no month 13"},
        {"2021-00-01", DAY_ERROR_IMPOSSIBLE, "no month 0"},
        {"0000-01-01", DAY_ERROR_IMPOSSIBLE, "no year 0000"},
        {"30/02/2026", DAY_ERROR_IMPOSSIBLE, "either order"},
        {"31/31/2026", DAY_ERROR_IMPOSSIBLE, "either order"},
        {"２０２６-０２-０１", DAY_ERROR_DIGITS, "digits 0 to 9"},
        {"١٦ December 2021", DAY_ERROR_DIGITS, "digits 0 to 9"},
        {"16/12/21", DAY_ERROR_SYNTAX, "four digits"},
        {"16 Dec 21", DAY_ERROR_SYNTAX, "four digits"},
        {"June 2021", DAY_ERROR_SYNTAX, "a day, a month and a year"},
        {"44369", DAY_ERROR_SYNTAX, "spreadsheet"},
        {"", DAY_ERROR_SYNTAX, "not a day"},
        {"soon", DAY_ERROR_SYNTAX, "not a day"},
        {"-2021-06-22", DAY_ERROR_SYNTAX, "not a day"},
        {"2021--06-22", DAY_ERROR_SYNTAX, "not a day"},
        {"2021-06-22-23", DAY_ERROR_SYNTAX, "not a day"},
        {"2021-06-22/2021-06-25", DAY_ERROR_SYNTAX, "not a day"},
        {"16 12 2021", DAY_ERROR_SYNTAX, "not a day"},
        {"16/12-2021", DAY_ERROR_SYNTAX, "not a day"},
        {"May May 2021", DAY_ERROR_SYNTAX, "not a day"},
        {"99999999999 May 2021", DAY_ERROR_SYNTAX, "not a day"},
        {"16 December 2021 or later", DAY_ERROR_SYNTAX, "not a day"},
        {"\xff\xfe", DAY_ERROR_SYNTAX, "not a day"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *day = day_parse(rows[i].text, DAY_ORDER_ASK, &error);
        expect_text(rows[i].text, NULL, day);
        assert_non_null(error);
        expect_int(rows[i].text, (int)rows[i].code, error->code);
        if (strstr(error->message, rows[i].says) == NULL)
            expect_text(rows[i].text, rows[i].says, error->message);
    }
}

/* Whatever bytes come, the answer is a day or an error, and every day it makes is one. */
static void test_parse_survives_noise(void **state)
{
    (void)state;
    static const char *const bits[] = {"2021", "06",  "31",   "/", "-",      ".",
                                       " ",    "May", "Dec",  ",", "T",      ":",
                                       "st",   "١",   "\xff", "é", "\u200b", "99999999999"};
    guint32 seed = 20210622;

    for (int round = 0; round < 20000; round++) {
        g_autoptr(GString) text = g_string_new(NULL);
        g_autoptr(GError) error = NULL;
        guint32 n = expect_random(&seed, 12);
        for (guint32 i = 0; i < n; i++)
            g_string_append(text, bits[expect_random(&seed, G_N_ELEMENTS(bits))]);
        g_autofree char *day =
            day_parse(text->str, (enum day_order)expect_random(&seed, 3), &error);
        expect_true(text->str, "a day or an error", (day != NULL) != (error != NULL));
        if (day != NULL)
            expect_true(day, "a day", day_is_valid(day));
    }
}

/* The day of a moment of recording is its day in UTC; what is shorter than a day is left as it is. */
static void test_moments(void **state)
{
    static const char *const rows[][2] = {{"2021-12-16T23:59:59.999999Z", "2021-12-16"},
                                          {"2021-12-16", "2021-12-16"},
                                          {"2021", "2021"},
                                          {"", ""}};
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *day = day_of_moment(rows[i][0]);
        assert_string_equal(day, rows[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_valid_days),
        cmocka_unit_test(test_arithmetic),
        cmocka_unit_test(test_months_are_clamped),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_moments),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_parse_without_order),
        cmocka_unit_test(test_parse_by_order),
        cmocka_unit_test(test_parse_refuses),
        cmocka_unit_test(test_parse_survives_noise),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
