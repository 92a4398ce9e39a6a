/* report_since.c proves when the report on changes may say "not mentioned", "weaker" and "overdue",
 * the three sentences that must never be printed falsely, and what else it says changed.
 *
 * Two meetings: ministers in Alpha, May 2020, and a later one in Beta, May 2022. What changed is
 * asked since Alpha. */
#include "core/csv/csv_reader.h"
#include "tests/lib/report_rig.h"

#include "db/commitment.h"
#include "db/document.h"
#include "db/meeting.h"
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

static gint64 add_meeting(struct scene *scene, const char *city, const char *day, const char *level,
                          const char *state)
{
    struct meeting row = {.token = (char *)city,
                          .city = (char *)city,
                          .date_edtf = (char *)day,
                          .level = (char *)level,
                          .state = (char *)state,
                          .visibility = (char *)"public"};
    return insert(scene, TABLE_MEETING, &row);
}

static void add_text(struct scene *scene, gint64 meeting, const char *coverage)
{
    struct document row = {.meeting_id = meeting,
                           .title = (char *)"Statement",
                           .coverage = (char *)coverage,
                           .visibility = (char *)"public",
                           .text = (char *)"words"};
    insert(scene, TABLE_DOCUMENT, &row);
}

static gint64 add_commitment(struct scene *scene, const char *kind, const char *due)
{
    struct commitment row = {.key = (char *)"T-0001",
                             .kind = (char *)kind,
                             .due_edtf = (char *)due,
                             .priority = (char *)"normal",
                             .visibility = (char *)"public",
                             .title = (char *)"Do it",
                             .next_step_visibility = (char *)"public",
                             .note_visibility = (char *)"public"};
    return insert(scene, TABLE_COMMITMENT, &row);
}

static void add_wording(struct scene *scene, gint64 meeting, const char *difference,
                        gboolean confirmed)
{
    struct wording row = {.commitment_id = scene->commitment,
                          .meeting_id = meeting,
                          .role = (char *)"record",
                          .voice = (char *)"verbatim",
                          .force = (char *)"agreed",
                          .difference = (char *)difference,
                          .confirmed = confirmed,
                          .exact = (char *)"we will do it"};
    insert(scene, TABLE_WORDING, &row);
}

static gint64 add_status(struct scene *scene, const char *status, const char *effective,
                         const char *recorded, gint64 corrects)
{
    struct update row = {.commitment_id = scene->commitment,
                         .kind = (char *)"status",
                         .status_from = (char *)"not-assessed",
                         .status_to = (char *)status,
                         .effective_on = (char *)effective,
                         .effective_given = 1,
                         .checked_on = (char *)effective,
                         .recorded_at = g_strconcat(recorded, "T10:00:00.000000Z", NULL),
                         .author = (char *)"Ana",
                         .corrects_id = corrects,
                         .visibility = (char *)"public"};
    gint64 id = insert(scene, TABLE_UPDATE, &row);
    g_free(row.recorded_at);
    return id;
}

/* Alpha with a wording, Beta of that level and state, and a text of that coverage ("" none). */
static struct scene make_scene(void **state, const char *kind, const char *due, const char *level,
                               const char *coverage)
{
    struct scene scene = {.rig = *state};
    scene.alpha = add_meeting(&scene, "Alpha", "2020-05-04", "ministers", "held");
    scene.beta = add_meeting(&scene, "Beta", "2022-05-04", level, "held");
    if (*coverage != '\0')
        add_text(&scene, scene.beta, coverage);
    scene.commitment = add_commitment(&scene, kind, due);
    add_wording(&scene, scene.alpha, "first-held", TRUE);
    return scene;
}

