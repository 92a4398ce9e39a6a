/* report_cut.c proves that a story cut back to a day says what stood then, by what is known now, and
 * that the reports on one meeting, one commitment and one year keep to it. */
#include "core/report/view.h"
#include "tests/lib/expect.h"
#include "tests/lib/report_rig.h"

#include "db/commitment.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/review.h"
#include "db/update.h"
#include "db/wording.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct scene {
    struct report_rig *rig;
    gint64 alpha, beta, commitment;
};

static gint64 insert(struct scene *scene, enum table_id table, void *row)
{
    struct row_head *head = row;
    GError *failed = NULL;
    struct change *change = session_begin(scene->rig->session, "test", FALSE, &failed);
    gboolean done = change_insert(change, table, row, &failed) && change_commit(change, &failed);
    if (failed != NULL)
        print_error("%s\n", failed->message);
    assert_true(done);
    g_clear_pointer(&head->uuid, g_free);
    return head->id;
}

static gint64 add_meeting(struct scene *scene, const char *city, const char *date,
                          const char *state, const char *visibility)
{
    struct meeting row = {.token = (char *)city,
                          .city = (char *)city,
                          .date_edtf = (char *)date,
                          .level = (char *)"ministers",
                          .state = (char *)state,
                          .visibility = (char *)visibility};
    return insert(scene, TABLE_MEETING, &row);
}

static gint64 add_commitment(struct scene *scene, const char *kind, const char *due_text,
                             const char *due)
{
    struct commitment row = {.key = (char *)"T-0001",
                             .kind = (char *)kind,
                             .due_text = (char *)due_text,
                             .due_edtf = (char *)due,
                             .priority = (char *)"normal",
                             .visibility = (char *)"public",
                             .title = (char *)"Do it",
                             .question = (char *)"SECRET question",
                             .next_step_visibility = (char *)"public",
                             .note_visibility = (char *)"public"};
    return insert(scene, TABLE_COMMITMENT, &row);
}

static void add_wording(struct scene *scene, gint64 meeting, const char *due,
                        const char *difference)
{
    struct wording row = {.commitment_id = scene->commitment,
                          .meeting_id = meeting,
                          .role = (char *)"record",
                          .voice = (char *)"verbatim",
                          .force = (char *)"agreed",
                          .due_edtf = (char *)due,
                          .difference = (char *)difference,
                          .confirmed = TRUE,
                          .exact = (char *)"we will do it"};
    insert(scene, TABLE_WORDING, &row);
}

static gint64 add_status(struct scene *scene, const char *status, const char *effective,
                         gint64 corrects)
{
    struct update row = {.commitment_id = scene->commitment,
                         .kind = (char *)"status",
                         .status_from = (char *)"not-assessed",
                         .status_to = (char *)status,
                         .effective_on = (char *)effective,
                         .effective_given = 1,
                         .checked_on = (char *)"2026-11-01",
                         .recorded_at = (char *)"2026-11-01T10:00:00.000000Z",
                         .author = (char *)"Ana",
                         .corrects_id = corrects,
                         .visibility = (char *)"public"};
    return insert(scene, TABLE_UPDATE, &row);
}

/* Stated in Alpha (2020), due by the end of 2021; put off in Beta (2022) to 29 February 2024. */
static struct scene make_scene(void **state)
{
    struct scene scene = {.rig = *state};
    scene.alpha = add_meeting(&scene, "Alpha", "2020-05-04", "held", "public");
    scene.beta = add_meeting(&scene, "Beta", "2022-05-04", "held", "public");
    scene.commitment = add_commitment(&scene, "one-off", "", "../2024-02-29");
    add_wording(&scene, scene.alpha, "../2021", "first-held");
    add_wording(&scene, scene.beta, "../2024-02-29", "due-moved");
    return scene;
}

static struct story *cut(const struct scene *scene, const char *day)
{
    struct session *session = scene->rig->session;
    struct story *story = view_load(session, scene->commitment, FALSE, NULL);
    assert_non_null(story);
    if (view_cut(session, story, day))
        return story;
    story_free(story);
    return NULL;
}

static void expect_stood(const struct scene *scene, const char *day, const char *status,
                         const char *due_last, enum timeliness timeliness)
{
    owned_story story = cut(scene, day);
    assert_non_null(story);
    expect_text("status", status, story->commitment->status);
    expect_text("last day", due_last, story->commitment->due_last);
    expect_text("timeliness", timeliness_token(timeliness), timeliness_token(story->timeliness));
}

