/* commitment_json.c owns the parts of a commitment in JSON that lie in other rows.
 * It must not know which fields are asked for. */
#include "core/sheet/commitment_json.h"

#include "core/sheet/commitment_sheet.h"
#include "core/sheet/sheet.h"
#include "db/document.h"
#include "db/link.h"
#include "db/meeting.h"
#include "db/party.h"
#include "db/series.h"
#include "db/topic.h"

#include <string.h>

static GHashTable *cache_new(GDestroyNotify free_row)
{
    return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, free_row);
}

struct commitment_sheet *commitment_sheet_new(struct session *session)
{
    struct commitment_sheet *cells = g_new0(struct commitment_sheet, 1);
    cells->session = session;
    cells->meetings = cache_new((GDestroyNotify)meeting_free);
    cells->documents = cache_new((GDestroyNotify)document_free);
    cells->parties = cache_new((GDestroyNotify)party_free);
    cells->series = cache_new((GDestroyNotify)series_free);
    return cells;
}

void commitment_sheet_free(struct commitment_sheet *cells)
{
    if (cells == NULL)
        return;
    g_hash_table_unref(cells->meetings);
    g_hash_table_unref(cells->documents);
    g_hash_table_unref(cells->parties);
    g_hash_table_unref(cells->series);
    g_clear_error(&cells->error);
    g_free(cells);
}

gboolean commitment_sheet_check(struct commitment_sheet *cells, GError **error)
{
    if (cells->error == NULL)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&cells->error));
    return FALSE;
}

gboolean commitment_sheet_failed(struct commitment_sheet *cells, GError *failed)
{
    if (failed == NULL)
        return FALSE;
    if (cells->error == NULL)
        cells->error = failed;
    else
        g_error_free(failed);
    return TRUE;
}

static gpointer keep(GHashTable *cache, gint64 id, gpointer row)
{
    if (row != NULL)
        g_hash_table_insert(cache, g_memdup2(&id, sizeof id), row);
    return row;
}

const struct meeting *commitment_sheet_meeting(struct commitment_sheet *cells, gint64 id)
{
    const struct meeting *held = g_hash_table_lookup(cells->meetings, &id);
    if (held != NULL || id == 0)
        return held;
    GError *failed = NULL;
    struct meeting *read = meeting_by_id(cells->session->db, id, &failed);
    commitment_sheet_failed(cells, failed);
    return keep(cells->meetings, id, read);
}

static const struct document *document_of(struct commitment_sheet *cells, gint64 id)
{
    const struct document *held = g_hash_table_lookup(cells->documents, &id);
    if (held != NULL || id == 0)
        return held;
    GError *failed = NULL;
    struct document *read = document_head_by_id(cells->session->db, id, &failed);
    commitment_sheet_failed(cells, failed);
    return keep(cells->documents, id, read);
}

static const struct party *party_of(struct commitment_sheet *cells, gint64 id)
{
    const struct party *held = g_hash_table_lookup(cells->parties, &id);
    if (held != NULL)
        return held;
    GError *failed = NULL;
    struct party *read = party_by_id(cells->session->db, id, &failed);
    commitment_sheet_failed(cells, failed);
    return keep(cells->parties, id, read);
}

const char *commitment_sheet_series(struct commitment_sheet *cells, gint64 id)
{
    if (id == 0)
        return "";
    const struct series *series = g_hash_table_lookup(cells->series, &id);
    if (series == NULL) {
        GError *failed = NULL;
        series = keep(cells->series, id, series_by_id(cells->session->db, id, &failed));
        commitment_sheet_failed(cells, failed);
    }
    return series != NULL ? series->token : "";
}

static void set_text(json_t *object, const char *name, const char *text)
{
    json_object_set_new(object, name, sheet_json_string(text));
}

json_t *commitment_json_parties(struct commitment_sheet *cells, const struct commitment *row)
{
    json_t *array = json_array();
    GError *failed = NULL;
    g_autoptr(GPtrArray) rows = commitment_parties(cells->session->db, row->id, &failed);
    commitment_sheet_failed(cells, failed);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const struct commitment_party *link = rows->pdata[i];
        const struct party *party = party_of(cells, link->party_id);
        json_t *object = json_object();
        set_text(object, "name", party != NULL ? party->name : "");
        set_text(object, "token", party != NULL ? party->token : "");
        set_text(object, "role", link->role);
        json_array_append_new(array, object);
    }
    return array;
}

