/* app_view.c owns the stack of views and what lies over them.
 * It must not know what any of them shows. */
#include "tui/app.h"

#include "core/scheme/words.h"
#include "tui/app_private.h"
#include "tui/list.h"
#include "tui/visit.h"

struct view *app_view(const struct app *app)
{
    return app->views->len > 0 ? app->views->pdata[app->views->len - 1] : NULL;
}

static void view_free(struct view *view)
{
    view->ops->close(view);
    g_free(view);
}

/* The part of the screen between title and message line. */
static struct area view_area(const struct app *app)
{
    return area_part(app->area, 1, 0, app->area.rows - 3, -1);
}

static gboolean lay_out(struct app *app, struct view *view, GError **error)
{
    const struct area area = view_area(app);
    if (view->ops->layout)
        return view->ops->layout(view, area, error);
    struct list *list = view->ops->list ? view->ops->list(view) : NULL;
    return list == NULL || list_set_height(list, area.rows - 1, error);
}

gboolean app_open_view(struct app *app, const char *name, const struct view_args *args,
                       GError **error)
{
    const struct view_ops *ops = view_find(name);
    g_assert(ops != NULL);
    struct view *view = g_new0(struct view, 1);
    *view = (struct view){.ops = ops, .app = app};
    app->area = screen_area();
    if (!ops->open(view, args, error)) {
        if (view->data)
            ops->close(view);
        g_free(view);
        return FALSE;
    }
    if (!lay_out(app, view, error)) {
        view_free(view);
        return FALSE;
    }
    visit_opened(app, view, args);
    g_ptr_array_add(app->views, view);
    app_redraw(app);
    return TRUE;
}

void app_close_view(struct app *app)
{
    if (app->views->len > 0) {
        struct view *view = g_ptr_array_steal_index(app->views, app->views->len - 1);
        visit_closed(app, view);
        view_free(view);
    }
    if (app->views->len == 0)
        app_quit(app);
    else
        app_view(app)->is_stale = TRUE; /* it may have been laid out for another size */
}

gboolean app_is_last_view(const struct app *app)
{
    return app->views->len == 1;
}

void app_free_views(struct app *app)
{
    while (app->views->len > 0)
        view_free(g_ptr_array_steal_index(app->views, app->views->len - 1));
    g_ptr_array_unref(app->views);
}

void app_refresh(struct app *app)
{
    for (guint i = 0; i < app->views->len; i++)
        ((struct view *)app->views->pdata[i])->is_stale = TRUE;
    app_redraw(app);
}

/* What a view shows was taken back, or deleted by another program. */
static gboolean is_gone(const struct app *app, const GError *error)
{
    return g_error_matches(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING) && !app_is_last_view(app) &&
           app->layers->len == 0;
}

/* The message may tell of the very undo. */
static void leave_gone(struct app *app, GError *error)
{
    app_close_view(app);
    if (app->message == NULL)
        app_say(app, "%s", error->message);
    g_error_free(error);
    app_redraw(app);
}

/* What is out of sight is read when it comes in sight. */
void app_freshen(struct app *app)
{
    struct view *view = app_view(app);
    if (view == NULL || !view->is_stale)
        return;
    GError *error = NULL;
    app_begin_long(app);
    const gboolean done = lay_out(app, view, &error) &&
                          (view->ops->refresh == NULL || view->ops->refresh(view, &error));
    app_end_long(app);
    if (done) {
        view->is_stale = FALSE;
        app->idle_at = g_get_monotonic_time(); /* counts and the like are to be made anew */
        return;
    }
    if (g_error_matches(error, DB_ERROR, DB_ERROR_BUSY)) {
        app_wait(app);
        g_error_free(error);
        return;
    }
    view->is_stale = FALSE;
    if (is_gone(app, error))
        leave_gone(app, error);
    else
        app_fail(app, error);
}

void app_refresh_now(struct app *app)
{
    app_refresh(app);
    app_freshen(app);
}

struct list *app_list(const struct app *app)
{
    struct view *view = app_view(app);
    return view && view->ops->list ? view->ops->list(view) : NULL;
}

struct pager *app_pager(const struct app *app)
{
    struct view *view = app_view(app);
    return view && view->ops->pager ? view->ops->pager(view) : NULL;
}

struct browser *app_browser(const struct app *app)
{
    struct view *view = app_view(app);
    return view && view->ops->browser ? view->ops->browser(view) : NULL;
}

/* Rows that are no commitments, such as texts to be triaged, have ids below 0. */
static GArray *only_commitments(GArray *ids)
{
    for (guint i = ids->len; i > 0; i--)
        if (g_array_index(ids, gint64, i - 1) <= 0)
            g_array_remove_index(ids, i - 1);
    return ids;
}

GArray *app_commitments(const struct app *app)
{
    struct view *view = app_view(app);
    const struct list *list = app_list(app);
    if (view && (view->ops->place & (PLACE_COMMITMENTS | PLACE_REVIEW)) && list)
        return only_commitments(list_targets(list));
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    const gint64 id = view && view->ops->commitment ? view->ops->commitment(view) : 0;
    if (id != 0)
        g_array_append_val(ids, id);
    return ids;
}

void app_push_layer(struct app *app, struct layer *layer)
{
    g_assert(layer->ops != NULL && layer->app == app);
    g_ptr_array_add(app->layers, layer);
    app_redraw(app);
}

struct layer *app_layer(struct app *app, enum place place)
{
    for (guint i = app->layers->len; i > 0; i--) {
        struct layer *layer = app->layers->pdata[i - 1];
        if (layer->ops->place & place)
            return layer;
    }
    return NULL;
}

void app_take_layer(struct app *app, struct layer *layer)
{
    g_ptr_array_remove(app->layers, layer);
    app_redraw(app);
}

void app_close_layer(struct app *app, struct layer *layer)
{
    app_take_layer(app, layer);
    layer->ops->free(layer);
}

void app_free_layers(struct app *app)
{
    while (app->layers->len > 0) {
        struct layer *layer = g_ptr_array_steal_index(app->layers, app->layers->len - 1);
        layer->ops->free(layer);
    }
    g_ptr_array_unref(app->layers);
}

void app_keep_layers(struct app *app)
{
    for (guint i = 0; i < app->layers->len; i++) {
        struct layer *layer = app->layers->pdata[i];
        if (layer->ops->keep)
            layer->ops->keep(layer);
    }
}

enum place app_place(const struct app *app)
{
    if (app->layers->len > 0) {
        const struct layer *layer = app->layers->pdata[app->layers->len - 1];
        return layer->ops->place;
    }
    const struct view *view = app_view(app);
    return view ? view->ops->place : PLACE_START;
}
