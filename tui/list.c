/* list.c owns the window of rows that a list holds, and how it follows its item.
 * It must not know what the rows are, nor the keys that move it. */
#include "tui/list.h"

#include "tui/list_private.h"

#include <string.h>

/* Before the first draw nobody knows how many rows there are room for. */
#define HEIGHT_AT_FIRST 50

struct list_row *list_row_new(gint64 id, gpointer data, GDestroyNotify free_data)
{
    struct list_row *row = g_new0(struct list_row, 1);
    *row = (struct list_row){.id = id, .data = data, .free_data = free_data};
    return row;
}

void list_row_free(gpointer data)
{
    struct list_row *row = data;
    if (row == NULL)
        return;
    if (row->free_data)
        row->free_data(row->data);
    g_free(row->group);
    g_free(row);
}

struct list *list_new(const struct list_source *source, gpointer data)
{
    struct list *list = g_new0(struct list, 1);
    list->source = source;
    list->data = data;
    list->rows = g_ptr_array_new_with_free_func(list_row_free);
    list->height = HEIGHT_AT_FIRST;
    list->marks = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    list->sorted_by = g_strdup(source->sorted_by ? source->sorted_by : "");
    list->grouped_by = g_strdup("");
    list->empty = g_strdup("");
    list->match = g_strdup("");
    list_columns_init(list);
    return list;
}

void list_free(struct list *list)
{
    if (list == NULL)
        return;
    g_ptr_array_unref(list->rows);
    g_hash_table_unref(list->marks);
    g_array_unref(list->shown);
    g_free(list->sorted_by);
    g_free(list->grouped_by);
    g_free(list->empty);
    g_free(list->match);
    g_free(list);
}

struct list_row *list_row_at(const struct list *list, guint index)
{
    g_assert(index < list->rows->len);
    return list->rows->pdata[index];
}

gboolean list_is_empty(const struct list *list)
{
    return list->rows->len == 0;
}

const struct list_row *list_selected_row(const struct list *list)
{
    return list_is_empty(list) ? NULL : list_row_at(list, list->cursor);
}

gint64 list_selected(const struct list *list)
{
    const struct list_row *row = list_selected_row(list);
    return row ? row->id : 0;
}

const struct list_row *list_row_in_sight(const struct list *list, int line)
{
    const guint index = list->top + (guint)line;
    return line >= 0 && line < list->height && index < list->rows->len ? list_row_at(list, index)
                                                                       : NULL;
}

const char *list_empty_text(const struct list *list)
{
    return list->empty;
}

const struct list_source *list_source(const struct list *list)
{
    return list->source;
}

gpointer list_source_data(const struct list *list)
{
    return list->data;
}

void list_set_empty(struct list *list, const char *text)
{
    g_free(list->empty);
    list->empty = g_strdup(text);
}

void list_set_match(struct list *list, const char *text)
{
    g_free(list->match);
    list->match = g_strdup(text);
}

/* Rows the window holds at most before its far side is cut. */
static guint window_limit(const struct list *list)
{
    return (guint)MAX(list->height, 1) * 4 + 64;
}

static guint page_size(const struct list *list)
{
    return (guint)MAX(list->height, 1) + 8;
}

/* Appends or prepends the rows of a page, which is emptied. */
static void append_page(struct list *list, GPtrArray *page)
{
    g_ptr_array_set_free_func(page, NULL);
    for (guint i = 0; i < page->len; i++)
        g_ptr_array_add(list->rows, page->pdata[i]);
}

static void prepend_page(struct list *list, GPtrArray *page)
{
    g_ptr_array_set_free_func(page, NULL);
    for (guint i = page->len; i > 0; i--)
        g_ptr_array_insert(list->rows, 0, page->pdata[i - 1]);
    list->top += page->len;
    list->cursor += page->len;
}

