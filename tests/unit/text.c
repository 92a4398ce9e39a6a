/* tests of core/text/text.c and core/text/text_valid.c: nothing from outside commands the terminal. */
#include "core/text/text.h"

#include "tests/lib/hostile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

struct pair {
    const char *text, *expected;
};

static void check_show(const char *text, const char *expected)
{
    g_autofree char *shown = text_show(text, -1);
    assert_string_equal(shown, expected);
}

static void check_pairs(const struct pair *pairs, size_t n)
{
    for (size_t i = 0; i < n; i++)
        check_show(pairs[i].text, pairs[i].expected);
}

#define CHECK_PAIRS(pairs) check_pairs(pairs, G_N_ELEMENTS(pairs))

/* Written from the promise, not from the code under test. */
static gboolean is_forbidden(gunichar c, gboolean lines)
{
    if (c < 0x20)
        return !(lines && c == '\n');
    return (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E ||
           c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE || c == 0x115F || c == 0x1160 ||
           c == 0x3164 || c == 0xFFA0 || (c >= 0xE0000 && c <= 0xE007F);
}

/* The promise of text.h for any shown text. */
static void check_harmless(const char *shown, gboolean lines)
{
    if (!g_utf8_validate(shown, -1, NULL))
        fail_msg("not valid UTF-8: %s", g_strescape(shown, NULL));
    int marks = 0, width = 0;
    for (const char *p = shown; *p; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (is_forbidden(c, lines))
            fail_msg("U+%04X in: %s", c, g_strescape(shown, NULL));
        marks = text_char_width(c) == 0 && c != '\n' && c != 0x200D && c != 0x200C ? marks + 1 : 0;
        if (marks > 8)
            fail_msg("%d marks on one base in: %s", marks, g_strescape(shown, NULL));
        width += text_char_width(c);
    }
    assert_int_equal(text_width(shown), width);
}

static void plain_text_is_left_as_it_is(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "Agreed to work on e-evidence, 2019 (50%).",
        "Türkiye, Côte d’Ivoire and Ålesund",
        "日本は2030年までに排出量を46%削減する。",
        "نلتزم بنشر تقرير مرحلي قبل نهاية عام 2027.",
        "می\u200cخواهیم گزارش را منتشر کنیم",
        "क्\u200dष का उपयोग",
        "אנו מתחייבים לפרסם דוח עד 2027",
        "family 👩\u200d👩\u200d👧 and flag 🇨🇦 ❤\ufe0f",
        "👩🏽\u200d⚕\ufe0f",
        "é (NFC) and e\u0301 (NFD)",
        "한국은 2050년 탄소중립을 약속한다",
        "\u1112\u1161\u11AB",
        "no\u00a0break \u3000wide \ue000",
        "\u0600\u06dd",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        check_show(texts[i], texts[i]);
        g_autofree char *lines = text_show_lines(texts[i], -1);
        assert_string_equal(lines, texts[i]);
        check_harmless(texts[i], FALSE);
    }
}

static void c0_controls_show_as_carets(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"\x1b[31mred\x1b[0m", "^[[31mred^[[0m"},
        {"\x1b]0;owned\x07title", "^[]0;owned^Gtitle"},
        {"\x1b]8;;http://evil.example\x1b\\link", "^[]8;;http://evil.example^[\\link"},
        {"\x05 answerback", "^E answerback"},
        {"\x0e charset shift \x0f", "^N charset shift ^O"},
        {"bell\x07 back\x08space del\x7f vt\x0b ff\x0c", "bell^G back^Hspace del^? vt^K ff^L"},
        {"\x1b", "^["},
        {"\x01\x1a\x1c\x1f", "^A^Z^\\^_"},
    };
    CHECK_PAIRS(pairs);
    g_autofree char *nul = text_show("a\0b", 3);
    assert_string_equal(nul, "a^@b");
}

