/* tests of db/fold.c, db/fold_table.c and db/utf8.c: what one word is, for search. */
#include "db/fold.h"
#include "db/fold_table.h"
#include "db/utf8.h"

#include "tests/lib/hostile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static void check_fold(const char *text, const char *expected)
{
    g_autofree char *folded = fold_text(text, -1);
    if (strcmp(folded, expected) != 0)
        print_error("fold_text(\"%s\")\n", text);
    assert_string_equal(folded, expected);
}

struct pair {
    const char *text, *folded;
};

static void check_pairs(const struct pair *pairs, size_t n)
{
    for (size_t i = 0; i < n; i++)
        check_fold(pairs[i].text, pairs[i].folded);
}

static void latin_letters_lose_case_marks_and_strokes(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"", ""},
        {"Agreed", "agreed"},
        {"Türkiye, Côte d’Ivoire and Ålesund", "turkiye, cote d'ivoire and alesund"},
        {"e\u0301 \u00E9 E\u0301", "e e e"},
        {"Łódź Øresund Đakovo Straße STRAẞE", "lodz oresund dakovo strasse strasse"},
        {"æsthetic ŒUVRE Þing ðe", "aesthetic oeuvre thing de"},
        {"ısparta İstanbul I", "isparta istanbul i"},
        {"ﬁnal ﬀ Ǆ ĳ", "final ff dz ij"},
        {"Ｆｕｌｌ　ｗｉｄｔｈ", "full width"},
        {"m² № ½ ™ ①", "m2 no 1/2 tm 1"},
        {"Việt Nam", "viet nam"},
        {"Hawaiʻi", "hawaii"},
        {"“quoted” – dashed — ‘x’ «y»", "\"quoted\" - dashed - 'x' \"y\""},
    };
    check_pairs(pairs, G_N_ELEMENTS(pairs));
}

static void other_alphabets_fold_to_one_spelling(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"ΟΔΟΣ Οδός", "οδοσ οδοσ"},
        {"Київ ЙОГО Ґ ё", "киів иого г е"},
        {"نَلتَزِم", "نلتزم"},
        {"أإآٱا", "ااااا"},
        {"كتاب کتاب", "كتاب كتاب"},
        {"علی على", "علي علي"},
        {"مـــحمد", "محمد"},
        {"שָׁלוֹם", "שלום"},
        {"٢٠٣٠ २०३० ２０３０ ๒๐๓๐ ۲۰۳۰", "2030 2030 2030 2030 2030"},
        {"Ա ⴀ Ა", "ա ⴀ ა"},
    };
    check_pairs(pairs, G_N_ELEMENTS(pairs));
}

/* Hindi words must stay one token each and differ by their vowels. */
static void indic_words_keep_their_vowels(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"कि", "कइ"},       {"की", "कई"},      {"हिन्दी", "हइनदई"},
        {"क्\u200dष", "कष"}, {"বাংলা", "বআলআ"}, {"தமிழ்", "தமஇழ"},
    };
    check_pairs(pairs, G_N_ELEMENTS(pairs));
}

static void unspaced_scripts_are_set_apart(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"日本は2030年", "日 本 は 2030 年"},
        {"EU日本", "eu 日 本"},
        {"한국은 2050년", "한 국 은 2050 년"},
        {"\u1112\u1161\u11AB\u1100\u116E\u11A8", "한 국"},
        {"ガ カ\u3099 ｶﾞ", "ガ ガ ガ"},
        {"か\u309A", "か"},
        {"สวัสดี", "ส ว ส ด"},
        {"\U00020000\U0002A6D6", "\U00020000 \U0002A6D6"},
        {"ㄱ", "\u1100"},
    };
    check_pairs(pairs, G_N_ELEMENTS(pairs));
}

static void invisible_characters_do_not_part_words(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"com\u200bmit", "commit"},
        {"com\u200cmit", "commit"},
        {"com\u2060mit", "commit"},
        {"com\ufeffmit", "commit"},
        {"com\u00admit", "commit"},
        {"com\u180emit", "commit"},
        {"com\u034fmit", "commit"},
        {"C-0001\u200b", "c-0001"},
        {"cut \u202eby\u202c \u2067\u2066iso\u2069late", "cut by isolate"},
        {"\u200e\u200f\u061c marks", "marks"},
        {"hid\U000E0069\U000E0067den", "hidden"},
        {"love❤\ufe0fU+1F3C5", "love u+1f3c5"},
        {"🏅gold", "gold"},
        {"Rus\u3164sia", "russia"},
        {"line\u2028sep\u2029para", "line sep para"},
    };
    check_pairs(pairs, G_N_ELEMENTS(pairs));
}

static void controls_and_spaces_become_one_space(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"  a \t\n b  ", "a b"},
        {"\x1b[31mred\x1b[0m", "[31mred [0m"},
        {"bell\x07 back\x08space del\x7f", "bell back space del"},
        {"nel\xc2\x85x\xc2\x9by", "nel x y"},
        {"nb\u00a0sp\u202f\u3000x", "nb sp x"},
        {"non\uFFFFchar\uFDD0x", "non char x"},
        {"acute\u00B4x", "acute x"},
        {" \n ", ""},
    };
    check_pairs(pairs, G_N_ELEMENTS(pairs));
}

