/* import_commitment.c proves what rows of a table of commitments become: fields, words, statuses,
 * due periods, custom fields, matches. */
#include "core/exchange/import.h"

#include "core/story/story.h"
#include "tests/lib/desk.h"
#include "tests/lib/expect.h"
#include "tests/lib/specimen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define TAKES(csv, expected)                                                                       \
    do {                                                                                           \
        g_autofree char *account_ = desk_import(desk, csv, NULL);                                  \
        assert_string_equal(account_, expected);                                                   \
    } while (0)

/* Every kind of field of one row, in the words of another program. */
static void test_fields(void **state)
{
    struct desk *desk = *state;
    TAKES("ref,title,kind,actor,topic,owner,priority,next steps,follow up,note,Cost\n"
          "A-1,  Cut emissions ,Standing,EU; Belgium (host),e-evidence,Desk A,HIGH,Ask,"
          "2026-12-01,Seen.,12\n",
          "1 1 0 0 0");
    owned(commitment) c = desk_commitment(desk, "A-1");
    assert_string_equal(c->title, "Cut emissions");
    assert_string_equal(c->kind, "standing");
    assert_string_equal(c->parties_text, "European Union; Belgium");
    assert_string_equal(c->topics_text, "Electronic evidence");
    assert_string_equal(c->owner, "Desk A");
    assert_string_equal(c->priority, "high");
    assert_string_equal(c->next_step, "Ask");
    assert_string_equal(c->follow_up_on, "2026-12-01");
    assert_string_equal(c->note, "Seen.");
    assert_string_equal(c->custom, "{\"Cost\":\"12\"}");
    assert_string_equal(c->status, "not-assessed");
}

static void assert_due(struct desk *desk, const char *key, guint i, const char *text,
                       const char *edtf)
{
    owned(commitment) c = desk_commitment(desk, key);
    g_autoptr(GPtrArray) wordings = NULL;
    OK((wordings = wording_of_commitment(desk->session->db, c->id, error)) != NULL);
    assert_true(i < wordings->len);
    const struct wording *wording = wordings->pdata[i];
    assert_string_equal(text, wording->due_text);
    assert_string_equal(edtf, wording->due_edtf);
}

/* What a row says of when it is due is kept with its words: so the next meeting's can differ. */
static void test_wordings_keep_their_due(void **state)
{
    struct desk *desk = *state;
    TAKES("key,text,meeting,meeting_date,due\n"
          "A,We will act by 2022.,One,2021-06-22,end of 2022\n"
          "B,We will act.,One,2021-06-22,\n",
          "2 2 0 0 0");
    TAKES("key,text,meeting,meeting_date,due\n"
          "A,We will act by 2025.,Two,2024-06-20,end of 2025\n",
          "1 0 1 0 0");
    assert_due(desk, "A", 0, "end of 2022", "../2022");
    assert_due(desk, "A", 1, "end of 2025", "../2025");
    assert_due(desk, "B", 0, "", "");
}

/* Text with a meeting is a wording of record there, reported speech unless the file says how it is
 * known; the meeting is found by place and date, and made but once. */
static void test_wordings(void **state)
{
    struct desk *desk = *state;
    TAKES("key,text,meeting,meeting_date,place,voice\n"
          "A,We will act.,Ministers' meeting,2021-06-22,Lisbon,\n"
          "B,We shall act.,Ministers' meeting,22 June 2021,LISBON,verbatim\n"
          "C,Somebody acts.,,2021-06-22,Lisbon,gossip\n"
          "D,Nobody acts.,,,,\n",
          "4 4 0 0 0");
    g_autofree char *a = desk_wordings(desk, "A"), *b = desk_wordings(desk, "B");
    g_autofree char *c = desk_wordings(desk, "C"), *d = desk_wordings(desk, "D");
    assert_string_equal(a, "meeting-2021-06-22-lisbon|reported|We will act.\n");
    assert_string_equal(b, "meeting-2021-06-22-lisbon|verbatim|We shall act.\n");
    assert_string_equal(c, "meeting-2021-06-22-lisbon|reported|Somebody acts.\n");
    assert_string_equal(d, "");
    owned(commitment) plain = desk_commitment(desk, "D");
    owned(commitment) gossip = desk_commitment(desk, "C");
    assert_string_equal(plain->description, "Nobody acts.");
    assert_string_equal(plain->title, "Nobody acts.");
    assert_string_equal(gossip->custom, "{\"voice as imported\":\"gossip\"}");
}

