/* touch.c owns which commitments a written row is about, so that what follows can follow.
 * It must not work out what follows: that is derive.c and search.c. */
#include "db/change_private.h"
#include "db/meeting.h"
#include "db/party.h"
#include "db/topic.h"

static gboolean touch(struct change *change, gint64 id, gboolean is_new, GError **error)
{
    if (id == 0 || g_hash_table_contains(change->search, &id))
        return TRUE;
    /* The index must be told exactly what it was told before: read it before the row changes. */
    struct search_texts *texts = NULL;
    if (!is_new && !change->rebuild_search) {
        texts = search_texts_of(change->db, id, error);
        if (texts == NULL)
            return FALSE;
    }
    gint64 *key = g_new(gint64, 1);
    *key = id;
    g_hash_table_insert(change->search, key, texts);
    g_array_append_val(change->touched, id);
    return TRUE;
}

static gboolean touch_all(struct change *change, enum query_id query, gint64 id, GError **error)
{
    struct statement *st = db_query(change->db, query, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, id);
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW) {
        gint64 found = statement_int(st, "id");
        g_array_append_val(ids, found);
    }
    statement_reset(st);
    for (guint i = 0; result == STEP_DONE && i < ids->len; i++)
        if (!touch(change, g_array_index(ids, gint64, i), FALSE, error))
            return FALSE;
    return result == STEP_DONE;
}

gboolean touch_row(struct change *change, enum table_id table, const void *row, gboolean is_new,
                   GError **error)
{
    const struct table *description = table_of(table);
    gint64 id = ((const struct row_head *)row)->id;
    switch (table) {
    case TABLE_COMMITMENT:
        return touch(change, id, is_new, error);
    case TABLE_MEETING:
        return is_new || touch_all(change, Q_COMMITMENT_OF_MEETING, id, error);
    case TABLE_PARTY:
        return is_new || touch_all(change, Q_COMMITMENT_OF_PARTY, id, error);
    case TABLE_TOPIC:
        return is_new || touch_all(change, Q_COMMITMENT_OF_TOPIC, id, error);
    case TABLE_TOPIC_ALIAS:
        return touch_all(change, Q_COMMITMENT_OF_TOPIC, ((const struct topic_alias *)row)->topic_id,
                         error);
    default:
        break;
    }
    if (description->commitment_column == NULL)
        return TRUE;
    const struct column *column = table_column(description, description->commitment_column);
    return touch(change, *(const gint64 *)((const char *)row + column->offset), FALSE, error);
}
