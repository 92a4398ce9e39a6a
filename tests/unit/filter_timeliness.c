/* filter_timeliness.c proves that derived words, lowered to stored facts, find exactly what the
 * rules they come from say. */
#include "core/filter/filter.h"

#include "core/period/timeliness.h"
#include "db/commitment.h"
#include "tests/lib/expect.h"
#include "tests/lib/filter_context.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *day_of(const struct commitment *c, enum filter_column column)
{
    switch (column) {
    case FILTER_DUE_FIRST:
        return c->due_first;
    case FILTER_DUE_LAST:
        return c->due_last;
    case FILTER_STATUS_ON:
        return c->status_on;
    case FILTER_CHECKED_ON:
        return c->checked_on;
    case FILTER_KIND:
        return c->kind;
    case FILTER_STATUS_CLASS:
        return c->status_class;
    default:
        fail_msg("column %d is not expected here", (int)column);
        return NULL;
    }
}

static gboolean holds_compare(const struct filter *filter, const struct commitment *c)
{
    if (filter->column == FILTER_IS_ASSESSED)
        return c->is_assessed == filter->number;
    if (filter->column == FILTER_IS_DONE)
        return c->is_done == filter->number;
    const char *a = day_of(c, filter->column);
    const char *b = filter->other != FILTER_NO_COLUMN ? day_of(c, filter->other) : filter->text;
    if (filter->op == FILTER_EMPTY)
        return *a == '\0';
    if (filter->op == FILTER_EQUAL)
        return strcmp(a, b) == 0;
    if (*a == '\0' || *b == '\0')
        return FALSE;
    int order = strcmp(a, b);
    return filter->op == FILTER_LESS         ? order < 0
           : filter->op == FILTER_LESS_EQUAL ? order <= 0
           : filter->op == FILTER_GREATER    ? order > 0
                                             : order >= 0;
}

static gboolean holds(const struct filter *filter, const struct commitment *c)
{
    gboolean all = TRUE, any = FALSE;
    if (filter->type == FILTER_COMPARE)
        return holds_compare(filter, c);
    for (guint i = 0; i < filter->children->len; i++) {
        gboolean one = holds(filter->children->pdata[i], c);
        all = all && one;
        any = any || one;
    }
    return filter->type == FILTER_AND ? all : filter->type == FILTER_OR ? any : !any;
}

static void check_timeliness(const struct commitment *c)
{
    const struct timeliness_input input = {
        .kind = c->kind,
        .due_first = c->due_first,
        .due_last = c->due_last,
        .status_class = c->status_class,
        .is_assessed = c->is_assessed != 0,
        .is_done = c->is_done != 0,
        .done_on = c->status_on,
        .today = test_filter_context.today,
    };
    const enum timeliness expected = timeliness_of(&input);
    for (int i = 0; i < TIMELINESS_COUNT; i++) {
        g_autofree char *text =
            g_strdup_printf("timeliness:%s", timeliness_token((enum timeliness)i));
        owned(filter) filter = filter_parse(text, &test_filter_context, NULL, NULL);
        if (holds(filter, c) != (i == (int)expected))
            fail_msg("%s %s, class %s, assessed %d, done %d on '%s', due '%s'…'%s': expected %s",
                     text, c->kind, c->status_class, (int)c->is_assessed, (int)c->is_done,
                     c->status_on, c->due_first, c->due_last, timeliness_token(expected));
    }
}

/* Whatever the stored facts, exactly the timeliness that timeliness_of gives is found. */
static void test_timeliness(void **state)
{
    (void)state;
    static const char *const kinds[] = {"one-off", "standing", "next-meeting", "position",
                                        "third-party"};
    static const char *const classes[] = {"open", "closed", "none"};
    static const char *const days[] = {"", "2026-11-22", "2026-11-23", "2026-11-24"};
    for (guint i = 0; i < 5 * 3 * 4 * 4 * 4 * 4; i++) {
        const struct commitment c = {
            .kind = (char *)kinds[i % 5],
            .status_class = (char *)classes[i / 5 % 3],
            .due_first = (char *)days[i / 15 % 4],
            .due_last = (char *)days[i / 60 % 4],
            .status_on = (char *)days[i / 240 % 4],
            .is_assessed = i / 960 % 2,
            .is_done = i / 1920,
        };
        check_timeliness(&c);
    }
}

/* unchecked:Nm finds exactly what timeliness_is_unchecked_since says, at ends of months too. */
static void test_unchecked(void **state)
{
    (void)state;
    static const char *const todays[] = {"2026-11-23", "2026-03-31", "2024-02-29", "2026-03-01"};
    static const char *const checked[] = {
        "",           "2026-05-22", "2026-05-23", "2026-05-24", "2026-02-27", "2026-02-28",
        "2026-03-01", "2025-09-30", "2025-10-01", "2023-08-28", "2023-08-29", "2023-08-30",
        "2023-08-31", "2025-08-31", "2025-09-01", "2025-08-28", "2025-02-28", "2023-02-28",
    };
    for (gsize t = 0; t < G_N_ELEMENTS(todays); t++)
        for (gsize i = 0; i < G_N_ELEMENTS(checked); i++)
            for (int months = 1; months <= 12; months++) {
                struct filter_context then = test_filter_context;
                then.today = todays[t];
                g_autofree char *text = g_strdup_printf("unchecked:%dm", months);
                owned(filter) filter = filter_parse(text, &then, NULL, NULL);
                const struct commitment c = {.status_class = (char *)"open",
                                             .checked_on = (char *)checked[i]};
                expect_int(checked[i],
                           timeliness_is_unchecked_since(checked[i], then.today, months),
                           holds(filter, &c));
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timeliness),
        cmocka_unit_test(test_unchecked),
    };
    return cmocka_run_group_tests(tests, test_filter_setup, test_filter_teardown);
}
