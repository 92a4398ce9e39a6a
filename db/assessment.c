/* assessment.c owns reading assessments.
 * It must not know which of several scores counts, nor what a score means. */
#include "db/assessment.h"

#include "db/load.h"

GPtrArray *assessment_of_commitment(struct db *db, gint64 commitment_id, GError **error)
{
    return load_all_by_id(db, Q_ASSESSMENT_OF_COMMITMENT, TABLE_ASSESSMENT, commitment_id, error);
}

GPtrArray *assessment_live_of_commitment(struct db *db, gint64 commitment_id, GError **error)
{
    return load_all_by_id(db, Q_ASSESSMENT_LIVE_OF_COMMITMENT, TABLE_ASSESSMENT, commitment_id,
                          error);
}

GPtrArray *assessment_periods(struct db *db, GError **error)
{
    g_autoptr(GPtrArray) periods = g_ptr_array_new_with_free_func(g_free);
    struct statement *st = db_query(db, Q_ASSESSMENT_PERIODS, error);
    if (st == NULL)
        return NULL;
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW)
        g_ptr_array_add(periods, g_strdup(statement_text(st, "period")));
    statement_reset(st);
    return result == STEP_DONE ? g_steal_pointer(&periods) : NULL;
}
