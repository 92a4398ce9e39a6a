/* listing.c proves that a list read page by page is the list: every order and direction, both ways
 * of reading it, and groups. */
#include "db/listing.h"

#include "db/fold.h"
#include "db/listing_private.h"
#include "tests/lib/expect.h"
#include "tests/lib/listing_register.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum how { AS_TEXT, AS_NUMBER, FOLDED_LAST, DAY_LAST, PRIORITY, LEVEL };

struct oracle {
    const char *column;
    enum how how;
    gboolean descending;
};

static const struct {
    enum listing_sort_by by;
    const char *column;
    enum how how;
} sorts[] = {
    {LISTING_BY_KEY, "key", AS_TEXT},
    {LISTING_BY_TITLE, "title_sort", AS_TEXT},
    {LISTING_BY_DUE, "due_sort", AS_TEXT},
    {LISTING_BY_STATUS, "status_sort", AS_NUMBER},
    {LISTING_BY_LATEST, "latest_on", AS_TEXT},
    {LISTING_BY_FOLLOW_UP, "follow_up_sort", AS_TEXT},
    {LISTING_BY_UPDATED, "updated_at", AS_TEXT},
    {LISTING_BY_OWNER, "owner", FOLDED_LAST},
    {LISTING_BY_PRIORITY, "priority", PRIORITY},
    {LISTING_BY_KIND, "kind", AS_TEXT},
    {LISTING_BY_PARTIES, "parties_text", FOLDED_LAST},
    {LISTING_BY_TOPICS, "topics_text", FOLDED_LAST},
    {LISTING_BY_EARLIEST, "earliest_on", DAY_LAST},
    {LISTING_BY_CHECKED, "checked_on", DAY_LAST},
    {LISTING_BY_STATUS_ON, "status_on", DAY_LAST},
    {LISTING_BY_WORDINGS, "n_wordings", AS_NUMBER},
    {LISTING_BY_NEXT_ACTOR, "next_actor", FOLDED_LAST},
    {LISTING_BY_LATEST_PLACE, "latest_place", FOLDED_LAST},
    {LISTING_BY_PLACE, "place", FOLDED_LAST},
    {LISTING_BY_COUNTRY, "country", FOLDED_LAST},
    {LISTING_BY_LEVEL, "level", LEVEL},
    {LISTING_BY_DUE_FROM, "due_first", DAY_LAST},
    {LISTING_BY_SERIES, "series_id", FOLDED_LAST},
    {LISTING_BY_NEXT_STEP, "next_step", FOLDED_LAST},
    {LISTING_BY_QUESTION, "question", FOLDED_LAST},
    {LISTING_BY_VISIBILITY, "visibility", AS_TEXT},
    {LISTING_BY_DESCRIPTION, "description", FOLDED_LAST},
    {LISTING_BY_NOTE, "note", FOLDED_LAST},
};

static int compare_values(const struct commitment *a, const struct commitment *b,
                          const struct oracle *oracle)
{
    g_autofree char *x = listing_value(a, oracle->column);
    g_autofree char *y = listing_value(b, oracle->column);
    if (oracle->how == AS_NUMBER)
        return (int)(g_ascii_strtoll(x, NULL, 10) - g_ascii_strtoll(y, NULL, 10));
    if (oracle->how == LEVEL) {
        static const char *const order = "leaders ministers senior-officials experts";
        return (int)((*x != '\0' ? strstr(order, x) : order + strlen(order)) -
                     (*y != '\0' ? strstr(order, y) : order + strlen(order)));
    }
    if (oracle->how == PRIORITY) {
        static const char *const order = "high normal low";
        return (int)(strstr(order, x) - strstr(order, y));
    }
    if (oracle->how != AS_TEXT && (*x == '\0') != (*y == '\0'))
        return *x == '\0' ? 1 : -1;
    if (oracle->how != FOLDED_LAST)
        return strcmp(x, y);
    g_autofree char *fx = fold_text(x, -1), *fy = fold_text(y, -1);
    return strcmp(fx, fy);
}

static int compare_rows(gconstpointer a, gconstpointer b, gpointer data)
{
    const struct commitment *x = *(const struct commitment *const *)a;
    const struct commitment *y = *(const struct commitment *const *)b;
    const struct oracle *oracle = data;
    int order = compare_values(x, y, oracle);
    if (order == 0)
        order = x->id < y->id ? -1 : 1;
    return oracle->descending ? -order : order;
}

