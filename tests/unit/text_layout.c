/* tests of core/text/text_width.c, core/text/text_wrap.c and core/text/text_ascii.c: columns add up. */
#include "core/text/text.h"

#include "tests/lib/hostile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

static void check_wrapped(const char *shown, int width)
{
    g_autoptr(GPtrArray) lines = text_wrap(shown, width);
    assert_true(lines->len > 0);
    for (guint i = 0; i < lines->len; i++) {
        const char *line = lines->pdata[i];
        if (text_width(line) > width || g_str_has_suffix(line, " ") || strchr(line, '\n'))
            fail_msg("width %d, line \"%s\" of \"%s\"", width, line, shown);
        assert_true(g_utf8_validate(line, -1, NULL));
    }
}

/* Screens draw by the C library's widths: every character that is shown as itself and that the
 * library knows must have the same one. */
static void widths_agree_with_the_c_library(void **state)
{
    (void)state;
    if (!setlocale(LC_CTYPE, "C.UTF-8") && !setlocale(LC_CTYPE, "C.utf8")) {
        print_message("skipped: no UTF-8 locale here\n");
        skip();
    }
    int compared = 0, differing = 0;
    for (gunichar c = 0x20; c <= 0x10FFFF; c++) {
        char utf8[7] = "";
        g_unichar_to_utf8(c, utf8);
        g_autofree char *shown = text_show(utf8, -1);
        const int width = wcwidth((wchar_t)c);
        if (width < 0 || strcmp(shown, utf8) != 0)
            continue;
        compared++;
        if (width != text_char_width(c) || !iswprint((wint_t)c)) {
            differing++;
            print_message("U+%04X: wcwidth %d, ours %d\n", c, width, text_char_width(c));
        }
    }
    setlocale(LC_CTYPE, "C");
    assert_true(compared > 100000);
    /* Another library or another Unicode version may differ in a few newly assigned ones. */
    assert_true(differing < 400);
}

static void widths_are_columns(void **state)
{
    (void)state;
    assert_int_equal(text_width(""), 0);
    assert_int_equal(text_width("abc"), 3);
    assert_int_equal(text_width("e\u0301"), 1);
    assert_int_equal(text_width("日本"), 4);
    assert_int_equal(text_width("한국"), 4);
    assert_int_equal(text_width("\u1112\u1161\u11AB"), 2);
    assert_int_equal(text_width("👩\u200d👩\u200d👧"), 6);
    assert_int_equal(text_width("🇨🇦"), 2);
    assert_int_equal(text_width("ﾊﾝ"), 2);
    assert_int_equal(text_width("Ａ"), 2);
    assert_int_equal(text_width("שלום"), 4);
    assert_int_equal(text_char_width('\n'), 0);
}