/* A title is made of the words where none is given: one line, cut at a word. */
static void test_titles(void **state)
{
    struct desk *desk = *state;
    TAKES("key,text\n"
          "A,\"We will\r\n cut  emissions.\"\n"
          "B,\"\n\"\n"
          "C,We agree to strengthen and to deepen the cooperation between our services and all "
          "their partners in every field of which mention has been made above\n"
          "D,\n",
          "4 3 0 0 1");
    owned(commitment) a = desk_commitment(desk, "A");
    owned(commitment) b = desk_commitment(desk, "B");
    owned(commitment) c = desk_commitment(desk, "C");
    assert_string_equal(a->title, "We will cut emissions.");
    assert_string_equal(a->description, "We will\r\n cut  emissions.");
    assert_string_equal(b->title, "B");
    assert_string_equal(b->description, "\n");
    assert_true(g_utf8_strlen(c->title, -1) <= 120);
    assert_true(g_str_has_suffix(c->title, "…"));
    TAKES("key,title,meeting,meeting_date\nE,Only a title,Ministers,2020-01-01\n", "1 1 0 0 0");
    g_autofree char *e = desk_wordings(desk, "E");
    assert_string_equal(e, "meeting-2020-01-01|own-summary|Only a title\n");
}

/* A meeting without a date that nobody knows is remembered by name; one that is known is tied. */
static void test_undated_meetings(void **state)
{
    struct desk *desk = *state;
    TAKES("key,text,meeting,meeting_date\nA,One.,Sofia meeting,2018-02-26/2018-02-27\n",
          "1 1 0 0 0");
    TAKES("key,text,meeting\nB,Two.,Sofia\nC,Three.,Nowhere\n", "2 2 0 0 0");
    g_autofree char *b = desk_wordings(desk, "B"), *c = desk_wordings(desk, "C");
    assert_string_equal(b, "meeting-2018-02-26|reported|Two.\n");
    assert_string_equal(c, "");
    owned(commitment) row = desk_commitment(desk, "C");
    assert_string_equal(row->description, "Three.");
    assert_string_equal(row->custom, "{\"meeting as imported\":\"Nowhere\"}");
}

/* A column of dates rejects what is none; a column of words keeps everything. */
static void test_due(void **state)
{
    static const struct {
        const char *due;
        const char *edtf; /* NULL: the row is rejected */
    } cases[] = {
        {"2026-12-31", "2026-12-31"},
        {"2028-02-29", "2028-02-29"},
        {"first half of 2025", "2025-40"},
        {"T3 2021", "2021-35"},
        {"by the end of 2027", "../2027"},
        {"as soon as possible", ""},
        {"n/a", ""},
        {"", ""},
        {"2026-02-30", NULL},
        {"2026-13-01", NULL},
        {"0000-00-00", NULL},
        {"99999-12-31", NULL},
        {"2026-1-1x", NULL},
        {"12/31/26", NULL},
        {"tomorrow", NULL},
        {"２０２６-０１-０１", NULL},
        {"٢٠٢٦-٠١-٠١", NULL},
        {"-2026-01-01", NULL},
        {"2026-06-31", NULL},
    };
    struct desk *desk = *state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *csv = g_strdup_printf("key,text,due\nD-%zu,Text,%s\n", i, cases[i].due);
        g_autofree char *key = g_strdup_printf("D-%zu", i);
        g_autofree char *account = desk_import(desk, csv, NULL);
        expect_text(cases[i].due, cases[i].edtf != NULL ? "1 1 0 0 0" : "1 0 0 0 1", account);
        if (cases[i].edtf == NULL)
            continue;
        owned(commitment) c = desk_commitment(desk, key);
        expect_text(cases[i].due, cases[i].edtf, c->due_edtf);
    }
    TAKES("key,text,due_text\nW,Text,tomorrow\nX,Text,2026-02-30\n", "2 1 0 0 1");
    owned(commitment) kept = desk_commitment(desk, "W");
    assert_string_equal(kept->due_text, "tomorrow");
    assert_string_equal(kept->due_edtf, "");
}

