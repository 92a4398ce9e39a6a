/* menu.c owns a choice of few in a box, with letters and what each means.
 * It must not know what is chosen. */
#include "tui/menu.h"

#include "core/text/text.h"
#include "core/scheme/words.h"
#include "db/fold.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/layer.h"

#include <string.h>

struct item {
    char *letter, *label, *help; /* shown text; "" none */
};

struct menu {
    struct layer layer; /* first */
    struct menu_options options;
    char *title;
    char *question; /* wrapped above the choices; NULL: none */
    struct item *items;
    gsize n;
    GArray *seen;        /* gsize: of the items, those that are shown, in order */
    gsize selected, top; /* of those */
    int label_width;
    int rows;       /* there were for choices when it was drawn last */
    GString *typed; /* of a menu that narrows */
    gboolean (*yes)(struct app *app, gpointer data, GError **error); /* of menu_confirm */
};

static struct menu *menu_of(struct app *app)
{
    struct menu *menu = (struct menu *)app_layer(app, PLACE_MENU);
    g_assert(menu != NULL);
    return menu;
}

static gsize index_at(const struct menu *menu, gsize place)
{
    return g_array_index(menu->seen, gsize, place);
}

static const struct item *item_at(const struct menu *menu, gsize place)
{
    return &menu->items[index_at(menu, place)];
}

static int widest_label(const struct menu *menu)
{
    int width = 0;
    for (gsize i = 0; i < menu->n; i++)
        width = MAX(width, text_width(menu->items[i].label));
    return width;
}

static gboolean has_help(const struct menu *menu)
{
    for (gsize i = 0; i < menu->n; i++)
        if (*menu->items[i].help)
            return TRUE;
    return FALSE;
}

#define HELP_ROWS   3
#define LETTER_COLS 3

#define FRAME_COLS 4

static GPtrArray *question_lines(const struct menu *menu, int cols)
{
    return text_wrap(menu->question, MAX(cols - FRAME_COLS, 1));
}

static int question_width(const char *question)
{
    g_auto(GStrv) lines = g_strsplit(question, "\n", -1);
    int width = 0;
    for (char **line = lines; *line; line++)
        width = MAX(width, text_width(*line));
    return MIN(width, 70);
}

static int box_width(const struct menu *menu)
{
    if (has_help(menu))
        return 74;
    const int question = menu->question ? question_width(menu->question) : 0;
    const int least = menu->options.narrows ? 40 : 0;
    return MAX(MAX(MAX(menu->label_width + LETTER_COLS, text_width(menu->title)), question),
               least) +
           6;
}

/* The choices, a question above them, and below them a part for the definition of the one that is
 * selected. */
static struct area box_for(const struct menu *menu, struct area screen, int bottom)
{
    const int help_rows = has_help(menu) ? HELP_ROWS + 1 : 0;
    const int cols = MIN(box_width(menu), screen.cols);
    g_autoptr(GPtrArray) asked = menu->question ? question_lines(menu, cols) : NULL;
    const int rows = MIN((int)menu->n + 2 + help_rows + (asked ? (int)asked->len : 0), bottom);
    return area_part(screen, MAX(bottom - rows, 0) / 2 + MAX(bottom - rows, 0) % 2,
                     (screen.cols - cols) / 2, rows, cols);
}

static void draw_item(const struct menu *menu, gsize place, struct area row, struct spot *spot)
{
    const struct item *item = item_at(menu, place);
    const gboolean is_here = place == menu->selected;
    if (is_here) {
        draw_blank(row, 0, 0, STYLE_SELECTED);
        spot_set(spot, row, 0, 0);
    }
    draw_text(row, 0, 0, is_here ? STYLE_SELECTED : STYLE_KEY, item->letter);
    const enum style style = is_here ? STYLE_SELECTED : STYLE_PLAIN;
    const int col = LETTER_COLS + text_width(item->label);
    const int begin = LETTER_COLS + menu->label_width + 2;
    draw_field(row, 0, LETTER_COLS, text_width(item->label), style, item->label);
    if (*item->help && row.cols - begin > 15)
        draw_field(row, 0, MAX(begin, col + 1), row.cols, is_here ? style : STYLE_DIM, item->help);
}

