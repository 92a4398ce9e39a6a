/* tests of the triage of a text: whole screens at three sizes, in colour and mono, one key a
 * suggestion with its sentence in view, and what becomes of the decisions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "tests/lib/statements.h"

static const char brussels[] =
    "Joint statement, Brussels, 20 June 2024\n\n"
    "The European Union and the United States met in Brussels on 20 June 2024.\n\n"
    "The ministers agreed to open a liaison office in Vienna by June 2025. They will train five "
    "hundred border guards by June 2025. They intend to hold the next ministerial meeting in "
    "Poland in the first half of 2025.\n\n"
    "They agreed to publish a yearly list of stolen passports.\n";

/* The text is in the register, tied to its meeting. */
static int set_up(void **state)
{
    if (statements_set_up(state) != 0)
        return -1;
    struct stage *stage = *state;
    g_autofree char *path = statements_file(stage, "brussels.txt", brussels);
    stage_do(stage, "document", "add", path, "--meeting", "brussels", "--title",
             "Brussels statement", "--coverage", "full", NULL);
    return 0;
}

static struct term *show(struct stage *stage, int rows, int cols, const char *const *env)
{
    struct term *t =
        stage_open(stage, &(struct term_options){.rows = rows, .cols = cols, .env = env});
    term_keys(t, "M");
    term_assert_shows(t, "Brussels");
    term_keys(t, "G<Enter>S");
    term_assert_shows(t, "Triage ");
    return t;
}

static void test_80x24(void **state)
{
    stage_assert_size(*state, show, 24, 80, "triage-80x24");
}

static void test_120x40(void **state)
{
    stage_assert_size(*state, show, 40, 120, "triage-120x40");
}

static void test_40x10(void **state)
{
    stage_assert_size(*state, show, 10, 40, "triage-40x10");
}

/* The words that made it a promise are told, and what was read of it. */
static void test_explains_itself(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_assert_shows(t, "1 of 4 · 4 left");
    term_assert_shows(t, "Made by  ");
    term_assert_shows(t, "agreed");
    term_assert_shows(t, "by June 2025");
    term_keys(t, "j");
    term_assert_shows(t, "2 of 4 · 4 left");
    term_assert_shows(t, "train five hundred border guards");
    term_keys(t, "G");
    term_assert_shows(t, "4 of 4");
    term_keys(t, "9k");
    term_assert_shows(t, "1 of 4");
    stage_close(stage);
}

/* One key each; each goes on to the next; u takes back one and returns to it. */
static void test_one_key_each(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "0");
    term_assert_shows(t, "2 of 4 · 3 left");
    term_keys(t, "x");
    term_assert_shows(t, "3 of 4 · 2 left");
    term_keys(t, "p");
    term_assert_shows(t, "4 of 4 · 1 left");
    term_keys(t, "u");
    term_assert_shows(t, "3 of 4 · 2 left");
    term_keys(t, "u");
    term_assert_shows(t, "2 of 4 · 3 left");
    stage_close(stage);
}

/* What is put off comes again when nothing else is left. */
static void test_later(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "<Tab>");
    term_assert_shows(t, "2 of 4 · 4 left");
    term_keys(t, "000");
    term_assert_shows(t, "1 of 4 · 1 left");
    term_assert_shows(t, "put off");
    stage_close(stage);
}

/* At the end all of it is made, as one change that one undo takes back; the decisions stay. */
static void test_made_as_one(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "00x0");
    term_assert_shows(t, "Everything is decided");
    term_keys(t, "y");
    term_assert_shows(t, "3 made, 1 refused");
    term_assert_hides(t, "Triage");
    term_assert_shows(t, "EUUS-0004");
    term_keys(t, "u");
    term_assert_hides(t, "liaison office");
    term_keys(t, "S");
    term_assert_shows(t, "1 of 4 · 0 left");
    term_keys(t, "A");
    term_assert_shows(t, "3 made, 1 refused");
    term_assert_shows(t, "liaison office");
    g_autofree char *verified = stage_shell(stage, NULL, "verify", NULL);
    (void)verified; /* its exit is 0: every wording was found word for word */
    stage_close(stage);
}

