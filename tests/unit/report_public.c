/* report_public.c proves that nothing internal reaches a public report, whatever it stands in:
 * registers are made at random in which every internal text says SECRET, and every internal entry
 * has a status and days that no public one has. */
#include "tests/lib/expect.h"
#include "tests/lib/report_rig.h"

#include "db/assessment.h"
#include "db/commitment.h"
#include "db/document.h"
#include "db/link.h"
#include "db/meeting.h"
#include "db/party.h"
#include "db/review.h"
#include "db/scheme_row.h"
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

enum { COMMITMENTS = 150, MEETINGS = 6, SOURCES = 12, DOCUMENTS = 12, SEEDS = 3 };

struct world {
    struct db *db;
    struct change *change;
    guint32 seed;
    int n; /* numbers the texts */
    gint64 meetings[MEETINGS], documents[DOCUMENTS], sources[SOURCES], parties[2], topic;
    gint64 document_meetings[DOCUMENTS];
    gint64 commitments[COMMITMENTS];
    gboolean is_hidden[COMMITMENTS];
    GPtrArray *kept; /* texts of rows, until they are stored */
    GPtrArray *open_titles, *hidden_titles;
};

static guint32 below(struct world *world, guint32 limit)
{
    return expect_random(&world->seed, limit);
}

static char *keep(struct world *world, char *text)
{
    g_ptr_array_add(world->kept, text);
    return text;
}

static char *words(struct world *world, gboolean is_secret)
{
    return keep(world, g_strdup_printf("%s%04d", is_secret ? "SECRET" : "OPEN", world->n++));
}

static char *visibility(gboolean is_secret)
{
    return (char *)(is_secret ? "internal" : "public");
}

static gint64 insert(struct world *world, enum table_id table, void *row)
{
    struct row_head *head = row;
    GError *failed = NULL;
    gboolean done = change_insert(world->change, table, row, &failed);
    if (failed != NULL)
        print_error("%s\n", failed->message);
    assert_true(done);
    g_clear_pointer(&head->uuid, g_free);
    return head->id;
}

static void add_meetings(struct world *world)
{
    for (int i = 0; i < MEETINGS; i++) {
        gboolean is_secret = below(world, 3) == 0;
        struct meeting row = {
            .token = words(world, is_secret),
            .title = words(world, is_secret),
            .date_edtf = keep(world, g_strdup_printf("20%02d-05-0%d", 10 + i, is_secret ? 7 : 3)),
            .city = words(world, is_secret),
            .country = words(world, is_secret),
            .host = words(world, is_secret),
            .level = (char *)"ministers",
            .state = (char *)"held",
            .url = words(world, is_secret),
            .note = words(world, TRUE),
            .visibility = visibility(is_secret)};
        world->meetings[i] = insert(world, TABLE_MEETING, &row);
    }
}

static void add_documents(struct world *world)
{
    for (int i = 0; i < DOCUMENTS; i++) {
        gboolean is_secret = below(world, 3) == 0;
        world->document_meetings[i] = world->meetings[below(world, MEETINGS)];
        struct document row = {.meeting_id = world->document_meetings[i],
                               .title = words(world, is_secret),
                               .publisher = words(world, is_secret),
                               .republisher = words(world, is_secret),
                               .url = words(world, is_secret),
                               .archive_url = words(world, TRUE),
                               .coverage = (char *)(below(world, 2) == 0 ? "full" : "report"),
                               .note = words(world, TRUE),
                               .visibility = visibility(is_secret),
                               .text = words(world, TRUE)};
        world->documents[i] = insert(world, TABLE_DOCUMENT, &row);
    }
}

static void add_sources(struct world *world)
{
    for (int i = 0; i < SOURCES; i++) {
        gboolean is_secret = below(world, 2) == 0;
        struct source row = {.title = words(world, is_secret),
                             .publisher = words(world, is_secret),
                             .url = words(world, is_secret),
                             .page = words(world, is_secret),
                             .kind = (char *)"deed",
                             .searched_where = words(world, is_secret),
                             .visibility = visibility(is_secret),
                             .quote = words(world, TRUE),
                             .note = words(world, TRUE)};
        world->sources[i] = insert(world, TABLE_SOURCE, &row);
    }
}