/* Wrapped; where there is no room for that, each line cut. Returns what is left for the choices. */
static struct area draw_question(const struct menu *menu, struct area body)
{
    g_autoptr(GPtrArray) asked = question_lines(menu, body.cols + FRAME_COLS);
    g_auto(GStrv) lines = g_strsplit(menu->question, "\n", -1);
    const int room = MAX(body.rows - (int)menu->n, 0);
    const struct area top = area_part(body, 0, 0, room, -1);
    int row = 0;
    if ((int)asked->len <= room)
        row = draw_lines(top, 0, STYLE_PLAIN, asked, 0);
    else
        for (; row < room && lines[row]; row++)
            draw_field(top, row, 0, top.cols, STYLE_PLAIN, lines[row]);
    return area_part(body, row, 0, -1, -1);
}

/* "the source of this sitting: europa" */
static char *typed_title(const struct menu *menu)
{
    if (!menu->options.narrows)
        return g_strdup(menu->title);
    if (menu->typed->len == 0)
        return g_strdup_printf(_("%s · type to narrow"), menu->title);
    g_autofree char *typed = text_show(menu->typed->str, -1);
    return g_strdup_printf("%s: %s", menu->title, typed);
}

static void draw(struct layer *layer, struct area screen, int bottom, struct spot *spot)
{
    struct menu *menu = (struct menu *)layer;
    g_autofree char *title = typed_title(menu);
    struct area body = draw_frame(box_for(menu, screen, bottom), title);
    if (menu->question)
        body = draw_question(menu, body);
    const int help_rows = has_help(menu) ? HELP_ROWS + 1 : 0;
    const int rows = MIN(MAX(body.rows - help_rows, 1), (int)menu->seen->len);
    menu->top = MIN(menu->top, menu->seen->len - (gsize)rows); /* the box may have grown */
    if (menu->selected < menu->top)
        menu->top = menu->selected;
    if (menu->selected >= menu->top + (gsize)rows)
        menu->top = menu->selected - (gsize)rows + 1;
    menu->rows = rows;
    for (int i = 0; i < rows; i++)
        draw_item(menu, menu->top + (gsize)i, area_part(body, i, 0, 1, -1), spot);
    if (body.rows > rows + 1)
        draw_wrapped(area_part(body, rows + 1, 0, -1, -1), 0, STYLE_PLAIN,
                     item_at(menu, menu->selected)->help);
}

static void free_menu(struct layer *layer)
{
    struct menu *menu = (struct menu *)layer;
    if (menu->options.free_data)
        menu->options.free_data(menu->options.data);
    for (gsize i = 0; i < menu->n; i++) {
        g_free(menu->items[i].letter);
        g_free(menu->items[i].label);
        g_free(menu->items[i].help);
    }
    g_free(menu->items);
    g_array_unref(menu->seen);
    g_string_free(menu->typed, TRUE);
    g_free(menu->title);
    g_free(menu->question);
    g_free(menu);
}

static void cancel(struct layer *layer)
{
    struct menu *menu = (struct menu *)layer;
    if (menu->options.cancel)
        menu->options.cancel(layer->app, menu->options.data);
    app_close_layer(layer->app, layer);
}

/* Closed before, as what follows may open another layer. */
static gboolean choose(struct app *app, struct menu *menu, gsize index, GError **error)
{
    app_take_layer(app, &menu->layer);
    gboolean done = TRUE;
    if (menu->yes)
        done = index != 0 || menu->yes(app, menu->options.data, error);
    else if (menu->options.chosen)
        done = menu->options.chosen(app, index, menu->options.data, error);
    free_menu(&menu->layer);
    return done;
}

static gboolean has_words(const struct item *item, char **words)
{
    g_autofree char *text = fold_text(item->label, -1);
    for (; *words; words++)
        if (strstr(text, *words) == NULL)
            return FALSE;
    return TRUE;
}

/* The first one that is found is selected, not the one that always stays. */
static void narrow(struct menu *menu)
{
    g_autofree char *folded = fold_text(menu->typed->str, -1);
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    g_array_set_size(menu->seen, 0);
    for (gsize i = 0; i < menu->n; i++)
        if (i == 0 || has_words(&menu->items[i], words))
            g_array_append_val(menu->seen, i);
    menu->selected = menu->typed->len > 0 && menu->seen->len > 1 ? 1 : 0;
    menu->top = 0;
}

