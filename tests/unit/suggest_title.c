/* suggest_title.c proves what a commitment is called by: what is to be done, without who does it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "core/cue/suggest_title.h"

static const struct title_facts promise = {"one-off", "committed", "", "", ""};

static void assert_title(const struct title_facts *facts, const char *words, const char *expected)
{
    g_autofree char *title = suggest_title(words, facts);
    if (strcmp(title, expected) != 0)
        fail_msg("words: %s\n  expected: %s\n  actual:   %s", words, expected, title);
}

/* Who promises, that it is promised, and small words in front are no part of the name. */
static void test_fronts(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"combat child sexual abuse", "Combat child sexual abuse"},
        {"to report on progress", "Report on progress"},
        {"of both parties to cooperation against drugs", "Cooperation against drugs"},
        {"the European Union and the United States to work together", "Work together"},
        {"Canada, Mexico and Peru to share what they know", "Share what they know"},
        {"their support to cooperate on solutions", "Cooperate on solutions"},
        {"our full commitment to protect children", "Protect children"},
        {"a regular dialogue on justice", "Regular dialogue on justice"},
        {"also seek out ways to cooperate", "Seek out ways to cooperate"},
        {"Europol's access to the files", "Europol's access to the files"},
        {"access to justice for all", "Access to justice for all"},
        {"éliminer la fraude", "Éliminer la fraude"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_title(&promise, rows[i][0], rows[i][1]);
}

/* Of a quotation the words that tell it are left out; a quotation inside the promise stays. */
static void test_quotation(void **state)
{
    (void)state;
    assert_title(&promise, "uphold the rule of law,\" the joint statement read",
                 "Uphold the rule of law");
    assert_title(&promise, "end the “blame game” for good", "End the “blame game” for good");
}

/* Support that is told by a noun is called so. */
static void test_support(void **state)
{
    (void)state;
    const struct title_facts supports = {"standing", "supports", "", "", ""};
    assert_title(&supports, "Ukraine", "Support for Ukraine");
    assert_title(&supports, "support the Court", "Support the Court");
}

/* A next meeting is called by its place and period, as far as they are told. */
static void test_meeting(void **state)
{
    (void)state;
    const struct title_facts whole = {"next-meeting", "agreed", "Oslo", "2027-40", "ministers"};
    const struct title_facts place = {"next-meeting", "agreed", "Oslo", "", ""};
    const struct title_facts neither = {"next-meeting", "agreed", "", "", "ministers"};
    assert_title(&whole, "meet", "Next ministers' meeting: Oslo, first half of 2027");
    assert_title(&place, "meet", "Next meeting: Oslo");
    assert_title(&neither, "meet regularly", "Meet regularly");
}

/* Long words, wrapped words, none at all: one line of at most 80 characters, cut between words. */
static void test_odd(void **state)
{
    (void)state;
    assert_title(&promise, "", "");
    assert_title(&promise, "share\n   what\tis known", "Share what is known");
    g_autoptr(GString) giant = g_string_new("expand");
    for (int i = 0; i < 100000; i++)
        g_string_append(giant, " of the to");
    g_autofree char *title = suggest_title(giant->str, &promise);
    assert_true(g_utf8_strlen(title, -1) <= 80);
    assert_true(g_utf8_validate(title, -1, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fronts),  cmocka_unit_test(test_quotation),
        cmocka_unit_test(test_support), cmocka_unit_test(test_meeting),
        cmocka_unit_test(test_odd),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
