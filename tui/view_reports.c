/* view_reports.c owns the list of the reports there are, and below it of the editions issued.
 * It must not know what any report says, nor how it is asked for. */
#include "tui/report_view.h"

#include "core/edition/edition.h"
#include "core/scheme/words.h"
#include "core/text/text.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/array_source.h"
#include "tui/columns.h"
#include "tui/list.h"

enum { NAME, FOR, WHAT };

static const struct list_column columns[] = {
    [NAME] = {.name = "name", .label = N_("Report"), .width = 15, .rank = 1, .is_frozen = TRUE},
    [FOR] = {.name = "for", .label = N_("Issued, for"), .width = 18, .rank = 2},
    [WHAT] = {.name = "what", .label = N_("What it tells"), .width = 12, .stretch = 1, .rank = 1},
    {.name = NULL},
};

struct reports_view {
    struct array_source *source;
    struct list_source ops;
    struct list *list;
    struct report_ask *prefilled; /* of the view it was opened from; NULL */
    guint n_editions;
};

extern const struct view_ops view_reports;

/* Reports have ids below 0, in their order; editions their own. */
static gint64 id_of_report(gsize index)
{
    return -(gint64)index - 1;
}

static gint64 selected(const struct view *view)
{
    if (view->ops != &view_reports)
        return 0;
    return list_selected(((const struct reports_view *)view->data)->list);
}

const struct report_row *reports_view_row(const struct view *view)
{
    gsize n;
    const gint64 id = selected(view);
    const struct report_row *const *rows = report_all(&n);
    return id < 0 && (gsize)-id <= n ? rows[-id - 1] : NULL;
}

gint64 reports_view_edition(const struct view *view)
{
    return MAX(selected(view), 0);
}

/* How often it was issued, and when last. */
static char *issued_words(const GPtrArray *heads, const char *report)
{
    guint n = 0;
    const char *last = "";
    for (guint i = heads->len; i > 0; i--) {
        const struct edition *head = heads->pdata[i - 1];
        if (g_strcmp0(head->report, report) != 0)
            continue;
        n++;
        last = head->issued_on;
    }
    return n > 0 ? g_strdup_printf(_("%u, last %s"), n, last) : g_strdup("");
}

static void add_report(struct reports_view *mine, gsize index, const struct report_row *row,
                       const GPtrArray *heads)
{
    struct array_item *item = array_source_add(mine->source, id_of_report(index), _("Reports"));
    g_autofree char *issued = issued_words(heads, row->name);
    array_item_set(item, NAME, STYLE_PLAIN, row->name);
    array_item_set(item, FOR, STYLE_DIM, issued);
    array_item_set(item, WHAT, STYLE_PLAIN, _(row->help));
}

static void add_edition(struct reports_view *mine, const struct edition *head)
{
    struct array_item *item = array_source_add(mine->source, head->id, _("Editions issued"));
    g_autofree char *name = edition_name(head);
    g_autofree char *whom = g_strdup_printf("%s%s%s", head->issued_on,
                                            *head->recipient != '\0' ? "  " : "", head->recipient);
    g_autofree char *parameters = edition_parameters_words(head);
    g_autofree char *what =
        g_strdup_printf("%s%s%s", head->title, *parameters != '\0' ? " · " : "", parameters);
    array_item_set(item, NAME, STYLE_PLAIN, name);
    array_item_set(item, FOR, STYLE_PLAIN, whom);
    array_item_set(item, WHAT, STYLE_PLAIN, what);
}

static gboolean read_all(struct view *view, GError **error)
{
    struct reports_view *mine = view->data;
    g_autoptr(GPtrArray) heads = edition_heads(app_db(view->app), error);
    gsize n;
    const struct report_row *const *rows = report_all(&n);
    if (heads == NULL)
        return FALSE;
    array_source_begin(mine->source);
    for (gsize i = 0; i < n; i++)
        add_report(mine, i, rows[i], heads);
    for (guint i = 0; i < heads->len; i++)
        add_edition(mine, heads->pdata[i]);
    mine->n_editions = heads->len;
    return array_source_end(mine->source, TRUE);
}

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    struct reports_view *mine = g_new0(struct reports_view, 1);
    (void)args;
    mine->source = array_source_new(columns);
    mine->ops = array_source_ops(mine->source);
    mine->list = list_new(&mine->ops, mine->source);
    view->data = mine;
    return read_all(view, error) && list_load(mine->list, error);
}

static void close(struct view *view)
{
    struct reports_view *mine = view->data;
    list_free(mine->list);
    array_source_free(mine->source);
    report_ask_free(mine->prefilled);
    g_free(mine);
}

static gboolean refresh(struct view *view, GError **error)
{
    struct reports_view *mine = view->data;
    return read_all(view, error) && list_refresh(mine->list, error);
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    list_draw(((struct reports_view *)view->data)->list, area, TRUE, spot);
}

static char *subtitle(struct view *view)
{
    const guint n = ((const struct reports_view *)view->data)->n_editions;
    return g_strdup_printf(g_dngettext(NULL, "%u edition issued", "%u editions issued", n), n);
}

static struct list *list(struct view *view)
{
    return ((struct reports_view *)view->data)->list;
}

static char **words(struct view *view)
{
    static const char *const all[] = {"edition", "list", "--", NULL};
    (void)view;
    return g_strdupv((char **)all);
}

/* A report is asked for in a form, an edition is shown. */
static gboolean enter(struct view *view, GError **error)
{
    const struct reports_view *mine = view->data;
    const struct report_row *row = reports_view_row(view);
    const gint64 edition_id = reports_view_edition(view);
    if (row == NULL)
        return edition_id == 0 ||
               app_open_view(view->app, "report", &(struct view_args){.id = edition_id}, error);
    struct report_ask *ask =
        mine->prefilled != NULL ? report_ask_copy(mine->prefilled) : report_ask_new(row);
    ask->row = row;
    report_ask_keep_taken(ask);
    report_ask_open(view->app, ask);
    return TRUE;
}

gboolean run_view_reports(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    struct view *from = app_view(app);
    if (from->ops == &view_reports)
        return TRUE;
    struct report_ask *ask = report_ask_prefilled(app);
    if (!app_open_view(app, "reports", &(struct view_args){.id = 0}, error)) {
        report_ask_free(ask);
        return FALSE;
    }
    ((struct reports_view *)app_view(app)->data)->prefilled = ask;
    return TRUE;
}

const struct view_ops view_reports = {
    .name = "reports",
    .title = N_("Reports"),
    .place = PLACE_REPORTS,
    .open = open,
    .close = close,
    .refresh = refresh,
    .draw = draw,
    .subtitle = subtitle,
    .list = list,
    .words = words,
    .enter = enter,
};
