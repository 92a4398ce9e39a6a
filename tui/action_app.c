/* action_app.c owns opening and closing views, undo, and what concerns the program as a whole.
 * It must not know what any view shows. */
#include "tui/action_runs.h"

#include "core/text/text.h"
#include "core/scheme/words.h"
#include "tui/app.h"
#include "tui/layer.h"
#include "tui/list.h"
#include "tui/pager.h"

gboolean run_open(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    struct view *view = app_view(app);
    struct list *list = app_list(app);
    if (view->ops->enter == NULL)
        return TRUE;
    if (app_pager(app) == NULL && list != NULL && list_is_on_fold(list))
        return list_fold(list, LIST_UNFOLD, error);
    return view->ops->enter(view, error);
}

/* What waits to be stored would be lost by leaving. */
static gboolean may_leave(struct app *app)
{
    if (!app_is_storing(app))
        return TRUE;
    app_say(app, "%s",
            _("not stored yet: another program is writing to the register · ^C gives it up"));
    return FALSE;
}

gboolean run_close(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    if (app_is_last_view(app) && !may_leave(app))
        return TRUE;
    app_close_view(app);
    return TRUE;
}

gboolean run_quit(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    if (may_leave(app))
        app_quit(app);
    return TRUE;
}

static gboolean peel_search(struct app *app)
{
    if (*app_searched(app) == '\0')
        return FALSE;
    app_set_searched(app, "");
    if (app_list(app))
        list_set_match(app_list(app), "");
    if (app_pager(app))
        pager_search(app_pager(app), "", FALSE, NULL);
    return TRUE;
}

gboolean run_peel(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    struct list *list = app_list(app);
    struct view *view = app_view(app);
    if (list && list_has_range(list))
        list_set_range(list, FALSE);
    else if (!peel_search(app) && !(view->ops->peel && view->ops->peel(view)))
        app_say(app, "%s", _("nothing to give up · q closes this view"));
    return TRUE;
}

gboolean run_help(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    const struct view_args args = {.text = app_view(app)->ops->name};
    if (app_view(app)->ops->place == PLACE_HELP)
        return TRUE;
    return app_open_view(app, "help", &args, error);
}

gboolean run_reload(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    app_refresh(app);
    return TRUE;
}

gboolean run_redraw(struct app *app, const struct action_call *call, GError **error)
{
    (void)app;
    (void)call;
    (void)error;
    screen_redraw();
    return TRUE;
}

gboolean run_suspend(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    screen_stop_job();
    app_refresh(app);
    return TRUE;
}

gboolean run_cancel(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    if (!app_give_up(app))
        app_say(app, "%s", _("nothing is going on · q closes this view, Q leaves"));
    return TRUE;
}

gboolean run_layer_cancel(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    struct layer *layer = app_layer(app, PLACE_LAYERS);
    if (layer->ops->cancel)
        layer->ops->cancel(layer);
    else
        app_close_layer(app, layer);
    return TRUE;
}

/* What was done at first, however often it was taken back and done again since. */
static char *original_summary(struct db *db, const struct change_row *row)
{
    char *summary = g_strdup(row->summary);
    gint64 target = row->target_id;
    while (target != 0) {
        owned(change_row) before = change_by_id(db, target, NULL);
        if (before == NULL)
            break;
        g_free(summary);
        summary = g_strdup(before->summary);
        target = before->target_id;
    }
    return summary;
}

static void say_undone(struct app *app, const struct change_row *done, gboolean is_redo)
{
    g_autofree char *what = original_summary(app_db(app), done);
    if (is_redo)
        app_say_changed(app, _("done again: %s"), what);
    else
        app_say(app, _("taken back: %s · %s does it again"), what,
                keys_for(PLACE_REGISTER, "redo"));
}

static gboolean undo(struct app *app, gpointer data, GError **error)
{
    const gboolean is_redo = GPOINTER_TO_INT(data) != 0;
    struct session *session = app_session(app);
    GError *failed = NULL;
    owned(change_row) done =
        is_redo ? session_redo(session, &failed) : session_undo(session, 0, &failed);
    if (failed) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (done == NULL)
        app_say(app, "%s",
                is_redo ? _("nothing to do again")
                        : _("nothing of yours to undo; the history view shows everyone's changes"));
    else
        say_undone(app, done, is_redo);
    return TRUE;
}

gboolean run_undo(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    app_work(app, &(struct work){.run = undo, .data = GINT_TO_POINTER(0)});
    return TRUE;
}

gboolean run_redo(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    app_work(app, &(struct work){.run = undo, .data = GINT_TO_POINTER(1)});
    return TRUE;
}

gboolean run_repeat(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    const struct repeat *repeat = app_repeat(app);
    if (repeat != NULL)
        return repeat->run(app, repeat->data, error);
    app_say(app, "%s", _("nothing was changed yet that could be done again"));
    return TRUE;
}

gboolean run_mouse(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    const gboolean on = !screen_has_mouse();
    if (!screen_set_mouse(on))
        app_say(app, "%s", _("this terminal does not report a mouse"));
    else
        app_say(app, "%s",
                on ? _("mouse on: wheel, click, click on a head; with Shift the terminal selects")
                   : _("mouse off: the terminal selects as ever"));
    return TRUE;
}
