/* sentence.c proves that a text is cut where a reader would cut it, and that the offsets give the
 * words back. */
#include "core/text/sentence.h"

#include "core/text/breaks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

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

/* Titles, abbreviations and initials end no sentence; what opens one after them does. */
static void test_short_words(void **state)
{
    (void)state;
    CHECK("Gen. Pak met Dr. Ito vs. none. They left.", "Gen. Pak met Dr. Ito vs. none.",
          "They left.");
    CHECK("They met in the U.S. The talks went on.", "They met in the U.S.", "The talks went on.");
    CHECK("The U.S. Department of State agreed.", "The U.S. Department of State agreed.");
    CHECK("See Art. 5, No. 12 and paras. 3 to 4. Done.", "See Art. 5, No. 12 and paras. 3 to 4.",
          "Done.");
    CHECK("He said no. Then he left.", "He said no.", "Then he left.");
    CHECK("John F. Kerry and A. B. Chu came, e.g. Monday, i.e. late.",
          "John F. Kerry and A. B. Chu came, e.g. Monday, i.e. late.");
    CHECK("It bans arms, drugs, etc. We agreed.", "It bans arms, drugs, etc.", "We agreed.");
    CHECK("St. Kitts and St. Lucia joined.", "St. Kitts and St. Lucia joined.");
}

static void test_signs(void **state)
{
    (void)state;
    CHECK("He waited ... and left. “Will they?” Perhaps (they may.) Yes!",
          "He waited ... and left.", "“Will they?”", "Perhaps (they may.)", "Yes!");
    CHECK("Growth is 3.5%. COVID-19 rose.", "Growth is 3.5%.", "COVID-19 rose.");
    CHECK("so-called unfriendly states.To act", "so-called unfriendly states.To act");
    CHECK("…", "…");
}

/* Each item is a unit without its marker; a marker needs a place where a list can begin. */
static void test_lists(void **state)
{
    (void)state;
    CHECK("We intend to:\n- train judges;\n• share lists; and\n(a) meet.\nii) go on.",
          "We intend to:", "train judges;", "share lists; and", "meet.", "go on.");
    CHECK("1. Fund labs.\n2. Ban presses.\n\n– Third", "Fund labs.", "Ban presses.", "Third");
    CHECK("We act as follows: 1. Fund labs. 2. Ban presses.", "We act as follows:", "Fund labs.",
          "Ban presses.");
    CHECK("as laid down in Regulation No.\n5. of the Council and more words here",
          "as laid down in Regulation No.\n5. of the Council and more words here");
    CHECK("- one that is\n  wrapped here\n- two", "one that is\n  wrapped here", "two");
}

static void test_headings(void **state)
{
    (void)state;
    const char *text = "Countering Illicit Finance\nThe sides met and they agreed to act at once.";
    CHECK(text, "Countering Illicit Finance", "The sides met and they agreed to act at once.");
    g_autoptr(GArray) sentences = sentence_split(text);
    assert_int_equal(g_array_index(sentences, struct sentence, 0).kind, SENTENCE_HEADING);
    assert_int_equal(g_array_index(sentences, struct sentence, 1).kind, SENTENCE_PLAIN);
    CHECK("HEALTH\n\nWe met.", "HEALTH", "We met.");
}

/* Lines of mail or of a PDF are joined; lines as long as paragraphs are not. */
static void test_wrapped(void **state)
{
    (void)state;
    CHECK("The two sides met in the capital on Monday and they have agreed to a co-\noperation "
          "that is to\nlast. The next meeting is in May.\nThen they left.",
          "The two sides met in the capital on Monday and they have agreed to a co-\noperation "
          "that is to\nlast.",
          "The next meeting is in May.", "Then they left.");
    g_autoptr(GString) one = g_string_new("We");
    for (int i = 0; i < 30; i++)
        g_string_append(one, " agreed");
    g_autofree char *text = g_strdup_printf("%s\n%s", one->str, one->str);
    CHECK(text, one->str, one->str);
}

/* Bytes and characters name the same places, whatever the script. */
static void test_offsets(void **state)
{
    (void)state;
    const char *text = "Été fini. Nous — ministres – sommes d’accord.\n\n• Привет. 今日は。明日。";
    g_autoptr(GArray) sentences = sentence_split(text);
    assert_true(sentences->len >= 3);
    for (guint i = 0; i < sentences->len; i++) {
        const struct sentence *sentence = &g_array_index(sentences, struct sentence, i);
        g_autofree char *words = g_utf8_substring(text, (glong)sentence->start,
                                                  (glong)(sentence->start + sentence->length));
        g_autofree char *bytes = g_strndup(text + sentence->from, sentence->to - sentence->from);
        assert_string_equal(words, bytes);
    }
}

/* Our own boundaries are enough where Pango is absent. */
static void test_without_pango(void **state)
{
    (void)state;
    const char *text = "One ends. Two (yes.) Three? “Four.” 今日は。明日。";
    g_autofree guint8 *own = breaks_find_plain(text, strlen(text));
    g_autofree guint8 *any = breaks_find(text, strlen(text));
    for (gsize i = 1; i < strlen(text); i++)
        if (own[i] != any[i])
            fail_msg("at %zu: own %d, found %d: %s", i, own[i], any[i], text + i);
}

static void test_odd(void **state)
{
    (void)state;
    CHECK("- \n* \n1.\n", "- \n* \n1.");
    CHECK("1. \n", "1.");
    CHECK("...", "...");
    CHECK("\f\fPage\fTwo", "Page\fTwo");
    CHECK("a) b) c)", "b) c)");
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
        cmocka_unit_test(test_cuts),     cmocka_unit_test(test_short_words),
        cmocka_unit_test(test_signs),    cmocka_unit_test(test_lists),
        cmocka_unit_test(test_headings), cmocka_unit_test(test_wrapped),
        cmocka_unit_test(test_offsets),  cmocka_unit_test(test_without_pango),
        cmocka_unit_test(test_odd),      cmocka_unit_test(test_paragraphs_begin),
        cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