/* Fails unless the report lists the commitment under exactly these kinds of change ("" none). */
static void expect_changes(const struct scene *scene, const char *expected)
{
    g_autofree char *csv =
        report_rig_make(scene->rig, "since", "since", "Alpha", "format", "csv", NULL);
    g_autoptr(GBytes) bytes = g_bytes_new(csv, strlen(csv));
    struct csv_reader *reader = csv_reader_open_bytes(bytes, "x", NULL, NULL);
    g_autoptr(GString) actual = g_string_new(NULL);
    for (const struct csv_record *row; (row = csv_reader_next(reader, NULL)) != NULL;)
        if (strcmp(row->fields[0], "change") == 0 && strcmp(row->fields[2], "T-0001") == 0)
            g_string_append_printf(actual, "%s%s", actual->len > 0 ? " " : "", row->fields[5]);
    csv_reader_close(reader);
    if (strcmp(actual->str, expected) != 0)
        fail_msg("expected \"%s\", actual \"%s\" in\n%s", expected, actual->str, csv);
}

/* No page for people has the words. */
static void expect_unsaid(const struct scene *scene, const char *words)
{
    g_autofree char *since = report_rig_make(scene->rig, "since", "since", "Alpha", NULL);
    g_autofree char *follow_up = report_rig_make(scene->rig, "follow-up", NULL);
    g_autofree char *both = g_strconcat(since, follow_up, NULL);
    g_autofree char *lower = g_utf8_strdown(both, -1);
    if (strstr(lower, words) != NULL)
        fail_msg("expected no \"%s\" in\n%s", words, both);
}

/* Silence needs a full official text of the same level, and an analyst who says so. */
static void test_silence_needs_confirmation(void **state)
{
    struct scene scene = make_scene(state, "one-off", "", "ministers", "full");
    expect_changes(&scene, "silence-to-be-confirmed");
    expect_unsaid(&scene, "not mentioned");
}

static void test_silence_confirmed(void **state)
{
    struct scene scene = make_scene(state, "one-off", "", "ministers", "full");
    add_wording(&scene, scene.beta, "not-mentioned", TRUE);
    expect_changes(&scene, "not-mentioned");
}

static void test_silence_of_a_report_is_none(void **state)
{
    struct scene scene = make_scene(state, "one-off", "", "ministers", "report");
    expect_changes(&scene, "unknown");
    add_wording(&scene, scene.beta, "not-mentioned", TRUE);
    expect_changes(&scene, "unknown");
    expect_unsaid(&scene, "not mentioned");
}

static void test_silence_of_another_level_is_none(void **state)
{
    struct scene scene = make_scene(state, "one-off", "", "experts", "full");
    expect_changes(&scene, "unknown");
    add_wording(&scene, scene.beta, "not-mentioned", TRUE);
    expect_changes(&scene, "unknown");
    expect_unsaid(&scene, "not mentioned");
}

static void test_silence_without_a_text_is_none(void **state)
{
    struct scene scene = make_scene(state, "standing", "", "ministers", "");
    expect_changes(&scene, "unknown");
    expect_unsaid(&scene, "not mentioned");
}

/* What is closed, and a promise of one meeting, need not be said again. */
static void test_silence_is_natural(void **state)
{
    struct scene scene = make_scene(state, "one-off", "", "ministers", "full");
    add_status(&scene, "fulfilled", "2019-01-01", "2019-01-02", 0);
    expect_changes(&scene, "");
}

static void test_silence_on_a_meeting_is_natural(void **state)
{
    struct scene scene = make_scene(state, "next-meeting", "", "ministers", "full");
    expect_changes(&scene, "");
}

/* A meeting that did not take place is no occasion. */
static void test_meetings_must_be_held(void **state)
{
    struct scene scene = {.rig = *state};
    scene.alpha = add_meeting(&scene, "Alpha", "2020-05-04", "ministers", "held");
    scene.beta = add_meeting(&scene, "Beta", "2022-05-04", "ministers", "not-traced");
    add_text(&scene, scene.beta, "full");
    scene.commitment = add_commitment(&scene, "one-off", "");
    add_wording(&scene, scene.alpha, "first-held", TRUE);
    expect_changes(&scene, "");
}

static void test_differences(void **state)
{
    static const char *const differences[] = {"stronger", "weaker",   "narrower",
                                              "wider",    "repeated", "due-moved"};
    for (gsize i = 0; i < G_N_ELEMENTS(differences); i++) {
        if (i > 0) {
            report_rig_tear_down(state);
            report_rig_empty(state);
        }
        struct scene scene = make_scene(state, "one-off", "", "ministers", "full");
        add_wording(&scene, scene.beta, differences[i], TRUE);
        expect_changes(&scene, differences[i]);
    }
}

