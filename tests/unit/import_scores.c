/* import_scores.c proves tables of scores: which columns are taken for parties, what becomes of odd
 * cells and of published averages, and that a score is only ever added to. */
#include "core/exchange/import.h"

#include "core/score/score.h"
#include "db/party.h"
#include "tests/lib/desk.h"
#include "tests/lib/expect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define TAKES(options, csv, expected)                                                              \
    do {                                                                                           \
        g_autofree char *account_ = desk_import(desk, csv, options);                               \
        assert_string_equal(account_, expected);                                                   \
    } while (0)

/* What counts of a commitment: "Canada 2020 +1; …" in order of recording, earlier ones too. */
static char *scores(struct desk *desk, const char *key)
{
    owned(commitment) c = desk_commitment(desk, key);
    g_autoptr(GPtrArray) rows = assessment_live_of_commitment(desk->session->db, c->id, NULL);
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < rows->len; i++) {
        const struct assessment *row = rows->pdata[i];
        owned(party) party = party_by_id(desk->session->db, row->party_id, NULL);
        g_string_append_printf(all, "%s%s%s%s %s", all->len > 0 ? "; " : "", party->name,
                               *row->period != '\0' ? " " : "", row->period, row->score);
    }
    return g_string_free(all, FALSE);
}

#define SCORES(key, expected)                                                                      \
    do {                                                                                           \
        g_autofree char *scores_ = scores(desk, key);                                              \
        expect_text(key, expected, scores_);                                                       \
    } while (0)

static void custom_is(struct desk *desk, const char *key, const char *expected)
{
    owned(commitment) c = desk_commitment(desk, key);
    expect_text(key, expected, c->custom);
}

/* Whether a note of the account has these words. */
static gboolean says(const struct import_account *account, const char *words)
{
    for (guint i = 0; i < account->notes->len; i++)
        if (strstr(account->notes->pdata[i], words) != NULL)
            return TRUE;
    return FALSE;
}

static char *import_noting(struct desk *desk, const char *csv, struct import_options *options,
                           const char *words, gboolean expected)
{
    struct import_account account;
    char *line = desk_import_to(desk, csv, options, &account);
    if (says(&account, words) != expected) {
        g_autoptr(GString) all = g_string_new(NULL);
        for (guint i = 0; i < account.notes->len; i++)
            g_string_append_printf(all, "%s\n", (char *)account.notes->pdata[i]);
        fail_msg("expected %s\"%s\" in the notes:\n%s", expected ? "" : "no ", words, all->str);
    }
    import_account_clear(&account);
    return line;
}

#define NOTES(options, csv, words)                                                                 \
    do {                                                                                           \
        g_autofree char *account_ = import_noting(desk, csv, options, words, TRUE);                \
        assert_non_null(account_);                                                                 \
    } while (0)

static GPtrArray *rules(const char *first, const char *second)
{
    GPtrArray *map = g_ptr_array_new();
    g_ptr_array_add(map, (gpointer)first);
    if (second != NULL)
        g_ptr_array_add(map, (gpointer)second);
    return map;
}

static const char table[] = "id,text,year,uk,Allemagne,U.S.,Unione europea,score_jp,average\n"
                            "G-1,We will act.,2019,+1,0,-1,1,,0.25\n"
                            "G-2,We will talk.,2020,1,1,-,n/a,1,0.5\n";

/* Names, aliases, tokens and other languages; parties bound, periods, averages kept; nothing new the
 * second time, whatever the order of columns; one undo. */
