/* match.c proves which older commitments a passage is offered: the one it restates first, chains of
 * next meetings by their newest link, never another series', and why; and what is asked of the
 * register for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/match/match.h"
#include "core/match/match_bag.h"
#include "db/commitment.h"
#include "db/similar.h"
#include "tests/lib/expect.h"
#include "tests/lib/report_rig.h"
#include "tests/lib/shelf.h"

#define MAX_OFFERED 3

/* Two series with meetings in 2020, 2022 and 2024. */
struct shelf {
    struct report_rig *rig;
    struct lexicon *lexicon;
    gint64 series, other, at_2020, at_2022, at_2024;
};

static int set_up(void **state)
{
    struct shelf *shelf = g_new0(struct shelf, 1);

    (void)report_rig_empty((void **)&shelf->rig);
    struct session *session = shelf->rig->session;
    shelf->lexicon = lexicon_new(session->db, NULL);
    shelf->series = shelf_series(session, "japan-kenya");
    shelf->other = shelf_series(session, "peru-chile");
    shelf->at_2020 = shelf_meeting(session, shelf->series, "jk-2020", "2020-03-02");
    shelf->at_2022 = shelf_meeting(session, shelf->series, "jk-2022", "2022-03-02");
    shelf->at_2024 = shelf_meeting(session, shelf->series, "jk-2024", "2024-03-02");
    *state = shelf;
    return 0;
}

static int tear_down(void **state)
{
    struct shelf *shelf = *state;

    lexicon_free(shelf->lexicon);
    (void)report_rig_tear_down((void **)&shelf->rig);
    g_free(shelf);
    return 0;
}

static gint64 put(const struct shelf *shelf, gint64 series, gint64 meeting, const char *topic,
                  const char *exact)
{
    const struct shelf_promise promise = {.series = series,
                                          .meeting = meeting,
                                          .title = exact,
                                          .exact = exact,
                                          .topic = topic,
                                          .parties = "Japan; Kenya",
                                          .level = "",
                                          .due_edtf = "",
                                          .place = ""};

    return shelf_promise(shelf->rig->session, &promise);
}

static gint64 put_meeting(const struct shelf *shelf, gint64 meeting, const char *level,
                          const char *exact)
{
    const struct shelf_promise promise = {.series = shelf->series,
                                          .meeting = meeting,
                                          .kind = "next-meeting",
                                          .title = exact,
                                          .exact = exact,
                                          .topic = "next-meeting",
                                          .parties = "Japan; Kenya",
                                          .level = level,
                                          .due_edtf = "2025",
                                          .place = "Nara"};

    return shelf_promise(shelf->rig->session, &promise);
}

static struct match_query question(const struct shelf *shelf, const char *topic, const char *exact)
{
    return (struct match_query){.series_id = shelf->series,
                                .meeting_id = shelf->at_2024,
                                .exact = exact,
                                .sentence = exact,
                                .kind = "one-off",
                                .topic = topic,
                                .parties = "Japan; Kenya",
                                .level = ""};
}

static GPtrArray *ask(const struct shelf *shelf, const struct match_query *query)
{
    struct matcher *matcher = matcher_new(shelf->rig->session->db, shelf->lexicon);
    GError *failed = NULL;
    GPtrArray *matches = match_find(matcher, query, MAX_OFFERED, &failed);

    if (matches == NULL)
        fail_msg("%s", failed->message);
    matcher_free(matcher);
    return matches;
}

static const struct match *match_at(const GPtrArray *matches, guint i)
{
    assert_true(i < matches->len);
    return g_ptr_array_index(matches, i);
}

