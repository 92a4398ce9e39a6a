/* listing_timeliness.c proves that a list in the order of what core derives is that order, by the rule
 * itself, whichever way it is read. */
#include "core/filter/filter.h"
#include "core/period/timeliness.h"
#include "db/listing.h"
#include "tests/lib/expect.h"
#include "tests/lib/listing_register.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* What asks for attention first. */
static const enum timeliness urgency[] = {
    TIMELINESS_OVERDUE,        TIMELINESS_PERIOD_OVER_NOT_CHECKED,
    TIMELINESS_PERIOD_RUNNING, TIMELINESS_NOT_YET_DUE,
    TIMELINESS_NO_DATE,        TIMELINESS_STANDING,
    TIMELINESS_DONE_LATE,      TIMELINESS_DONE_IN_TIME,
    TIMELINESS_NONE,
};

static const struct listing_sort by_timeliness = {.by = LISTING_BY_TIMELINESS};

static guint place_of(const struct commitment *c, const char *today)
{
    const struct timeliness_input input = {.kind = c->kind,
                                           .due_first = c->due_first,
                                           .due_last = c->due_last,
                                           .status_class = c->status_class,
                                           .is_assessed = c->is_assessed != 0,
                                           .is_done = c->is_done != 0,
                                           .done_on = c->status_on,
                                           .today = today};
    enum timeliness timeliness = timeliness_of(&input);
    guint i = 0;
    while (urgency[i] != timeliness)
        i++;
    return i;
}

static struct listing *open_by(struct listing_register *r, const char *today,
                               const struct listing_sort *sorts, gsize n,
                               const struct filter *filter, enum listing_group group)
{
    g_autoptr(GPtrArray) ranks = filter_timeliness_order(today);
    const struct listing_spec spec = {
        .filter = filter, .sorts = sorts, .n_sorts = n, .group = group, .ranks = ranks};
    struct listing *listing = NULL;
    MUST((listing = listing_open(r->db, &spec, error)) != NULL);
    return listing;
}

/* Each row stands no earlier than the one before it, and of one timeliness by due day, then id. */
static void check_order(const GPtrArray *rows, const char *today, int sign, guint *seen)
{
    for (guint i = 0; i < rows->len; i++) {
        const struct commitment *c = ((const struct listing_row *)rows->pdata[i])->commitment;
        guint place = place_of(c, today);
        seen[place]++;
        if (i == 0)
            continue;
        const struct commitment *p = ((const struct listing_row *)rows->pdata[i - 1])->commitment;
        int order = (int)place_of(p, today) - (int)place;
        if (order == 0)
            order = strcmp(p->due_sort, c->due_sort);
        if (order == 0)
            order = p->id < c->id ? -1 : 1;
        if (order * sign > 0)
            fail_msg("%s on %s: row %u, place %u of %s after place %u of %s", today,
                     sign > 0 ? "forwards" : "backwards", i, place, c->key, place_of(p, today),
                     p->key);
    }
}

/* On days before, within and after the periods, up and down: the rule's own order, and nothing is
 * left out or twice there. */
static void test_order(void **state)
{
    struct listing_register *r = *state;
    static const char *const days[] = {"2017-01-01", "2024-07-01", "2026-11-23", "2031-01-01"};
    guint places = 0;
    for (gsize d = 0; d < G_N_ELEMENTS(days); d++)
        for (int descending = 0; descending < 2; descending++) {
            const struct listing_sort sorts[] = {
                {.by = LISTING_BY_TIMELINESS, .descending = descending},
                {.by = LISTING_BY_DUE, .descending = descending}};
            owned(listing) listing = open_by(r, days[d], sorts, 2, NULL, LISTING_GROUP_NONE);
            g_autoptr(GPtrArray) rows = listing_paged(listing, NULL, FALSE, LISTING_ROWS + 1);
            guint seen[G_N_ELEMENTS(urgency)] = {0};
            assert_int_equal(rows->len, LISTING_ROWS);
            check_order(rows, days[d], descending ? -1 : 1, seen);
            for (gsize i = 0; i < G_N_ELEMENTS(urgency); i++)
                places += seen[i] > 0 ? 1 : 0;
        }
    assert_true(places > 2 * 15); /* the register has most of them on each day */
}

/* The first page, which is sorted on its own, and pages both ways are parts of one order. */
static void test_pages(void **state)
{
    struct listing_register *r = *state;
    owned(listing) listing = open_by(r, "2026-11-23", &by_timeliness, 1, NULL, LISTING_GROUP_NONE);
    g_autoptr(GPtrArray) first = listing_paged(listing, NULL, FALSE, 9);
    g_autofree char *forwards = listing_read_all(listing, FALSE, 7);
    g_autofree char *back = listing_read_all(listing, TRUE, 11);
    expect_text("pages", forwards, back);
    for (guint i = 0; i < first->len; i++) {
        g_autofree char *row = listing_row_text(first->pdata[i]);
        g_auto(GStrv) lines = g_strsplit(forwards, "\n", -1);
        expect_text("first page", lines[i], row);
    }
}

/* A filter of timeliness and the order by it agree; groups are put in order within. */
static void test_filter_and_groups(void **state)
{
    struct listing_register *r = *state;
    g_autoptr(GPtrArray) ranks = filter_timeliness_order("2026-11-23");
    owned(listing) all = open_by(r, "2026-11-23", &by_timeliness, 1, NULL, LISTING_GROUP_NONE);
    g_autofree char *order = listing_read_all(all, FALSE, 50);
    const char *at = order;
    for (guint i = 0; i < ranks->len; i++) {
        owned(listing) some =
            open_by(r, "2026-11-23", &by_timeliness, 1, ranks->pdata[i], LISTING_GROUP_NONE);
        g_autofree char *rows = listing_read_all(some, FALSE, 50);
        if (!g_str_has_prefix(at, rows))
            fail_msg("rank %u: expected\n%s\nat\n%.200s", i, rows, at);
        at += strlen(rows);
    }
    owned(listing) grouped = open_by(r, "2026-11-23", &by_timeliness, 1, NULL, LISTING_GROUP_PARTY);
    g_autoptr(GPtrArray) rows = listing_paged(grouped, NULL, FALSE, LISTING_ROWS * 4);
    assert_true(rows->len > 0);
    for (guint i = 1; i < rows->len; i++) {
        const struct listing_row *a = rows->pdata[i - 1], *b = rows->pdata[i];
        if (strcmp(a->group, b->group) == 0)
            assert_true(place_of(a->commitment, "2026-11-23") <=
                        place_of(b->commitment, "2026-11-23"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_filter_and_groups),
    };
    return cmocka_run_group_tests(tests, listing_register_setup, listing_register_teardown);
}
