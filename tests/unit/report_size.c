/* report_size.c proves that a report of ten thousand commitments takes little more memory than one
 * of a thousand: it streams. */
#include "tests/lib/report_rig.h"

#include "db/commitment.h"
#include "db/meeting.h"
#include "db/document.h"
#include "db/topic.h"
#include "db/update.h"
#include "db/wording.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* The sanitizers keep what is freed and take ten times as long: there it is only made. */
#ifdef __SANITIZE_ADDRESS__
enum { IS_MEASURED = 0, FEW = 50 };
#else
enum { IS_MEASURED = 1, FEW = 1000 };
#endif

/* The engine keeps up to 16 MiB of pages; the rest is what a report may remember of each. */
enum { MEETINGS = 3, TOPICS = 40, MANY = 10 * FEW, MOST_MORE_KIB = (16 + 2) * 1024 };

static char *text(const char *words)
{
    return (char *)words;
}

struct world {
    gint64 meetings[MEETINGS], documents[MEETINGS], topics[TOPICS], source;
};

static gint64 insert(struct change *change, enum table_id table, void *row)
{
    struct row_head *head = row;
    assert_true(change_insert(change, table, row, NULL));
    g_clear_pointer(&head->uuid, g_free);
    return head->id;
}

static void make_world(struct change *change, struct world *world)
{
    for (int i = 0; i < MEETINGS; i++) {
        g_autofree char *token = g_strdup_printf("m-%d", i);
        g_autofree char *day = g_strdup_printf("20%d0-05-04", i);
        struct meeting meeting = {.token = token,
                                  .title = text("Ministers"),
                                  .date_edtf = day,
                                  .city = text("Sofia"),
                                  .level = text("ministers"),
                                  .state = text("held"),
                                  .visibility = text("public")};
        world->meetings[i] = insert(change, TABLE_MEETING, &meeting);
        struct document document = {.meeting_id = world->meetings[i],
                                    .title = token,
                                    .coverage = text("full"),
                                    .visibility = text("public"),
                                    .text = text("The ministers agreed.")};
        world->documents[i] = insert(change, TABLE_DOCUMENT, &document);
    }
    for (int i = 0; i < TOPICS; i++) {
        g_autofree char *name = g_strdup_printf("topic %d", i);
        struct topic topic = {.token = name, .name = name};
        world->topics[i] = insert(change, TABLE_TOPIC, &topic);
    }
}

static void add_wordings(struct change *change, const struct world *world, gint64 id)
{
    for (int i = 0; i < MEETINGS; i++) {
        struct wording wording = {
            .commitment_id = id,
            .meeting_id = world->meetings[i],
            .document_id = world->documents[i],
            .role = text("record"),
            .voice = text("verbatim"),
            .force = text("committed"),
            .difference = text(i == 0 ? "first-held" : "repeated"),
            .confirmed = 1,
            .exact = text("We will, as we have said before, do together what must be done about "
                          "this, and report on it to each other every year.")};
        insert(change, TABLE_WORDING, &wording);
    }
}

static void add_commitment(struct change *change, const struct world *world, int i)
{
    g_autofree char *key = g_strdup_printf("N-%05d", i);
    g_autofree char *title = g_strdup_printf("Do what must be done about matter %d", i);
    struct commitment row = {.key = key,
                             .title = title,
                             .kind = text("one-off"),
                             .due_edtf = text(i % 2 == 0 ? "2025-40" : ""),
                             .priority = text("normal"),
                             .visibility = text("public"),
                             .next_step = text("Ask both sides what has been done"),
                             .next_step_visibility = text("public"),
                             .note_visibility = text("public")};
    gint64 id = insert(change, TABLE_COMMITMENT, &row);
    struct commitment_topic topic = {.commitment_id = id, .topic_id = world->topics[i % TOPICS]};
    insert(change, TABLE_COMMITMENT_TOPIC, &topic);
    add_wordings(change, world, id);
    struct update update = {.commitment_id = id,
                            .kind = text("status"),
                            .status_from = text("not-assessed"),
                            .status_to = text(i % 3 == 0 ? "fulfilled" : "in-progress"),
                            .effective_on = text("2025-03-01"),
                            .effective_given = 1,
                            .checked_on = text("2025-03-01"),
                            .recorded_at = text("2025-03-02T10:00:00.000000Z"),
                            .author = text("Ana"),
                            .visibility = text("public"),
                            .note = text("So it was said.")};
    insert(change, TABLE_UPDATE, &update);
}

static void fill(const struct report_rig *rig, int n)
{
    struct world world;
    struct change *change = session_begin(rig->session, "test", TRUE, NULL);
    assert_non_null(change);
    make_world(change, &world);
    for (int i = 0; i < n; i++)
        add_commitment(change, &world, i);
    assert_true(change_commit(change, NULL));
}

struct counted {
    gsize bytes, lines;
};