/* The restated promise is first, near, and the words shared are told. */
static void test_restated_is_first(void **state)
{
    const struct shelf *shelf = *state;
    gint64 port = put(shelf, shelf->series, shelf->at_2020, "ports-security",
                      "agreed to dredge the harbour of Mombasa");
    put(shelf, shelf->series, shelf->at_2020, "drugs", "pledged to seize precursors at airports");
    put(shelf, shelf->series, shelf->at_2022, "climate", "commit to protect the mangrove coast");
    const struct match_query query =
        question(shelf, "ports-security", "reaffirmed that they will dredge Mombasa harbour");
    g_autoptr(GPtrArray) matches = ask(shelf, &query);
    const struct match *first = match_at(matches, 0);

    assert_int_equal(first->commitment_id, port);
    expect_text("thread", first->key, first->thread);
    expect_true("near", "is near", first->is_near);
    expect_true("no chain", "does not follow", !first->follows);
    expect_true(first->why, "same topic", strstr(first->why, "same topic") != NULL);
    expect_true(first->why, "mombasa", strstr(first->why, "mombasa") != NULL);
    assert_true(matches->len <= MAX_OFFERED);
}

/* What shares only the words of every promise is offered, and not proposed. */
static void test_new_is_not_near(void **state)
{
    const struct shelf *shelf = *state;
    put(shelf, shelf->series, shelf->at_2020, "drugs",
        "reaffirmed their commitment to strengthen joint cooperation against drugs");
    const struct match_query query =
        question(shelf, "space", "reaffirmed their commitment to strengthen joint work on rockets");
    g_autoptr(GPtrArray) matches = ask(shelf, &query);

    expect_true("rockets", "is new", !match_at(matches, 0)->is_near);
}

/* Another series is never offered, unless asked for; nor what has no series. */
static void test_series_are_apart(void **state)
{
    const struct shelf *shelf = *state;
    const char *words = "agreed to dredge the harbour of Callao";
    gint64 twin = put(shelf, shelf->other, 0, "ports-security", words);
    gint64 loose = put(shelf, 0, 0, "ports-security", words);
    struct match_query query = question(shelf, "ports-security", words);
    g_autoptr(GPtrArray) here = ask(shelf, &query);
    assert_int_equal(here->len, 0);
    query.series_id = 0;
    g_autoptr(GPtrArray) without = ask(shelf, &query);
    assert_int_equal(without->len, 1);
    assert_int_equal(match_at(without, 0)->commitment_id, loose);
    query.every_series = TRUE;
    g_autoptr(GPtrArray) all = ask(shelf, &query);
    assert_int_equal(all->len, 2);
    expect_true("both", "the twin is there",
                match_at(all, 0)->commitment_id == twin || match_at(all, 1)->commitment_id == twin);
}

/* A later wording of a commitment is compared too. */
static void test_any_wording_counts(void **state)
{
    const struct shelf *shelf = *state;
    gint64 one = put(shelf, shelf->series, shelf->at_2020, "", "agreed to help fishermen");
    put(shelf, shelf->series, shelf->at_2020, "", "agreed to help farmers");
    shelf_wording(shelf->rig->session, one, shelf->at_2022, 0,
                  "will subsidise trawlers on Lake Victoria");
    const struct match_query query =
        question(shelf, "", "pledged to subsidise the trawlers of Lake Victoria");
    g_autoptr(GPtrArray) matches = ask(shelf, &query);

    assert_int_equal(match_at(matches, 0)->commitment_id, one);
}

