/* terminals.c proves on which terminals, in which locales and with how much colour the screens are
 * to be had, and what is said where they are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/lib/expect.h"
#include "tests/lib/stage.h"

/* The words are the same on every terminal that can show them. */
static void test_able_terminals(void **state)
{
    struct stage *stage = *state;
    static const char *const names[] = {"xterm-256color",  "xterm",  "tmux-256color",
                                        "screen-256color", "screen", "linux",
                                        "vt100",           "vt220",  "xterm-mono"};
    g_autofree char *first = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        struct term *t = stage_open(stage, &(struct term_options){.term = names[i]});
        term_keys(t, "<Down><Enter>");
        term_assert_shows(t, "Wordings, in order of meeting");
        term_wait_idle(t, 50);
        g_autofree char *screen = term_screen(t);
        if (first)
            expect_text(names[i], first, screen);
        else
            first = g_steal_pointer(&screen);
        term_assert_escapes(t);
        stage_close(stage);
    }
}

static void assert_no_screen(struct stage *stage, const char *term, const char *why)
{
    const char *argv[] = {"heldto", "-r", stage->path, NULL};
    struct term *t = stage_open(stage, &(struct term_options){.argv = argv, .term = term});
    term_assert_exit(t, 2);
    term_assert_shows(t, why);
    term_assert_shows(t, "heldto list");
    term_assert_restored(t);
    gsize len = 0;
    const char *bytes = term_bytes(t, &len);
    assert_null(memchr(bytes, '\033', len));
}

/* Where the cursor cannot be placed, a sentence names the shell's way; no escape sequence is sent. */
static void test_unable_terminals(void **state)
{
    struct stage *stage = *state;
    assert_no_screen(stage, "dumb", "the terminal \"dumb\" (TERM) cannot place its cursor");
    assert_no_screen(stage, "nosuch", "the terminal \"nosuch\" (TERM) is not known here");
    assert_no_screen(stage, "", "TERM is not set");
    assert_no_screen(stage, "no\033[31msuch", "the terminal \"no");
}

static char *run_script(struct stage *stage, const char *script)
{
    const char *argv[] = {"sh", "-c", script, "sh", stage->path, NULL};
    struct term *t = stage_open(stage, &(struct term_options){.argv = argv, .cols = 120});
    term_assert_exit(t, 2);
    term_assert_restored(t);
    return term_screen(t);
}

/* Nothing to read keys from, or nothing to draw on: the same sentence. */
static void test_not_a_terminal(void **state)
{
    struct stage *stage = *state;
    static const char *const scripts[] = {
        "\"$HELDTO\" -r \"$1\" </dev/null",
        "\"$HELDTO\" -r \"$1\" >/dev/null",
        "\"$HELDTO\" -r \"$1\" </dev/null >/dev/null",
        "\"$HELDTO\" -r \"$1\" <&-",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(scripts); i++) {
        g_autofree char *screen = run_script(stage, scripts[i]);
        if (strstr(screen, "terminal") == NULL || strstr(screen, "heldto --help") == NULL)
            fail_msg("%s\nexpected: the terminal and `heldto --help` named\nactual: %s", scripts[i],
                     screen);
    }
}

static void assert_ascii(struct stage *stage, const char *const *env,
                         const struct stage_place *place)
{
    struct term *t = stage_open(stage, &(struct term_options){.env = env, .cols = 120});
    stage_go(stage, place);
    term_wait_idle(t, 20);
    gsize len = 0;
    const char *bytes = term_bytes(t, &len);
    for (gsize at = 0; at < len; at++)
        if ((unsigned char)bytes[at] >= 0x80)
            fail_msg("%s, %s: byte %02x", env[0], place->name, (unsigned char)bytes[at]);
    term_assert_escapes(t);
}

/* Whatever the locale calls ASCII gets ASCII, in every view. */
static void test_ascii_only(void **state)
{
    struct stage *stage = *state;
    const char *c[] = {"LC_ALL=C", NULL}, *posix[] = {"LC_ALL=POSIX", NULL};
    const char *lang[] = {"LC_ALL", "LC_CTYPE", "LANG=C", NULL};
    for (const struct stage_place *place = stage_places; place->name; place++)
        assert_ascii(stage, c, place);
    assert_ascii(stage, posix, stage_places);
    assert_ascii(stage, lang, stage_places);
}

/* What cannot be written in ASCII is replaced, not dropped, and what is stored stays as it is. */
static void test_ascii_keeps_what_is_stored(void **state)
{
    struct stage *stage = *state;
    const char *env[] = {"LC_ALL=C", NULL};
    stage_do(stage, "edit", "EUUS-0001", "--title", "Évidence – “électronique” 日本", NULL);
    struct term *t = stage_open(stage, &(struct term_options){.env = env});
    term_assert_shows(t, "Evidence - \"electronique\"");
    term_keys(t, "e");
    term_assert_shows(t, "Title *");
    term_keys(t, "<Tab><C-u>high<C-s>");
    stage_close(stage);
    g_autofree char *told = stage_shell(stage, NULL, "show", "EUUS-0001", NULL);
    assert_non_null(strstr(told, "Évidence – “électronique” 日本"));
}

/* The sequences that set a colour, as terminfo's xterm-256color has them. */
static gboolean has_colour(struct term *t)
{
    gsize len = 0;
    const char *bytes = term_bytes(t, &len);
    g_autofree char *text = g_strndup(bytes, len);
    return g_regex_match_simple("\033\\[[0-9;]*(3[0-79]|4[0-79]|9[0-7]|[34]8;5;[0-9]+)(;[0-9]+)*m",
                                text, 0, 0);
}

static void assert_colour(struct stage *stage, const struct term_options *how, gboolean expected)
{
    for (const struct stage_place *place = stage_places; place->name; place++) {
        struct term *t = stage_open(stage, how);
        term_assert_shows(t, "? more");
        stage_go(stage, place);
        term_wait_idle(t, 20);
        if (has_colour(t) != expected)
            fail_msg("%s: expected %s colour", place->name, expected ? "some" : "no");
        if (expected)
            return;
    }
}

/* Colour is there unless it is unwanted: NO_COLOR when it says anything, or --color. */
static void test_colour_is_chosen(void **state)
{
    struct stage *stage = *state;
    const char *no[] = {"NO_COLOR=1", NULL}, *empty[] = {"NO_COLOR=", NULL};
    const char *never[] = {"heldto", "--color=never", "-r", stage->path, NULL};
    const char *always[] = {"heldto", "--color=always", "-r", stage->path, NULL};
    assert_colour(stage, &(struct term_options){0}, TRUE);
    assert_colour(stage, &(struct term_options){.env = empty}, TRUE);
    assert_colour(stage, &(struct term_options){.env = no}, FALSE);
    assert_colour(stage, &(struct term_options){.argv = never}, FALSE);
    assert_colour(stage, &(struct term_options){.argv = always, .env = no}, TRUE);
    assert_colour(stage, &(struct term_options){.term = "vt100"}, FALSE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_able_terminals, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_unable_terminals, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_not_a_terminal, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_ascii_only, stage_set_up, stage_tear_down),
        cmocka_unit_test_setup_teardown(test_ascii_keeps_what_is_stored, stage_set_up,
                                        stage_tear_down),
        cmocka_unit_test_setup_teardown(test_colour_is_chosen, stage_set_up, stage_tear_down),
    };
    return cmocka_run_group_tests_name("terminals", tests, NULL, NULL);
}
