/* sample_texts.c owns taking in the sample's meetings, documents and sources.
 * It must not know any commitment. */
#include "core/sample/sample_private.h"

#include "core/data.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/party.h"
#include "db/update.h"

#include <string.h>

static gboolean add_participant(struct sample *sample, gint64 meeting_id, const json_t *object,
                                GError **error)
{
    owned(party) party = party_find(sample->session->db, sample_text(object, "represents"), error);
    struct participant row = {.meeting_id = meeting_id,
                              .party_id = party != NULL ? party->id : 0,
                              .name = (char *)sample_text(object, "name"),
                              .role = (char *)sample_text(object, "role")};
    gboolean done = change_insert(sample->change, TABLE_PARTICIPANT, &row, error);
    g_free(row.uuid);
    return done;
}

static gboolean add_meeting(struct sample *sample, const json_t *object, GError **error)
{
    owned_draft draft = draft_new(NOUN_MEETING);
    sample_fill(draft, object);
    draft_set(draft, "token", sample_text(object, "key"));
    if (!draft_store(sample->session, sample->change, draft, error))
        return FALSE;
    size_t i;
    json_t *one;
    json_array_foreach (json_object_get(object, "participants"), i, one) {
        if (!add_participant(sample, draft_id(draft), one, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean add_original(struct sample *sample, gint64 document_id, const char *name,
                             const char *text, GError **error)
{
    struct document_original row = {.document_id = document_id,
                                    .name = (char *)name,
                                    .media_type = (char *)"text/plain",
                                    .bytes = g_bytes_new(text, strlen(text))};
    gboolean done = change_insert(sample->change, TABLE_DOCUMENT_ORIGINAL, &row, error);
    g_bytes_unref(row.bytes);
    g_free(row.uuid);
    return done;
}

static gboolean add_frame(struct sample *sample, gint64 document_id, const char *text,
                          const json_t *object, GError **error)
{
    const char *exact = sample_text(object, "exact");
    const char *at = strstr(text, exact);
    g_assert(at != NULL); /* embedded, and a test reads it */
    struct document_frame row = {.document_id = document_id,
                                 .start = g_utf8_pointer_to_offset(text, at),
                                 .length = g_utf8_strlen(exact, -1),
                                 .language = (char *)sample_text(object, "language")};
    gboolean done = change_insert(sample->change, TABLE_DOCUMENT_FRAME, &row, error);
    g_free(row.uuid);
    return done;
}

static gboolean add_document(struct sample *sample, const json_t *object, GError **error)
{
    const char *file = sample_text(object, "file");
    g_autofree char *path = g_strconcat("sample/", file, NULL);
    const char *text = data_file(path, NULL);
    owned_draft draft = draft_new(NOUN_DOCUMENT);
    sample_fill(draft, object);
    draft_set(draft, "text", text);
    if (!draft_store(sample->session, sample->change, draft, error))
        return FALSE;
    sample_keep(sample->documents, sample_text(object, "id"), draft_id(draft));
    size_t i;
    json_t *one;
    json_array_foreach (json_object_get(object, "frames"), i, one) {
        if (!add_frame(sample, draft_id(draft), text, one, error))
            return FALSE;
    }
    return add_original(sample, draft_id(draft), file, text, error);
}

static gboolean add_source(struct sample *sample, const json_t *object, GError **error)
{
    struct source row = {
        .title = (char *)sample_text(object, "title"),
        .publisher = (char *)sample_text(object, "publisher"),
        .url = (char *)sample_text(object, "url"),
        .document_id = sample_id(sample->documents, sample_text(object, "document")),
        .page = (char *)sample_text(object, "page"),
        .dated_on = (char *)sample_text(object, "dated_on"),
        .retrieved_on = (char *)sample_text(object, "retrieved_on"),
        .kind = (char *)sample_text(object, "kind"),
        .searched_where = (char *)sample_text(object, "searched_where"),
        .visibility = (char *)"public",
        .quote = (char *)sample_text(object, "quote"),
        .note = (char *)sample_text(object, "note"),
    };
    gboolean done = change_insert(sample->change, TABLE_SOURCE, &row, error);
    g_free(row.uuid);
    if (done)
        sample_keep(sample->sources, sample_text(object, "id"), row.id);
    return done;
}

static gboolean add_all(struct sample *sample, const char *list,
                        gboolean (*add)(struct sample *, const json_t *, GError **), GError **error)
{
    size_t i;
    json_t *object;
    json_array_foreach (json_object_get(sample->root, list), i, object) {
        if (!add(sample, object, error))
            return FALSE;
    }
    return TRUE;
}

gboolean sample_texts(struct sample *sample, GError **error)
{
    return add_all(sample, "meetings", add_meeting, error) &&
           add_all(sample, "documents", add_document, error) &&
           add_all(sample, "sources", add_source, error);
}
