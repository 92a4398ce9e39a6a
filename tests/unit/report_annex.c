/* report_annex.c proves what the tally, the sources, the method and the handover say of odd
 * registers: hostile texts, one commitment, days that cannot be, internal corrections. */
#include "tests/lib/report_rows.h"

#include "db/commitment.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/party.h"
#include "db/suggestion.h"
#include "db/update.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const annexes[] = {"tally", "sources", "method", "handover"};

/* Of one commitment there are counts and no percentages, and nothing is compared. */
static void test_one_commitment(void **state)
{
    const struct report_rig *rig = *state;
    struct change *change = report_rows_begin(rig);
    report_rows_commitment(change, "C-1", "Do it");
    assert_true(change_commit(change, NULL));
    for (gsize i = 0; i < G_N_ELEMENTS(annexes); i++) {
        g_autofree char *report = report_rig_make(rig, annexes[i], NULL);
        report_rows_expect(report, "1 commitment\n");
        report_rows_expect_no(report, "%");
    }
    g_autofree char *tally = report_rig_make(rig, "tally", "format", "csv", NULL);
    report_rows_expect(tally, "Without a topic");
    report_rows_expect(tally, "No party is named as bound");
    report_rows_expect(tally, "No text of it is held");
    report_rows_expect_no(tally, ",figure,");
    report_rows_expect_no(tally, ",time,");
}

/* A day of fulfilment that nobody gave, one before the promise and one without a text give no time:
 * not 0, which would make everything look quick. Times that are known are told. */
static void test_times_that_cannot_be(void **state)
{
    const struct report_rig *rig = *state;
    struct change *change = report_rows_begin(rig);
    gint64 oslo = report_rows_meeting(change, "oslo", "2020-01-01", "public");
    gint64 later = report_rows_meeting(change, "later", "2030-01-01", "public");
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
        gint64 id = report_rows_commitment(change, rows[i].key, "Do it");
        if (rows[i].meeting != 0)
            report_rows_wording(change, id, rows[i].meeting, "record", rows[i].key);
        report_rows_status(change, id, "fulfilled", rows[i].day, rows[i].is_given);
    }
    gint64 open = report_rows_commitment(change, "C-7", "Do it still");
    report_rows_wording(change, open, later, "record", "still"); /* said in the future: no age */
    assert_true(change_commit(change, NULL));
    g_autofree char *csv = report_rig_make(rig, "tally", "format", "csv", NULL);
    report_rows_expect(csv, "\nsummary,time,Fulfilled: until that day,,,,,,,,,,,,,2,15.5,21,");
    report_rows_expect(csv, "Of 6 fulfilled, 4 are not in these times");
    report_rows_expect_no(csv, "Not assessed, and meant to end");
}

/* Who is named twice is counted once; who is bound counts, not who hosts. */
static void test_groups_count_once(void **state)
{
    const struct report_rig *rig = *state;
    struct change *change = report_rows_begin(rig);
    struct party same[2] = {{.token = report_rows_text("one"),
                             .name = report_rows_text("Same name"),
                             .kind = report_rows_text("state")},
                            {.token = report_rows_text("two"),
                             .name = report_rows_text("Same name"),
                             .kind = report_rows_text("state")}};
    struct party host = {.token = report_rows_text("host"),
                         .name = report_rows_text("The host"),
                         .kind = report_rows_text("state")};
    gint64 id = report_rows_commitment(change, "C-1", "Do it");
    for (int i = 0; i < 2; i++) {
        struct commitment_party row = {.commitment_id = id,
                                       .party_id =
                                           report_rows_insert(change, TABLE_PARTY, &same[i]),
                                       .role = report_rows_text("bound")};
        report_rows_insert(change, TABLE_COMMITMENT_PARTY, &row);
    }
    struct commitment_party row = {.commitment_id = id,
                                   .party_id = report_rows_insert(change, TABLE_PARTY, &host),
                                   .role = report_rows_text("host")};
    report_rows_insert(change, TABLE_COMMITMENT_PARTY, &row);
    gint64 oslo = report_rows_meeting(change, "oslo", "2020-05", "public");
    report_rows_wording(change, id, oslo, "record", "the words");
    report_rows_wording(change, id, oslo, "also", "the words again");
    assert_true(change_commit(change, NULL));
    g_autofree char *csv = report_rig_make(rig, "tally", "format", "csv", NULL);
    report_rows_expect(csv, "\nmeeting,count,oslo (May 2020),1,");
    report_rows_expect(csv, "\nparty,count,Same name,1,");
    report_rows_expect_no(csv, ",The host,");
    report_rows_expect(csv, "\nyear,count,2020,1,");
}

