/* update.c owns reading updates, corrections, sources, citations and links.
 * It must not know what a status means. */
#include "db/update.h"

#include "db/link.h"
#include "db/load.h"

#include <string.h>

struct update *update_by_id(struct db *db, gint64 id, GError **error)
{
    return load_one_by_id(db, Q_UPDATE_BY_ID, TABLE_UPDATE, id, error);
}

GPtrArray *update_of_commitment(struct db *db, gint64 commitment_id, GError **error)
{
    return load_all_by_id(db, Q_UPDATE_OF_COMMITMENT, TABLE_UPDATE, commitment_id, error);
}

gboolean update_supersedes(const struct update *later, const struct update *before)
{
    return !before->effective_given || strcmp(later->effective_on, before->effective_on) >= 0;
}

GPtrArray *update_live_statuses(struct db *db, gint64 commitment_id, gint64 party_id,
                                GError **error)
{
    struct statement *st = db_query(db, Q_UPDATE_LIVE_STATUSES, error);
    if (st != NULL) {
        statement_bind_int(st, 1, commitment_id);
        statement_bind_int(st, 2, party_id);
    }
    return load_all(st, TABLE_UPDATE, error);
}

const struct update *update_standing(const GPtrArray *live_statuses, const char *day)
{
    const struct update *standing = NULL;
    for (guint i = 0; i < live_statuses->len; i++) {
        const struct update *update = live_statuses->pdata[i];
        if (day != NULL && (*update->effective_on == '\0' || strcmp(update->effective_on, day) > 0))
            continue;
        if (standing == NULL || update_supersedes(update, standing))
            standing = update;
    }
    return standing;
}

struct update *update_current(struct db *db, gint64 commitment_id, gint64 party_id, GError **error)
{
    g_autoptr(GPtrArray) statuses = update_live_statuses(db, commitment_id, party_id, error);
    const struct update *current = statuses != NULL ? update_standing(statuses, NULL) : NULL;
    return current != NULL ? row_copy(TABLE_UPDATE, current) : NULL;
}

struct update *update_correction_of(struct db *db, gint64 update_id, GError **error)
{
    return load_one_by_id(db, Q_UPDATE_CORRECTION_OF, TABLE_UPDATE, update_id, error);
}

struct source *source_by_id(struct db *db, gint64 id, GError **error)
{
    return load_one_by_id(db, Q_SOURCE_BY_ID, TABLE_SOURCE, id, error);
}

GPtrArray *source_all(struct db *db, GError **error)
{
    return load_all(db_query(db, Q_SOURCE_ALL, error), TABLE_SOURCE, error);
}

GPtrArray *source_of_update(struct db *db, gint64 update_id, GError **error)
{
    return load_all_by_id(db, Q_SOURCE_OF_UPDATE, TABLE_SOURCE, update_id, error);
}

struct source *source_find(struct db *db, const struct source *like, GError **error)
{
    struct statement *st = db_query(db, Q_SOURCE_FIND, error);
    if (st != NULL) {
        statement_bind_text(st, 1, like->title);
        statement_bind_text(st, 2, like->publisher);
        statement_bind_text(st, 3, like->url);
        statement_bind_text(st, 4, like->page);
        statement_bind_text(st, 5, like->dated_on);
        statement_bind_text(st, 6, like->kind);
    }
    return load_one(st, TABLE_SOURCE, error);
}

struct source *source_by_name(struct db *db, const char *name, GError **error)
{
    static const enum query_id ways[] = {Q_SOURCE_BY_URL, Q_SOURCE_BY_TITLE, Q_SOURCE_BY_SEARCH};
    GError *failed = NULL;
    struct source *row = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(ways) && row == NULL && failed == NULL; i++)
        row = load_one_by_text(db, ways[i], TABLE_SOURCE, name, &failed);
    if (failed != NULL)
        g_propagate_error(error, failed);
    return row;
}

GPtrArray *citation_of_commitment(struct db *db, gint64 commitment_id, GError **error)
{
    return load_all_by_id(db, Q_CITATION_OF_COMMITMENT, TABLE_CITATION, commitment_id, error);
}

GPtrArray *citation_of_source(struct db *db, gint64 source_id, GError **error)
{
    return load_all_by_id(db, Q_CITATION_OF_SOURCE, TABLE_CITATION, source_id, error);
}

GPtrArray *link_of_commitment(struct db *db, gint64 commitment_id, GError **error)
{
    return load_all_by_id(db, Q_LINK_OF_COMMITMENT, TABLE_LINK, commitment_id, error);
}

struct link *link_find(struct db *db, gint64 from_id, gint64 to_id, const char *relation,
                       GError **error)
{
    struct statement *st = db_query(db, Q_LINK_FIND, error);
    if (st != NULL) {
        statement_bind_int(st, 1, from_id);
        statement_bind_int(st, 2, to_id);
        statement_bind_text(st, 3, relation);
    }
    return load_one(st, TABLE_LINK, error);
}
