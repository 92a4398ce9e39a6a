/* meeting_form.c proves the form of a meeting: dates as words and as EDTF, what is refused and where,
 * one step of undo, and what another program entered meanwhile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "tests/lib/stage.h"

static struct term *open_meetings(struct stage *stage)
{
    struct term *t = stage_open(stage, &(struct term_options){.env = NULL});
    term_assert_shows(t, "26 commitments");
    term_keys(t, "M");
    term_assert_shows(t, "7 meetings");
    return t;
}

static void to_field(struct term *t, const char *label)
{
    g_autofree char *wanted = g_strdup_printf("> %s", label);
    for (int i = 0; i < 40 && !term_wait_for(t, wanted, 100); i++)
        term_keys(t, "<Tab>");
    term_assert_shows(t, wanted);
}

static void assert_meeting(struct stage *stage, const char *name, const char *text)
{
    g_autofree char *shown = stage_shell(stage, NULL, "meeting", "show", name, NULL);
    if (strstr(shown, text) == NULL)
        fail_msg("expected \"%s\" in:\n%s", text, shown);
}

/* A new meeting stands in the list in order of its day, and u takes it back whole. */
static void test_add(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_meetings(stage);
    term_keys(t, "i");
    term_assert_shows(t, "New meeting");
    to_field(t, "Series");
    term_keys(t, "eu-us-jha");
    to_field(t, "Title");
    term_keys(t, "Ministers, Stockholm");
    to_field(t, "Date");
    term_keys(t, "21-22 June 2023");
    to_field(t, "City");
    term_keys(t, "Stockholm<C-s>");
    term_assert_shows(t, "8 meetings");
    term_assert_shows(t, "21–22 June 2023");
    assert_meeting(stage, "stockholm", "21–22 June 2023");
    term_keys(t, "u");
    term_assert_shows(t, "7 meetings");
    term_assert_hides(t, "Stockholm   ");
    stage_close(stage);
}

/* A date that is none, and none at all: nothing is stored, the form stays, on the field. */
static void test_wrong_date(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_meetings(stage);
    term_keys(t, "i");
    term_assert_shows(t, "New meeting");
    to_field(t, "City");
    term_keys(t, "Nowhere<C-s>");
    term_assert_shows(t, "not saved · Date");
    term_assert_shows(t, "> Date *");
    term_keys(t, "31 February 2023<C-s>");
    term_assert_shows(t, "not saved · Date");
    term_assert_shows(t, "Nowhere");
    term_keys(t, "<C-u>early 2023<C-s>");
    term_assert_shows(t, "8 meetings");
    stage_close(stage);
}

/* A month alone is a date; an edit keeps what was not touched. */
static void test_edit(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_meetings(stage);
    term_keys(t, "Ge");
    term_assert_shows(t, "Poland");
    to_field(t, "Date");
    term_keys(t, "<C-u>2025-04");
    to_field(t, "City");
    term_keys(t, "<C-u>Warsaw<C-s>");
    term_assert_shows(t, "u undoes");
    term_assert_shows(t, "April 2025");
    assert_meeting(stage, "warsaw", "Poland");
    assert_meeting(stage, "warsaw", "not traced");
    stage_close(stage);
}

/* What another program wrote in the same field is not lost: both are shown. */
static void test_two_writers(void **state)
{
    struct stage *stage = *state;
    struct term *t = open_meetings(stage);
    term_keys(t, "Ge");
    to_field(t, "City");
    term_keys(t, "<C-u>Warsaw");
    stage_do(stage, "meeting", "edit", "poland", "--city", "Gdansk", NULL);
    term_keys(t, "<C-s>");
    term_assert_shows(t, "yours “Warsaw”");
    term_assert_shows(t, "theirs “Gdansk”");
    term_keys(t, "t<Enter>");
    term_assert_shows(t, "> City         Gdansk");
    term_keys(t, "<Esc>");
    term_assert_shows(t, "7 meetings");
    assert_meeting(stage, "poland", "Gdansk");
    stage_close(stage);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, stage_set_up, stage_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_add),
        ON_STAGE(test_wrong_date),
        ON_STAGE(test_edit),
        ON_STAGE(test_two_writers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
