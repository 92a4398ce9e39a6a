/* report_world.c owns registers made at random, with public and internal parts in every place.
 * It must not know what is proved of them. */
#include "tests/lib/report_world.h"

#include "tests/lib/expect.h"

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

static guint32 below(struct report_world *world, guint32 limit)
{
    return expect_random(&world->seed, limit);
}

static char *keep(struct report_world *world, char *text)
{
    g_ptr_array_add(world->kept, text);
    return text;
}

static char *words(struct report_world *world, gboolean is_secret)
{
    return keep(world, g_strdup_printf("%s%04d", is_secret ? "SECRET" : "OPEN", world->n++));
}

static char *visibility(gboolean is_secret)
{
    return (char *)(is_secret ? "internal" : "public");
}

static gint64 insert(struct report_world *world, enum table_id table, void *row)
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

static void add_meetings(struct report_world *world)
{
    for (int i = 0; i < WORLD_MEETINGS; i++) {
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

static void add_documents(struct report_world *world)
{
    for (int i = 0; i < WORLD_DOCUMENTS; i++) {
        gboolean is_secret = below(world, 3) == 0;
        world->document_meetings[i] = world->meetings[below(world, WORLD_MEETINGS)];
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

static void add_sources(struct report_world *world)
{
    for (int i = 0; i < WORLD_SOURCES; i++) {
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

static void add_names(struct report_world *world)
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
static const char *role_at(const struct report_world *world, gint64 meeting, guint *taken)
{
    for (guint i = 0; i < WORLD_MEETINGS; i++) {
        if (world->meetings[i] != meeting)
            continue;
        gboolean is_free = (*taken & (1u << i)) == 0;
        *taken |= 1u << i;
        return is_free ? "record" : "also";
    }
    return "also";
}

static void add_wording(struct report_world *world, gint64 commitment_id, gboolean is_hidden,
                        guint *taken)
{
    static const char *const differences[] = {"first-held", "repeated", "stronger", "weaker",
                                              "not-mentioned"};
    guint32 document = below(world, WORLD_DOCUMENTS);
    owned(document) held = NULL;
    gboolean has_document = below(world, 4) > 0;
    gint64 meeting = has_document ? world->document_meetings[document]
                                  : world->meetings[below(world, WORLD_MEETINGS)];
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
    for (int i = 0; i < WORLD_MEETINGS; i++) {
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

static void cite(struct report_world *world, gint64 commitment_id, gint64 update_id)
{
    guint32 i = below(world, WORLD_SOURCES);
    owned(source) source = source_by_id(world->db, world->sources[i], NULL);
    struct citation row = {.source_id = world->sources[i],
                           .commitment_id = commitment_id,
                           .update_id = update_id,
                           .page = words(world, strcmp(source->visibility, "internal") == 0)};
    insert(world, TABLE_CITATION, &row);
}

/* Internal ones say "contrary", on days of their own. */
static void add_update(struct report_world *world, gint64 commitment_id, gboolean is_hidden,
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
static void add_score(struct report_world *world, gint64 commitment_id)
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

static void add_commitment(struct report_world *world, int i)
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
                                  .meeting_id = world->meetings[below(world, WORLD_MEETINGS)],
                                  .what = (char *)"relaunch"};
    insert(world, TABLE_DISMISSAL, &dismissal);
}

static void add_links(struct report_world *world)
{
    for (int i = 1; i < WORLD_COMMITMENTS; i++) {
        struct link row = {.from_id = world->commitments[i],
                           .to_id = world->commitments[below(world, (guint32)i)],
                           .relation = (char *)"builds-on",
                           .note = words(world, TRUE)};
        insert(world, TABLE_LINK, &row);
    }
}

/* What was suggested of the texts: refused, corrected and open. */
static void add_suggestions(struct report_world *world)
{
    static const char *const decisions[] = {"", "refused", "new", "tie"};
    for (int i = 0; i < WORLD_DOCUMENTS * 4; i++) {
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

void report_world_make(struct report_world *world, struct report_rig *rig, guint32 seed)
{
    *world = (struct report_world){.seed = seed};
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
    for (int i = 0; i < WORLD_COMMITMENTS; i++)
        add_commitment(world, i);
    add_links(world);
    add_suggestions(world);
    assert_true(change_commit(world->change, NULL));
}

void report_world_free(struct report_world *world)
{
    g_ptr_array_unref(world->kept);
    g_ptr_array_unref(world->open_titles);
    g_ptr_array_unref(world->hidden_titles);
}
