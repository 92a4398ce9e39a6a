/* term.c proves the rig that drives programs in a pseudo-terminal, with programs whose screens are
 * known. It must not use heldto itself: what is proved here is that a wrong screen would be seen.
 */
#include "tests/lib/term.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/lib/term_keys.h"

/* A shell script in a terminal of 5 by 20. */
static struct term *start(const char *script)
{
    const char *argv[] = {"sh", "-c", script, NULL};

    return term_start(&(struct term_options){.argv = argv, .rows = 5, .cols = 20});
}

static void assert_screen(struct term *t, const char *expected)
{
    g_autofree char *screen = term_screen(t);

    assert_string_equal(screen, expected);
}

static void assert_attrs(struct term *t, const char *expected)
{
    g_autofree char *attrs = term_screen_attrs(t);

    assert_string_equal(attrs, expected);
}

/* What is printed stands where a terminal puts it, blanks at the right cut. */
static void test_text_is_read(void **state)
{
    (void)state;
    struct term *t = start("printf 'one  \\ntwo\\033[4;10Hfar'");

    assert_int_equal(term_exit_status(t, 5000), 0);
    assert_screen(t, "one\ntwo\n\n         far\n\n");
    term_stop(t);
}

/* Wide characters take two cells and are not followed by a blank; marks stay on their letter. */
static void test_wide_and_combining(void **state)
{
    (void)state;
    struct term *t = start("printf '日本x e\\314\\201y\\033[2;3Hz'");
    int row, col;

    assert_int_equal(term_exit_status(t, 5000), 0);
    assert_screen(t, "日本x e\xcc\x81y\n  z\n\n\n\n");
    assert_true(term_cursor(t, &row, &col));
    assert_int_equal(row, 1);
    assert_int_equal(col, 3);
    term_stop(t);
}

/* Each look has its letter and its line in the legend; the cursor is told. */
static void test_attributes(void **state)
{
    (void)state;
    struct term *t = start("printf 'a\\033[1mb\\033[4mc\\033[0;7md "
                           "\\033[0;31me\\033[1mf\\033[44mg\\033[m日\\033[?25l'");

    assert_int_equal(term_exit_status(t, 5000), 0);
    assert_screen(t, "abcd efg日\n\n\n\n\n");
    assert_attrs(t, ".bUrr1!A\n\n\n\n\n----\n"
                    "! bold fg=1\n1 fg=1\nA bold fg=1 bg=4\nU bold underline\nb bold\nr reverse\n"
                    "cursor hidden\n");
    term_stop(t);
}

/* Waiting ends as soon as the text is there, and is not fooled by text that never comes. */
static void test_waiting(void **state)
{
    (void)state;
    struct term *t = start("sleep 0.1; echo ready; read x; printf '\\033[H\\033[Jbye'");

    assert_true(term_wait_for(t, "ready", 5000));
    assert_false(term_wait_for(t, "steady", 50));
    assert_false(term_wait_gone(t, "ready", 50));
    term_keys(t, "<Enter>");
    assert_true(term_wait_gone(t, "ready", 5000));
    assert_true(term_wait_for(t, "bye", 5000));
    term_stop(t);
}

/* What a key sends, with the escape character shown as ^[. */
static char *sent_by(const char *term, const char *keys)
{
    g_autofree char *error = NULL;
    g_autoptr(GPtrArray) chunks = term_keys_bytes(term, keys, &error);
    GString *all = g_string_new(error);

    for (guint i = 0; chunks && i < chunks->len; i++) {
        const GString *chunk = chunks->pdata[i];
        g_autofree char *shown = g_strescape(chunk->str, NULL);
        g_string_append_printf(all, "%s%s", i > 0 ? "|" : "", shown);
    }
    return g_string_free(all, FALSE);
}

static void assert_keys(const char *term, const char *keys, const char *expected)
{
    g_autofree char *bytes = sent_by(term, keys);

    assert_string_equal(bytes, expected);
}

