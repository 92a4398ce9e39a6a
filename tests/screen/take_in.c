/* tests of taking a text in on the screen: from a file or a paste, through the form that proposes
 * what it is, to its triage; and what is no statement, held already, or cannot be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/lib/statements.h"

static const char statement[] =
    "Joint statement by the European Union and the United States\n\n"
    "On 20 and 21 June 2024, the Belgian Presidency hosted the EU-U.S. Ministerial Meeting on "
    "Justice and Home Affairs in Brussels.\n\n"
    "The ministers agreed to open a liaison office in Vienna by June 2025. They intend to hold the "
    "next ministerial meeting in Poland in the first half of 2025.\n";

static struct term *open_stage(struct stage *stage)
{
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "more");
    return t;
}

static void type_file(struct stage *stage, const char *name)
{
    g_autofree char *path = g_build_filename(stage->folder, name, NULL);
    term_keys(stage->term, "If");
    term_assert_shows(stage->term, "file:");
    term_send(stage->term, path, strlen(path));
    term_keys(stage->term, "<Enter>");
}

/* A file: what it is is proposed and can be changed; its promises come next. */
static void test_file(void **state)
{
    struct stage *stage = *state;
    g_free(statements_file(stage, "brussels.txt", statement));
    struct term *t = open_stage(stage);
    type_file(stage, "brussels.txt");
    term_assert_shows(t, "is this right?");
    term_assert_shows(t, "full official text");
    term_assert_shows(t, "2024-06-20/2024-06-21");
    term_assert_shows(t, "Brussels");
    term_assert_shows(t, "ministers");
    term_keys(t, "<C-u>Brussels statement<C-s>");
    term_assert_shows(t, "Triage 1 of 2");
    term_assert_shows(t, "of 2 · 2 left");
    term_keys(t, "00y");
    term_assert_shows(t, "2 made");
    stage_do(stage, "verify", NULL);
    stage_close(stage);
}

/* All of it is one change, the meeting that was made for it too. */
static void test_undone_at_once(void **state)
{
    struct stage *stage = *state;
    g_free(statements_file(stage, "brussels.txt", statement));
    struct term *t = open_stage(stage);
    type_file(stage, "brussels.txt");
    term_assert_shows(t, "is this right?");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "2 suggestions");
    term_keys(t, "qu");
    term_assert_shows(t, "taken back");
    term_keys(t, "M");
    term_assert_shows(t, "No meetings yet");
    stage_close(stage);
}

/* Undone within its triage there is nothing left to decide on: back to where one came from. */
static void test_undone_in_triage(void **state)
{
    struct stage *stage = *state;
    g_free(statements_file(stage, "brussels.txt", statement));
    struct term *t = open_stage(stage);
    type_file(stage, "brussels.txt");
    term_assert_shows(t, "is this right?");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "2 suggestions");
    term_keys(t, "u");
    term_assert_shows(t, "taken back");
    term_assert_hides(t, "Triage");
    term_keys(t, "<Enter>0<C-r>S");
    term_assert_shows(t, "Register");
    stage_close(stage);
}

/* With the cursor in the field of that label. */
static void go_to_field(struct term *t, const char *label)
{
    g_autofree char *here = g_strdup_printf("> %s", label);
    for (int i = 0; i < 40 && !term_wait_for(t, here, 60); i++)
        term_keys(t, "<Tab>");
    term_assert_shows(t, here);
}

static const char represented[] =
    "Joint statement by the European Union and the United States\n\n"
    "On 20 June 2024, the Belgian Presidency hosted the EU-U.S. Ministerial Meeting on Justice and "
    "Home Affairs in Brussels. The United States was represented by Secretary Alejandro Mayorkas."
    "\n\nThe ministers agreed to open a liaison office in Vienna by June 2025.\n";