static void test_columns(void **state)
{
    struct desk *desk = *state;
    static const char moved[] = "id,average,score_jp,Unione europea,U.S.,Allemagne,uk,text,year\n"
                                "G-1,0.25,,1,-1,0,+1,We will act.,2019\n"
                                "G-2,0.5,1,n/a,-,1,1,We will talk.,2020\n";
    TAKES(NULL, table, "2 2 0 0 0");
    SCORES("G-1", "United Kingdom 2019 +1; Germany 2019 0; United States 2019 -1; "
                  "European Union 2019 +1");
    SCORES("G-2", "United Kingdom 2020 +1; Germany 2020 +1; United States 2020 -1; "
                  "European Union 2020 na; Japan 2020 +1");
    custom_is(desk, "G-1", "{\"published\":\"0.25\",\"published as\":\"mean, 2 decimals\"}");
    g_autofree char *said = desk_wordings(desk, "G-1");
    expect_text("stated", "meeting-2019|reported|We will act.\n", said);
    TAKES(NULL, table, "2 0 0 2 0");
    TAKES(NULL, moved, "2 0 0 2 0");
}

/* The averages below a table are no commitment; a promise of such a name is. */
static void test_averages_below(void **state)
{
    struct desk *desk = *state;
    TAKES(NULL,
          "id,text,canada,france,average\nA-1,One.,1,-1,0\nA-2,Two.,0,1,0.5\n"
          "Average,,0.5,0.00,0.25\n,Overall mean,0.5,0,\n,Average prices shall fall.,0,1,\n"
          "A-3,Total,1,1,1\n",
          "6 4 0 0 2");
    SCORES("A-2", "Canada 0; France +1");
    SCORES("A-3", "Canada +1; France +1");
}

/* A changed cell adds a score; an emptied one takes none away; both are told. */
static void test_again(void **state)
{
    struct desk *desk = *state;
    TAKES(NULL, "id,text,canada,france\nA-1,One.,1,-1\nA-2,Two.,0,-1\n", "2 2 0 0 0");
    TAKES(NULL, "id,text,canada,france\nA-1,One.,0,\nA-2,Two.,0,-1\n", "2 0 1 1 0");
    SCORES("A-1", "Canada +1; France -1; Canada 0");
    TAKES(NULL, "id,text,canada,france\nA-1,One.,0,\nA-2,Two.,0,-1\n", "2 0 0 2 0");
    owned(commitment) c = desk_commitment(desk, "A-1");
    g_autoptr(GPtrArray) rows = assessment_live_of_commitment(desk->session->db, c->id, NULL);
    const struct assessment *first = rows->pdata[0], *last = rows->pdata[2];
    assert_int_equal(last->corrects_id, first->id);
    expect_text("reason", "imported from in.csv", last->reason);
}

/* None of these becomes a score: they are told by line and kept as they were, until mended. */
static void test_odd(void **state)
{
    struct desk *desk = *state;
    static const char odd[] = "id,text,canada,france,japan\n"
                              "A-1,One.,0.5,+,-1\n"
                              "A-2,Two.,1,\xE2\x80\x93,50%\n";
    NOTES(NULL, odd, "in.csv:2: column \"canada\": \"0.5\" left not assessed");
    SCORES("A-1", "France +1; Japan -1");
    SCORES("A-2", "Canada +1");
    custom_is(desk, "A-1", "{\"canada as imported\":\"0.5\"}");
    NOTES(NULL, odd, "in.csv:2: column \"france\": \"+\" taken for +1");
    NOTES(NULL, odd, "4 odd");
    TAKES(NULL, "id,text,canada,france,japan\nA-1,One.,0,+,-1\n", "1 0 1 0 0");
    custom_is(desk, "A-1", "");
    SCORES("A-1", "France +1; Japan -1; Canada 0");
}

/* More odd cells than are listed: all of them in a file beside. */
static void test_many_odd(void **state)
{
    struct desk *desk = *state;
    g_autoptr(GString) csv = g_string_new("id,text,canada,france\n");
    for (int i = 0; i < 30; i++)
        g_string_append_printf(csv, "A-%d,Words %d.,-1,%s\n", i, i, i < 25 ? "?" : "+1");
    struct import_options told = {0};
    g_autoptr(GPtrArray) map = rules("scores=canada,france", NULL);
    told.map = map;
    NOTES(&told, csv->str, "… and 5 more odd cells");
    g_autofree char *notes = desk_read(desk, "in.csv.notes.txt");
    assert_non_null(strstr(notes, "in.csv:2: column \"france\": \"?\" left not assessed\n"));
    assert_non_null(strstr(notes, "in.csv:26: column \"france\""));
}

