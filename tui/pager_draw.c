/* pager_draw.c owns what is seen of a text: its part of the screen, and long lines.
 * It must not know what the text says. */
#include "tui/pager.h"

#include "core/text/text.h"
#include "tui/pager_private.h"

#include <string.h>

static int line_width(const struct line *line)
{
    int width = 0;
    for (guint i = 0; i < line->runs->len; i++)
        width += text_width(((const struct run *)line->runs->pdata[i])->text);
    return width;
}

void pager_set_wrap(struct pager *pager, gboolean on)
{
    pager->is_cut = !on;
    pager->shift = 0;
}

gboolean pager_wraps(const struct pager *pager)
{
    return !pager->is_cut;
}

gboolean pager_shift(struct pager *pager, int by)
{
    int widest = 0;
    for (guint i = 0; i < pager->lines->len; i++)
        widest = MAX(widest, line_width(pager_line_at(pager, i)));
    const int before = pager->shift, most = MAX(widest - pager->width, 0);
    const gint64 to = before + (gint64)by * MAX(pager->width / 2, 1);
    pager->shift = (int)CLAMP(to, 0, most);
    return pager->shift != before;
}

/* The run without its first columns, of which *skip are still to be left out; a wide character that
 * is cut in half leaves a blank. */
static const char *skip_columns(const char *text, int *skip, char **made)
{
    if (*skip <= 0)
        return text;
    while (*text && *skip > 0) {
        const int width = text_char_width(g_utf8_get_char(text));
        *skip -= width;
        text = g_utf8_next_char(text);
    }
    while (*text && text_char_width(g_utf8_get_char(text)) == 0)
        text = g_utf8_next_char(text);
    if (*skip < 0) {
        *made = g_strconcat(" ", text, NULL);
        *skip = 0;
        return *made;
    }
    return text;
}

static void draw_line(struct pager *pager, struct area row, guint index, gboolean is_here)
{
    const struct line *line = pager_line_at(pager, index);
    const gboolean is_match = *pager->match && pager_line_holds(line, pager->match);
    int col = 0, skip = pager->shift;
    for (guint i = 0; i < line->runs->len; i++) {
        const struct run *run = line->runs->pdata[i];
        const enum style style = is_here ? STYLE_SELECTED : is_match ? STYLE_MATCH : run->style;
        g_autofree char *made = NULL;
        col = draw_text(row, 0, col, style, skip_columns(run->text, &skip, &made));
    }
    if (is_here)
        draw_blank(row, 0, col, STYLE_SELECTED);
}

/* Fits the picture to the height; what the cursor is on stays in it. */
static void set_height(struct pager *pager, int rows)
{
    const gboolean is_new =
        pager->height == HEIGHT_AT_FIRST && pager->at == pager_first_stop(pager);
    const gboolean was_in_sight =
        !is_new && !pager->is_sought && pager_is_in_sight(pager, pager->at);
    pager->height = MAX(rows, 1);
    pager->top = MIN(pager->top, pager_highest_top(pager));
    if (was_in_sight && !pager_is_in_sight(pager, pager->at))
        pager->top = pager->at - (guint)pager->height + 1;
}

/* What was gone to, perhaps before there was a picture, with what leads to it above. */
static void show_sought(struct pager *pager)
{
    const gint64 room = (gint64)pager->height - ((gint64)pager->until - pager->at + 1);
    const gint64 above = CLAMP(room, 0, pager->height / 3);
    if (pager->is_sought &&
        !(pager_is_in_sight(pager, pager->at) && pager_is_in_sight(pager, pager->until)))
        pager->top = (guint)CLAMP((gint64)pager->at - above, 0, (gint64)pager_highest_top(pager));
    pager->is_sought = FALSE;
}

void pager_draw(struct pager *pager, struct area area, gboolean has_keys, struct spot *spot)
{
    pager_settle(pager);
    pager->drawn = area;
    set_height(pager, area.rows);
    show_sought(pager);
    for (int i = 0; i < area.rows && pager->top + (guint)i < pager->lines->len; i++) {
        const guint index = pager->top + (guint)i;
        const gboolean is_stop = pager_line_at(pager, index)->is_stop;
        const gboolean is_here = has_keys && index == pager->at && is_stop;
        const struct area row = area_part(area, i, 0, 1, -1);
        draw_line(pager, row, index, is_here);
        if (has_keys && index == pager->at)
            spot_set(spot, row, 0, 0);
    }
    if (has_keys && !spot->is_shown)
        spot_set(spot, area, 0, 0);
}

void pager_click(struct pager *pager, int row, int col)
{
    const struct area area = pager->drawn;
    const gint64 line = (gint64)pager->top + row - area.row;
    if (row < area.row || row >= area.row + area.rows || col < area.col ||
        col >= area.col + area.cols || line >= (gint64)pager->lines->len)
        return;
    if (pager_line_at(pager, (guint)line)->is_stop)
        pager->at = (guint)line;
}
