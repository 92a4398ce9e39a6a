/* list_draw.c owns how a list looks: which columns fit, heads, headings of groups, rows.
 * It must not read the source beyond what its cells say, nor move the cursor. */
#include "tui/list.h"

#include "core/text/text.h"
#include "core/scheme/words.h"
#include "tui/list_private.h"

#include <string.h>

#define MARK_WIDTH  2 /* the mark and a blank before the first column */
#define MAX_COLUMNS 32
#define WIDE_BAR    100 /* a list wider than this has a bar that ends with its title */

/* Where each column stands; width 0: there is no room for it. Depends on the width alone, so that
 * nothing moves while the rows do. */
struct places {
    int col[MAX_COLUMNS], width[MAX_COLUMNS];
};

static int used_width(const struct list_source *source, int max_rank)
{
    int used = 0;
    for (gsize i = 0; source->columns[i].name; i++)
        if (source->columns[i].rank <= max_rank)
            used += source->columns[i].width + 1;
    return used;
}

/* The highest rank with which all columns up to it still fit; those of rank 1 always stay. */
static int highest_rank(const struct list_source *source, int width)
{
    int highest = 1;
    for (gsize i = 0; source->columns[i].name; i++) {
        const int rank = source->columns[i].rank;
        if (rank > highest && used_width(source, rank) <= width + 1)
            highest = rank;
    }
    return highest;
}

static void place_columns(const struct list_source *source, int width, struct places *places)
{
    const int rank = highest_rank(source, width);
    int stretch = 0, spare = MAX(width + 1 - used_width(source, rank), 0), col = MARK_WIDTH;
    for (gsize i = 0; source->columns[i].name; i++)
        stretch += source->columns[i].rank <= rank ? source->columns[i].stretch : 0;
    for (gsize i = 0; source->columns[i].name; i++) {
        const struct list_column *column = &source->columns[i];
        g_assert(i < MAX_COLUMNS);
        places->width[i] = 0;
        if (column->rank > rank)
            continue;
        const int share = stretch > 0 ? spare * column->stretch / stretch : 0;
        spare -= share;
        stretch -= column->stretch;
        places->col[i] = col;
        places->width[i] = column->width + share;
        col += places->width[i] + 1;
    }
}

static void draw_heads(struct list *list, struct area area, const struct places *places)
{
    draw_blank(area, 0, 0, STYLE_HEADER);
    for (gsize i = 0; list->source->columns[i].name; i++) {
        const struct list_column *column = &list->source->columns[i];
        if (places->width[i] == 0)
            continue;
        const gboolean is_sorted = strcmp(column->name, list->sorted_by) == 0;
        const char *arrow = list->is_reverse ? "▼" : "▲";
        g_autofree char *head = g_strdup_printf("%s%s", is_sorted ? arrow : "", _(column->label));
        draw_field(area, 0, places->col[i], places->width[i], STYLE_HEADER, head);
    }
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
static int bar_width(const struct list_source *source, struct area area,
                     const struct places *places)
{
    int end = 0;
    for (gsize i = 0; source->columns[i].name; i++)
        if (source->columns[i].rank == 1)
            end = places->col[i] + places->width[i];
    return area.cols > WIDE_BAR ? end : area.cols;
}

/* Where the row is highlighted; width 0: it is not. */
struct bar {
    enum style style;
    int width;
};

static void draw_cells(struct list *list, struct area area, int line, const struct list_row *row,
                       const struct places *places, struct bar bar)
{
    for (gsize i = 0; list->source->columns[i].name; i++) {
        const int col = places->col[i], width = places->width[i];
        if (width == 0)
            continue;
        enum style style = STYLE_PLAIN;
        g_autofree char *cell = list->source->cell(list->data, row, i, &style);
        const enum text_align align = list->source->columns[i].is_right ? TEXT_RIGHT : TEXT_LEFT;
        g_autofree char *fitted = text_fit(cell, width, align);
        draw_field(area, line, col, width, col < bar.width ? bar.style : style, fitted);
        if (bar.width == 0)
            draw_match(list, area, line, col, width, fitted);
    }
}

static void draw_row(struct list *list, struct area area, int line, guint index,
                     const struct places *places, struct bar bar)
{
    const struct list_row *row = list_row_at(list, index);
    draw_blank(area_part(area, 0, 0, -1, bar.width), line, 0, bar.style);
    if (list_is_marked(list, row->id))
        draw_text(area, line, 0, bar.width > 0 ? bar.style : STYLE_MARK, "*");
    draw_cells(list, area, line, row, places, bar);
}

static void draw_heading(struct area area, int line, const char *group)
{
    draw_text(area, line, 0, STYLE_GROUP, group);
}

void list_draw(struct list *list, struct area area, gboolean has_keys, struct spot *spot)
{
    struct places places;
    place_columns(list->source, area.cols - MARK_WIDTH, &places);
    draw_heads(list, area, &places);
    const struct area body = area_part(area, 1, 0, -1, -1);
    if (list_is_empty(list)) {
        draw_wrapped(area_part(body, 1, 2, -1, body.cols - 4), 0, STYLE_DIM, list->empty);
        spot_set(spot, body, 0, 0);
        return;
    }
    int line = 0;
    for (guint i = list->top; i < list->rows->len && line < body.rows; i++) {
        const char *group = list_row_at(list, i)->group;
        if (list_begins_group(list, i) || (i == list->top && group != NULL && *group != '\0'))
            draw_heading(body, line++, group);
        const gboolean is_here = i == list->cursor;
        const struct bar bar = {
            .style = has_keys ? STYLE_SELECTED : STYLE_RESTING,
            .width = is_here ? bar_width(list->source, body, &places) : 0,
        };
        draw_row(list, body, line, i, &places, bar);
        if (is_here && has_keys)
            spot_set(spot, body, line, 0);
        line++;
    }
}
