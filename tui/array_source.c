/* array_source.c owns a list's rows in an array.
 * It must not know what the rows are about. */
#include "tui/array_source.h"

#include "core/text/text.h"
#include "db/fold.h"

#include <string.h>

static void item_let_go(gpointer data)
{
    struct array_item *item = data;
    if (--item->holders > 0)
        return;
    g_free(item->group);
    g_strfreev(item->cells);
    g_free(item->styles);
    g_free(item);
}

struct array_source *array_source_new(const struct list_column *columns)
{
    struct array_source *source = g_new0(struct array_source, 1);
    source->columns = columns;
    while (columns[source->n_columns].name != NULL)
        source->n_columns++;
    source->items = g_ptr_array_new_with_free_func(item_let_go);
    source->folded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return source;
}

void array_source_begin(struct array_source *source)
{
    g_clear_pointer(&source->fresh, g_ptr_array_unref);
    source->fresh = g_ptr_array_new_with_free_func(item_let_go);
}

gboolean array_source_end(struct array_source *source, gboolean is_whole)
{
    GPtrArray *fresh = g_steal_pointer(&source->fresh);
    if (is_whole) {
        GPtrArray *old = source->items;
        source->items = fresh;
        fresh = old;
    }
    g_ptr_array_unref(fresh);
    return is_whole;
}

void array_source_free(struct array_source *source)
{
    if (source == NULL)
        return;
    g_clear_pointer(&source->fresh, g_ptr_array_unref);
    g_ptr_array_unref(source->items);
    g_hash_table_unref(source->folded);
    g_free(source);
}

struct array_item *array_source_add(struct array_source *source, gint64 id, const char *group)
{
    g_assert(source->fresh != NULL);
    struct array_item *item = g_new0(struct array_item, 1);
    item->holders = 1;
    item->id = id;
    item->group = g_strdup(group);
    item->cells = g_new0(char *, source->n_columns + 1);
    item->styles = g_new0(enum style, source->n_columns);
    for (gsize i = 0; i < source->n_columns; i++)
        item->cells[i] = g_strdup("");
    g_ptr_array_add(source->fresh, item);
    return item;
}

void array_item_set(struct array_item *item, gsize column, enum style style, const char *stored)
{
    g_free(item->cells[column]);
    item->cells[column] = text_show(stored, -1);
    item->styles[column] = style;
}

static const char *group_at(const struct array_source *source, guint at)
{
    return ((const struct array_item *)source->items->pdata[at])->group;
}

static gboolean is_folded(const struct array_source *source, guint at)
{
    const char *group = group_at(source, at);
    return group != NULL && g_hash_table_contains(source->folded, group);
}

static gboolean same_group(const struct array_source *source, guint a, guint b)
{
    return g_strcmp0(group_at(source, a), group_at(source, b)) == 0;
}

/* One behind the last item of the group that this one is in; its first item. */
static guint group_end(const struct array_source *source, guint at)
{
    guint end = at + 1;
    while (end < source->items->len && same_group(source, at, end))
        end++;
    return end;
}

static guint group_start(const struct array_source *source, guint at)
{
    while (at > 0 && same_group(source, at - 1, at))
        at--;
    return at;
}

static struct list_row *row_at(const struct array_source *source, guint at)
{
    struct array_item *item = source->items->pdata[at];
    item->holders++;
    struct list_row *row = list_row_new(item->id, item, item_let_go);
    row->group = g_strdup(item->group);
    return row;
}

/* The row, or the folded group it is in. */
static struct list_row *seen_at(const struct array_source *source, guint at)
{
    if (!is_folded(source, at))
        return row_at(source, at);
    const guint first = group_start(source, at);
    struct list_row *row = row_at(source, first);
    row->id = 0;
    row->folded = group_end(source, at) - first;
    return row;
}

const struct array_item *array_item_of(const struct list_row *row)
{
    return row != NULL ? row->data : NULL;
}

static gboolean same_place(const struct array_item *item, gint64 id, const char *group)
{
    return item->id == id && (group == NULL || g_strcmp0(item->group, group) == 0);
}

/* The item's place; the array's length: it is not there. */
static guint place_of(const struct array_source *source, gint64 id, const char *group)
{
    for (guint i = 0; i < source->items->len; i++)
        if (same_place(source->items->pdata[i], id, group))
            return i;
    return group != NULL ? place_of(source, id, NULL) : source->items->len;
}

