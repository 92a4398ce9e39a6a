/* tests of core/story/story_brief.c: what is pasted elsewhere says its sources, keeps to five lines
 * whatever the register holds, and tells nothing internal. */
#include "core/story/story_brief.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "core/sample/sample.h"
#include "tests/lib/desk.h"
#include "tests/lib/expect.h"

static struct story *story_of(struct desk *desk, const char *key)
{
    owned(commitment) row = desk_commitment(desk, key);
    struct story *story = story_load(desk->session, row->id, NULL);
    assert_non_null(story);
    return story;
}

static guint lines_of(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    return g_strv_length(lines) - 1;
}

static void test_sample(void **state)
{
    struct desk *desk = *state;
    assert_true(sample_load(desk->session, NULL));
    owned_story story = story_of(desk, "EUUS-0017");
    g_autofree char *text = story_in_five_lines(desk->session, story);
    assert_int_equal(lines_of(text), 5);
    assert_true(g_str_has_prefix(text, "EUUS-0017 Next ministers' meeting: Washington"));
    assert_non_null(strstr(text, "\nFirst words held: Lisbon, 22 June 2021 (own summary): "));
    assert_non_null(strstr(text, "\nLatest words held: the same; no others are held\n"));
    assert_non_null(strstr(text, "\nStatus: fulfilled since 16 December 2021 ["));
    assert_non_null(strstr(text, "\nDue: second half of 2021 (1 July 2021 – 31 December 2021)"));
    assert_non_null(strstr(text, "done in time"));
    owned_story position = story_of(desk, "EUUS-0003");
    g_autofree char *other = story_in_five_lines(desk->session, position);
    assert_non_null(strstr(other, "\nStatus: position\n"));
}

/* Nothing but a title, and that of several lines. */
static void test_bare(void **state)
{
    struct desk *desk = *state;
    g_free(desk_import(desk, "key,title\nX-1,\"two\nlines\tand a tab\"\n", NULL));
    owned_story story = story_of(desk, "X-1");
    g_autofree char *text = story_in_five_lines(desk->session, story);
    assert_int_equal(lines_of(text), 5);
    assert_non_null(strstr(text, "two lines and a tab"));
    assert_non_null(strstr(text, "no words are held"));
    g_autofree char *words = story_latest_words(story);
    assert_string_equal(words, "");
    g_autofree char *cited = story_citation(story);
    assert_true(g_str_has_prefix(cited, "X-1 "));
}

/* What is internal is for this desk alone. */
static void test_internal(void **state)
{
    struct desk *desk = *state;
    assert_true(sample_load(desk->session, NULL));
    owned_story story = story_of(desk, "EUUS-0017");
    row_set(&story->commitment->next_step, "say nothing of this");
    row_set(&story->commitment->next_step_visibility, "internal");
    for (guint i = 0; i < story->wordings->len; i++) {
        struct story_wording *told = story->wordings->pdata[i];
        if (told->document != NULL) {
            row_set(&told->document->visibility, "internal");
            row_set(&told->document->title, "secret text");
        }
    }
    for (guint i = 0; i < story->updates->len; i++) {
        const struct story_update *told = story->updates->pdata[i];
        for (guint k = 0; k < told->sources->len; k++) {
            struct source *source = told->sources->pdata[k];
            row_set(&source->visibility, "internal");
            row_set(&source->title, "secret source");
        }
    }
    g_autofree char *text = story_in_five_lines(desk->session, story);
    g_autofree char *cited = story_citation(story);
    g_autofree char *words = story_latest_words(story);
    assert_null(strstr(text, "say nothing"));
    assert_null(strstr(text, "secret"));
    assert_null(strstr(cited, "secret"));
    assert_null(strstr(words, "secret"));
}

#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, desk_set_up, desk_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_DESK(test_sample),
        AT_DESK(test_bare),
        AT_DESK(test_internal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