/* Who was there can be corrected like anything else, and what cannot be read is refused. */
static void test_participants(void **state)
{
    struct stage *stage = *state;
    g_free(statements_file(stage, "brussels.txt", represented));
    struct term *t = open_stage(stage);
    type_file(stage, "brussels.txt");
    term_assert_shows(t, "Alejandro Mayorkas; Secretary; US");
    go_to_field(t, "Participants");
    term_keys(t, "<C-u>; Minister; Portugal<C-s>");
    term_assert_shows(t, "participants: one a line");
    term_keys(t, "<C-u>Ana Costa; Minister of the Interior; Portugal<C-s>");
    term_assert_shows(t, "Triage 1 of 1");
    g_autofree char *shown = stage_shell(stage, NULL, "meeting", "show", "brussels", NULL);
    if (strstr(shown, "Ana Costa") == NULL || strstr(shown, "Portugal") == NULL ||
        strstr(shown, "Mayorkas") != NULL)
        fail_msg("expected Ana Costa of Portugal alone in:\n%s", shown);
    stage_close(stage);
}

/* What is cleared is not there, whatever was proposed. */
static void test_cleared(void **state)
{
    struct stage *stage = *state;
    g_free(statements_file(stage, "brussels.txt", represented));
    struct term *t = open_stage(stage);
    type_file(stage, "brussels.txt");
    term_assert_shows(t, "is this right?");
    go_to_field(t, "City");
    term_keys(t, "<C-u>");
    go_to_field(t, "Level");
    term_keys(t, "<C-u>");
    go_to_field(t, "Series");
    term_keys(t, "<C-u>");
    go_to_field(t, "Participants");
    term_keys(t, "<C-u><C-s>");
    term_assert_shows(t, "Triage 1 of 1");
    g_autofree char *list = stage_shell(stage, NULL, "meeting", "list", "--format", "json", NULL);
    static const char *const gone[] = {"ministers", "eu-us-jha", "Brussels"};
    for (gsize i = 0; i < G_N_ELEMENTS(gone); i++)
        if (strstr(list, gone[i]) != NULL)
            fail_msg("expected no \"%s\" in:\n%s", gone[i], list);
    term_keys(t, "0y");
    term_assert_shows(t, "1 made");
    term_assert_shows(t, "C-0001");
    stage_close(stage);
}

/* Without a day and a meeting it is of none: it is kept, and why nothing can be made of it is told. */
static void test_of_no_meeting(void **state)
{
    struct stage *stage = *state;
    g_free(statements_file(stage, "brussels.txt", represented));
    struct term *t = open_stage(stage);
    type_file(stage, "brussels.txt");
    term_assert_shows(t, "is this right?");
    go_to_field(t, "Met on");
    term_keys(t, "<C-u><C-s>");
    term_assert_shows(t, "Triage 1 of 1");
    g_autofree char *list = stage_shell(stage, NULL, "document", "list", NULL);
    assert_non_null(strstr(list, "Joint statement"));
    term_keys(t, "0y");
    term_assert_shows(t, "is tied to no meeting");
    stage_close(stage);
}

/* Leaving the form stores nothing. */
static void test_given_up(void **state)
{
    struct stage *stage = *state;
    g_free(statements_file(stage, "brussels.txt", statement));
    struct term *t = open_stage(stage);
    type_file(stage, "brussels.txt");
    term_assert_shows(t, "is this right?");
    term_keys(t, "<Esc>d");
    term_keys(t, "M");
    term_assert_shows(t, "No meetings yet");
    stage_close(stage);
}

/* A paste of several pages, line by line as it was, and typed keys behind it. */
static void test_paste(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_stage(stage);
    GString *text = g_string_new(statement);
    for (guint i = 0; i < 200; i++)
        g_string_append_printf(text, "\nParagraph %u speaks of the weather in %u cities.\n", i, i);
    term_keys(t, "Ip");
    term_assert_shows(t, "Paste the text here");
    term_paste(t, text->str);
    term_assert_shows(t, "Paragraph 199 speaks");
    term_keys(t, "<BS><BS>!");
    term_assert_shows(t, "cities!");
    term_keys(t, "<PgUp>");
    term_assert_hides(t, "Paragraph 199 speaks");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "is this right?");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "of 2 · 2 left");
    g_string_free(text, TRUE);
    stage_close(stage);
}

/* Pasted where nothing is being typed it is asked about; a word or two are not taken for a text. */
static void test_paste_into_a_view(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_stage(stage);
    term_paste(t, "EUUS-0001");
    term_assert_shows(t, "nothing to paste into here");
    term_paste(t, statement);
    term_assert_shows(t, "A text to take in");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "Give up this text?");
    term_keys(t, "n");
    term_assert_shows(t, "A text to take in");
    term_keys(t, "<Esc>y");
    term_assert_hides(t, "A text to take in");
    stage_close(stage);
}