/* Where the C library and Unicode's properties differ, and their neighbours. */
static void odd_widths_are_the_c_librarys(void **state)
{
    (void)state;
    static const struct {
        gunichar c;
        int width;
    } rows[] = {
        {0x1F, 0},   {0x20, 1},    {0x7E, 1},    {0x7F, 0},     {0x9F, 0},    {0xA0, 1},
        {0x5FF, 1},  {0x600, 1},   {0x605, 1},   {0x610, 0},    {0x6DC, 0},   {0x6DD, 1},
        {0x6DF, 0},  {0x70F, 1},   {0x711, 0},   {0x890, 1},    {0x891, 1},   {0x8E1, 0},
        {0x8E2, 1},  {0x8E3, 0},   {0x110BB, 1}, {0x110BD, 1},  {0x110C2, 0}, {0x110CD, 1},
        {0x3247, 2}, {0x3248, 2},  {0x324F, 2},  {0x3250, 2},   {0x4DBF, 2},  {0x4DC0, 2},
        {0x4DFF, 2}, {0x4E00, 2},  {0x1161, 0},  {0x11FF, 0},   {0xD7B0, 0},  {0x1F3FF, 2},
        {0x200D, 0}, {0x1F1E6, 1}, {0xFFFD, 1},  {0x10FFFD, 1},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (text_char_width(rows[i].c) != rows[i].width)
            fail_msg("U+%04X: expected %d, actual %d", rows[i].c, rows[i].width,
                     text_char_width(rows[i].c));
}

static void check_next(const char *shown, size_t bytes, int columns)
{
    int width;
    const char *end = text_next(shown, &width);
    assert_int_equal(end - shown, bytes);
    assert_int_equal(width, columns);
}

static void characters_end_where_a_reader_thinks(void **state)
{
    (void)state;
    check_next("ab", 1, 1);
    check_next("e\u0301x", 3, 1);
    check_next("日本", 3, 2);
    check_next("👩\u200d👩\u200d👧 x", strlen("👩\u200d👩\u200d👧"), 6);
    check_next("🇨🇦🇨🇦", strlen("🇨🇦"), 2);
    check_next("👍🏽x", strlen("👍🏽"), 4);
    check_next("❤\ufe0fx", strlen("❤\ufe0f"), 1);
    check_next("👍\U0001F3FBx", strlen("👍🏻"), 4);
    check_next("👍\U0001F3FFx", strlen("👍🏿"), 4);
    check_next("👍\U0001F3FA", strlen("👍"), 2);
    check_next("👍🐀", strlen("👍"), 2);
    check_next("é🇨🇦", 2, 1);
    check_next("🇨é", 4, 1);
    check_next("\u200dé", 3, 0);
    check_next("\nx", 1, 0);
    check_next("a\n", 1, 1);
}

static void check_fit(const char *shown, int width, enum text_align align, const char *expected)
{
    g_autofree char *fitted = text_fit(shown, width, align);
    assert_string_equal(fitted, expected);
}

static void fitting_pads_or_cuts_to_the_column(void **state)
{
    (void)state;
    check_fit("abc", 5, TEXT_LEFT, "abc  ");
    check_fit("abc", 5, TEXT_RIGHT, "  abc");
    check_fit("abc", 6, TEXT_CENTRE, " abc  ");
    check_fit("abc", 3, TEXT_LEFT, "abc");
    check_fit("abcd", 3, TEXT_LEFT, "ab…");
    check_fit("abcd", 3, TEXT_RIGHT, "ab…");
    check_fit("abcd", 1, TEXT_LEFT, "…");
    check_fit("abcd", 0, TEXT_LEFT, "");
    check_fit("abcd", -1, TEXT_LEFT, "");
    check_fit("", 2, TEXT_LEFT, "  ");
    check_fit("日本語", 6, TEXT_LEFT, "日本語");
    check_fit("日本語", 5, TEXT_LEFT, "日本…");
    check_fit("日本語", 4, TEXT_LEFT, "日… ");
    check_fit("日本語", 4, TEXT_RIGHT, " 日…");
    check_fit("日", 1, TEXT_LEFT, "…");
    check_fit("e\u0301e\u0301e\u0301", 2, TEXT_LEFT, "e\u0301…");
    check_fit("a👩\u200d👩\u200d👧", 6, TEXT_LEFT, "a…    ");
    check_fit("one\ntwo", 7, TEXT_LEFT, "one…   ");
}

static void fitting_for_ascii_cuts_with_a_tilde(void **state)
{
    (void)state;
    assert_false(text_is_ascii());
    text_set_ascii(TRUE);
    assert_true(text_is_ascii());
    g_autofree char *fitted = text_fit("abcd", 3, TEXT_LEFT);
    text_set_ascii(FALSE);
    assert_string_equal(fitted, "ab~");
}

static void check_wrap(const char *shown, int width, const char *expected)
{
    g_autoptr(GPtrArray) lines = text_wrap(shown, width);
    g_ptr_array_add(lines, NULL);
    g_autofree char *joined = g_strjoinv("|", (char **)lines->pdata);
    assert_string_equal(joined, expected);
}

static void wrapping_breaks_between_words(void **state)
{
    (void)state;
    check_wrap("", 10, "");
    check_wrap("one", 10, "one");
    check_wrap("one two three", 7, "one two|three");
    check_wrap("one two three", 8, "one two|three");
    check_wrap("one two three", 3, "one|two|thr|ee");
    check_wrap("one  two   three", 8, "one  two|three");
    check_wrap("one   ", 3, "one");
    check_wrap("one    two", 5, "one|two");
    check_wrap("a\n\nb\n", 5, "a||b|");
    check_wrap("  indented text", 8, "indented|text");
    check_wrap("  two words", 6, "  two|words");
    check_wrap("        x", 3, "x");
    check_wrap("   ", 2, "");
    check_wrap("a no\u00a0break", 8, "a|no\u00a0break");
    check_wrap("a no\u2007break", 8, "a|no\u2007break");
    check_wrap("a no\u202fbreak", 8, "a|no\u202fbreak");
    check_wrap("a en\u2002space", 8, "a en|space");
    check_wrap("un été", 4, "un|été");
    check_wrap("abcdefgh", 3, "abc|def|gh");
    check_wrap("x abcdefgh", 3, "x|abc|def|gh");
    check_wrap("abc", 0, "a|b|c");
    check_wrap("well-known EU-U.S. words", 8, "well-kno|wn|EU-U.S.|words");
}

static void wrapping_breaks_cjk_anywhere_but_before_its_points(void **state)
{
    (void)state;
    check_wrap("日本は削減", 4, "日本|は削|減");
    check_wrap("日本は削減", 5, "日本|は削|減");
    check_wrap("日本。は", 4, "日|本。|は");
    check_wrap("日「本」", 6, "日|「本」");
    check_wrap("EUと日本 EU", 6, "EUと日|本 EU");
    check_wrap("x日yz", 4, "x日|yz");
    check_wrap("日本", 1, "…|…");
    check_wrap("한국은 약속한다", 6, "한국은|약속한|다");
    check_wrap("全角　空白　", 5, "全角|空白");
}

static void wrapping_never_parts_a_base_from_its_marks(void **state)
{
    (void)state;
    check_wrap("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301");
    check_wrap("a👩\u200d👩\u200d👧b", 6, "a|👩\u200d👩\u200d👧|b");
    check_wrap("🇨🇦🇨🇦", 3, "🇨🇦|🇨🇦");
}

static void check_shorten(const char *s, int max, const char *expected)
{
    g_autofree char *shortened = text_shorten(s, max);
    assert_string_equal(shortened, expected);
    assert_true(g_utf8_strlen(shortened, -1) <= g_utf8_strlen(s, -1));
}

static void shortening_ends_at_a_word(void **state)
{
    (void)state;
    check_shorten("agreed to meet", 14, "agreed to meet");
    check_shorten("agreed to meet", 13, "agreed to…");
    check_shorten("agreed to meet", 10, "agreed to…");
    check_shorten("agreed to meet", 9, "agreed…");
    check_shorten("agreed, to meet", 11, "agreed, to…");
    check_shorten("agreed, to meet", 10, "agreed…");
    check_shorten("agreed – to meet", 10, "agreed…");
    check_shorten("agreed: to meet", 10, "agreed…");
    check_shorten("agreed; to meet", 10, "agreed…");
    check_shorten("agreed (to meet", 10, "agreed…");
    check_shorten("interoperability", 6, "inter…");
    check_shorten("a interoperability", 8, "a inter…");
    check_shorten("日本は削減する", 4, "日本は…");
    check_shorten("e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301e\u0301");
    check_shorten("e\u0301e\u0301e\u0301", 2, "e\u0301…");
    check_shorten("abc", 1, "…");
    check_shorten("abc", 0, "");
    check_shorten("", 5, "");
}

static void check_ascii(const char *shown, const char *expected)
{
    g_autofree char *ascii = text_ascii(shown);
    assert_string_equal(ascii, expected);
}

static void ascii_stays_readable(void **state)
{
    (void)state;
    check_ascii("plain", "plain");
    check_ascii("Türkiye, Côte d’Ivoire", "Turkiye, Cote d'Ivoire");
    check_ascii("e\u0301 Łódź Øre ß þ æ œ ı Đ", "e Lodz Ore ss th ae oe i D");
    check_ascii("period over – not checked", "period over - not checked");
    check_ascii("“will” ‘x’ … • 5 € ½ → ←", "\"will\" 'x' ... * 5 EUR 1/2 -> <-");
    check_ascii("日本 Київ", "?? ????");
    check_ascii("a\u00a0b\u3000c\nd", "a b c\nd");
    check_ascii("ﬁ Ａ m²", "fi A m2");
    check_ascii("▸ ● ○ ✓ ✗ \ufffd", "> * o v x ?");
    check_ascii("می\u200cخ", "???");
}

/* Any text that can be shown, in any width. */
static void random_text_keeps_to_its_columns(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(20210622);
    for (int round = 0; round < 20000; round++) {
        gsize len;
        g_autofree char *text = hostile_random(random, &len);
        const int width = g_rand_int_range(random, 1, 30);
        g_autofree char *shown = text_show(text, (gssize)len);
        g_autofree char *fitted = text_fit(shown, width, (enum text_align)(round % 3));
        assert_int_equal(text_width(fitted), width);
        assert_true(g_utf8_validate(fitted, -1, NULL));
        g_autofree char *lines = text_show_lines(text, (gssize)len);
        check_wrapped(lines, width);
        g_autofree char *valid = text_valid(text, len, NULL);
        g_autofree char *shortened = text_shorten(valid, width);
        assert_true(g_utf8_validate(shortened, -1, NULL));
        g_autofree char *ascii = text_ascii(lines);
        assert_true(g_str_is_ascii(ascii));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_agree_with_the_c_library),
        cmocka_unit_test(widths_are_columns),
        cmocka_unit_test(odd_widths_are_the_c_librarys),
        cmocka_unit_test(characters_end_where_a_reader_thinks),
        cmocka_unit_test(fitting_pads_or_cuts_to_the_column),
        cmocka_unit_test(fitting_for_ascii_cuts_with_a_tilde),
        cmocka_unit_test(wrapping_breaks_between_words),
        cmocka_unit_test(wrapping_breaks_cjk_anywhere_but_before_its_points),
        cmocka_unit_test(wrapping_never_parts_a_base_from_its_marks),
        cmocka_unit_test(shortening_ends_at_a_word),
        cmocka_unit_test(ascii_stays_readable),
        cmocka_unit_test(random_text_keeps_to_its_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