/* Columns of 0 and 1 may be marks: they are not taken, and how to take them is told. */
static void test_marks(void **state)
{
    struct desk *desk = *state;
    static const char marks[] = "id,text,canada,france,new\nA-1,One.,1,0,1\nA-2,Two.,0,1,0\n";
    NOTES(NULL, marks, "marks, or scores? --map \"scores=canada,france\"");
    SCORES("A-1", "");
    struct import_options told = {0};
    g_autoptr(GPtrArray) map = rules("scores=canada, france", NULL);
    told.map = map;
    TAKES(&told, marks, "2 0 2 0 0");
    SCORES("A-1", "Canada +1; France 0");
}

/* Columns without a party's name are scores where more of the published averages follow with them;
 * a column of marks beside them is none. */
static void test_by_averages(void **state)
{
    struct desk *desk = *state;
    TAKES(NULL, "id,text,new,A,B,C,mean\nX-1,One.,1,1,0,-1,0\nX-2,Two.,0,1,1,0,0.67\n",
          "2 2 0 0 0");
    SCORES("X-1", "A +1; B 0; C -1");
    TAKES(NULL, "id,text,new,canada,Erewhon,mean\nY-1,One.,1,-1,1,0\nY-2,Two.,1,1,0,0.5\n",
          "2 2 0 0 0");
    SCORES("Y-1", "Canada -1; Erewhon +1");
    custom_is(desk, "Y-1",
              "{\"new\":\"1\",\"published\":\"0\",\"published as\":\"mean, 1 decimal\"}");
    NOTES(NULL, "id,text,tone,ambition\nZ-1,One.,-1,1\nZ-2,Two.,1,-1\n",
          "--map \"scores=tone,ambition\"");
    SCORES("Z-1", "");
}

/* Words under a party's name are no scores, nor are amounts. */
static void test_no_scores(void **state)
{
    struct desk *desk = *state;
    TAKES(NULL, "id,text,canada,france\nA-1,One.,Ottawa pays,12.5\nA-2,Two.,agreed,30\n",
          "2 2 0 0 0");
    SCORES("A-1", "");
    custom_is(desk, "A-1", "{\"canada\":\"Ottawa pays\",\"france\":\"12.5\"}");
    struct import_options none = {0};
    g_autoptr(GPtrArray) map = rules("scores=", NULL);
    none.map = map;
    TAKES(&none, "id,text,canada\nB-1,One.,-1\n", "1 1 0 0 0");
    SCORES("B-1", "");
}

/* Published figures on other scales, with commas; one that is no figure stays what it was. */
static void test_published(void **state)
{
    struct desk *desk = *state;
    TAKES(NULL,
          "id;text;canada;france;Overall compliance (%)\nP-1;One.;1;0;75 %\nP-2;Two.;-1;0;25%\n",
          "2 2 0 0 0");
    custom_is(desk, "P-1", "{\"published\":\"75 %\",\"published as\":\"percent, 0 decimals\"}");
    TAKES(NULL, "id;text;canada;france;japan;Moyenne\nQ-1;One.;1;0;-1;0\nQ-2;Two.;1;1;0;0,67\n",
          "2 2 0 0 0");
    custom_is(desk, "Q-2", "{\"published\":\"0,67\",\"published as\":\"mean, 2 decimals\"}");
    TAKES(NULL, "id,text,canada,france,Final score\nF-1,One.,1,-1,0\n", "1 1 0 0 0");
    custom_is(desk, "F-1", "{\"published\":\"0\",\"published as\":\"mean, 0 decimals\"}");
    TAKES(NULL, "id,text,canada,france,result\nR-1,One.,1,-1,soon\n", "1 1 0 0 0");
    custom_is(desk, "R-1", "{\"result\":\"soon\"}");
    struct import_options told = {0};
    g_autoptr(GPtrArray) map = rules("published=Indice", "period==2020 final");
    told.map = map;
    TAKES(&told, "id,text,canada,france,Indice\nS-1,One.,1,-1,0.00\n", "1 1 0 0 0");
    custom_is(desk, "S-1",
              "{\"published 2020 final\":\"0.00\",\"published as 2020 final\":\"mean, 2 "
              "decimals\"}");
    SCORES("S-1", "Canada 2020 final +1; France 2020 final -1");
}

