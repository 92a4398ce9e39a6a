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

static struct list_row *row_at(const struct array_source *source, guint at)
{
    struct array_item *item = source->items->pdata[at];
    item->holders++;
    struct list_row *row = list_row_new(item->id, item, item_let_go);
    row->group = g_strdup(item->group);
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

static GPtrArray *page(gpointer data, const struct list_row *from, gboolean backwards, guint n,
                       GError **error)
{
    (void)error;
    const struct array_source *source = data;
    const guint len = source->items->len;
    GPtrArray *rows = g_ptr_array_new_with_free_func(list_row_free);
    guint at = from != NULL ? place_of(source, from->id, from->group) : len;
    guint first, end;
    if (backwards) {
        end = at;
        first = end > n ? end - n : 0;
    } else {
        first = from != NULL ? MIN(at + 1, len) : 0;
        end = MIN(first + n, len);
    }
    for (guint i = first; i < end; i++)
        g_ptr_array_add(rows, row_at(source, i));
    return rows;
}

static struct list_row *find(gpointer data, gint64 id, const struct list_row *near, GError **error)
{
    (void)error;
    const struct array_source *source = data;
    guint at = place_of(source, id, near != NULL ? near->group : NULL);
    return at < source->items->len ? row_at(source, at) : NULL;
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
    int at = from != NULL ? (int)place_of(source, from->id, from->group) : backwards ? len : -1;
    for (at += backwards ? -1 : 1; at >= 0 && at < len; at += backwards ? -1 : 1)
        if (item_holds(source, source->items->pdata[at], folded))
            return row_at(source, (guint)at);
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
        .search = search,
        .ids = ids,
    };
}
