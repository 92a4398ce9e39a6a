/* about.c proves what is proposed about a text and its meeting: a page's date told from the meeting's,
 * what is frame, how much of the official text it is, who came; and which meeting it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/draft/draft.h"
#include "core/intake/about.h"
#include "tests/lib/desk.h"
#include "tests/lib/reading.h"
#include "tests/lib/specimen.h"

static struct lexicon *lexicon;

/* "date|city|country|host|level|series|coverage|published" of a text. New. */
static char *summary(const struct about *a)
{
    return g_strjoin("|", a->date, a->city, a->country, a->host, a->level, a->series, a->coverage,
                     a->published_on, NULL);
}

static struct about *read_text(struct session *session, const char *text)
{
    owned(statement_text) s = reading_of("a.txt", text, -1);
    struct about *about = about_read(session, lexicon, s, NULL);
    assert_non_null(about);
    return about;
}

static void expect(const char *text, const char *expected)
{
    owned(about) a = read_text(NULL, text);
    g_autofree char *actual = summary(a);
    assert_string_equal(actual, expected);
}

/* The frames of a text, "[…][…]". New. */
static char *frames(const struct about *a, const char *text)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < a->frames->len; i++) {
        const struct about_frame *f = &g_array_index(a->frames, struct about_frame, i);
        g_string_append_printf(all, "[%.*s]", (int)(f->end - f->start), text + f->start);
    }
    return g_string_free(all, FALSE);
}

/* The meeting's days are those on which it is said to have been held; the page's are another matter,
 * and so are those of what comes next or went before. */
static void test_days(void **state)
{
    (void)state;
    expect(
        "date 2024-06-28 On 20-21 June 2024, the Belgian Presidency of the Council of the European "
        "Union hosted the EU-U.S. Ministerial Meeting on Justice and Home Affairs in Brussels. "
        "They agreed to meet again in Poland in the first half of 2025.",
        "2024-06-20/2024-06-21|Brussels|Belgium|Belgian presidency|ministers|eu-us-jha|full|"
        "2024-06-28");
    expect(
        "The meeting of senior officials, which was held on 1 and 2 March 2022 in Vienna, prepared "
        "the ministerial meeting of the EU and Japan, which will be held on 5 May 2022 in Tokyo.",
        "2022-03-01/2022-03-02|Vienna|Austria||senior-officials|eu-jp|full|");
    expect("EU-Canada Summit: joint statement\n\nWe, the leaders of Canada and the European Union, "
           "met "
           "from 28 June to 2 July 2021 in Brussels to renew our partnership. We will meet again.",
           "2021-06-28/2021-07-02|Brussels|Belgium||leaders|ca-eu-summit|full|");
}

/* "On Tuesday", said on a Wednesday; "today"; a day without its year. */
static void test_relative_days(void **state)
{
    (void)state;
    expect(
        "PARIS (Agency - 23rd June, 2021) Ministers of France and Germany met on Tuesday in Lyon.",
        "2021-06-22|Lyon|France|France|ministers|de-fr|report|2021-06-23");
    expect("Title: Statement\nDate: 2021-06-15\n\nWe, the leaders of Canada and Mexico, met today.",
           "2021-06-15||||leaders|ca-mx|full|2021-06-15");
    owned(about) a =
        read_text(NULL, "BRUSSELS, March 3 (Reuters) - Ministers from the European Union "
                        "and Japan met in Tokyo on Friday.");
    assert_string_equal(a->date, "");
    assert_string_equal(a->publisher, "Reuters");
    assert_true(a->has_meeting);
    assert_false(a->has_date);
}

/* A line with the place and the days, as official texts begin. */
static void test_place_line(void **state)
{
    (void)state;
    static const char text[] = "Joint Communiqué of the Third Ministerial Forum\n\nTirana, 28 and "
                               "29 October 2025\n\nWe, the "
                               "Ministers of the European Union and Albania, reaffirmed our "
                               "commitment. We will meet again.";
    owned(about) a = read_text(NULL, text);
    g_autofree char *framed = frames(a, text);
    assert_string_equal(a->date, "2025-10-28/2025-10-29");
    assert_string_equal(a->city, "Tirana");
    assert_string_equal(a->title, "Joint Communiqué of the Third Ministerial Forum");
    assert_string_equal(framed, "[Tirana, 28 and 29 October 2025]");
}