static void add_names(struct world *world)
{
    for (int i = 0; i < 2; i++) {
        char *name = words(world, FALSE);
        struct party party = {.token = name, .name = name, .kind = (char *)"state"};
        world->parties[i] = insert(world, TABLE_PARTY, &party);
    }
    char *name = words(world, FALSE);
    struct topic topic = {.token = name, .name = name};
    world->topic = insert(world, TABLE_TOPIC, &topic);
}

/* One wording of record a meeting: *taken has a bit for each that has one. */
static const char *role_at(const struct world *world, gint64 meeting, guint *taken)
{
    for (guint i = 0; i < MEETINGS; i++) {
        if (world->meetings[i] != meeting)
            continue;
        gboolean is_free = (*taken & (1u << i)) == 0;
        *taken |= 1u << i;
        return is_free ? "record" : "also";
    }
    return "also";
}

static void add_wording(struct world *world, gint64 commitment_id, gboolean is_hidden, guint *taken)
{
    static const char *const differences[] = {"first-held", "repeated", "stronger", "weaker",
                                              "not-mentioned"};
    guint32 document = below(world, DOCUMENTS);
    owned(document) held = NULL;
    gboolean has_document = below(world, 4) > 0;
    gint64 meeting =
        has_document ? world->document_meetings[document] : world->meetings[below(world, MEETINGS)];
    struct wording row = {.commitment_id = commitment_id,
                          .meeting_id = meeting,
                          .document_id = has_document ? world->documents[document] : 0,
                          .role = (char *)role_at(world, meeting, taken),
                          .page = (char *)"3",
                          .voice = (char *)"verbatim",
                          .force = (char *)"agreed",
                          .difference = (char *)differences[below(world, 5)],
                          .confirmed = below(world, 2),
                          .note = words(world, TRUE)};
    /* Whether these words may be read hangs on where they stand. */
    gboolean is_secret = is_hidden;
    for (int i = 0; i < MEETINGS; i++) {
        struct meeting *at = meeting_by_id(world->db, world->meetings[i], NULL);
        is_secret |= at->id == meeting && strcmp(at->visibility, "internal") == 0;
        meeting_free(at);
    }
    if (has_document) {
        held = document_by_id(world->db, row.document_id, NULL);
        is_secret |= strcmp(held->visibility, "internal") == 0;
    }
    row.exact = words(world, is_secret);
    row.speaker = words(world, is_secret);
    insert(world, TABLE_WORDING, &row);
}

static void cite(struct world *world, gint64 commitment_id, gint64 update_id)
{
    guint32 i = below(world, SOURCES);
    owned(source) source = source_by_id(world->db, world->sources[i], NULL);
    struct citation row = {.source_id = world->sources[i],
                           .commitment_id = commitment_id,
                           .update_id = update_id,
                           .page = words(world, strcmp(source->visibility, "internal") == 0)};
    insert(world, TABLE_CITATION, &row);
}

/* Internal ones say "contrary", on days of their own. */
static void add_update(struct world *world, gint64 commitment_id, gboolean is_hidden,
                       gint64 *before)
{
    gboolean is_secret = is_hidden || below(world, 2) == 0;
    gboolean is_check = below(world, 4) == 0;
    const char *day = is_secret ? "2026-03-03" : "2026-01-05";
    struct update row = {.commitment_id = commitment_id,
                         .party_id = below(world, 4) == 0 ? world->parties[0] : 0,
                         .kind = (char *)(is_check ? "checked" : "status"),
                         .status_from = (char *)"not-assessed",
                         .status_to = (char *)(is_check    ? ""
                                               : is_secret ? "contrary"
                                                           : "in-progress"),
                         .effective_on = (char *)day,
                         .effective_given = 1,
                         .checked_on = (char *)day,
                         .recorded_at = (char *)"2026-04-01T10:00:00.000000Z",
                         .corrects_id = below(world, 4) == 0 ? *before : 0,
                         .author = words(world, is_secret),
                         .visibility = visibility(is_secret),
                         .note = words(world, is_secret)};
    gint64 id = insert(world, TABLE_UPDATE, &row);
    *before = id;
    for (guint32 n = below(world, 3); n > 0; n--)
        cite(world, commitment_id, id);
}

