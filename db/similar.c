/* similar.c owns the choice of commitments that may be restated, by series and by words.
 * It must not know what makes two of them the same promise. */
#include "db/similar.h"

#include "db/filter_sql.h"

/* The ids a statement gives, and the statement reset; NULL on error. ST may be NULL with it set. */
static GArray *take_ids(struct statement *st, GError **error)
{
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    enum step_result result;

    if (st == NULL)
        return NULL;
    while ((result = statement_step(st, error)) == STEP_ROW) {
        gint64 id = statement_int(st, "id");
        g_array_append_val(ids, id);
    }
    statement_reset(st);
    return result == STEP_DONE ? g_steal_pointer(&ids) : NULL;
}

GArray *similar_of_series(struct db *db, gint64 series_id, int limit, GError **error)
{
    enum query_id query = series_id == SIMILAR_NO_SERIES      ? Q_COMMITMENT_OF_NO_SERIES
                          : series_id == SIMILAR_EVERY_SERIES ? Q_COMMITMENT_NEWEST
                                                              : Q_COMMITMENT_OF_SERIES;
    struct statement *st = db_query(db, query, error);

    if (st == NULL)
        return NULL;
    if (query == Q_COMMITMENT_OF_SERIES)
        statement_bind_int(st, 1, series_id);
    statement_bind_int(st, query == Q_COMMITMENT_OF_SERIES ? 2 : 1, limit);
    return take_ids(st, error);
}

GArray *similar_of_kind(struct db *db, gint64 series_id, const char *kind, int limit,
                        GError **error)
{
    struct statement *st = db_query(db, Q_COMMITMENT_OF_SERIES_KIND, error);

    if (st == NULL)
        return NULL;
    statement_bind_int(st, 1, series_id);
    statement_bind_text(st, 2, kind);
    statement_bind_int(st, 3, limit);
    return take_ids(st, error);
}

/* What the index is asked for: any of the words. New. */
static char *any_of(const struct engine_search *search, char *const *words)
{
    GString *any = g_string_new(NULL);

    for (char *const *word = words; *word != NULL; word++) {
        g_autofree char *term = search->term(*word, TRUE, -1);
        g_string_append_printf(any, "%s(%s)", any->len > 0 ? search->either : "", term);
    }
    return g_string_free(any, FALSE);
}

static void add_series(struct filter_sql *sql, gint64 series_id)
{
    if (series_id == SIMILAR_EVERY_SERIES)
        return;
    if (series_id == SIMILAR_NO_SERIES) {
        filter_sql_add(sql, " WHERE c.series_id IS NULL");
        return;
    }
    filter_sql_add(sql, " WHERE c.series_id = ");
    filter_sql_add_int(sql, series_id);
}

GArray *similar_by_words(struct db *db, gint64 series_id, char *const *words, int limit,
                         GError **error)
{
    g_autofree char *any = NULL;
    owned(filter_sql) sql = NULL;
    struct statement *st;
    GArray *ids;

    if (words[0] == NULL)
        return g_array_new(FALSE, FALSE, sizeof(gint64));
    any = any_of(db->ops->search, words);
    sql = filter_sql_new();
    filter_sql_add(sql, "SELECT c.id AS id FROM (");
    filter_sql_add_template(sql, db->ops->search->ranked, "", any);
    filter_sql_add(sql, ") r JOIN commitment c ON c.id = r.id");
    add_series(sql, series_id);
    filter_sql_add(sql, " ORDER BY r.rank, c.id LIMIT ");
    filter_sql_add_int(sql, limit);
    st = filter_sql_prepare(sql, db, "similar by words", error);
    ids = take_ids(st, error);
    statement_free(st);
    return ids;
}
