/* listing.c owns an open list: what it is of, and which of two ways it is read.
 * It must not know either way from inside. */
#include "db/listing.h"

#include "db/listing_private.h"

/* More rows than a screen shows: the whole list is wanted, one sort for all of it. */
enum { TOP_ROWS = 500, WALK_ROWS = 200, NOT_COUNTED = -1 };

static const struct listing_sort by_key = {.by = LISTING_BY_KEY};

/* Few are sorted sooner than they are found on a walk. */
static gboolean can_be_walked(const struct listing *listing)
{
    return listing->n_sorts == 1 && listing->group == LISTING_GROUP_NONE &&
           listing_order_of(listing->sorts[0].by)->column != NULL && listing->plan->bound < 0;
}

gboolean listing_refresh(struct listing *listing, GError **error)
{
    struct filter_plan *plan = filter_plan_new(listing->db, listing->filter, error);
    if (plan == NULL)
        return FALSE;
    listing_walk_clear(listing);
    listing_table_drop(listing);
    filter_plan_free(listing->plan);
    listing->plan = plan;
    listing->n = NOT_COUNTED;
    listing->generation++;
    listing->is_walked = can_be_walked(listing);
    return TRUE;
}

gint64 listing_snapshot(const struct listing *listing)
{
    return listing->snapshot != 0 ? listing->snapshot : -listing->generation;
}

static void free_filter(gpointer filter)
{
    filter_free(filter);
}

static GPtrArray *copy_ranks(const GPtrArray *ranks)
{
    if (ranks == NULL)
        return NULL;
    GPtrArray *copies = g_ptr_array_new_with_free_func(free_filter);
    for (guint i = 0; i < ranks->len; i++)
        g_ptr_array_add(copies, filter_copy(ranks->pdata[i]));
    return copies;
}

struct listing *listing_open(struct db *db, const struct listing_spec *spec, GError **error)
{
    struct listing *listing = g_new0(struct listing, 1);
    const struct listing_sort *sorts = spec->n_sorts > 0 ? spec->sorts : &by_key;
    listing->db = db;
    listing->filter =
        spec->filter != NULL && spec->filter->type != FILTER_ALL ? filter_copy(spec->filter) : NULL;
    listing->n_sorts = MAX(spec->n_sorts, 1);
    listing->sorts = g_memdup2(sorts, listing->n_sorts * sizeof *sorts);
    listing->group = spec->group;
    listing->folds = spec->folds;
    listing->ranks = copy_ranks(spec->ranks);
    if (listing_refresh(listing, error))
        return listing;
    listing_close(listing);
    return NULL;
}

void listing_close(struct listing *listing)
{
    if (listing == NULL)
        return;
    listing_walk_clear(listing);
    listing_table_drop(listing);
    filter_plan_free(listing->plan);
    filter_free(listing->filter);
    g_clear_pointer(&listing->ranks, g_ptr_array_unref);
    g_free(listing->sorts);
    g_free(listing);
}

static void reverse(GArray *entries)
{
    for (guint i = 0, j = entries->len; i + 1 < j; i++) {
        struct listing_entry *a = &g_array_index(entries, struct listing_entry, i);
        struct listing_entry *b = &g_array_index(entries, struct listing_entry, --j);
        struct listing_entry c = *a;
        *a = *b;
        *b = c;
    }
}

/* FALSE and no error: the list can no longer be walked. */
static gboolean page_walked(struct listing *listing, const struct listing_row *from,
                            gboolean backwards, guint n, GArray *entries, GError **error)
{
    GError *failed = NULL;
    if (listing_walk_page(listing, from, backwards, n, entries, &failed))
        return TRUE;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return TRUE; /* it was walked, to an error */
    }
    g_array_set_size(entries, 0);
    listing->is_walked = FALSE;
    return FALSE;
}

static gboolean page_ordered(struct listing *listing, const struct listing_row *from,
                             gboolean backwards, guint n, GArray *entries, GError **error)
{
    gboolean is_first = from == NULL && !backwards && n <= TOP_ROWS && !listing_has_folds(listing);
    if (is_first && listing->snapshot == 0 && listing->plan->bound < 0)
        return listing_table_top(listing, n, entries, error);
    if (!listing_table_make(listing, error))
        return FALSE;
    if (listing_has_folds(listing))
        return listing_fold_page(listing, from, backwards, n, entries, error);
    return listing_table_page(listing, from, backwards, n, entries, error);
}

static gboolean page_entries(struct listing *listing, const struct listing_row *from,
                             gboolean backwards, guint n, GArray *entries, GError **error)
{
    GError *failed = NULL;
    if (!listing->is_walked || !page_walked(listing, from, backwards, n, entries, &failed))
        page_ordered(listing, from, backwards, n, entries, &failed);
    if (failed == NULL)
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}

GPtrArray *listing_page(struct listing *listing, const struct listing_row *from, gboolean backwards,
                        guint n, GError **error)
{
    g_autoptr(GArray) entries = listing_entries_new();
    if (!page_entries(listing, from, backwards, n, entries, error))
        return NULL;
    if (backwards)
        reverse(entries);
    return listing_rows_of(listing, entries, error);
}

static struct listing_row *only_row(struct listing *listing, const GArray *entries, GError **error)
{
    g_autoptr(GPtrArray) rows = listing_rows_of(listing, entries, error);
    return rows != NULL && rows->len > 0 ? g_ptr_array_steal_index(rows, 0) : NULL;
}

