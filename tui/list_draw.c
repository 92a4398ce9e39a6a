/* list_draw.c owns how a list looks: which columns fit, heads, headings of groups, rows.
 * It must not read the source beyond what its cells say, nor move the cursor. */
#include "tui/list.h"

#include "core/text/text.h"
#include "core/scheme/words.h"
#include "tui/list_private.h"

#include <string.h>

#define WIDE_BAR 100 /* a list wider than this has a bar that ends with its title */

static void draw_head(struct list *list, struct area area, guint place,
                      const struct list_places *places)
{
    const struct list_column *column = list_column_of(list, place);
    const gboolean is_sorted = strcmp(column->name, list->sorted_by) == 0;
    const char *arrow = list->is_reverse ? "▼" : "▲";
    g_autofree char *head = g_strdup_printf("%s%s", is_sorted ? arrow : "", _(column->label));
    draw_field(area, 0, places->col[place], places->width[place], STYLE_HEADER, head);
}

/* Signs at the edges say that there are more columns there. */
static void draw_heads(struct list *list, struct area area, const struct list_places *places)
{
    draw_blank(area, 0, 0, STYLE_HEADER);
    for (guint i = 0; i < list_columns_count(list); i++)
        if (places->width[i] > 0)
            draw_head(list, area, i, places);
    if (places->has_left)
        draw_text(area, 0, 0, STYLE_HEADER, "‹");
    if (places->has_right)
        draw_text(area, 0, area.cols - 1, STYLE_HEADER, "›");
}

/* Lights up what was searched for, where the cell shows it: letters in either case. */
static void draw_match(struct list *list, struct area area, int row, int col, int width,
                       const char *shown)
{
    if (*list->match == '\0')
        return;
    g_autofree char *fitted = text_fit(shown, width, TEXT_LEFT);
    g_autofree char *low = g_utf8_strdown(fitted, -1), *what = g_utf8_strdown(list->match, -1);
    if (strlen(low) != strlen(fitted))
        return; /* lowering moved the letters */
    const char *at = strstr(low, what);
    if (at == NULL)
        return;
    const gsize from = (gsize)(at - low), len = strlen(what);
    g_autofree char *before = g_strndup(fitted, from), *found = g_strndup(fitted + from, len);
    if (g_utf8_validate(found, -1, NULL))
        draw_text(area, row, col + text_width(before), STYLE_MATCH, found);
}

/* The bar of the selected row reaches over the whole of it, but on a wide screen only as far as the
 * title: it is seen as well, and moving it costs half as much over a slow line. */
static int bar_width(const struct list *list, struct area area, const struct list_places *places)
{
    int end = 0;
    for (guint i = 0; i < list_columns_count(list); i++)
        if (list_column_of(list, i)->rank == 1 && places->width[i] > 0)
            end = places->col[i] + places->width[i];
    return area.cols > WIDE_BAR ? end : area.cols;
}

/* Where the row is highlighted; width 0: it is not. */
struct bar {
    enum style style;
    int width;
};

static void draw_cells(struct list *list, struct area area, int line, const struct list_row *row,
                       const struct list_places *places, struct bar bar)
{
    for (guint i = 0; i < list_columns_count(list); i++) {
        const struct list_column *column = list_column_of(list, i);
        const int col = places->col[i], width = places->width[i];
        if (width == 0)
            continue;
        enum style style = STYLE_PLAIN;
        g_autofree char *cell =
            list->source->cell(list->data, row, list_shown_at(list, i)->column, &style);
        const enum text_align align = column->is_right ? TEXT_RIGHT : TEXT_LEFT;
        g_autofree char *fitted = text_fit(cell, width, align);
        draw_field(area, line, col, width, col < bar.width ? bar.style : style, fitted);
        if (bar.width == 0)
            draw_match(list, area, line, col, width, fitted);
    }
}

static void draw_row(struct list *list, struct area area, int line, guint index,
                     const struct list_places *places, struct bar bar)
{
    const struct list_row *row = list_row_at(list, index);
    draw_blank(area_part(area, 0, 0, -1, bar.width), line, 0, bar.style);
    if (list_is_marked(list, row->id))
        draw_text(area, line, 0, bar.width > 0 ? bar.style : STYLE_MARK, "*");
    draw_cells(list, area, line, row, places, bar);
}

/* "▾ Lisbon, 22 June 2021 (13)" */
static void draw_heading(struct list *list, struct area area, int line, const struct list_row *row,
                         struct bar bar)
{
    const struct list_source *source = list->source;
    const gint64 n = row->folded > 0              ? row->folded
                     : source->group_size != NULL ? source->group_size(list->data, row)
                                                  : 0;
    const char *sign = row->folded > 0 ? "▸ " : "▾ ";
    g_autofree char *count = n > 0 ? g_strdup_printf(" (%" G_GINT64_FORMAT ")", n) : g_strdup("");
    draw_blank(area_part(area, 0, 0, -1, bar.width), line, 0, bar.style);
    const enum style style = bar.width > 0 ? bar.style : STYLE_GROUP;
    const int col = draw_text(area, line, 0, style, source->fold != NULL ? sign : "");
    const struct area rest = area_part(area, 0, 0, -1, area.cols - text_width(count));
    draw_text(area, line, draw_text(rest, line, col, style, row->group),
              bar.width > 0 ? bar.style : STYLE_DIM, count);
}

static void draw_line(struct list *list, struct area body, int line, guint index,
                      const struct list_places *places, struct bar bar)
{
    const struct list_row *row = list_row_at(list, index);
    if (row->folded > 0)
        draw_heading(list, body, line, row, bar);
    else
        draw_row(list, body, line, index, places, bar);
}

void list_draw(struct list *list, struct area area, gboolean has_keys, struct spot *spot)
{
    struct list_places places;
    list->cols = area.cols;
    list->drawn = area;
    list_place_columns(list, area.cols, &places);
    draw_heads(list, area, &places);
    const struct area body = area_part(area, 1, 0, -1, -1);
    if (list_is_empty(list)) {
        draw_wrapped(area_part(body, 1, 2, -1, body.cols - 4), 0, STYLE_DIM, list->empty);
        spot_set(spot, body, 0, 0);
        return;
    }
    int line = 0;
    for (guint i = list->top; i < list->rows->len && line < body.rows; i++) {
        if (list_has_heading(list, i, list->top))
            draw_heading(list, body, line++, list_row_at(list, i), (struct bar){0});
        const gboolean is_here = i == list->cursor;
        const struct bar bar = {
            .style = has_keys ? STYLE_SELECTED : STYLE_RESTING,
            .width = is_here ? bar_width(list, body, &places) : 0,
        };
        draw_line(list, body, line, i, &places, bar);
        if (is_here && has_keys)
            spot_set(spot, body, line, 0);
        line++;
    }
}
