/* sample_story.c owns taking in the sample's commitments: their wordings, updates and links.
 * It must not know where the sample is kept. */
#include "core/sample/sample_private.h"

#include "core/clock.h"
#include "core/draft/names.h"
#include "core/scheme/status.h"
#include "core/score/score.h"
#include "db/commitment.h"
#include "db/link.h"

#include <string.h>

static gboolean add_wording(struct sample *sample, const char *key, const json_t *object,
                            GError **error)
{
    g_autofree char *document = g_strdup_printf(
        "%" G_GINT64_FORMAT, sample_id(sample->documents, sample_text(object, "document")));
    owned_draft draft = draft_new(NOUN_WORDING);
    sample_fill(draft, object);
    draft_set(draft, "key", key);
    draft_set(draft, "document", document);
    return draft_store(sample->session, sample->change, draft, error);
}

/* The sample is fixed and clocks are not: no entry may lie after today. */
static const char *by_today(const char *day)
{
    return strcmp(day, clock_today()) > 0 ? clock_today() : day;
}

static gboolean cite(struct sample *sample, gint64 commitment_id, gint64 update_id,
                     const json_t *sources, GError **error)
{
    size_t i;
    json_t *one;
    json_array_foreach (sources, i, one) {
        struct citation row = {.source_id = sample_id(sample->sources, json_string_value(one)),
                               .commitment_id = commitment_id,
                               .update_id = update_id};
        if (i == 0)
            continue; /* recorded with the update */
        gboolean done = change_insert(sample->change, TABLE_CITATION, &row, error);
        g_free(row.uuid);
        if (!done)
            return FALSE;
    }
    return TRUE;
}

static gboolean add_update(struct sample *sample, gint64 commitment_id, const char *owner,
                           const json_t *object, GError **error)
{
    const json_t *sources = json_object_get(object, "sources");
    const char *first = json_string_value(json_array_get(sources, 0));
    const char *meeting = sample_text(object, "meeting");
    const char *status = sample_text(object, "status");
    const char *day = by_today(sample_text(object, "effective_on"));
    struct status_entry entry = {
        .status = *status != '\0' ? status : NULL,
        .effective_on = day,
        .checked_on = day,
        .note = sample_text(object, "note"),
        .visibility = sample_text(object, "visibility"),
        .author = *owner != '\0' ? owner : "Sample",
        .source_id = first != NULL ? sample_id(sample->sources, first) : 0,
    };
    gint64 update_id = 0;
    return (*meeting == '\0' ||
            names_meeting(sample->session, meeting, &entry.meeting_id, error)) &&
           status_record(sample->session, sample->change, commitment_id, &entry, &update_id,
                         error) &&
           cite(sample, commitment_id, update_id, sources, error);
}

/* The same of every party that it binds: what was promised there could only be done together. */
static gboolean add_score(struct sample *sample, gint64 commitment_id, const json_t *object,
                          GError **error)
{
    struct session *session = sample->session;
    const struct score_entry entry = {
        .score = sample_text(object, "score"),
        .reason = sample_text(object, "reason"),
        .author = "Sample",
        .assessed_on = by_today(sample_text(object, "assessed_on")),
    };
    g_autoptr(GPtrArray) parties = commitment_parties(session->db, commitment_id, error);
    gboolean done = parties != NULL;
    for (guint i = 0; done && i < parties->len; i++) {
        const struct commitment_party *party = parties->pdata[i];
        if (strcmp(party->role, "bound") == 0)
            done = score_record(session, sample->change, commitment_id, party->party_id, &entry,
                                NULL, error);
    }
    return done;
}

static gboolean add_commitment(struct sample *sample, const json_t *object, GError **error)
{
    const char *key = sample_text(object, "key");
    owned_draft draft = draft_new(NOUN_COMMITMENT);
    sample_fill(draft, object);
    if (!draft_store(sample->session, sample->change, draft, error))
        return FALSE;
    size_t i;
    json_t *one;
    json_array_foreach (json_object_get(object, "wordings"), i, one) {
        if (!add_wording(sample, key, one, error))
            return FALSE;
    }
    json_array_foreach (json_object_get(object, "updates"), i, one) {
        if (!add_update(sample, draft_id(draft), sample_text(object, "owner"), one, error))
            return FALSE;
    }
    const json_t *score = json_object_get(object, "score");
    return score == NULL || add_score(sample, draft_id(draft), score, error);
}

static gboolean add_link(struct sample *sample, const json_t *object, GError **error)
{
    struct link row = {.relation = (char *)sample_text(object, "relation")};
    if (!names_commitment(sample->session, sample_text(object, "from"), &row.from_id, error) ||
        !names_commitment(sample->session, sample_text(object, "to"), &row.to_id, error))
        return FALSE;
    gboolean done = change_insert(sample->change, TABLE_LINK, &row, error);
    g_free(row.uuid);
    return done;
}

gboolean sample_stories(struct sample *sample, GError **error)
{
    size_t i;
    json_t *object;
    json_array_foreach (json_object_get(sample->root, "commitments"), i, object) {
        if (!add_commitment(sample, object, error))
            return FALSE;
    }
    json_array_foreach (json_object_get(sample->root, "links"), i, object) {
        if (!add_link(sample, object, error))
            return FALSE;
    }
    return TRUE;
}