/* What strangers wrote is told, and does nothing: no escape, no new line, no formula. */
static void test_hostile_texts(void **state)
{
    static const char *const hostile[] = {
        "\x1b]0;owned\x07 title", "=HYPERLINK(\"x\")",     "a\nb\r\nc\td",
        "\u202egnp.exe",          "<script>x</script>|a|", "",
    };
    const struct report_rig *rig = *state;
    struct change *change = report_rows_begin(rig);
    g_autofree char *huge = g_strnfill(20000, 'x');
    gint64 oslo = report_rows_meeting(change, hostile[0], "2020-05-05", "public");
    for (gsize i = 0; i < G_N_ELEMENTS(hostile); i++) {
        const char *words = *hostile[i] != '\0' ? hostile[i] : huge;
        g_autofree char *key = g_strdup_printf("K-%zu%s", i, i == 1 ? words : "");
        gint64 id = report_rows_commitment(change, key, words);
        report_rows_wording(change, id, oslo, "record", words);
        gint64 update = report_rows_status(change, id, "in-progress", "2021-01-01", TRUE);
        struct source source = {.title = report_rows_text(words),
                                .publisher = report_rows_text(words),
                                .url = report_rows_text("javascript:alert(1)"),
                                .kind = report_rows_text(i % 2 == 0 ? "search" : "deed"),
                                .searched_where = report_rows_text(words),
                                .dated_on = report_rows_text("2020-01-01"),
                                .visibility = report_rows_text("public")};
        struct citation cited = {.source_id = report_rows_insert(change, TABLE_SOURCE, &source),
                                 .commitment_id = id,
                                 .update_id = i % 3 == 0 ? 0 : update};
        report_rows_insert(change, TABLE_CITATION, &cited);
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
            report_rows_expect_no(report, "\n=HYPER");
            report_rows_expect_no(report, ",=HYPER");
        } else {
            report_rows_expect_no(report, "\x1b");
        }
        if (strcmp(writer->name, "text") == 0)
            report_rows_expect_no(report, "\u202e");
    }
}

/* Words are set in quotation marks where they are those of a text, not where they are our own. */
static void test_refused_words(void **state)
{
    static const char *const coverages[] = {"full", "own-summary"};
    const struct report_rig *rig = *state;
    struct change *change = report_rows_begin(rig);
    for (int i = 0; i < 2; i++) {
        struct document document = {.title = report_rows_text(coverages[i]),
                                    .coverage = report_rows_text(coverages[i]),
                                    .visibility = report_rows_text("public"),
                                    .text = report_rows_text("x")};
        struct suggestion row = {
            .document_id = report_rows_insert(change, TABLE_DOCUMENT, &document),
            .kind = report_rows_text("one-off"),
            .force = report_rows_text("agreed"),
            .voice = report_rows_text("verbatim"),
            .decision = report_rows_text("refused"),
            .exact = report_rows_text(i == 0 ? "will dance" : "they will sing")};
        report_rows_insert(change, TABLE_SUGGESTION, &row);
    }
    assert_true(change_commit(change, NULL));
    g_autofree char *csv = report_rig_make(rig, "method", "format", "csv", NULL);
    report_rows_expect(csv, "“will dance”");
    report_rows_expect(csv, ",they will sing,");
    report_rows_expect(csv, "not a promise");
}