static void test_difference_unconfirmed(void **state)
{
    struct scene scene = make_scene(state, "one-off", "", "ministers", "full");
    add_wording(&scene, scene.beta, "weaker", FALSE);
    expect_changes(&scene, "to-be-confirmed");
    expect_unsaid(&scene, "weaker");
}

/* "New" is what the texts held show first; what a text calls an older promise is not new. */
static void test_new(void **state)
{
    struct scene scene = {.rig = *state};
    scene.alpha = add_meeting(&scene, "Alpha", "2020-05-04", "ministers", "held");
    scene.beta = add_meeting(&scene, "Beta", "2022-05-04", "ministers", "held");
    scene.commitment = add_commitment(&scene, "one-off", "");
    add_wording(&scene, scene.beta, "first-held", FALSE);
    expect_changes(&scene, "new");
}

static void test_older_by_its_own_words(void **state)
{
    struct scene scene = {.rig = *state};
    scene.alpha = add_meeting(&scene, "Alpha", "2020-05-04", "ministers", "held");
    scene.beta = add_meeting(&scene, "Beta", "2022-05-04", "ministers", "held");
    scene.commitment = add_commitment(&scene, "one-off", "");
    struct wording row = {.commitment_id = scene.commitment,
                          .meeting_id = scene.beta,
                          .role = (char *)"record",
                          .voice = (char *)"verbatim",
                          .force = (char *)"committed",
                          .again = 1,
                          .difference = (char *)"first-held",
                          .exact = (char *)"we reaffirm that we will do it"};
    insert(&scene, TABLE_WORDING, &row);
    expect_changes(&scene, "older");
}

/* Nobody has looked: the period is over, and that is all that is known. */
static void test_not_overdue_unassessed(void **state)
{
    struct scene scene = make_scene(state, "one-off", "2021", "experts", "");
    expect_changes(&scene, "unknown period-over-not-checked");
    expect_unsaid(&scene, "overdue since");
    expect_unsaid(&scene, "newly overdue");
}

static void test_overdue(void **state)
{
    struct scene scene = make_scene(state, "one-off", "2021", "experts", "");
    add_status(&scene, "in-progress", "2020-06-01", "2020-06-01", 0);
    expect_changes(&scene, "unknown status overdue");
}

/* It was overdue before: that is no change. */
static void test_overdue_before(void **state)
{
    struct scene scene = make_scene(state, "one-off", "2019", "experts", "");
    add_status(&scene, "in-progress", "2020-01-01", "2020-01-01", 0);
    expect_changes(&scene, "unknown");
}

/* Looked into only now, long after the period: now it is overdue. */
static void test_overdue_found_out(void **state)
{
    struct scene scene = make_scene(state, "one-off", "2019", "experts", "");
    add_status(&scene, "stalled", "2023-01-01", "2023-01-01", 0);
    expect_changes(&scene, "unknown status overdue");
}

/* Without an end, as soon as possible: never. */
static void test_never_overdue(void **state)
{
    struct scene scene = make_scene(state, "standing", "2019", "experts", "");
    add_status(&scene, "stalled", "2020-01-01", "2020-01-01", 0);
    expect_changes(&scene, "unknown");
    expect_unsaid(&scene, "overdue since");
}

static void test_done_in_time(void **state)
{
    struct scene scene = make_scene(state, "one-off", "2021", "experts", "");
    add_status(&scene, "fulfilled", "2021-12-31", "2022-01-01", 0);
    expect_changes(&scene, "done-in-time");
}

static void test_done_late(void **state)
{
    struct scene scene = make_scene(state, "one-off", "2021", "experts", "");
    add_status(&scene, "fulfilled", "2022-01-01", "2022-01-01", 0);
    expect_changes(&scene, "done-late");
}