/* Words that count from a meeting do so from its last day; without one they stay undated. */
static void test_due_of_meetings(void **state)
{
    struct desk *desk = *state;
    TAKES("key,text,due,meeting_date\n"
          "A,Text,by the end of the year,2022-06-23\nB,Text,next year,\n",
          "2 2 0 0 0");
    owned(commitment) a = desk_commitment(desk, "A");
    owned(commitment) b = desk_commitment(desk, "B");
    assert_string_equal(a->due_last, "2022-12-31");
    assert_string_equal(b->due_text, "next year");
    assert_string_equal(b->due_edtf, "");
    TAKES("key,text,due_from,due_to\n"
          "C,Text,2015-01-01,2015-06-30\nD,Text,2015-03-01,2016-04-29\nE,Text,,2016-04-29\n"
          "F,Text,2016-05-01,2016-04-29\nG,Text,2015-03-01,2015-03-01\n",
          "5 4 0 0 1");
    owned(commitment) c = desk_commitment(desk, "C");
    owned(commitment) d = desk_commitment(desk, "D");
    owned(commitment) e = desk_commitment(desk, "E");
    owned(commitment) g = desk_commitment(desk, "G");
    assert_string_equal(c->due_edtf, "2015-40");
    assert_string_equal(d->due_edtf, "2015-03-01/2016-04-29");
    assert_string_equal(d->due_text, "2015-03-01/2016-04-29");
    assert_string_equal(e->due_edtf, "../2016-04-29");
    assert_string_equal(g->due_text, "2015-03-01");
}

/* The order of day and month is never guessed: a file that needs one is refused, or asked about. */
static enum day_order answer_dmy(gpointer data, const char *example, guint line)
{
    *(char **)data = g_strdup_printf("%s on line %u", example, line);
    return DAY_ORDER_DMY;
}

static void test_order_of_days(void **state)
{
    struct desk *desk = *state;
    g_autofree char *asked = NULL;
    static const char csv[] = "key,text,due\nA,Text,2026-01-01\nB,Text,05/06/2021\n";
    struct import_options dmy = {.dates = DAY_ORDER_DMY}, mdy = {.dates = DAY_ORDER_MDY};
    struct import_options ask = {.hooks = {.data = &asked, .ask_order = answer_dmy}};
    desk_refuses(desk, csv, NULL, "in.csv:3");
    desk_refuses(desk, csv, NULL, "--dates dmy or --dates mdy");
    desk_refuses(desk, "key,text,due\nA,Text,31/12/2026\n", NULL, "--dates");
    g_autofree char *first = desk_import(desk, csv, &ask);
    assert_string_equal(first, "2 2 0 0 0");
    assert_string_equal(asked, "05/06/2021 on line 3");
    owned(commitment) b = desk_commitment(desk, "B");
    assert_string_equal(b->due_edtf, "2021-06-05");
    g_autofree char *second = desk_import(desk, csv, &mdy);
    assert_string_equal(second, "2 0 0 2 0"); /* the same words keep their date */
    g_autofree char *third = desk_import(desk, "key,text,due\nC,T,12/31/2026\n", &dmy);
    assert_string_equal(third, "1 0 0 0 1");
    TAKES("key,text,due\nD,T,5/5/2021\n", "1 1 0 0 0");
}