/* A next meeting is offered the newest link of the chain, with the key of the chain's first. */
static void test_chain_of_meetings(void **state)
{
    const struct shelf *shelf = *state;
    struct session *session = shelf->rig->session;
    gint64 first = put_meeting(shelf, shelf->at_2020, "ministers", "agreed to meet in 2022");
    gint64 second = put_meeting(shelf, shelf->at_2022, "ministers", "agreed to meet in 2024");
    put(shelf, shelf->series, shelf->at_2020, "dialogue", "agreed to meet the press again");
    shelf_follows(session, second, first);
    owned(commitment) root = commitment_by_id(session->db, first, NULL);
    struct match_query query = question(shelf, "next-meeting", "agreed to meet again in 2025");
    query.kind = "next-meeting";
    query.level = "ministers";
    g_autoptr(GPtrArray) matches = ask(shelf, &query);

    assert_int_equal(matches->len, 1);
    assert_int_equal(match_at(matches, 0)->commitment_id, second);
    expect_text("thread", root->key, match_at(matches, 0)->thread);
    expect_true("meeting", "follows", match_at(matches, 0)->follows);
    expect_true("meeting", "is near", match_at(matches, 0)->is_near);
    query.meeting_id = shelf_meeting(session, shelf->series, "jk-2021", "2021-03-02");
    g_autoptr(GPtrArray) between = ask(shelf, &query);
    assert_int_equal(between->len, 1);
    assert_int_equal(match_at(between, 0)->commitment_id, first);
    query.level = "experts";
    g_autoptr(GPtrArray) other_level = ask(shelf, &query);
    expect_true("another level", "is not near", !match_at(other_level, 0)->is_near);
}

/* What a report of the meeting told already is offered first when its own text comes, to be tied to;
 * what the text itself said before is not proposed. */
static void test_told_at_the_same_meeting(void **state)
{
    const struct shelf *shelf = *state;
    struct session *session = shelf->rig->session;
    const char *words = "agreed to meet again in Nara in 2025";
    gint64 report = shelf_document(session, shelf->at_2024, "a report");
    gint64 official = shelf_document(session, shelf->at_2024, "the text");
    gint64 chain = put_meeting(shelf, shelf->at_2020, "ministers", "agreed to meet in 2022");
    gint64 told = put_meeting(shelf, shelf->at_2024, "ministers", words);
    shelf_wording(session, told, shelf->at_2024, report, words);
    struct match_query query = question(shelf, "next-meeting", words);
    query.kind = "next-meeting";
    query.document_id = official;
    g_autoptr(GPtrArray) matches = ask(shelf, &query);

    assert_int_equal(match_at(matches, 0)->commitment_id, told);
    expect_true("told", "does not follow", !match_at(matches, 0)->follows);
    expect_true("told", "is near", match_at(matches, 0)->is_near);
    assert_int_equal(match_at(matches, 1)->commitment_id, chain);
    expect_true("chain", "follows", match_at(matches, 1)->follows);
    query.document_id = report;
    query.exact = query.sentence = "will hold talks every year";
    g_autoptr(GPtrArray) same_text = ask(shelf, &query);
    assert_int_equal(match_at(same_text, 0)->commitment_id, chain);
    expect_true("same text", "is not near", !match_at(same_text, 1)->is_near);
}

/* Links that run in a circle end, and a promise to meet is never offered for another. */
static void test_links_in_a_circle(void **state)
{
    const struct shelf *shelf = *state;
    gint64 one = put(shelf, shelf->series, shelf->at_2020, "", "agreed to plant baobabs");
    gint64 two = put(shelf, shelf->series, shelf->at_2022, "", "agreed to plant acacias");
    shelf_follows(shelf->rig->session, one, two);
    shelf_follows(shelf->rig->session, two, one);
    const struct match_query query = question(shelf, "", "will plant more baobabs");
    g_autoptr(GPtrArray) matches = ask(shelf, &query);

    assert_int_equal(match_at(matches, 0)->commitment_id, one);
}

/* Empty and hostile questions, an empty register, a meeting that is not there. */
static void test_odd_questions(void **state)
{
    const struct shelf *shelf = *state;
    static const char *const words[] = {"", "\xff\xfe \xc3", "\" OR * NEAR(", "the of and"};

    for (int filled = 0; filled < 2; filled++) {
        for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
            struct match_query query = question(shelf, "", words[i]);
            query.meeting_id = 123456;
            query.parties = ";;\xff";
            g_autoptr(GPtrArray) matches = ask(shelf, &query);
            expect_true(words[i], "nothing is near",
                        matches->len == 0 || !match_at(matches, 0)->is_near);
        }
        put(shelf, shelf->series, 0, "", "x");
    }
}