static void other_unsafe_characters_show_as_codes(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"\xc2\x9b"
         "31m CSI",
         "<U+009B>31m CSI"},
        {"\xc2\x9d"
         "0;owned\xc2\x9c OSC",
         "<U+009D>0;owned<U+009C> OSC"},
        {"\xc2\x85 NEL \xc2\x80", "<U+0085> NEL <U+0080>"},
        {"cut by \u202e%05\u202c by 2030", "cut by <U+202E>%05<U+202C> by 2030"},
        {"\u2067\u2066isolate\u2069", "<U+2067><U+2066>isolate<U+2069>"},
        {"line\u2028sep\u2029para", "line<U+2028>sep<U+2029>para"},
        {"\ufeffbom", "<U+FEFF>bom"},
        {"tag\U000E0069\U000E007F", "tag<U+E0069><U+E007F>"},
        {"\ufdd0 \uffff \U0010FFFE", "<U+FDD0> <U+FFFF> <U+10FFFE>"},
        {"a\u2061b\u206Ac\uFFF9", "a<U+2061>b<U+206A>c<U+FFF9>"},
        {"Rus\u3164sia \u115f\u1160\uffa0", "Rus<U+3164>sia <U+115F><U+1160><U+FFA0>"},
        {"\u0378", "<U+0378>"},
    };
    CHECK_PAIRS(pairs);
}

static void invisible_characters_are_left_out(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"com\u200bmit", "commit"}, {"com\u2060mit", "commit"},
        {"com\u00admit", "commit"}, {"com\u180emit", "commit"},
        {"com\u034fmit", "commit"}, {"\u200e\u200f\u061c marks", " marks"},
        {"C-0001\u200b", "C-0001"},
    };
    CHECK_PAIRS(pairs);
}

static void joiners_stay_only_where_they_join(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"com\u200cmit \u200d", "commit "},
        {"م\u200c", "م"},
        {"\u200cم", "م"},
        {"م\u200c\u200cم", "م\u200cم"},
        {"م\u200c م", "م م"},
        {"👩\u200dx", "👩x"},
        {"👩\u200d", "👩"},
        {"x\u200d👩", "x👩"},
        {"e\u0301\u200cم", "e\u0301م"},
        {"م\u064e\u200cم", "م\u064e\u200cم"},
        {"م\u0301\u200cم", "م\u0301\u200cم"},
        {"م\u200c\u0301", "م\u0301"},
    };
    CHECK_PAIRS(pairs);
}

static void line_ends_and_tabs_become_spaces_in_one_line(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"a\nb", "a b"}, {"a\r\nb", "a b"}, {"a\rb", "a b"}, {"a\tb", "a b"}, {"\n\n", "  "},
    };
    CHECK_PAIRS(pairs);
}

static void lines_keep_their_ends_and_tab_stops(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"a\nb\r\nc\rd\n", "a\nb\nc\nd\n"},
        {"\r\r\n\n", "\n\n\n"},
        {"\tx", "        x"},
        {"abc\tx\n\ty", "abc     x\n        y"},
        {"12345678\tx", "12345678        x"},
        {"日本\tx", "日本    x"},
        {"\x1b\tx", "^[      x"},
        {"\u0301\tx", "\u25cc\u0301       x"},
        {"a\x0b\x0c", "a^K^L"},
        {"x\u2028y", "x<U+2028>y"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *lines = text_show_lines(pairs[i].text, -1);
        assert_string_equal(lines, pairs[i].expected);
    }
}

static void bad_bytes_show_as_replacements(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"lone \x80 tail", "lone \ufffd tail"},
        {"trunc \xe2\x82", "trunc \ufffd"},
        {"trunc4 \xf0\x9f\x98", "trunc4 \ufffd"},
        {"overlong \xc0\xaf \xe0\x80\xaf", "overlong \ufffd\ufffd \ufffd\ufffd\ufffd"},
        {"overlong ESC \xc0\x9b[31m", "overlong ESC \ufffd\ufffd[31m"},
        {"surrogate \xed\xa0\x80", "surrogate \ufffd\ufffd\ufffd"},
        {"too big \xf4\x90\x80\x80", "too big \ufffd\ufffd\ufffd\ufffd"},
        {"\xfe\xff\xfe", "\ufffd\ufffd\ufffd"},
        {"raw C1 \x9b"
         "31m \x9d"
         "0;x\x9c",
         "raw C1 \ufffd31m \ufffd0;x\ufffd"},
        {"mixed \xc3\x28 \xa0\xa1", "mixed \ufffd( \ufffd\ufffd"},
        {"a\xF1\x80\x80\xE1\x80\xC2z", "a\ufffd\ufffd\ufffdz"},
    };
    CHECK_PAIRS(pairs);
}

