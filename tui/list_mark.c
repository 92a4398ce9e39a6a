/* list_mark.c owns the marks of a list: ids that stay, whatever the rows do.
 * It must not know what is done with them. */
#include "tui/list.h"

#include "tui/list_private.h"

/* A folded group is no row of its own. */
void list_mark(struct list *list, gint64 id, gboolean on)
{
    if (id == 0)
        return;
    if (on)
        g_hash_table_add(list->marks, g_memdup2(&id, sizeof id));
    else
        g_hash_table_remove(list->marks, &id);
}

gboolean list_is_marked(const struct list *list, gint64 id)
{
    return g_hash_table_contains(list->marks, &id);
}

guint list_marks(const struct list *list)
{
    return g_hash_table_size(list->marks);
}

void list_unmark_all(struct list *list)
{
    g_hash_table_remove_all(list->marks);
    list->has_range = FALSE;
}

GArray *list_targets(const struct list *list)
{
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    GHashTableIter iter;
    gpointer id;
    g_hash_table_iter_init(&iter, list->marks);
    while (g_hash_table_iter_next(&iter, &id, NULL))
        g_array_append_vals(ids, id, 1);
    const gint64 selected = list_selected(list);
    if (ids->len == 0 && selected != 0)
        g_array_append_val(ids, selected);
    return ids;
}

void list_mark_passed(struct list *list, guint from, guint to)
{
    if (!list->has_range)
        return;
    for (guint i = MIN(from, to); i <= MAX(from, to); i++)
        list_mark(list, list_row_at(list, i)->id, TRUE);
}

void list_set_range(struct list *list, gboolean on)
{
    list->has_range = on;
    if (on && !list_is_empty(list))
        list_mark(list, list_selected(list), TRUE);
}

gboolean list_has_range(const struct list *list)
{
    return list->has_range;
}