static void bad_bytes_become_a_space(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"lone \x80 tail", "lone tail"},
        {"trunc \xe2\x82", "trunc"},
        {"trunc4 \xf0\x9f\x98", "trunc4"},
        {"a\xc0\xaf"
         "b\xe0\x80\xaf"
         "c",
         "a b c"},
        {"ESC \xc0\x9b[31m", "esc [31m"},
        {"x\xed\xa0\x80y", "x y"},
        {"big\xf4\x90\x80\x80.", "big ."},
        {"\xfe\xff\xfe", ""},
        {"mixed \xc3\x28 \xa0\xa1", "mixed ("},
    };
    check_pairs(pairs, G_N_ELEMENTS(pairs));
}

static void lengths_are_kept_to_and_nul_is_a_space(void **state)
{
    (void)state;
    g_autofree char *nul = fold_text("a\0b", 3);
    assert_string_equal(nul, "a b");
    g_autofree char *cut = fold_text("abcdef", 3);
    assert_string_equal(cut, "abc");
    g_autofree char *cut_inside = fold_text("ab\u00E9", 3);
    assert_string_equal(cut_inside, "ab");
    g_autofree char *none = fold_text("abc", 0);
    assert_string_equal(none, "");
    g_autofree char *null = fold_text(NULL, -1);
    assert_string_equal(null, "");
}

static void initials_lose_their_dots(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"The EU-U.S. ministerial", "the eu-us ministerial"},
        {"U.S.A.", "usa"},
        {"U.S.-led U.S.led U.S.'s", "us-led us.led us's"},
        {"É.U.", "eu"},
        {"U.\u200bS.", "us"},
        {"(e.g. i.e. p.m.)", "(eg ie pm)"},
        {"a.bc ab.c 1.2 a.1", "a.bc ab.c 1.2 a.1"},
        {"J. Doe", "j. doe"},
        {"例U.S.", "例 us"},
        {".a.b.", ".ab"},
        {"a.b..", "ab."},
        {"x.y", "xy"},
        {"éa.b", "ea.b"},
        {"жa.b a.bж a.b.ж", "жa.b a.bж ab.ж"},
        {".", "."},
        {"..", ".."},
        {"a.", "a."},
        {".a", ".a"},
    };
    check_pairs(pairs, G_N_ELEMENTS(pairs));
}

static void one_mark_ten_thousand_times_is_gone(void **state)
{
    (void)state;
    g_autoptr(GString) s = g_string_new("e");
    for (int i = 0; i < 10000; i++)
        g_string_append(s, "\u0301");
    check_fold(s->str, "e");
}

/* Every character there is, alone and between letters: the result is valid UTF-8 without a
 * control character, and folding it again changes nothing. */
static void folding_twice_is_folding_once(void **state)
{
    (void)state;
    for (gunichar c = 1; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char text[16] = "A";
        int n = 1 + g_unichar_to_utf8(c, text + 1);
        text[n++] = 'Z';
        g_autofree char *once = fold_text(text, n);
        g_autofree char *twice = fold_text(once, -1);
        if (strcmp(once, twice) != 0 || !g_utf8_validate(once, -1, NULL))
            fail_msg("U+%04X: once \"%s\", twice \"%s\"", c, once, twice);
        for (const char *p = once; *p; p++)
            if (g_ascii_iscntrl(*p))
                fail_msg("U+%04X: control character in \"%s\"", c, once);
    }
}

/* Any bytes at all fold to valid UTF-8, once and for all. */
static void random_bytes_fold_to_valid_text(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(20240620);
    for (int round = 0; round < 20000; round++) {
        gsize len;
        g_autofree char *text = hostile_random(random, &len);
        g_autofree char *once = fold_text(text, (gssize)len);
        g_autofree char *twice = fold_text(once, -1);
        assert_true(g_utf8_validate(once, -1, NULL));
        assert_string_equal(twice, once);
        g_auto(GStrv) tokens = fold_tokens(once);
        for (char **token = tokens; *token; token++)
            assert_true(fold_contains(once, *token));
    }
}

static void check_tokens(const char *folded, const char *expected)
{
    g_auto(GStrv) tokens = fold_tokens(folded);
    g_autofree char *joined = g_strjoinv("|", tokens);
    assert_string_equal(joined, expected);
}

static void tokens_are_runs_of_letters_and_digits(void **state)
{
    (void)state;
    check_tokens("", "");
    check_tokens(" - ", "");
    check_tokens("the eu-us. ministerial, 2024!", "the|eu|us|ministerial|2024");
    check_tokens("日 本 2030 年", "日|本|2030|年");
    check_tokens("d'ivoire x_y", "d|ivoire|x|y");
    check_tokens("\uE000priv €5", "\uE000priv|5");
    check_tokens("киів—x", "киів|x");
}

static gboolean contains(const char *text, const char *word)
{
    g_autofree char *h = fold_text(text, -1), *w = fold_text(word, -1);
    return fold_contains(h, w);
}