static void test_done(void **state)
{
    struct scene scene = make_scene(state, "one-off", "", "experts", "");
    add_status(&scene, "fulfilled", "2022-01-01", "2022-01-01", 0);
    expect_changes(&scene, "done");
}

/* Entered since, about a day before: news to the reader, not of the world. */
static void test_entered_since(void **state)
{
    struct scene scene = make_scene(state, "one-off", "", "experts", "");
    add_status(&scene, "fulfilled", "2020-01-01", "2022-01-01", 0);
    expect_changes(&scene, "entered");
}

/* The old entry and the new, with both days. */
static void test_corrected(void **state)
{
    struct scene scene = make_scene(state, "one-off", "", "experts", "");
    gint64 old = add_status(&scene, "fulfilled", "2019-03-01", "2019-03-02", 0);
    add_status(&scene, "in-progress", "2019-03-01", "2023-07-08", old);
    expect_changes(&scene, "unknown corrected");
    g_autofree char *text = report_rig_make(scene.rig, "since", "since", "Alpha", NULL);
    const char *was = strstr(text, "Was            Fulfilled on 1 March 2019");
    const char *now = strstr(text, "Corrected to   In progress since 1 March 2019");
    assert_true(was != NULL && now != NULL && was < now);
    assert_non_null(strstr(was, "Entered on     2 March 2019"));
    assert_non_null(strstr(now, "Entered on     8 July 2023"));
}

/* A status without a source says so. */
static void test_unsourced(void **state)
{
    struct scene scene = make_scene(state, "one-off", "", "experts", "");
    add_status(&scene, "in-progress", "2022-01-01", "2022-01-01", 0);
    g_autofree char *text = report_rig_make(scene.rig, "follow-up", NULL);
    assert_non_null(strstr(text, "In progress since 1 January 2022 †, entered by Ana."));
    assert_non_null(strstr(text, "† marks a status for which no source is cited here (1)."));
}

/* Quotation marks stand around exact words, known from the text or a quotation of it, and around
 * no others; how the words are known is said. */
static void test_voices(void **state)
{
    static const struct {
        const char *voice, *known;
        gboolean is_exact;
    } voices[] = {
        {"verbatim", "in the words of the text", TRUE},
        {"quoted", "as quoted in a report", TRUE},
        {"reported", "as reported, not a quotation", FALSE},
        {"own-summary", "this register's own", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(voices); i++) {
        if (i > 0) {
            report_rig_tear_down(state);
            report_rig_empty(state);
        }
        struct scene scene = make_scene(state, "one-off", "", "experts", "");
        struct wording row = {.commitment_id = scene.commitment,
                              .meeting_id = scene.beta,
                              .role = (char *)"record",
                              .voice = (char *)voices[i].voice,
                              .force = (char *)"agreed",
                              .difference = (char *)"repeated",
                              .exact = (char *)"we shall do it"};
        insert(&scene, TABLE_WORDING, &row);
        g_autofree char *text = report_rig_make(scene.rig, "follow-up", NULL);
        assert_int_equal(strstr(text, "“we shall do it”") != NULL, voices[i].is_exact);
        assert_non_null(strstr(text, "we shall do it"));
        assert_non_null(strstr(text, voices[i].known));
    }
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, report_rig_empty, report_rig_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH(test_silence_needs_confirmation),
        EACH(test_silence_confirmed),
        EACH(test_silence_of_a_report_is_none),
        EACH(test_silence_of_another_level_is_none),
        EACH(test_silence_without_a_text_is_none),
        EACH(test_silence_is_natural),
        EACH(test_silence_on_a_meeting_is_natural),
        EACH(test_meetings_must_be_held),
        EACH(test_differences),
        EACH(test_difference_unconfirmed),
        EACH(test_new),
        EACH(test_older_by_its_own_words),
        EACH(test_not_overdue_unassessed),
        EACH(test_overdue),
        EACH(test_overdue_before),
        EACH(test_overdue_found_out),
        EACH(test_never_overdue),
        EACH(test_done_in_time),
        EACH(test_done_late),
        EACH(test_done),
        EACH(test_entered_since),
        EACH(test_corrected),
        EACH(test_unsourced),
        EACH(test_voices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