/* A score has no visibility: it goes with its commitment, and its reason is told nowhere. */
static void add_score(struct world *world, gint64 commitment_id)
{
    static const char *const scores[] = {"+1", "0", "-1", "na"};
    owned(scheme_row) scheme = scheme_row_by_token(world->db, "pledge", NULL);
    assert_non_null(scheme);
    struct assessment row = {.commitment_id = commitment_id,
                             .party_id = world->parties[0],
                             .scheme_id = scheme->id,
                             .scheme_version = scheme->version,
                             .period = (char *)"2026",
                             .score = (char *)scores[below(world, G_N_ELEMENTS(scores))],
                             .author = words(world, TRUE),
                             .recorded_at = (char *)"2026-04-01T10:00:00.000000Z",
                             .assessed_on = (char *)"2026-03-03",
                             .reason = words(world, TRUE)};
    insert(world, TABLE_ASSESSMENT, &row);
}

static void add_commitment(struct world *world, int i)
{
    static const char *const kinds[] = {"one-off", "one-off", "standing", "position",
                                        "third-party"};
    gboolean is_hidden = below(world, 4) == 0, step = is_hidden || below(world, 2) == 0;
    gboolean note = is_hidden || below(world, 2) == 0;
    struct commitment row = {
        .key = words(world, is_hidden),
        .kind = (char *)kinds[below(world, G_N_ELEMENTS(kinds))],
        .due_edtf = (char *)(below(world, 2) == 0 ? "2025-40" : ""),
        .owner = words(world, TRUE),
        .priority = (char *)"normal",
        .visibility = visibility(is_hidden),
        .follow_up_on = (char *)(step ? "2027-12-31" : "2027-02-01"),
        .title = words(world, is_hidden),
        .next_actor = words(world, step),
        .next_step = words(world, step),
        .next_step_visibility = visibility(step),
        .question = words(world, TRUE),
        .description = words(world, TRUE),
        .note = words(world, note),
        .note_visibility = visibility(note),
        .custom = keep(world, g_strdup("{\"x\":\"SECRET\",\"published\":\"SECRET\"}"))};
    world->commitments[i] = insert(world, TABLE_COMMITMENT, &row);
    world->is_hidden[i] = is_hidden;
    g_ptr_array_add(is_hidden ? world->hidden_titles : world->open_titles, row.title);
    struct commitment_party party = {.commitment_id = world->commitments[i],
                                     .party_id = world->parties[0],
                                     .role = (char *)"bound"};
    insert(world, TABLE_COMMITMENT_PARTY, &party);
    add_score(world, world->commitments[i]);
    struct commitment_topic topic = {.commitment_id = world->commitments[i],
                                     .topic_id = world->topic};
    insert(world, TABLE_COMMITMENT_TOPIC, &topic);
    guint taken = 0;
    gint64 update = 0;
    for (guint32 n = below(world, 5); n > 0; n--)
        add_wording(world, world->commitments[i], is_hidden, &taken);
    for (guint32 n = below(world, 4); n > 0; n--)
        add_update(world, world->commitments[i], is_hidden, &update);
    struct dismissal dismissal = {.commitment_id = world->commitments[i],
                                  .meeting_id = world->meetings[below(world, MEETINGS)],
                                  .what = (char *)"relaunch"};
    insert(world, TABLE_DISMISSAL, &dismissal);
}

static void add_links(struct world *world)
{
    for (int i = 1; i < COMMITMENTS; i++) {
        struct link row = {.from_id = world->commitments[i],
                           .to_id = world->commitments[below(world, (guint32)i)],
                           .relation = (char *)"builds-on",
                           .note = words(world, TRUE)};
        insert(world, TABLE_LINK, &row);
    }
}

/* What was suggested of the texts: refused, corrected and open. */
static void add_suggestions(struct world *world)
{
    static const char *const decisions[] = {"", "refused", "new", "tie"};
    for (int i = 0; i < DOCUMENTS * 4; i++) {
        owned(document) document = document_by_id(world->db, world->documents[i / 4], NULL);
        owned(meeting) meeting = meeting_by_id(world->db, document->meeting_id, NULL);
        gboolean is_secret = strcmp(document->visibility, "internal") == 0 ||
                             strcmp(meeting->visibility, "internal") == 0;
        struct suggestion row = {.document_id = document->id,
                                 .position = i,
                                 .title = words(world, TRUE),
                                 .kind = (char *)"one-off",
                                 .force = (char *)"agreed",
                                 .voice = (char *)"verbatim",
                                 .decision = (char *)decisions[i % 4],
                                 .exact = words(world, is_secret)};
        insert(world, TABLE_SUGGESTION, &row);
        struct suggestion corrected = row;
        corrected.force = (char *)"discussed";
        corrected.title = words(world, TRUE);
        corrected.edited = 1;
        if (i % 3 == 0)
            assert_true(change_update(world->change, TABLE_SUGGESTION, &row, &corrected, NULL));
    }
}

