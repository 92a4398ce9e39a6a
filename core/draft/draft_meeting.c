/* draft_meeting.c owns what the drafts of meetings, documents and sources add: tokens, checksums,
 * names of what they refer to. It must not know where a draft came from. */
#include "core/draft/draft_private.h"
#include "core/draft/names.h"
#include "core/lineage/lineage.h"
#include "core/scheme/status.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/series.h"

#include <string.h>

static gboolean load_meeting(struct session *session, struct draft *draft, GError **error)
{
    const struct meeting *row = draft->row;
    if (row->series_id == 0)
        return TRUE;
    owned(series) series = series_by_id(session->db, row->series_id, error);
    if (series != NULL)
        draft_set(draft, "series", series->token);
    return series != NULL;
}

/* series, first day or month or year, place: eu-us-jha-2021-06-22-lisbon; a number where taken. */
static char *make_token(struct session *session, const struct draft *draft,
                        const struct meeting *row, GError **error)
{
    const char *series = draft_get(draft, "series");
    g_autofree char *date = g_strndup(row->date_edtf, strspn(row->date_edtf, "0123456789-"));
    g_autofree char *words = g_strjoin(" ", *series != '\0' ? series : "meeting", date,
                                       *row->city != '\0' ? row->city : row->country, NULL);
    g_autofree char *base = names_token(words);
    for (int i = 1;; i++) {
        g_autofree char *token = i == 1 ? g_strdup(base) : g_strdup_printf("%s-%d", base, i);
        GError *failed = NULL;
        owned(meeting) taken = meeting_by_token(session->db, token, &failed);
        if (failed != NULL) {
            g_propagate_error(error, failed);
            return NULL;
        }
        if (taken == NULL)
            return g_steal_pointer(&token);
    }
}

static gboolean prepare_meeting(struct session *session, struct change *change, struct draft *draft,
                                void *stored, GError **error)
{
    struct meeting *row = stored;
    (void)change;
    if (*row->token != '\0')
        return TRUE;
    g_free(row->token);
    row->token = make_token(session, draft, row, error);
    if (row->token == NULL)
        return FALSE;
    draft_set(draft, "token", row->token);
    return TRUE;
}

static char *name_meeting(const struct draft *draft, const void *row)
{
    (void)draft;
    return g_strdup(((const struct meeting *)row)->token);
}

/* On another day it may stand between other meetings. */
static gboolean finish_meeting(struct session *session, struct change *change, struct draft *draft,
                               GError **error)
{
    if (draft->row == NULL)
        return TRUE;
    owned(meeting) stored = meeting_by_id(session->db, draft->id, error);
    return stored != NULL && lineage_follow_meeting(session, change, draft->row, stored, error);
}

const struct draft_noun draft_of_meeting = {
    .table = TABLE_MEETING,
    .load = load_meeting,
    .prepare = prepare_meeting,
    .finish = finish_meeting,
    .name = name_meeting,
};

static gboolean load_document(struct session *session, struct draft *draft, GError **error)
{
    const struct document *row = draft->row;
    if (row->meeting_id == 0)
        return TRUE;
    owned(meeting) meeting = meeting_by_id(session->db, row->meeting_id, error);
    if (meeting != NULL)
        draft_set(draft, "meeting", meeting->token);
    return meeting != NULL;
}

static gboolean prepare_document(struct session *session, struct change *change,
                                 struct draft *draft, void *stored, GError **error)
{
    struct document *row = stored;
    (void)session;
    (void)change;
    (void)error;
    if (draft->row == NULL || draft_field_is_changed(draft, "text")) {
        g_free(row->sha256);
        row->sha256 = g_compute_checksum_for_string(G_CHECKSUM_SHA256, row->text, -1);
    }
    return TRUE;
}

static char *name_document(const struct draft *draft, const void *row)
{
    (void)draft;
    return g_strdup_printf("document %" G_GINT64_FORMAT, ((const struct document *)row)->id);
}

const struct draft_noun draft_of_document = {
    .table = TABLE_DOCUMENT,
    .load = load_document,
    .prepare = prepare_document,
    .name = name_document,
};

static gboolean load_source(struct session *session, struct draft *draft, GError **error)
{
    (void)session;
    (void)error;
    const struct source *row = draft->row;
    g_autofree char *number =
        row->document_id != 0 ? g_strdup_printf("%" G_GINT64_FORMAT, row->document_id) : NULL;
    draft_set(draft, "document", number);
    return TRUE;
}

static gboolean prepare_source(struct session *session, struct change *change, struct draft *draft,
                               void *stored, GError **error)
{
    const struct source *row = stored;
    (void)session;
    (void)change;
    if (*row->title != '\0' || *row->url != '\0' || *row->searched_where != '\0')
        return TRUE;
    return draft_refuse(error, field_find(draft->noun, "title"),
                        "a source needs a title, an address, or where was searched");
}

static char *name_source(const struct draft *draft, const void *row)
{
    (void)draft;
    return g_strdup_printf("source %" G_GINT64_FORMAT, ((const struct source *)row)->id);
}

const struct draft_noun draft_of_source = {
    .table = TABLE_SOURCE,
    .load = load_source,
    .prepare = prepare_source,
    .name = name_source,
};

/* All its fields are columns. It is corrected by triage, which looks for its older commitments anew. */
const struct draft_noun draft_of_suggestion = {.table = TABLE_SUGGESTION};

/* Never stored as it is: it says what a document and its meeting are to be. */
const struct draft_noun draft_of_statement = {.table = TABLE_DOCUMENT};
/* Never stored either; what becomes of it is an edition. */
const struct draft_noun draft_of_report = {.table = TABLE_EDITION};
/* Nor this: scores are only ever added to. */
const struct draft_noun draft_of_score = {.table = TABLE_ASSESSMENT};
