/* text_area.c owns a long text being put in: pasted, typed, or brought by an editor.
 * It must not know what the text is for. */
#include "tui/text_area.h"

#include "core/scheme/words.h"
#include "core/text/text.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/editor.h"
#include "tui/layer.h"
#include "tui/menu.h"

#include <string.h>

struct text_area {
    struct layer layer; /* first */
    struct text_area_options options;
    char *title, *hint; /* shown text */
    GString *text;
    GPtrArray *lines; /* shown, wrapped to `width`; NULL: to be made */
    int width, rows;  /* of the text when it was drawn last */
    guint up;         /* lines it is scrolled back from its end */
};

static struct text_area *area_of(struct app *app)
{
    struct text_area *area = (struct text_area *)app_layer(app, PLACE_TEXT);
    g_assert(area != NULL);
    return area;
}

static void changed(struct text_area *area)
{
    g_clear_pointer(&area->lines, g_ptr_array_unref);
    area->up = 0;
}

static GPtrArray *lines_of(struct text_area *area, int width)
{
    if (area->lines != NULL && area->width == width)
        return area->lines;
    g_clear_pointer(&area->lines, g_ptr_array_unref);
    g_autofree char *shown = text_show_lines(area->text->str, -1);
    area->lines = text_wrap(shown, width);
    area->width = width;
    return area->lines;
}

static guint count_words(const char *text)
{
    guint words = 0;
    gboolean is_inside = FALSE;
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        const gboolean is_space = g_unichar_isspace(g_utf8_get_char(text));
        words += !is_space && !is_inside;
        is_inside = !is_space;
    }
    return words;
}

static guint highest_up(const GPtrArray *lines, int rows)
{
    return lines->len > (guint)rows ? lines->len - (guint)rows : 0;
}

static void draw(struct layer *layer, struct area screen, int bottom, struct spot *spot)
{
    struct text_area *area = (struct text_area *)layer;
    g_autofree char *title =
        g_strdup_printf(_("%s · %u words"), area->title, count_words(area->text->str));
    const struct area body = draw_frame(area_part(screen, 1, 0, bottom - 1, -1), title);
    const GPtrArray *lines = lines_of(area, body.cols);
    area->rows = MAX(body.rows, 1);
    area->up = MIN(area->up, highest_up(lines, area->rows));
    const guint first = highest_up(lines, area->rows) - area->up;
    if (area->text->len == 0)
        draw_wrapped(body, 0, STYLE_DIM, area->hint);
    draw_lines(body, 0, STYLE_PLAIN, lines, first);
    const int last = (int)lines->len - 1 - (int)first;
    if (last < area->rows)
        spot_set(spot, body, last, text_width(lines->pdata[lines->len - 1]));
}

static void text(struct layer *layer, const char *utf8)
{
    struct text_area *area = (struct text_area *)layer;
    g_string_append(area->text, utf8);
    changed(area);
}

static gboolean give_up(struct app *app, gpointer data, GError **error)
{
    (void)error;
    app_close_layer(app, data);
    return TRUE;
}

/* More than a line of text is not lost by one key. */
static void cancel(struct layer *layer)
{
    struct text_area *area = (struct text_area *)layer;
    if (strchr(area->text->str, '\n') == NULL)
        app_close_layer(layer->app, layer);
    else
        menu_confirm(layer->app, _("Give up this text?"), give_up, layer, NULL);
}

static void free_area(struct layer *layer)
{
    struct text_area *area = (struct text_area *)layer;
    if (area->options.free_data)
        area->options.free_data(area->options.data);
    g_clear_pointer(&area->lines, g_ptr_array_unref);
    g_string_free(area->text, TRUE);
    g_free(area->title);
    g_free(area->hint);
    g_free(area);
}

static const struct layer_ops text_area_ops = {
    .place = PLACE_TEXT,
    .draw = draw,
    .text = text,
    .cancel = cancel,
    .free = free_area,
};

void text_area_open(struct app *app, const struct text_area_options *options)
{
    struct text_area *area = g_new0(struct text_area, 1);
    area->layer = (struct layer){.ops = &text_area_ops, .app = app};
    area->options = *options;
    area->title = text_show(options->title, -1);
    area->hint = text_show(options->hint, -1);
    area->text = g_string_new(options->text);
    app_push_layer(app, &area->layer);
}

static gboolean is_blank(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (!g_unichar_isspace(g_utf8_get_char(text)))
            return FALSE;
    return TRUE;
}

/* Closed before, as what follows may open another layer. */
gboolean run_text_take(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    struct text_area *area = area_of(app);
    if (!area->options.may_be_blank && is_blank(area->text->str)) {
        app_say(app, "%s", _("there is no text yet: paste it, or type it"));
        return TRUE;
    }
    app_take_layer(app, &area->layer);
    if (area->options.accept(app, area->text->str, area->options.data, error)) {
        free_area(&area->layer);
        return TRUE;
    }
    app_push_layer(app, &area->layer);
    return FALSE;
}

gboolean run_text_line(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    text(&area_of(app)->layer, "\n");
    return TRUE;
}

gboolean run_text_back(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    struct text_area *area = area_of(app);
    const char *end = area->text->str + area->text->len;
    const char *before = g_utf8_find_prev_char(area->text->str, end);
    if (before != NULL)
        g_string_truncate(area->text, (gsize)(before - area->text->str));
    changed(area);
    return TRUE;
}

gboolean run_text_clear(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    struct text_area *area = area_of(app);
    g_string_truncate(area->text, 0);
    changed(area);
    return TRUE;
}

gboolean run_text_editor(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    struct text_area *area = area_of(app);
    g_autofree char *edited = editor_edit(area->text->str, ".txt", error);
    if (edited == NULL)
        return FALSE;
    g_string_assign(area->text, edited);
    changed(area);
    return TRUE;
}

static gboolean scroll(struct app *app, int by)
{
    struct text_area *area = area_of(app);
    const gint64 highest = area->lines != NULL ? highest_up(area->lines, area->rows) : 0;
    area->up = (guint)CLAMP((gint64)area->up + by, 0, highest);
    return TRUE;
}

gboolean run_text_up(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    return scroll(app, MAX(area_of(app)->rows - 1, 1));
}

gboolean run_text_down(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    return scroll(app, -MAX(area_of(app)->rows - 1, 1));
}