/* Frame is what another hand added; whose text it was is told from who took it over. */
static void test_taken_over(void **state)
{
    (void)state;
    static const char text[] =
        "Ministers discussed migration in Sofia\n\nMet dank overgenomen van Bulgaars "
        "voorzitterschap "
        "(Raad)\xC2\xA0i, gepubliceerd op donderdag 1 maart 2018.\n\nThe ministers of the European "
        "Union and of the United States met on 26-27 February 2018 in Sofia.\n\nMore photos "
        "here.\n";
    owned(about) a = read_text(NULL, text);
    g_autofree char *framed = frames(a, text);
    assert_string_equal(a->publisher, "Bulgaars voorzitterschap (Raad)");
    assert_true(*a->republisher != '\0');
    assert_string_equal(a->published_on, "2018-03-01");
    assert_string_equal(a->date, "2018-02-26/2018-02-27");
    assert_string_equal(a->coverage, "report");
    assert_string_equal(a->voice, "reported");
    assert_true(g_str_has_prefix(framed, "[Met dank"));
    assert_true(g_str_has_suffix(framed, "[More photos here.]"));
    assert_string_equal(g_array_index(a->frames, struct about_frame, 0).language, "nl");
}

/* Words in capitals at the start are no dateline, nor is a bracket far away. */
static void test_no_dateline(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "NATO allies (and others) met on 3 May 2022 in Oslo and agreed to meet again.",
        "THE EUROPEAN UNION AND JAPAN MET ON 3 May 2022. They agreed (again) to talk.",
        "We, the Ministers, met on 3 May 2022 in Oslo (Norway - 2022)."};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        owned(about) a = read_text(NULL, texts[i]);
        assert_int_equal(a->frames->len, 0);
        assert_string_equal(a->publisher, "");
    }
}

/* What a text is called: its first lines where they are no sentence, else what is known of it. */
static void test_titles(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"EU-ASEAN Summit 2022\nJoint Statement\n\nBrussels, 14 December 2022\n\nWe met.",
         "EU-ASEAN Summit 2022: Joint Statement"},
        {"UK-Japan meeting: joint statement\nFrom:\nForeign Office\nPublished\n7 November 2023\n\n"
         "The Ministers met in Tokyo.",
         "UK-Japan meeting: joint statement"},
        {"Ministers met in Oslo on 3 May 2022. They agreed on\nall of it.\n\nMore.",
         "Text of the meeting: Ministers, Oslo, 3 May 2022"},
        {"Title:  \nDate: 2022-05-03\n\n", "Text of the meeting: Meeting, 3 May 2022"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        owned(about) a = read_text(NULL, rows[i][0]);
        assert_string_equal(a->title, rows[i][1]);
    }
    owned(about) dated = read_text(NULL, rows[1][0]);
    assert_string_equal(dated->published_on, "2023-11-07");
}

/* In our own words, theirs, or ours about theirs. */
static void test_coverage(void **state)
{
    (void)state;
    static const struct {
        const char *text, *coverage, *voice;
    } rows[] = {
        {"We, the Ministers, met on 3 May 2022. We agree. We will act. Our aim is clear.", "full",
         "verbatim"},
        {"OSLO (Agency) - Ministers met on 3 May 2022.", "report", "reported"},
        {"Ministers met on 3 May 2022. \"We agreed\", the joint statement said.", "report",
         "reported"},
        {"Title: A\nDate: 2022-05-03\nComplete: no\n\nWe agree.", "extract", "verbatim"},
        {"Title: A\nDate: 2022-05-03\nText: restated in own words\n\nThey agreed.", "own-summary",
         "own-summary"},
        {"Own summary of a notice.\n\nMinisters met on 3 May 2022.", "own-summary", "own-summary"},
        {"Ministers agree on trade with the US in Oslo\n\nThe US and Norway met on 3 May 2022.",
         "report", "reported"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        owned(about) a = read_text(NULL, rows[i].text);
        if (strcmp(a->coverage, rows[i].coverage) != 0)
            print_message("%s\n", rows[i].text);
        assert_string_equal(a->coverage, rows[i].coverage);
        assert_string_equal(a->voice, rows[i].voice);
    }
}

static void test_people(void **state)
{
    (void)state;
    owned(about) a = read_text(
        NULL,
        "Ministers met on 3 May 2022 in Oslo. The United States was represented by Deputy Attorney "
        "General Lisa O. Monaco and Under Secretary for Homeland Security Robert Silvers. The "
        "European "
        "Union was represented by the Commissioner for Home Affairs Ylva Johansson, as well as the "
        "Belgian Minister for Justice, Paul Van Tigchelt, among other senior officials. The "
        "Canadian "
        "delegation included Dr. Jody Thomas. They agreed.");
    static const char *const expected[] = {
        "Lisa O. Monaco|Deputy Attorney General|US",
        "Robert Silvers|Under Secretary for Homeland Security|US",
        "Ylva Johansson|Commissioner for Home Affairs|EU",
        "Paul Van Tigchelt|Belgian Minister for Justice|EU",
    };
    assert_true(a->people->len >= G_N_ELEMENTS(expected));
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        const struct about_person *p = a->people->pdata[i];
        g_autofree char *actual = g_strjoin("|", p->name, p->role, p->party, NULL);
        assert_string_equal(actual, expected[i]);
    }
}