/* Before it was stated there was nothing; the day it was stated there was. */
static void test_stated(void **state)
{
    struct scene scene = make_scene(state);
    assert_null(cut(&scene, "2020-05-03"));
    owned_story story = cut(&scene, "2020-05-04");
    assert_non_null(story);
    assert_int_equal(story->wordings->len, 1);
    assert_int_equal(story->commitment->n_wordings, 1);
    expect_text("latest", "2020-05-04", story->commitment->latest_on);
}

/* Due as had been said by then; the last day itself is on time, a leap day too. */
static void test_due_moves_with_words(void **state)
{
    struct scene scene = make_scene(state);
    add_status(&scene, "in-progress", "2020-06-01", 0);
    expect_stood(&scene, "2021-12-31", "in-progress", "2021-12-31", TIMELINESS_PERIOD_RUNNING);
    expect_stood(&scene, "2022-05-03", "in-progress", "2021-12-31", TIMELINESS_OVERDUE);
    expect_stood(&scene, "2022-05-04", "in-progress", "2024-02-29", TIMELINESS_NOT_YET_DUE);
    expect_stood(&scene, "2024-02-29", "in-progress", "2024-02-29", TIMELINESS_PERIOD_RUNNING);
    expect_stood(&scene, "2024-03-01", "in-progress", "2024-02-29", TIMELINESS_OVERDUE);
}

/* An entry known to be wrong stood on no day, even where what corrects it took effect later. */
static void test_corrections(void **state)
{
    struct scene scene = make_scene(state);
    gint64 wrong = add_status(&scene, "fulfilled", "2023-06-01", 0);
    expect_stood(&scene, "2023-12-31", "fulfilled", "2024-02-29", TIMELINESS_DONE_IN_TIME);
    gint64 right = add_status(&scene, "fulfilled", "2024-03-01", wrong);
    expect_stood(&scene, "2023-12-31", "not-assessed", "2024-02-29", TIMELINESS_NOT_YET_DUE);
    expect_stood(&scene, "2024-03-01", "fulfilled", "2024-02-29", TIMELINESS_DONE_LATE);
    add_status(&scene, "stalled", "2025-01-01", right);
    expect_stood(&scene, "2023-12-31", "not-assessed", "2024-02-29", TIMELINESS_NOT_YET_DUE);
    expect_stood(&scene, "2024-12-31", "not-assessed", "2024-02-29",
                 TIMELINESS_PERIOD_OVER_NOT_CHECKED);
    expect_stood(&scene, "2025-01-01", "stalled", "2024-02-29", TIMELINESS_OVERDUE);
}

/* A look taken years later was not taken yet. */
static void test_checked(void **state)
{
    struct scene scene = make_scene(state);
    add_status(&scene, "in-progress", "2020-06-01", 0);
    owned_story story = cut(&scene, "2021-01-01");
    expect_text("checked", "2020-06-01", story->commitment->checked_on);
}

static void expect_in(const char *text, const char *words)
{
    if (strstr(text, words) == NULL)
        fail_msg("expected \"%s\" in\n%s", words, text);
}

static void expect_not_in(const char *text, const char *words)
{
    if (strstr(text, words) != NULL)
        fail_msg("expected no \"%s\" in\n%s", words, text);
}

static char *year_of(const struct scene *scene, const char *year)
{
    return report_rig_make(scene->rig, "year", "period", year, "width", "400", NULL);
}

/* A correction in the middle of a year counts, what it corrects does not. */
static void test_year(void **state)
{
    struct scene scene = make_scene(state);
    gint64 wrong = add_status(&scene, "fulfilled", "2024-02-01", 0);
    add_status(&scene, "fulfilled", "2024-06-30", wrong);
    g_autofree char *leap = year_of(&scene, "2024"), *before = year_of(&scene, "2023");
    g_autofree char *first = year_of(&scene, "2020"), *none = year_of(&scene, "2019");
    expect_in(leap, "Fulfilled in the year: 0 in time and 1 late.");
    expect_in(leap, "The last day of 1 commitment fell in the year. On 31 December 2024: 1 done");
    expect_not_in(before, "ulfilled †");
    expect_in(before, "Nothing fell due in the year.");
    expect_in(first, "1 commitment is first held in a text of the year");
    expect_not_in(first, "Beta");
    expect_in(none, "No meeting is known to have been held in 2019.");
    expect_in(none, "no commitment");
}