static void text(struct layer *layer, const char *utf8)
{
    struct menu *menu = (struct menu *)layer;
    if (menu->options.narrows) {
        g_string_append(menu->typed, utf8);
        narrow(menu);
        return;
    }
    for (gsize i = 0; i < menu->n; i++) {
        if (strcmp(menu->items[i].letter, utf8) != 0)
            continue;
        menu->selected = i;
        GError *error = NULL;
        struct app *app = layer->app;
        if (menu->options.direct)
            choose(app, menu, i, &error);
        if (error)
            app_fail(app, error);
        return;
    }
}

static const struct layer_ops menu_ops = {
    .place = PLACE_MENU,
    .draw = draw,
    .text = text,
    .cancel = cancel,
    .free = free_menu,
};

static char *shown(const char *text)
{
    return text_show(text ? text : "", -1);
}

static struct menu *open(struct app *app, const struct menu_options *options)
{
    g_assert(options->n > 0 && options->selected < options->n);
    struct menu *menu = g_new0(struct menu, 1);
    menu->layer = (struct layer){.ops = &menu_ops, .app = app};
    menu->options = *options;
    menu->title = shown(options->title);
    menu->question = options->question ? text_show_lines(options->question, -1) : NULL;
    menu->n = options->n;
    menu->selected = options->selected;
    menu->typed = g_string_new(NULL);
    menu->seen = g_array_new(FALSE, FALSE, sizeof(gsize));
    for (gsize i = 0; i < options->n; i++)
        g_array_append_val(menu->seen, i);
    menu->items = g_new0(struct item, options->n);
    for (gsize i = 0; i < options->n; i++) {
        menu->items[i].letter = shown(options->items[i].letter);
        menu->items[i].label = shown(options->items[i].label);
        menu->items[i].help = shown(options->items[i].help);
    }
    menu->label_width = widest_label(menu);
    app_push_layer(app, &menu->layer);
    return menu;
}

void menu_open(struct app *app, const struct menu_options *options)
{
    open(app, options);
}

void menu_confirm(struct app *app, const char *question,
                  gboolean (*yes)(struct app *app, gpointer data, GError **error), gpointer data,
                  GDestroyNotify free_data)
{
    const struct menu_item items[] = {{"y", _("yes"), NULL}, {"n", _("no"), NULL}};
    struct menu *menu = open(app, &(struct menu_options){
                                      .title = "",
                                      .question = question,
                                      .items = items,
                                      .n = G_N_ELEMENTS(items),
                                      .selected = 1,
                                      .direct = TRUE,
                                      .data = data,
                                      .free_data = free_data,
                                  });
    menu->yes = yes;
}

gboolean menu_narrows(struct app *app)
{
    return menu_of(app)->options.narrows;
}

gboolean run_menu_choose(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    struct menu *menu = menu_of(app);
    return choose(app, menu, index_at(menu, menu->selected), error);
}

/* A step goes round the end, a page does not. */
static gboolean step(struct app *app, int by)
{
    struct menu *menu = menu_of(app);
    const gint64 n = menu->seen->len;
    menu->selected = (gsize)(((gint64)menu->selected + by + n) % n);
    return TRUE;
}

static gboolean page(struct app *app, int by)
{
    struct menu *menu = menu_of(app);
    const gint64 to = (gint64)menu->selected + by * MAX(menu->rows - 1, 1);
    menu->selected = (gsize)CLAMP(to, 0, (gint64)menu->seen->len - 1);
    return TRUE;
}

#define MOVE(name, how)                                                                            \
    gboolean run_menu_##name(struct app *app, const struct action_call *call, GError **error)      \
    {                                                                                              \
        (void)call;                                                                                \
        (void)error;                                                                               \
        return how;                                                                                \
    }
MOVE(down, step(app, 1))
MOVE(up, step(app, -1))
MOVE(page_down, page(app, 1))
MOVE(page_up, page(app, -1))

gboolean run_menu_back(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    struct menu *menu = menu_of(app);
    const char *typed = menu->typed->str;
    const char *last = g_utf8_find_prev_char(typed, typed + menu->typed->len);
    g_string_truncate(menu->typed, last ? (gsize)(last - typed) : 0);
    narrow(menu);
    return TRUE;
}

gboolean run_menu_clear(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    struct menu *menu = menu_of(app);
    g_string_truncate(menu->typed, 0);
    narrow(menu);
    return TRUE;
}
