/* timeliness.c proves when a commitment is overdue, late, running or none of these.
 * It knows the meaning of each word from the table of cases, made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/period/period.h"
#include "core/period/timeliness.h"
#include "tests/lib/expect.h"

/* The few standings a status can have; the names are those of the scheme `pledge`. */
static const struct standing {
    const char *name, *class;
    gboolean is_assessed, is_done;
} standings[] = {
    {"not assessed", "open", FALSE, FALSE},   {"in progress", "open", TRUE, FALSE},
    {"kept up", "open", TRUE, TRUE},          {"fulfilled", "closed", TRUE, TRUE},
    {"not fulfilled", "closed", TRUE, FALSE}, {"", "none", FALSE, FALSE},
};

static const struct standing *standing_named(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(standings); i++)
        if (strcmp(standings[i].name, name) == 0)
            return &standings[i];
    g_assert_not_reached();
}

static const char *token_for(const char *kind, const char *first, const char *last,
                             const char *status, const char *done_on, const char *today)
{
    const struct standing *standing = standing_named(status);
    struct timeliness_input input = {
        .kind = kind,
        .due_first = first,
        .due_last = last,
        .status_class = standing->class,
        .is_assessed = standing->is_assessed,
        .is_done = standing->is_done,
        .done_on = done_on,
        .today = today,
    };

    return timeliness_token(timeliness_of(&input));
}

struct timeliness_row {
    const char *kind, *first, *last, *status, *done_on, *today, *token;
};

static void check(const struct timeliness_row *rows, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        const struct timeliness_row *r = &rows[i];
        g_autofree char *name = g_strdup_printf("row %d: %s, %s...%s, %s, today %s", (int)i,
                                                r->kind, r->first, r->last, r->status, r->today);
        expect_text(name, r->token,
                    token_for(r->kind, r->first, r->last, r->status, r->done_on, r->today));
    }
}

/* The clock of a window, day by day at its edges: overdue begins the day after the last one, and
 * only with a status that rests on research. */
static void test_clock(void **state)
{
    (void)state;
    static const struct timeliness_row rows[] = {
        {"one-off", "2025-01-01", "2025-06-30", "in progress", "", "2024-12-31", "not-yet-due"},
        {"one-off", "2025-01-01", "2025-06-30", "in progress", "", "2025-01-01", "period-running"},
        {"one-off", "2025-01-01", "2025-06-30", "in progress", "", "2025-06-30", "period-running"},
        {"one-off", "2025-01-01", "2025-06-30", "in progress", "", "2025-07-01", "overdue"},
        {"one-off", "2025-01-01", "2025-06-30", "not assessed", "", "2024-12-31", "not-yet-due"},
        {"one-off", "2025-01-01", "2025-06-30", "not assessed", "", "2025-06-30", "period-running"},
        {"one-off", "2025-01-01", "2025-06-30", "not assessed", "", "2025-07-01",
         "period-over-not-checked"},
        {"next-meeting", "2025-01-01", "2025-06-30", "not assessed", "", "2026-11-23",
         "period-over-not-checked"},
        {"next-meeting", "2025-01-01", "2025-06-30", "in progress", "", "2026-11-23", "overdue"},
        /* by a day: the day itself is still on time */
        {"one-off", "", "2018-04-28", "in progress", "", "2018-04-27", "not-yet-due"},
        {"one-off", "", "2018-04-28", "in progress", "", "2018-04-28", "period-running"},
        {"one-off", "", "2018-04-28", "in progress", "", "2018-04-29", "overdue"},
        /* on a day */
        {"one-off", "2021-12-16", "2021-12-16", "in progress", "", "2021-12-15", "not-yet-due"},
        {"one-off", "2021-12-16", "2021-12-16", "in progress", "", "2021-12-16", "period-running"},
        {"one-off", "2021-12-16", "2021-12-16", "in progress", "", "2021-12-17", "overdue"},
        /* from a day on, without end: never overdue */
        {"one-off", "2025-01-01", "", "in progress", "", "2024-12-31", "not-yet-due"},
        {"one-off", "2025-01-01", "", "in progress", "", "2999-01-01", "period-running"},
    };

    check(rows, G_N_ELEMENTS(rows));
}

/* Done late is not broken, and what is closed undone has no clock. */
static void test_done_and_closed(void **state)
{
    (void)state;
    static const struct timeliness_row rows[] = {
        {"one-off", "2019-01-01", "2019-12-31", "fulfilled", "2020-02-01", "2020-03-01",
         "done-late"},
        {"one-off", "2019-01-01", "2019-12-31", "fulfilled", "2019-12-31", "2020-03-01",
         "done-in-time"},
        {"one-off", "2019-01-01", "2019-12-31", "fulfilled", "2018-05-01", "2018-06-01",
         "done-in-time"},
        {"one-off", "", "2018-04-28", "fulfilled", "2018-04-28", "2020-03-01", "done-in-time"},
        {"one-off", "", "2018-04-28", "fulfilled", "2018-04-29", "2020-03-01", "done-late"},
        {"one-off", "2025-01-01", "", "fulfilled", "2029-01-01", "2030-01-01", "done-in-time"},
        {"one-off", "", "2018-04-28", "fulfilled", "", "2018-04-28", "done-in-time"},
        {"one-off", "", "2018-04-28", "fulfilled", "", "2018-04-29", "none"},
        {"one-off", "2019-01-01", "2019-12-31", "not fulfilled", "2020-02-01", "2020-03-01",
         "none"},
        {"one-off", "2019-01-01", "2019-12-31", "not fulfilled", "2019-02-01", "2019-03-01",
         "none"},
        /* kept up is honoured: it runs, and when its time is over it was done */
        {"one-off", "", "2025-12-31", "kept up", "2024-03-01", "2025-06-01", "not-yet-due"},
        {"one-off", "", "2025-12-31", "kept up", "2024-03-01", "2026-01-01", "done-in-time"},
        {"one-off", "", "2025-12-31", "kept up", "2026-03-01", "2026-03-02", "done-late"},
    };

    check(rows, G_N_ELEMENTS(rows));
}

