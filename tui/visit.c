/* visit.c owns where one has been, and the way back through the views that were opened.
 * It must not know what any view shows, nor which keys lead there. */
#include "tui/visit.h"

#include "core/scheme/words.h"
#include "tui/action_runs.h"
#include "tui/app_private.h"
#include "tui/browser.h"
#include "tui/list.h"
#include "tui/pager.h"

#define VISITS_MAX 200

enum { ROW = -1 };

void visit_free(gpointer data)
{
    struct visit *visit = data;
    if (visit == NULL)
        return;
    g_free(visit->view);
    g_free(visit->text);
    g_free(visit);
}

struct visit *visit_copy(const struct visit *visit)
{
    struct visit *copy = g_memdup2(visit, sizeof *visit);
    copy->view = g_strdup(visit->view);
    copy->text = g_strdup(visit->text);
    copy->open = NULL;
    return copy;
}

/* What the cursor is on now, and the filter. */
static void note(struct visit *visit)
{
    struct view *view = visit->open;
    if (view == NULL)
        return;
    struct list *list = view->ops->list ? view->ops->list(view) : NULL;
    struct pager *pager = view->ops->pager ? view->ops->pager(view) : NULL;
    struct browser *browser = view->ops->browser ? view->ops->browser(view) : NULL;
    if (list != NULL) {
        visit->kind = ROW;
        visit->item = list_selected(list);
    } else if (pager == NULL || !pager_at(pager, &visit->kind, &visit->item)) {
        visit->item = 0;
    }
    if (browser != NULL) {
        g_free(visit->text);
        visit->text = g_strdup(commitment_list_filter(browser_commitments(browser)));
    }
}

static struct visit *visit_at(const struct app *app, guint index)
{
    return app->visits->pdata[index];
}

static gboolean index_of(const struct app *app, const struct view *view, guint *index)
{
    for (guint i = app->visits->len; i > 0; i--)
        if (visit_at(app, i - 1)->open == view) {
            *index = i - 1;
            return TRUE;
        }
    return FALSE;
}

void visit_opened(struct app *app, struct view *view, const struct view_args *args)
{
    if (app->is_travelling || (view->ops->place & VISIT_PASSING))
        return;
    if (app->visits->len > 0)
        note(visit_at(app, app->visit));
    while (app->visits->len > app->visit + 1) /* what was gone back from is another way now */
        g_ptr_array_remove_index(app->visits, app->visits->len - 1);
    struct visit *visit = g_new0(struct visit, 1);
    *visit = (struct visit){.view = g_strdup(view->ops->name), .id = args->id, .open = view};
    visit->text = g_strdup(args->text);
    g_ptr_array_add(app->visits, visit);
    if (app->visits->len > VISITS_MAX)
        g_ptr_array_remove_index(app->visits, 0);
    app->visit = app->visits->len - 1;
}

/* The place of the view below is where one is then; forward leads to the closed one again. */
void visit_closed(struct app *app, struct view *view)
{
    guint index;
    if (!index_of(app, view, &index))
        return;
    note(visit_at(app, index));
    visit_at(app, index)->open = NULL;
    const guint n = app->views->len;
    struct view *below = n > 0 ? app->views->pdata[n - 1] : NULL;
    if (!app->is_travelling && below != NULL && index_of(app, below, &index))
        app->visit = index;
}

void visit_forget_all(struct app *app)
{
    g_ptr_array_unref(app->visits);
    visit_free(app->jumped_from);
    app->jumped_from = NULL;
}

const struct visit *visit_of(const struct app *app, const struct view *view)
{
    guint index;
    return index_of(app, view, &index) ? visit_at(app, index) : NULL;
}

const struct visit *visit_here(struct app *app)
{
    note(visit_at(app, app->visit));
    return visit_at(app, app->visit);
}

static gboolean is_there(const struct app *app, const struct view *view)
{
    return view != NULL && g_ptr_array_find(app->views, view, NULL);
}

gboolean visit_select(struct app *app, const struct visit *visit, GError **error)
{
    struct view *view = app_view(app);
    struct list *list = app_list(app);
    struct pager *pager = app_pager(app);
    GError *failed = NULL;
    if (visit->item != 0 && visit->kind == ROW && list != NULL)
        (void)list_select(list, visit->item, &failed);
    else if (visit->item != 0 && visit->kind != ROW && pager != NULL)
        (void)pager_go(pager, visit->kind, visit->item);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (view->ops->moved)
        view->ops->moved(view);
    return TRUE;
}

/* Closes what lies over the place, or opens it again. */
static gboolean show(struct app *app, struct visit *visit, GError **error)
{
    if (is_there(app, visit->open)) {
        while (app_view(app) != visit->open)
            app_close_view(app);
        return TRUE;
    }
    const struct view_args args = {.id = visit->id, .text = visit->text};
    if (!app_open_view(app, visit->view, &args, error))
        return FALSE;
    visit->open = app_view(app);
    return visit_select(app, visit, error);
}

static gboolean travel(struct app *app, guint to, GError **error)
{
    note(visit_at(app, app->visit));
    app->is_travelling = TRUE;
    const gboolean done = show(app, visit_at(app, to), error);
    app->is_travelling = FALSE;
    if (done)
        app->visit = to;
    return done;
}

gboolean run_back(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    if (app_view(app)->ops->place & VISIT_PASSING)
        return travel(app, app->visit, error);
    if (app->visit == 0) {
        app_say(app, "%s", _("this is where you came in"));
        return TRUE;
    }
    return travel(app, app->visit - 1, error);
}

gboolean run_forward(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    if (app->visit + 1 >= app->visits->len) {
        app_say(app, "%s", _("there is nothing further on; < goes back"));
        return TRUE;
    }
    return travel(app, app->visit + 1, error);
}
