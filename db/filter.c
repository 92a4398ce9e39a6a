/* filter.c owns the tree of conditions: making, copying, comparing and freeing it.
 * It must not know the filter language, nor the SQL a tree becomes. */
#include "db/filter.h"

#include <string.h>

static struct filter *filter_new(enum filter_type type)
{
    struct filter *filter = g_new0(struct filter, 1);
    filter->type = type;
    filter->other = FILTER_NO_COLUMN;
    filter->where = FILTER_ANYWHERE;
    filter->text = g_strdup("");
    return filter;
}

static void child_free(gpointer child)
{
    filter_free(child);
}

void filter_free(struct filter *filter)
{
    if (filter == NULL)
        return;
    if (filter->children != NULL)
        g_ptr_array_unref(filter->children);
    if (filter->ids != NULL)
        g_array_unref(filter->ids);
    g_free(filter->text);
    g_free(filter->name);
    g_free(filter->first);
    g_free(filter->last);
    g_free(filter->level);
    g_free(filter->says);
    g_free(filter);
}

static struct filter *filter_set(struct filter *filter, char **member, const char *text)
{
    g_free(*member);
    *member = g_strdup(text);
    return filter;
}

struct filter *filter_all(void)
{
    return filter_new(FILTER_ALL);
}

static struct filter *filter_group(enum filter_type type)
{
    struct filter *group = filter_new(type);
    group->children = g_ptr_array_new_with_free_func(child_free);
    return group;
}

struct filter *filter_none(void)
{
    return filter_group(FILTER_OR);
}

static void group_take(struct filter *group, struct filter *child)
{
    if (child->type != group->type || child->says != NULL) {
        g_ptr_array_add(group->children, child);
        return;
    }
    g_ptr_array_set_free_func(child->children, NULL);
    for (guint i = 0; i < child->children->len; i++)
        g_ptr_array_add(group->children, child->children->pdata[i]);
    filter_free(child);
}

static struct filter *group_of(enum filter_type type, struct filter *a, struct filter *b)
{
    struct filter *group = filter_group(type);
    group_take(group, a);
    group_take(group, b);
    return group;
}

struct filter *filter_and(struct filter *a, struct filter *b)
{
    return group_of(FILTER_AND, a, b);
}

struct filter *filter_or(struct filter *a, struct filter *b)
{
    return group_of(FILTER_OR, a, b);
}

struct filter *filter_not(struct filter *child)
{
    struct filter *filter = filter_group(FILTER_NOT);
    g_ptr_array_add(filter->children, child);
    return filter;
}

struct filter *filter_words(const char *folded, gboolean is_prefix, enum filter_text where)
{
    struct filter *filter = filter_new(FILTER_WORDS);
    filter->is_prefix = is_prefix;
    filter->where = where;
    return filter_set(filter, &filter->text, folded);
}

struct filter *filter_regex(const char *pattern)
{
    struct filter *filter = filter_new(FILTER_REGEX);
    return filter_set(filter, &filter->text, pattern);
}

struct filter *filter_unconfirmed(void)
{
    return filter_new(FILTER_UNCONFIRMED);
}

static struct filter *compare_new(enum filter_column column, enum filter_op op)
{
    g_assert(column < N_FILTER_COLUMNS);
    struct filter *filter = filter_new(FILTER_COMPARE);
    filter->column = column;
    filter->op = op;
    return filter;
}

struct filter *filter_compare(enum filter_column column, enum filter_op op, const char *text)
{
    struct filter *filter = compare_new(column, op);
    return filter_set(filter, &filter->text, text);
}

struct filter *filter_compare_int(enum filter_column column, enum filter_op op, gint64 number)
{
    struct filter *filter = compare_new(column, op);
    filter->number = number;
    return filter;
}

struct filter *filter_compare_columns(enum filter_column column, enum filter_op op,
                                      enum filter_column other)
{
    g_assert(other < N_FILTER_COLUMNS);
    struct filter *filter = compare_new(column, op);
    filter->other = other;
    return filter;
}

struct filter *filter_one_of(enum filter_type type, const gint64 *ids, gsize n)
{
    g_assert(type >= FILTER_PARTY && type <= FILTER_SILENT);
    struct filter *filter = filter_new(type);
    filter->ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    if (n > 0)
        g_array_append_vals(filter->ids, ids, (guint)n);
    return filter;
}

struct filter *filter_between(enum filter_type type, const char *first, const char *last)
{
    g_assert(type >= FILTER_MEETING && type <= FILTER_SILENT);
    struct filter *filter = filter_new(type);
    filter_set(filter, &filter->first, first);
    return filter_set(filter, &filter->last, last);
}

struct filter *filter_meeting_level(const char *level)
{
    struct filter *filter = filter_new(FILTER_MEETING);
    return filter_set(filter, &filter->level, level);
}

struct filter *filter_custom(const char *name, enum filter_op op, const char *text)
{
    struct filter *filter = filter_new(FILTER_CUSTOM);
    filter->op = op;
    filter_set(filter, &filter->name, name);
    return filter_set(filter, &filter->text, text);
}

struct filter *filter_say(struct filter *filter, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_free(filter->says);
    filter->says = g_strdup_vprintf(format, args);
    va_end(args);
    return filter;
}

struct filter *filter_copy(const struct filter *filter)
{
    struct filter *copy = g_memdup2(filter, sizeof *filter);
    copy->text = g_strdup(filter->text);
    copy->name = g_strdup(filter->name);
    copy->first = g_strdup(filter->first);
    copy->last = g_strdup(filter->last);
    copy->level = g_strdup(filter->level);
    copy->says = g_strdup(filter->says);
    copy->ids = filter->ids != NULL ? g_array_copy(filter->ids) : NULL;
    if (filter->children == NULL)
        return copy;
    copy->children = g_ptr_array_new_with_free_func(child_free);
    for (guint i = 0; i < filter->children->len; i++)
        g_ptr_array_add(copy->children, filter_copy(filter->children->pdata[i]));
    return copy;
}

static gboolean ids_equal(const GArray *a, const GArray *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    return a->len == b->len && (a->len == 0 || memcmp(a->data, b->data, a->len * 8) == 0);
}

static gboolean children_equal(const GPtrArray *a, const GPtrArray *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    if (a->len != b->len)
        return FALSE;
    for (guint i = 0; i < a->len; i++)
        if (!filter_equal(a->pdata[i], b->pdata[i]))
            return FALSE;
    return TRUE;
}

static gboolean texts_equal(const struct filter *a, const struct filter *b)
{
    return g_strcmp0(a->text, b->text) == 0 && g_strcmp0(a->name, b->name) == 0 &&
           g_strcmp0(a->first, b->first) == 0 && g_strcmp0(a->last, b->last) == 0 &&
           g_strcmp0(a->level, b->level) == 0;
}

gboolean filter_equal(const struct filter *a, const struct filter *b)
{
    return a->type == b->type && a->column == b->column && a->op == b->op && a->other == b->other &&
           a->number == b->number && a->where == b->where && a->is_prefix == b->is_prefix &&
           texts_equal(a, b) && ids_equal(a->ids, b->ids) &&
           children_equal(a->children, b->children);
}

gboolean filter_has(const struct filter *filter, enum filter_type type)
{
    if (filter->type == type)
        return TRUE;
    for (guint i = 0; filter->children != NULL && i < filter->children->len; i++)
        if (filter_has(filter->children->pdata[i], type))
            return TRUE;
    return FALSE;
}
