/* match_family.c proves, on invented statements in which one circle promises several things about
 * one subject, that what is restated in other words is found, and what is new is not taken for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/lexicon/circle.h"
#include "core/lexicon/subject.h"
#include "core/lexicon/venue.h"
#include "core/lexicon/who.h"
#include "core/match/match.h"
#include "db/commitment.h"
#include "tests/lib/gold.h"
#include "tests/lib/report_rig.h"
#include "tests/lib/shelf.h"

#define STATEMENTS "tests/unit/data/restatements.txt"

/* What must at least hold; a little below what was measured. */
#define LEAST_FIRST 0.90
#define LEAST_THREE 0.93
#define LEAST_NEAR  0.78
#define LEAST_NEW   0.86

struct promise {
    char *thread, *text; /* the text without the brackets */
    gsize start, end;
};

/* A circle at one of its meetings. */
struct sitting {
    struct session *session;
    struct lexicon *lexicon;
    char *title, *day;
    gint64 series, meeting, document;
    GPtrArray *promises; /* struct promise */
    GString *text;       /* all of them, a line each */
};

struct measured {
    struct gold_rate first, three, near, fresh;
};

/* Which thread each commitment is, by key; which commitment a thread is. */
static GHashTable *threads, *commitments;

static void promise_free(gpointer data)
{
    struct promise *promise = data;

    g_free(promise->thread);
    g_free(promise->text);
    g_free(promise);
}

/* "thread: words [that promise] words" */
static struct promise *read_promise(const char *line)
{
    struct promise *promise = g_new0(struct promise, 1);
    const char *colon = strstr(line, ": ");
    const char *open = strchr(line, '['), *close = strchr(line, ']');

    if (colon == NULL || open == NULL || close == NULL || open > close)
        fail_msg("no promise: %s", line);
    promise->thread = g_strndup(line, (gsize)(colon - line));
    promise->text = g_strdup_printf("%.*s%.*s%s", (int)(open - colon - 2), colon + 2,
                                    (int)(close - open - 1), open + 1, close + 1);
    promise->start = (gsize)(open - colon - 2);
    promise->end = promise->start + (gsize)(close - open - 1);
    return promise;
}

/* What is read of it, as intake reads it. */
struct asked {
    char *exact, *topic, *parties;
};

static struct asked ask(const struct sitting *sitting, const struct circle *circle,
                        const struct promise *promise)
{
    const struct reading reading = {.text = promise->text,
                                    .title = sitting->title,
                                    .day = sitting->day,
                                    .language = "en",
                                    .voice = "verbatim",
                                    .circle = circle};
    const struct passage passage = {.sentence = 0,
                                    .sentence_end = strlen(promise->text),
                                    .start = promise->start,
                                    .end = promise->end};
    g_auto(GStrv) bound = who_bound(sitting->lexicon, &reading, &passage);

    return (struct asked){
        .exact = g_strndup(promise->text + promise->start, promise->end - promise->start),
        .topic = subject_topic(sitting->lexicon, &reading, &passage),
        .parties = g_strjoinv("; ", bound)};
}

static void asked_clear(struct asked *asked)
{
    g_free(asked->exact);
    g_free(asked->topic);
    g_free(asked->parties);
}

static const char *thread_of(const GPtrArray *matches, guint i)
{
    const struct match *match = g_ptr_array_index(matches, i);

    return g_hash_table_lookup(threads, match->key);
}

static void tell(const GPtrArray *matches, const struct promise *promise, const char *what)
{
    if (g_getenv("HELDTO_TEST_SHOW") == NULL)
        return;
    print_message("%s: %s\n", what, promise->text);
    for (guint i = 0; i < matches->len; i++) {
        const struct match *match = g_ptr_array_index(matches, i);
        print_message("    %d%s %s (%s)\n", match->score, match->is_near ? "!" : "",
                      thread_of(matches, i), match->why);
    }
}

static void judge(const GPtrArray *matches, const struct promise *promise,
                  struct measured *measured)
{
    gboolean is_near =
        matches->len > 0 && ((const struct match *)g_ptr_array_index(matches, 0))->is_near;
    gboolean is_three = FALSE;

    if (!g_hash_table_contains(commitments, promise->thread)) {
        gold_count(&measured->fresh, !is_near);
        if (is_near)
            tell(matches, promise, "new, but proposed");
        return;
    }
    for (guint i = 0; i < matches->len; i++)
        is_three = is_three || strcmp(thread_of(matches, i), promise->thread) == 0;
    gboolean is_first = matches->len > 0 && strcmp(thread_of(matches, 0), promise->thread) == 0;
    gold_count(&measured->first, is_first);
    gold_count(&measured->three, is_three);
    gold_count(&measured->near, is_first && is_near);
    if (!is_first || !is_near)
        tell(matches, promise, is_first ? "restated, not near" : "restated, missed");
}

static GPtrArray *find(const struct sitting *sitting, const struct promise *promise,
                       const struct asked *asked)
{
    struct matcher *matcher = matcher_new(sitting->session->db, sitting->lexicon);
    const struct match_query query = {.series_id = sitting->series,
                                      .meeting_id = sitting->meeting,
                                      .document_id = sitting->document,
                                      .exact = asked->exact,
                                      .sentence = promise->text,
                                      .kind = "one-off",
                                      .topic = asked->topic,
                                      .parties = asked->parties,
                                      .level = ""};
    GError *failed = NULL;
    GPtrArray *matches = match_find(matcher, &query, 3, &failed);

    if (matches == NULL)
        fail_msg("%s", failed->message);
    matcher_free(matcher);
    return matches;
}

