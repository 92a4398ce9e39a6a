/* tests of tui/pager.c: wrapping into lines, stops of the cursor, search. What a pager draws is
 * tested on screens. */
#include "tui/pager.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static gint64 at(struct pager *pager)
{
    int kind = 0;
    gint64 id = 0;
    return pager_at(pager, &kind, &id) ? id : 0;
}

/* Ten lines, of which the third and the eighth can be stopped at. */
static struct pager *ten_lines(void)
{
    struct pager *pager = pager_new();
    pager_begin(pager, 40);
    for (int i = 1; i <= 10; i++) {
        g_autofree char *text = g_strdup_printf("line %d%s", i, i == 5 ? " Here" : "");
        if (i == 3 || i == 8)
            pager_stop(pager, 1, i);
        pager_line(pager, STYLE_PLAIN, text);
    }
    return pager;
}

static void test_stops(void **state)
{
    (void)state;
    struct pager *pager = ten_lines();
    assert_int_equal(at(pager), 3); /* before anything was drawn, too */
    assert_true(pager_end(pager, FALSE));
    assert_int_equal(at(pager), 3);
    assert_true(pager_go(pager, 1, 8));
    assert_int_equal(at(pager), 8);
    assert_false(pager_go(pager, 2, 8));
    assert_true(pager_end(pager, FALSE));
    assert_int_equal(at(pager), 3);
    assert_true(pager_end(pager, TRUE));
    assert_int_equal(at(pager), 8);
    pager_free(pager);
}

/* Wrapped anew, at another width, the cursor stands on the same stop. */
static void test_place_is_kept(void **state)
{
    (void)state;
    struct pager *pager = ten_lines();
    assert_true(pager_go(pager, 1, 8));
    pager_begin(pager, 10);
    for (int i = 1; i <= 10; i++) {
        pager_wrapped(pager, 0, STYLE_PLAIN, "words that take more than one line now");
        if (i == 3 || i == 8)
            pager_stop(pager, 1, i);
        pager_line(pager, STYLE_PLAIN, "stop");
    }
    assert_int_equal(at(pager), 8);
    pager_begin(pager, 40);
    pager_line(pager, STYLE_PLAIN, "the stop is gone");
    assert_int_equal(at(pager), 0);
    pager_free(pager);
}

/* Capitals count only where there are any; the search goes round. */
static void test_search(void **state)
{
    (void)state;
    struct pager *pager = ten_lines();
    gboolean wrapped = FALSE;
    pager_end(pager, FALSE);
    assert_true(pager_search(pager, "here", FALSE, &wrapped));
    assert_false(wrapped);
    assert_true(pager_search(pager, "line 2", FALSE, &wrapped));
    assert_true(wrapped);
    assert_true(pager_search(pager, "Here", TRUE, &wrapped));
    assert_true(wrapped);
    assert_false(pager_search(pager, "HERE", FALSE, &wrapped));
    assert_false(pager_search(pager, "", FALSE, &wrapped));
    pager_free(pager);
}

/* An empty one is moved and searched without harm. */
static void test_empty(void **state)
{
    (void)state;
    struct pager *pager = pager_new();
    gboolean wrapped = FALSE;
    pager_begin(pager, 0);
    assert_false(pager_move(pager, 3));
    assert_false(pager_page(pager, 1));
    pager_end(pager, TRUE);
    assert_false(pager_search(pager, "x", FALSE, &wrapped));
    assert_int_equal(at(pager), 0);
    pager_free(pager);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stops),
        cmocka_unit_test(test_place_is_kept),
        cmocka_unit_test(test_search),
        cmocka_unit_test(test_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