static void words_match_at_the_start_of_tokens(void **state)
{
    (void)state;
    assert_true(contains("Electronic evidence", "evid"));
    assert_true(contains("Electronic evidence", "Electronic"));
    assert_true(contains("Electronic evidence", "evidence"));
    assert_false(contains("Electronic evidence", "vidence"));
    assert_false(contains("Electronic evidence", "evidences"));
    assert_true(contains("non-evidence", "evidence"));
    assert_true(contains("devidence evidence", "evidence"));
    assert_false(contains("жevidence", "evidence"));
    assert_true(contains("—evidence", "evidence"));
    assert_true(contains("Côte d’Ivoire", "cote"));
    assert_true(contains("Côte d’Ivoire", "IVOIRE"));
    assert_false(contains("", "x"));
    assert_false(contains("x", ""));
    assert_false(contains("x - y", "-"));
}

static void words_of_several_tokens_match_in_sequence(void **state)
{
    (void)state;
    assert_true(contains("the EU-U.S. ministerial", "EU-US"));
    assert_true(contains("the EU US ministerial", "eu-u.s."));
    assert_true(contains("e-evidence", "e-evid"));
    assert_false(contains("e new evidence", "e-evidence"));
    assert_false(contains("me evidence", "e-evidence"));
    assert_false(contains("eur evidence", "e-evidence"));
    assert_false(contains("eu all", "eu-us"));
    assert_true(contains("eu eu us", "eu-us"));
    assert_true(contains("日本は2030年までに排出量を", "排出"));
    assert_true(contains("日本は2030年までに", "2030年"));
    assert_false(contains("日出は本", "日本"));
    assert_true(contains("한국은 2050년 탄소중립을", "탄소중립"));
    assert_false(contains("eu", "eu-us"));
}

/* A word typed one character at a time matches at every step. */
static void every_beginning_of_a_word_matches(void **state)
{
    (void)state;
    static const char *const words[] = {"EU-U.S.", "Łódź", "電子証拠", "पहचान", "탄소중립"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *text = g_strdup_printf("before %s after", words[i]);
        for (const char *p = g_utf8_next_char(words[i]); *p; p = g_utf8_next_char(p)) {
            g_autofree char *part = g_strndup(words[i], (gsize)(p - words[i]));
            if (!contains(text, part))
                fail_msg("\"%s\" not found in \"%s\"", part, text);
        }
    }
}

/* Table 3-8 of the Unicode standard: how many replacement characters for which bytes. */
static void bad_bytes_are_taken_in_maximal_parts(void **state)
{
    (void)state;
    static const char bytes[] = "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64";
    static const struct {
        gunichar c;
        gsize used;
    } expected[] = {{'a', 1},      {UTF8_BAD, 3}, {UTF8_BAD, 2}, {UTF8_BAD, 1}, {'b', 1},
                    {UTF8_BAD, 1}, {'c', 1},      {UTF8_BAD, 1}, {UTF8_BAD, 1}, {'d', 1}};
    const char *p = bytes, *end = bytes + sizeof bytes - 1;
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        gsize used;
        assert_int_equal(utf8_decode(p, end, &used), expected[i].c);
        assert_int_equal(used, expected[i].used);
        p += used;
    }
    assert_ptr_equal(p, end);
}

/* Exactly the characters that GLib takes for valid are, each with its length. */
static void good_characters_decode_to_themselves(void **state)
{
    (void)state;
    for (gunichar c = 0; c <= 0x10FFFF; c++) {
        char s[7];
        gsize used;
        const int n = g_unichar_to_utf8(c, s);
        const gunichar got = utf8_decode(s, s + n, &used);
        const gboolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        if (got != (surrogate ? UTF8_BAD : c) || used != (surrogate ? 1 : (gsize)n))
            fail_msg("U+%04X decodes to U+%04X, %zu bytes", c, got, used);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(latin_letters_lose_case_marks_and_strokes),
        cmocka_unit_test(other_alphabets_fold_to_one_spelling),
        cmocka_unit_test(indic_words_keep_their_vowels),
        cmocka_unit_test(unspaced_scripts_are_set_apart),
        cmocka_unit_test(invisible_characters_do_not_part_words),
        cmocka_unit_test(controls_and_spaces_become_one_space),
        cmocka_unit_test(bad_bytes_become_a_space),
        cmocka_unit_test(lengths_are_kept_to_and_nul_is_a_space),
        cmocka_unit_test(initials_lose_their_dots),
        cmocka_unit_test(one_mark_ten_thousand_times_is_gone),
        cmocka_unit_test(folding_twice_is_folding_once),
        cmocka_unit_test(random_bytes_fold_to_valid_text),
        cmocka_unit_test(tokens_are_runs_of_letters_and_digits),
        cmocka_unit_test(words_match_at_the_start_of_tokens),
        cmocka_unit_test(words_of_several_tokens_match_in_sequence),
        cmocka_unit_test(every_beginning_of_a_word_matches),
        cmocka_unit_test(bad_bytes_are_taken_in_maximal_parts),
        cmocka_unit_test(good_characters_decode_to_themselves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