/* Left in the middle nothing is lost, and leaving asks what to do with what is decided. */
static void test_left_and_resumed(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "0x");
    term_assert_shows(t, "3 of 4 · 2 left");
    term_keys(t, "q");
    term_assert_shows(t, "1 are decided and not made yet, 2 are open");
    term_keys(t, "l");
    term_assert_shows(t, "Texts held");
    stage_close(stage);
    t = show(stage, 24, 80, NULL);
    term_assert_shows(t, "3 of 4 · 2 left");
    term_keys(t, "qm");
    term_assert_shows(t, "1 made");
    term_assert_shows(t, "EUUS-0004");
    stage_close(stage);
}

/* A form corrects what is proposed, and what is stored is what was corrected. */
static void test_correct(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "c");
    term_assert_shows(t, "What is proposed");
    term_keys(t, "<C-u>A liaison office in Vienna<C-s>");
    term_assert_shows(t, "Title    A liaison office in Vienna");
    term_keys(t, "0A");
    term_assert_shows(t, "1 made");
    g_autofree char *shown = stage_shell(stage, NULL, "show", "EUUS-0004", NULL);
    assert_non_null(strstr(shown, "A liaison office in Vienna"));
    stage_close(stage);
}

/* Where the promise begins and ends is corrected too, by words of the document. */
static void test_correct_words(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "c");
    for (int i = 0; i < 40 && !term_wait_for(t, "> Words", 100); i++)
        term_keys(t, "<Tab>");
    term_keys(t, "<C-u>open an office nowhere<C-s>");
    term_assert_shows(t, "do not stand in the document");
    term_keys(t, "<C-u>open a liaison office in Vienna<C-s>");
    term_assert_shows(t, "Triage ");
    term_keys(t, "0A");
    term_assert_shows(t, "1 made");
    g_autofree char *shown = stage_shell(stage, NULL, "show", "EUUS-0004", NULL);
    if (strstr(shown, "agreed to open") != NULL || strstr(shown, "open a liaison office") == NULL)
        fail_msg("expected the corrected words alone in:\n%s", shown);
    stage_close(stage);
}

/* What cannot be so is refused in the form, and nothing is stored. */
static void test_correct_refused(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "c<Tab><Tab><Tab><Tab><Tab><Tab><C-u>on Saint Never's day<C-s>");
    term_wait_idle(t, 200);
    term_assert_shows(t, "What is proposed");
    term_keys(t, "<Esc>d");
    term_assert_shows(t, "by June 2025");
    stage_close(stage);
}

/* Older commitments of the line are offered by number; a tie gives them words at this meeting. */
static void test_tie(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    g_autofree char *path = statements_file(
        stage, "again.txt",
        "The ministers reaffirmed their commitment to set up a joint team on stolen vehicles.\n");
    stage_do(stage, "document", "add", path, "--meeting", "prague", "--title", "Prague again",
             "--coverage", "full", NULL);
    term_keys(t, "qkk");
    term_keys(t, "qGk<Enter>");
    term_assert_shows(t, "Prague again");
    term_keys(t, "jS");
    term_assert_shows(t, "Triage 1 of 1");
    term_assert_shows(t, "1 EUUS-0002 A joint team on stolen vehicles");
    term_keys(t, "1y");
    term_assert_shows(t, "1 restated");
    g_autofree char *shown = stage_shell(stage, NULL, "show", "EUUS-0002", NULL);
    assert_non_null(strstr(shown, "Prague"));
    stage_close(stage);
}

