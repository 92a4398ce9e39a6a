/* action_find.c owns searching: the next row or line with these words, which wraps and says so.
 * It must not know what rows or lines are. */
#include "tui/action_runs.h"

#include "core/text/text.h"
#include "core/scheme/words.h"
#include "tui/app.h"
#include "tui/list.h"
#include "tui/pager.h"
#include "tui/prompt.h"

static void say_found(struct app *app, gboolean found, gboolean wrapped, gboolean backwards)
{
    if (!found)
        app_say(app, _("not found: %s"), app_searched(app));
    else if (wrapped)
        app_say(app, "%s",
                backwards ? _("found from the end, past the start")
                          : _("found from the start, past the end"));
    struct view *view = app_view(app);
    if (found && view->ops->moved)
        view->ops->moved(view);
}

static gboolean search_list(struct app *app, struct list *list, gboolean backwards, GError **error)
{
    const struct list_source *source = list_source(list);
    const char *text = app_searched(app);
    if (source->search == NULL || list_is_empty(list)) {
        app_say(app, "%s", _("there is nothing to search here"));
        return TRUE;
    }
    list_set_match(list, text);
    GError *failed = NULL;
    gpointer data = list_source_data(list);
    struct list_row *row = source->search(data, text, list_selected_row(list), backwards, &failed);
    const gboolean wrapped = row == NULL && failed == NULL;
    if (wrapped)
        row = source->search(data, text, NULL, backwards, &failed);
    if (failed) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    const gboolean found = row != NULL;
    if (found && !list_select_row(list, row, error))
        return FALSE;
    say_found(app, found, wrapped, backwards);
    return TRUE;
}

static gboolean search(struct app *app, gboolean backwards, GError **error)
{
    struct pager *pager = app_pager(app);
    struct list *list = app_list(app);
    gboolean wrapped = FALSE;
    if (pager) {
        const gboolean found = pager_search(pager, app_searched(app), backwards, &wrapped);
        say_found(app, found, wrapped, backwards);
        return TRUE;
    }
    return list == NULL || search_list(app, list, backwards, error);
}

static gboolean accept_search(struct app *app, const char *text, gpointer data, GError **error)
{
    (void)data;
    if (*text != '\0')
        app_set_searched(app, text);
    return *app_searched(app) == '\0' || search(app, FALSE, error);
}

gboolean run_search(struct app *app, const struct action_call *call, GError **error)
{
    if (*call->argument)
        return accept_search(app, call->argument, NULL, error);
    prompt_open(app, &(struct prompt_options){
                         .label = "/",
                         .history = "search",
                         .accept = accept_search,
                     });
    return TRUE;
}

gboolean run_search_next(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return search(app, FALSE, error);
}

gboolean run_search_previous(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return search(app, TRUE, error);
}
