/* wording.c owns reading wordings, of a commitment, a meeting or a document.
 * It must not know how one wording differs from another. */
#include "db/wording.h"

#include "db/document.h"
#include "db/load.h"

struct wording *wording_by_id(struct db *db, gint64 id, GError **error)
{
    return load_one_by_id(db, Q_WORDING_BY_ID, TABLE_WORDING, id, error);
}

GPtrArray *wording_of_commitment(struct db *db, gint64 commitment_id, GError **error)
{
    return load_all_by_id(db, Q_WORDING_OF_COMMITMENT, TABLE_WORDING, commitment_id, error);
}

GPtrArray *wording_of_meeting(struct db *db, gint64 meeting_id, GError **error)
{
    return load_all_by_id(db, Q_WORDING_OF_MEETING, TABLE_WORDING, meeting_id, error);
}

GPtrArray *wording_of_document(struct db *db, gint64 document_id, GError **error)
{
    return load_all_by_id(db, Q_WORDING_OF_DOCUMENT, TABLE_WORDING, document_id, error);
}

/* A batch of wordings after (document, id), so that no read stays open over the callback. */
static GPtrArray *next_batch(struct db *db, const struct wording *after, GError **error)
{
    struct statement *st = db_query(db, Q_WORDING_WITH_DOCUMENT, error);
    if (st != NULL) {
        statement_bind_int(st, 1, after != NULL ? after->document_id : 0);
        statement_bind_int(st, 2, after != NULL ? after->id : 0);
    }
    return load_all(st, TABLE_WORDING, error);
}

/* TRUE: went through; FALSE without an error: `each` stopped it. */
static gboolean walk_batch(struct db *db, const GPtrArray *batch, struct document **document,
                           gboolean (*each)(const struct wording *wording, const char *text,
                                            gpointer data),
                           gpointer data, GError **error)
{
    for (guint i = 0; i < batch->len; i++) {
        const struct wording *wording = batch->pdata[i];
        if (*document == NULL || (*document)->id != wording->document_id) {
            document_free(*document);
            *document = document_by_id(db, wording->document_id, error);
            if (*document == NULL)
                return FALSE;
        }
        if (!each(wording, (*document)->text, data))
            return FALSE;
    }
    return TRUE;
}

gboolean wording_walk(struct db *db,
                      gboolean (*each)(const struct wording *wording, const char *text,
                                       gpointer data),
                      gpointer data, GError **error)
{
    GError *failed = NULL;
    owned(document) document = NULL;
    g_autoptr(GPtrArray) batch = next_batch(db, NULL, &failed);
    while (batch != NULL && batch->len > 0 &&
           walk_batch(db, batch, &document, each, data, &failed)) {
        GPtrArray *next = next_batch(db, batch->pdata[batch->len - 1], &failed);
        g_ptr_array_unref(batch);
        batch = next;
    }
    if (failed == NULL)
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}
