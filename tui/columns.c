/* columns.c owns choosing the columns of a list in a box: which are shown, and in which order; kept
 * for the view as soon as something changes. It must not know what is in any column. */
#include "tui/columns.h"

#include "core/places.h"
#include "core/scheme/words.h"
#include "core/text/text.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/layer.h"
#include "tui/list.h"

#define GROUP "columns"

struct chooser {
    struct layer layer; /* first */
    struct view *view;
    guint at, top;
};

static struct list *list_of(const struct chooser *chooser)
{
    return chooser->view->ops->list(chooser->view);
}

void columns_restore(const char *view, struct list *list)
{
    g_autofree char *text = places_state_get(GROUP, view);
    if (text != NULL)
        list_arrange(list, text);
}

static void keep(struct chooser *chooser)
{
    GError *error = NULL;
    g_autofree char *text = list_columns_text(list_of(chooser));
    if (!places_state_set(GROUP, chooser->view->ops->name, text, &error))
        app_fail(chooser->layer.app, error);
}

static const char *label_of(const struct list *list, guint place)
{
    const struct list_column *column = list_column_of(list, place);
    return *column->label ? _(column->label) : _(column->name);
}

static void draw_column(const struct chooser *chooser, guint place, struct area row,
                        struct spot *spot)
{
    const struct list *list = list_of(chooser);
    const gboolean is_here = place == chooser->at;
    const char *mark = list_column_of(list, place)->is_frozen ? "[=]"
                       : list_column_is_hidden(list, place)   ? "[ ]"
                                                              : "[x]";
    const enum style style = is_here ? STYLE_SELECTED : STYLE_PLAIN;
    if (is_here) {
        draw_blank(row, 0, 0, style);
        spot_set(spot, row, 0, 0);
    }
    draw_text(row, 0, 0, style, mark);
    draw_text(row, 0, 4, style, label_of(list, place));
}

/* At the right, so that the list beside it shows what becomes of it. */
static void draw(struct layer *layer, struct area screen, int bottom, struct spot *spot)
{
    struct chooser *chooser = (struct chooser *)layer;
    const int n = (int)list_columns_count(list_of(chooser));
    const int rows = MIN(n + 2, bottom - 1), cols = MIN(28, screen.cols);
    const struct area box = area_part(screen, 1, screen.cols - cols, rows, cols);
    const struct area body = draw_frame(box, _("columns"));
    const guint seen = (guint)MAX(body.rows, 1);
    if (chooser->at < chooser->top)
        chooser->top = chooser->at;
    if (chooser->at >= chooser->top + seen)
        chooser->top = chooser->at - seen + 1;
    for (guint i = 0; i < seen && chooser->top + i < (guint)n; i++)
        draw_column(chooser, chooser->top + i, area_part(body, (int)i, 0, 1, -1), spot);
}

static void free_chooser(struct layer *layer)
{
    g_free(layer);
}

static const struct layer_ops chooser_ops = {
    .place = PLACE_COLUMNS,
    .draw = draw,
    .free = free_chooser,
};

static struct chooser *chooser_of(struct app *app)
{
    struct chooser *chooser = (struct chooser *)app_layer(app, PLACE_COLUMNS);
    g_assert(chooser != NULL);
    return chooser;
}

gboolean run_columns(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    struct chooser *chooser = g_new0(struct chooser, 1);
    chooser->layer = (struct layer){.ops = &chooser_ops, .app = app};
    chooser->view = app_view(app);
    app_push_layer(app, &chooser->layer);
    return TRUE;
}

static gboolean step(struct app *app, int by)
{
    struct chooser *chooser = chooser_of(app);
    const gint64 n = list_columns_count(list_of(chooser));
    chooser->at = (guint)(((gint64)chooser->at + by + n) % n);
    return TRUE;
}

static gboolean say_frozen(struct app *app)
{
    app_say(app, "%s", _("this one stays where it is"));
    return TRUE;
}

static gboolean toggle(struct app *app)
{
    struct chooser *chooser = chooser_of(app);
    struct list *list = list_of(chooser);
    if (!list_hide_column(list, chooser->at, !list_column_is_hidden(list, chooser->at)))
        return say_frozen(app);
    keep(chooser);
    return TRUE;
}

static gboolean move(struct app *app, int by)
{
    struct chooser *chooser = chooser_of(app);
    if (!list_move_column(list_of(chooser), chooser->at, by))
        return say_frozen(app);
    chooser->at = (guint)((int)chooser->at + by);
    keep(chooser);
    return TRUE;
}

/* All of them, in the order they came in, those that fit. */
static gboolean reset(struct app *app)
{
    struct chooser *chooser = chooser_of(app);
    list_arrange(list_of(chooser), "");
    keep(chooser);
    app_say(app, "%s", _("columns as they were at first"));
    return TRUE;
}

#define RUN(name, how)                                                                             \
    gboolean run_column_##name(struct app *app, const struct action_call *call, GError **error)    \
    {                                                                                              \
        (void)call;                                                                                \
        (void)error;                                                                               \
        return how;                                                                                \
    }
RUN(down, step(app, 1))
RUN(up, step(app, -1))
RUN(toggle, toggle(app))
RUN(left, move(app, -1))
RUN(right, move(app, 1))
RUN(reset, reset(app))
