/* action_order.c owns the order and grouping of a list, as chosen from menus made of its source.
 * It must not know any column or group itself. */
#include "tui/action_runs.h"

#include "core/scheme/words.h"
#include "tui/app.h"
#include "tui/list.h"
#include "tui/menu.h"

#include <string.h>

static gboolean say_order(struct app *app, struct list *list)
{
    gboolean reverse;
    const char *name = list_sorted_by(list, &reverse);
    app_say(app, reverse ? _("sorted by %s, the last first") : _("sorted by %s"), name);
    if (app_view(app)->ops->moved)
        app_view(app)->ops->moved(app_view(app));
    return TRUE;
}

static gboolean sort_by(struct app *app, const char *column, gboolean reverse, GError **error)
{
    struct list *list = app_list(app);
    return list_sort(list, column, reverse, error) && say_order(app, list);
}

/* The columns that can be sorted by, in order. */
static GPtrArray *sortable(const struct list_source *source)
{
    GPtrArray *columns = g_ptr_array_new();
    for (gsize i = 0; source->columns[i].name; i++)
        if (source->columns[i].can_sort)
            g_ptr_array_add(columns, (gpointer)&source->columns[i]);
    return columns;
}

static gboolean chosen_column(struct app *app, gsize index, gpointer data, GError **error)
{
    (void)data;
    g_autoptr(GPtrArray) columns = sortable(list_source(app_list(app)));
    const struct list_column *column = columns->pdata[index];
    return sort_by(app, column->name, FALSE, error);
}

/* A letter for each label: its first one that is still free, else none. */
static char *free_letter(const char *label, GString *taken)
{
    for (const char *c = label; *c; c++) {
        const char low = g_ascii_tolower(*c);
        if (!g_ascii_isalpha(*c) || strchr(taken->str, low) != NULL)
            continue;
        g_string_append_c(taken, low);
        return g_strndup(&low, 1);
    }
    return NULL;
}

static void open_menu(struct app *app, const char *title, const char *const *labels, gsize n,
                      gsize selected, gboolean (*chosen)(struct app *, gsize, gpointer, GError **))
{
    g_autoptr(GString) taken = g_string_new(NULL);
    g_autoptr(GPtrArray) letters = g_ptr_array_new_with_free_func(g_free);
    g_autofree struct menu_item *items = g_new0(struct menu_item, n);
    for (gsize i = 0; i < n; i++) {
        g_ptr_array_add(letters, free_letter(labels[i], taken));
        items[i] = (struct menu_item){.letter = letters->pdata[i], .label = labels[i]};
    }
    menu_open(app, &(struct menu_options){
                       .title = title,
                       .items = items,
                       .n = n,
                       .selected = selected,
                       .direct = TRUE,
                       .chosen = chosen,
                   });
}

gboolean run_sort(struct app *app, const struct action_call *call, GError **error)
{
    struct list *list = app_list(app);
    const struct list_source *source = list_source(list);
    if (source->sort == NULL) {
        app_say(app, "%s", _("this list has one order only"));
        return TRUE;
    }
    if (*call->argument)
        return sort_by(app, call->argument, FALSE, error);
    gboolean reverse;
    gsize selected = 0;
    const char *now = list_sorted_by(list, &reverse);
    g_autoptr(GPtrArray) columns = sortable(source);
    g_autofree const char **labels = g_new0(const char *, columns->len);
    for (guint i = 0; i < columns->len; i++) {
        const struct list_column *column = columns->pdata[i];
        labels[i] = _(column->label);
        if (strcmp(column->name, now) == 0)
            selected = i;
    }
    open_menu(app, _("sort by"), labels, columns->len, selected, chosen_column);
    return TRUE;
}

gboolean run_sort_reverse(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    struct list *list = app_list(app);
    if (list_source(list)->sort == NULL) {
        app_say(app, "%s", _("this list has one order only"));
        return TRUE;
    }
    gboolean reverse;
    const char *name = list_sorted_by(list, &reverse);
    g_autofree char *column = g_strdup(name);
    return sort_by(app, column, !reverse, error);
}

static gboolean chosen_group(struct app *app, gsize index, gpointer data, GError **error)
{
    (void)data;
    struct list *list = app_list(app);
    const char *name = index == 0 ? "" : list_source(list)->groupings[index - 1];
    return list_group(list, name, error);
}

gboolean run_group(struct app *app, const struct action_call *call, GError **error)
{
    struct list *list = app_list(app);
    const struct list_source *source = list_source(list);
    if (source->groupings == NULL) {
        app_say(app, "%s", _("this list has no groups"));
        return TRUE;
    }
    if (*call->argument)
        return list_group(list, strcmp(call->argument, "none") == 0 ? "" : call->argument, error);
    const gsize n = g_strv_length((char **)source->groupings) + 1;
    g_autofree const char **labels = g_new0(const char *, n);
    gsize selected = 0;
    labels[0] = _("none");
    for (gsize i = 1; i < n; i++) {
        labels[i] = _(source->groupings[i - 1]);
        if (strcmp(source->groupings[i - 1], list_grouped_by(list)) == 0)
            selected = i;
    }
    open_menu(app, _("group by"), labels, n, selected, chosen_group);
    return TRUE;
}
