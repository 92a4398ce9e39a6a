/* select.c owns asking a filter by public facts instead of the stored ones.
 * It must not know the filter language, nor any report. */
#include "core/report/select.h"

#include "db/listing.h"

#include <string.h>

struct selection {
    struct db *db;
    const struct filter *filter;
    struct filter *walked;  /* NULL: the filter itself, and every row of it is selected */
    GHashTable *by_answers; /* "01": what its leaves answer → struct listing, of the filter with
                               these answers in their place */
};

/* Days and statuses, among them those that view.c works out afresh. */
static const char *public_text(const struct commitment *c, enum filter_column column)
{
    switch (column) {
    case FILTER_STATUS:
        return c->status;
    case FILTER_STATUS_CLASS:
        return c->status_class;
    case FILTER_STATUS_ON:
        return c->status_on;
    case FILTER_CHECKED_ON:
        return c->checked_on;
    case FILTER_EARLIEST_ON:
        return c->earliest_on;
    case FILTER_LATEST_ON:
        return c->latest_on;
    case FILTER_DUE_FIRST:
        return c->due_first;
    case FILTER_DUE_LAST:
        return c->due_last;
    case FILTER_FOLLOW_UP_ON:
        return c->follow_up_on;
    case FILTER_UPDATED_AT:
        return c->updated_at;
    default:
        return NULL;
    }
}

static gboolean is_number(enum filter_column column)
{
    return column == FILTER_IS_ASSESSED || column == FILTER_IS_DONE ||
           column == FILTER_NUMBER_OF_WORDINGS;
}

static gint64 public_number(const struct commitment *c, enum filter_column column)
{
    return column == FILTER_IS_ASSESSED ? c->is_assessed
           : column == FILTER_IS_DONE   ? c->is_done
                                        : c->n_wordings;
}

static gboolean is_public_column(enum filter_column column)
{
    switch (column) {
    case FILTER_STATUS:
    case FILTER_STATUS_CLASS:
    case FILTER_STATUS_ON:
    case FILTER_CHECKED_ON:
    case FILTER_EARLIEST_ON:
    case FILTER_LATEST_ON:
        return TRUE;
    default:
        return is_number(column);
    }
}

/* A comparison whose answer may be another one for the public. */
static gboolean is_asked(const struct filter *node)
{
    return node->type == FILTER_COMPARE &&
           (is_public_column(node->column) ||
            (node->other != FILTER_NO_COLUMN && is_public_column(node->other)));
}

static gboolean has_asked(const struct filter *node)
{
    if (is_asked(node))
        return TRUE;
    for (guint i = 0; node->children != NULL && i < node->children->len; i++)
        if (has_asked(node->children->pdata[i]))
            return TRUE;
    return FALSE;
}

static gboolean holds(enum filter_op op, int order)
{
    switch (op) {
    case FILTER_EQUAL:
        return order == 0;
    case FILTER_LESS:
        return order < 0;
    case FILTER_LESS_EQUAL:
        return order <= 0;
    case FILTER_GREATER:
        return order > 0;
    case FILTER_GREATER_EQUAL:
        return order >= 0;
    default:
        return FALSE;
    }
}

static gboolean answer(const struct filter *node, const struct commitment *c)
{
    if (is_number(node->column)) {
        gint64 number = public_number(c, node->column);
        return holds(node->op, (number > node->number) - (number < node->number));
    }
    const char *text = public_text(c, node->column);
    const char *other = node->other != FILTER_NO_COLUMN ? public_text(c, node->other) : node->text;
    g_assert(text != NULL && other != NULL);
    if (node->op == FILTER_EMPTY)
        return *text == '\0';
    gboolean is_token = node->column == FILTER_STATUS || node->column == FILTER_STATUS_CLASS;
    if (!is_token && (*text == '\0' || *other == '\0')) /* an empty day is in no comparison */
        return FALSE;
    return holds(node->op, strcmp(text, other));
}

/* The answers of all such comparisons, in the tree's order. */
static void add_answers(const struct filter *node, const struct commitment *c, GString *answers)
{
    if (is_asked(node))
        g_string_append_c(answers, answer(node, c) ? '1' : '0');
    for (guint i = 0; node->children != NULL && i < node->children->len; i++)
        add_answers(node->children->pdata[i], c, answers);
}

/* A copy with something in place of each such comparison: what *answers say in turn, or, where
 * that is NULL, whatever lets more through. */
static struct filter *replaced(const struct filter *node, const char **answers, gboolean is_denied)
{
    if (is_asked(node)) {
        gboolean passes = *answers != NULL ? *(*answers)++ == '1' : !is_denied;
        return passes ? filter_all() : filter_none();
    }
    if (node->type == FILTER_NOT)
        return filter_not(replaced(node->children->pdata[0], answers, !is_denied));
    if (node->type != FILTER_AND && node->type != FILTER_OR)
        return filter_copy(node);
    struct filter *whole = node->type == FILTER_AND ? filter_all() : filter_none();
    for (guint i = 0; i < node->children->len; i++) {
        struct filter *part = replaced(node->children->pdata[i], answers, is_denied);
        whole = node->type == FILTER_AND ? filter_and(whole, part) : filter_or(whole, part);
    }
    return whole;
}

static void free_listing(gpointer data)
{
    listing_close(data);
}

struct selection *selection_new(struct db *db, const struct filter *filter, gboolean is_internal)
{
    struct selection *selection = g_new0(struct selection, 1);
    const char *no_answers = NULL;
    selection->db = db;
    selection->filter = filter;
    selection->by_answers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_listing);
    if (!is_internal && has_asked(filter))
        selection->walked = replaced(filter, &no_answers, FALSE);
    return selection;
}

void selection_free(struct selection *selection)
{
    if (selection == NULL)
        return;
    filter_free(selection->walked);
    g_hash_table_unref(selection->by_answers);
    g_free(selection);
}

const struct filter *selection_filter(const struct selection *selection)
{
    return selection->walked != NULL ? selection->walked : selection->filter;
}

static struct listing *listing_for(struct selection *selection, const char *answers, GError **error)
{
    struct listing *listing = g_hash_table_lookup(selection->by_answers, answers);
    if (listing != NULL)
        return listing;
    const char *next = answers;
    owned(filter) filter = replaced(selection->filter, &next, FALSE);
    const struct listing_spec spec = {.filter = filter};
    listing = listing_open(selection->db, &spec, error);
    if (listing != NULL)
        g_hash_table_insert(selection->by_answers, g_strdup(answers), listing);
    return listing;
}

gboolean selection_takes(struct selection *selection, const struct story *story, gboolean *takes,
                         GError **error)
{
    *takes = TRUE;
    if (selection->walked == NULL)
        return TRUE;
    g_autoptr(GString) answers = g_string_new(NULL);
    add_answers(selection->filter, story->commitment, answers);
    struct listing *listing = listing_for(selection, answers->str, error);
    if (listing == NULL)
        return FALSE;
    GError *failed = NULL;
    owned(listing_row) row = listing_find(listing, story->commitment->id, NULL, &failed);
    *takes = row != NULL;
    if (failed == NULL)
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}