/* Positions and third parties have no clock; standing ones no end; undated ones no date. */
static void test_without_clock(void **state)
{
    (void)state;
    static const struct timeliness_row rows[] = {
        {"position", "2019-01-01", "2019-12-31", "", "", "2020-03-01", "none"},
        {"third-party", "2019-01-01", "2019-12-31", "in progress", "", "2020-03-01", "none"},
        {"standing", "", "", "not assessed", "", "2020-03-01", "standing"},
        {"standing", "", "", "kept up", "2019-01-01", "2020-03-01", "standing"},
        {"standing", "2019-01-01", "2019-12-31", "in progress", "", "2020-03-01", "standing"},
        {"standing", "", "", "not fulfilled", "", "2020-03-01", "none"},
        {"one-off", "", "", "not assessed", "", "2020-03-01", "no-date"},
        {"one-off", "", "", "in progress", "", "2999-03-01", "no-date"},
        {"one-off", "", "", "fulfilled", "2019-01-01", "2020-03-01", "no-date"},
        {"one-off", NULL, NULL, "in progress", NULL, "2020-03-01", "no-date"},
        {"one-off", "", "", "not fulfilled", "", "2020-03-01", "none"},
    };

    check(rows, G_N_ELEMENTS(rows));
}

/* The periods of the field's oracles, from their words to their timeliness. */
static void test_from_words(void **state)
{
    (void)state;
    static const struct {
        const char *text, *said_on, *status, *done_on, *today, *token;
    } rows[] = {
        {"first half of 2025", "2024-06-21", "in progress", "", "2025-06-30", "period-running"},
        {"first half of 2025", "2024-06-21", "in progress", "", "2025-07-01", "overdue"},
        {"in 2019", "2018-11-09", "fulfilled", "2020-02-01", "2021-01-01", "done-late"},
        {"by April 28, 2018", "2017-11-17", "in progress", "", "2018-04-28", "period-running"},
        {"by April 28, 2018", "2017-11-17", "in progress", "", "2018-04-29", "overdue"},
        {"by the end of the year", "2022-06-23", "in progress", "", "2023-01-01", "overdue"},
        {"as quickly as possible", "2019-09-26", "in progress", "", "2026-11-23", "no-date"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        owned(period) period = period_parse(rows[i].text, rows[i].said_on, NULL);
        assert_non_null(period);
        expect_text(rows[i].text, rows[i].token,
                    token_for("one-off", period->first, period->last, rows[i].status,
                              rows[i].done_on, rows[i].today));
    }
}

static void test_tokens(void **state)
{
    (void)state;
    for (int i = 0; i < TIMELINESS_COUNT; i++) {
        enum timeliness back = TIMELINESS_COUNT;
        const char *token = timeliness_token((enum timeliness)i);
        expect_true(token, "known", timeliness_from_token(token, &back));
        expect_int(token, i, (int)back);
    }
    enum timeliness none;
    assert_false(timeliness_from_token("late", &none));
    assert_false(timeliness_from_token("", &none));
}

/* Nine months without a look are not yet too long on the day, and are on the next. */
static void test_unchecked_since(void **state)
{
    (void)state;
    static const struct {
        const char *checked_on, *today;
        int months;
        gboolean unchecked;
    } rows[] = {
        {"", "2021-06-22", 9, TRUE},
        {NULL, "2021-06-22", 9, TRUE},
        {"2020-09-22", "2021-06-22", 9, FALSE},
        {"2020-09-22", "2021-06-23", 9, TRUE},
        {"2021-06-22", "2021-06-22", 0, FALSE},
        {"2021-06-21", "2021-06-22", 0, TRUE},
        {"2021-08-31", "2022-02-28", 6, FALSE},
        {"2021-08-31", "2022-03-01", 6, TRUE},
        {"2022-01-01", "2021-06-22", 1, FALSE},
        {"9999-12-01", "2021-06-22", 9, FALSE},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        expect_int(
            rows[i].today, rows[i].unchecked,
            timeliness_is_unchecked_since(rows[i].checked_on, rows[i].today, rows[i].months));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clock),         cmocka_unit_test(test_done_and_closed),
        cmocka_unit_test(test_without_clock), cmocka_unit_test(test_from_words),
        cmocka_unit_test(test_tokens),        cmocka_unit_test(test_unchecked_since),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
