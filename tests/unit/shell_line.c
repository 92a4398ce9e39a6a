/* Tests core/shell/shell_line.h: lines that shells are being given, as words, and words as shells write
 * them. */
#include "core/shell/shell_line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void is_read(const char *text, const char *words, char quote, gsize cut)
{
    struct shell_line line;
    shell_line_read(&line, text, " \t\n\"'><=;|&(:");
    g_autofree char *joined = g_strjoinv("|", (char **)line.words->pdata);
    assert_string_equal(joined, words);
    assert_int_equal(line.quote, quote);
    assert_int_equal(line.cut, cut);
    shell_line_clear(&line);
}

/* The last word is the one being written, "" after a blank; quotes and backslashes are undone. */
static void test_words(void **state)
{
    (void)state;
    is_read("", "", 0, 0);
    is_read("heldto", "heldto", 0, 0);
    is_read("heldto ", "heldto|", 0, 0);
    is_read("heldto  list\tis:ov", "heldto|list|is:ov", 0, 3);
    is_read("heldto a\\ b", "heldto|a b", 0, 0);
    is_read("heldto 'a b' \"c d\" ''", "heldto|a b|c d|", 0, 0);
}

/* What is open is read as if it were closed, and readline puts in from behind the open quote. */
static void test_open(void **state)
{
    (void)state;
    is_read("heldto 'a b", "heldto|a b", '\'', 0);
    is_read("heldto --by=\"to", "heldto|--by=to", '"', 5);
    is_read("heldto \"a\\\"b", "heldto|a\"b", '"', 0);
    is_read("heldto \"a'b", "heldto|a'b", '"', 0);
    is_read("heldto 'a\\", "heldto|a\\", '\'', 0);
    is_read("heldto a\\", "heldto|a", 0, 0);
    is_read("heldto \"", "heldto|", '"', 0);
}

/* Nothing is expanded, and an escaped break is none. */
static void test_literal(void **state)
{
    (void)state;
    is_read("heldto $(touch x)", "heldto|$(touch|x)", 0, 0);
    is_read("heldto \"$(touch x)`id`$HOME*", "heldto|$(touch x)`id`$HOME*", '"', 0);
    is_read("heldto a\\:b", "heldto|a:b", 0, 0);
}

static void is_written(const char *rest, char quote, const char *expected)
{
    g_autofree char *text = shell_line_quote(rest, quote);
    assert_string_equal(text, expected);
}

/* Whatever a word holds, read again it is the same word. */
static void test_round(void **state)
{
    static const char *const texts[] = {
        "plain",     "two words", "$(touch x);`id`", "it's", "\"",       "\\", "~root", "#x",
        "a&b|c<d>e", "*?[x]",     "{a,b}",           "!!",   "é — 会議", "-n", "=",     "a\\'b\"c",
    };
    static const char quotes[] = {0, '\'', '"'};
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        for (gsize k = 0; k < G_N_ELEMENTS(quotes); k++) {
            g_autofree char *text = shell_line_quote(texts[i], quotes[k]);
            g_autofree char *line = quotes[k] != 0 ? g_strdup_printf("heldto %c%s", quotes[k], text)
                                                   : g_strdup_printf("heldto %s", text);
            struct shell_line read;
            shell_line_read(&read, line, "");
            assert_int_equal(read.words->len, 3);
            assert_string_equal(read.words->pdata[1], texts[i]);
            shell_line_clear(&read);
        }
}

/* What a shell would act on is marked for the kind of quote that is open. */
static void test_quote(void **state)
{
    (void)state;
    is_written("$(x);`y`", 0, "\\$\\(x\\)\\;\\`y\\`");
    is_written("$(x);`y`", '"', "\\$(x);\\`y\\`");
    is_written("it's", '\'', "it'\\''s");
    is_written("~a b", 0, "\\~a\\ b");
    is_written("--by=topic", 0, "--by=topic");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words), cmocka_unit_test(test_open),  cmocka_unit_test(test_literal),
        cmocka_unit_test(test_round), cmocka_unit_test(test_quote),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
