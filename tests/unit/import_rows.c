/* import_rows.c proves tables of meetings, wordings, updates and sources, and tables with a column
 * for each meeting. */
#include "core/exchange/import.h"

#include "db/meeting.h"
#include "tests/lib/desk.h"
#include "tests/lib/expect.h"
#include "tests/lib/specimen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define TAKES(as, csv, expected)                                                                   \
    do {                                                                                           \
        g_autofree char *account_ = desk_import_as(desk, as, csv);                                 \
        assert_string_equal(account_, expected);                                                   \
    } while (0)

static char *meeting_line(struct desk *desk, const char *token)
{
    owned(meeting) m = meeting_by_token(desk->session->db, token, NULL);
    if (m == NULL)
        return g_strdup("none");
    return g_strjoin("|", m->date_edtf, m->city, m->country, m->level, m->state, m->note, NULL);
}

/* Dates from and to, levels with remarks, states that remarks tell of. */
static void test_meetings(void **state)
{
    static const char csv[] =
        "date_from,date_to,city,country,host,level,source_url\n"
        "2018-02-26,2018-02-27,Sofia,Bulgaria,Presidency,senior officials,http://a.example\n"
        "2009-10,2009-10,Washington,United States,,ministerial (month only in the source),\n"
        "2010-01-21,2010-01-21,Toledo,Spain,,informal JHA ministers with a US Secretary,\n"
        "2010-04,2010-04,,Spain,,ministerial (announced only),\n"
        "2012-01-12,2012-01-13,,Denmark,,high-level (EU-USA; city not in the source),\n"
        "2019,2019,Bucharest,Romania,,senior officials (day not in the source),\n"
        "2020-05-28,2020-05-28,(video),,,ministerial,\n"
        "2025-01-01,2025-06-30,,Poland,,ministerial (announced in 2024; no record found),\n";
    static const struct {
        const char *token, *line;
    } expected[] = {
        {"eu-us-jha-2018-02-26-sofia",
         "2018-02-26/2018-02-27|Sofia|Bulgaria|senior-officials|held|"},
        {"eu-us-jha-2009-10-washington",
         "2009-10|Washington|United States|ministers|held|month only in the source"},
        {"eu-us-jha-2010-01-21-toledo",
         "2010-01-21|Toledo|Spain|ministers|held|informal JHA ministers with a US Secretary"},
        {"eu-us-jha-2010-04-spain", "2010-04||Spain|ministers|announced|announced only"},
        {"eu-us-jha-2012-01-12-denmark",
         "2012-01-12/2012-01-13||Denmark||held|high-level (EU-USA; city not in the source)"},
        {"eu-us-jha-2019-bucharest",
         "2019|Bucharest|Romania|senior-officials|held|day not in the source"},
        {"eu-us-jha-2020-05-28-video", "2020-05-28|(video)||ministers|held|"},
        {"eu-us-jha-2025-40-poland",
         "2025-40||Poland|ministers|not-traced|announced in 2024; no record found"},
    };
    struct desk *desk = *state;
    struct import_options options = {.as = "meetings", .series = "eu-us-jha"};
    g_autofree char *first = desk_import(desk, csv, &options);
    assert_string_equal(first, "8 8 0 0 0");
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        g_autofree char *line = meeting_line(desk, expected[i].token);
        expect_text(expected[i].token, expected[i].line, line);
    }
    g_autofree char *second = desk_import(desk, csv, &options);
    assert_string_equal(second, "8 0 0 8 0");
}

/* Meetings by token, with dates as people write them; two rows that disagree are both left out. */
static void test_meetings_again(void **state)
{
    struct desk *desk = *state;
    TAKES("meetings",
          "id,title,date,place,status\nm-1,First,22 June 2021,Lisbon,held\n"
          "m-2,Second,20–21 June 2024,Brussels,planned\nm-3,Third,,,\nm-4,Fourth,2026-02-30,,\n",
          "4 2 0 0 2");
    g_autofree char *one = meeting_line(desk, "m-1");
    g_autofree char *two = meeting_line(desk, "m-2");
    assert_string_equal(one, "2021-06-22|Lisbon|||held|");
    assert_string_equal(two, "2024-06-20/2024-06-21|Brussels|||announced|");
    TAKES("meetings", "id,date,place,note\nm-1,2021-06-22,Lisboa,Here.\n", "1 0 1 0 0");
    TAKES("meetings", "id,date,place\nm-9,2020-01-01,A\nm-9,2020-01-01,B\n", "2 0 0 0 2");
    desk_refuses(desk, "id,place\nm,Lisbon\n", &(struct import_options){.as = "meetings"},
                 "--map date=COLUMN");
}