static gboolean count(gpointer data, const char *bytes, gsize len, GError **error)
{
    struct counted *counted = data;
    (void)error;
    counted->bytes += len;
    for (gsize i = 0; i < len; i++)
        counted->lines += bytes[i] == '\n';
    return TRUE;
}

/* The process's peak since the last reset, in KiB; 0 where this system does not tell. */
static gint64 peak(gboolean reset)
{
    if (reset) {
        FILE *file = fopen("/proc/self/clear_refs", "w");
        if (file == NULL)
            return 0;
        fputs("5", file);
        fclose(file);
    }
    g_autofree char *status = NULL;
    if (!g_file_get_contents("/proc/self/status", &status, NULL, NULL))
        return 0;
    const char *line = strstr(status, "VmHWM:");
    return line != NULL ? g_ascii_strtoll(line + strlen("VmHWM:"), NULL, 10) : 0;
}

/* In a process of its own, so that this one's memory is that of the report alone. */
static void fill_elsewhere(struct report_rig *rig, int n)
{
    const struct session_options options = {.location = rig->path, .author = "Ana Lyst"};
    g_clear_pointer(&rig->session, session_close);
    pid_t child = fork();
    if (child == 0) {
        rig->session = session_open(&options, NULL);
        fill(rig, n);
        session_close(rig->session);
        _exit(0);
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    rig->session = session_open(&options, NULL);
    assert_non_null(rig->session);
}

/* How much more a report takes than the register that lies open. */
static gint64 growth_of(const struct report_rig *rig, const char *report, const char *format, int n,
                        struct counted *counted)
{
    struct report_request request = {.row = report_find(report)};
    request.values[REPORT_FORMAT] = format;
    if (strcmp(report, "since") == 0)
        request.values[REPORT_SINCE] = "2015-01-01";
    const struct report_output output = {.write = count, .data = counted};
    gint64 before = peak(TRUE);
    gint64 start = g_get_monotonic_time();
    assert_true(report_make(rig->session, &request, &output, NULL));
    gint64 more = peak(FALSE) - before;
    print_message("%s as %s: %d commitments, %zu lines, %zu bytes, %.2f s, %" G_GINT64_FORMAT
                  " KiB more at its peak\n",
                  report, format, n, counted->lines, counted->bytes,
                  (double)(g_get_monotonic_time() - start) / 1e6, more);
    return before > 0 ? more : 0;
}

enum { MOST_FORMATS = 8 };

/* Of each format, one after another of the same register. */
static void growth(const char *report, const char *const *formats, int n, struct counted *counted,
                   gint64 *more)
{
    void *state = NULL;
    report_rig_empty(&state);
    struct report_rig *rig = state;
    fill_elsewhere(rig, n);
    for (gsize i = 0; formats[i] != NULL; i++)
        more[i] = growth_of(rig, report, formats[i], n, &counted[i]);
    report_rig_tear_down(&state);
}

/* Ten times the commitments are ten times the text and nearly the same memory. */
static void check_streams(const char *report, const char *const *formats)
{
    struct counted few[MOST_FORMATS] = {0}, many[MOST_FORMATS] = {0};
    gint64 small[MOST_FORMATS], large[MOST_FORMATS];
    growth(report, formats, FEW, few, small);
    growth(report, formats, MANY, many, large);
    for (gsize i = 0; formats[i] != NULL; i++) {
        assert_true(many[i].lines - few[i].lines >= MANY - FEW);
        if (IS_MEASURED && large[i] > small[i] + MOST_MORE_KIB)
            fail_msg("%s as %s: expected at most %d KiB more, actual %" G_GINT64_FORMAT, report,
                     formats[i], MOST_MORE_KIB, large[i] - small[i]);
    }
}

static void test_follow_up_streams(void **state)
{
    (void)state;
    check_streams("follow-up", (const char *const[]){"text", "csv", "json", "md", "html", NULL});
}

static void test_since_streams(void **state)
{
    (void)state;
    check_streams("since", (const char *const[]){"text", NULL});
}

/* Reports of counts, sources and method remember a little of each; all are made of one register. */
static void test_annexes_stay_small(void **state)
{
    static const char *const annexes[] = {"tally", "sources", "method", "handover"};
    void *rig_state = NULL;
    (void)state;
    report_rig_empty(&rig_state);
    struct report_rig *rig = rig_state;
    fill_elsewhere(rig, MANY);
    for (gsize i = 0; i < G_N_ELEMENTS(annexes); i++) {
        struct counted counted = {0};
        gint64 more = growth_of(rig, annexes[i], "text", MANY, &counted);
        if (IS_MEASURED && more > MOST_MORE_KIB)
            fail_msg("%s: expected at most %d KiB more, actual %" G_GINT64_FORMAT, annexes[i],
                     MOST_MORE_KIB, more);
    }
    report_rig_tear_down(&rig_state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_follow_up_streams),
        cmocka_unit_test(test_since_streams),
        cmocka_unit_test(test_annexes_stay_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
