/* intake_venue.c proves where, by whom and at what level a next meeting is promised, and that other
 * promises are no meetings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/lexicon/venue.h"
#include "tests/lib/expect.h"
#include "tests/lib/marked.h"

static int set_up(void **state)
{
    *state = lexicon_new(NULL, NULL);
    return *state == NULL;
}

static int tear_down(void **state)
{
    lexicon_free(*state);
    return 0;
}

static struct venue *read_venue(const struct lexicon *lexicon, const char *text)
{
    __attribute__((cleanup(marked_cleanup))) struct marked *marked = marked_new(text);

    return venue_read(lexicon, &marked->reading, &marked->passage);
}

/* A promise to meet, with what is told of it: "place|country|level|host". */
static void test_meetings(void **state)
{
    static const struct {
        const char *text, *told;
    } rows[] = {
        {"They [agreed to meet again in Norway in the first half of 2025].", "Norway|Norway||"},
        {"They [agreed to meet again in the second half of 2021 in Washington].",
         "Washington|United States||"},
        {"{the forthcoming ministerial}, [which will be held in May 2026 in Split]",
         "Split||ministers|"},
        {"We [will hold an in-person summit by the end of 2026].", "||leaders|"},
        {"{Our next summit} [will take place in The Hague].", "The Hague|Netherlands|leaders|"},
        {"Senior officials [will meet in Warsaw, Poland, in June].",
         "Warsaw|Poland|senior-officials|"},
        {"Japan [will host the next ministerial meeting in Nara].", "Nara|Japan|ministers|Japan"},
        {"Japan [will host the next ministerial meeting].", "Japan|Japan|ministers|Japan"},
        {"They [look forward to the next Forum, to be held in Tirana in late 2025].",
         "Tirana|Albania||"},
        {"Our experts [will continue to meet regularly].", "||experts|"},
        {"The ministers [will meet at least once a year].", "||ministers|"},
        {"We [intend to meet annually at the level of leaders].", "||leaders|"},
        {"We [will hold talks between our ministers and meetings of our staff every year].",
         "||ministers|"},
        {"Leaders [will reconvene in Rio de Janeiro].", "Rio de Janeiro|Brazil|leaders|"},
        {"The ministers [will meet in May in Ruritania].", "Ruritania||ministers|"},
        {"They [agreed to meet in the United States next spring].",
         "United States|United States||"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        __attribute__((cleanup(venue_cleanup))) struct venue *venue =
            read_venue(*state, rows[i].text);
        g_autofree char *told =
            g_strjoin("|", venue->place, venue->country, venue->level, venue->host, NULL);
        expect_true(rows[i].text, "is a meeting", venue->is_meeting);
        expect_text(rows[i].text, rows[i].told, told);
    }
}

/* Promises that speak of meeting and are none. */
static void test_no_meetings(void **state)
{
    static const char *const rows[] = {
        "We [will meet our targets].",
        "Applicants [will meet the requirements].",
        "We [commit to convening our bilateral working group on ports by 2027].",
        "We [will meet these needs in Kenya].",
        "They [agreed to build on the meeting in Oslo].",
        "{They} agreed to meet again in Oslo and [to train judges].",
        "We [will launch a dialogue on energy in Oslo].",
        "We [commit to regular dialogue].",
        "Both sides [agreed to hold exercises in the Baltic].",
        "We [will support the next generation in Kenya].",
        "[]",
        "\xff [\xfe\xc3 next \xff].",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        __attribute__((cleanup(venue_cleanup))) struct venue *venue = read_venue(*state, rows[i]);
        expect_true(rows[i], "is no meeting", !venue->is_meeting);
        expect_text(rows[i], "", venue->place);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_meetings),
        cmocka_unit_test(test_no_meetings),
    };

    return cmocka_run_group_tests_name("intake_venue", tests, set_up, tear_down);
}