/* A wording of record a meeting; further passages beside it; the commitment must be there. */
static void test_wordings(void **state)
{
    struct desk *desk = *state;
    TAKES("commitments", "key,title\nA,One\n", "1 1 0 0 0");
    static const char csv[] = "key,meeting,date,words,voice,role,force\n"
                              "A,Lisbon meeting,2021-06-22,We agreed.,verbatim,,agreed\n"
                              "A,Lisbon meeting,2021-06-22,Also this.,quoted,also,\n"
                              "A,Brussels meeting,2024-06-20,We discussed.,,,odd\n"
                              "Z,Brussels meeting,2024-06-20,Nothing.,,,\n"
                              "A,Undated meeting,,Nothing.,,,\n";
    TAKES("wordings", csv, "5 3 0 0 2");
    TAKES("wordings", csv, "5 0 0 3 2");
    g_autofree char *lines = desk_wordings(desk, "A");
    assert_string_equal(lines, "meeting-2021-06-22|verbatim|We agreed.\n"
                               "meeting-2021-06-22|quoted|Also this.\n"
                               "meeting-2024-06-20|reported|We discussed.\n");
    TAKES("wordings",
          "key,meeting,words\nA,meeting-2024-06-20,We only discussed.\nA,meeting-2021-06-22,x\n"
          "A,meeting-2021-06-22,y\n",
          "3 0 1 0 2");
}

/* Dated statuses in any order, checks, notes; the same again adds nothing. */
static void test_updates(void **state)
{
    struct desk *desk = *state;
    TAKES("commitments", "key,title,kind\nA,One,\nP,Position,position\n", "2 2 0 0 0");
    static const char csv[] = "key,status,date,comment,party,source,by\n"
                              "A,done,2021-05-05,Signed.,,https://a.example/x,Bo\n"
                              "A,in progress,2019-03-01,,,,\n"
                              "A,=,2020-01-01,,,,\n"
                              "A,,2020-02-02,Only a note.,,,\n"
                              "A,odd,2020-03-03,,,,\n"
                              "A,stalled,2018-01-01,,Belgium,,\n"
                              "A,,,,,,\n"
                              "A,done,2027-01-01,,,,\n"
                              "P,done,2020-01-01,,,,\n"
                              "Z,done,2020-01-01,,,,\n";
    TAKES("updates", csv, "10 6 0 0 4");
    TAKES("updates", csv, "10 0 0 6 4");
    owned(commitment) a = desk_commitment(desk, "A");
    assert_string_equal(a->status, "fulfilled");
    assert_string_equal(a->status_on, "2021-05-05");
    g_autofree char *lines = desk_updates(desk, "A");
    assert_string_equal(lines, "status|stalled|2018-01-01|2018-01-01|\n"
                               "status|in-progress|2019-03-01|2019-03-01|\n"
                               "checked|in-progress|2020-01-01|2020-01-01|\n"
                               "note||2020-02-02|2020-02-02|Only a note.\n"
                               "note||2020-03-03|2020-03-03|status as imported: odd\n"
                               "status|fulfilled|2021-05-05|2021-05-05|Signed.\n");
    desk_refuses(desk, "a,b\n1,2\n", &(struct import_options){.as = "updates"}, "--map key=COLUMN");
}

/* Sources are found again by what they are; a key cites them for its commitment. */
static void test_sources(void **state)
{
    struct desk *desk = *state;
    TAKES("commitments", "key,title\nA,One\n", "1 1 0 0 0");
    static const char csv[] = "title,publisher,url,date,type,key\n"
                              "Act,Official Journal,https://oj.example/1,2020-01-01,deed,A\n"
                              "Release,,https://b.example,,,\n"
                              ",,,,,\n"
                              "Other,,,,,Z\n";
    TAKES("sources", csv, "4 2 0 0 2");
    TAKES("sources", csv, "4 0 0 2 2");
    TAKES("sources",
          "title,publisher,url,date,type,quote\n"
          "Act,Official Journal,https://oj.example/1,2020-01-01,deed,Article 1\n",
          "1 0 1 0 0");
    g_autofree char *export = desk_csv(desk->session, NOUN_SOURCE);
    assert_non_null(strstr(export, "Act,Official Journal,https://oj.example/1,,,2020-01-01,,deed,,"
                                   "Article 1,,public\n"));
}

