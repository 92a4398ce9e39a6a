/* form.c proves the form that every noun is edited in: fields, choices, completion, long text in the
 * user's editor, what is wrong beside the field it is wrong in, and two people on one row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glib/gstdio.h>
#include <string.h>

#include "tests/lib/stage.h"

static struct term *open_form(struct stage *stage, const char *const *env)
{
    struct term *t = stage_open(stage, &(struct term_options){.env = env});
    term_assert_shows(t, "26 commitments");
    term_keys(t, "e");
    term_assert_shows(t, "Title *");
    return t;
}

static void assert_stored(struct stage *stage, const char *text)
{
    g_autofree char *shown = stage_shell(stage, NULL, "show", "EUUS-0001", NULL);
    if (strstr(shown, text) == NULL)
        fail_msg("expected \"%s\" in:\n%s", text, shown);
}

static void test_whole_screen(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_form(stage, NULL);
    term_assert_screen(t, "form-80x24");
    term_resize(t, 10, 40);
    term_assert_screen(t, "form-40x10");
    stage_close(stage);
}

/* What is typed is saved by one key, said, and undone by one. */
static void test_save(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_form(stage, NULL);
    term_keys(t, "<C-u>Another title<C-s>");
    term_assert_shows(t, "u undoes");
    term_assert_shows(t, "EUUS-0001 Another title");
    assert_stored(stage, "Another title");
    term_keys(t, "u");
    term_assert_shows(t, "taken back:");
    term_assert_shows(t, "EUUS-0001 Conclude an EU-U.S.");
    stage_close(stage);
}

/* A period says how it is understood, a day that is none what is wrong; the form stays open, on the
 * field. */
static void test_reading_and_error(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_form(stage, NULL);
    for (int i = 0; i < 40 && !term_wait_for(t, "> Due, as written", 100); i++)
        term_keys(t, "<Tab>");
    term_keys(t, "<C-u>first half of 2027<Tab>");
    term_assert_shows(t, "1 January");
    for (int i = 0; i < 40 && !term_wait_for(t, "> Follow up on", 100); i++)
        term_keys(t, "<Tab>");
    term_keys(t, "<C-u>2027-02-30<C-s>");
    term_assert_shows(t, "not saved · Follow up on:");
    term_assert_shows(t, "> Follow up on");
    term_keys(t, "<C-u>2027-02-28<C-s>");
    term_assert_shows(t, "u undoes");
    assert_stored(stage, "28 February 2027");
    stage_close(stage);
}

/* A choice turns by arrows and letters, and opens with what each value means. */
static void test_choice(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_form(stage, NULL);
    for (int i = 0; i < 40 && !term_wait_for(t, "> Priority", 100); i++)
        term_keys(t, "<Tab>");
    term_assert_shows(t, "< high >");
    term_keys(t, "<Right>");
    term_assert_shows(t, "< normal >");
    term_keys(t, "l");
    term_assert_shows(t, "< low >");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "─ Priority ─");
    term_keys(t, "<Up><Up><Enter>");
    term_assert_hides(t, "─ Priority ─");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "nothing was changed");
    stage_close(stage);
}

/* ^N completes a name the register knows, in the middle of a list too. */
static void test_completion(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_form(stage, NULL);
    for (int i = 0; i < 40 && !term_wait_for(t, "> Parties", 100); i++)
        term_keys(t, "<Tab>");
    term_keys(t, "; bulg<C-n>");
    term_assert_shows(t, "European Union; United States; Bulgaria");
    term_keys(t, "<C-n>");
    term_assert_shows(t, "European Union; United States; Bulgarian presidency");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "u undoes");
    assert_stored(stage, "Bulgaria");
    stage_close(stage);
}

