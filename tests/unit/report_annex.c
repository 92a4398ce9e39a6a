/* report_annex.c proves what the tally, the sources, the method and the handover say of odd
 * registers: hostile texts, one commitment, days that cannot be, what is told twice. */
#include "tests/lib/expect.h"
#include "tests/lib/report_rig.h"

#include "core/report/twins.h"
#include "db/commitment.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/party.h"
#include "db/suggestion.h"
#include "db/topic.h"
#include "db/update.h"
#include "db/wording.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const annexes[] = {"tally", "sources", "method", "handover"};

static char *text(const char *words)
{
    return (char *)words;
}

static gint64 insert(struct change *change, enum table_id table, void *row)
{
    struct row_head *head = row;
    GError *failed = NULL;
    gboolean done = change_insert(change, table, row, &failed);
    if (failed != NULL)
        print_error("%s\n", failed->message);
    assert_true(done);
    g_clear_pointer(&head->uuid, g_free);
    return head->id;
}

static struct change *begin(const struct report_rig *rig)
{
    struct change *change = session_begin(rig->session, "test", FALSE, NULL);
    assert_non_null(change);
    return change;
}

static gint64 add_meeting(struct change *change, const char *token, const char *edtf,
                          const char *visibility)
{
    struct meeting row = {.token = text(token),
                          .title = text("Ministers"),
                          .date_edtf = text(edtf),
                          .city = text(token),
                          .level = text("ministers"),
                          .state = text("held"),
                          .visibility = text(visibility)};
    return insert(change, TABLE_MEETING, &row);
}

static gint64 add_commitment(struct change *change, const char *key, const char *title)
{
    struct commitment row = {.key = text(key),
                             .title = text(title),
                             .kind = text("one-off"),
                             .priority = text("normal"),
                             .visibility = text("public"),
                             .next_step_visibility = text("public"),
                             .note_visibility = text("public")};
    return insert(change, TABLE_COMMITMENT, &row);
}

static void add_wording(struct change *change, gint64 commitment_id, gint64 meeting_id,
                        const char *role, const char *words)
{
    struct wording row = {.commitment_id = commitment_id,
                          .meeting_id = meeting_id,
                          .role = text(role),
                          .voice = text("verbatim"),
                          .force = text("agreed"),
                          .difference = text(""),
                          .exact = text(words)};
    insert(change, TABLE_WORDING, &row);
}

static gint64 add_status(struct change *change, gint64 commitment_id, const char *status,
                         const char *day, gboolean is_given)
{
    struct update row = {.commitment_id = commitment_id,
                         .kind = text("status"),
                         .status_from = text("not-assessed"),
                         .status_to = text(status),
                         .effective_on = text(day),
                         .effective_given = is_given,
                         .checked_on = text("2026-01-01"),
                         .recorded_at = text("2026-01-01T10:00:00.000000Z"),
                         .author = text("Ana"),
                         .visibility = text("public"),
                         .note = text("")};
    return insert(change, TABLE_UPDATE, &row);
}

static void expect_in(const char *report, const char *words)
{
    if (strstr(report, words) == NULL)
        fail_msg("expected \"%s\" in\n%s", words, report);
}

static void expect_not_in(const char *report, const char *words)
{
    if (strstr(report, words) != NULL)
        fail_msg("expected no \"%s\" in\n%s", words, report);
}