/* Foreign statuses: synonyms, then --map-status; the rest is not assessed, its word kept. */
static void test_statuses(void **state)
{
    static const struct {
        const char *word, *status, *custom;
    } cases[] = {
        {"done", "fulfilled", ""},
        {"In Progress", "in-progress", ""},
        {"open", "not-assessed", "{\"status as imported\":\"open\"}"},
        {"late", "not-assessed", "{\"status as imported\":\"late\"}"},
        {"x", "not-assessed", "{\"status as imported\":\"x\"}"},
        {"1", "not-assessed", "{\"status as imported\":\"1\"}"},
        {"fatto a metà", "partly-continuing", ""},
        {"superseded", "not-assessed", "{\"status as imported\":\"superseded\"}"},
        {"", "not-assessed", ""},
        {"broken", "not-fulfilled", ""},
    };
    struct desk *desk = *state;
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_ptr_array_add(words, (char *)"Fatto a META=partly-continuing");
    struct import_options options = {.status = words};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *csv =
            g_strdup_printf("key,text,status\nS-%zu,Text,%s\n", i, cases[i].word);
        g_autofree char *key = g_strdup_printf("S-%zu", i);
        g_autofree char *account = desk_import(desk, csv, &options);
        expect_text(cases[i].word, "1 1 0 0 0", account);
        owned(commitment) c = desk_commitment(desk, key);
        expect_text(cases[i].word, cases[i].status, c->status);
        expect_text(cases[i].word, cases[i].custom, c->custom);
    }
    g_ptr_array_add(words, (char *)"open=nonsense");
    desk_refuses(desk, "key,text\nA,T\n", &options, "open=nonsense");
}

/* A status without a day is undated: it is never read as done late. With one it is. */
static void test_days_of_statuses(void **state)
{
    struct desk *desk = *state;
    TAKES("key,text,due,status,status on\n"
          "A,Text,2019,done,\nB,Text,2019,done,2020-02-01\nC,Text,2019,done,2027-01-01\n",
          "3 2 0 0 1");
    owned(commitment) a = desk_commitment(desk, "A");
    owned(commitment) b = desk_commitment(desk, "B");
    assert_string_equal(a->status_on, "");
    assert_int_equal(story_timeliness(desk->session, a), TIMELINESS_NONE);
    assert_string_equal(b->status_on, "2020-02-01");
    assert_int_equal(story_timeliness(desk->session, b), TIMELINESS_DONE_LATE);
    g_autofree char *updates = desk_updates(desk, "B");
    assert_string_equal(updates, "status|fulfilled|2020-02-01|2020-02-01|\n");
}

/* A position has no status: its word is kept, the row is taken. */
static void test_positions(void **state)
{
    struct desk *desk = *state;
    TAKES("key,text,kind,status\nA,Text,position,done\nB,Text,odd kind,done\n", "2 2 0 0 0");
    owned(commitment) a = desk_commitment(desk, "A");
    owned(commitment) b = desk_commitment(desk, "B");
    assert_string_equal(a->status, "");
    assert_string_equal(a->custom, "{\"status as imported\":\"done\"}");
    assert_string_equal(b->kind, "one-off");
    assert_string_equal(b->custom, "{\"kind as imported\":\"odd kind\"}");
    TAKES("key,status\nA,in progress\n", "1 0 1 0 0");
    owned(commitment) again = desk_commitment(desk, "A");
    assert_string_equal(again->custom, "{\"status as imported\":\"in progress\"}");
}

/* What needs a source rests on the one named, else on the file; a successor may come later in the
 * file; one that never comes leaves the word. */
static void test_needs(void **state)
{
    struct desk *desk = *state;
    TAKES("key,text,status,source,superseded by\n"
          "A,Text,broken,https://example.org/a,\nB,Text,broken,,\n"
          "C,Text,superseded,,D\nD,Text,,,\nE,Text,superseded,,Z\n",
          "5 5 0 0 0");
    owned(commitment) a = desk_commitment(desk, "A");
    owned(commitment) b = desk_commitment(desk, "B");
    owned(commitment) c = desk_commitment(desk, "C");
    owned(commitment) e = desk_commitment(desk, "E");
    assert_string_equal(c->status, "superseded");
    assert_string_equal(e->status, "not-assessed");
    assert_string_equal(e->custom, "{\"status as imported\":\"superseded\"}");
    owned_story story_a = story_load(desk->session, a->id, NULL);
    owned_story story_b = story_load(desk->session, b->id, NULL);
    const struct source *of_a = story_current(story_a)->sources->pdata[0];
    const struct source *of_b = story_current(story_b)->sources->pdata[0];
    assert_string_equal(of_a->url, "https://example.org/a");
    assert_string_equal(of_b->title, "in.csv");
}

