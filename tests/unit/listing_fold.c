/* tests of db/listing_group.c: folded groups are one row each, whatever is read from wherever, and
 * nothing of them is read. The list without folds is the oracle. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/lib/expect.h"
#include "tests/lib/listing_register.h"

static struct listing *opened(struct listing_register *r, enum listing_group group,
                              const struct listing_folds *folds)
{
    const struct listing_sort sort = {.by = LISTING_BY_DUE};
    const struct listing_spec spec = {.sorts = &sort, .n_sorts = 1, .group = group, .folds = folds};
    struct listing *listing = NULL;
    MUST((listing = listing_open(r->db, &spec, error)) != NULL);
    return listing;
}

/* "key group", of a folded group "+n group". */
static void add_text(GString *text, const struct listing_row *row)
{
    if (row->commitment == NULL)
        g_string_append_printf(text, "+%d %s\n", (int)row->n, row->group);
    else
        g_string_append_printf(text, "%s %s\n", row->commitment->key, row->group);
}

/* What is to be seen, worked out of the list without folds. */
static char *expected(struct listing_register *r, enum listing_group group,
                      const struct listing_folds *folds)
{
    owned(listing) listing = opened(r, group, NULL);
    g_autoptr(GPtrArray) rows = listing_paged(listing, NULL, FALSE, 5000);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < rows->len;) {
        const struct listing_row *row = rows->pdata[i];
        guint n = 1;
        if (!listing_folds_has(folds, row->group_id, row->group)) {
            add_text(text, row);
            i++;
            continue;
        }
        for (; i + n < rows->len; n++) {
            const struct listing_row *next = rows->pdata[i + n];
            if (next->group_id != row->group_id || strcmp(next->group, row->group) != 0)
                break;
        }
        g_string_append_printf(text, "+%u %s\n", n, row->group);
        i += n;
    }
    return g_string_free(text, FALSE);
}

/* All of it by pages, from the end where backwards. */
static char *read_all(struct listing *listing, gboolean backwards, guint n)
{
    g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func(g_free);
    struct listing_row *from = NULL;
    for (;;) {
        g_autoptr(GPtrArray) rows = listing_paged(listing, from, backwards, n);
        listing_row_free(from);
        from = NULL;
        if (rows->len == 0)
            break;
        GString *text = g_string_new(NULL);
        for (guint i = 0; i < rows->len; i++)
            add_text(text, rows->pdata[i]);
        g_ptr_array_insert(pages, backwards ? 0 : -1, g_string_free(text, FALSE));
        from = g_ptr_array_steal_index(rows, backwards ? 0 : rows->len - 1);
    }
    g_ptr_array_add(pages, NULL);
    return g_strjoinv("", (char **)pages->pdata);
}

static void check(struct listing_register *r, enum listing_group group,
                  const struct listing_folds *folds)
{
    owned(listing) listing = opened(r, group, folds);
    g_autofree char *wanted = expected(r, group, folds);
    static const guint sizes[] = {1, 3, 50, 4000};
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autofree char *forwards = read_all(listing, FALSE, sizes[i]);
        expect_text("forwards", wanted, forwards);
        g_autofree char *back = read_all(listing, TRUE, sizes[i]);
        expect_text("backwards", wanted, back);
    }
}

/* Folds of every kind of group: none, the first, the last, every second one, all, all but one. */
static void test_pages(void **state)
{
    struct listing_register *r = *state;
    for (enum listing_group g = LISTING_GROUP_MEETING; g < N_LISTING_GROUPS; g++) {
        struct listing_folds *folds = listing_folds_new();
        owned(listing) listing = opened(r, g, NULL);
        const GPtrArray *headings = NULL;
        MUST((headings = listing_headings(listing, error)) != NULL);
        check(r, g, folds);
        for (guint i = 0; i < headings->len; i += 2) {
            const struct listing_heading *heading = headings->pdata[i];
            listing_folds_set(folds, heading->group_id, heading->group, TRUE);
            check(r, g, folds);
        }
        listing_folds_set_all(folds, TRUE);
        check(r, g, folds);
        const struct listing_heading *last = headings->pdata[headings->len - 1];
        listing_folds_set(folds, last->group_id, last->group, FALSE);
        check(r, g, folds);
        listing_folds_set_all(folds, FALSE);
        check(r, g, folds);
        listing_folds_free(folds);
    }
}

static void fold(struct listing_folds *folds, const struct listing_row *row, gboolean is_folded)
{
    listing_folds_set(folds, row->group_id, row->group, is_folded);
}

/* A commitment in a folded group is found as that group; unfolded, the group's row leads to its
 * first commitment. A commitment that is seen elsewhere is found there. */
