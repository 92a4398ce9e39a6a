/* draft_wording.c owns what the drafts of wordings and updates add: the anchor of a passage in its
 * document, and the way an update is recorded. It must not know where a draft came from. */
#include "core/draft/draft_private.h"
#include "core/anchor.h"
#include "core/lineage/lineage.h"
#include "db/commitment.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/party.h"
#include "db/update.h"
#include "db/wording.h"

#include <string.h>

static gboolean load_key(struct session *session, struct draft *draft, gint64 commitment_id,
                         GError **error)
{
    owned(commitment) c = commitment_by_id(session->db, commitment_id, error);
    if (c != NULL)
        draft_set(draft, "key", c->key);
    return c != NULL;
}

static gboolean load_meeting_token(struct session *session, struct draft *draft, gint64 meeting_id,
                                   GError **error)
{
    if (meeting_id == 0) {
        draft_set(draft, "meeting", "");
        return TRUE;
    }
    owned(meeting) meeting = meeting_by_id(session->db, meeting_id, error);
    if (meeting != NULL)
        draft_set(draft, "meeting", meeting->token);
    return meeting != NULL;
}

static gboolean load_wording(struct session *session, struct draft *draft, GError **error)
{
    const struct wording *row = draft->row;
    return load_key(session, draft, row->commitment_id, error) &&
           load_meeting_token(session, draft, row->meeting_id, error);
}

/* The passage in its document: where it was pointed at (start), else where its words stand. */
static gboolean place_wording(struct session *session, struct wording *row, GError **error)
{
    row->start = row->length = 0;
    row_set(&row->prefix, "");
    row_set(&row->suffix, "");
    if (row->document_id == 0)
        return TRUE;
    owned(document) document = document_by_id(session->db, row->document_id, error);
    return document != NULL && anchor_wording(row, document->text, error);
}

static gboolean prepare_wording(struct session *session, struct change *change, struct draft *draft,
                                void *stored, GError **error)
{
    (void)change;
    gboolean is_moved = draft->row == NULL || draft_field_is_changed(draft, "exact") ||
                        draft_field_is_changed(draft, "document");
    struct wording *row = stored;
    if ((is_moved && !place_wording(session, row, error)) ||
        !draft_prepare_due(session, draft, row->due_text, &row->due_edtf, error))
        return FALSE;
    if (draft->row != NULL)
        lineage_doubt(draft->row, row);
    if (row->confirmed && *row->difference == '\0' &&
        (draft->row == NULL || !((const struct wording *)draft->row)->confirmed))
        return draft_refuse(error, field_find(draft->noun, "confirmed"),
                            "say which difference: --difference weaker");
    return TRUE;
}

/* Its neighbours were compared with the words that were here. */
static gboolean finish_wording(struct session *session, struct change *change, struct draft *draft,
                               GError **error)
{
    owned(wording) stored = wording_by_id(session->db, draft->id, error);
    return stored != NULL && lineage_follow(session, change, draft->row, stored, error) &&
           (draft->row != NULL || draft_count_due(session, change, stored, error));
}

static char *name_wording(const struct draft *draft, const void *row)
{
    (void)row;
    return g_strdup_printf("wording of %s", draft_get(draft, "key"));
}

const struct draft_noun draft_of_wording = {
    .table = TABLE_WORDING,
    .load = load_wording,
    .prepare = prepare_wording,
    .finish = finish_wording,
    .name = name_wording,
};

static gboolean load_update(struct session *session, struct draft *draft, GError **error)
{
    const struct update *row = draft->row;
    if (row->party_id != 0) {
        owned(party) party = party_by_id(session->db, row->party_id, error);
        if (party == NULL)
            return FALSE;
        draft_set(draft, "party", party->name);
    }
    return load_key(session, draft, row->commitment_id, error) &&
           load_meeting_token(session, draft, row->meeting_id, error);
}

/* An update is written by status.h alone, which knows its rules; a draft of one is only read. */
static gboolean prepare_update(struct session *session, struct change *change, struct draft *draft,
                               void *stored, GError **error)
{
    (void)session;
    (void)change;
    (void)stored;
    return draft_refuse(error, field_find(draft->noun, "status"),
                        "updates are never edited; correct it, and both stay");
}

static char *name_update(const struct draft *draft, const void *row)
{
    (void)draft;
    return g_strdup_printf("update %" G_GINT64_FORMAT, ((const struct update *)row)->id);
}

const struct draft_noun draft_of_update = {
    .table = TABLE_UPDATE,
    .load = load_update,
    .prepare = prepare_update,
    .name = name_update,
};
