/* score_text.c proves the written rule for cells of score tables: what is read as a score, what
 * stays not assessed, and that nothing odd ever becomes one. */
#include "core/score/score_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct expected {
    const char *text;
    enum score_text_kind kind;
    const char *score;
};

static void check(const struct expected *rows, size_t n)
{
    size_t failed = 0;
    for (size_t i = 0; i < n; i++) {
        struct score_text cell = score_text_read(rows[i].text);
        if (cell.kind == rows[i].kind && strcmp(cell.score, rows[i].score) == 0)
            continue;
        printf("\"%s\": expected %d \"%s\", actual %d \"%s\"\n", rows[i].text, (int)rows[i].kind,
               rows[i].score, (int)cell.kind, cell.score);
        failed++;
    }
    assert_int_equal(failed, 0);
}

/* As scores are written, with the width of digits, spaces and decimals that say nothing. */
static void test_plain(void **state)
{
    static const struct expected rows[] = {
        {"1", SCORE_TEXT_PLAIN, "+1"},
        {"+1", SCORE_TEXT_PLAIN, "+1"},
        {" +1 ", SCORE_TEXT_PLAIN, "+1"},
        {"\xC2\xA0"
         "1\xE2\x80\x89",
         SCORE_TEXT_PLAIN, "+1"}, /* NBSP, thin space */
        {"\xEF\xBB\xBF"
         "1",
         SCORE_TEXT_PLAIN, "+1"}, /* byte order mark */
        {"+1.00", SCORE_TEXT_PLAIN, "+1"},
        {"1,0", SCORE_TEXT_PLAIN, "+1"},
        {"1.", SCORE_TEXT_PLAIN, "+1"},
        {"\xEF\xBC\x91", SCORE_TEXT_PLAIN, "+1"},             /* full-width 1 */
        {"\xEF\xBC\x8B\xEF\xBC\x91", SCORE_TEXT_PLAIN, "+1"}, /* full-width +1 */
        {"0", SCORE_TEXT_PLAIN, "0"},
        {"0.000", SCORE_TEXT_PLAIN, "0"},
        {"+0", SCORE_TEXT_PLAIN, "0"},
        {"-0", SCORE_TEXT_PLAIN, "0"},
        {"-1", SCORE_TEXT_PLAIN, "-1"},
        {"- 1", SCORE_TEXT_PLAIN, "-1"},
        {"-1.0", SCORE_TEXT_PLAIN, "-1"},
        {"\xE2\x88\x92"
         "1",
         SCORE_TEXT_PLAIN, "-1"}, /* U+2212 */
        {"\xE2\x80\x93"
         "1",
         SCORE_TEXT_PLAIN, "-1"}, /* en dash before the digit */
        {"\xE2\x80\x91"
         "1",
         SCORE_TEXT_PLAIN, "-1"},                             /* non-breaking hyphen */
        {"\xEF\xBC\x8D\xEF\xBC\x91", SCORE_TEXT_PLAIN, "-1"}, /* full-width -1 */
        {"n/a", SCORE_TEXT_PLAIN, "na"},
        {"N/A", SCORE_TEXT_PLAIN, "na"},
        {"na", SCORE_TEXT_PLAIN, "na"},
        {"N. A.", SCORE_TEXT_PLAIN, "na"},
        {"Not  applicable", SCORE_TEXT_PLAIN, "na"},
        {"non applicable", SCORE_TEXT_PLAIN, "na"},
        {"entf\xC3\xA4llt", SCORE_TEXT_PLAIN, "na"},
        {"full", SCORE_TEXT_PLAIN, "+1"},
        {"Partial compliance", SCORE_TEXT_PLAIN, "0"},
        {"work in progress", SCORE_TEXT_PLAIN, "0"},
        {"Non-compliance", SCORE_TEXT_PLAIN, "-1"},
    };
    (void)state;
    check(rows, sizeof rows / sizeof *rows);
}

