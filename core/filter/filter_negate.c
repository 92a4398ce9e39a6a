/* filter_negate.c owns what the opposite of a tree is.
 * It must not know the language's tokens, nor any field. */
#include "core/filter/filter_private.h"

/* Not being mentioned has to be proved by a full text: the opposite of "mentioned" is SILENT. */
static struct filter *turn_mention(struct filter *filter)
{
    gboolean was_silent = filter->type == FILTER_SILENT;
    filter->type = was_silent ? FILTER_MENTIONED : FILTER_SILENT;
    return filter;
}

static struct filter *take_only_child(struct filter *filter)
{
    g_ptr_array_set_free_func(filter->children, NULL);
    struct filter *child = filter->children->pdata[0];
    filter_free(filter);
    return child;
}

struct filter *filter_negate(struct filter *filter)
{
    if (filter->type == FILTER_MENTIONED || filter->type == FILTER_SILENT)
        return turn_mention(filter);
    if (filter->type == FILTER_NOT && filter->says == NULL)
        return take_only_child(filter);
    gboolean has_mention =
        filter_has(filter, FILTER_MENTIONED) || filter_has(filter, FILTER_SILENT);
    if (!has_mention)
        return filter_not(filter);
    /* Below and / or, by De Morgan, down to the mentions. */
    g_assert(filter->type == FILTER_AND || filter->type == FILTER_OR);
    filter->type = filter->type == FILTER_AND ? FILTER_OR : FILTER_AND;
    for (guint i = 0; i < filter->children->len; i++)
        filter->children->pdata[i] = filter_negate(filter->children->pdata[i]);
    return filter;
}