/* Of one commitment there are counts and no percentages, and nothing is compared. */
static void test_one_commitment(void **state)
{
    const struct report_rig *rig = *state;
    struct change *change = begin(rig);
    add_commitment(change, "C-1", "Do it");
    assert_true(change_commit(change, NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(annexes); i++) {
        g_autofree char *report = report_rig_make(rig, annexes[i], NULL);
        expect_in(report, "1 commitment\n");
        expect_not_in(report, "%");
    }
    g_autofree char *tally = report_rig_make(rig, "tally", "format", "csv", NULL);
    expect_in(tally, "Without a topic");
    expect_in(tally, "No party is named as bound");
    expect_in(tally, "No text of it is held");
    expect_not_in(tally, ",figure,");
    expect_not_in(tally, ",time,");
}

/* A day of fulfilment that nobody gave, one before the promise and one without a text give no time:
 * not 0, which would make everything look quick. Times that are known are told. */
static void test_times_that_cannot_be(void **state)
{
    const struct report_rig *rig = *state;
    struct change *change = begin(rig);
    gint64 oslo = add_meeting(change, "oslo", "2020-01-01", "public");
    gint64 later = add_meeting(change, "later", "2030-01-01", "public");
    const struct {
        const char *key, *day;
        gboolean is_given;
        gint64 meeting;
    } rows[] = {
        {"C-1", "2020-01-11", TRUE, oslo}, {"C-2", "2020-01-31", FALSE, oslo},
        {"C-3", "2019-01-01", TRUE, oslo}, {"C-4", "2020-01-31", TRUE, 0},
        {"C-5", "2020-01-22", TRUE, oslo}, {"C-6", "2020-01-22", TRUE, later},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        gint64 id = add_commitment(change, rows[i].key, "Do it");
        if (rows[i].meeting != 0)
            add_wording(change, id, rows[i].meeting, "record", rows[i].key);
        add_status(change, id, "fulfilled", rows[i].day, rows[i].is_given);
    }
    gint64 open = add_commitment(change, "C-7", "Do it still");
    add_wording(change, open, later, "record", "still"); /* said in the future: no age */
    assert_true(change_commit(change, NULL));
    g_autofree char *csv = report_rig_make(rig, "tally", "format", "csv", NULL);
    expect_in(csv, "\nsummary,time,Fulfilled: until that day,,,,,,,,,,,,,2,15.5,21,");
    expect_in(csv, "Of 6 fulfilled, 4 are not in these times");
    expect_not_in(csv, "Not assessed, and meant to end");
}

/* Who is named twice is counted once; who is bound counts, not who hosts. */
static void test_groups_count_once(void **state)
{
    const struct report_rig *rig = *state;
    struct change *change = begin(rig);
    struct party same[2] = {
        {.token = text("one"), .name = text("Same name"), .kind = text("state")},
        {.token = text("two"), .name = text("Same name"), .kind = text("state")}};
    struct party host = {.token = text("host"), .name = text("The host"), .kind = text("state")};
    gint64 id = add_commitment(change, "C-1", "Do it");
    for (int i = 0; i < 2; i++) {
        struct commitment_party row = {.commitment_id = id,
                                       .party_id = insert(change, TABLE_PARTY, &same[i]),
                                       .role = text("bound")};
        insert(change, TABLE_COMMITMENT_PARTY, &row);
    }
    struct commitment_party row = {
        .commitment_id = id, .party_id = insert(change, TABLE_PARTY, &host), .role = text("host")};
    insert(change, TABLE_COMMITMENT_PARTY, &row);
    gint64 oslo = add_meeting(change, "oslo", "2020-05", "public");
    add_wording(change, id, oslo, "record", "the words");
    add_wording(change, id, oslo, "also", "the words again");
    assert_true(change_commit(change, NULL));
    g_autofree char *csv = report_rig_make(rig, "tally", "format", "csv", NULL);
    expect_in(csv, "\nmeeting,count,oslo (May 2020),1,");
    expect_in(csv, "\nparty,count,Same name,1,");
    expect_not_in(csv, ",The host,");
    expect_in(csv, "\nyear,count,2020,1,");
}

/* What strangers wrote is told, and does nothing: no escape, no new line, no formula. */
static void test_hostile_texts(void **state)
{
    static const char *const hostile[] = {
        "\x1b]0;owned\x07 title", "=HYPERLINK(\"x\")",     "a\nb\r\nc\td",
        "\u202egnp.exe",          "<script>x</script>|a|", "",
    };
    const struct report_rig *rig = *state;
    struct change *change = begin(rig);
    g_autofree char *huge = g_strnfill(20000, 'x');
    gint64 oslo = add_meeting(change, hostile[0], "2020-05-05", "public");
    for (gsize i = 0; i < G_N_ELEMENTS(hostile); i++) {
        const char *words = *hostile[i] != '\0' ? hostile[i] : huge;
        g_autofree char *key = g_strdup_printf("K-%zu%s", i, i == 1 ? words : "");
        gint64 id = add_commitment(change, key, words);
        add_wording(change, id, oslo, "record", words);
        gint64 update = add_status(change, id, "in-progress", "2021-01-01", TRUE);
        struct source source = {.title = text(words),
                                .publisher = text(words),
                                .url = text("javascript:alert(1)"),
                                .kind = text(i % 2 == 0 ? "search" : "deed"),
                                .searched_where = text(words),
                                .dated_on = text("2020-01-01"),
                                .visibility = text("public")};
        struct citation cited = {.source_id = insert(change, TABLE_SOURCE, &source),
                                 .commitment_id = id,
                                 .update_id = i % 3 == 0 ? 0 : update};
        insert(change, TABLE_CITATION, &cited);
    }
    assert_true(change_commit(change, NULL));
    gsize n;
    const struct report_writer *const *writers = report_writers(&n);
    for (gsize i = 0; i < G_N_ELEMENTS(annexes) * n; i++) {
        const struct report_writer *writer = writers[i % n];
        if (writer->is_binary)
            continue;
        g_autofree char *report =
            report_rig_make(rig, annexes[i / n], "format", writer->name, NULL);
        assert_true(g_utf8_validate(report, -1, NULL));
        if (strcmp(writer->name, "csv") == 0) {
            expect_not_in(report, "\n=HYPER");
            expect_not_in(report, ",=HYPER");
        } else {
            expect_not_in(report, "\x1b");
        }
        if (strcmp(writer->name, "text") == 0)
            expect_not_in(report, "\u202e");
    }
}

/* Words are set in quotation marks where they are those of a text, not where they are our own. */
static void test_refused_words(void **state)
{
    static const char *const coverages[] = {"full", "own-summary"};
    const struct report_rig *rig = *state;
    struct change *change = begin(rig);
    for (int i = 0; i < 2; i++) {
        struct document document = {.title = text(coverages[i]),
                                    .coverage = text(coverages[i]),
                                    .visibility = text("public"),
                                    .text = text("x")};
        struct suggestion row = {.document_id = insert(change, TABLE_DOCUMENT, &document),
                                 .kind = text("one-off"),
                                 .force = text("agreed"),
                                 .voice = text("verbatim"),
                                 .decision = text("refused"),
                                 .exact = text(i == 0 ? "will dance" : "they will sing")};
        insert(change, TABLE_SUGGESTION, &row);
    }
    assert_true(change_commit(change, NULL));
    g_autofree char *csv = report_rig_make(rig, "method", "format", "csv", NULL);
    expect_in(csv, "“will dance”");
    expect_in(csv, ",they will sing,");
    expect_in(csv, "not a promise");
}

/* A field that was corrected and set back was not corrected. */
static void test_set_back(void **state)
{
    const struct report_rig *rig = *state;
    struct change *change = begin(rig);
    struct document document = {.title = text("A text"),
                                .coverage = text("full"),
                                .visibility = text("public"),
                                .text = text("x")};
    struct suggestion row = {.document_id = insert(change, TABLE_DOCUMENT, &document),
                             .kind = text("one-off"),
                             .force = text("agreed"),
                             .voice = text("verbatim"),
                             .decision = text("new"),
                             .place = text("Rome"),
                             .exact = text("will dance")};
    insert(change, TABLE_SUGGESTION, &row);
    struct suggestion other = row, back = row;
    other.force = text("discussed");
    other.place = text("Oslo");
    other.edited = 1;
    assert_true(change_update(change, TABLE_SUGGESTION, &row, &other, NULL));
    back.version = other.version;
    back.place = text("Oslo");
    back.edited = 1;
    assert_true(change_update(change, TABLE_SUGGESTION, &other, &back, NULL));
    assert_true(change_commit(change, NULL));
    g_autofree char *method = report_rig_make(rig, "method", NULL);
    expect_in(method, "Corrected by an analyst before they were taken: the place (1).");
    expect_not_in(method, "overridden by an analyst");
}

struct stopping {
    int asked, most;
};

static gboolean stop_later(gpointer data, gint64 done, gint64 total)
{
    struct stopping *stopping = data;
    (void)done;
    (void)total;
    return ++stopping->asked > stopping->most;
}

static gboolean never(gpointer data, const char *bytes, gsize len, GError **error)
{
    (void)data;
    (void)bytes;
    (void)len;
    (void)error;
    fail_msg("nothing may be written of a report that was stopped");
    return FALSE;
}

/* Stopped at any time it is asked, the first and the last, each writes nothing. */
static void test_stopped_anywhere(void **state)
{
    const struct report_rig *rig = *state;
    for (gsize i = 0; i < G_N_ELEMENTS(annexes); i++)
        for (int most = 0; most < 3; most++) {
            struct stopping stopping = {.most = most};
            g_autoptr(GError) error = NULL;
            const struct report_request request = {
                .row = report_find(annexes[i]), .progress = stop_later, .data = &stopping};
            const struct report_output output = {.write = never};
            gboolean is_asked_more = i == 1 || i == 3; /* those that go through things twice */
            if (most > (is_asked_more ? 1 : 0))
                continue;
            assert_false(report_make(rig->session, &request, &output, &error));
            assert_true(g_error_matches(error, HELDTO_ERROR, HELDTO_ERROR_CANCELLED));
        }
}

/* The same title however it is spaced and written, the same words at one meeting; nothing else. */
static void test_twins(void **state)
{
    const struct report_rig *rig = *state;
    static const struct {
        const char *key, *title, *words;
        int meeting;
    } rows[] = {
        {"C-1", "Share the list", "will share it", 0},
        {"C-2", "Share  the LIST", "will share all", 0},
        {"C-3", "Another", "Will share it", 0},
        {"C-4", "A fourth", "will share it", 1},
        {"C-5", "A fifth", "will share it twice", 0},
    };
    struct change *change = begin(rig);
    gint64 meetings[] = {add_meeting(change, "oslo", "2020-01-01", "public"),
                         add_meeting(change, "rome", "2021-01-01", "public")};
    struct twins *twins = twins_new();
    gint64 ids[G_N_ELEMENTS(rows)];
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        ids[i] = add_commitment(change, rows[i].key, rows[i].title);
        add_wording(change, ids[i], meetings[rows[i].meeting], "record", rows[i].words);
        add_wording(change, ids[i], meetings[rows[i].meeting], "also", rows[i].words);
    }
    assert_true(change_commit(change, NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        owned_story story = story_load(rig->session, ids[i], NULL);
        twins_add(twins, story);
    }
    g_autoptr(GPtrArray) found = twins_found(twins);
    assert_int_equal(found->len, 2);
    g_autofree char *titles = twins_keys(found->pdata[0]);
    g_autofree char *words = twins_keys(found->pdata[1]);
    expect_text("the same title", "C-1 and C-2", titles);
    expect_text("the same words", "C-1 and C-3", words);
    twins_free(twins);
}

/* Many that share a title are told by the first of them and how many more there are. */
static void test_many_twins(void **state)
{
    const struct report_rig *rig = *state;
    struct twins *twins = twins_new();
    struct change *change = begin(rig);
    gint64 ids[12];
    for (int i = 0; i < 12; i++) {
        g_autofree char *key = g_strdup_printf("C-%02d", i);
        ids[i] = add_commitment(change, key, "Share");
    }
    assert_true(change_commit(change, NULL));
    for (int i = 0; i < 12; i++) {
        owned_story story = story_load(rig->session, ids[i], NULL);
        twins_add(twins, story);
        twins_add(twins, story); /* one commitment is no twin of itself */
    }
    g_autoptr(GPtrArray) found = twins_found(twins);
    assert_int_equal(found->len, 1);
    g_autofree char *keys = twins_keys(found->pdata[0]);
    expect_text("twelve", "C-00, C-01, C-02, C-03, C-04 and 7 more", keys);
    twins_free(twins);
}

/* That an entry was corrected by an internal one is nobody else's affair. */
static void test_internal_correction(void **state)
{
    const struct report_rig *rig = *state;
    struct change *change = begin(rig);
    gint64 id = add_commitment(change, "C-1", "Do it");
    gint64 first = add_status(change, id, "in-progress", "2021-01-01", TRUE);
    struct source source = {
        .title = text("A law"), .kind = text("deed"), .visibility = text("public")};
    struct citation cited = {.source_id = insert(change, TABLE_SOURCE, &source),
                             .commitment_id = id,
                             .update_id = first};
    insert(change, TABLE_CITATION, &cited);
    struct update correction = {.commitment_id = id,
                                .kind = text("status"),
                                .status_from = text("in-progress"),
                                .status_to = text("stalled"),
                                .effective_on = text("2021-01-01"),
                                .effective_given = 1,
                                .checked_on = text("2026-01-01"),
                                .recorded_at = text("2026-01-02T10:00:00.000000Z"),
                                .author = text("Ana"),
                                .corrects_id = first,
                                .visibility = text("internal"),
                                .note = text("")};
    insert(change, TABLE_UPDATE, &correction);
    assert_true(change_commit(change, NULL));
    g_autofree char *open = report_rig_make(rig, "sources", "format", "csv", NULL);
    g_autofree char *closed =
        report_rig_make(rig, "sources", "format", "csv", "for", "internal", NULL);
    g_autofree char *method = report_rig_make(rig, "method", "format", "csv", NULL);
    expect_in(open, "In progress since 1 January 2021");
    expect_not_in(open, "corrected since");
    expect_in(closed, "corrected since");
    expect_not_in(method, "Stalled");
    expect_in(method, "There is none.");
}

#define ON(rig, test) cmocka_unit_test_setup_teardown(test, rig, report_rig_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON(report_rig_empty, test_one_commitment),
        ON(report_rig_empty, test_times_that_cannot_be),
        ON(report_rig_empty, test_groups_count_once),
        ON(report_rig_empty, test_hostile_texts),
        ON(report_rig_empty, test_refused_words),
        ON(report_rig_empty, test_set_back),
        ON(report_rig_sample, test_stopped_anywhere),
        ON(report_rig_empty, test_twins),
        ON(report_rig_empty, test_many_twins),
        ON(report_rig_empty, test_internal_correction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
