/* follow.c owns bringing what follows from a change up to date before it is committed: the stored
 * facts of what it touched, and the search index. It must not work any of them out itself. */
#include "db/change_private.h"
#include "db/derive.h"
#include "db/load.h"
#include "db/meeting.h"
#include "db/search.h"

/* The derived columns, and which fact each is of. */
static const struct {
    const char *column;
    unsigned fact;
} stored[] = {
    {"due_first", FACT_OWN},
    {"due_last", FACT_OWN},
    {"due_sort", FACT_OWN},
    {"follow_up_sort", FACT_OWN},
    {"title_sort", FACT_OWN},
    {"status", FACT_STATUS},
    {"status_class", FACT_STATUS},
    {"status_sort", FACT_STATUS},
    {"status_on", FACT_STATUS},
    {"is_assessed", FACT_STATUS},
    {"is_done", FACT_STATUS},
    {"checked_on", FACT_STATUS},
    {"earliest_wording_id", FACT_WORDINGS},
    {"latest_wording_id", FACT_WORDINGS},
    {"latest_meeting_id", FACT_WORDINGS},
    {"earliest_on", FACT_WORDINGS},
    {"latest_on", FACT_WORDINGS},
    {"latest_place", FACT_WORDINGS},
    {"n_wordings", FACT_WORDINGS},
    {"parties_text", FACT_PARTIES},
    {"topics_text", FACT_TOPICS},
    {"updated_at", FACT_TIME},
};

/* One statement for each set of facts: what did not change costs no index its place. */
static struct statement *prepare_store(struct db *db, unsigned facts, GError **error)
{
    g_autoptr(GString) sql = g_string_new("UPDATE commitment SET ");
    int n = 2;
    for (gsize i = 0; i < G_N_ELEMENTS(stored); i++)
        if (stored[i].fact & facts) {
            g_string_append_printf(sql, "%s%s = $%d", n > 2 ? ", " : "", stored[i].column, n);
            n++;
        }
    g_string_append(sql, " WHERE id = $1");
    return statement_prepare(db, "follow", sql->str, error);
}

static gboolean store_facts(struct db *db, const struct commitment *c, unsigned facts,
                            GError **error)
{
    unsigned which = facts & (FACTS_ALL | FACT_TIME);
    if (which == 0)
        return TRUE;
    if (db->follows[which] == NULL)
        db->follows[which] = prepare_store(db, which, error);
    struct statement *st = db->follows[which];
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, c->id);
    int n = 1;
    for (gsize i = 0; i < G_N_ELEMENTS(stored); i++)
        if (stored[i].fact & which)
            load_bind(st, ++n, c, table_column(table_of(TABLE_COMMITMENT), stored[i].column));
    return statement_run(st, error);
}

static gboolean follow_loaded(struct change *change, struct commitment *c,
                              const struct touched *touched, GError **error)
{
    if (touched->facts & FACT_TIME)
        row_set(&c->updated_at, change->recorded_at);
    return derive_facts(&change->deriver, c, touched->facts, error) &&
           store_facts(change->db, c, touched->facts, error) &&
           (touched->is_indexed || change->rebuild_search || search_learn(change->db, c, error));
}

static gboolean follow_touched(struct change *change, const struct touched *touched, GError **error)
{
    GError *failed = NULL;
    owned(commitment) c = commitment_by_id(change->db, touched->id, &failed);
    /* One that was deleted leaves nothing to follow. */
    if (failed == NULL && (c == NULL || follow_loaded(change, c, touched, &failed)))
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}

static gboolean follow_with(struct deriver *deriver, gint64 id, unsigned facts, GError **error)
{
    owned(commitment) c = commitment_by_id(deriver->db, id, error);
    return c != NULL && derive_facts(deriver, c, facts, error) &&
           store_facts(deriver->db, c, facts, error);
}

gboolean follow_commitment(struct deriver *deriver, gint64 id, GError **error)
{
    return follow_with(deriver, id, FACTS_ALL, error);
}

struct rescheme {
    struct change *change;
    GError **error;
    gboolean failed;
};

static gboolean rescheme_one(gint64 id, gpointer data)
{
    struct rescheme *rescheme = data;
    rescheme->failed = !follow_with(&rescheme->change->deriver, id, FACT_STATUS, rescheme->error);
    return !rescheme->failed;
}

static gboolean follow_scheme(struct change *change, GError **error)
{
    struct rescheme rescheme = {.change = change, .error = error};
    return derive_walk(change->db, rescheme_one, &rescheme, error) && !rescheme.failed;
}

gboolean follow_change(struct change *change, GError **error)
{
    for (guint i = 0; i < change->order->len; i++)
        if (!follow_touched(change, change->order->pdata[i], error))
            return FALSE;
    return (!change->rescheme || follow_scheme(change, error)) &&
           (!change->rebuild_search || search_rebuild(change->db, error));
}

gboolean follow_meeting(struct db *db, gint64 meeting_id, GError **error)
{
    owned(meeting) meeting = meeting_by_id(db, meeting_id, error);
    if (meeting == NULL || !derive_own(db, TABLE_MEETING, meeting, error))
        return FALSE;
    struct statement *st = db_query(db, Q_MEETING_FOLLOW, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, meeting_id);
    statement_bind_text(st, 2, meeting->date_first);
    statement_bind_text(st, 3, meeting->date_last);
    return statement_run(st, error);
}