/* Two columns for one party: the first counts, and the second run finds nothing new. */
static void test_same_party(void **state)
{
    struct desk *desk = *state;
    static const char twice[] = "id,text,UK,United Kingdom,France\nU-1,One.,1,-1,-1\n";
    NOTES(NULL, twice, "\"United Kingdom\" is of the same party as \"UK\"");
    SCORES("U-1", "United Kingdom +1; France -1");
    custom_is(desk, "U-1", "{\"United Kingdom\":\"-1\"}");
    TAKES(NULL, twice, "1 0 0 1 0");
}

/* A period by its own column, by a year that is none, by a rule; "" is the whole life. */
static void test_periods(void **state)
{
    struct desk *desk = *state;
    TAKES(NULL, "id,text,cycle,canada\nA-1,One.,first half of 2020,-1\n", "1 1 0 0 0");
    SCORES("A-1", "Canada 2020-40 -1");
    TAKES(NULL, "id,text,year,canada\nB-1,One.,2019-20,-1\nB-2,Two.,2020-21,1\n", "2 2 0 0 0");
    SCORES("B-1", "Canada 2019-20 -1");
    struct import_options told = {0};
    g_autoptr(GPtrArray) map = rules("period=", NULL);
    told.map = map;
    TAKES(&told, "id,text,year,canada\nC-1,One.,2019,-1\n", "1 1 0 0 0");
    SCORES("C-1", "Canada -1");
}

/* Columns of an interim and a final report are of two periods, each with its average. */
static void test_interim(void **state)
{
    struct desk *desk = *state;
    TAKES(NULL,
          "id,text,year,Canada (interim),Canada (final),France (interim),France (final),"
          "Interim average,Final average\nI-1,One.,2020,0,1,-1,-1,-0.5,0\n",
          "1 1 0 0 0");
    SCORES("I-1", "Canada 2020 interim 0; Canada 2020 final +1; France 2020 interim -1; "
                  "France 2020 final -1");
    custom_is(desk, "I-1",
              "{\"published 2020 interim\":\"-0.5\",\"published as 2020 interim\":\"mean, 1 "
              "decimal\",\"published 2020 final\":\"0\",\"published as 2020 final\":\"mean, 0 "
              "decimals\"}");
}

static guint count(struct desk *desk)
{
    gint64 n = 0;
    assert_true(commitment_count(desk->session->db, &n, NULL));
    return (guint)n;
}

/* Without a key, rows that differ in their scores alone are both taken, and a score that changes
 * finds the row it belongs to. */
static void test_without_key(void **state)
{
    struct desk *desk = *state;
    struct import_options keyless = {0};
    g_autoptr(GPtrArray) map = rules("key=", NULL);
    keyless.map = map;
    TAKES(&keyless, "id,text,canada,france\nx,One.,1,-1\nx,One.,0,0\nx,One.,0,0\ny,Two.,1,1\n",
          "4 3 0 1 0");
    TAKES(&keyless, "id,text,canada,france\nx,One.,1,-1\nx,One.,0,0\nx,One.,0,0\ny,Two.,1,1\n",
          "4 0 0 4 0");
    TAKES(&keyless, "id,text,canada,france\nx,One.,1,-1\nx,One.,0,1\ny,Two.,1,1\n", "3 0 1 2 0");
    SCORES("C-0001", "Canada +1; France -1");
    SCORES("C-0002", "Canada 0; France 0; France +1");
    assert_int_equal(count(desk), 3);
}

