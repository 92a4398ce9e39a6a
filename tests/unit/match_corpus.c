/* match_corpus.c proves, on the labelled statements where they are present, that what a statement
 * restates is found in a register that holds the statements before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/lexicon/circle.h"
#include "core/match/match.h"
#include "core/lexicon/subject.h"
#include "core/lexicon/venue.h"
#include "core/lexicon/who.h"
#include "db/commitment.h"
#include "tests/lib/gold.h"
#include "tests/lib/report_rig.h"
#include "tests/lib/shelf.h"

/* What must at least hold; a little below what was measured. */
#define LEAST_FIRST 0.90
#define LEAST_THREE 0.95
#define LEAST_NEW   0.85

#define RESTATED(name)  "corpus/restated/" name ".txt", "corpus/restated/" name ".labels.jsonl", ""
#define WHOLE(name)     "corpus/" name ".txt", "corpus/" name ".labels.jsonl", ""
#define SEED(name, day) "seeds/" name ".txt", "corpus/labels-seeds/" name ".labels.jsonl", day

/* In order of meeting; the circle of a family has one series. */
static const struct {
    const char *series, *text, *labels, *day;
} texts[] = {
    {"eu-us", RESTATED("eu-us-jha-2015-06-riga")},
    {"eu-us", SEED("004_0be234f73af0dcac", "2018-02-27")},
    {"eu-us", RESTATED("eu-us-jha-2018-11-washington")},
    {"eu-us", RESTATED("eu-us-jha-2019-06-bucharest")},
    {"quad", WHOLE("quad-leaders-2021-03")},
    {"eu-us", WHOLE("eu-us-summit-2021-06")},
    {"eu-us", SEED("003_cbbb74a22afe9609", "2021-06-22")},
    {"us-mx", WHOLE("us-mx-security-2021-10")},
    {"cri", WHOLE("cri-2021-10")},
    {"eu-us", WHOLE("eu-us-data-privacy-2022-03")},
    {"eu-us", RESTATED("eu-us-jha-2022-12-washington")},
    {"tfc", WHOLE("tfc-2023-04")},
    {"eu-us", RESTATED("eu-us-jha-2023-06-stockholm")},
    {"us-mx", WHOLE("us-mx-security-2023-07")},
    {"eu-us", SEED("000_69b2d616895da90d", "2024-06-21")},
};

/* A register that is being filled, and which thread each of its commitments is. */
struct filling {
    struct session *session;
    struct lexicon *lexicon;
    GHashTable *threads; /* key -> slug */
    GHashTable *before;  /* "series slug": said at an earlier meeting */
    GHashTable *newest;  /* "series slug" -> GINT of the commitment, the newest of a chain */
    struct gold_rate first, three, fresh, said;
    gint64 micros;
    int asked;
};

/* One passage with what is read from it. */
struct asked {
    const struct gold_item *item;
    char *exact, *sentence, *topic, *parties, *slug;
    struct venue *venue;
    gint64 series, meeting, document;
};

static gboolean is_verbose(void)
{
    return g_getenv("HELDTO_TEST_SHOW") != NULL;
}

static struct asked read_item(struct filling *filling, const char *series,
                              const struct reading *reading, const struct gold_item *item)
{
    const struct passage *passage = &item->passage;
    g_auto(GStrv) bound = who_bound(filling->lexicon, reading, passage);

    return (struct asked){
        .item = item,
        .exact = g_strndup(reading->text + passage->start, passage->end - passage->start),
        .sentence =
            g_strndup(reading->text + passage->sentence, passage->sentence_end - passage->sentence),
        .topic = subject_topic(filling->lexicon, reading, passage),
        .parties = g_strjoinv("; ", bound),
        .slug = g_strdup_printf("%s %s", series, gold_text(item, "thread")),
        .venue = venue_read(filling->lexicon, reading, passage)};
}

