/* action_side.c owns going sideways: scrolling the columns of a list, and folding its groups.
 * It must not know any column or group itself. */
#include "tui/action_runs.h"

#include "core/scheme/words.h"
#include "tui/app.h"
#include "tui/list.h"
#include "tui/pager.h"

static gboolean moved(struct app *app)
{
    if (app_view(app)->ops->moved)
        app_view(app)->ops->moved(app_view(app));
    return TRUE;
}

static gboolean is_grouped(const struct list *list)
{
    const struct list_row *row = list_selected_row(list);
    return row != NULL && row->group != NULL && *row->group != '\0' &&
           list_source(list)->fold != NULL;
}

static gboolean fold(struct app *app, enum list_fold how, GError **error)
{
    struct list *list = app_list(app);
    if (!is_grouped(list)) {
        if (list_source(list)->group != NULL)
            app_say(app, _("there are no groups here · %s makes some"),
                    keys_for(app_view(app)->ops->place, "group"));
        else
            app_say(app, "%s", _("there are no groups here"));
        return TRUE;
    }
    return list_fold(list, how, error) && moved(app);
}

gboolean run_fold_toggle(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return fold(app, list_is_on_fold(app_list(app)) ? LIST_UNFOLD : LIST_FOLD, error);
}

gboolean run_fold_all(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return fold(app, LIST_FOLD_ALL, error);
}

gboolean run_unfold_all(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return fold(app, LIST_UNFOLD_ALL, error);
}

/* A folded group opens to the right; at the left edge a group folds. */
static gboolean go_list(struct app *app, struct list *list, int by, GError **error)
{
    if (by > 0 && list_is_on_fold(list))
        return fold(app, LIST_UNFOLD, error);
    if (list_scroll_columns(list, by))
        return TRUE;
    if (by < 0 && is_grouped(list) && !list_is_on_fold(list))
        return fold(app, LIST_FOLD, error);
    app_say(app, "%s",
            by > 0 ? _("there are no more columns at the right")
                   : _("there are no more columns at the left"));
    return TRUE;
}

static gboolean go(struct app *app, int by, GError **error)
{
    struct pager *pager = app_pager(app);
    struct list *list = app_list(app);
    if (pager != NULL) {
        if (!pager_shift(pager, by))
            app_say(app, "%s", _("the lines end here"));
        return TRUE;
    }
    return list == NULL || go_list(app, list, by, error);
}

gboolean run_left(struct app *app, const struct action_call *call, GError **error)
{
    return go(app, -MAX(call->count, 1), error);
}

gboolean run_right(struct app *app, const struct action_call *call, GError **error)
{
    return go(app, MAX(call->count, 1), error);
}

/* The texts of the view are made anew, wrapped or not. */
gboolean run_wrap(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    struct pager *pager =
        app_view(app)->ops->text ? app_view(app)->ops->text(app_view(app)) : app_pager(app);
    if (pager == NULL) {
        app_say(app, "%s", _("there is no text here; rows of a list are scrolled by h and l"));
        return TRUE;
    }
    pager_set_wrap(pager, !pager_wraps(pager));
    app_say(app, "%s",
            pager_wraps(pager) ? _("long lines are wrapped")
                               : _("long lines are cut · h l scroll them"));
    app_refresh(app);
    return TRUE;
}