static void make_world(struct report_rig *rig, struct world *world, guint32 seed)
{
    *world = (struct world){.seed = seed};
    world->db = rig->session->db;
    world->kept = g_ptr_array_new_with_free_func(g_free);
    world->open_titles = g_ptr_array_new();
    world->hidden_titles = g_ptr_array_new();
    world->change = session_begin(rig->session, "test", FALSE, NULL);
    assert_non_null(world->change);
    add_meetings(world);
    add_documents(world);
    add_sources(world);
    add_names(world);
    for (int i = 0; i < COMMITMENTS; i++)
        add_commitment(world, i);
    add_links(world);
    add_suggestions(world);
    assert_true(change_commit(world->change, NULL));
}

static void free_world(struct world *world)
{
    g_ptr_array_unref(world->kept);
    g_ptr_array_unref(world->open_titles);
    g_ptr_array_unref(world->hidden_titles);
}

static void expect_none(const char *text, const char *const *words_of, gsize n, const char *what)
{
    for (gsize i = 0; i < n; i++) {
        const char *found = strstr(text, words_of[i]);
        if (found == NULL)
            continue;
        g_autofree char *around = g_strndup(MAX(found - 300, text), 600);
        fail_msg("expected no \"%s\" in %s, actual: %s", words_of[i], what, around);
    }
}

static void expect_all(const char *text, const GPtrArray *titles, const char *what)
{
    for (guint i = 0; i < titles->len; i++)
        if (strstr(text, titles->pdata[i]) == NULL)
            fail_msg("expected \"%s\" in %s", (const char *)titles->pdata[i], what);
}

static const char *const formats[] = {"text", "csv"};

/* About what each report needs to be told: ids of the world, one after another; NULL where it needs
 * none. */
static char *subject(const struct world *world, enum report_param param, gboolean with_internal,
                     int at)
{
    if (param == REPORT_MEETING) {
        owned(meeting) row = meeting_by_id(world->db, world->meetings[at % MEETINGS], NULL);
        gboolean is_open = with_internal || strcmp(row->visibility, "public") == 0;
        return is_open ? g_strdup(row->token) : NULL;
    }
    owned(commitment) row = commitment_by_id(world->db, world->commitments[at], NULL);
    return with_internal || !world->is_hidden[at] ? g_strdup(row->key) : NULL;
}

enum { SUBJECTS = 8 };

static char *make_each(const struct report_rig *rig, const struct world *world,
                       const struct report_row *row, enum report_param param, const char *format,
                       const char *audience)
{
    GString *all = g_string_new(NULL);
    for (int i = 0; i < SUBJECTS; i++) {
        g_autofree char *about =
            subject(world, param, strcmp(audience, "internal") == 0, i * 7 % COMMITMENTS);
        if (about == NULL)
            continue;
        g_autofree char *one = report_rig_make(rig, row->name, report_params()[param].name, about,
                                               "format", format, "for", audience, NULL);
        g_string_append(all, one);
    }
    return g_string_free(all, FALSE);
}

static char *make(const struct report_rig *rig, const struct world *world,
                  const struct report_row *row, const char *format, const char *audience)
{
    if (row->needs & 1u << REPORT_KEY)
        return make_each(rig, world, row, REPORT_KEY, format, audience);
    if (row->needs & 1u << REPORT_MEETING)
        return make_each(rig, world, row, REPORT_MEETING, format, audience);
    if (row->needs & 1u << REPORT_SINCE)
        return report_rig_make(rig, row->name, "since", "2012-01-01", "format", format, "for",
                               audience, NULL);
    if (row->needs & 1u << REPORT_PERIOD)
        return report_rig_make(rig, row->name, "period", "2026", "format", format, "for", audience,
                               NULL);
    return report_rig_make(rig, row->name, "format", format, "for", audience, NULL);
}

