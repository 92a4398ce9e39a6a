/* draft_commitment.c owns what a commitment's draft adds: its key, its due date, its parties and
 * topics. It must not know where the draft came from. */
#include "core/draft/draft_private.h"
#include "core/story/involved.h"
#include "core/draft/names.h"
#include "db/commitment.h"
#include "db/series.h"

static gboolean load_series(struct session *session, struct draft *draft, GError **error)
{
    const struct commitment *row = draft->row;
    if (row->series_id == 0)
        return TRUE;
    owned(series) series = series_by_id(session->db, row->series_id, error);
    if (series != NULL)
        draft_set(draft, "series", series->token);
    return series != NULL;
}

static gboolean load_list(struct session *session, struct draft *draft, const char *field,
                          enum involved_kind kind, GError **error)
{
    g_autofree char *list = involved_list(session, kind, draft->id, error);
    if (list != NULL)
        draft_set(draft, field, list);
    return list != NULL;
}

static gboolean load(struct session *session, struct draft *draft, GError **error)
{
    return load_series(session, draft, error) &&
           load_list(session, draft, "parties", INVOLVED_PARTIES, error) &&
           load_list(session, draft, "topics", INVOLVED_TOPICS, error);
}

static gboolean prepare(struct session *session, struct change *change, struct draft *draft,
                        void *stored, GError **error)
{
    struct commitment *row = stored;
    (void)change;
    if (*row->key == '\0') {
        g_free(row->key);
        row->key = commitment_next_key(session->db, row->series_id, error);
        if (row->key == NULL)
            return FALSE;
        draft_set(draft, "key", row->key);
    }
    return draft_prepare_due(session, draft, row->due_text, &row->due_edtf, error);
}

static gboolean finish_list(struct session *session, struct change *change,
                            const struct draft *draft, const char *field, enum involved_kind kind,
                            GError **error)
{
    if (!draft_field_is_changed(draft, field))
        return TRUE;
    g_autoptr(GArray) wanted =
        involved_read(session, change, kind, draft_get(draft, field), FALSE, error);
    return wanted != NULL &&
           involved_store(session, change, kind, draft->id, wanted, draft->row == NULL, error);
}

static gboolean finish(struct session *session, struct change *change, struct draft *draft,
                       GError **error)
{
    return finish_list(session, change, draft, "parties", INVOLVED_PARTIES, error) &&
           finish_list(session, change, draft, "topics", INVOLVED_TOPICS, error);
}

static char *name(const struct draft *draft, const void *row)
{
    (void)draft;
    return g_strdup(((const struct commitment *)row)->key);
}

const struct draft_noun draft_of_commitment = {
    .table = TABLE_COMMITMENT,
    .load = load,
    .prepare = prepare,
    .finish = finish,
    .name = name,
};
