/* shelf.c owns filling a register with promises for tests.
 * It must not know what is looked for in it. */
#include "tests/lib/shelf.h"

#include "core/draft/names.h"
#include "core/lexicon/who.h"
#include "db/commitment.h"
#include "db/document.h"
#include "db/link.h"
#include "db/meeting.h"
#include "db/topic.h"
#include "db/wording.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void must(gboolean done, GError *const *failed)
{
    if (!done)
        fail_msg("%s", *failed != NULL ? (*failed)->message : "not done");
}

static struct change *begin(struct session *session)
{
    GError *failed = NULL;
    struct change *change = session_begin(session, "test", FALSE, &failed);

    must(change != NULL, &failed);
    return change;
}

static void commit(struct change *change)
{
    GError *failed = NULL;

    must(change_commit(change, &failed), &failed);
}

static void insert(struct change *change, enum table_id table, void *row, char **uuid)
{
    GError *failed = NULL;

    must(change_insert(change, table, row, &failed), &failed);
    g_clear_pointer(uuid, g_free);
}

gint64 shelf_series(struct session *session, const char *token)
{
    struct change *change = begin(session);
    GError *failed = NULL;
    gint64 id = 0;

    must(names_series(session, change, token, &id, &failed), &failed);
    commit(change);
    return id;
}

gint64 shelf_meeting(struct session *session, gint64 series, const char *token, const char *day)
{
    struct change *change = begin(session);
    struct meeting row = {.token = (char *)token,
                          .series_id = series,
                          .date_edtf = (char *)day,
                          .level = (char *)"ministers",
                          .state = (char *)"held",
                          .visibility = (char *)"public"};

    insert(change, TABLE_MEETING, &row, &row.uuid);
    g_free(row.date_first);
    g_free(row.date_last);
    commit(change);
    return row.id;
}

static void add_parties(struct session *session, struct change *change, gint64 commitment,
                        const char *parties)
{
    g_auto(GStrv) names = g_strsplit(parties, ";", -1);

    for (guint i = 0; names[i] != NULL; i++) {
        struct commitment_party row = {
            .commitment_id = commitment, .role = (char *)"bound", .position = i};
        GError *failed = NULL;
        if (*g_strstrip(names[i]) == '\0')
            continue;
        must(who_store(session, change, names[i], &row.party_id, &failed), &failed);
        insert(change, TABLE_COMMITMENT_PARTY, &row, &row.uuid);
    }
}

static void add_topic(struct session *session, struct change *change, gint64 commitment,
                      const char *token)
{
    GError *failed = NULL;
    struct commitment_topic row = {.commitment_id = commitment};

    must(names_topic(session, change, token, &row.topic_id, &failed), &failed);
    insert(change, TABLE_COMMITMENT_TOPIC, &row, &row.uuid);
}

static void add_wording(struct change *change, gint64 commitment, gint64 meeting, gint64 document,
                        const char *role, const char *exact)
{
    struct wording row = {.commitment_id = commitment,
                          .meeting_id = meeting,
                          .document_id = document,
                          .role = (char *)role,
                          .voice = (char *)"verbatim",
                          .force = (char *)"committed",
                          .exact = (char *)exact};

    insert(change, TABLE_WORDING, &row, &row.uuid);
}

gint64 shelf_promise(struct session *session, const struct shelf_promise *promise)
{
    struct change *change = begin(session);
    GError *failed = NULL;
    g_autofree char *key = commitment_next_key(session->db, promise->series, &failed);
    struct commitment row = {.key = key,
                             .series_id = promise->series,
                             .kind = (char *)(promise->kind != NULL ? promise->kind : "one-off"),
                             .title = (char *)promise->title,
                             .level = (char *)promise->level,
                             .due_edtf = (char *)promise->due_edtf,
                             .place = (char *)promise->place,
                             .priority = (char *)"normal",
                             .visibility = (char *)"public",
                             .next_step_visibility = (char *)"internal",
                             .note_visibility = (char *)"internal"};

    must(key != NULL, &failed);
    insert(change, TABLE_COMMITMENT, &row, &row.uuid);
    if (promise->parties != NULL)
        add_parties(session, change, row.id, promise->parties);
    if (promise->topic != NULL && *promise->topic != '\0')
        add_topic(session, change, row.id, promise->topic);
    if (promise->meeting != 0)
        add_wording(change, row.id, promise->meeting, promise->document, "record", promise->exact);
    commit(change);
    g_free(row.due_first);
    g_free(row.due_last);
    g_free(row.due_sort);
    g_free(row.follow_up_sort);
    g_free(row.title_sort);
    return row.id;
}

static gboolean is_stated_at(struct session *session, gint64 commitment, gint64 meeting)
{
    GError *failed = NULL;
    g_autoptr(GPtrArray) wordings = wording_of_commitment(session->db, commitment, &failed);

    must(wordings != NULL, &failed);
    for (guint i = 0; i < wordings->len; i++)
        if (((const struct wording *)g_ptr_array_index(wordings, i))->meeting_id == meeting)
            return TRUE;
    return FALSE;
}

gint64 shelf_document(struct session *session, gint64 meeting, const char *text)
{
    struct change *change = begin(session);
    struct document row = {.meeting_id = meeting,
                           .title = (char *)"A statement",
                           .coverage = (char *)"full",
                           .visibility = (char *)"public",
                           .text = (char *)text};

    insert(change, TABLE_DOCUMENT, &row, &row.uuid);
    commit(change);
    return row.id;
}

void shelf_wording(struct session *session, gint64 commitment, gint64 meeting, gint64 document,
                   const char *exact)
{
    gboolean is_also = is_stated_at(session, commitment, meeting);
    struct change *change = begin(session);

    add_wording(change, commitment, meeting, document, is_also ? "also" : "record", exact);
    commit(change);
}

void shelf_follows(struct session *session, gint64 from, gint64 to)
{
    struct change *change = begin(session);
    struct link row = {.from_id = from, .to_id = to, .relation = (char *)"follows"};

    insert(change, TABLE_LINK, &row, &row.uuid);
    commit(change);
}