/* Several fields corrected in one form are taken back by one u. */
static void test_correct_undone(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "c");
    term_assert_shows(t, "What is proposed");
    term_keys(t, "<C-u>An office<Tab><Tab><Tab><Tab><Tab><Tab><C-u>by 2026<C-s>");
    term_assert_shows(t, "Title    An office");
    term_assert_shows(t, "by 2026");
    term_keys(t, "u");
    term_assert_shows(t, "by June 2025");
    term_assert_hides(t, "An office");
    stage_close(stage);
}

/* Other lines of meetings are offered where that is asked for, and a tie to one of them is meant. */
static void test_across(void **state)
{
    struct stage *stage = *state;
    stage_do(stage, "add", "--key", "NORD-0001", "--series", "nordic", "--title",
             "A liaison office in Vienna", NULL);
    struct term *t = show(stage, 24, 80, NULL);
    term_assert_hides(t, "NORD-0001");
    term_keys(t, "a");
    term_assert_shows(t, "NORD-0001 A liaison office in Vienna");
    term_assert_shows(t, "of every series");
    term_keys(t, "a");
    term_assert_hides(t, "NORD-0001");
    term_keys(t, "a1");
    term_assert_shows(t, "restates NORD-0001");
    term_keys(t, "A");
    term_assert_shows(t, "1 restated");
    g_autofree char *shown = stage_shell(stage, NULL, "show", "NORD-0001", NULL);
    assert_non_null(strstr(shown, "Brussels"));
    stage_close(stage);
}

/* Keys that come before anything was looked for decide as it is proposed all the same. */
static void test_typed_ahead(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "<Enter><Enter>1");
    term_assert_shows(t, "no older commitment is offered");
    term_keys(t, "<Enter><Enter>");
    term_assert_shows(t, "Everything is decided");
    stage_close(stage);
}

/* The list of suggestions goes to a program or a file; a bookmark comes back to the text. */
static void test_out_and_back(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "|");
    term_assert_shows(t, "to the program");
    term_keys(t, "wc -l<Enter>");
    term_assert_hides(t, "to the program");
    term_keys(t, "mt");
    term_assert_shows(t, "bookmark t");
    term_keys(t, "qqq't");
    term_assert_shows(t, "Triage 1 of 4");
    stage_close(stage);
}

/* A text that promises nothing has no triage to do; every key is harmless. */
static void test_nothing_promised(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_keys(t, "M");
    term_assert_shows(t, "Prague");
    term_keys(t, "gjj<Enter>S");
    term_assert_shows(t, "Triage · no suggestions");
    term_assert_shows(t, "sees no promise in this text");
    term_keys(t, "<Enter>0123xpc<Tab>Ajkgg");
    term_assert_shows(t, "Triage · no suggestions");
    term_keys(t, "q");
    term_assert_shows(t, "Texts held");
    stage_close(stage);
}

/* The window may change at any moment of it, below what anything can be shown in too. */
static void test_resize(void **state)
{
    struct stage *stage = *state;
    struct term *t = show(stage, 24, 80, NULL);
    term_keys(t, "jj");
    term_resize(t, 9, 30);
    term_assert_shows(t, "Need 40×10");
    term_resize(t, 10, 40);
    term_assert_shows(t, "Enter is a new commitment");
    term_resize(t, 50, 200);
    term_assert_shows(t, "3 of 4 · 4 left");
    term_assert_shows(t, "Topic");
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_80x24),           ON_STAGE(test_120x40),           ON_STAGE(test_40x10),
        ON_STAGE(test_explains_itself), ON_STAGE(test_one_key_each),     ON_STAGE(test_later),
        ON_STAGE(test_made_as_one),     ON_STAGE(test_left_and_resumed), ON_STAGE(test_correct),
        ON_STAGE(test_correct_words),   ON_STAGE(test_correct_refused),  ON_STAGE(test_tie),
        ON_STAGE(test_correct_undone),  ON_STAGE(test_across),           ON_STAGE(test_typed_ahead),
        ON_STAGE(test_out_and_back),    ON_STAGE(test_nothing_promised), ON_STAGE(test_resize),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
