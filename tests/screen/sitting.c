/* tests of what an analyst meets in a first sitting: being asked for a name once, citing a source,
 * adding a commitment from the words of a text, questions and help that can be read to their end. */
#include "tests/lib/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* Nobody is named in the environment; the default register is sought in this folder. */
static struct term *open_unnamed(struct stage *stage, const char *folder)
{
    g_autofree char *path = g_build_filename(stage->folder, folder, NULL);
    g_autofree char *data = g_strconcat("XDG_DATA_HOME=", path, NULL);
    const char *const argv[] = {"heldto", NULL};
    const char *const env[] = {"HELDTO_AUTHOR", data, NULL};
    return stage_open(stage, &(struct term_options){.argv = argv, .env = env});
}

/* The name is asked once: it is kept for the next start, and printed as it was typed. */
static void test_name_once(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_unnamed(stage, "data");
    term_assert_shows(t, "your name, as it is to be printed:");
    term_keys(t, "Ann Lyst<Enter>");
    term_assert_shows(t, "What do you want to begin with?");
    term_keys(t, "e<Enter>");
    term_assert_shows(t, "No commitments yet: i adds one");
    term_keys(t, "J");
    term_assert_shows(t, "Ann Lyst");
    stage_close(stage);
    t = open_unnamed(stage, "other");
    term_assert_shows(t, "What do you want to begin with?");
    term_assert_hides(t, "your name");
    term_keys(t, "<Esc>");
    term_assert_exit(t, 0);
}

/* Whoever opens a register that is there already is asked before the first change, not before; the
 * change then goes on. What was typed ahead does what it always does. */
static void test_name_in_register(void **state)
{
    struct stage *stage = *state;
    const char *const argv[] = {"heldto", "-r", stage->path, NULL};
    const char *const env[] = {"HELDTO_AUTHOR", NULL};
    struct term *t = term_start(&(struct term_options){.argv = argv, .env = env});
    stage->term = t;
    term_send(t, "D?", 2); /* before there is a picture */
    term_assert_shows(t, "In this view: Today");
    term_keys(t, "qq");
    term_assert_shows(t, "No commitments yet");
    term_assert_hides(t, "your name");
    term_keys(t, "i");
    term_assert_shows(t, "your name, as it is to be printed:");
    term_keys(t, "<C-u>Bea Nalyst<Enter>");
    term_assert_hides(t, "your name");
    term_assert_shows(t, "New commitment");
    term_keys(t, "A promise<C-s>");
    term_assert_shows(t, "C-0001 saved");
    term_keys(t, "J");
    term_assert_shows(t, "Bea Nalyst");
    stage_close(stage);
    t = stage_open(stage, &(struct term_options){.argv = argv, .env = env});
    term_assert_shows(t, "C-0001");
    term_keys(t, "e");
    term_assert_shows(t, "Title *");
    term_keys(t, "<Esc>");
    stage_close(stage);
}

/* Whoever will not say is asked once, and then acts by the login's name; the `:` line asks as well. */
static void test_no_name(void **state)
{
    struct stage *stage = *state;
    const char *const argv[] = {"heldto", "-r", stage->path, NULL};
    const char *const env[] = {"HELDTO_AUTHOR", NULL};
    struct term *t = stage_open(stage, &(struct term_options){.argv = argv, .env = env});
    term_keys(t, ":list<Enter>");
    term_assert_hides(t, "your name");
    term_keys(t, "<Esc>:add --title Something<Enter>");
    term_assert_shows(t, "your name, as it is to be printed:");
    term_keys(t, "<C-u><Enter>");
    term_assert_shows(t, "a name is needed");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "not named: changes will say");
    term_assert_hides(t, "C-0001");
    term_keys(t, ":add --title Something<Enter>");
    term_assert_shows(t, "C-0001");
    stage_close(stage);
}

/* A page is named once in the footer, whether "2" or "p. 2" was typed. */
static void test_citing_page(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "26 commitments");
    term_keys(t, "A");
    term_assert_shows(t, "the source of this sitting");
    term_keys(t, "[4]<Enter>");
    term_assert_shows(t, "page, if any:");
    term_keys(t, "<C-u>p. 2<Enter>");
    term_assert_shows(t, "citing [4], p. 2 ");
    term_keys(t, "A[4]<Enter><C-u>3<Enter>");
    term_assert_shows(t, "citing [4], p. 3 ");
    stage_close(stage);
}

/* A commitment made from a passage comes with its wording, and one undo takes both back. */
static void test_passage_is_one_step(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "26 commitments");
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
    term_keys(t, "J");
    term_assert_shows(t, "EUUS-0027 and its wording added");
    term_keys(t, "u");
    term_assert_shows(t, "undone");
    term_keys(t, "qqqq");
    term_assert_shows(t, "26 commitments");
    stage_close(stage);
}

/* What a passage promises "by the end of the year" counts from its meeting, not from today: so the
 * form reads it, and so it is stored. */
static void test_passage_counts_from_its_meeting(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "26 commitments");
    term_keys(t, "M");
    term_assert_shows(t, "Texts Words");
    term_keys(t, "g<Enter>");
    term_assert_shows(t, "Texts held");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "own summary ·");
    term_keys(t, "in");
    term_assert_shows(t, "New commitment of this passage");
    term_keys(t, "Seen in Sofia<Tab><Tab><Tab><Tab>by the end of the year<Tab>");
    term_assert_shows(t, "31 December 2018");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "EUUS-0027 saved");
    term_keys(t, "qqq/EUUS-0027<Enter><Enter>");
    term_assert_shows(t, "by the end of the year (31 December 2018)");
    stage_close(stage);
}