json_t *commitment_json_topics(struct commitment_sheet *cells, const struct commitment *row)
{
    json_t *array = json_array();
    GError *failed = NULL;
    g_autoptr(GPtrArray) rows = commitment_topics(cells->session->db, row->id, &failed);
    for (guint i = 0; rows != NULL && i < rows->len && failed == NULL; i++) {
        const struct commitment_topic *link = rows->pdata[i];
        owned(topic) topic = topic_by_id(cells->session->db, link->topic_id, &failed);
        json_array_append_new(array, sheet_json_string(topic != NULL ? topic->name : ""));
    }
    commitment_sheet_failed(cells, failed);
    return array;
}

static json_t *json_document(struct commitment_sheet *cells, gint64 id)
{
    const struct document *document = document_of(cells, id);
    if (document == NULL)
        return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "number", json_integer(document->id));
    set_text(object, "title", document->title);
    set_text(object, "coverage", document->coverage);
    return object;
}

static void set_place(json_t *object, const struct meeting *meeting)
{
    const char *place = meeting == NULL          ? ""
                        : *meeting->city != '\0' ? meeting->city
                                                 : meeting->country;
    set_text(object, "meeting", meeting != NULL ? meeting->token : "");
    set_text(object, "date", meeting != NULL ? meeting->date_edtf : "");
    set_text(object, "place", place);
}

static json_t *json_wording(struct commitment_sheet *cells, const struct wording *wording)
{
    json_t *object = json_object();
    json_object_set_new(object, "number", json_integer(wording->id));
    set_text(object, "role", wording->role);
    set_place(object, commitment_sheet_meeting(cells, wording->meeting_id));
    set_text(object, "words", wording->exact);
    set_text(object, "voice", wording->voice);
    set_text(object, "speaker", wording->speaker);
    set_text(object, "force", wording->force);
    set_text(object, "verb", wording->verb);
    json_object_set_new(object, "again", json_boolean(wording->again != 0));
    set_text(object, "due_text", wording->due_text);
    set_text(object, "due_edtf", wording->due_edtf);
    set_text(object, "promised_place", wording->place);
    set_text(object, "difference", wording->difference);
    json_object_set_new(object, "confirmed", json_boolean(wording->confirmed != 0));
    json_object_set_new(object, "document", json_document(cells, wording->document_id));
    set_text(object, "page", wording->page);
    set_text(object, "paragraph", wording->paragraph);
    set_text(object, "note", wording->note);
    return object;
}

json_t *commitment_json_wordings(struct commitment_sheet *cells, const struct commitment *row)
{
    json_t *array = json_array();
    GError *failed = NULL;
    g_autoptr(GPtrArray) rows = wording_of_commitment(cells->session->db, row->id, &failed);
    commitment_sheet_failed(cells, failed);
    for (guint i = 0; rows != NULL && i < rows->len; i++)
        json_array_append_new(array, json_wording(cells, rows->pdata[i]));
    return array;
}

json_t *commitment_json_wording(struct commitment_sheet *cells, gint64 wording_id)
{
    if (wording_id == 0)
        return json_null();
    GError *failed = NULL;
    owned(wording) wording = wording_by_id(cells->session->db, wording_id, &failed);
    commitment_sheet_failed(cells, failed);
    return wording != NULL ? json_wording(cells, wording) : json_null();
}

static void set_key(struct commitment_sheet *cells, json_t *object, const char *name,
                    const struct commitment *row, gint64 id)
{
    GError *failed = NULL;
    owned(commitment) other =
        id != row->id ? commitment_by_id(cells->session->db, id, &failed) : NULL;
    commitment_sheet_failed(cells, failed);
    set_text(object, name, id == row->id ? row->key : other != NULL ? other->key : "");
}

json_t *commitment_json_links(struct commitment_sheet *cells, const struct commitment *row)
{
    json_t *array = json_array();
    GError *failed = NULL;
    g_autoptr(GPtrArray) rows = link_of_commitment(cells->session->db, row->id, &failed);
    commitment_sheet_failed(cells, failed);
    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        const struct link *link = rows->pdata[i];
        json_t *object = json_object();
        set_key(cells, object, "from", row, link->from_id);
        set_text(object, "relation", link->relation);
        set_key(cells, object, "to", row, link->to_id);
        set_text(object, "note", link->note);
        json_array_append_new(array, object);
    }
    return array;
}

json_t *commitment_json_custom(struct commitment_sheet *cells, const struct commitment *row)
{
    (void)cells;
    json_t *object = *row->custom != '\0' ? json_loads(row->custom, 0, NULL) : NULL;
    return object != NULL ? object : json_object();
}