/* The index is asked by words, each for all that begin with it, best first, in one series. */
static void test_by_words(void **state)
{
    const struct shelf *shelf = *state;
    struct db *db = shelf->rig->session->db;
    gint64 one = put(shelf, shelf->series, shelf->at_2020, "", "agreed to dredge harbours");
    gint64 two =
        put(shelf, shelf->series, shelf->at_2020, "", "agreed to fund a harbour fire ship");
    put(shelf, shelf->other, 0, "", "agreed to dredge harbours");
    char *none[] = {NULL}, *dredge[] = {"dredg", NULL}, *both[] = {"harbour", "fire", NULL},
         *odd[] = {"\"* OR", "(", NULL};
    g_autoptr(GArray) nothing = similar_by_words(db, shelf->series, none, 9, NULL);
    g_autoptr(GArray) first = similar_by_words(db, shelf->series, dredge, 9, NULL);
    g_autoptr(GArray) any = similar_by_words(db, shelf->series, both, 9, NULL);
    g_autoptr(GArray) few = similar_by_words(db, SIMILAR_EVERY_SERIES, both, 1, NULL);
    g_autoptr(GArray) strange = similar_by_words(db, shelf->series, odd, 9, NULL);
    g_autoptr(GArray) series = similar_of_series(db, shelf->series, 9, NULL);
    g_autoptr(GArray) loose = similar_of_series(db, SIMILAR_NO_SERIES, 9, NULL);
    g_autoptr(GArray) all = similar_of_series(db, SIMILAR_EVERY_SERIES, 2, NULL);
    g_autoptr(GArray) kind = similar_of_kind(db, shelf->series, "one-off", 9, NULL);
    g_autoptr(GArray) no_kind = similar_of_kind(db, shelf->series, "'; --", 9, NULL);

    assert_int_equal(nothing->len, 0);
    assert_int_equal(first->len, 1);
    assert_int_equal(g_array_index(first, gint64, 0), one);
    assert_int_equal(any->len, 2);
    assert_int_equal(g_array_index(any, gint64, 0), two);
    assert_int_equal(few->len, 1);
    assert_non_null(strange);
    assert_int_equal(series->len, 2);
    assert_int_equal(loose->len, 0);
    assert_int_equal(all->len, 2);
    assert_int_equal(kind->len, 2);
    assert_int_equal(no_kind->len, 0);
}

/* A series too large to be compared whole: by words, and of meetings by their kind. */
static void test_large_series(void **state)
{
    const struct shelf *shelf = *state;
    gint64 port = put(shelf, shelf->series, shelf->at_2020, "", "agreed to dredge Mombasa harbour");
    gint64 meeting = put_meeting(shelf, shelf->at_2020, "ministers", "agreed to meet in 2022");
    struct change *change = session_begin(shelf->rig->session, "test", TRUE, NULL);
    for (int i = 0; i < 900; i++) {
        g_autofree char *key = g_strdup_printf("JK-X%d", i);
        struct commitment row = {.key = key,
                                 .series_id = shelf->series,
                                 .kind = (char *)"one-off",
                                 .title = (char *)"To strengthen cooperation on matters",
                                 .priority = (char *)"normal",
                                 .visibility = (char *)"public",
                                 .next_step_visibility = (char *)"internal",
                                 .note_visibility = (char *)"internal"};
        assert_true(change_insert(change, TABLE_COMMITMENT, &row, NULL));
        g_free(row.uuid);
        g_free(row.due_first);
        g_free(row.due_last);
        g_free(row.due_sort);
        g_free(row.follow_up_sort);
        g_free(row.title_sort);
    }
    assert_true(change_commit(change, NULL));
    struct match_query query = question(shelf, "", "reaffirmed that Mombasa harbour be dredged");
    g_autoptr(GPtrArray) matches = ask(shelf, &query);
    assert_int_equal(match_at(matches, 0)->commitment_id, port);
    query.kind = "next-meeting";
    query.exact = query.sentence = "will gather once more";
    g_autoptr(GPtrArray) meetings = ask(shelf, &query);
    assert_int_equal(match_at(meetings, 0)->commitment_id, meeting);
}