static void test_find(void **state)
{
    struct listing_register *r = *state;
    struct listing_folds *folds = listing_folds_new();
    owned(listing) listing = opened(r, LISTING_GROUP_MEETING, folds);
    g_autoptr(GPtrArray) rows = listing_paged(listing, NULL, FALSE, 200);
    const struct listing_row *first = rows->pdata[0], *in_group = rows->pdata[7];
    fold(folds, first, TRUE);
    owned(listing_row) folded = NULL;
    MUST((folded = listing_find(listing, in_group->commitment->id, in_group, error)) != NULL);
    assert_null(folded->commitment);
    assert_int_equal(folded->n, 120);
    expect_text("group", first->group, folded->group);
    owned(listing_row) same = NULL;
    MUST((same = listing_find(listing, 0, folded, error)) != NULL);
    assert_null(same->commitment);
    owned(listing_row) elsewhere = NULL;
    MUST((elsewhere = listing_find(listing, in_group->commitment->id, NULL, error)) != NULL);
    if (elsewhere->commitment != NULL)
        assert_string_not_equal(elsewhere->group, first->group);
    fold(folds, first, FALSE);
    owned(listing_row) open = NULL;
    MUST((open = listing_find(listing, 0, folded, error)) != NULL);
    assert_int_equal(open->commitment->id, first->commitment->id);
    /* A commitment that is not in the list at all is not found as a group either. */
    listing_folds_set_all(folds, TRUE);
    GError *failed = NULL;
    assert_null(listing_find(listing, 999999, NULL, &failed));
    assert_null(failed);
    assert_null(listing_find(listing, 0, NULL, &failed));
    assert_null(failed);
    listing_folds_free(folds);
}

/* To the next and the previous group, folded or not, from anywhere in one. */
static void test_steps(void **state)
{
    struct listing_register *r = *state;
    struct listing_folds *folds = listing_folds_new();
    owned(listing) listing = opened(r, LISTING_GROUP_MEETING, folds);
    g_autoptr(GPtrArray) rows = listing_paged(listing, NULL, FALSE, 500);
    const struct listing_row *first = rows->pdata[0], *second = rows->pdata[120];
    owned(listing_row) next = listing_group_step(listing, rows->pdata[60], FALSE, NULL);
    assert_int_equal(next->commitment->id, second->commitment->id);
    expect_text("next", second->group, next->group);
    owned(listing_row) start = listing_group_step(listing, rows->pdata[60], TRUE, NULL);
    assert_int_equal(start->commitment->id, first->commitment->id);
    assert_null(listing_group_step(listing, first, TRUE, NULL));
    fold(folds, second, TRUE);
    owned(listing_row) folded = listing_group_step(listing, rows->pdata[60], FALSE, NULL);
    assert_null(folded->commitment);
    owned(listing_row) back = listing_group_step(listing, folded, TRUE, NULL);
    assert_int_equal(back->commitment->id, first->commitment->id);
    owned(listing_row) third = listing_group_step(listing, folded, FALSE, NULL);
    expect_text("third", ((struct listing_row *)rows->pdata[240])->group, third->group);
    listing_folds_set_all(folds, TRUE);
    owned(listing_row) last = listing_group_step(listing, rows->pdata[490], FALSE, NULL);
    assert_null(last);
    listing_folds_free(folds);
}

/* What is folded is found by a search, in both directions. */
static void test_search(void **state)
{
    struct listing_register *r = *state;
    struct listing_folds *folds = listing_folds_new();
    owned(listing) plain = opened(r, LISTING_GROUP_MEETING, NULL);
    g_autoptr(GPtrArray) rows = listing_paged(plain, NULL, FALSE, 500);
    owned(filter) all = filter_all();
    listing_folds_set_all(folds, TRUE);
    owned(listing) listing = opened(r, LISTING_GROUP_MEETING, folds);
    g_autoptr(GPtrArray) groups = listing_paged(listing, NULL, FALSE, 50);
    owned(listing_row) first = listing_next(listing, all, groups->pdata[1], FALSE, NULL);
    assert_int_equal(first->commitment->id,
                     ((struct listing_row *)rows->pdata[120])->commitment->id);
    owned(listing_row) before = listing_next(listing, all, groups->pdata[1], TRUE, NULL);
    assert_int_equal(before->commitment->id,
                     ((struct listing_row *)rows->pdata[119])->commitment->id);
    listing_folds_free(folds);
}

/* A row handed out before a refresh still leads on, folded or within what is folded by now. */
static void test_stale_rows(void **state)
{
    struct listing_register *r = *state;
    struct listing_folds *folds = listing_folds_new();
    owned(listing) listing = opened(r, LISTING_GROUP_MEETING, folds);
    g_autoptr(GPtrArray) rows = listing_paged(listing, NULL, FALSE, 200);
    fold(folds, rows->pdata[0], TRUE);
    g_autoptr(GPtrArray) folded = listing_paged(listing, NULL, FALSE, 1);
    MUST(listing_refresh(listing, error));
    const struct listing_row *second = rows->pdata[120];
    g_autoptr(GPtrArray) after = listing_paged(listing, folded->pdata[0], FALSE, 1);
    assert_int_equal(((struct listing_row *)after->pdata[0])->commitment->id,
                     second->commitment->id);
    g_autoptr(GPtrArray) inside = listing_paged(listing, rows->pdata[5], FALSE, 1);
    assert_int_equal(((struct listing_row *)inside->pdata[0])->commitment->id,
                     second->commitment->id);
    g_autoptr(GPtrArray) back = listing_paged(listing, after->pdata[0], TRUE, 5);
    assert_int_equal(back->len, 1);
    assert_null(((struct listing_row *)back->pdata[0])->commitment);
    listing_folds_free(folds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),      cmocka_unit_test(test_find),
        cmocka_unit_test(test_steps),      cmocka_unit_test(test_search),
        cmocka_unit_test(test_stale_rows),
    };
    return cmocka_run_group_tests(tests, listing_register_setup, listing_register_teardown);
}
