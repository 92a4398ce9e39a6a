/* sentence.c proves that a text is cut where a reader would cut it, and that the offsets give the
 * words back. */
#include "core/text/sentence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void check(const char *text, const char *const *expected, guint n)
{
    g_autoptr(GArray) sentences = sentence_split(text);
    for (guint i = 0; i < MIN(n, sentences->len); i++) {
        g_autofree char *words = sentence_text(text, sentences, i, i);
        assert_string_equal(words, expected[i]);
    }
    assert_int_equal(sentences->len, n);
}
#define CHECK(text, ...)                                                                           \
    do {                                                                                           \
        const char *const expected_[] = {__VA_ARGS__};                                             \
        check(text, expected_, G_N_ELEMENTS(expected_));                                           \
    } while (0)

static void test_cuts(void **state)
{
    (void)state;
    CHECK("One. Two is here! Three?", "One.", "Two is here!", "Three?");
    CHECK("The EU and the U.S. agreed to meet.", "The EU and the U.S. agreed to meet.");
    CHECK("See No. 5 and para. 7. Then go.", "See No. 5 and para. 7.", "Then go.");
    CHECK("He said: “We agreed.” They left.", "He said: “We agreed.”", "They left.");
    CHECK("wrapped\nline goes on. Next\n\nHeading\n\n  Last one ", "wrapped\nline goes on.", "Next",
          "Heading", "Last one");
    CHECK("Préambule à l’été. État d’urgence.", "Préambule à l’été.", "État d’urgence.");
    CHECK("3.5 per cent of it.", "3.5 per cent of it.");
}

static void test_paragraphs_begin(void **state)
{
    (void)state;
    g_autoptr(GArray) sentences = sentence_split("A one. B two.\n\nC three.");
    assert_int_equal(sentences->len, 3);
    assert_true(g_array_index(sentences, struct sentence, 0).is_first);
    assert_false(g_array_index(sentences, struct sentence, 1).is_first);
    assert_true(g_array_index(sentences, struct sentence, 2).is_first);
}

static void test_nothing(void **state)
{
    (void)state;
    g_autoptr(GArray) none = sentence_split(" \n\n ");
    assert_int_equal(none->len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cuts),
        cmocka_unit_test(test_paragraphs_begin),
        cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