static void free_commitment(gpointer row)
{
    commitment_free(row);
}

static GPtrArray *all_rows(struct listing_register *r)
{
    GPtrArray *rows = g_ptr_array_new_with_free_func(free_commitment);
    for (int i = 0; i < LISTING_ROWS; i++)
        g_ptr_array_add(rows, commitment_by_id(r->db, r->ids[i], NULL));
    return rows;
}

static char *expected_order(GPtrArray *rows, const struct oracle *oracle)
{
    g_ptr_array_sort_with_data(rows, compare_rows, (gpointer)(guintptr)oracle);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < rows->len; i++)
        g_string_append_printf(text, "%s \n", ((struct commitment *)rows->pdata[i])->key);
    return g_string_free(text, FALSE);
}

static void check_order(struct listing_register *r, GPtrArray *rows, gsize i, gboolean descending)
{
    const struct listing_sort sort = {.by = sorts[i].by, .descending = descending};
    const struct oracle oracle = {
        .column = sorts[i].column, .how = sorts[i].how, .descending = descending};
    g_autofree char *expected = expected_order(rows, &oracle);
    owned(listing) listing = listing_opened(r, NULL, &sort, 1, LISTING_GROUP_NONE);
    g_autofree char *forwards = listing_read_all(listing, FALSE, 7);
    expect_text(sorts[i].column, expected, forwards);
    g_autofree char *back = listing_read_all(listing, TRUE, 7);
    expect_text(sorts[i].column, expected, back);
    assert_int_equal(listing->is_walked, sorts[i].by <= LISTING_BY_UPDATED);
}

/* Every sort, up and down: pages forward and pages back are the one whole order, ties and days
 * that are not there included. */
static void test_orders(void **state)
{
    struct listing_register *r = *state;
    g_autoptr(GPtrArray) rows = all_rows(r);
    assert_int_equal(G_N_ELEMENTS(sorts), LISTING_BY_TIMELINESS); /* and listing_timeliness.c */
    for (gsize i = 0; i < G_N_ELEMENTS(sorts); i++) {
        check_order(r, rows, i, FALSE);
        check_order(r, rows, i, TRUE);
    }
}

/* A walk of pages takes steps for its rows only: no scan, no sort. */
static void test_index(void **state)
{
    struct listing_register *r = *state;
    for (gsize i = 0; i <= LISTING_BY_UPDATED; i++) {
        const struct listing_sort sort = {.by = sorts[i].by, .descending = i % 2};
        owned(listing) listing = listing_opened(r, NULL, &sort, 1, LISTING_GROUP_NONE);
        g_autoptr(GPtrArray) first = listing_paged(listing, NULL, FALSE, 10);
        g_autoptr(GPtrArray) second = listing_paged(listing, first->pdata[9], FALSE, 10);
        g_autoptr(GPtrArray) last = listing_paged(listing, NULL, TRUE, 10);
        g_autoptr(GPtrArray) before = listing_paged(listing, last->pdata[0], TRUE, 10);
        assert_int_equal(first->len + second->len + last->len + before->len, 40);
        expect_true(sorts[i].column, "is read by index", listing_walk_scans(listing) <= 24);
    }
}

/* Several sorts and directions decide one after the other. */
static void test_several_sorts(void **state)
{
    struct listing_register *r = *state;
    const struct listing_sort both[] = {{.by = LISTING_BY_STATUS, .descending = TRUE},
                                        {.by = LISTING_BY_TITLE}};
    owned(listing) listing = listing_opened(r, NULL, both, 2, LISTING_GROUP_NONE);
    owned(listing_row) last = NULL;
    for (guint n = 0;;) {
        g_autoptr(GPtrArray) rows = listing_paged(listing, last, FALSE, 50);
        for (guint i = 0; i < rows->len; i++) {
            struct listing_row *row = rows->pdata[i];
            const struct listing_row *before = i > 0 ? rows->pdata[i - 1] : last;
            assert_int_equal(row->position, ++n);
            if (before == NULL)
                continue;
            gint64 fall = before->commitment->status_sort - row->commitment->status_sort;
            assert_true(fall >= 0);
            if (fall == 0)
                assert_true(strcmp(before->commitment->title_sort, row->commitment->title_sort) <=
                            0);
        }
        if (rows->len == 0) {
            assert_int_equal(n, LISTING_ROWS);
            return;
        }
        listing_row_free(last);
        last = g_ptr_array_steal_index(rows, rows->len - 1);
    }
}

