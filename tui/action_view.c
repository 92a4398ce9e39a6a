/* action_view.c owns going to other views.
 * It must not know what any view shows. */
#include "tui/action_runs.h"

#include "core/scheme/words.h"
#include "tui/app.h"
#include "tui/reader.h"

/* The view itself when it is on top already. */
static gboolean go(struct app *app, const char *name, gint64 id, GError **error)
{
    if (app_view(app)->ops == view_find(name) && id == 0)
        return TRUE;
    return app_open_view(app, name, &(struct view_args){.id = id}, error);
}

gboolean run_view_register(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return go(app, "register", 0, error);
}

gboolean run_view_today(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return go(app, "today", 0, error);
}

gboolean run_view_meetings(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return go(app, "meetings", 0, error);
}

gboolean run_view_history(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return go(app, "history", 0, error);
}

gboolean run_history_of(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    g_autoptr(GArray) ids = app_commitments(app);
    return go(app, "history", g_array_index(ids, gint64, 0), error);
}

gboolean run_passage(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    if (!reader_toggle_passage(app_view(app)))
        app_say(app, "%s", _("no sentence is here"));
    return TRUE;
}
