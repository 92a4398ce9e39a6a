/* tests of reading a document: whole screens at three sizes, in colour and mono, the words of
 * commitments lit up and no others, frame text dimmed, and the way to a passage and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/lib/statements.h"

static struct term *show(struct stage *stage, int rows, int cols, const char *const *env)
{
    struct term *t =
        stage_open(stage, &(struct term_options){.rows = rows, .cols = cols, .env = env});
    term_keys(t, "M");
    term_assert_shows(t, "Lisbon");
    term_keys(t, "g<Enter><Enter>");
    term_assert_shows(t, "Lisbon statement");
    term_assert_shows(t, "more");
    return t;
}

static void test_80x24(void **state)
{
    stage_assert_size(*state, show, 24, 80, "reader-80x24");
}

static void test_120x40(void **state)
{
    stage_assert_size(*state, show, 40, 120, "reader-120x40");
}

static void test_40x10(void **state)
{
    stage_assert_size(*state, show, 10, 40, "reader-40x10");
}

/* A passage is picked over several sentences, and given up again. */
static void test_passage(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "vjj");
    term_assert_shows(t, "picking a passage");
    term_keys(t, "<Esc>");
    term_assert_hides(t, "picking a passage");
    term_keys(t, "v<Esc>i");
    term_assert_shows(t, "This passage is");
    term_keys(t, "<Esc>");
    stage_close(stage);
}

/* From a wording's own line its commitment opens; from a sentence without one it is said how to make
 * one. */
static void test_enter(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "<Enter>");
    term_assert_shows(t, "No commitment here yet");
    term_keys(t, "jj<Enter>");
    term_assert_shows(t, "Wordings, in order of meeting");
    stage_close(stage);
}

/* A text with marks that overlap, in a script without blanks, is whole on the screen. */
static void test_wide_text(void **state)
{
    struct stage *stage = *state;
    g_autofree char *path = statements_file(
        stage, "wide.txt", "双方は協力を強化することで合意した。両国は来年東京で会合を開く。\n");
    stage_do(stage, "document", "add", path, "--meeting", "prague", "--title", "東京宣言",
             "--coverage", "extract", "--language", "ja", NULL);
    stage_do(stage, "wording", "add", "EUUS-0002", "--document", "4", "--voice", "verbatim",
             "--exact", "協力を強化すること", NULL);
    stage_do(stage, "wording", "add", "EUUS-0003", "--document", "4", "--voice", "verbatim",
             "--exact", "強化することで合意した", NULL);
    struct term *t = stage_open(stage, &(struct term_options){.rows = 12, .cols = 41});
    term_keys(t, "M");
    term_assert_shows(t, "Prague");
    term_keys(t, "gjj<Enter>");
    term_assert_shows(t, "東京宣言");
    term_keys(t, "j<Enter>");
    term_assert_shows(t, "双方は協力を強化することで合意した");
    term_assert_shows(t, "→ EUUS-0002");
    term_assert_shows(t, "→ EUUS-0003");
    term_assert_escapes(t);
    stage_close(stage);
}

/* A text of a hundred pages is gone through and searched. */
static void test_long_text(void **state)
{
    struct stage *stage = *state;
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < 4000; i++)
        g_string_append_printf(text, "Sentence %u says nothing that binds. ", i);
    g_autofree char *path = statements_file(stage, "long.txt", text->str);
    stage_do(stage, "document", "add", path, "--meeting", "brussels", "--title", "A long text",
             "--coverage", "extract", NULL);
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "M");
    term_assert_shows(t, "Brussels");
    term_keys(t, "G<Enter><Enter>");
    term_assert_shows(t, "Sentence 0 says");
    term_keys(t, "G");
    term_assert_shows(t, "Sentence 3999 says");
    term_keys(t, "/sentence 2000<Enter>");
    term_assert_shows(t, "Sentence 2000 says");
    g_string_free(text, TRUE);
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, statements_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_80x24),     ON_STAGE(test_120x40), ON_STAGE(test_40x10),
        ON_STAGE(test_passage),   ON_STAGE(test_enter),  ON_STAGE(test_wide_text),
        ON_STAGE(test_long_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
