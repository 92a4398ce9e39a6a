/* action_mark.c owns marking rows.
 * It must not know what is done with marked rows. */
#include "tui/action_runs.h"

#include "core/scheme/words.h"
#include "tui/app.h"
#include "tui/list.h"
#include "tui/prompt.h"

/* More than this at once is surely not meant, and would be held in memory. */
#define MARKS_MAX 1000000u

gboolean run_mark(struct app *app, const struct action_call *call, GError **error)
{
    struct list *list = app_list(app);
    if (list == NULL)
        return TRUE;
    for (int i = 0; i < MAX(call->count, 1); i++) {
        const gint64 id = list_selected(list);
        list_mark(list, id, !list_is_marked(list, id));
        if (!list_move(list, 1, error))
            return FALSE;
        if (list_selected(list) == id)
            break;
    }
    if (app_view(app)->ops->moved)
        app_view(app)->ops->moved(app_view(app));
    return TRUE;
}

gboolean run_mark_range(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    struct list *list = app_list(app);
    if (list == NULL)
        return TRUE;
    list_set_range(list, !list_has_range(list));
    return TRUE;
}

static gboolean mark_text(struct app *app, const char *text, GError **error)
{
    struct list *list = app_list(app);
    const struct list_source *source = list ? list_source(list) : NULL;
    if (source == NULL || source->ids == NULL) {
        app_say(app, "%s", _("rows are marked one by one here"));
        return TRUE;
    }
    g_autoptr(GArray) ids = source->ids(list_source_data(list), text, MARKS_MAX, error);
    if (ids == NULL)
        return FALSE;
    for (guint i = 0; i < ids->len; i++)
        list_mark(list, g_array_index(ids, gint64, i), TRUE);
    app_say(app, _("%u marked"), list_marks(list));
    return TRUE;
}

gboolean run_mark_all(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return mark_text(app, "", error);
}

static gboolean accept_pattern(struct app *app, const char *text, gpointer data, GError **error)
{
    (void)data;
    return *text == '\0' || mark_text(app, text, error);
}

gboolean run_mark_matching(struct app *app, const struct action_call *call, GError **error)
{
    (void)error;
    if (*call->argument)
        return mark_text(app, call->argument, error);
    prompt_open(app, &(struct prompt_options){
                         .label = _("mark rows with: "),
                         .history = "search",
                         .accept = accept_pattern,
                     });
    return TRUE;
}

gboolean run_unmark_all(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    list_unmark_all(app_list(app));
    return TRUE;
}
