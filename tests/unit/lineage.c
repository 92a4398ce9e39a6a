/* lineage.c proves what lineages, reviews and promises that check themselves answer when they are
 * asked for what is not there, for too much, or in odd words; and how places are told apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/lineage/lineage.h"
#include "core/lineage/place.h"
#include "core/lineage/review.h"
#include "core/lineage/selfcheck.h"
#include "core/lineage/silence.h"
#include "core/draft/names.h"
#include "tests/lib/expect.h"
#include "tests/lib/report_rig.h"
#include "tests/lib/specimen.h"

enum { NOWHERE = 99999 };

static gint64 id_of(struct session *session, const char *key)
{
    gint64 id = 0;
    OK(names_commitment(session, key, &id, error));
    return id;
}

static gint64 meeting_of(struct session *session, const char *name)
{
    gint64 id = 0;
    OK(names_meeting(session, name, &id, error));
    return id;
}

static struct lineage *load(struct session *session, const char *key, struct story **story)
{
    struct lineage *lineage = NULL;
    OK((*story = story_load(session, id_of(session, key), error)) != NULL);
    OK((lineage = lineage_new(session, *story, error)) != NULL);
    return lineage;
}

/* Fails unless the error has these words; frees it. */
static void expect_refusal(gboolean done, GError *failed, const char *words)
{
    assert_false(done);
    assert_non_null(failed);
    if (strstr(failed->message, words) == NULL)
        fail_msg("expected an error with \"%s\", actual \"%s\"", words, failed->message);
    g_error_free(failed);
}

/* The steps are the wordings of record; passages beside them have none, and are never confirmed. */
static void test_steps(void **state)
{
    struct session *session = ((const struct report_rig *)*state)->session;
    owned_story story = NULL;
    owned_lineage lineage = load(session, "EUUS-0009", &story);
    guint passages = 0;
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        const struct lineage_step *step = lineage_step_of(lineage, told->wording->id);
        gboolean is_record = strcmp(told->wording->role, "record") == 0;
        expect_int(told->wording->exact, is_record, step != NULL);
        if (is_record)
            continue;
        GError *failed = NULL;
        gboolean done = lineage_confirm(session, told->wording->id, "wider", &failed);
        expect_refusal(done, failed, "beside the wording of record");
        passages++;
    }
    assert_int_equal(passages, 1);
    assert_null(lineage_step_of(lineage, NOWHERE));
}

/* NULL takes what is proposed; confirmed twice it is one change; a label does as well as a token. */
static void test_confirm(void **state)
{
    struct session *session = ((const struct report_rig *)*state)->session;
    owned_story story = NULL;
    owned_lineage lineage = load(session, "EUUS-0003", &story);
    const struct lineage_step *step = NULL;
    for (guint i = 0; i < lineage->steps->len; i++) {
        const struct lineage_step *at = lineage->steps->pdata[i];
        if (at->before != NULL)
            step = at;
    }
    if (step == NULL)
        fail_msg("nothing is compared in EUUS-0003");
    const gint64 wording = step != NULL ? step->told->wording->id : 0;
    gint64 before = 0, once = 0, twice = 0;
    OK(change_count_of(session->db, story->commitment->id, &before, error));
    OK(lineage_confirm(session, wording, NULL, error));
    OK(change_count_of(session->db, story->commitment->id, &once, error));
    OK(lineage_confirm(session, wording, "stronger", error));
    OK(change_count_of(session->db, story->commitment->id, &twice, error));
    expect_int("one change", (int)before + 1, (int)once);
    expect_int("none", (int)once, (int)twice);
    OK(lineage_confirm(session, wording, "Due moved", error));
    GError *failed = NULL;
    gboolean done = lineage_confirm(session, wording, "", &failed);
    expect_refusal(done, failed, "is no difference");
}

/* What is not there is said not to be there, and nothing is written. */
static void test_nobody(void **state)
{
    struct session *session = ((const struct report_rig *)*state)->session;
    GError *failed = NULL;
    gboolean done = lineage_confirm(session, NOWHERE, "weaker", &failed);
    expect_refusal(done, g_steal_pointer(&failed), "not there any more");
    g_autoptr(GPtrArray) proposals = selfcheck_of(session, NOWHERE, &failed);
    expect_refusal(proposals != NULL, g_steal_pointer(&failed), "not there any more");
    owned_review_list list = review_list_new(session, NOWHERE, &failed);
    expect_refusal(list != NULL, g_steal_pointer(&failed), "not there any more");
    gint64 wording = 0;
    done = lineage_find(session, id_of(session, "EUUS-0001"), NOWHERE, &wording, &failed);
    expect_refusal(done, g_steal_pointer(&failed), "no wording of record");
}

/* All of a review or none of it; of nothing nothing. */
static void test_review(void **state)
{
    struct session *session = ((const struct report_rig *)*state)->session;
    const gint64 brussels = meeting_of(session, "brussels");
    const gint64 open = id_of(session, "EUUS-0014"), stated = id_of(session, "EUUS-0025");
    const gint64 twice[] = {open, open}, mixed[] = {open, stated};
    GError *failed = NULL;
    OK(review_set(session, brussels, NULL, 0, "later", NULL, error));
    gboolean done = review_set(session, brussels, mixed, 2, "restated", NULL, &failed);
    expect_refusal(done, g_steal_pointer(&failed), "EUUS-0025 is not on the review list");
    owned_review_list none = NULL;
    OK((none = review_list_new(session, brussels, error)) != NULL);
    assert_int_equal(none->done, 0);
    done = review_set(session, brussels, &open, 1, "not-mentioned", NULL, &failed);
    expect_refusal(done, g_steal_pointer(&failed), "is not known");
    /* One key twice is one finding. */
    OK(review_set(session, brussels, twice, 2, "restated", "x\ny\033[2J", error));
    owned_review_list list = NULL;
    OK((list = review_list_new(session, brussels, error)) != NULL);
    assert_int_equal(list->done, 1);
    OK(review_set(session, brussels, &open, 1, "Put off", NULL, error));
    g_autofree char *progress = review_progress(list);
    assert_non_null(strstr(progress, "of 4 reviewed"));
}

