/* document.c owns reading documents, their originals and frames.
 * It must not know how a text was taken in. */
#include "db/document.h"

#include "db/load.h"

struct document *document_by_id(struct db *db, gint64 id, GError **error)
{
    return load_one_by_id(db, Q_DOCUMENT_BY_ID, TABLE_DOCUMENT, id, error);
}

struct document *document_head_by_id(struct db *db, gint64 id, GError **error)
{
    return load_one_by_id(db, Q_DOCUMENT_HEAD_BY_ID, TABLE_DOCUMENT, id, error);
}

GPtrArray *document_heads_of_meeting(struct db *db, gint64 meeting_id, GError **error)
{
    if (meeting_id == 0)
        return load_all(db_query(db, Q_DOCUMENT_HEAD_ALL, error), TABLE_DOCUMENT, error);
    return load_all_by_id(db, Q_DOCUMENT_HEADS_OF_MEETING, TABLE_DOCUMENT, meeting_id, error);
}

struct document *document_by_sha256(struct db *db, const char *sha256, GError **error)
{
    return load_one_by_text(db, Q_DOCUMENT_BY_SHA256, TABLE_DOCUMENT, sha256, error);
}

GPtrArray *document_of_meeting(struct db *db, gint64 meeting_id, GError **error)
{
    if (meeting_id == 0)
        return load_all(db_query(db, Q_DOCUMENT_ALL, error), TABLE_DOCUMENT, error);
    return load_all_by_id(db, Q_DOCUMENT_OF_MEETING, TABLE_DOCUMENT, meeting_id, error);
}

GHashTable *document_read_meetings(struct db *db, gboolean with_internal, GError **error)
{
    struct statement *st = db_query(db, Q_DOCUMENT_READ_MEETINGS, error);
    if (st == NULL)
        return NULL;
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    statement_bind_int(st, 1, with_internal ? 1 : 0);
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW) {
        gint64 id = statement_int(st, "id");
        g_hash_table_add(ids, g_memdup2(&id, sizeof id));
    }
    statement_reset(st);
    return result == STEP_DONE ? g_steal_pointer(&ids) : NULL;
}

GPtrArray *document_frames(struct db *db, gint64 document_id, GError **error)
{
    return load_all_by_id(db, Q_DOCUMENT_FRAMES, TABLE_DOCUMENT_FRAME, document_id, error);
}

GPtrArray *document_pages(struct db *db, gint64 document_id, GError **error)
{
    return load_all_by_id(db, Q_DOCUMENT_PAGES, TABLE_DOCUMENT_PAGE, document_id, error);
}

struct document_original *document_original_of(struct db *db, gint64 document_id, GError **error)
{
    return load_one_by_id(db, Q_DOCUMENT_ORIGINAL_OF, TABLE_DOCUMENT_ORIGINAL, document_id, error);
}
