/* list_fold.c owns folding the groups of a list: what becomes of its window and cursor.
 * It must not know what the groups are, nor which key folds them. */
#include "tui/list.h"

#include "tui/list_private.h"

gboolean list_is_on_fold(const struct list *list)
{
    const struct list_row *row = list_selected_row(list);
    return row != NULL && row->folded > 0;
}

/* Where the rows cannot be read the group is again as it is shown. */
gboolean list_fold(struct list *list, enum list_fold how, GError **error)
{
    const struct list_row *row = list_selected_row(list);
    const gboolean is_one = how == LIST_FOLD || how == LIST_UNFOLD;
    if (row == NULL || row->group == NULL || *row->group == '\0' || list->source->fold == NULL)
        return FALSE;
    if (is_one && (how == LIST_FOLD) == (row->folded > 0))
        return TRUE;
    list->source->fold(list->data, row, how);
    if (list_refresh(list, error))
        return TRUE;
    if (is_one)
        list->source->fold(list->data, list_selected_row(list),
                           how == LIST_FOLD ? LIST_UNFOLD : LIST_FOLD);
    return FALSE;
}
