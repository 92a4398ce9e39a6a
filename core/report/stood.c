/* stood.c owns what is remembered of a report for its edition: each commitment told, with the updates
 * and wordings it was told by. It must not know any report or format. */
#include "core/report/stood.h"

#include "db/commitment.h"

#include <string.h>

struct told {
    gint64 commitment_id;
    GArray *updates, *wordings; /* gint64, in the order in which they were first told */
};

struct report_stood {
    GPtrArray *told;    /* struct told, in order */
    GHashTable *by_id;  /* commitment → struct told */
    GHashTable *by_key; /* key → itself: those looked up already */
};

static void free_told(gpointer data)
{
    struct told *told = data;
    g_array_unref(told->updates);
    g_array_unref(told->wordings);
    g_free(told);
}

static struct report_stood *stood_of(struct report *report)
{
    if (report->stood != NULL || report->request->made == NULL)
        return report->stood;
    struct report_stood *stood = g_new0(struct report_stood, 1);
    stood->told = g_ptr_array_new_with_free_func(free_told);
    stood->by_id = g_hash_table_new(g_int64_hash, g_int64_equal);
    stood->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    report->stood = stood;
    return report->stood;
}

static struct told *told_of(struct report_stood *stood, gint64 commitment_id)
{
    struct told *told = g_hash_table_lookup(stood->by_id, &commitment_id);
    if (told != NULL)
        return told;
    told = g_new0(struct told, 1);
    told->commitment_id = commitment_id;
    told->updates = g_array_new(FALSE, FALSE, sizeof(gint64));
    told->wordings = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_ptr_array_add(stood->told, told);
    g_hash_table_insert(stood->by_id, &told->commitment_id, told);
    return told;
}

static gboolean has_id(const GArray *ids, gint64 id)
{
    for (guint i = 0; i < ids->len; i++)
        if (g_array_index(ids, gint64, i) == id)
            return TRUE;
    return FALSE;
}

static void add_id(GArray *ids, gint64 id)
{
    if (id != 0 && !has_id(ids, id))
        g_array_append_val(ids, id);
}

/* What stands in a column of keys need not be one ("All"). */
void stood_key(struct report *report, const char *key)
{
    struct report_stood *stood = stood_of(report);
    if (stood == NULL || *key == '\0' || !g_hash_table_add(stood->by_key, g_strdup(key)))
        return;
    owned(commitment) commitment = commitment_by_key(report->session->db, key, NULL);
    if (commitment != NULL)
        told_of(stood, commitment->id);
}

void stood_update(struct report *report, const struct update *update)
{
    struct report_stood *stood = stood_of(report);
    if (stood != NULL)
        add_id(told_of(stood, update->commitment_id)->updates, update->id);
}

void stood_wording(struct report *report, const struct wording *wording)
{
    struct report_stood *stood = stood_of(report);
    if (stood != NULL)
        add_id(told_of(stood, wording->commitment_id)->wordings, wording->id);
}

static gint64 id_at(const GArray *ids, guint i)
{
    return i < ids->len ? g_array_index(ids, gint64, i) : 0;
}

static const char *status_by(const struct story *story, gint64 update_id)
{
    for (guint i = 0; i < story->updates->len; i++) {
        const struct update *update =
            ((const struct story_update *)story->updates->pdata[i])->update;
        if (update->id == update_id)
            return update->status_to;
    }
    return "";
}

/* The first row says where it stood, by the update that this rests on, told or not: the status was
 * printed or counted either way. */
static void add_entries(GArray *entries, const struct told *told, const struct story *story)
{
    const struct story_update *current = story_current(story);
    g_autoptr(GArray) updates = g_array_new(FALSE, FALSE, sizeof(gint64));
    gint64 first = current != NULL ? current->update->id : 0;
    g_array_append_val(updates, first);
    for (guint i = 0; i < told->updates->len; i++)
        add_id(updates, g_array_index(told->updates, gint64, i));
    for (guint i = 0; i < MAX(updates->len, told->wordings->len); i++) {
        gint64 update_id = id_at(updates, i);
        struct report_made_entry entry = {
            .commitment_id = told->commitment_id,
            .status = g_strdup(i == 0 ? story->commitment->status : status_by(story, update_id)),
            .update_id = update_id,
            .wording_id = id_at(told->wordings, i),
        };
        g_array_append_val(entries, entry);
    }
}

static gboolean settle_one(struct report *report, const struct told *told, GError **error)
{
    GError *failed = NULL;
    owned_story story = report_story(report, told->commitment_id, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (story != NULL)
        add_entries(report->request->made->entries, told, story);
    return TRUE;
}

static void clear_entry(gpointer data)
{
    g_free(((struct report_made_entry *)data)->status);
}

gboolean stood_settle(struct report *report, GError **error)
{
    struct report_made *made = report->request->made;
    if (made == NULL)
        return TRUE;
    g_clear_pointer(&made->entries, g_array_unref);
    made->entries = g_array_new(FALSE, FALSE, sizeof(struct report_made_entry));
    g_array_set_clear_func(made->entries, clear_entry);
    for (guint i = 0; report->stood != NULL && i < report->stood->told->len; i++)
        if (!settle_one(report, report->stood->told->pdata[i], error))
            return FALSE;
    return TRUE;
}

void stood_clear(struct report *report)
{
    struct report_stood *stood = g_steal_pointer(&report->stood);
    if (stood == NULL)
        return;
    g_hash_table_unref(stood->by_key);
    g_hash_table_unref(stood->by_id);
    g_ptr_array_unref(stood->told);
    g_free(stood);
}