static void cut_front(struct list *list)
{
    const guint limit = window_limit(list), keep = MIN(list->top, list->cursor);
    if (list->rows->len <= limit)
        return;
    const guint n = MIN(list->rows->len - limit, keep);
    if (n == 0)
        return;
    g_ptr_array_remove_range(list->rows, 0, n);
    list->top -= n;
    list->cursor -= n;
    list->at_start = FALSE;
}

static void cut_back(struct list *list)
{
    const guint limit = window_limit(list);
    const guint keep = MAX(list->top + (guint)MAX(list->height, 1), list->cursor + 1);
    const guint len = MAX(limit, keep);
    if (list->rows->len <= len)
        return;
    g_ptr_array_set_size(list->rows, (int)len);
    list->at_end = FALSE;
}

gboolean list_reach_after(struct list *list, guint n, GError **error)
{
    while (!list->at_end && list->rows->len - list->cursor <= n) {
        const guint wanted = MAX(n - (list->rows->len - list->cursor) + 1, page_size(list));
        g_autoptr(GPtrArray) page = list->source->page(
            list->data, list_row_at(list, list->rows->len - 1), FALSE, wanted, error);
        if (page == NULL)
            return FALSE;
        list->at_end = page->len < wanted;
        append_page(list, page);
    }
    return TRUE;
}

gboolean list_reach_before(struct list *list, guint n, GError **error)
{
    while (!list->at_start && list->cursor < n) {
        const guint wanted = MAX(n - list->cursor, page_size(list));
        g_autoptr(GPtrArray) page =
            list->source->page(list->data, list_row_at(list, 0), TRUE, wanted, error);
        if (page == NULL)
            return FALSE;
        list->at_start = page->len < wanted;
        prepend_page(list, page);
    }
    return TRUE;
}

void list_trim(struct list *list)
{
    cut_front(list);
    cut_back(list);
}

/* Takes the rows of a page as the window. */
static void take_page(struct list *list, GPtrArray *page)
{
    g_ptr_array_set_size(list->rows, 0);
    append_page(list, page);
    list->is_loaded = TRUE;
    list->is_forgotten = FALSE;
    list->top = 0;
    list->cursor = 0;
}

gboolean list_end(struct list *list, gboolean last, GError **error)
{
    const guint wanted = page_size(list);
    g_autoptr(GPtrArray) page = list->source->page(list->data, NULL, last, wanted, error);
    if (page == NULL)
        return FALSE;
    take_page(list, page);
    list->at_start = !last || list->rows->len < wanted;
    list->at_end = last || list->rows->len < wanted;
    if (last && list->rows->len > 0)
        list->cursor = list->rows->len - 1;
    list_show_cursor(list);
    return TRUE;
}

gboolean list_load(struct list *list, GError **error)
{
    return list_end(list, FALSE, error);
}

gboolean list_set_height(struct list *list, int lines, GError **error)
{
    list->height = MAX(lines, 1);
    if (!list->is_loaded)
        return list_load(list, error);
    if (list_is_empty(list))
        return TRUE;
    if (!list_reach_after(list, page_size(list), error))
        return FALSE;
    const guint rows = (guint)list->height;
    const guint after = list->rows->len - list->cursor;
    if (after < rows && !list_reach_before(list, rows - after, error))
        return FALSE;
    list_show_cursor(list);
    return TRUE;
}

gboolean list_rebuild(struct list *list, struct list_row *row, guint above, GError **error)
{
    GPtrArray *one = g_ptr_array_new();
    g_ptr_array_add(one, row);
    g_autoptr(GPtrArray) before = list->source->page(list->data, row, TRUE, page_size(list), error);
    g_autoptr(GPtrArray) after =
        before ? list->source->page(list->data, row, FALSE, page_size(list), error) : NULL;
    if (after == NULL) {
        g_ptr_array_unref(one);
        list_row_free(row);
        return FALSE;
    }
    take_page(list, one);
    g_ptr_array_unref(one);
    list->at_start = before->len < page_size(list);
    list->at_end = after->len < page_size(list);
    append_page(list, after);
    prepend_page(list, before);
    list->top = list->cursor > above ? list->cursor - above : 0;
    list_show_cursor(list);
    return TRUE;
}

