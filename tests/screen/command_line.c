/* command_line.c proves the `:` line and the help view: every command and action by name, searched
 * and run from help, and what they say shown where one is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/lib/stage.h"

static struct term *open_stage(struct stage *stage)
{
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "26 commitments");
    return t;
}

/* The keys of this view come first, and each line can be run. */
static void test_help(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_stage(stage);
    term_keys(t, "?");
    term_assert_screen(t, "help-of-register");
    term_keys(t, "/every row<Enter><Enter>");
    term_assert_hides(t, "In this view");
    term_assert_shows(t, "1 marked"); /* v was run, and marks the row it stands on */
    term_keys(t, "M?");
    term_assert_shows(t, "In this view: Meetings");
    term_keys(t, "qq");
    term_assert_shows(t, "26 commitments");
    stage_close(stage);
}

/* A command found in help waits on the line for its words. */
static void test_command_from_help(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_stage(stage);
    term_keys(t, "?/backup<Enter><Enter>");
    term_assert_shows(t, ":backup");
    term_keys(t, "<Esc>");
    stage_close(stage);
}

/* What a command prints is read in a view of its own; one line is a message. */
static void test_output(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_stage(stage);
    term_keys(t, ":show EUUS-0002<Enter>");
    term_assert_shows(t, ":show EUUS-0002");
    term_assert_shows(t, "Next ministers' meeting: Sofia, May 2018");
    term_keys(t, "q:status EUUS-0013 o<Enter>");
    term_assert_shows(t, "ok EUUS-0013");
    term_assert_shows(t, "o EUUS-0013");
    term_keys(t, "u");
    term_assert_shows(t, "n EUUS-0013");
    stage_close(stage);
}

static void test_errors(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_stage(stage);
    term_keys(t, ":nonsense<Enter>");
    term_assert_shows(t, "there is no command \"nonsense\"");
    term_keys(t, ":show 'EUUS<Enter>");
    term_assert_shows(t, "a quote is not closed");
    term_keys(t, "<Esc>:demo<Enter>");
    term_assert_shows(t, "demo is for the shell");
    term_keys(t, ":show EUUS-9999<Enter>");
    term_assert_shows(t, "EUUS-9999");
    stage_close(stage);
}

/* Actions by name do what their keys do; some take a word. */
static void test_actions(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_stage(stage);
    term_keys(t, ":last<Enter>");
    term_assert_shows(t, "EUUS-0026");
    term_keys(t, ":sort title<Enter>");
    term_assert_shows(t, "▲title");
    term_keys(t, ":filter visa<Enter>");
    term_assert_shows(t, "FILTER");
    term_keys(t, ":unfilter<Enter>");
    term_assert_hides(t, "FILTER");
    term_keys(t, ":q<Enter>");
    term_assert_exit(t, 0);
    term_assert_restored(t);
}

/* Tab completes commands, actions and keys; lines typed before come back with Up. */
static void test_completion_and_history(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_stage(stage);
    term_keys(t, ":unmar<Tab>");
    term_assert_shows(t, ":unmark-all");
    term_keys(t, "<C-u>show EUUS-000<Tab>");
    term_assert_shows(t, "EUUS-0009");
    term_keys(t, "9<Enter>");
    term_assert_shows(t, ":show EUUS-0009");
    term_keys(t, "q:first<Enter>:<Up>");
    term_assert_shows(t, ":first");
    term_keys(t, "<Up>");
    term_assert_shows(t, ":show EUUS-0009");
    term_keys(t, "<Down><Down>");
    term_assert_hides(t, ":first");
    term_keys(t, "<Esc>");
    stage_close(stage);
}

/* First start asks who one is and what to begin with; the name is kept. */
static void test_first_start(void **state)
{
    struct stage *stage = *state;
    static const char *const argv[] = {"heldto", NULL};
    static const char *const env[] = {"HELDTO_REGISTER", "HELDTO_AUTHOR", NULL};
    struct term *t = stage_open(stage, &(struct term_options){.argv = argv, .env = env});
    term_assert_shows(t, "your name, as it is to be printed:");
    term_keys(t, "<C-u> <Enter>");
    term_assert_shows(t, "a name is needed");
    term_keys(t, "<C-u>Grace Hopper<Enter>");
    term_assert_shows(t, "What do you want to begin with?");
    term_assert_screen(t, "first-start");
    term_keys(t, "e<Enter>");
    term_assert_shows(t, "No commitments yet");
    stage_close(stage);
    g_autofree char *path = g_build_filename(stage->folder, "data", "heldto", "register.db", NULL);
    assert_true(g_file_test(path, G_FILE_TEST_EXISTS));
}

/* A spreadsheet at the first start may have rows that cannot be taken, and dates in two orders: it
 * begins with what could be taken, and says what could not; where that is nothing, nothing is left. */
static void test_first_spreadsheet(void **state)
{
    struct stage *stage = *state;
    static const char *const argv[] = {"heldto", NULL};
    static const char *const env[] = {"HELDTO_REGISTER", "HELDTO_AUTHOR", NULL};
    static const char csv[] = "title,due\nOpen an office,05/06/2030\n,\n";
    g_autofree char *file = g_build_filename(stage->folder, "a list.csv", NULL);
    g_autofree char *made = g_build_filename(stage->folder, "data", "heldto", "register.db", NULL);
    assert_true(g_file_set_contents(file, csv, -1, NULL));
    struct term *t = stage_open(stage, &(struct term_options){.argv = argv, .env = env});
    term_assert_shows(t, "your name, as it is to be printed:");
    term_keys(t, "<C-u>Grace Hopper<Enter>");
    term_assert_shows(t, "What do you want to begin with?");
    term_keys(t, "f<Enter>");
    term_assert_shows(t, "file:");
    g_autofree char *typed = g_strdup_printf("\"%s\"<Enter>", file);
    term_keys(t, typed);
    term_assert_shows(t, "Say --dates dmy or");
    assert_false(g_file_test(made, G_FILE_TEST_EXISTS));
    term_keys(t, " --dates dmy<Enter>");
    term_assert_shows(t, "Open an office");
    term_assert_shows(t, "1 added, 0 updated, 0 unchanged, 1 rejected; 1 row was not taken");
    assert_true(g_file_test(made, G_FILE_TEST_EXISTS));
    stage_close(stage);
}

/* What an import says is wrapped to the screen: no end of a sentence is out of sight. */
static void test_messages_are_wrapped(void **state)
{
    struct stage *stage = *state;
    static const char csv[] = "title,status\nOpen an office,a word that no scheme has\n";
    g_autofree char *file = g_build_filename(stage->folder, "words.csv", NULL);
    assert_true(g_file_set_contents(file, csv, -1, NULL));
    struct term *t = open_stage(stage);
    g_autofree char *typed = g_strdup_printf(":import %s<Enter>", file);
    term_keys(t, typed);
    term_assert_shows(t, "1 row: 1 added");
    term_assert_shows(t, "takes it");
    term_assert_shows(t, "on line 2)");
    stage_close(stage);
}

#define ON_STAGE(test)   cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)
#define ON_NOTHING(test) cmocka_unit_test_setup_teardown(test, stage_set_up_none, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_help),
        ON_STAGE(test_command_from_help),
        ON_STAGE(test_output),
        ON_STAGE(test_errors),
        ON_STAGE(test_actions),
        ON_STAGE(test_completion_and_history),
        ON_STAGE(test_messages_are_wrapped),
        ON_NOTHING(test_first_start),
        ON_NOTHING(test_first_spreadsheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
