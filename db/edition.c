/* edition.c owns reading reports as they were issued, and what stood in them.
 * It must not know what a report says. */
#include "db/edition.h"

#include "db/load.h"

GPtrArray *edition_heads(struct db *db, GError **error)
{
    return load_all(db_query(db, Q_EDITION_HEAD_ALL, error), TABLE_EDITION, error);
}

struct edition *edition_head_by_id(struct db *db, gint64 id, GError **error)
{
    return load_one_by_id(db, Q_EDITION_HEAD_BY_ID, TABLE_EDITION, id, error);
}

struct edition *edition_by_id(struct db *db, gint64 id, GError **error)
{
    return load_one_by_id(db, Q_EDITION_BY_ID, TABLE_EDITION, id, error);
}

gboolean edition_highest(struct db *db, const char *report, gint64 *number, GError **error)
{
    struct statement *st = db_query(db, Q_EDITION_HIGHEST, error);
    if (st == NULL)
        return FALSE;
    statement_bind_text(st, 1, report);
    gboolean done = statement_one(st, error);
    *number = done ? statement_int(st, "n") : 0;
    statement_reset(st);
    return done;
}

GPtrArray *edition_entries(struct db *db, gint64 edition_id, GError **error)
{
    return load_all_by_id(db, Q_EDITION_ENTRIES, TABLE_EDITION_ENTRY, edition_id, error);
}

GPtrArray *edition_entries_of_commitment(struct db *db, gint64 commitment_id, GError **error)
{
    return load_all_by_id(db, Q_EDITION_ENTRIES_OF_COMMITMENT, TABLE_EDITION_ENTRY, commitment_id,
                          error);
}

GPtrArray *edition_entries_of_update(struct db *db, gint64 update_id, GError **error)
{
    return load_all_by_id(db, Q_EDITION_ENTRIES_OF_UPDATE, TABLE_EDITION_ENTRY, update_id, error);
}

GPtrArray *edition_entries_of_wording(struct db *db, gint64 wording_id, GError **error)
{
    return load_all_by_id(db, Q_EDITION_ENTRIES_OF_WORDING, TABLE_EDITION_ENTRY, wording_id, error);
}

GPtrArray *edition_entries_of_source(struct db *db, gint64 source_id, GError **error)
{
    return load_all_by_id(db, Q_EDITION_ENTRIES_OF_SOURCE, TABLE_EDITION_ENTRY, source_id, error);
}