static void asked_clear(struct asked *asked)
{
    g_free(asked->exact);
    g_free(asked->sentence);
    g_free(asked->topic);
    g_free(asked->parties);
    g_free(asked->slug);
    venue_free(asked->venue);
}

static const char *kind_of(const struct asked *asked)
{
    return asked->venue->is_meeting ? "next-meeting" : "one-off";
}

static GPtrArray *candidates(struct filling *filling, const struct asked *asked)
{
    struct matcher *matcher = matcher_new(filling->session->db, filling->lexicon);
    struct match_query query = {.series_id = asked->series,
                                .meeting_id = asked->meeting,
                                .document_id = asked->document,
                                .exact = asked->exact,
                                .sentence = asked->sentence,
                                .kind = kind_of(asked),
                                .topic = asked->topic,
                                .parties = asked->parties,
                                .level = asked->venue->level};
    GError *failed = NULL;
    gint64 began = g_get_monotonic_time();
    GPtrArray *matches = match_find(matcher, &query, 3, &failed);

    filling->micros += g_get_monotonic_time() - began;
    filling->asked++;
    if (matches == NULL)
        fail_msg("%s", failed->message);
    matcher_free(matcher);
    return matches;
}

static const char *slug_of(struct filling *filling, const struct match *match)
{
    return g_hash_table_lookup(filling->threads, match->thread);
}

/* At which place the thread stands, from 0; -1 when it is not offered. */
static int place_of(struct filling *filling, const GPtrArray *matches, const char *slug)
{
    for (guint i = 0; i < matches->len; i++)
        if (strcmp(slug_of(filling, g_ptr_array_index(matches, i)), slug) == 0)
            return (int)i;
    return -1;
}

static void tell(struct filling *filling, const GPtrArray *matches, const struct asked *asked,
                 const char *what)
{
    if (!is_verbose())
        return;
    print_message("%s: %s [%s] %.110s\n", what, asked->slug, asked->topic, asked->exact);
    for (guint i = 0; i < matches->len; i++) {
        const struct match *match = g_ptr_array_index(matches, i);
        print_message("    %d %s (%s) %.70s\n", match->score, slug_of(filling, match), match->why,
                      match->title);
    }
}

static void judge(struct filling *filling, const struct asked *asked)
{
    g_autoptr(GPtrArray) matches = candidates(filling, asked);
    gboolean is_said = g_hash_table_contains(filling->newest, asked->slug);
    int place = place_of(filling, matches, asked->slug);
    gboolean is_near =
        matches->len > 0 && ((const struct match *)g_ptr_array_index(matches, 0))->is_near;

    if (g_hash_table_contains(filling->before, asked->slug)) {
        gold_count(&filling->first, place == 0);
        gold_count(&filling->three, place >= 0);
        if (place != 0 || !is_near)
            tell(filling, matches, asked, place != 0 ? "restated, missed" : "restated, not near");
    } else if (is_said) {
        gold_count(&filling->said, place >= 0);
    } else {
        gold_count(&filling->fresh, !is_near);
        if (is_near)
            tell(filling, matches, asked, "new, but proposed");
    }
}

static void keep(struct filling *filling, const struct asked *asked)
{
    gint64 old = GPOINTER_TO_INT(g_hash_table_lookup(filling->newest, asked->slug));
    gboolean is_chain = asked->venue->is_meeting;
    struct shelf_promise promise = {.series = asked->series,
                                    .meeting = asked->meeting,
                                    .document = asked->document,
                                    .kind = kind_of(asked),
                                    .title = asked->exact,
                                    .exact = asked->exact,
                                    .topic = asked->topic,
                                    .parties = asked->parties,
                                    .level = asked->venue->level,
                                    .due_edtf = "",
                                    .place = asked->venue->place};
    GError *failed = NULL;
    gint64 id;

    if (old != 0 && !is_chain) {
        shelf_wording(filling->session, old, asked->meeting, asked->document, asked->exact);
        return;
    }
    id = shelf_promise(filling->session, &promise);
    if (old != 0)
        shelf_follows(filling->session, id, old);
    owned(commitment) row = commitment_by_id(filling->session->db, id, &failed);
    assert_non_null(row);
    g_hash_table_insert(filling->threads, g_strdup(row->key), g_strdup(asked->slug));
    g_hash_table_insert(filling->newest, g_strdup(asked->slug), GINT_TO_POINTER((int)id));
}

