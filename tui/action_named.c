/* action_named.c owns filters by name: the shipped ones, and the register's saved views, chosen from
 * a menu, kept and let go of. It must not know the filter language, nor how a view is stored. */
#include "tui/action_runs.h"

#include "core/scheme/words.h"
#include "core/story/named_filter.h"
#include "core/story/saved_view.h"
#include "tui/app.h"
#include "tui/browser.h"
#include "tui/list.h"
#include "tui/menu.h"
#include "tui/prompt.h"

#include <string.h>

static gboolean set_filter(struct app *app, const char *text, GError **error)
{
    if (*text != '\0')
        return run_filter(app, &(struct action_call){.argument = text}, error);
    return !browser_is_filtered(app_browser(app)) ||
           run_unfilter(app, &(struct action_call){.argument = ""}, error);
}

/* "-due" turns the order round. A column that there is no more is passed over. */
static gboolean set_sort(struct list *list, const char *sort, GError **error)
{
    const gboolean is_reverse = *sort == '-';
    const char *name = sort + (is_reverse ? 1 : 0);
    for (guint i = 0; i < list_columns_count(list); i++) {
        const struct list_column *column = list_column_of(list, i);
        if (column->can_sort && strcmp(column->name, name) == 0)
            return list_sort(list, name, is_reverse, error);
    }
    return TRUE;
}

static gboolean set_group(struct list *list, const char *grouping, GError **error)
{
    const struct list_source *source = list_source(list);
    if (source->group == NULL || strcmp(list_grouped_by(list), grouping) == 0 ||
        (*grouping != '\0' && !g_strv_contains(source->groupings, grouping)))
        return TRUE;
    return list_group(list, grouping, error);
}

static gboolean moved(struct app *app)
{
    if (app_view(app)->ops->moved)
        app_view(app)->ops->moved(app_view(app));
    return TRUE;
}

static gboolean show_named(struct app *app, const struct named_filter *filter, GError **error)
{
    g_autofree char *text = named_filter_text(app_session(app), filter, error);
    if (text == NULL || !set_filter(app, text, error) ||
        !set_sort(app_list(app), filter->sort, error))
        return FALSE;
    app_say(app, "%s · %s", _(filter->label), text);
    return moved(app);
}

static gboolean show_saved(struct app *app, const struct saved_view *view, GError **error)
{
    struct list *list = app_list(app);
    if (!set_filter(app, view->filter, error) || !set_sort(list, view->sort, error) ||
        !set_group(list, view->grouping, error))
        return FALSE;
    if (*view->columns != '\0')
        list_arrange(list, view->columns);
    app_say(app, "%s%s%s", view->name, *view->filter ? " · " : "", view->filter);
    return moved(app);
}

/* The list as it is shown now. */
static struct saved_view *view_of(struct app *app)
{
    struct list *list = app_list(app);
    gboolean is_reverse = FALSE;
    const char *sorted = list_sorted_by(list, &is_reverse);
    struct saved_view *view = g_new0(struct saved_view, 1);
    view->filter = g_strdup(commitment_list_filter(browser_commitments(app_browser(app))));
    view->sort = g_strconcat(is_reverse ? "-" : "", sorted, NULL);
    view->grouping = g_strdup(list_grouped_by(list));
    view->columns = list_columns_text(list);
    return view;
}

static void free_view(gpointer view)
{
    saved_view_free(view);
}

static gboolean store(struct app *app, gpointer data, GError **error)
{
    const struct saved_view *view = data;
    return saved_view_keep(app_session(app), view->name, view, error);
}

static void stored(struct app *app, gpointer data)
{
    const struct saved_view *view = data;
    app_say_changed(app, _("view \"%s\" saved · F shows it"), view->name);
}

static gboolean accept_name(struct app *app, const char *text, gpointer data, GError **error)
{
    (void)data;
    if (text[strspn(text, " ")] == '\0') {
        g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, _("a view needs a name"));
        return FALSE;
    }
    struct saved_view *view = view_of(app);
    view->name = g_strstrip(g_strdup(text));
    app_work(app,
             &(struct work){.run = store, .done = stored, .data = view, .free_data = free_view});
    return TRUE;
}

