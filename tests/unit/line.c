/* tests of tui/line.c: a line is edited by characters as readers count them, and stays one line of
 * valid UTF-8. */
#include "tui/line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

static void check(const struct line *line, const char *expected)
{
    g_autofree char *now =
        g_strdup_printf("%.*s|%s", (int)line->at, line->text->str, line->text->str + line->at);
    assert_string_equal(now, expected);
}

static void test_typing(void **state)
{
    (void)state;
    struct line line;
    line_init(&line, "ab");
    check(&line, "ab|");
    line_left(&line);
    line_insert(&line, "é");
    check(&line, "aé|b");
    line_home(&line);
    line_left(&line);
    check(&line, "|aéb");
    line_right(&line);
    line_right(&line);
    check(&line, "aé|b");
    assert_true(line_delete(&line));
    check(&line, "aé|");
    assert_false(line_delete(&line));
    assert_true(line_back(&line));
    check(&line, "a|");
    line_clear(&line);
}

/* A letter with marks of its own is one step and one deletion. */
static void test_marks_go_with_their_letter(void **state)
{
    (void)state;
    struct line line;
    line_init(&line, "xe\u0301\u0323y");
    line_left(&line);
    check(&line, "xe\u0301\u0323|y");
    line_left(&line);
    check(&line, "x|e\u0301\u0323y");
    assert_true(line_delete(&line));
    check(&line, "x|y");
    line_clear(&line);
}

static void test_words(void **state)
{
    (void)state;
    struct line line;
    line_init(&line, "one two  three ");
    assert_true(line_back_word(&line));
    check(&line, "one two  |");
    assert_true(line_back_word(&line));
    check(&line, "one |");
    line_insert(&line, "x y");
    line_left(&line);
    assert_true(line_cut_after(&line));
    check(&line, "one x |");
    assert_true(line_cut_before(&line));
    check(&line, "|");
    assert_false(line_cut_before(&line));
    assert_false(line_back_word(&line));
    line_clear(&line);
}

/* What is pasted stays one line, and what is not UTF-8 is mended. */
static void test_paste(void **state)
{
    (void)state;
    struct line line;
    line_init(&line, "");
    line_insert(&line, "a\nb\tc\r");
    check(&line, "a b c |");
    line_insert(&line, "\xff\xfe");
    assert_true(g_utf8_validate(line.text->str, -1, NULL));
    line_clear(&line);
}

static void test_replace(void **state)
{
    (void)state;
    struct line line;
    line_init(&line, "status:op due");
    for (int i = 0; i < 4; i++)
        line_left(&line);
    line_replace(&line, 7, "open");
    check(&line, "status:open| due");
    line_clear(&line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_typing),  cmocka_unit_test(test_marks_go_with_their_letter),
        cmocka_unit_test(test_words),   cmocka_unit_test(test_paste),
        cmocka_unit_test(test_replace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