/* One key with two sets of scores: neither is right for certain. */
static void test_one_key_twice(void **state)
{
    struct desk *desk = *state;
    TAKES(NULL, "id,text,canada,france\nx,One.,1,-1\nx,One.,0,0\ny,Two.,1,1\n", "3 1 0 0 2");
    SCORES("y", "Canada +1; France +1");
}

/* Scores without words are taken; words without scores are what they always were. */
static void test_without_words(void **state)
{
    struct desk *desk = *state;
    NOTES(NULL, "id,area,text,canada,france\nN-1,Trade,,1,-1\nN-2,Trade,,,\n",
          "without words of what was promised");
    assert_int_equal(count(desk), 1);
    owned(commitment) c = desk_commitment(desk, "N-1");
    expect_text("title", "N-1", c->title);
}

/* Who is scored is bound beside those the file names; positions have no scores. */
static void test_bound(void **state)
{
    struct desk *desk = *state;
    static const char bound[] = "id,text,parties,canada,france,kind\n"
                                "B-1,One.,Japan; Canada,1,-1,one-off\n"
                                "B-2,Two.,Japan,1,-1,position\n";
    NOTES(NULL, bound, "which have none: left out");
    SCORES("B-1", "Canada +1; France -1");
    SCORES("B-2", "");
    g_autofree char *csv = desk_csv(desk->session, NOUN_COMMITMENT);
    assert_non_null(strstr(csv, "Japan; Canada; France"));
    TAKES(NULL, bound, "2 0 0 2 0");
}

/* One score a row, for commitments that are there: dated, with reasons, each told apart. */
static void test_long(void **state)
{
    struct desk *desk = *state;
    static const char rows[] = "commitment,country,rating,cycle,comment,coder,date\n"
                               "A-1,Canada,+1,2020,done,Ann,2021-05-01\n"
                               "A-1,USA,0.5,2020,,Ann,2021-05-01\n"
                               "A-1,France,,2020,,Ann,2021-05-01\n"
                               "A-1,Atlantis,1,2020,,Ann,2021-05-01\n"
                               "A-9,Canada,1,2020,,Ann,2021-05-01\n"
                               "A-2,Canada,1,2020,,Ann,2021-05-01\n"
                               "A-1,France,-,2020,,Ann,2099-01-01\n"
                               "A-1,Japan,-,2020,,Ann,2021-05-01\n";
    TAKES(NULL, "id,text,parties,kind\nA-1,One.,Canada; France,one-off\nA-2,Two.,Canada,position\n",
          "2 2 0 0 0");
    struct import_options as = {.as = "scores"};
    TAKES(&as, rows, "8 2 0 1 5");
    SCORES("A-1", "Canada 2020 +1; Japan 2020 -1");
    TAKES(&as, rows, "8 0 0 3 5");
    TAKES(&as, "key,party,score,period,date\nA-1,ca,0,2020,2021-06-01\nA-1,jp,-1,2020,\n",
          "2 0 1 1 0");
    SCORES("A-1", "Canada 2020 +1; Japan 2020 -1; Canada 2020 0");
    TAKES(&as, "key,party,score\nA-1,ca,1\nA-1,ca,-1\n", "2 0 0 0 2");
}