static gboolean drop(struct app *app, gpointer data, GError **error)
{
    return saved_view_drop(app_session(app), *(const gint64 *)data, error);
}

static void dropped(struct app *app, gpointer data)
{
    (void)data;
    app_say_changed(app, "%s", _("view let go"));
}

static gboolean chosen_drop(struct app *app, gsize index, gpointer data, GError **error)
{
    (void)error;
    const GPtrArray *views = data;
    const struct saved_view *view = views->pdata[index];
    gint64 *id = g_memdup2(&view->id, sizeof view->id);
    app_work(app, &(struct work){.run = drop, .done = dropped, .data = id, .free_data = g_free});
    return TRUE;
}

static const char *const digits[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};

static void add_item(GArray *items, const char *letter, const char *label)
{
    const struct menu_item item = {.letter = letter, .label = label};
    g_array_append_val(items, item);
}

static void add_saved(const GPtrArray *views, GArray *items)
{
    for (guint i = 0; i < views->len; i++) {
        const struct saved_view *view = views->pdata[i];
        add_item(items, i < G_N_ELEMENTS(digits) ? digits[i] : NULL, view->name);
    }
}

static void unref(gpointer views)
{
    g_ptr_array_unref(views);
}

static gboolean ask_drop(struct app *app, GError **error)
{
    GPtrArray *views = saved_view_list(app_session(app), error);
    if (views == NULL)
        return FALSE;
    g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct menu_item));
    add_saved(views, items);
    menu_open(app, &(struct menu_options){
                       .title = _("let go of which view?"),
                       .items = (const struct menu_item *)(gpointer)items->data,
                       .n = items->len,
                       .chosen = chosen_drop,
                       .data = views,
                       .free_data = unref,
                   });
    return TRUE;
}

static gboolean can_store(struct app *app)
{
    if (app_can_write(app))
        return TRUE;
    app_say(app, "%s", _("the register can only be read"));
    return FALSE;
}

static gboolean chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    const GPtrArray *views = data;
    gsize n;
    const struct named_filter *named = named_filter_all(&n);
    if (index < n)
        return show_named(app, &named[index], error);
    if (index == n)
        return set_filter(app, "", error);
    if (index <= n + views->len)
        return show_saved(app, views->pdata[index - n - 1], error);
    if (!can_store(app))
        return TRUE;
    if (index > n + views->len + 1)
        return ask_drop(app, error);
    prompt_open(app, &(struct prompt_options){.label = _("save this list as: "),
                                              .history = "view",
                                              .accept = accept_name});
    return TRUE;
}

/* By its name: a shipped one's, or a saved one's. */
static gboolean show_by_name(struct app *app, const char *name, GError **error)
{
    gsize n;
    const struct named_filter *named = named_filter_all(&n);
    for (gsize i = 0; i < n; i++)
        if (strcmp(named[i].token, name) == 0)
            return show_named(app, &named[i], error);
    g_autoptr(GPtrArray) views = saved_view_list(app_session(app), error);
    for (guint i = 0; views != NULL && i < views->len; i++)
        if (strcmp(((const struct saved_view *)views->pdata[i])->name, name) == 0)
            return show_saved(app, views->pdata[i], error);
    if (views != NULL)
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE, _("no filter is called \"%s\""), name);
    return FALSE;
}

gboolean run_named(struct app *app, const struct action_call *call, GError **error)
{
    if (*call->argument)
        return show_by_name(app, call->argument, error);
    GPtrArray *views = saved_view_list(app_session(app), error);
    if (views == NULL)
        return FALSE;
    gsize n;
    const struct named_filter *named = named_filter_all(&n);
    g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct menu_item));
    for (gsize i = 0; i < n; i++)
        add_item(items, named[i].letter, _(named[i].label));
    add_item(items, "e", _("everything"));
    add_saved(views, items);
    add_item(items, "s", _("save this list as …"));
    if (views->len > 0)
        add_item(items, "x", _("let go of a saved one …"));
    menu_open(app, &(struct menu_options){
                       .title = _("show"),
                       .items = (const struct menu_item *)(gpointer)items->data,
                       .n = items->len,
                       .direct = TRUE,
                       .chosen = chosen,
                       .data = views,
                       .free_data = unref,
                   });
    return TRUE;
}