static void marks_are_capped_at_eight_a_base(void **state)
{
    (void)state;
    g_autoptr(GString) many = g_string_new("e");
    for (int i = 0; i < 10000; i++)
        g_string_append(many, "\u0301");
    g_string_append(many, "x");
    check_show(many->str, "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301<+9992>x");
    g_string_truncate(many, 1 + 2 * 9);
    g_string_append(many, "ж");
    check_show(many->str, "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301<+1>ж");
    g_string_truncate(many, 1 + 2 * 8);
    check_show(many->str, "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301");
    g_autofree char *joined = g_strconcat("क", many->str + 1, "\u0301\u200dष", NULL);
    check_show(joined, "क\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301<+1>ष");
    g_string_append(many, "\u200b\u200c\u0301"); /* an invisible character starts no base anew */
    check_show(many->str, "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301<+1>");
}

/* A mark must not land on the frame left of the text, or on a sign that stands for something. */
static void marks_without_a_base_get_one(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"\u0301a", "\u25cc\u0301a"},
        {"\x1b\u0301", "^[\u25cc\u0301"},
        {"\u202e\u0301\u0301", "<U+202E>\u25cc\u0301\u0301"},
        {" \u0301", " \u0301"},
        {"\u200b\u0301", "\u25cc\u0301"},
        {"\xff\u0301", "\ufffd\u0301"},
    };
    CHECK_PAIRS(pairs);
    g_autofree char *lines = text_show_lines("a\n\u0301", -1);
    assert_string_equal(lines, "a\n\u25cc\u0301");
}

static void lengths_are_kept_to(void **state)
{
    (void)state;
    g_autofree char *cut = text_show("abcdef", 3);
    assert_string_equal(cut, "abc");
    g_autofree char *inside = text_show("ab\u00e9", 3);
    assert_string_equal(inside, "ab\ufffd");
    g_autofree char *joiner = text_show("م\u200cم", 5);
    assert_string_equal(joiner, "م");
    g_autofree char *empty = text_show("abc", 0);
    assert_string_equal(empty, "");
    g_autofree char *none = text_show(NULL, -1);
    assert_string_equal(none, "");
}

/* Every character there is, alone and between others. */
static void every_character_is_shown_harmlessly(void **state)
{
    (void)state;
    for (gunichar c = 0; c <= 0x10FFFF; c++) {
        char text[16] = "a";
        int n = 1 + g_unichar_to_utf8(c, text + 1);
        memcpy(text + n, "م", 2);
        g_autofree char *shown = text_show(text, n + 2);
        check_harmless(shown, FALSE);
        g_autofree char *lines = text_show_lines(text + 1, n - 1);
        check_harmless(lines, TRUE);
        g_autofree char *again = text_show(shown, -1);
        assert_string_equal(again, shown);
    }
}

/* Terminal commands, direction controls, bytes that are not UTF-8. */
static void hostile_strings_are_shown_harmlessly(void **state)
{
    (void)state;
    for (const char *const *text = hostile_strings; *text; text++) {
        g_autofree char *shown = text_show(*text, -1);
        check_harmless(shown, FALSE);
        g_autofree char *lines = text_show_lines(*text, -1);
        check_harmless(lines, TRUE);
    }
}

