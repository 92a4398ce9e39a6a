/* app_draw.c owns the frame around a view: title, message, what lies over it, tiny screens.
 * It must not know what a view shows. */
#include "tui/app.h"

#include "core/text/text.h"
#include "core/scheme/words.h"
#include "tui/action.h"
#include "tui/app_private.h"
#include "tui/key_name.h"
#include "tui/list.h"

/* Draws the words from the right, with two blanks between; returns the column they begin at. */
static int draw_right(struct area area, int col, enum style style, const char *shown)
{
    if (shown == NULL || *shown == '\0')
        return col;
    const int begin = col - text_width(shown);
    if (begin < 0)
        return col;
    draw_text(area, 0, begin, style, shown);
    return begin - 2;
}

/* What stands at the right of the title line, the rightmost first. What must be seen keeps its room;
 * the view's own words (the last piece of all) take what is left. */
struct title_piece {
    enum style style;
    const char *text;
};

static int pieces_width(const struct title_piece *pieces, gsize n)
{
    int width = 0;
    for (gsize i = 0; i < n; i++)
        width += *pieces[i].text ? text_width(pieces[i].text) + 2 : 0;
    return width;
}

/* Cut to the columns there are; "" where they are too few to say anything. */
static char *cut_to(char *text, int cols)
{
    char *cut = text == NULL || cols < 6 ? g_strdup("") : g_strdup(text);
    if (text_width(cut) > cols) {
        char *fitted = text_fit(cut, cols, TEXT_LEFT);
        g_free(cut);
        cut = fitted;
    }
    g_free(text);
    return cut;
}

static void draw_title(struct app *app, struct view *view, struct area area)
{
    const struct area line = area_part(area, 0, 0, 1, -1);
    const gboolean is_read_only = app->session && db_is_read_only(app->session->db);
    const gboolean is_filtered = view->ops->is_filtered && view->ops->is_filtered(view);
    g_autofree char *title =
        view->ops->heading ? view->ops->heading(view) : g_strdup(_(view->ops->title));
    struct title_piece pieces[] = {
        {STYLE_PLAIN, ""},
        {STYLE_CHIP, is_read_only ? _(" READ ONLY ") : ""},
        {STYLE_CHIP, is_filtered ? _(" FILTER ") : ""},
        {STYLE_BANNER, app->is_sample ? _("sample, not official wording") : ""},
    };
    const int room = line.cols - text_width(title);
    if (app->is_sample && pieces_width(pieces, G_N_ELEMENTS(pieces)) > room)
        pieces[3].text = _("sample");
    const int left = room - pieces_width(pieces, G_N_ELEMENTS(pieces)) - 2;
    g_autofree char *right = cut_to(view->ops->subtitle ? view->ops->subtitle(view) : NULL, left);
    pieces[0].text = right;
    int end = line.cols;
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++)
        end = draw_right(line, end, pieces[i].style, pieces[i].text);
    draw_text(area_part(line, 0, 0, 1, MAX(end, 0)), 0, 0, STYLE_TITLE, title);
}

static char *marks_text(struct app *app)
{
    const struct list *list = app_list(app);
    const guint n = list ? list_marks(list) : 0;
    if (n == 0)
        return NULL;
    return g_strdup_printf(list_has_range(list) ? _("%u marked, v ends") : _("%u marked"), n);
}

#define MESSAGE_ROWS 4

/* What does not fit one line reaches upwards, over the view, until the next key. */
static void draw_long_message(const struct app *app, struct area area, int bottom, int cols,
                              enum style style)
{
    g_autoptr(GPtrArray) lines = text_wrap(app->message, cols);
    const int rows = MIN(MIN((int)lines->len, MESSAGE_ROWS), bottom);
    const struct area box = area_part(area, bottom - rows + 1, 0, rows, cols);
    for (int i = 0; i < rows; i++)
        draw_blank(box, i, 0, STYLE_PLAIN);
    draw_lines(box, 0, style, lines, 0);
}

/* The line above the footer: what is going on, else what happened, else what is marked. */
static void draw_message(struct app *app, struct area area, int bottom)
{
    const struct area line = area_part(area, bottom, 0, 1, -1);
    g_autofree char *marks = app->layers->len == 0 ? marks_text(app) : NULL;
    g_autofree char *count = app->count > 0 ? g_strdup_printf("%d", app->count) : NULL;
    int end = draw_right(line, line.cols, STYLE_STRONG, count);
    if (app->progress != NULL) {
        g_autofree char *text = g_strdup_printf(_("%s · ^C stops it"), app->progress);
        draw_field(line, 0, 0, end, STYLE_STRONG, text);
        return;
    }
    end = draw_right(line, end, STYLE_MARK, marks);
    if (app->message != NULL)
        draw_long_message(app, area, bottom, end, app->is_error ? STYLE_ERROR : STYLE_MESSAGE);
}

/* After the first key of a pair: what may follow. */
static void draw_pairs(struct app *app, struct area area)
{
    g_autoptr(GPtrArray) rows = keys_of(app_place(app), app->prefix);
    const int height = MIN((int)rows->len + 2, area.rows - 3);
    const struct area box =
        area_part(area, area.rows - 2 - height, MAX(area.cols - 50, 0), height, 50);
    g_autofree char *title = key_to_name(app->prefix);
    const struct area body = draw_frame(box, title);
    for (guint i = 0; i < rows->len && (int)i < body.rows; i++) {
        const struct key_row *row = rows->pdata[i];
        const int col = draw_text(body, (int)i, 0, STYLE_KEY, row->keys);
        draw_field(body, (int)i, MAX(col + 1, 6), body.cols, STYLE_PLAIN,
                   _(action_find(row->action)->help));
    }
}

static void draw_small(struct area area, struct spot *spot)
{
    g_autofree char *text = g_strdup_printf(_("Need %d×%d, have %d×%d"), SCREEN_MIN_COLS,
                                            SCREEN_MIN_ROWS, area.cols, area.rows);
    draw_text(area, 0, 0, STYLE_PLAIN, text);
    *spot = (struct spot){.is_shown = TRUE};
}

static void draw_all(struct app *app, struct area area, struct spot *spot)
{
    struct view *view = app_view(app);
    const int bottom = area.rows - 2;
    if (view != NULL) {
        draw_title(app, view, area);
        view->ops->draw(view, area_part(area, 1, 0, area.rows - 3, -1), spot);
    } else {
        app_draw_welcome(area);
    }
    if (app->prefix != 0)
        draw_pairs(app, area);
    for (guint i = 0; i < app->layers->len; i++) {
        struct layer *layer = app->layers->pdata[i];
        layer->ops->draw(layer, area, bottom, spot);
    }
    /* The line that is being typed keeps its row. */
    draw_message(app, area, app_place(app) == PLACE_PROMPT ? bottom - 1 : bottom);
    app_draw_footer(app, area, area.rows - 1);
}

void app_draw(struct app *app)
{
    const struct area area = screen_area();
    struct spot spot = {0};
    screen_begin();
    if (area.rows < SCREEN_MIN_ROWS || area.cols < SCREEN_MIN_COLS)
        draw_small(area, &spot);
    else
        draw_all(app, area, &spot);
    screen_end(&spot);
    app->is_dirty = FALSE;
}