/* The same key again is an update that says what changed; what no column speaks of stays. */
static void test_updates(void **state)
{
    struct desk *desk = *state;
    struct import_account account;
    TAKES("key,title,owner,parties,Cost\nA,One,Ana,European Union,5\nB,Two,Bo,Belgium,6\n",
          "2 2 0 0 0");
    g_autofree char *text = desk_import_to(
        desk, "key,title,parties,Cost\nA,One,EU,\nB,Two!,Belgium; France,6\n", NULL, &account);
    assert_string_equal(text, "2 0 2 0 0");
    assert_int_equal(account.changes->len, 2);
    assert_string_equal(account.changes->pdata[0], "A: custom fields");
    assert_string_equal(account.changes->pdata[1], "B: title, parties");
    import_account_clear(&account);
    owned(commitment) a = desk_commitment(desk, "A");
    owned(commitment) b = desk_commitment(desk, "B");
    assert_string_equal(a->owner, "Ana");
    assert_string_equal(a->custom, "");
    assert_string_equal(b->parties_text, "Belgium; France");
    TAKES("key,owner\na,\n", "1 0 1 0 0"); /* an empty cell of a column empties the field */
    owned(commitment) emptied = desk_commitment(desk, "A");
    assert_string_equal(emptied->owner, "");
    TAKES("key,owner\nZ,Zoe\n", "1 0 0 0 1");
}

/* Nothing more recent is taken back by an undated status; a dated one is told once. */
static void test_statuses_again(void **state)
{
    struct desk *desk = *state;
    static const char first[] = "key,text,status,status_on\nA,T,in progress,2020-01-01\n";
    TAKES(first, "1 1 0 0 0");
    TAKES("key,status,status_on\nA,done,2021-05-05\n", "1 0 1 0 0");
    TAKES(first, "1 0 0 1 0");
    TAKES("key,status\nA,done\n", "1 0 0 1 0");
    TAKES("key,status\nA,stalled\n", "1 0 1 0 0");
    g_autofree char *updates = desk_updates(desk, "A");
    assert_string_equal(updates, "status|in-progress|2020-01-01|2020-01-01|\n"
                                 "status|fulfilled|2021-05-05|2021-05-05|\n"
                                 "status|stalled|2026-11-23|2026-11-23|\n");
}

/* A wording changes with the file; one whose words stand in a document does not. */
static void test_wordings_again(void **state)
{
    struct desk *desk = *state;
    TAKES("key,text,meeting_date\nA,First words.,2020-01-01\n", "1 1 0 0 0");
    TAKES("key,text,meeting_date\nA,First words.,2020-01-01\n", "1 0 0 1 0");
    TAKES("key,text,meeting_date\nA,Other words.,2020-01-01\n", "1 0 1 0 0");
    TAKES("key,text,meeting_date\nA,Third words.,2021-01-01\n", "1 0 1 0 0");
    g_autofree char *words = desk_wordings(desk, "A");
    assert_string_equal(words, "meeting-2020-01-01|reported|Other words.\n"
                               "meeting-2021-01-01|reported|Third words.\n");
}

/* Rows without a key are known again by all they say, wherever their columns stand. */
static void test_fingerprints(void **state)
{
    struct desk *desk = *state;
    TAKES("text,Cost\nOne,1\nTwo,2\nTwo,2\n", "3 2 0 1 0");
    TAKES("Cost,text\n1,One\n2,Two\n", "2 0 0 2 0");
    TAKES("text,Cost\nOne,1\nThree,3\n", "2 1 0 1 0");
    owned(commitment) c = desk_commitment(desk, "C-0003");
    assert_string_equal(c->title, "Three");
    TAKES("key,text,Cost\n,One,1\nK,Four,4\n", "2 1 0 1 0");
}