/* Where a row is; a folded group where it begins. */
static guint place_of_row(const struct array_source *source, const struct list_row *row)
{
    const struct array_item *item = row->data;
    return place_of(source, row->folded > 0 ? item->id : row->id, row->group);
}

static GPtrArray *page(gpointer data, const struct list_row *from, gboolean backwards, guint n,
                       GError **error)
{
    (void)error;
    const struct array_source *source = data;
    const guint len = source->items->len;
    GPtrArray *rows = g_ptr_array_new_with_free_func(list_row_free);
    guint at = from != NULL ? place_of_row(source, from) : len;
    if (!backwards) {
        at = from == NULL ? 0 : at < len && is_folded(source, at) ? group_end(source, at) : at + 1;
        for (; at < len && rows->len < n;
             at = is_folded(source, at) ? group_end(source, at) : at + 1)
            g_ptr_array_add(rows, seen_at(source, at));
        return rows;
    }
    while (at > 0 && rows->len < n) {
        at = is_folded(source, at - 1) ? group_start(source, at - 1) : at - 1;
        g_ptr_array_insert(rows, 0, seen_at(source, at));
    }
    return rows;
}

static struct list_row *find(gpointer data, gint64 id, const struct list_row *near, GError **error)
{
    (void)error;
    const struct array_source *source = data;
    const guint at = id == 0 && near != NULL
                         ? place_of_row(source, near)
                         : place_of(source, id, near != NULL ? near->group : NULL);
    return at < source->items->len ? seen_at(source, at) : NULL;
}

static void fold(gpointer data, const struct list_row *row, enum list_fold how)
{
    struct array_source *source = data;
    if (how == LIST_UNFOLD_ALL)
        g_hash_table_remove_all(source->folded);
    else if (how == LIST_UNFOLD)
        g_hash_table_remove(source->folded, row->group);
    else if (how == LIST_FOLD)
        g_hash_table_add(source->folded, g_strdup(row->group));
    for (guint i = 0; how == LIST_FOLD_ALL && i < source->items->len; i++)
        if (group_at(source, i) != NULL)
            g_hash_table_add(source->folded, g_strdup(group_at(source, i)));
}

static gint64 group_size(gpointer data, const struct list_row *row)
{
    const struct array_source *source = data;
    const guint at = place_of_row(source, row);
    return at < source->items->len ? group_end(source, at) - group_start(source, at) : 0;
}

static char *cell(gpointer data, const struct list_row *row, gsize column, enum style *style)
{
    (void)data;
    const struct array_item *item = array_item_of(row);
    *style = item->styles[column];
    return g_strdup(item->cells[column]);
}

static gboolean item_holds(const struct array_source *source, const struct array_item *item,
                           const char *folded)
{
    for (gsize i = 0; i < source->n_columns; i++) {
        g_autofree char *text = fold_text(item->cells[i], -1);
        if (strstr(text, folded) != NULL)
            return TRUE;
    }
    return FALSE;
}

static struct list_row *search(gpointer data, const char *text, const struct list_row *from,
                               gboolean backwards, GError **error)
{
    (void)error;
    const struct array_source *source = data;
    g_autofree char *folded = fold_text(text, -1);
    const int len = (int)source->items->len;
    int at = from != NULL ? (int)place_of_row(source, from) : backwards ? len : -1;
    at -= from != NULL && from->folded > 0 && !backwards; /* what is folded is looked into */
    for (at += backwards ? -1 : 1; at >= 0 && at < len; at += backwards ? -1 : 1)
        if (item_holds(source, source->items->pdata[at], folded)) {
            if (is_folded(source, (guint)at))
                g_hash_table_remove(((struct array_source *)data)->folded,
                                    group_at(source, (guint)at));
            return row_at(source, (guint)at);
        }
    return NULL;
}

static GArray *ids(gpointer data, const char *text, guint limit, GError **error)
{
    (void)error;
    const struct array_source *source = data;
    g_autofree char *folded = fold_text(text, -1);
    GArray *found = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (guint i = 0; i < source->items->len && found->len < limit; i++) {
        const struct array_item *item = source->items->pdata[i];
        if (*folded == '\0' || item_holds(source, item, folded))
            g_array_append_val(found, item->id);
    }
    return found;
}

struct list_source array_source_ops(const struct array_source *source)
{
    return (struct list_source){
        .columns = source->columns,
        .page = page,
        .find = find,
        .cell = cell,
        .fold = fold,
        .group_size = group_size,
        .search = search,
        .ids = ids,
    };
}