/* A second coder's scores come in apart; who was first is not second, and the other way round. */
static void test_long_roles(void **state)
{
    struct desk *desk = *state;
    TAKES(NULL, "id,text,parties\nA-1,One.,Canada; France\n", "1 1 0 0 0");
    struct import_options as = {.as = "scores"};
    TAKES(&as, "key,party,score,author,role\nA-1,ca,1,Ann,first\nA-1,fr,0,Ann,\n", "2 2 0 0 0");
    static const char second[] = "key,party,score,author,role\nA-1,ca,-1,Ben,second\n"
                                 "A-1,fr,0,ann,second\nA-1,fr,0,Ben,judge\n";
    TAKES(&as, second, "3 1 0 0 2");
    TAKES(&as, second, "3 0 0 1 2");
    TAKES(&as, "key,party,score,author\nA-1,ca,0,Ben\n", "1 0 0 0 1");
    owned(commitment) c = desk_commitment(desk, "A-1");
    owned(party) canada = party_find(desk->session->db, "Canada", NULL);
    g_autoptr(GPtrArray) live = assessment_live_of_commitment(desk->session->db, c->id, NULL);
    expect_text("first", "+1", score_standing(live, canada->id, "")->score);
    expect_text("second", "-1", score_last(live, canada->id, "", SCORE_SECOND)->score);
}

/* A column a party, for commitments that are there: nothing else of the file is taken. */
static void test_wide(void **state)
{
    struct desk *desk = *state;
    TAKES(NULL, "id,text,note\nA-1,One.,Keep this.\n", "1 1 0 0 0");
    struct import_options as = {.as = "scores"};
    TAKES(&as, "id,note,canada,P2,average\nA-1,Not this.,1,0,0.5\nA-9,,1,1,1\n", "2 0 1 0 1");
    SCORES("A-1", "Canada +1; P2 0");
    owned(commitment) c = desk_commitment(desk, "A-1");
    expect_text("note", "Keep this.", c->note);
    TAKES(&as, "id,canada,P2,average\nA-1,1,-1,0\n", "1 0 1 0 0");
    SCORES("A-1", "Canada +1; P2 0; P2 -1");
    desk_refuses(desk, "id,canada\nA-1,some words\n", &as, "scores need a party and a score");
    desk_refuses(desk, "party,score\nCanada,1\n", &as, "which commitment was scored");
}

/* Nobody is both coders of one score. */
static void test_second_coder(void **state)
{
    struct desk *desk = *state;
    TAKES(NULL, "id,text,parties\nA-1,One.,Canada\n", "1 1 0 0 0");
    owned(commitment) c = desk_commitment(desk, "A-1");
    owned(party) canada = party_find(desk->session->db, "Canada", NULL);
    const struct score_entry second = {.score = "0", .role = SCORE_SECOND};
    assert_true(score_set(desk->session, c->id, canada->id, &second, NULL));
    TAKES(NULL, "id,text,canada\nA-1,One.,-1\n", "1 0 0 0 1");
    SCORES("A-1", "Canada 0");
}

/* A column that is named twice or is not there is told, and nothing is stored. */
static void test_wrong_rules(void **state)
{
    struct desk *desk = *state;
    struct import_options told = {0};
    g_autoptr(GPtrArray) map = rules("scores=canada,atlantis", NULL);
    told.map = map;
    desk_refuses(desk, "id,text,canada\nA-1,One.,1\n", &told, "no column \"atlantis\"");
    g_autoptr(GPtrArray) other = rules("published=", "scores=canada");
    told.map = other;
    TAKES(&told, "id,text,canada,average\nA-1,One.,1,1\n", "1 1 0 0 0");
    custom_is(desk, "A-1", "{\"average\":\"1\"}");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, desk_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_columns),       TEST(test_averages_below), TEST(test_again),
        TEST(test_odd),           TEST(test_many_odd),       TEST(test_marks),
        TEST(test_by_averages),   TEST(test_no_scores),      TEST(test_published),
        TEST(test_interim),       TEST(test_without_key),    TEST(test_one_key_twice),
        TEST(test_without_words), TEST(test_bound),          TEST(test_long),
        TEST(test_long_roles),    TEST(test_wide),           TEST(test_same_party),
        TEST(test_periods),       TEST(test_second_coder),   TEST(test_wrong_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