static void take_text(struct filling *filling, const char *series, const struct gold *gold)
{
    __attribute__((cleanup(circle_cleanup))) struct circle *circle =
        circle_read(filling->lexicon, gold->title, gold->body);
    const struct reading reading = {.text = gold->body,
                                    .title = gold->title,
                                    .day = gold->day,
                                    .language = "en",
                                    .voice = "verbatim",
                                    .circle = circle};
    gint64 series_id = shelf_series(filling->session, series);
    g_autofree char *token = g_strdup_printf("%s-%s", series, gold->day);
    gint64 meeting = shelf_meeting(filling->session, series_id, token, gold->day);
    gint64 document = shelf_document(filling->session, meeting, gold->body);
    GHashTableIter iter;
    gpointer slug;

    for (guint i = 0; i < gold->items->len; i++) {
        struct asked asked =
            read_item(filling, series, &reading, g_ptr_array_index(gold->items, i));
        asked.series = series_id;
        asked.meeting = meeting;
        asked.document = document;
        judge(filling, &asked);
        keep(filling, &asked);
        asked_clear(&asked);
    }
    g_hash_table_iter_init(&iter, filling->newest);
    while (g_hash_table_iter_next(&iter, &slug, NULL))
        g_hash_table_add(filling->before, g_strdup(slug));
}

static void print_rate(const char *what, const struct gold_rate *rate)
{
    print_message("%-44s %.2f (%d of %d)\n", what, gold_share(rate), rate->hits, rate->all);
}

static void expect_share(const char *what, double least, const struct gold_rate *rate)
{
    if (gold_share(rate) < least)
        fail_msg("%s: expected at least %.2f, actual %.2f", what, least, gold_share(rate));
}

static gboolean take_all(struct filling *filling)
{
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        struct gold *gold = gold_load(texts[i].text, texts[i].labels, texts[i].day);
        if (gold == NULL)
            return FALSE;
        take_text(filling, texts[i].series, gold);
        gold_free(gold);
    }
    return TRUE;
}

/* The statements taken in one after the other, each passage asked about before it is kept. */
static void test_statements_in_order_of_meeting(void **state)
{
    struct report_rig *rig = *state;
    struct filling filling = {
        .session = rig->session,
        .lexicon = lexicon_new(rig->session->db, NULL),
        .threads = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        .before = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .newest = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    gboolean is_here = take_all(&filling);

    lexicon_free(filling.lexicon);
    g_hash_table_unref(filling.threads);
    g_hash_table_unref(filling.before);
    g_hash_table_unref(filling.newest);
    if (!is_here) {
        print_message("the labelled statements are not here\n");
        skip();
    }
    print_rate("restated, first place", &filling.first);
    print_rate("restated, first three", &filling.three);
    print_rate("new, and not proposed as old", &filling.fresh);
    print_rate("said again at one meeting, first three", &filling.said);
    print_message("%.1f ms a question, nothing kept between them\n",
                  (double)filling.micros / 1000 / filling.asked);
    expect_share("first place", LEAST_FIRST, &filling.first);
    expect_share("first three", LEAST_THREE, &filling.three);
    expect_share("new", LEAST_NEW, &filling.fresh);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_statements_in_order_of_meeting, report_rig_empty,
                                        report_rig_tear_down),
    };

    return cmocka_run_group_tests_name("match_corpus", tests, NULL, NULL);
}
