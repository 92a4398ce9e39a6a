/* tests of tui/styled.h and of where a commitment stood on a day (db/update.h): a text in several
 * styles is wrapped as one and loses nothing; what is not dated stands on no day. */
#include "db/update.h"
#include "tui/styled.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* The lines as the pager has them. */
static char *lines_of(const struct styled *styled, int width, int indent, const char *first)
{
    struct pager *pager = pager_new();
    pager_begin(pager, width);
    styled_to_pager(styled, pager, indent, STYLE_KEY, first);
    char *text = pager_text(pager);
    pager_free(pager);
    return text;
}

static void check(const struct styled *styled, int width, int indent, const char *first,
                  const char *expected)
{
    g_autofree char *actual = lines_of(styled, width, indent, first);
    g_strchomp(actual);
    assert_string_equal(actual, expected);
}

/* Words that come twice, and parts that end inside a word, stay where they are. */
static void test_parts_are_wrapped_as_one(void **state)
{
    (void)state;
    owned_styled styled = styled_new();
    styled_add(styled, STYLE_PLAIN, "the the ");
    styled_add(styled, STYLE_ADDED, "the th");
    styled_add(styled, STYLE_REMOVED, "ere the end");
    check(styled, 8, 0, NULL, "the the\nthe\nthere\nthe end");
    check(styled, 10, 2, "x", "x the the\n  the\n  there\n  the end");
}

static void test_empty(void **state)
{
    (void)state;
    owned_styled styled = styled_new();
    styled_add(styled, STYLE_ADDED, "");
    assert_true(styled_is_empty(styled));
    check(styled, 10, 2, NULL, "");
}

/* Too narrow for anything it still shows all of it, and wide characters are not cut in half. */
static void test_narrow_and_wide(void **state)
{
    (void)state;
    owned_styled styled = styled_new();
    styled_add(styled, STYLE_PLAIN, "協力");
    styled_add(styled, STYLE_LIT, "強化");
    check(styled, 4, 0, NULL, "協力\n強化");
    check(styled, 1, 0, NULL, "協\n力\n強\n化");
}

static struct update *entry(const char *on, gboolean is_given, const char *status)
{
    struct update *update = g_new0(struct update, 1);
    update->effective_on = (char *)on;
    update->effective_given = is_given;
    update->status_to = (char *)status;
    return update;
}

static const char *standing(const GPtrArray *entries, const char *day)
{
    const struct update *update = update_standing(entries, day);
    return update != NULL ? update->status_to : "none";
}

/* In order of recording: older history entered late changes nothing now, but what stood then; what
 * nobody dated stood on no day. */
static void test_standing(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(g_free);
    assert_string_equal(standing(entries, "2024-01-01"), "none");
    g_ptr_array_add(entries, entry("", FALSE, "impression"));
    assert_string_equal(standing(entries, NULL), "impression");
    assert_string_equal(standing(entries, "2024-01-01"), "none");
    g_ptr_array_add(entries, entry("2023-05-01", TRUE, "done"));
    g_ptr_array_add(entries, entry("2021-05-01", TRUE, "begun"));
    assert_string_equal(standing(entries, NULL), "done");
    assert_string_equal(standing(entries, "2020-12-31"), "none");
    assert_string_equal(standing(entries, "2022-01-01"), "begun");
    assert_string_equal(standing(entries, "2023-05-01"), "done");
    assert_string_equal(standing(entries, "2023-04-30"), "begun");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts_are_wrapped_as_one),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_narrow_and_wide),
        cmocka_unit_test(test_standing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