/* Blanks are no text. */
static void test_nothing_pasted(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_stage(stage);
    term_keys(t, "Ip<Enter><Enter>  <C-s>");
    term_assert_shows(t, "there is no text yet");
    term_keys(t, "<C-u><Esc>");
    term_assert_hides(t, "A text to take in");
    stage_close(stage);
}

/* What does not read as a statement is asked about before anything is stored. */
static void test_no_statement(void **state)
{
    struct stage *stage = *state;
    g_free(statements_file(stage, "cake.txt",
                           "Take four eggs and a pound of flour.\nBake for an hour.\n"));
    struct term *t = open_stage(stage);
    type_file(stage, "cake.txt");
    term_assert_shows(t, "This does not read as a statement");
    term_keys(t, "n");
    term_keys(t, "M");
    term_assert_shows(t, "No meetings yet");
    stage_close(stage);
}

/* What cannot be read says why, and the prompt's line is there again for another name. */
static void test_unreadable(void **state)
{
    struct stage *stage = *state;
    g_free(statements_file(stage, "empty.txt", ""));
    struct term *t = open_stage(stage);
    type_file(stage, "nowhere.txt");
    term_assert_shows(t, "nowhere.txt");
    term_keys(t, "j");
    type_file(stage, "empty.txt");
    term_assert_shows(t, "empty.txt");
    term_assert_hides(t, "is this right?");
    stage_close(stage);
}

/* The same text twice is recognised, and opened where it is held. */
static void test_held_already(void **state)
{
    struct stage *stage = *state;
    g_free(statements_file(stage, "brussels.txt", statement));
    struct term *t = open_stage(stage);
    type_file(stage, "brussels.txt");
    term_assert_shows(t, "is this right?");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "of 2 · 2 left");
    term_keys(t, "3"); /* nothing older is there to tie it to */
    term_assert_shows(t, "no older commitment is offered here");
    term_keys(t, "q");
    type_file(stage, "brussels.txt");
    term_assert_shows(t, "this text is held already");
    term_assert_shows(t, "Document");
    stage_close(stage);
}

/* A spreadsheet goes the way of spreadsheets. */
static void test_table(void **state)
{
    struct stage *stage = *state;
    g_free(statements_file(stage, "rows.csv", "key,title\nX-1,A row\n"));
    struct term *t = open_stage(stage);
    type_file(stage, "rows.csv");
    term_assert_shows(t, "rows.csv'");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "1 added");
    stage_close(stage);
}

/* From the command line a statement goes the same way as from its key. */
static void test_command_line(void **state)
{
    struct stage *stage = *state;
    g_autofree char *path = statements_file(stage, "brussels.txt", statement);
    struct term *t = open_stage(stage);
    term_keys(t, ":import ");
    term_send(t, path, strlen(path));
    term_keys(t, "<Enter>");
    term_assert_shows(t, "is this right?");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "Triage 1 of 2");
    stage_close(stage);
}

/* Bytes that would act on the terminal do not, in the form, the text area or the triage. */
static void test_hostile(void **state)
{
    struct stage *stage = *state;
    g_autofree char *text = g_strconcat("\033]0;owned\007", statement,
                                        "\033[2J\xc2\x9b"
                                        "31m",
                                        NULL);
    g_free(statements_file(stage, "hostile.txt", text));
    struct term *t = open_stage(stage);
    type_file(stage, "hostile.txt");
    term_assert_shows(t, "is this right?");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "left");
    term_keys(t, "G0<C-l>");
    term_wait_idle(t, 100);
    term_assert_escapes(t);
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up_empty, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_file),
        ON_STAGE(test_undone_at_once),
        ON_STAGE(test_undone_in_triage),
        ON_STAGE(test_participants),
        ON_STAGE(test_cleared),
        ON_STAGE(test_of_no_meeting),
        ON_STAGE(test_given_up),
        ON_STAGE(test_paste),
        ON_STAGE(test_paste_into_a_view),
        ON_STAGE(test_nothing_pasted),
        ON_STAGE(test_no_statement),
        ON_STAGE(test_unreadable),
        ON_STAGE(test_held_already),
        ON_STAGE(test_table),
        ON_STAGE(test_hostile),
        ON_STAGE(test_command_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