/* One key with two texts, and keys that only look alike: none of them is taken. */
static void test_clashes(void **state)
{
    struct desk *desk = *state;
    TAKES("ref,text\nA,first\nA,second\nA\u200b,look-alike\nB,fine\n", "4 1 0 0 3");
    TAKES("ref,text\nD,same\nD,same\n", "2 1 0 1 0");
    TAKES("ref,text,meeting_date\nE,same,2020-01-01\nE,same,2021-01-01\n", "2 1 1 0 0");
    TAKES("ref,text\nF,one\nG,x\nF,one\nF,two\n", "4 1 0 0 3");
    g_autoptr(GPtrArray) rules = g_ptr_array_new();
    g_ptr_array_add(rules, (char *)"key=ref+text");
    struct import_options joined = {.map = rules}, keyless = {.map = rules};
    g_autofree char *both = desk_import(desk, "ref,text\nH,first\nH,second\n", &joined);
    assert_string_equal(both, "2 2 0 0 0");
    owned(commitment) h = desk_commitment(desk, "H second");
    assert_string_equal(h->title, "second");
    rules->pdata[0] = (char *)"key=";
    g_autofree char *none = desk_import(desk, "ref,text\nI,first\nI,second\n", &keyless);
    assert_string_equal(none, "2 2 0 0 0");
    g_autofree char *wordings = desk_wordings(desk, "E");
    assert_string_equal(wordings, "meeting-2020-01-01|reported|same\n"
                                  "meeting-2021-01-01|reported|same\n");
}

/* New keys count in the series of the row, else of --series. */
static void test_series(void **state)
{
    struct desk *desk = *state;
    struct import_options options = {.series = "eu-us-jha"};
    g_autofree char *text =
        desk_import(desk, "text,series\nOne,\nTwo,g7-summit\nThree,G7 Summit\n", &options);
    assert_string_equal(text, "3 3 0 0 0");
    g_autofree char *csv = desk_csv(desk->session, NOUN_COMMITMENT);
    assert_non_null(strstr(csv, "-0001,One,one-off,eu-us-jha,"));
    assert_non_null(strstr(csv, "-0001,Two,one-off,g7-summit,"));
    assert_non_null(strstr(csv, "-0002,Three,one-off,g7-summit,"));
    options.series = "No Token";
    desk_refuses(desk, "text\nOne\n", &options, "No Token");
}

/* Names in a cell may be parted by another sign. */
static void test_lists(void **state)
{
    struct desk *desk = *state;
    struct import_options options = {.lists = ','};
    g_autofree char *text = desk_import(
        desk, "key,title,topics\nA,One,\"Rights of the Child,Women's rights; all\"\n", &options);
    assert_string_equal(text, "1 1 0 0 0");
    owned(commitment) a = desk_commitment(desk, "A");
    assert_string_equal(a->topics_text, "Rights of the Child; Women's rights; all");
    g_autofree char *csv = desk_csv(desk->session, NOUN_COMMITMENT);
    assert_non_null(strstr(csv, "Rights of the Child; Women's rights\\; all"));
}

/* A file that does not say what was promised is refused with what it has and how to map it. */
static void test_unmapped(void **state)
{
    struct desk *desk = *state;
    desk_refuses(desk, "ref,nothing_known\nA,B\n", NULL, "\"ref\", \"nothing_known\"");
    desk_refuses(desk, "ref,nothing_known\nA,B\n", NULL, "--map text=COLUMN");
    desk_refuses(desk, "ref,text,Ref\nA,B,C\n", NULL, "columns 1 and 3");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, desk_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_fields),
        TEST(test_wordings_keep_their_due),
        TEST(test_wordings),
        TEST(test_titles),
        TEST(test_undated_meetings),
        TEST(test_due),
        TEST(test_due_of_meetings),
        TEST(test_order_of_days),
        TEST(test_statuses),
        TEST(test_days_of_statuses),
        TEST(test_positions),
        TEST(test_needs),
        TEST(test_updates),
        TEST(test_statuses_again),
        TEST(test_wordings_again),
        TEST(test_fingerprints),
        TEST(test_clashes),
        TEST(test_series),
        TEST(test_lists),
        TEST(test_unmapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