/* What may be known of the meetings: how many there are, and of how many a text is held. */
static char *texts_held(const struct world *world)
{
    int meetings = 0, with_text = 0;
    for (int i = 0; i < MEETINGS; i++) {
        gboolean has_text = FALSE;
        owned(meeting) meeting = meeting_by_id(world->db, world->meetings[i], NULL);
        if (strcmp(meeting->visibility, "public") != 0)
            continue;
        for (int k = 0; k < DOCUMENTS; k++) {
            owned(document) document = document_by_id(world->db, world->documents[k], NULL);
            has_text |=
                document->meeting_id == meeting->id && strcmp(document->visibility, "public") == 0;
        }
        meetings++;
        with_text += has_text;
    }
    return g_strdup_printf("Texts held: %d of %d meeting%s", with_text, meetings,
                           meetings == 1 ? "" : "s");
}

/* How often a report says what "contrary" means, whatever stands in the register. */
static int explains_contrary(const struct report_row *row)
{
    return strcmp(row->name, "method") == 0;
}

static int times_of(const char *text, const char *word)
{
    int n = 0;
    for (const char *p = text; (p = strstr(p, word)) != NULL; p++)
        n++;
    return n;
}

/* Public reports say nothing of what internal ones say in many places. */
static void check_seed(guint32 seed)
{
    static const char *const secrets[] = {"SECRET", "3 March 2026", "2026-03-03",
                                          "31 December 2027", "2027-12-31"};
    void *state = NULL;
    struct world world;
    report_rig_empty(&state);
    make_world(state, &world, seed);
    gsize n;
    const struct report_row *const *rows = report_all(&n);
    g_autofree char *texts = texts_held(&world);
    for (gsize i = 0; i < n * G_N_ELEMENTS(formats); i++) {
        const char *report = rows[i % n]->name, *format = formats[i / n];
        if (rows[i % n]->is_internal)
            continue; /* refused: report.c proves it */
        g_autofree char *open = make(state, &world, rows[i % n], format, "public");
        g_autofree char *closed = make(state, &world, rows[i % n], format, "internal");
        expect_none(open, secrets, G_N_ELEMENTS(secrets), report);
        expect_int(report, explains_contrary(rows[i % n]), times_of(open, "ontrary"));
        if (strstr(open, texts) == NULL)
            fail_msg("expected \"%s\" in\n%s", texts, open);
        assert_non_null(strstr(closed, "SECRET"));
        if (strcmp(report, "scorecard") != 0) /* which tells no status */
            assert_non_null(strstr(closed, "ontrary"));
        if (strcmp(report, "follow-up") == 0) {
            expect_all(open, world.open_titles, "the public follow-up");
            expect_all(closed, world.hidden_titles, "the internal follow-up");
        }
    }
    free_world(&world);
    report_rig_tear_down(&state);
}

static void test_nothing_internal(void **state)
{
    (void)state;
    for (guint32 seed = 1; seed <= SEEDS; seed++)
        check_seed(seed);
}

static gsize count_of(const char *csv, const char *part)
{
    g_autofree char *start = g_strdup_printf("\n%s,", part);
    gsize n = 0;
    for (const char *p = csv; (p = strstr(p, start)) != NULL; p++)
        n++;
    return n;
}

/* A public report does not choose by what only insiders know: nothing is contrary in it, and what
 * is in progress by its public entries is found though the register knows better. */
static void test_filters_ask_public_facts(void **state)
{
    const struct report_rig *rig = *state;
    struct world world;
    make_world(*state, &world, 99);
    g_autofree char *all = report_rig_make(rig, "follow-up", "format", "csv", NULL);
    g_autofree char *found =
        report_rig_make(rig, "follow-up", "format", "csv", "filter", "status:in-progress", NULL);
    g_autofree char *rest =
        report_rig_make(rig, "follow-up", "format", "csv", "filter", "!status:in-progress", NULL);
    g_autofree char *none =
        report_rig_make(rig, "follow-up", "format", "csv", "filter", "status:contrary", NULL);
    g_autofree char *inside = report_rig_make(rig, "follow-up", "format", "csv", "filter",
                                              "status:contrary", "for", "internal", NULL);
    assert_int_equal(count_of(none, "commitment"), 0);
    assert_true(count_of(inside, "commitment") > 5);
    assert_true(count_of(found, "commitment") > 5);
    assert_int_equal(count_of(found, "commitment") + count_of(rest, "commitment"),
                     count_of(all, "commitment"));
    assert_null(strstr(rest, ",in progress,"));
    free_world(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_internal),
        cmocka_unit_test_setup_teardown(test_filters_ask_public_facts, report_rig_empty,
                                        report_rig_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