/* A page of a novel tells of no meeting; nor do text and dates of any kind take it anywhere. */
static void test_no_statement(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "It was the best of times. The old man walked to the sea. He thought of his daughter.",
        "1;2;3\n4;5;6\na,b,c\n",

        "date",
        "date 2024-13-45 x",
        "Title:\nDate:\n\n",
        "\xF0\x9F\x98\x80 \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
        "A",
        "31 June 2021 32 May -1 - 2 -",
        "MOSCOW (",
        "Met dank overgenomen van"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        owned(about) a = read_text(NULL, texts[i]);
        assert_false(a->has_meeting);
        assert_string_equal(a->date, "");
        assert_true(*a->title != '\0');
    }
}

static void make_meeting(struct session *session, const char *token, const char *date,
                         const char *level, const char *city)
{
    owned_draft draft = draft_new(NOUN_MEETING);
    draft_set(draft, "token", token);
    draft_set(draft, "series", "eu-us-jha");
    draft_set(draft, "date", date);
    draft_set(draft, "level", level);
    draft_set(draft, "city", city);
    draft_set(draft, "state", "held");
    OK(draft_save(session, draft, error));
}

/* The meeting of the register is that of the same days, level and place; a meeting of officials in
 * the same days is another, and one known by its year alone proves nothing. */
static void test_known_meetings(void **state)
{
    struct desk *desk = *state;
    static const char text[] = "On 20-21 June 2024, the Belgian Presidency hosted the EU-U.S. "
                               "Ministerial Meeting on Justice "
                               "and Home Affairs in Brussels.";
    make_meeting(desk->session, "officials", "2024-06-20", "senior-officials", "Brussels");
    make_meeting(desk->session, "year", "2024", "ministers", "");
    owned(about) none = read_text(desk->session, text);
    assert_string_equal(none->meeting, "");
    assert_string_equal(none->series, "eu-us-jha");
    make_meeting(desk->session, "elsewhere", "2024-06-20", "ministers", "Vienna");
    make_meeting(desk->session, "brussels", "2024-06-20/2024-06-21", "ministers", "Brussels");
    owned(about) found = read_text(desk->session, text);
    assert_string_equal(found->meeting, "brussels");
    make_meeting(desk->session, "twin", "2024-06-21", "ministers", "Brussels");
    owned(about) several = read_text(desk->session, text);
    assert_string_equal(several->meeting, "");
    assert_true(several->doubts->len > found->doubts->len);
}

static char *read_shared(const char *path)
{
    g_autofree char *full = g_build_filename("..", "shared", path, NULL);
    char *text = NULL;
    if (!g_file_get_contents(full, &text, NULL, NULL)) {
        print_message("needs ../shared/%s\n", path);
        skip();
    }
    return text;
}

static void test_seeds(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"seeds/000_69b2d616895da90d.txt",
         "2024-06-20/2024-06-21|Brussels|Belgium|Belgian presidency|ministers|eu-us-jha|full|"
         "2024-06-28"},
        {"seeds/003_cbbb74a22afe9609.txt",
         "2021-06-22|Lisbon|Portugal|Portuguese presidency|ministers|eu-us-jha|report|2021-06-23"},
        {"seeds/004_0be234f73af0dcac.txt", "2018-02-26/2018-02-27|Sofia|Bulgaria|Bulgarian "
                                           "presidency|senior-officials|eu-us-jha|report|"
                                           "2018-03-01"},
        {"corpus/tfc-2023-04.txt", "2023-04-13|Washington|United States|United States|ministers|"
                                   "trilateral-fentanyl-committee|full|2023-04-14"},
        {"corpus/us-mx-security-2023-07.txt",
         "2023-07-24||Mexico|Mexico|ministers|us-mexico-security|full|2023-07-25"},
        {"corpus/cri-2021-10.txt",
         "2021-10-13/2021-10-14||||ministers|counter-ransomware-initiative|full|2021-10-14"},
        {"corpus/eu-us-summit-2021-06.txt",
         "2021-06-15|Brussels|Belgium||leaders|eu-us-summit|extract|2021-06-15"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = read_shared(rows[i][0]);
        expect(text, rows[i][1]);
    }
}

static int set_up(void **state)
{
    (void)state;
    lexicon = lexicon_new(NULL, NULL);
    return lexicon == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    lexicon_free(lexicon);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_relative_days),
        cmocka_unit_test(test_place_line),
        cmocka_unit_test(test_taken_over),
        cmocka_unit_test(test_no_dateline),
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_coverage),
        cmocka_unit_test(test_people),
        cmocka_unit_test(test_no_statement),
        cmocka_unit_test_setup_teardown(test_known_meetings, desk_set_up, desk_tear_down),
        cmocka_unit_test(test_seeds),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