/* The row that now stands where `gone` did: the next one, else the last. */
static gboolean select_in_place_of(struct list *list, const struct list_row *gone, guint above,
                                   GError **error)
{
    g_autoptr(GPtrArray) next = list->source->page(list->data, gone, FALSE, 1, error);
    if (next == NULL)
        return FALSE;
    if (next->len == 0)
        return list_end(list, TRUE, error);
    g_ptr_array_set_free_func(next, NULL);
    return list_rebuild(list, next->pdata[0], above, error);
}

gboolean list_refresh(struct list *list, GError **error)
{
    if (!list->is_loaded || list_is_empty(list))
        return list_load(list, error);
    const struct list_row *selected = list_row_at(list, list->cursor);
    const guint above = list->cursor - list->top;
    GError *failed = NULL;
    struct list_row *row = list->source->find(list->data, selected->id, selected, &failed);
    if (failed) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (row)
        return list_rebuild(list, row, above, error);
    /* The old row leaves the window while it still serves as the place to read from. */
    struct list_row *gone = g_ptr_array_steal_index(list->rows, list->cursor);
    list->cursor = MIN(list->cursor, MAX(list->rows->len, 1) - 1);
    const gboolean done = select_in_place_of(list, gone, above, error);
    list_row_free(gone);
    return done;
}

void list_forget(struct list *list)
{
    list->is_forgotten = TRUE;
}

void list_recall(struct list *list)
{
    list->is_forgotten = FALSE;
}

gboolean list_select_row(struct list *list, struct list_row *row, GError **error)
{
    for (guint i = 0; i < list->rows->len && !list->is_forgotten; i++) {
        const struct list_row *here = list_row_at(list, i);
        if (here->id != row->id || g_strcmp0(here->group, row->group) != 0)
            continue;
        list->cursor = i;
        list_show_cursor(list);
        list_row_free(row);
        return TRUE;
    }
    return list_rebuild(list, row, (guint)list->height / 2, error);
}

gboolean list_select(struct list *list, gint64 id, GError **error)
{
    struct list_row *row = list->source->find(list->data, id, NULL, error);
    return row != NULL && list_select_row(list, row, error);
}

/* Reorders, then finds the item again. */
static gboolean reorder(struct list *list, GError **error)
{
    const gint64 id = list_selected(list);
    if (!list_load(list, error))
        return FALSE;
    GError *failed = NULL;
    if (id != 0 && !list_select(list, id, &failed) && failed) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    return TRUE;
}

gboolean list_sort(struct list *list, const char *column, gboolean reverse, GError **error)
{
    g_assert(list->source->sort != NULL);
    if (!list->source->sort(list->data, column, reverse, error))
        return FALSE;
    if (!reorder(list, error)) {
        /* The rows are still those of the order before. */
        if (!list->source->sort(list->data, list->sorted_by, list->is_reverse, NULL))
            list_forget(list);
        return FALSE;
    }
    char *kept = g_strdup(column);
    g_free(list->sorted_by);
    list->sorted_by = kept;
    list->is_reverse = reverse;
    return TRUE;
}

const char *list_sorted_by(const struct list *list, gboolean *reverse)
{
    *reverse = list->is_reverse;
    return list->sorted_by;
}

gboolean list_group(struct list *list, const char *grouping, GError **error)
{
    g_assert(list->source->group != NULL);
    if (!list->source->group(list->data, grouping, error))
        return FALSE;
    if (!reorder(list, error)) {
        if (!list->source->group(list->data, list->grouped_by, NULL))
            list_forget(list);
        return FALSE;
    }
    char *kept = g_strdup(grouping);
    g_free(list->grouped_by);
    list->grouped_by = kept;
    return TRUE;
}

const char *list_grouped_by(const struct list *list)
{
    return list->grouped_by;
}