/* One column a meeting: dated statuses, tied to the meetings; what is no status stays custom. */
static void test_wide(void **state)
{
    struct desk *desk = *state;
    TAKES("meetings", "id,date,place\nsofia-2018,2018-02-26/2018-02-27,Sofia\n", "1 1 0 0 0");
    static const char csv[] =
        "key,title,\"Lisbon, 22 June 2021\",sofia-2018,2024-06-20,2016,2015-01-01\n"
        "A,One,in progress,not started,done,12,\n"
        "B,Two,=,,odd,34,\n"
        "C,Three,done,,done,,42 euro\n";
    TAKES("commitments", csv, "3 3 0 0 0");
    TAKES("commitments", csv, "3 0 0 3 0");
    g_autofree char *a = desk_updates(desk, "A");
    g_autofree char *b = desk_updates(desk, "B");
    assert_string_equal(a, "status|not-started|2018-02-27|2018-02-27|\n"
                           "status|in-progress|2021-06-22|2021-06-22|\n"
                           "status|fulfilled|2024-06-20|2024-06-20|\n");
    assert_string_equal(b, "checked|not-assessed|2021-06-22|2021-06-22|\n");
    owned(commitment) row = desk_commitment(desk, "B");
    owned(commitment) c = desk_commitment(desk, "C");
    assert_string_equal(row->custom, "{\"2016\":\"34\",\"2024-06-20\":\"odd\"}");
    assert_string_equal(c->custom, "{\"2015-01-01\":\"42 euro\"}");
    g_autofree char *meeting = meeting_line(desk, "meeting-2021-06-22-lisbon");
    assert_string_equal(meeting, "2021-06-22|Lisbon|||held|");
    g_autofree char *none = meeting_line(desk, "meeting-2024-06-20");
    assert_string_equal(none, "none");
    TAKES("commitments", "key,\"Lisbon, 22 June 2021\",2024-06-20\nA,stalled,done\n", "1 0 1 0 0");
}

/* A place and a year name a meeting only where there is exactly one; what says nothing in the cells
 * does not count against a column, and "=" counts for it. */
static void test_wide_year(void **state)
{
    struct desk *desk = *state;
    TAKES("meetings",
          "id,date,place\nz,2022-06-14,Zagreb\ns,2023,Stockholm\nb-1,2020-02-01,Brno\n"
          "b-2,2020-09-01,Brno\n",
          "4 4 0 0 0");
    static const char csv[] = "key,title,Zagreb 2022,Stockholm (2023),Brno 2020,Oslo 2022,12022\n"
                              "A,One,done,in progress,done,done,done\n"
                              "B,Two,n/a,=,done,done,done\n"
                              "C,Three,–,odd,done,done,done\n";
    TAKES("commitments", csv, "3 3 0 0 0");
    TAKES("commitments", csv, "3 0 0 3 0");
    g_autofree char *a = desk_updates(desk, "A");
    g_autofree char *b = desk_updates(desk, "B");
    assert_string_equal(a, "status|fulfilled|2022-06-14|2022-06-14|\n"
                           "status|in-progress|2023-12-31|2023-12-31|\n");
    assert_string_equal(b, "checked|not-assessed|2023-12-31|2023-12-31|\n");
    owned(commitment) c = desk_commitment(desk, "C");
    assert_string_equal(c->custom, "{\"Brno 2020\":\"done\",\"Oslo 2022\":\"done\",\"12022\":"
                                   "\"done\",\"Stockholm (2023)\":\"odd\"}");
}

/* A day in digits at the head of a column of statuses asks for its order, and is read in it; over
 * other columns nothing is asked. */
static void test_wide_digits(void **state)
{
    struct desk *desk = *state;
    static const char csv[] = "key,title,05/06/2021,\"Lisbon, 7.8.2022\",22-06-2023,x 1/2/20201\n"
                              "A,One,done,in progress,12 euro,done\n";
    struct import_account account;
    struct import_options options = {0};
    g_autofree char *path = desk_write(desk, "wide.csv", csv, -1);
    g_autoptr(GError) failed = NULL;
    assert_false(import_file(desk->session, path, &options, &account, &failed));
    assert_non_null(
        strstr(failed->message, "wide.csv:1: is \"05/06/2021\" day/month or month/day?"));
    import_account_clear(&account);
    g_autofree char *none = desk_import(desk, "key,title,05/06/2021\nB,Two,12 euro\n", NULL);
    assert_string_equal(none, "1 1 0 0 0");
    options.dates = DAY_ORDER_MDY;
    g_autofree char *taken = desk_import(desk, csv, &options);
    assert_string_equal(taken, "1 1 0 0 0");
    g_autofree char *a = desk_updates(desk, "A");
    assert_string_equal(a, "status|fulfilled|2021-05-06|2021-05-06|\n"
                           "status|in-progress|2022-07-08|2022-07-08|\n");
    owned(commitment) c = desk_commitment(desk, "A");
    assert_string_equal(c->custom, "{\"22-06-2023\":\"12 euro\",\"x 1/2/20201\":\"done\"}");
    g_autofree char *meeting = meeting_line(desk, "meeting-2022-07-08-lisbon");
    assert_string_equal(meeting, "2022-07-08|Lisbon|||held|");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, desk_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_meetings),  TEST(test_meetings_again), TEST(test_wordings),
        TEST(test_updates),   TEST(test_sources),        TEST(test_wide),
        TEST(test_wide_year), TEST(test_wide_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