/* A first page that comes before the table is the table's first page. */
static void test_top(void **state)
{
    struct listing_register *r = *state;
    const struct listing_sort sort = {.by = LISTING_BY_OWNER};
    owned(listing) listing = listing_opened(r, NULL, &sort, 1, LISTING_GROUP_TOPIC);
    g_autoptr(GPtrArray) top = listing_paged(listing, NULL, FALSE, 20);
    assert_true(listing->snapshot == 0);
    MUST(listing_settle(listing, error));
    assert_true(listing->snapshot != 0);
    g_autoptr(GPtrArray) settled = listing_paged(listing, NULL, FALSE, 20);
    for (guint i = 0; i < 20; i++) {
        g_autofree char *a = listing_row_text(top->pdata[i]),
                        *b = listing_row_text(settled->pdata[i]);
        expect_text("top", b, a);
        assert_int_equal(((struct listing_row *)top->pdata[i])->position, i + 1);
    }
    g_autoptr(GPtrArray) next = listing_paged(listing, top->pdata[19], FALSE, 1);
    assert_int_equal(((struct listing_row *)next->pdata[0])->position, 21);
}

/* Each group has a heading with its place and number; a commitment stands in each of its groups,
 * and in a last one where it has none. */
static void test_groups(void **state)
{
    struct listing_register *r = *state;
    for (enum listing_group g = LISTING_GROUP_MEETING; g < N_LISTING_GROUPS; g++) {
        const char *name = listing_group_name(g);
        owned(listing) listing = listing_opened(r, NULL, NULL, 0, g);
        const GPtrArray *headings = NULL;
        MUST((headings = listing_headings(listing, error)) != NULL);
        gint64 n, sum = 0;
        MUST(listing_count(listing, &n, error));
        g_autoptr(GPtrArray) rows = listing_paged(listing, NULL, FALSE, 2000);
        expect_int(name, (int)n, (int)rows->len);
        for (guint i = 0; i < headings->len; i++) {
            const struct listing_heading *heading = headings->pdata[i];
            expect_int(name, (int)sum + 1, (int)heading->position);
            for (gint64 k = 0; k < heading->n; k++) {
                const struct listing_row *row = rows->pdata[sum + k];
                expect_text(name, heading->group, row->group);
                assert_int_equal(row->group_id, heading->group_id);
                assert_int_equal(row->position, sum + k + 1);
            }
            sum += heading->n;
        }
        expect_int(name, (int)n, (int)sum);
        g_autofree char *forwards = listing_read_all(listing, FALSE, 9);
        g_autofree char *back = listing_read_all(listing, TRUE, 11);
        expect_text(name, forwards, back);
    }
}

/* The headings of meetings, newest first, with the number of commitments each has. */
static void test_meeting_groups(void **state)
{
    struct listing_register *r = *state;
    owned(listing) listing = listing_opened(r, NULL, NULL, 0, LISTING_GROUP_MEETING);
    const GPtrArray *headings = listing_headings(listing, NULL);
    assert_non_null(headings);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < headings->len; i++) {
        const struct listing_heading *heading = headings->pdata[i];
        g_string_append_printf(text, "%s:%d ", heading->group, (int)heading->n);
    }
    /* each meeting has every commitment with its bit: half of 240; every 16th has none */
    expect_text("meetings", "m-2025:120 m-2024:120 m-2021:120 m-2018:120 :15 ", text->str);
    g_string_free(text, TRUE);
}

/* The tables of sorts and groups have a name each, found again by it. */
static void test_names(void **state)
{
    (void)state;
    enum listing_sort_by by;
    enum listing_group group;
    for (int i = 0; i < N_LISTING_SORTS; i++)
        assert_true(listing_sort_find(listing_sort_name((enum listing_sort_by)i), &by) &&
                    (int)by == i);
    for (int i = 0; i < N_LISTING_GROUPS; i++)
        assert_true(listing_group_find(listing_group_name((enum listing_group)i), &group) &&
                    (int)group == i);
    assert_false(listing_sort_find("bogus", &by));
    assert_false(listing_group_find("bogus", &group));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_orders),        cmocka_unit_test(test_index),
        cmocka_unit_test(test_several_sorts), cmocka_unit_test(test_top),
        cmocka_unit_test(test_groups),        cmocka_unit_test(test_meeting_groups),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, listing_register_setup, listing_register_teardown);
}