/* Any bytes at all, fixed seed; what is shown once is safe to show again. */
static void random_bytes_are_shown_harmlessly(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(20180226);
    for (int round = 0; round < 20000; round++) {
        gsize len;
        g_autofree char *text = hostile_random(random, &len);
        g_autofree char *shown = text_show(text, (gssize)len);
        check_harmless(shown, FALSE);
        g_autofree char *lines = text_show_lines(text, (gssize)len);
        check_harmless(lines, TRUE);
        g_autofree char *lines_again = text_show_lines(lines, -1);
        assert_string_equal(lines_again, lines);
        g_autofree char *valid = text_valid(text, len, NULL);
        g_autofree char *shown_valid = text_show(valid, -1);
        if (!memchr(text, 0, len))
            assert_string_equal(shown_valid, shown);
    }
}

static void check_valid(const char *bytes, gsize len, const char *expected, gsize count)
{
    gsize replaced = 99;
    g_autofree char *valid = text_valid(bytes, len, &replaced);
    assert_string_equal(valid, expected);
    assert_int_equal(replaced, count);
}

/* Most letters tell, and not the first; digits, signs and nothing at all run forward. */
static void most_letters_tell_which_way_a_text_runs(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        gboolean is_backward;
    } rows[] = {
        {"הצדדים הסכימו לשתף פעולה (2024)", TRUE},
        {"بيان مشترك", TRUE},
        {"EU: הצדדים הסכימו לשתף פעולה", TRUE},
        {"ישראל, as reported from Lisbon, stated this commitment.", FALSE},
        {"ישראל (bound)", FALSE},
        {"共同声明", FALSE},
        {"Ελλάδα", FALSE},
        {"", FALSE},
        {"2024 – 30 %", FALSE},
        {"\xff\xfeشيء", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (text_is_backward(rows[i].text) != rows[i].is_backward)
            fail_msg("\"%s\": expected %d, actual %d", rows[i].text, rows[i].is_backward,
                     !rows[i].is_backward);
}

static void storage_gets_valid_text_and_the_count_of_losses(void **state)
{
    (void)state;
    check_valid("", 0, "", 0);
    check_valid("abc", 2, "ab", 0);
    check_valid("é\x1b\u202e\ufffe", strlen("é\x1b\u202e\ufffe"), "é\x1b\u202e\ufffe", 0);
    check_valid("C\xf4te d\x92Ivoire", 13, "C\ufffdte d\ufffdIvoire", 2);
    check_valid("trunc \xe2\x82", 8, "trunc \ufffd", 1);
    check_valid("a\xF1\x80\x80\xE1\x80\xC2z", 8, "a\ufffd\ufffd\ufffdz", 3);
    check_valid("é", 1, "\ufffd", 1);
    check_valid("\ufffd", 3, "\ufffd", 0);
    gsize replaced;
    g_autofree char *nul = text_valid("a\0\xff", 3, &replaced);
    assert_memory_equal(nul, "a\0\ufffd", 6);
    assert_int_equal(replaced, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_is_left_as_it_is),
        cmocka_unit_test(c0_controls_show_as_carets),
        cmocka_unit_test(other_unsafe_characters_show_as_codes),
        cmocka_unit_test(invisible_characters_are_left_out),
        cmocka_unit_test(joiners_stay_only_where_they_join),
        cmocka_unit_test(line_ends_and_tabs_become_spaces_in_one_line),
        cmocka_unit_test(lines_keep_their_ends_and_tab_stops),
        cmocka_unit_test(bad_bytes_show_as_replacements),
        cmocka_unit_test(marks_are_capped_at_eight_a_base),
        cmocka_unit_test(marks_without_a_base_get_one),
        cmocka_unit_test(lengths_are_kept_to),
        cmocka_unit_test(every_character_is_shown_harmlessly),
        cmocka_unit_test(hostile_strings_are_shown_harmlessly),
        cmocka_unit_test(random_bytes_are_shown_harmlessly),
        cmocka_unit_test(storage_gets_valid_text_and_the_count_of_losses),
        cmocka_unit_test(most_letters_tell_which_way_a_text_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