/* Keys are sent as the terminal at hand sends them; a pause follows Esc; nonsense is refused. */
static void test_keys(void **state)
{
    (void)state;

    assert_keys("xterm-256color", "jé<lt><Enter><Tab><Space>", "j\\303\\251<\\r\\t ");
    assert_keys("xterm-256color", "<Up><PgDn><F1><S-Tab>", "\\033OA\\033[6~\\033OP\\033[Z");
    assert_keys("linux", "<F1><Home>", "\\033[[A\\033[1~");
    assert_keys("xterm-256color", "<C-r><C-z><M-x>", "\\022\\032\\033x");
    assert_keys("xterm-256color", "a<Esc>b<Esc>", "a\\033|b\\033");
    assert_keys("vt100", "<PgDn>", "a terminal \"vt100\" has no key <PgDn>");
    assert_keys("xterm", "<Nonsense>", "a terminal \"xterm\" has no key <Nonsense>");
    assert_keys("xterm", "a<", "a terminal \"xterm\" has no key <");
    assert_keys("no-such-terminal", "a", "terminfo knows no terminal \"no-such-terminal\"");
}

/* Keys reach the program. */
static void test_typing(void **state)
{
    (void)state;
    struct term *t = start("read -r line; echo \"<$line>\"");

    term_keys(t, "hé<BS>y you<Enter>");
    assert_true(term_wait_for(t, "<hy you>", 5000));
    assert_int_equal(term_exit_status(t, 5000), 0);
    term_stop(t);
}

/* A paste is bracketed exactly when the program asked for it. */
static void test_paste(void **state)
{
    (void)state;
    struct term *t = start("stty -icanon -echo; echo go; dd bs=1 count=2 2>/dev/null | od -An -c; "
                           "printf '\\033[?2004hon'; dd bs=1 count=14 2>/dev/null | od -An -c -w4");

    assert_true(term_wait_for(t, "go", 5000));
    term_paste(t, "ab");
    assert_true(term_wait_for(t, "a   b", 5000));
    assert_true(term_wait_for(t, "on", 5000));
    term_paste(t, "cd");
    assert_int_equal(term_exit_status(t, 5000), 0);
    assert_screen(t, "on 033   [   2   0\n   0   ~   c   d\n 033   [   2   0\n   1   ~\n\n");
    term_stop(t);
}

/* The size is the program's from the start, and a change is told to it. */
static void test_resize(void **state)
{
    (void)state;
    struct term *t = start("trap 'stty size' WINCH; stty size; while :; do sleep 0.05; done");

    assert_true(term_wait_for(t, "5 20", 5000));
    term_resize(t, 7, 33);
    assert_true(term_wait_for(t, "7 33", 5000));
    term_stop(t);
}

/* The emulator itself lives through the sizes that screens are tested at. */
static void test_storm_of_sizes(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1},     {24, 80}, {2, 1},   {1, 500},
                                   {200, 500}, {1, 1},   {10, 40}, {3, 2}};
    struct term *t = start(
        "while :; do printf '日\\033[7mé\\033[999;999Hx\\033[2J\\033[2;1Hlong line of text'; done");

    for (gsize i = 0; i < 5 * G_N_ELEMENTS(sizes); i++) {
        const int *size = sizes[i % G_N_ELEMENTS(sizes)];
        g_autofree char *screen = NULL;
        term_resize(t, size[0], size[1]);
        assert_false(term_wait_for(t, "never there", 5));
        screen = term_screen(t);
        assert_int_equal(g_strstr_len(screen, -1, "\n") != NULL, 1);
    }
    term_stop(t);
}

/* Exit, signal, still running and cannot start are told apart. */
static void test_exit_status(void **state)
{
    (void)state;
    const char *argv[] = {"/no/such/program", NULL};
    struct term *t = start("exit 3");

    assert_int_equal(term_exit_status(t, 5000), 3);
    term_stop(t);
    t = start("echo up; sleep 60");
    assert_true(term_wait_for(t, "up", 5000));
    assert_int_equal(term_exit_status(t, 50), -1);
    term_signal(t, SIGTERM);
    assert_int_equal(term_exit_status(t, 5000), 128 + SIGTERM);
    term_stop(t);
    t = term_start(&(struct term_options){.argv = argv});
    assert_int_equal(term_exit_status(t, 5000), 127);
    term_stop(t);
}