/* A sentence of the help is never cut off, and no key stands under "every view" that is not in it.
 */
static void test_help_is_whole(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "26 commitments");
    term_keys(t, "?");
    term_assert_shows(t, "In this view: Register");
    term_keys(t, "/an update is<Enter>");
    term_assert_shows(t, "an update is corrected, and both\n                  stay");
    term_keys(t, "/In every<Enter>");
    term_assert_shows(t, "In every view");
    term_keys(t, "<PgDn>");
    term_assert_hides(t, "show or hide the reading pane");
    term_assert_hides(t, "In this view");
    stage_close(stage);
}

/* A question names whose change it is and is read to its end. */
static void test_question_is_whole(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "26 commitments");
    term_keys(t, "G=");
    term_assert_shows(t, "checked, no change");
    stage_close(stage);
    static const char *const env[] = {"HELDTO_AUTHOR=Bea Nalyst-Featherstonehaugh", NULL};
    t = stage_open(stage, &(struct term_options){.env = env});
    term_assert_shows(t, "EUUS-0001");
    term_keys(t, "J");
    term_assert_shows(t, "checked, no change");
    term_keys(t, "X");
    term_assert_shows(t, "This was done by Ana Lyst");
    term_assert_shows(t, "Undo it?");
    term_keys(t, "y");
    term_assert_shows(t, "undone");
    stage_close(stage);
}

/* ] and [ go to the words at the next meeting and the one before, past further passages of the same
 * one, and bring them into the picture. */
static void test_mentions(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "26 commitments");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "earliest text held");
    term_keys(t, "]");
    term_assert_shows(t, "Brussels, 20–21 June 2024");
    term_keys(t, "]");
    term_assert_shows(t, "It was stated at no later meeting");
    term_keys(t, "[[");
    term_assert_shows(t, "It was stated at no earlier meeting");
    term_keys(t, "q11j"); /* EUUS-0012: three passages in Lisbon, then Brussels */
    term_keys(t, "<Enter>");
    term_assert_shows(t, "Keep up dialogue");
    term_keys(t, "]]");
    term_assert_shows(t, "It was stated at no later meeting");
    term_keys(t, "e");
    term_assert_shows(t, "Commitment *"); /* labels are whole */
    stage_close(stage);
}

/* A field set on several says on how many; what is wrong with it is said without inner names. */
static void test_fields_of_marked(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "26 commitments");
    term_keys(t, "<Space><Space>wDesk Z<Enter>");
    term_assert_shows(t, "2 commitments · Owner: Desk Z · u undoes");
    term_keys(t, "W<C-u>2026-99-99<Enter>");
    term_assert_shows(t, "is no day");
    term_assert_hides(t, "follow_up_on");
    term_keys(t, "<C-u>2027-01-15<Enter>");
    term_assert_shows(t, "EUUS-0003 · Follow up on: 2027-01-15 · u undoes");
    stage_close(stage);
}

/* Statuses set one after the other never land on a position, where their keys would do other things;
 * after the last one the cursor stays. */
static void test_positions_are_skipped(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "26 commitments");
    term_keys(t, "8j=");
    term_assert_shows(t, "EUUS-0009 → checked, no change");
    term_keys(t, "=");
    term_assert_shows(t, "EUUS-0012 → checked, no change");
    term_keys(t, "G=");
    term_assert_shows(t, "EUUS-0026 → checked, no change");
    term_keys(t, "k");
    term_keys(t, "=");
    term_assert_shows(t, "EUUS-0025 → checked, no change");
    stage_close(stage);
}

/* p goes from what is listed to the reports, which are asked for with its filter. */
static void test_report_of_the_list(void **state)
{
    struct stage *stage = *state;
    struct term *t = stage_open(stage, NULL);
    term_assert_shows(t, "26 commitments");
    term_keys(t, "fvisa<Enter>p");
    term_assert_shows(t, "where every commitment stands");
    term_keys(t, "<Enter>");
    term_assert_shows(t, "Filter            visa");
    term_keys(t, "<C-s>");
    term_assert_shows(t, "commitments where");
    stage_close(stage);
}

#define ON_STAGE(test, set_up) cmocka_unit_test_setup_teardown(test, set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_name_once, stage_set_up_none),
        ON_STAGE(test_name_in_register, stage_set_up_empty),
        ON_STAGE(test_no_name, stage_set_up_empty),
        ON_STAGE(test_citing_page, stage_set_up),
        ON_STAGE(test_passage_is_one_step, stage_set_up),
        ON_STAGE(test_passage_counts_from_its_meeting, stage_set_up),
        ON_STAGE(test_help_is_whole, stage_set_up),
        ON_STAGE(test_question_is_whole, stage_set_up),
        ON_STAGE(test_mentions, stage_set_up),
        ON_STAGE(test_positions_are_skipped, stage_set_up),
        ON_STAGE(test_report_of_the_list, stage_set_up),
        ON_STAGE(test_fields_of_marked, stage_set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