static void keep(const struct sitting *sitting, const struct promise *promise,
                 const struct asked *asked)
{
    gint64 old = GPOINTER_TO_INT(g_hash_table_lookup(commitments, promise->thread));
    const struct shelf_promise row = {.series = sitting->series,
                                      .meeting = sitting->meeting,
                                      .document = sitting->document,
                                      .title = asked->exact,
                                      .exact = asked->exact,
                                      .topic = asked->topic,
                                      .parties = asked->parties,
                                      .level = "",
                                      .due_edtf = "",
                                      .place = ""};

    if (old != 0) {
        shelf_wording(sitting->session, old, sitting->meeting, sitting->document, asked->exact);
        return;
    }
    old = shelf_promise(sitting->session, &row);
    owned(commitment) stored = commitment_by_id(sitting->session->db, old, NULL);
    assert_non_null(stored);
    g_hash_table_insert(threads, g_strdup(stored->key), g_strdup(promise->thread));
    g_hash_table_insert(commitments, g_strdup(promise->thread), GINT_TO_POINTER((int)old));
}

/* All of a meeting are asked about before any of it is kept, as when a text is gone through. */
static void hold(struct sitting *sitting, struct measured *measured)
{
    if (sitting->promises->len == 0)
        return;
    g_autofree char *token = g_strdup_printf("m-%s", sitting->day);
    __attribute__((cleanup(circle_cleanup))) struct circle *circle =
        circle_read(sitting->lexicon, sitting->title, sitting->text->str);
    const gboolean is_first = g_hash_table_size(commitments) == 0;
    sitting->meeting = shelf_meeting(sitting->session, sitting->series, token, sitting->day);
    sitting->document = shelf_document(sitting->session, sitting->meeting, sitting->text->str);
    for (int round = is_first ? 1 : 0; round < 2; round++)
        for (guint i = 0; i < sitting->promises->len; i++) {
            const struct promise *promise = g_ptr_array_index(sitting->promises, i);
            struct asked asked = ask(sitting, circle, promise);
            if (round == 0) {
                g_autoptr(GPtrArray) matches = find(sitting, promise, &asked);
                judge(matches, promise, measured);
            } else {
                keep(sitting, promise, &asked);
            }
            asked_clear(&asked);
        }
    g_ptr_array_set_size(sitting->promises, 0);
    g_string_truncate(sitting->text, 0);
}

/* "@ series | title" */
static void begin_circle(struct sitting *sitting, const char *line)
{
    g_auto(GStrv) parts = g_strsplit(line + strlen("@ "), " | ", 2);

    assert_int_equal(g_strv_length(parts), 2);
    sitting->series = shelf_series(sitting->session, parts[0]);
    g_free(sitting->title);
    sitting->title = g_strdup(parts[1]);
    g_hash_table_remove_all(commitments);
}

static void read_line(struct sitting *sitting, const char *line, struct measured *measured)
{
    if (*line == '\0' || *line == '#')
        return;
    if (*line == '@' || *line == '=')
        hold(sitting, measured);
    if (*line == '@') {
        begin_circle(sitting, line);
    } else if (*line == '=') {
        g_free(sitting->day);
        sitting->day = g_strdup(line + strlen("= "));
    } else {
        struct promise *promise = read_promise(line);
        g_ptr_array_add(sitting->promises, promise);
        g_string_append_printf(sitting->text, "%s\n", promise->text);
    }
}

static void expect_share(const char *what, double least, const struct gold_rate *rate)
{
    print_message("%-34s %.2f (%d of %d)\n", what, gold_share(rate), rate->hits, rate->all);
    if (gold_share(rate) < least)
        fail_msg("%s: expected at least %.2f, actual %.2f", what, least, gold_share(rate));
}

static void test_one_subject_several_promises(void **state)
{
    struct report_rig *rig = *state;
    struct measured measured = {0};
    struct sitting sitting = {.session = rig->session,
                              .lexicon = lexicon_new(rig->session->db, NULL),
                              .promises = g_ptr_array_new_with_free_func(promise_free),
                              .text = g_string_new(NULL)};
    g_autofree char *text = NULL;

    assert_true(g_file_get_contents(STATEMENTS, &text, NULL, NULL));
    threads = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    commitments = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        read_line(&sitting, *line, &measured);
    hold(&sitting, &measured);
    g_hash_table_unref(threads);
    g_hash_table_unref(commitments);
    g_ptr_array_unref(sitting.promises);
    g_string_free(sitting.text, TRUE);
    lexicon_free(sitting.lexicon);
    g_free(sitting.title);
    g_free(sitting.day);
    assert_true(measured.first.all >= 25);
    expect_share("restated, first place", LEAST_FIRST, &measured.first);
    expect_share("restated, first three", LEAST_THREE, &measured.three);
    expect_share("restated, first and proposed", LEAST_NEAR, &measured.near);
    expect_share("new, and not proposed as old", LEAST_NEW, &measured.fresh);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_one_subject_several_promises, report_rig_empty,
                                        report_rig_tear_down),
    };

    return cmocka_run_group_tests_name("match_family", tests, NULL, NULL);
}
