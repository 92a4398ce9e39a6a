/* view_help.c owns the help: every key of the view it was called from, then of the rest, made from
 * the tables of keys and commands. Enter runs it. It must not know any key or action itself. */
#include "tui/view.h"

#include "core/command.h"
#include "core/text/text.h"
#include "core/scheme/words.h"
#include "tui/action.h"
#include "tui/app.h"
#include "tui/keys_help.h"
#include "tui/pager.h"

#include <string.h>

#define STOP_ACTION  1
#define STOP_COMMAND 2

struct help {
    struct pager *pager;
    const struct view_ops *of; /* the view it was called from */
};

static gint64 index_of(const struct action *action)
{
    gsize n = 0;
    return action - action_all(&n);
}

#define KEYS_WIDTH  18
#define USAGE_WIDTH 28

/* "  z p   show or hide …", what it does wrapped beside the keys. */
static void add_row(struct pager *pager, int least, const char *keys, const char *help)
{
    const int width = MAX(least, text_width(keys) + 4);
    g_autofree char *indented = g_strconcat("  ", keys, NULL);
    g_autofree char *label = text_fit(indented, width, TEXT_LEFT);
    g_autofree char *margin = text_fit("", width, TEXT_LEFT);
    g_autoptr(GPtrArray) lines = text_wrap(help, MAX(pager_width(pager) - width, 12));
    for (guint i = 0; i < lines->len; i++) {
        pager_line(pager, STYLE_KEY, i == 0 ? label : margin);
        pager_run(pager, STYLE_PLAIN, lines->pdata[i]);
    }
}

static void add_actions(struct pager *pager, const char *title, unsigned place, gboolean everywhere)
{
    g_autoptr(GPtrArray) actions = keys_help_actions(place, everywhere);
    if (actions->len == 0)
        return;
    if (pager_width(pager) > 0)
        pager_line(pager, STYLE_GROUP, title);
    for (guint i = 0; i < actions->len; i++) {
        const struct action *action = actions->pdata[i];
        g_autofree char *keys = keys_help_text(place, action->name);
        pager_stop(pager, STOP_ACTION, index_of(action));
        add_row(pager, KEYS_WIDTH, keys, _(action->help));
    }
    pager_line(pager, STYLE_PLAIN, "");
}

/* What the `:` line takes besides the names of actions: the shell's commands. */
static void add_commands(struct pager *pager)
{
    gsize n = 0;
    const struct command *const *commands = command_all(&n);
    pager_line(pager, STYLE_GROUP, _("On the : line, as in the shell"));
    for (gsize i = 0; i < n; i++) {
        if (commands[i]->needs & COMMAND_NEEDS_SHELL)
            continue;
        g_autofree char *usage = g_strdup_printf("%s %s", commands[i]->name, commands[i]->args);
        pager_stop(pager, STOP_COMMAND, (gint64)i);
        add_row(pager, USAGE_WIDTH, usage, _(commands[i]->summary));
    }
}

static void build(struct help *help, int width)
{
    struct pager *pager = help->pager;
    const unsigned place = help->of->place;
    pager_begin(pager, width);
    g_autofree char *title = g_strdup_printf(_("In this view: %s"), _(help->of->title));
    add_actions(pager, title, place, FALSE);
    add_actions(pager, _("In every view"), place & PLACE_VIEWS, TRUE);
    gsize n = 0;
    const struct key_layer *layers = keys_help_layers(&n);
    for (gsize i = 0; i < n; i++)
        add_actions(pager, _(layers[i].title), layers[i].place, FALSE);
    add_commands(pager);
}

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    (void)error;
    struct help *help = g_new0(struct help, 1);
    help->pager = pager_new();
    help->of = view_find(args->text);
    view->data = help;
    return TRUE;
}

static void close(struct view *view)
{
    struct help *help = view->data;
    pager_free(help->pager);
    g_free(help);
}

static gboolean layout(struct view *view, struct area area, GError **error)
{
    (void)error;
    build(view->data, area.cols);
    return TRUE;
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    struct help *help = view->data;
    pager_draw(help->pager, area, TRUE, spot);
}

static struct pager *pager(struct view *view)
{
    return ((struct help *)view->data)->pager;
}

/* Runs what the line is about in the view it is about. */
static gboolean enter(struct view *view, GError **error)
{
    (void)error;
    int kind = 0;
    gint64 index = 0;
    struct app *app = view->app;
    if (!pager_at(pager(view), &kind, &index))
        return TRUE;
    gsize n = 0;
    app_close_view(app);
    if (kind == STOP_ACTION)
        return action_run(app, action_all(&n)[index].name, 0, "");
    g_autofree char *line = g_strconcat(command_all(&n)[index]->name, " ", NULL);
    return action_run(app, "command", 0, line);
}

const struct view_ops view_help = {
    .name = "help",
    .title = N_("Help"),
    .place = PLACE_HELP,
    .open = open,
    .close = close,
    .layout = layout,
    .draw = draw,
    .pager = pager,
    .enter = enter,
};
