/* tests of what an analyst meets in a first sitting: being asked for a name once, citing a source,
 * adding a commitment from the words of a text, questions and help that can be read to their end. */
#include "tests/lib/screens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib/gstdio.h>

#define A_WHILE 10000

static const char *const screens[] = {"heldto", NULL};

/* Nobody is named in the environment, and no register is where it is looked for. */
static struct term *start_unnamed(const char *const *argv, const char *data_folder)
{
    g_autofree char *folder = g_build_filename(g_get_home_dir(), data_folder, NULL);
    g_autofree char *data = g_strconcat("XDG_DATA_HOME=", folder, NULL);
    const char *const env[] = {"HELDTO_AUTHOR", data, NULL};
    return screens_start(argv, 24, 80, env);
}

static void forget_name(void)
{
    g_autofree char *file = g_build_filename(g_getenv("XDG_STATE_HOME"), "heldto", "state", NULL);
    g_unlink(file);
}

/* The name is asked once: it is kept for the next start, and printed as it was typed. */
static void test_name_once(void **state)
{
    (void)state;
    forget_name();
    struct term *t = start_unnamed(screens, "first");
    term_assert_shows(t, "your name, as it is to be printed:");
    term_keys(t, "Ann Lyst<Enter>");
    term_assert_shows(t, "What do you want to begin with?");
    term_keys(t, "e<Enter>");
    term_assert_shows(t, "No commitments yet: i adds one");
    term_keys(t, "h");
    term_assert_shows(t, "Ann Lyst");
    screens_leave(t);
    t = start_unnamed(screens, "second");
    term_assert_shows(t, "What do you want to begin with?");
    term_assert_hides(t, "your name");
    term_keys(t, "<Esc>");
    term_assert_exit(t, 0);
    term_stop(t);
}

/* Whoever opens a colleague's register is asked too, and acts by that name at once. */
static void test_name_in_register(void **state)
{
    (void)state;
    forget_name();
    g_autofree char *file = g_build_filename(g_get_home_dir(), "theirs.db", NULL);
    const char *const init[] = {"heldto", "-r", file, "init", NULL};
    g_autofree char *said = screens_run(init, 0);
    const char *const argv[] = {"heldto", "-r", file, NULL};
    struct term *t = start_unnamed(argv, "third");
    term_assert_shows(t, "your name, as it is to be printed:");
    term_keys(t, "Bea Nalyst<Enter>");
    term_assert_hides(t, "your name");
    term_keys(t, "i");
    term_assert_shows(t, "New commitment");
    term_keys(t, "A promise<C-s>");
    term_assert_shows(t, "C-0001 saved");
    term_keys(t, "h");
    term_assert_shows(t, "Bea Nalyst");
    screens_leave(t);
}

/* A page is named once in the footer, whether "2" or "p. 2" was typed. */
static void test_citing_page(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_keys(t, "A");
    term_assert_shows(t, "the source of this sitting");
    term_keys(t, "c<Enter>");
    term_assert_shows(t, "page, if any:");
    term_keys(t, "<C-u>p. 2<Enter>");
    term_assert_shows(t, "citing [4], p. 2 ");
    term_keys(t, "Ac<Enter><C-u>3<Enter>");
    term_assert_shows(t, "citing [4], p. 3 ");
    screens_leave(t);
}

/* A commitment made from a passage comes with its wording, and one undo takes both back. */
static void test_passage_is_one_step(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_keys(t, "M");
    term_assert_shows(t, "Texts Words");
    term_keys(t, "g<Enter>");
    term_assert_shows(t, "Texts held");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "own summary ·");
    term_keys(t, "i");
    term_assert_shows(t, "This passage is");
    term_keys(t, "n");
    term_assert_shows(t, "New commitment of this passage");
    term_keys(t, "Seen in Sofia<C-s>");
    term_assert_shows(t, "EUUS-0027 saved");
    term_keys(t, "h");
    term_assert_shows(t, "EUUS-0027 and its wording added");
    term_keys(t, "u");
    term_assert_shows(t, "undone");
    term_keys(t, "qqqq");
    term_assert_shows(t, "26 commitments");
    screens_leave(t);
}

/* A sentence of the help is never cut off, and no key stands under "every view" that is not in it.
 */
static void test_help_is_whole(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_keys(t, "?");
    term_assert_shows(t, "In this view: Register");
    term_assert_shows(t, "an update is corrected, and both\n                  stay");
    term_keys(t, "/In every<Enter>");
    term_assert_shows(t, "In every view");
    term_keys(t, "<PgDn>");
    term_assert_hides(t, "show or hide the reading pane");
    screens_leave(t);
}

/* A question names whose change it is and is read to its end. */
static void test_question_is_whole(void **state)
{
    (void)state;
    struct term *t = screens_demo(24, 80, SCREENS_COLOUR);
    term_keys(t, "G=");
    term_assert_shows(t, "checked, no change");
    screens_leave(t);
    static const char *const argv[] = {"heldto", "demo", NULL};
    static const char *const env[] = {"HELDTO_AUTHOR=Bea Nalyst-Featherstonehaugh", NULL};
    t = screens_start(argv, 24, 80, env);
    term_assert_shows(t, "EUUS-0001");
    term_keys(t, "h");
    term_assert_shows(t, "checked, no change");
    term_keys(t, "X");
    term_assert_shows(t, "This was done by Ada Lovelace");
    term_assert_shows(t, "Undo it?");
    term_keys(t, "y");
    term_assert_shows(t, "undone");
    screens_leave(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_name_once),     cmocka_unit_test(test_name_in_register),
        cmocka_unit_test(test_citing_page),   cmocka_unit_test(test_passage_is_one_step),
        cmocka_unit_test(test_help_is_whole), cmocka_unit_test(test_question_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