struct listing_row *listing_find(struct listing *listing, gint64 commitment_id,
                                 const struct listing_row *near, GError **error)
{
    g_autoptr(GArray) entries = listing_entries_new();
    struct listing_entry entry = {.id = commitment_id};
    gboolean found = FALSE;
    const gboolean is_of_group = commitment_id == 0 || listing_has_folds(listing);
    if (!listing->is_walked) {
        if (!listing_table_make(listing, error) ||
            !(is_of_group ? listing_fold_place(listing, commitment_id, near, entries, error)
                          : listing_table_place(listing, commitment_id, near, entries, error)))
            return NULL;
    } else if (!listing_walk_has(listing, commitment_id, &found, error)) {
        return NULL;
    } else if (found) {
        g_array_append_val(entries, entry);
    }
    return only_row(listing, entries, error);
}

static gboolean find_entries(struct listing *listing, const struct filter *filter,
                             const struct listing_row *from, gboolean backwards, guint n,
                             GArray *entries, GError **error)
{
    if (listing->is_walked)
        return listing_walk_find(listing, filter, from, backwards, n, entries, error);
    return listing_table_make(listing, error) &&
           listing_table_find(listing, filter, from, backwards, n, entries, error);
}

struct listing_row *listing_next(struct listing *listing, const struct filter *filter,
                                 const struct listing_row *from, gboolean backwards, GError **error)
{
    g_autoptr(GArray) entries = listing_entries_new();
    if (!find_entries(listing, filter, from, backwards, 1, entries, error))
        return NULL;
    return only_row(listing, entries, error);
}

GArray *listing_ids(struct listing *listing, const struct filter *filter, guint limit,
                    GError **error)
{
    g_autoptr(GArray) entries = listing_entries_new();
    if (!find_entries(listing, filter, NULL, FALSE, limit, entries, error))
        return NULL;
    GArray *ids = g_array_sized_new(FALSE, FALSE, sizeof(gint64), entries->len);
    for (guint i = 0; i < entries->len; i++)
        g_array_append_val(ids, g_array_index(entries, struct listing_entry, i).id);
    return ids;
}

gboolean listing_walk(struct listing *listing,
                      gboolean (*each)(const struct listing_row *row, gpointer data), gpointer data,
                      GError **error)
{
    owned(listing_row) last = NULL;
    if (!listing_settle(listing, error))
        return FALSE;
    for (;;) {
        g_autoptr(GPtrArray) rows = listing_page(listing, last, FALSE, WALK_ROWS, error);
        if (rows == NULL)
            return FALSE;
        for (guint i = 0; i < rows->len; i++)
            if (!each(rows->pdata[i], data))
                return TRUE;
        if (rows->len == 0)
            return TRUE;
        listing_row_free(last);
        last = g_ptr_array_steal_index(rows, rows->len - 1);
    }
}

static struct statement *count_statement(struct listing *listing, struct filter_sql *sql,
                                         GError **error)
{
    g_autofree char *words = filter_plan_words(listing->db, listing->filter);
    filter_sql_add(sql, "SELECT count(*) AS n FROM ");
    if (words != NULL) {
        filter_sql_add(sql, "(");
        filter_sql_add_template(sql, listing->db->ops->search->ids, "", words);
        filter_sql_add(sql, ") x");
    } else {
        filter_sql_add(sql, "commitment c WHERE ");
        filter_sql_add_filter(sql, listing->db, listing->filter, FILTER_BY_SET, NULL);
    }
    return filter_sql_prepare(sql, listing->db, "listing count", error);
}

static gboolean count(struct listing *listing, GError **error)
{
    if (listing->filter == NULL)
        return commitment_count(listing->db, &listing->n, error);
    owned(filter_sql) sql = filter_sql_new();
    struct statement *st = count_statement(listing, sql, error);
    gboolean done = st != NULL && statement_one(st, error);
    if (done)
        listing->n = statement_int(st, "n");
    statement_free(st);
    return done;
}

gboolean listing_count(struct listing *listing, gint64 *n, GError **error)
{
    gboolean needs_table = listing->group != LISTING_GROUP_NONE || listing->plan->bound >= 0;
    if (listing->n == NOT_COUNTED &&
        !(needs_table ? listing_table_make(listing, error) : count(listing, error)))
        return FALSE;
    *n = listing->n;
    return TRUE;
}

gboolean listing_position(struct listing *listing, const struct listing_row *row, gint64 *position,
                          GError **error)
{
    *position = row->position;
    if (row->position > 0 && row->snapshot == listing_snapshot(listing))
        return TRUE;
    if (listing->is_walked)
        return listing_walk_position(listing, row, position, error);
    if (row->commitment == NULL)
        return listing_heading_place(listing, row, position, error);
    g_autoptr(GArray) places = listing_entries_new();
    *position = 0;
    if (!listing_table_make(listing, error) ||
        !listing_table_place(listing, row->commitment->id, row, places, error))
        return FALSE;
    if (places->len > 0)
        *position = g_array_index(places, struct listing_entry, 0).position;
    return TRUE;
}

gboolean listing_settle(struct listing *listing, GError **error)
{
    return listing->is_walked || listing_table_make(listing, error);
}
