/* commitment.c owns reading commitments, their keys, and who and what they are about.
 * It must not know what any status or kind means. */
#include "db/commitment.h"

#include "db/load.h"
#include "db/register_row.h"
#include "db/series.h"

struct commitment *commitment_by_id(struct db *db, gint64 id, GError **error)
{
    return load_one_by_id(db, Q_COMMITMENT_BY_ID, TABLE_COMMITMENT, id, error);
}

static struct commitment *by_exact_key(struct db *db, const char *key, GError **error)
{
    GError *failed = NULL;
    struct commitment *row =
        load_one_by_text(db, Q_COMMITMENT_BY_KEY, TABLE_COMMITMENT, key, &failed);
    if (row == NULL && failed == NULL)
        row = load_one_by_text(db, Q_COMMITMENT_BY_ALIAS, TABLE_COMMITMENT, key, &failed);
    if (failed != NULL)
        g_propagate_error(error, failed);
    return row;
}

struct commitment *commitment_by_key(struct db *db, const char *key, GError **error)
{
    GError *failed = NULL;
    struct commitment *row = by_exact_key(db, key, &failed);
    if (row == NULL && failed == NULL) {
        g_autofree char *upper = g_utf8_validate(key, -1, NULL) ? g_utf8_strup(key, -1) : NULL;
        if (upper != NULL)
            row = by_exact_key(db, upper, &failed);
    }
    if (failed != NULL)
        g_propagate_error(error, failed);
    return row;
}

gboolean commitment_count(struct db *db, gint64 *n, GError **error)
{
    struct statement *st = db_query(db, Q_COMMITMENT_COUNT, error);
    if (st == NULL || !statement_one(st, error))
        return FALSE;
    *n = statement_int(st, "n");
    statement_reset(st);
    return TRUE;
}

static gboolean key_is_taken(struct db *db, const char *key, gboolean *is_taken, GError **error)
{
    struct statement *st = db_query(db, Q_COMMITMENT_KEY_TAKEN, error);
    if (st == NULL)
        return FALSE;
    statement_bind_text(st, 1, key);
    GError *failed = NULL;
    *is_taken = statement_one(st, &failed);
    statement_reset(st);
    if (failed == NULL)
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}

static gboolean spend_own(struct db *db, char **prefix, gint64 *number, GError **error)
{
    struct statement *st = db_query(db, Q_SETTING_SPEND, error);
    if (st == NULL || !statement_run(st, error))
        return FALSE;
    GError *failed = NULL;
    owned(setting) counter = setting_get(db, "next number", &failed);
    if (counter == NULL && failed == NULL)
        g_set_error_literal(&failed, DB_ERROR, DB_ERROR_DAMAGED,
                            "the register has lost its count of keys; restore it from a backup");
    if (counter == NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    *prefix = g_strdup("C");
    *number = g_ascii_strtoll(counter->value, NULL, 10) - 1;
    return TRUE;
}

static gboolean spend_of_series(struct db *db, gint64 series_id, char **prefix, gint64 *number,
                                GError **error)
{
    GError *failed = NULL;
    owned(series) series = series_by_id(db, series_id, &failed);
    if (series == NULL && failed == NULL)
        g_set_error(&failed, DB_ERROR, DB_ERROR_NOT_FOUND, "there is no such series any more");
    struct statement *st = series != NULL ? db_query(db, Q_SERIES_SPEND, &failed) : NULL;
    if (st == NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    statement_bind_int(st, 1, series_id);
    *prefix = g_strdup(series->prefix);
    *number = series->next_number;
    return statement_run(st, error);
}

/* Spends a number: it is written at once and journaled nowhere, so no undo gives it back. */
static gboolean spend_number(struct db *db, gint64 series_id, char **prefix, gint64 *number,
                             GError **error)
{
    return series_id == 0 ? spend_own(db, prefix, number, error)
                          : spend_of_series(db, series_id, prefix, number, error);
}

char *commitment_next_key(struct db *db, gint64 series_id, GError **error)
{
    for (;;) {
        g_autofree char *prefix = NULL;
        gint64 number = 0;
        if (!spend_number(db, series_id, &prefix, &number, error))
            return NULL;
        g_autofree char *key = g_strdup_printf("%s-%04" G_GINT64_FORMAT, prefix, number);
        gboolean is_taken = FALSE;
        if (!key_is_taken(db, key, &is_taken, error))
            return NULL;
        if (!is_taken)
            return g_steal_pointer(&key);
    }
}

GPtrArray *commitment_parties(struct db *db, gint64 commitment_id, GError **error)
{
    return load_all_by_id(db, Q_COMMITMENT_PARTIES, TABLE_COMMITMENT_PARTY, commitment_id, error);
}

GPtrArray *commitment_topics(struct db *db, gint64 commitment_id, GError **error)
{
    return load_all_by_id(db, Q_COMMITMENT_TOPICS, TABLE_COMMITMENT_TOPIC, commitment_id, error);
}

GPtrArray *commitment_aliases(struct db *db, gint64 commitment_id, GError **error)
{
    return load_all_by_id(db, Q_COMMITMENT_ALIASES, TABLE_KEY_ALIAS, commitment_id, error);
}

GPtrArray *commitment_keys_like(struct db *db, const char *prefix, int limit, GError **error)
{
    struct statement *st = db_query(db, Q_COMMITMENT_KEYS_LIKE, error);
    if (st == NULL)
        return NULL;
    g_autofree char *end = g_strconcat(prefix, "\xf4\x8f\xbf\xbf", NULL);
    statement_bind_text(st, 1, prefix);
    statement_bind_text(st, 2, end);
    statement_bind_int(st, 3, limit);
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW)
        g_ptr_array_add(keys, g_strdup(statement_text(st, "key")));
    statement_reset(st);
    return result == STEP_DONE ? g_steal_pointer(&keys) : NULL;
}
