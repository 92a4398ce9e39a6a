/* check_escapes.c proves what may be sent to a terminal and what may not.
 * Each forbidden kind has a case: one that were let through would be a hole in every screen test.
 */
#include "tests/lib/check_escapes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Text and what ncurses sends for xterm, tmux, linux and vt100. */
static void test_sane_sequences_pass(void **state)
{
    (void)state;
    static const char *const sane[] = {
        "",
        "plain text, tab\t bell\a back\b\r\n",
        "日本 e\xcc\x81 \xf0\x9f\x98\x80",
        "\033[?1049h\033[22;0;0t\033[1;24r\033(B\033[m\033[4l\033[?7h\033[?1h\033=",
        "\033[H\033[2J\033[3;7H\033[K\033[1K\033[10X\033[5b\033[3@\033[2P\033[L\033[M",
        "\033[31m\033[38;5;200m\033[0;1;4;7m\033[39;49m\033[4d\033[7G",
        "\0337\0338\033M\033D\033>\033[?25l\033[?25h\033[?12;25h\033[?1l\033[23;0;0t",
        "\033[?1000h\033[?1006;1000h\033[?2004h\033[?2004l\033)0\016q\017\033[?0c\033[?1c",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(sane); i++) {
        g_autofree char *wrong = check_escapes(sane[i], strlen(sane[i]));
        if (wrong)
            print_error("refused: %s\n", wrong);
        assert_null(wrong);
    }
}

static void test_anything_else_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "\033]0;title\a",         /* OSC: a title */
        "\033]52;c;aGk=\a",       /* OSC: the clipboard */
        "\033]8;;http://x\033\\", /* OSC: a link */
        "\033P$q\033\\",          /* DCS */
        "\033_x\033\\",           /* APC */
        "\033^x\033\\",           /* PM */
        "\033Xx\033\\",           /* SOS */
        "\033c",                  /* full reset */
        "\033[6n",                /* asks the terminal to answer */
        "\033[c",                 /* the same */
        "\033[>c",                /* the same */
        "\033[21t",               /* asks for the title */
        "\033[8;1;1t",            /* changes the window's size */
        "\033[?1048;9999h",       /* a mode that is not listed */
        "\033[?h",                /* no mode at all */
        "\033[5i",                /* prints */
        "\033[1;2\"p",            /* an intermediate byte */
        "\033[1",                 /* cut short */
        "\033",                   /* cut short */
        "\033\033[m",             /* escape after escape */
        "\xc2\x9b"
        "31m", /* C1 CSI in UTF-8 */
        "\x9b"
        "31m",       /* C1 CSI as a byte */
        "\xff",      /* not UTF-8 */
        "\xe9t\xe9", /* Latin-1 */
        "\xe2\x82",  /* cut short */
        "\x7f",      /* DEL */
        "\x05",      /* asks the terminal to answer */
        "\xe2\x80\xae"
        "abc",              /* right-to-left override */
        "\xe2\x81\xa6",     /* isolate */
        "\xe2\x80\x8b",     /* zero width space */
        "\xef\xbb\xbf",     /* byte order mark */
        "\xf3\xa0\x81\x81", /* tag */
    };

    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *text = g_strconcat("ok ", wrong[i], NULL);
        g_autofree char *found = check_escapes(text, strlen(text));
        if (!found)
            print_error("let through: case %" G_GSIZE_FORMAT "\n", i);
        assert_non_null(found);
        assert_true(g_str_has_prefix(found, "byte 3 of "));
    }
}

/* A NUL is a control character like others, and does not end the check. */
static void test_nul_is_refused(void **state)
{
    (void)state;
    g_autofree char *found = check_escapes("a\0\033c", 4);
    g_autofree char *escape = check_escapes("\033\0", 2);
    g_autofree char *final = check_escapes("\033[1\0", 4);

    assert_string_equal(found, "byte 1 of 4: ");
    assert_non_null(escape);
    assert_non_null(final);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sane_sequences_pass),
        cmocka_unit_test(test_anything_else_is_refused),
        cmocka_unit_test(test_nul_is_refused),
    };
    return cmocka_run_group_tests_name("check_escapes", tests, NULL, NULL);
}