/* A lost connection is a hangup to the program. */
static void test_hangup(void **state)
{
    (void)state;
    struct term *t = start("echo up; sleep 60");

    assert_true(term_wait_for(t, "up", 5000));
    term_hangup(t);
    assert_int_equal(term_exit_status(t, 5000), 128 + SIGHUP);
    term_stop(t);
}

/* Bytes are kept as they came, from the last reset on. */
static void test_bytes(void **state)
{
    (void)state;
    struct term *t = start("printf '\\033[1mone\\n'; read x; printf two");
    const char *bytes;
    gsize len;

    assert_true(term_wait_for(t, "one", 5000));
    bytes = term_bytes(t, &len);
    assert_int_equal(len, 9);
    assert_memory_equal(bytes, "\033[1mone\r\n", 9);
    term_bytes_reset(t);
    term_keys(t, "<Enter>");
    assert_int_equal(term_exit_status(t, 5000), 0);
    bytes = term_bytes(t, &len);
    assert_int_equal(len, 5);
    assert_memory_equal(bytes, "\r\ntwo", 5);
    term_stop(t);
}

/* Environment and directory are what the options say. */
static void test_options(void **state)
{
    (void)state;
    const char *argv[] = {"sh", "-c", "echo $TERM $ONE ${HOME-none}; pwd", NULL};
    const char *env[] = {"ONE=a=b", "HOME", NULL};
    struct term *t =
        term_start(&(struct term_options){.argv = argv, .term = "vt100", .env = env, .cwd = "/"});

    assert_int_equal(term_exit_status(t, 5000), 0);
    assert_true(term_wait_for(t, "vt100 a=b none\n/\n", 1000));
    term_stop(t);
}

/* A question of the program (where is the cursor?) is answered. */
static void test_answers(void **state)
{
    (void)state;
    struct term *t = start(
        "stty -icanon -echo; printf 'abc\\033[6n'; dd bs=1 count=6 2>/dev/null | od -An -c -w3");

    assert_true(term_wait_for(t, "abc 033   [   1\n   ;   4   R\n", 5000));
    term_stop(t);
}

/* ^Z and fg need a shell between: a program alone in its session cannot be stopped from the
 * keyboard. */
static void test_job_control(void **state)
{
    (void)state;
    const char *argv[] = {"sh", "-i", NULL};
    const char *env[] = {"PS1=> ", "ENV", NULL};
    struct term *t = term_start(&(struct term_options){.argv = argv, .env = env});

    term_assert_shows(t, ">");
    term_keys(t, "cat<Enter>one<Enter>");
    term_assert_shows(t, "one\none\n");
    term_keys(t, "<C-z>");
    term_assert_shows(t, "cat\n>"); /* it said what it stopped, then its prompt */
    term_keys(t, "fg<Enter>");
    term_assert_shows(t, "fg\ncat\n");
    term_keys(t, "two<Enter>");
    term_assert_shows(t, "two\ntwo\n");
    term_keys(t, "<C-d>");
    term_keys(t, "exit 4<Enter>");
    assert_int_equal(term_exit_status(t, 5000), 4);
    term_stop(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_is_read),   cmocka_unit_test(test_wide_and_combining),
        cmocka_unit_test(test_attributes),     cmocka_unit_test(test_waiting),
        cmocka_unit_test(test_keys),           cmocka_unit_test(test_typing),
        cmocka_unit_test(test_paste),          cmocka_unit_test(test_resize),
        cmocka_unit_test(test_storm_of_sizes), cmocka_unit_test(test_exit_status),
        cmocka_unit_test(test_hangup),         cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_options),        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_job_control),
    };
    return cmocka_run_group_tests_name("term", tests, NULL, NULL);
}