/* Likeness: one for the same words, nought for none, rare words before common ones. */
static void test_likeness(void **state)
{
    struct bag_rules *rules = bag_rules_new();
    struct bag *a = bag_new(), *b = bag_new(), *c = bag_new();
    g_autoptr(GHashTable) none = g_hash_table_new(g_str_hash, g_str_equal);

    (void)state;
    bag_add(a, rules, "dredge the harbour", 18, 1);
    bag_add(b, rules, "plant trees", 11, 1);
    bag_add(c, rules, "dredging of harbours and cooperation", 36, 1);
    assert_true(bag_likeness(a, a, none, 1) > 0.999);
    assert_true(bag_likeness(a, b, none, 1) < 0.001);
    assert_true(bag_likeness(a, c, none, 1) > 0.9);
    assert_true(bag_rarity(1, 10) > bag_rarity(5, 10));
    assert_true(bag_rarity(0, 0) <= 1);
    bag_free(a);
    bag_free(b);
    bag_free(c);
    bag_rules_free(rules);
}

/* Forms that no cutting of ends leads back, and countries by what they are called: the same words. */
static void test_forms(void **state)
{
    static const struct {
        const char *a, *b;
        gboolean is_same;
    } rows[] = {
        {"fish caught", "catch fish", TRUE},
        {"the children", "a child", TRUE},
        {"Haitian ports", "ports of Haiti", TRUE},
        {"Ukrainians", "Ukraine", TRUE},
        {"American ports", "ports", TRUE},
        {"thoughts", "ports", FALSE},
        {"catch", "fetch", FALSE},
        {"Niger", "Nigeria", FALSE},
    };
    struct bag_rules *rules = bag_rules_new();
    GHashTable *none = g_hash_table_new(g_str_hash, g_str_equal);

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct bag *a = bag_new(), *b = bag_new();
        bag_add(a, rules, rows[i].a, strlen(rows[i].a), 1);
        bag_add(b, rules, rows[i].b, strlen(rows[i].b), 1);
        gboolean is_same = bag_likeness(a, b, none, 1) > 0.9;
        if (is_same != rows[i].is_same)
            fail_msg("\"%s\" and \"%s\": expected %d, actual %d", rows[i].a, rows[i].b,
                     rows[i].is_same, is_same);
        bag_free(a);
        bag_free(b);
    }
    g_hash_table_unref(none);
    bag_rules_free(rules);
}

/* Of several promises of one subject its name tells nothing: only one that shares more is proposed. */
static void test_several_of_a_subject(void **state)
{
    const struct shelf *shelf = *state;
    put(shelf, shelf->series, shelf->at_2020, "visa-policy", "will issue visas to students");
    put(shelf, shelf->series, shelf->at_2020, "visa-policy", "will lower the price of visas");
    struct match_query other =
        question(shelf, "visa-policy", "will recognise each other's stamps in visas");
    g_autoptr(GPtrArray) none = ask(shelf, &other);
    assert_false(match_at(none, 0)->is_near);
    struct match_query same = question(shelf, "visa-policy", "agreed that students get visas");
    g_autoptr(GPtrArray) found = ask(shelf, &same);
    assert_true(match_at(found, 0)->is_near);
    expect_text("first", "will issue visas to students", match_at(found, 0)->title);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_restated_is_first),
        TEST(test_new_is_not_near),
        TEST(test_series_are_apart),
        TEST(test_any_wording_counts),
        TEST(test_chain_of_meetings),
        TEST(test_links_in_a_circle),
        TEST(test_odd_questions),
        TEST(test_by_words),
        TEST(test_told_at_the_same_meeting),
        TEST(test_large_series),
        TEST(test_several_of_a_subject),
        cmocka_unit_test(test_likeness),
        cmocka_unit_test(test_forms),
    };

    return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