/* Esc asks before it drops anything. */
static void test_leaving(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_form(stage, NULL);
    term_keys(t, "<Esc>");
    term_assert_hides(t, "Title *");
    term_keys(t, "e");
    term_assert_shows(t, "Title *");
    term_keys(t, " more<Esc>");
    term_assert_shows(t, "This is not saved yet");
    term_keys(t, "e");
    term_assert_hides(t, "This is not saved yet");
    term_keys(t, "<Esc>d");
    term_assert_hides(t, "Title *");
    term_assert_hides(t, "evidence more");
    stage_close(stage);
}

/* The editor's command is split as a shell would, but no shell sees it, nor a file's name. */
static void test_editor(void **state)
{
    struct stage *stage = *state;
    g_autofree char *script = g_build_filename(stage->folder, "my $(editor)", NULL);
    g_autofree char *editor = g_strdup_printf("EDITOR='%s' --wait", script);
    const char *env[] = {editor, "VISUAL", NULL};
    assert_true(g_file_set_contents(script,
                                    "#!/bin/sh\n"
                                    "[ \"$1\" = --wait ] && [ $# -eq 2 ] || exit 1\n"
                                    "printf 'first line\\nsecond line\\n' >>\"$2\"\n",
                                    -1, NULL));
    assert_int_equal(g_chmod(script, 0700), 0);
    struct term *t = open_form(stage, env);
    for (int i = 0; i < 40 && !term_wait_for(t, "> Note ", 100); i++)
        term_keys(t, "<Tab>");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "(2 lines) first line");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "u undoes");
    assert_stored(stage, "second line");
    stage_close(stage);
}

/* One that fails, or is not there, leaves the text and the screen as they were. */
static void test_editor_fails(void **state)
{
    struct stage *stage = *state;
    static const char *const env[] = {"EDITOR=false", "VISUAL", NULL};
    static const char *const none[] = {"EDITOR=/nowhere/at-all", "VISUAL", NULL};
    struct term *t = open_form(stage, env);
    term_keys(t, "<C-o>");
    term_assert_shows(t, "the editor false failed; the text is as it was");
    stage_close(stage);
    t = open_form(stage, none);
    term_keys(t, "<C-o>");
    term_assert_shows(t, "the editor could not be started");
    term_assert_shows(t, "Title *");
    stage_close(stage);
}

/* Whoever saves second sees both values and chooses. */
static void test_two_people(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_form(stage, NULL);
    term_keys(t, "<C-u>Mine");
    stage_do(stage, "edit", "EUUS-0001", "--title", "Theirs", NULL);
    term_keys(t, "<C-s>");
    term_assert_shows(t, "Someone changed this meanwhile");
    term_assert_shows(t, "yours “Mine”");
    term_assert_shows(t, "theirs “Theirs”");
    term_keys(t, "<Esc>");
    assert_stored(stage, "Theirs");
    term_keys(t, "<C-s>m<Enter>");
    term_assert_shows(t, "EUUS-0001 Mine");
    assert_stored(stage, "Mine");
    term_keys(t, "e");
    term_assert_shows(t, "Title *");
    term_keys(t, "<C-u>Mine again");
    stage_do(stage, "edit", "EUUS-0001", "--owner", "Desk Z", NULL);
    term_keys(t, "<C-s>");
    term_assert_shows(t, "They changed other fields than you did");
    term_keys(t, "m<Enter>");
    term_assert_shows(t, "EUUS-0001 Mine again");
    assert_stored(stage, "Desk Z"); /* what they changed is not lost */
    term_keys(t, "e");
    term_assert_shows(t, "Title *");
    term_keys(t, "<C-u>Dropped");
    stage_do(stage, "edit", "EUUS-0001", "--title", "Kept", NULL);
    term_keys(t, "<C-s>t<Enter>");
    term_assert_shows(t, "Kept");
    stage_close(stage);
    assert_stored(stage, "Kept");
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_whole_screen), ON_STAGE(test_save),         ON_STAGE(test_reading_and_error),
        ON_STAGE(test_choice),       ON_STAGE(test_completion),   ON_STAGE(test_leaving),
        ON_STAGE(test_editor),       ON_STAGE(test_editor_fails), ON_STAGE(test_two_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