/* A field that was corrected and set back was not corrected. */
static void test_set_back(void **state)
{
    const struct report_rig *rig = *state;
    struct change *change = report_rows_begin(rig);
    struct document document = {.title = report_rows_text("A text"),
                                .coverage = report_rows_text("full"),
                                .visibility = report_rows_text("public"),
                                .text = report_rows_text("x")};
    struct suggestion row = {.document_id = report_rows_insert(change, TABLE_DOCUMENT, &document),
                             .kind = report_rows_text("one-off"),
                             .force = report_rows_text("agreed"),
                             .voice = report_rows_text("verbatim"),
                             .decision = report_rows_text("new"),
                             .place = report_rows_text("Rome"),
                             .exact = report_rows_text("will dance")};
    report_rows_insert(change, TABLE_SUGGESTION, &row);
    struct suggestion other = row, back = row;
    other.force = report_rows_text("discussed");
    other.place = report_rows_text("Oslo");
    other.edited = 1;
    assert_true(change_update(change, TABLE_SUGGESTION, &row, &other, NULL));
    back.version = other.version;
    back.place = report_rows_text("Oslo");
    back.edited = 1;
    assert_true(change_update(change, TABLE_SUGGESTION, &other, &back, NULL));
    assert_true(change_commit(change, NULL));
    g_autofree char *method = report_rig_make(rig, "method", NULL);
    report_rows_expect(method, "Corrected by an analyst before they were taken: the place (1).");
    report_rows_expect_no(method, "overridden by an analyst");
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

/* That an entry was corrected by an internal one is nobody else's affair. */
static void test_internal_correction(void **state)
{
    const struct report_rig *rig = *state;
    struct change *change = report_rows_begin(rig);
    gint64 id = report_rows_commitment(change, "C-1", "Do it");
    gint64 first = report_rows_status(change, id, "in-progress", "2021-01-01", TRUE);
    struct source source = {.title = report_rows_text("A law"),
                            .kind = report_rows_text("deed"),
                            .visibility = report_rows_text("public")};
    struct citation cited = {.source_id = report_rows_insert(change, TABLE_SOURCE, &source),
                             .commitment_id = id,
                             .update_id = first};
    report_rows_insert(change, TABLE_CITATION, &cited);
    struct update correction = {.commitment_id = id,
                                .kind = report_rows_text("status"),
                                .status_from = report_rows_text("in-progress"),
                                .status_to = report_rows_text("stalled"),
                                .effective_on = report_rows_text("2021-01-01"),
                                .effective_given = 1,
                                .checked_on = report_rows_text("2026-01-01"),
                                .recorded_at = report_rows_text("2026-01-02T10:00:00.000000Z"),
                                .author = report_rows_text("Ana"),
                                .corrects_id = first,
                                .visibility = report_rows_text("internal"),
                                .note = report_rows_text("")};
    report_rows_insert(change, TABLE_UPDATE, &correction);
    assert_true(change_commit(change, NULL));
    g_autofree char *open = report_rig_make(rig, "sources", "format", "csv", NULL);
    g_autofree char *closed =
        report_rig_make(rig, "sources", "format", "csv", "for", "internal", NULL);
    g_autofree char *method = report_rig_make(rig, "method", "format", "csv", NULL);
    report_rows_expect(open, "In progress since 1 January 2021");
    report_rows_expect_no(open, "corrected since");
    report_rows_expect(closed, "corrected since");
    report_rows_expect_no(method, "Stalled");
    report_rows_expect(method, "There is none.");
}

/* A source that nothing rests on is told to those who keep the register, and to nobody else. */
static void test_unused_sources(void **state)
{
    const struct report_rig *rig = *state;
    struct change *change = report_rows_begin(rig);
    report_rows_commitment(change, "C-1", "Do it");
    struct source source = {.title = report_rows_text("Left behind"),
                            .kind = report_rows_text("deed"),
                            .visibility = report_rows_text("public")};
    report_rows_insert(change, TABLE_SOURCE, &source);
    assert_true(change_commit(change, NULL));
    g_autofree char *open = report_rig_make(rig, "sources", NULL);
    g_autofree char *closed = report_rig_make(rig, "sources", "for", "internal", NULL);
    g_autofree char *part =
        report_rig_make(rig, "sources", "for", "internal", "filter", "C-1", NULL);
    report_rows_expect_no(open, "Left behind");
    report_rows_expect(closed, "Left behind");
    report_rows_expect_no(part, "Left behind");
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
        ON(report_rig_empty, test_internal_correction),
        ON(report_rig_empty, test_unused_sources),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
