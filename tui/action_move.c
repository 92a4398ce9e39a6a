/* action_move.c owns moving the cursor of whatever the view shows, a list or a text.
 * It must not know which view it is. */
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/list.h"
#include "tui/pager.h"

static void moved(struct app *app)
{
    struct view *view = app_view(app);
    if (view->ops->moved)
        view->ops->moved(view);
}

/* A pane of text that has the keys goes before the list beside it. */
static gboolean move_by(struct app *app, int by, GError **error)
{
    struct view *view = app_view(app);
    struct pager *pager = app_pager(app);
    struct list *list = app_list(app);
    if (view->ops->step != NULL)
        return view->ops->step(view, by, error);
    if (pager)
        pager_move(pager, by);
    else if (list && !list_move(list, by, error))
        return FALSE;
    moved(app);
    return TRUE;
}

static gboolean page_by(struct app *app, double pages, GError **error)
{
    struct pager *pager = app_pager(app);
    struct list *list = app_list(app);
    if (pager)
        pager_page(pager, pages);
    else if (list && !list_page(list, pages, error))
        return FALSE;
    moved(app);
    return TRUE;
}

static gboolean go_to_end(struct app *app, gboolean last, GError **error)
{
    struct view *view = app_view(app);
    struct pager *pager = app_pager(app);
    struct list *list = app_list(app);
    if (view->ops->step != NULL)
        return view->ops->step(view, last ? G_MAXINT : -G_MAXINT, error);
    if (pager)
        pager_end(pager, last);
    else if (list && !list_end(list, last, error))
        return FALSE;
    moved(app);
    return TRUE;
}

static int times(const struct action_call *call)
{
    return MAX(call->count, 1);
}

gboolean run_down(struct app *app, const struct action_call *call, GError **error)
{
    return move_by(app, times(call), error);
}

gboolean run_up(struct app *app, const struct action_call *call, GError **error)
{
    return move_by(app, -times(call), error);
}

gboolean run_page_down(struct app *app, const struct action_call *call, GError **error)
{
    return page_by(app, times(call), error);
}

gboolean run_page_up(struct app *app, const struct action_call *call, GError **error)
{
    return page_by(app, -times(call), error);
}

gboolean run_half_down(struct app *app, const struct action_call *call, GError **error)
{
    return page_by(app, 0.5 * times(call), error);
}

gboolean run_half_up(struct app *app, const struct action_call *call, GError **error)
{
    return page_by(app, -0.5 * times(call), error);
}

/* 5g and 5G go to the fifth row. */
static gboolean go_to(struct app *app, const struct action_call *call, gboolean last,
                      GError **error)
{
    if (call->count == 0)
        return go_to_end(app, last, error);
    return go_to_end(app, FALSE, error) && move_by(app, call->count - 1, error);
}

gboolean run_first(struct app *app, const struct action_call *call, GError **error)
{
    return go_to(app, call, FALSE, error);
}

gboolean run_last(struct app *app, const struct action_call *call, GError **error)
{
    return go_to(app, call, TRUE, error);
}

static gboolean by_groups(struct app *app, gboolean backwards, int n, GError **error)
{
    for (int i = 0; i < n; i++)
        if (!list_move_group(app_list(app), backwards, error))
            return FALSE;
    moved(app);
    return TRUE;
}

gboolean run_next_group(struct app *app, const struct action_call *call, GError **error)
{
    return by_groups(app, FALSE, times(call), error);
}

gboolean run_previous_group(struct app *app, const struct action_call *call, GError **error)
{
    return by_groups(app, TRUE, times(call), error);
}

gboolean run_centre(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return app_list(app) == NULL || list_centre(app_list(app), error);
}