/* Places, with the register's names for countries. */
static void test_places(void **state)
{
    struct session *session = ((const struct report_rig *)*state)->session;
    static const struct {
        const char *promised, *promised_country, *held, *held_country;
        enum place_match match;
    } rows[] = {
        {"Washington", "", "Washington", "United States", PLACE_SAME},
        {"Washington, D.C.", "", "Washington", "", PLACE_SAME},
        {"WASHINGTON", "", "washington dc", "", PLACE_SAME},
        {"United States", "", "Washington", "USA", PLACE_SAME},
        {"Poland", "Poland", "Warsaw", "Polish presidency", PLACE_SAME},
        {"Warsaw, Poland", "", "Warsaw", "Poland", PLACE_SAME},
        {"Kraków", "Poland", "Warsaw", "Poland", PLACE_OTHER},
        {"Poland", "", "Berlin", "Germany", PLACE_OTHER},
        {"The Hague", "", "the hague", "Netherlands", PLACE_SAME},
        {"Łódź", "", "Lodz", "", PLACE_SAME},
        {"Atlantis", "", "Washington", "", PLACE_OTHER},
        {"Washington", "", "", "United States", PLACE_UNKNOWN},
        {"Poland", "", "Warsaw", "", PLACE_UNKNOWN},
        {"Poland", "", "", "", PLACE_UNKNOWN},
        {"", "", "Warsaw", "Poland", PLACE_UNKNOWN},
        {",;()", "", "Warsaw", "Poland", PLACE_UNKNOWN},
        {"\xff\xfe", "", "Warsaw", "Poland", PLACE_UNKNOWN},
        {"東京", "日本", "東京", "日本", PLACE_SAME},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        enum place_match match = PLACE_UNKNOWN;
        OK(place_compare(session, rows[i].promised, rows[i].promised_country, rows[i].held,
                         rows[i].held_country, &match, error));
        g_autofree char *name = g_strdup_printf("%s and %s", rows[i].promised, rows[i].held);
        expect_int(name, (int)rows[i].match, (int)match);
    }
}

static struct meeting at(gint64 id, const char *level, const char *state, const char *first,
                         const char *last)
{
    return (struct meeting){.id = id,
                            .series_id = 1,
                            .level = (char *)level,
                            .state = (char *)state,
                            .date_first = (char *)first,
                            .date_last = (char *)last};
}

/* The rule itself, as a table: only a later held meeting of the level, read in full, is silent. */
static void test_silence(void **state)
{
    (void)state;
    struct meeting stated = at(1, "ministers", "held", "2020-01-10", "2020-01-11");
    struct meeting other = at(9, "ministers", "held", "2021-01-10", "2021-01-10");
    other.series_id = 2;
    const struct {
        struct meeting meeting;
        gboolean is_read;
        enum silence expected;
    } rows[] = {
        {stated, TRUE, SILENCE_STATED},
        {at(2, "ministers", "held", "2021-01-10", "2021-01-10"), TRUE, SILENCE_ABSENT},
        {at(2, "ministers", "held", "2021-01-10", "2021-01-10"), FALSE, SILENCE_UNKNOWN},
        {at(2, "leaders", "held", "2021-01-10", "2021-01-10"), TRUE, SILENCE_NOTHING},
        {at(2, "", "held", "2021-01-10", "2021-01-10"), TRUE, SILENCE_NOTHING},
        {at(2, "ministers", "announced", "2021-01-10", "2021-01-10"), TRUE, SILENCE_NOTHING},
        {at(2, "ministers", "cancelled", "2021-01-10", "2021-01-10"), TRUE, SILENCE_NOTHING},
        {at(2, "ministers", "not-traced", "2021-01-10", "2021-01-10"), TRUE, SILENCE_NOTHING},
        {at(2, "ministers", "held", "2019-01-10", "2019-01-10"), TRUE, SILENCE_NOTHING},
        {at(2, "ministers", "held", "2020-01-11", "2020-01-12"), TRUE, SILENCE_NOTHING},
        {at(2, "ministers", "held", "2020-01-01", "2020-12-31"), TRUE, SILENCE_NOTHING},
        {at(2, "ministers", "held", "", ""), TRUE, SILENCE_NOTHING},
        {other, TRUE, SILENCE_NOTHING},
    };
    g_autoptr(GPtrArray) where = g_ptr_array_new();
    g_autoptr(GPtrArray) nowhere = g_ptr_array_new();
    g_ptr_array_add(where, &stated);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GHashTable) read = g_hash_table_new(g_int64_hash, g_int64_equal);
        gint64 id = rows[i].meeting.id;
        if (rows[i].is_read)
            g_hash_table_add(read, &id);
        g_autofree char *name = g_strdup_printf("row %zu", i);
        expect_int(name, (int)rows[i].expected, (int)silence_at(&rows[i].meeting, read, where));
        expect_int(name, (int)SILENCE_NOTHING, (int)silence_at(&rows[i].meeting, read, nowhere));
    }
}

int main(void)
{
#define ON_SAMPLE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, report_rig_sample, report_rig_tear_down)
    const struct CMUnitTest tests[] = {
        ON_SAMPLE(test_steps),  ON_SAMPLE(test_confirm), ON_SAMPLE(test_nobody),
        ON_SAMPLE(test_review), ON_SAMPLE(test_places),  cmocka_unit_test(test_silence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