/* A meeting that is internal is in no public brief; one that was called off stays a meeting. */
static void test_brief_of_odd_meetings(void **state)
{
    struct scene scene = make_scene(state);
    add_meeting(&scene, "Gamma", "2027-01-10", "cancelled", "public");
    add_meeting(&scene, "Secret", "2027-02-10", "announced", "internal");
    add_meeting(&scene, "Month", "2027-03", "announced", "public");
    g_autofree char *off = report_rig_make(scene.rig, "brief", "meeting", "Gamma", NULL);
    expect_in(off, "This meeting was cancelled.");
    expect_not_in(off, "SECRET");
    g_autofree char *refusal = report_rig_refusal(scene.rig, "brief", "meeting", "Secret", NULL);
    expect_in(refusal, "is internal");
    g_autofree char *inside =
        report_rig_make(scene.rig, "brief", "meeting", "Secret", "for", "internal", NULL);
    expect_in(inside, "SECRET question");
    g_autofree char *month =
        report_rig_make(scene.rig, "brief", "meeting", "Month", "width", "400", NULL);
    expect_in(month, "period over since 1");
}

/* What waits for the next meeting is promised for the next one only; an internal one in between is
 * none that the public can know. */
static void test_brief_of_the_next(void **state)
{
    struct scene scene = {.rig = *state};
    scene.alpha = add_meeting(&scene, "Alpha", "2020-05-04", "held", "public");
    scene.commitment = add_commitment(&scene, "one-off", "by the next ministerial", "");
    add_wording(&scene, scene.alpha, "", "first-held");
    add_meeting(&scene, "Next", "2027-01-10", "announced", "public");
    g_autofree char *next =
        report_rig_make(scene.rig, "brief", "meeting", "Next", "width", "400", NULL);
    expect_in(next, "by the next");
    add_meeting(&scene, "Between", "2021-01-10", "held", "internal");
    g_autofree char *still =
        report_rig_make(scene.rig, "brief", "meeting", "Next", "width", "400", NULL);
    expect_in(still, "by the next");
    g_autofree char *inside =
        report_rig_make(scene.rig, "brief", "meeting", "Next", "for", "internal", NULL);
    expect_in(inside, "Nothing on record was promised for it.");
}

/* Keys that commitments had before, or that were merged into them, answer too. */
static void test_lineage_by_an_old_key(void **state)
{
    struct scene scene = make_scene(state);
    struct key_alias alias = {
        .commitment_id = scene.commitment, .key = (char *)"OLD-7", .reason = (char *)"merged"};
    insert(&scene, TABLE_KEY_ALIAS, &alias);
    g_autofree char *text =
        report_rig_make(scene.rig, "lineage", "key", "OLD-7", "width", "400", NULL);
    expect_in(text, "T-0001  Do it");
    expect_not_in(text, "OLD-7");
    expect_in(text, "Confirmed by analysts: due moved 26 months.");
    expect_in(text, "due by 29 February 2024 instead of 31 December 2021");
    g_autofree char *message = report_rig_refusal(scene.rig, "lineage", "key", "NONE-1", NULL);
    expect_in(message, "NONE-1");
}

/* A commitment of which no word is held has a story too. */
static void test_lineage_without_words(void **state)
{
    struct scene scene = {.rig = *state};
    scene.commitment = add_commitment(&scene, "one-off", "", "../2021");
    g_autofree char *text = report_rig_make(scene.rig, "lineage", "key", "T-0001", NULL);
    expect_in(text, "No wording is held.");
    expect_in(text, "Nothing: nobody has researched it yet.");
    expect_not_in(text, "overdue");
    g_autofree char *late = report_rig_make(scene.rig, "overdue", NULL);
    expect_in(late, "No commitment is known to be overdue.");
    expect_in(late, "T-0001");
}

static void test_refusals(void **state)
{
    static const char *const years[] = {"2027", "0000", "24", "2024x", "-2024", "２０２４", "9999"};
    struct scene scene = make_scene(state);
    for (gsize i = 0; i < G_N_ELEMENTS(years); i++) {
        g_autofree char *message = report_rig_refusal(scene.rig, "year", "period", years[i], NULL);
        assert_true(*message != '\0');
    }
    g_autofree char *filter =
        report_rig_refusal(scene.rig, "lineage", "key", "T-0001", "filter", "status:f", NULL);
    expect_in(filter, "not among those");
    g_autofree char *months = report_rig_refusal(scene.rig, "overdue", "months", "-1", NULL);
    expect_in(months, "from 1 to");
}

#define ON_EMPTY(test) cmocka_unit_test_setup_teardown(test, report_rig_empty, report_rig_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_EMPTY(test_stated),
        ON_EMPTY(test_due_moves_with_words),
        ON_EMPTY(test_corrections),
        ON_EMPTY(test_checked),
        ON_EMPTY(test_year),
        ON_EMPTY(test_brief_of_odd_meetings),
        ON_EMPTY(test_brief_of_the_next),
        ON_EMPTY(test_lineage_by_an_old_key),
        ON_EMPTY(test_lineage_without_words),
        ON_EMPTY(test_refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
