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