/* The cells that had to be mended by hand in published tables. */
static void test_signs(void **state)
{
    static const struct expected rows[] = {
        {"-", SCORE_TEXT_SIGN, "-1"},
        {" - ", SCORE_TEXT_SIGN, "-1"},
        {"\xE2\x88\x92", SCORE_TEXT_SIGN, "-1"},
        {"\xEF\xBC\x8D", SCORE_TEXT_SIGN, "-1"},
        {"+", SCORE_TEXT_SIGN, "+1"},
        {"\xEF\xBC\x8B", SCORE_TEXT_SIGN, "+1"},
    };
    (void)state;
    check(rows, sizeof rows / sizeof *rows);
}

/* Nothing stands there, in as many ways as that can be written. */
static void test_blank(void **state)
{
    static const struct expected rows[] = {
        {"", SCORE_TEXT_BLANK, ""},           {"   ", SCORE_TEXT_BLANK, ""},
        {"\xC2\xA0", SCORE_TEXT_BLANK, ""},   {"\xE2\x80\x8B", SCORE_TEXT_BLANK, ""},
        {"\t\n", SCORE_TEXT_BLANK, ""},       {"not assessed", SCORE_TEXT_BLANK, ""},
        {"Not scored", SCORE_TEXT_BLANK, ""},
    };
    (void)state;
    check(rows, sizeof rows / sizeof *rows);
}

/* None of these is rounded, cut, or taken for 0. */
static void test_odd(void **state)
{
    static const char *const texts[] = {
        "0.5",
        "0,5",
        "-0.5",
        "0.01",
        "1.01",
        ".0",
        ".",
        "2",
        "-2",
        "10",
        "01",
        "00",
        "100",
        "--",
        "++",
        "+-1",
        "-+1",
        "1-",
        "1+",
        "0/1",
        "1/0",
        "+1/0",
        "50%",
        "100%",
        "0%",
        "1%",
        "(1)",
        "(-1)",
        "1*",
        "1 [2]",
        "0?",
        "?",
        "x",
        "yes",
        "no",
        "none",
        "nil",
        "null",
        "NaN",
        "inf",
        "1e0",
        "0x1",
        "true",
        "#N/A!",
        "#REF!",
        "+1 -1",
        "1;0",
        "1 0",
        "\xE2\x80\x93",
        "\xE2\x80\x94", /* dashes alone */
        "\xC2\xB9",     /* superscript 1: a note's mark */
        "1\xC2\xB2",    /* a score with a note's mark */
        "\xC2\xBD",     /* ½ */
        "\xE2\x91\xA0", /* ① */
        ("\xC2\xB1"
         "1"),          /* ±1 */
        "\xE2\x9C\x93", /* ✓ */
        "\xEF\xBF\xBD", /* U+FFFD: what did not decode */
        "\xD9\xA1",     /* Arabic-Indic 1 */
        "l",
        "O",
        "o",
        "I",
    };
    (void)state;
    size_t n = sizeof texts / sizeof *texts, failed = 0;
    for (size_t i = 0; i < n; i++) {
        struct score_text cell = score_text_read(texts[i]);
        if (cell.kind == SCORE_TEXT_ODD && *cell.score == '\0')
            continue;
        printf("\"%s\": expected odd, actual %d \"%s\"\n", texts[i], (int)cell.kind, cell.score);
        failed++;
    }
    assert_int_equal(failed, 0);
}

/* What was done is told by the score, never by the text. */
static void test_done(void **state)
{
    struct score_text minus = score_text_read("-"), odd = score_text_read("0.5");
    (void)state;
    assert_string_equal(score_text_done(&minus), "taken for −1");
    assert_string_equal(score_text_done(&odd), "left not assessed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain), cmocka_unit_test(test_signs), cmocka_unit_test(test_blank),
        cmocka_unit_test(test_odd),   cmocka_unit_test(test_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
