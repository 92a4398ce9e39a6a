/* diff.c proves that what changed between two wordings is marked as a reader would, that what a
 * typesetter changed is not, and that no text makes it slow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/lineage/diff.h"
#include "core/lineage/token.h"
#include "tests/lib/expect.h"

static void expect_diff(const char *before, const char *after, const char *expected)
{
    owned_diff diff = diff_words(before, after);
    g_autofree char *text = diff_text(diff);
    expect_text(before, expected, text);
}

/* Phrases are marked, and the words around them stand once. */
static void test_marks(void **state)
{
    (void)state;
    expect_diff("to finish the talks", "to finish the talks", "to finish the talks");
    expect_diff("to finish the talks by May", "to finish the talks by the end of June",
                "to finish the talks by [-May-] {+the end of June+}");
    expect_diff("Both agreed to finish the talks", "Both intend to finish the talks",
                "Both [-agreed-] {+intend+} to finish the talks");
    expect_diff("meet in Sofia, Bulgaria", "meet in Sofia", "meet in Sofia[-, Bulgaria-]");
    expect_diff("", "agreed", "{+agreed+}");
    expect_diff("agreed", "", "[-agreed-]");
    expect_diff(NULL, NULL, "");
}

/* "not" that comes in, or goes, is never lost among equal words. */
static void test_small_words(void **state)
{
    (void)state;
    expect_diff("they will publish it", "they will not publish it", "they will {+not+} publish it");
    expect_diff("a or b", "a and b", "a [-or-] {+and+} b");
}

/* A lone article between two changed phrases goes with them; one between single words stays. */
static void test_joins(void **state)
{
    (void)state;
    expect_diff("working group on the passenger data exchange", "expert panel on air travel lists",
                "[-working group on the passenger data exchange-] "
                "{+expert panel on air travel lists+}");
    expect_diff("red and blue", "green and yellow", "[-red-] {+green+} and [-blue-] {+yellow+}");
}

/* What changes with every typesetter is no change of the wording; case is. */
static void test_typesetting(void **state)
{
    (void)state;
    expect_diff("the parties' “common”  aim", "the parties’ \"common\"\n aim",
                "the parties’ \"common\" aim");
    expect_diff("co\xC2\xADoperation", "cooperation", "cooperation");
    expect_diff("e\xCC\x81tat", "\xC3\xA9tat", "\xC3\xA9tat");
    expect_diff("2021\xE2\x80\x93"
                "2024",
                "2021-2024", "2021-2024");
    expect_diff("member States", "Member States", "[-member-] {+Member+} States");
}

static char *cut(const char *text)
{
    g_autoptr(GArray) tokens = token_split(text);
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < tokens->len; i++) {
        const struct token *token = &g_array_index(tokens, struct token, i);
        g_string_append(all, i > 0 ? "|" : "");
        g_string_append_len(all, token->text, (gssize)token->len);
        g_string_append(all, token->is_word ? "" : "*");
    }
    return g_string_free(all, FALSE);
}

static void expect_cut(const char *text, const char *expected)
{
    g_autofree char *actual = cut(text);
    expect_text(text, expected, actual);
}

/* Words end where readers of their script end them; no byte is lost, UTF-8 or not. */
static void test_words(void **state)
{
    (void)state;
    expect_cut("EU-U.S. talks, isn't it?", "EU|-*|U.S|.*|talks|,*|isn't|it|?*");
    expect_cut("1,000.5 and 3;4", "1,000.5|and|3;4");
    expect_cut("l’état d'âme", "l’état|d'âme");
    expect_cut("日本と協定", "日|本|と|協|定");
    expect_cut("カタカナ語", "カタカナ|語");
    expect_cut("المادة ٢١", "المادة|٢١");
    expect_cut("\xff"
               "a\xc3",
               "\xff*|a|\xc3*");
    expect_cut("a_b c.", "a_b|c|.*");
    expect_cut(" \n\t ", "");
}

/* The runs put together give both wordings back. */
static void check_whole(const char *before, const char *after)
{
    owned_diff diff = diff_words(before, after);
    g_autoptr(GArray) a = token_split(before);
    g_autoptr(GArray) b = token_split(after);
    g_autoptr(GString) old = g_string_new(NULL);
    g_autoptr(GString) now = g_string_new(NULL);
    for (guint i = 0; i < diff->runs->len; i++) {
        const struct diff_run *run = &g_array_index(diff->runs, struct diff_run, i);
        assert_true(*run->text != '\0');
        if (run->op != DIFF_ADDED)
            g_string_append(g_string_append_c(old, ' '), run->text);
        if (run->op != DIFF_REMOVED)
            g_string_append(g_string_append_c(now, ' '), run->text);
    }
    g_autoptr(GArray) a_again = token_split(old->str);
    g_autoptr(GArray) b_again = token_split(now->str);
    expect_int(before, (int)a->len, (int)a_again->len);
    expect_int(after, (int)b->len, (int)b_again->len);
}

static void test_whole(void **state)
{
    (void)state;
    static const char *const words[] = {"a", "the", "agreement", ",", "to", "finish", "é", "."};
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    for (int i = 0; i < 400; i++) {
        g_autoptr(GString) before = g_string_new(NULL);
        g_autoptr(GString) after = g_string_new(NULL);
        for (int n = g_rand_int_range(rand, 0, 30); n > 0; n--)
            g_string_append_printf(before, "%s ", words[g_rand_int_range(rand, 0, 8)]);
        for (int n = g_rand_int_range(rand, 0, 30); n > 0; n--)
            g_string_append_printf(after, "%s ", words[g_rand_int_range(rand, 0, 8)]);
        check_whole(before->str, after->str);
    }
}

/* Texts of a megabyte, alike, unlike, and made to have no word once, end soon. */
static void test_giants(void **state)
{
    (void)state;
    g_autoptr(GString) same = g_string_new(NULL);
    g_autoptr(GString) other = g_string_new(NULL);
    g_autoptr(GString) dull = g_string_new(NULL);
    for (int i = 0; i < 150000; i++) {
        g_string_append_printf(same, "w%d ", i);
        g_string_append_printf(other, "w%d ", i % 7 == 0 ? -i : i);
        g_string_append_printf(dull, "%s ", i % 3 == 0 ? "x" : "y");
    }
    gint64 begin = g_get_monotonic_time();
    owned_diff alike = diff_words(same->str, same->str);
    owned_diff unlike = diff_words(same->str, other->str);
    owned_diff nothing = diff_words(same->str, dull->str);
    g_string_append(dull, "z");
    owned_diff flat = diff_words(dull->str, dull->str + 3000);
    expect_int("same", 150000, (int)alike->same);
    expect_int("kept", 150000 - 150000 / 7, (int)unlike->same);
    expect_int("replaced", 150000, (int)nothing->removed);
    assert_true(flat->runs->len > 0);
    double seconds = (double)(g_get_monotonic_time() - begin) / G_USEC_PER_SEC;
    if (seconds > 10)
        fail_msg("expected at most 10 s, actual %.1f s", seconds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks),  cmocka_unit_test(test_small_words),
        cmocka_unit_test(test_joins),  cmocka_unit_test(test_typesetting),
        cmocka_unit_test(test_words),  cmocka_unit_test(test_whole),
        cmocka_unit_test(test_giants),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
