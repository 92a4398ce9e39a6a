/* suggestion.c owns reading what was suggested of a document, and what came of it.
 * It must not know how a suggestion is found, nor what a decision does. */
#include "db/suggestion.h"

#include "db/load.h"

GPtrArray *suggestion_of_document(struct db *db, gint64 document_id, GError **error)
{
    return load_all_by_id(db, Q_SUGGESTION_OF_DOCUMENT, TABLE_SUGGESTION, document_id, error);
}

struct suggestion *suggestion_by_id(struct db *db, gint64 id, GError **error)
{
    return load_one_by_id(db, Q_SUGGESTION_BY_ID, TABLE_SUGGESTION, id, error);
}

GPtrArray *suggestion_like(struct db *db, const char *fingerprint, GError **error)
{
    struct statement *st = db_query(db, Q_SUGGESTION_LIKE, error);
    if (st != NULL)
        statement_bind_text(st, 1, fingerprint);
    return load_all(st, TABLE_SUGGESTION, error);
}

GPtrArray *suggestion_open(struct db *db, GError **error)
{
    return load_all(db_query(db, Q_SUGGESTION_OPEN, error), TABLE_SUGGESTION, error);
}
