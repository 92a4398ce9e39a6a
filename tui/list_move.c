/* list_move.c owns the cursor of a list and which rows are in sight.
 * It must not know keys, nor how a row is drawn. */
#include "tui/list.h"

#include "tui/list_private.h"

#include <stdlib.h>
#include <string.h>

#define STEP_MAX 1000

gboolean list_begins_group(const struct list *list, guint index)
{
    const struct list_row *row = list_row_at(list, index);
    if (row->group == NULL || *row->group == '\0' || row->folded > 0)
        return FALSE;
    return index == 0 || g_strcmp0(list_row_at(list, index - 1)->group, row->group) != 0;
}

gboolean list_has_heading(const struct list *list, guint index, guint top)
{
    const struct list_row *row = list_row_at(list, index);
    const gboolean is_in_group = row->group != NULL && *row->group != '\0' && row->folded == 0;
    return list_begins_group(list, index) || (index == top && is_in_group);
}

int list_lines(const struct list *list, guint first, guint last)
{
    int lines = 0;
    for (guint i = first; i <= last && i < list->rows->len; i++)
        lines += list_has_heading(list, i, first) ? 2 : 1;
    return lines;
}

/* The lowest top from which the cursor's line still fits below `margin` free lines. */
static guint top_for(const struct list *list, int margin)
{
    guint top = list->cursor;
    while (top > 0 && list_lines(list, top - 1, list->cursor) + margin <= list->height)
        top--;
    return top;
}

void list_show_cursor(struct list *list)
{
    if (list_is_empty(list))
        return;
    if (list->cursor < list->top)
        list->top = list->cursor;
    else if (list_lines(list, list->top, list->cursor) > list->height)
        list->top = top_for(list, 0);
    const guint last = list->rows->len - 1;
    while (list->at_end && list->top > 0 && list_lines(list, list->top - 1, last) <= list->height)
        list->top--;
}

static gboolean move_down(struct list *list, guint by, GError **error)
{
    if (!list_reach_after(list, by + (guint)list->height, error))
        return FALSE;
    const guint to = MIN(list->cursor + by, list->rows->len - 1);
    list_mark_passed(list, list->cursor, to);
    list->cursor = to;
    return TRUE;
}

static gboolean move_up(struct list *list, guint by, GError **error)
{
    if (!list_reach_before(list, by + (guint)list->height, error))
        return FALSE;
    const guint to = list->cursor - MIN(list->cursor, by);
    list_mark_passed(list, list->cursor, to);
    list->cursor = to;
    return TRUE;
}

/* A long way is gone in steps, so that no more is held than one step passes. */
static gboolean step(struct list *list, int by, GError **error)
{
    const guint n = (guint)abs(by);
    if (by > 0 ? !move_down(list, n, error) : !move_up(list, n, error))
        return FALSE;
    list_show_cursor(list);
    list_trim(list);
    return TRUE;
}

gboolean list_move(struct list *list, int by, GError **error)
{
    while (by != 0 && !list_is_empty(list)) {
        const int part = CLAMP(by, -STEP_MAX, STEP_MAX);
        const struct list_row *before = list_selected_row(list);
        if (!step(list, part, error))
            return FALSE;
        if (list_selected_row(list) == before)
            return TRUE; /* at the end */
        by -= part;
    }
    return TRUE;
}

/* Cursor and picture move together, so that the cursor keeps its line. */
gboolean list_page(struct list *list, double pages, GError **error)
{
    if (list_is_empty(list))
        return TRUE;
    const int most = G_MAXINT / 2;
    const int n = (int)CLAMP(list->height * pages, -most, most);
    const guint above = list->cursor - list->top;
    if (!list_move(list, n != 0 ? n : pages > 0 ? 1 : -1, error))
        return FALSE;
    if (!list_reach_before(list, above, error))
        return FALSE;
    list->top = list->cursor > above ? list->cursor - above : 0;
    list_show_cursor(list);
    return TRUE;
}

gboolean list_centre(struct list *list, GError **error)
{
    if (list_is_empty(list))
        return TRUE;
    const guint half = (guint)list->height / 2;
    if (!list_reach_before(list, half, error) || !list_reach_after(list, half + 1, error))
        return FALSE;
    list->top = top_for(list, list->height - list->height / 2 - 1);
    list_show_cursor(list);
    return TRUE;
}

static gboolean same_group(const struct list *list, guint a, guint b)
{
    return g_strcmp0(list_row_at(list, a)->group, list_row_at(list, b)->group) == 0;
}

static gboolean next_group(struct list *list, GError **error)
{
    for (;;) {
        if (!list_reach_after(list, (guint)list->height, error))
            return FALSE;
        if (list->cursor + 1 >= list->rows->len)
            return TRUE;
        list->cursor++;
        if (!same_group(list, list->cursor, list->cursor - 1))
            return TRUE;
        list->top = MAX(list->top, list->cursor - MIN(list->cursor, (guint)list->height));
        list_trim(list);
    }
}

/* To the first row of this group, or when it stands there, of the one before. */
static gboolean previous_group(struct list *list, GError **error)
{
    gboolean has_moved = FALSE;
    for (;;) {
        if (!list_reach_before(list, (guint)list->height, error))
            return FALSE;
        if (list->cursor == 0)
            return TRUE;
        if (has_moved && !same_group(list, list->cursor, list->cursor - 1))
            return TRUE;
        list->cursor--;
        has_moved = TRUE;
        list->top = MIN(list->top, list->cursor);
        list_trim(list);
    }
}

/* Where the source knows its groups they need not be read through. */
static gboolean step_group(struct list *list, gboolean backwards, GError **error)
{
    GError *failed = NULL;
    struct list_row *row =
        list->source->group_step(list->data, list_selected_row(list), backwards, &failed);
    if (row != NULL)
        return list_select_row(list, row, error);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    return TRUE;
}

gboolean list_move_group(struct list *list, gboolean backwards, GError **error)
{
    if (list_is_empty(list))
        return TRUE;
    if (list->source->group_step != NULL && !list->has_range)
        return step_group(list, backwards, error);
    if (backwards ? !previous_group(list, error) : !next_group(list, error))
        return FALSE;
    list_show_cursor(list);
    list_trim(list);
    return TRUE;
}

static const struct list_column *head_at(const struct list *list, int col)
{
    struct list_places places;
    list_place_columns(list, list->drawn.cols, &places);
    for (guint i = 0; i < list_columns_count(list); i++)
        if (col >= places.col[i] && col < places.col[i] + places.width[i])
            return list_column_of(list, i);
    return NULL;
}

gboolean list_click(struct list *list, int row, int col, const struct list_column **column)
{
    int line = row - list->drawn.row;
    const int at = col - list->drawn.col;
    *column = NULL;
    if (line < 0 || line >= list->drawn.rows || at < 0 || at >= list->drawn.cols)
        return FALSE;
    if (line == 0) {
        const struct list_column *head = head_at(list, at);
        *column = head && head->can_sort && list->source->sort ? head : NULL;
        return FALSE;
    }
    for (guint i = list->top; i < list->rows->len && line > 0; i++) {
        line -= list_has_heading(list, i, list->top) ? 2 : 1;
        if (line == 0) {
            list->cursor = i;
            return TRUE;
        }
    }
    return FALSE;
}
