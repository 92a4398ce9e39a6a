/* saved_view.c owns keeping views of lists in the register.
 * It must not know what a filter, an order or a column means. */
#include "core/story/saved_view.h"

#include "core/scheme/words.h"
#include "db/change.h"
#include "db/rows.h"

#include <string.h>

#define NAME_MAX_CHARS 60

static gboolean is_mine(const struct session *session, const struct saved_view *view)
{
    return *view->person == '\0' || strcmp(view->person, session->author) == 0;
}

GPtrArray *saved_view_list(struct session *session, GError **error)
{
    GPtrArray *views = saved_view_all(session->db, error);
    for (guint i = 0; views != NULL && i < views->len;)
        if (is_mine(session, views->pdata[i]))
            i++;
        else
            g_ptr_array_remove_index(views, i);
    return views;
}

/* One's own of that name; NULL without an error: none. */
static struct saved_view *find(struct session *session, const char *name, GError **error)
{
    g_autoptr(GPtrArray) views = saved_view_all(session->db, error);
    for (guint i = 0; views != NULL && i < views->len; i++) {
        const struct saved_view *view = views->pdata[i];
        if (strcmp(view->name, name) == 0 && strcmp(view->person, session->author) == 0)
            return g_ptr_array_steal_index(views, i);
    }
    return NULL;
}

static gboolean check_name(const char *name, GError **error)
{
    if (*name != '\0' && g_utf8_strlen(name, -1) <= NAME_MAX_CHARS)
        return TRUE;
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                _("a view needs a name, of at most %d characters"), NAME_MAX_CHARS);
    return FALSE;
}

/* Inserts it, or where there is one of the name already, changes that. */
static gboolean write_view(struct session *session, struct change *change, char *name,
                           const struct saved_view *view, GError **error)
{
    GError *failed = NULL;
    owned(saved_view) old = find(session, name, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    struct saved_view row = {
        .id = old ? old->id : 0,
        .version = old ? old->version : 0,
        .uuid = old ? old->uuid : NULL,
        .name = name,
        .person = session->author,
        .filter = view->filter,
        .columns = view->columns,
        .sort = view->sort,
        .grouping = view->grouping,
    };
    if (old != NULL)
        return change_update(change, TABLE_SAVED_VIEW, old, &row, error);
    const gboolean done = change_insert(change, TABLE_SAVED_VIEW, &row, error);
    g_free(row.uuid);
    return done;
}

gboolean saved_view_keep(struct session *session, const char *name, const struct saved_view *view,
                         GError **error)
{
    g_autofree char *kept = g_strstrip(g_strdup(name));
    if (!check_name(kept, error))
        return FALSE;
    struct change *change = session_begin(session, "save-view", FALSE, error);
    if (change == NULL)
        return FALSE;
    change_say(change, _("view \"%s\" saved"), kept);
    if (write_view(session, change, kept, view, error))
        return change_commit(change, error);
    change_abort(change);
    return FALSE;
}

gboolean saved_view_drop(struct session *session, gint64 id, GError **error)
{
    struct change *change = session_begin(session, "drop-view", FALSE, error);
    if (change == NULL)
        return FALSE;
    GError *failed = NULL;
    struct saved_view *view = row_by_id(session->db, TABLE_SAVED_VIEW, id, &failed);
    if (view != NULL)
        change_say(change, _("view \"%s\" let go"), view->name);
    const gboolean done =
        failed == NULL && (view == NULL || change_delete(change, TABLE_SAVED_VIEW, view, &failed));
    saved_view_free(view);
    if (done)
        return change_commit(change, error);
    change_abort(change);
    g_propagate_error(error, failed);
    return FALSE;
}
