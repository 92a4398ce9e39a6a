/* listing_group.c owns the groups of a list in order, and those that are folded: a row each.
 * It must not know how the list is put in order, nor what its groups are about. */
#include "db/listing_private.h"

#include <string.h>

struct listing_folds {
    gboolean is_all;    /* every group is folded, but for the others */
    GHashTable *others; /* set of names: folded, or where all are, not */
};

/* Two meetings may be called alike, and two groups without an id are told apart by their text. */
static char *name_of(gint64 group_id, const char *group)
{
    return g_strdup_printf("%" G_GINT64_FORMAT " %s", group_id, group != NULL ? group : "");
}

struct listing_folds *listing_folds_new(void)
{
    struct listing_folds *folds = g_new0(struct listing_folds, 1);
    folds->others = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return folds;
}

void listing_folds_free(struct listing_folds *folds)
{
    if (folds != NULL)
        g_hash_table_unref(folds->others);
    g_free(folds);
}

void listing_folds_set(struct listing_folds *folds, gint64 group_id, const char *group,
                       gboolean is_folded)
{
    char *name = name_of(group_id, group);
    if (is_folded != folds->is_all) {
        g_hash_table_add(folds->others, name);
        return;
    }
    g_hash_table_remove(folds->others, name);
    g_free(name);
}

void listing_folds_set_all(struct listing_folds *folds, gboolean is_folded)
{
    g_hash_table_remove_all(folds->others);
    folds->is_all = is_folded;
}

gboolean listing_folds_has(const struct listing_folds *folds, gint64 group_id, const char *group)
{
    g_autofree char *name = name_of(group_id, group);
    return folds->is_all != g_hash_table_contains(folds->others, name);
}

gboolean listing_has_folds(const struct listing *listing)
{
    const struct listing_folds *folds = listing->folds;
    return folds != NULL && listing_is_grouped(listing) &&
           (folds->is_all || g_hash_table_size(folds->others) > 0);
}

static gboolean is_folded(const struct listing *listing, const struct listing_heading *heading)
{
    return listing->folds != NULL &&
           listing_folds_has(listing->folds, heading->group_id, heading->group);
}

static gint64 last_of(const struct listing_heading *heading)
{
    return heading->position + heading->n - 1;
}

/* One row of the table, as a heading. */
static struct listing_heading *heading_at(struct listing *listing, gint64 position, GError **error)
{
    g_autoptr(GArray) entries = listing_entries_new();
    if (!listing_table_run(listing, position, position, FALSE, 1, entries, error))
        return NULL;
    g_assert(entries->len == 1);
    struct listing_entry *entry = &g_array_index(entries, struct listing_entry, 0);
    struct listing_heading *heading = g_new0(struct listing_heading, 1);
    *heading =
        (struct listing_heading){entry->group_id, g_steal_pointer(&entry->group), position, 1};
    return heading;
}

static gboolean is_in(struct listing *listing, const struct listing_heading *heading,
                      gint64 position, gboolean *answer, GError **error)
{
    struct listing_heading *other = heading_at(listing, position, error);
    if (other == NULL)
        return FALSE;
    *answer = other->group_id == heading->group_id && strcmp(other->group, heading->group) == 0;
    listing_heading_free(other);
    return TRUE;
}

/* Groups stand one behind the other, so their ends are found by a few looks, however long they are:
 * in doubled steps, then by halving the last of them. */
static gboolean measure(struct listing *listing, struct listing_heading *heading, GError **error)
{
    gint64 inside = heading->position, outside = listing->n + 1, step = 1;
    while (inside + 1 < outside) {
        const gint64 look = step > 0 ? inside + step : inside + (outside - inside) / 2;
        gboolean answer = FALSE;
        if (look >= outside) {
            step = 0;
            continue;
        }
        if (!is_in(listing, heading, look, &answer, error))
            return FALSE;
        if (answer)
            inside = look;
        else
            outside = look;
        step = answer ? step * 2 : 0;
    }
    heading->n = inside - heading->position + 1;
    return TRUE;
}

const GPtrArray *listing_headings(struct listing *listing, GError **error)
{
    if (listing->headings != NULL)
        return listing->headings;
    g_autoptr(GPtrArray) headings = g_ptr_array_new_with_free_func(listing_heading_free);
    if (listing_is_grouped(listing) && !listing_table_make(listing, error))
        return NULL;
    for (gint64 at = 1; listing_is_grouped(listing) && at <= listing->n;) {
        struct listing_heading *heading = heading_at(listing, at, error);
        if (heading == NULL)
            return NULL;
        g_ptr_array_add(headings, heading);
        if (!measure(listing, heading, error))
            return NULL;
        at += heading->n;
    }
    listing->headings = g_steal_pointer(&headings);
    return listing->headings;
}

gboolean listing_knows_groups(const struct listing *listing)
{
    return !listing_is_grouped(listing) || listing->headings != NULL;
}

static const struct listing_heading *heading_of(const struct listing *listing, guint index)
{
    return listing->headings->pdata[index];
}

/* The group that a position is in. */
static guint index_of(const struct listing *listing, gint64 position)
{
    guint low = 0, high = listing->headings->len;
    while (low + 1 < high) {
        const guint middle = (low + high) / 2;
        if (heading_of(listing, middle)->position <= position)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static const struct listing_heading *find_heading(const struct listing *listing, gint64 group_id,
                                                  const char *group)
{
    for (guint i = 0; listing->headings != NULL && i < listing->headings->len; i++) {
        const struct listing_heading *heading = heading_of(listing, i);
        if (heading->group_id == group_id && strcmp(heading->group, group) == 0)
            return heading;
    }
    return NULL;
}

gint64 listing_group_size(const struct listing *listing, const struct listing_row *row)
{
    const struct listing_heading *heading = find_heading(listing, row->group_id, row->group);
    return heading != NULL ? heading->n : 0;
}

gboolean listing_heading_place(struct listing *listing, const struct listing_row *row,
                               gint64 *position, GError **error)
{
    *position = 0;
    if (listing_headings(listing, error) == NULL)
        return FALSE;
    const struct listing_heading *heading = find_heading(listing, row->group_id, row->group);
    if (heading != NULL)
        *position = heading->position;
    return TRUE;
}

static void add_fold(GArray *entries, const struct listing_heading *heading)
{
    const struct listing_entry entry = {
        .position = heading->position,
        .group_id = heading->group_id,
        .group = g_strdup(heading->group),
        .n = heading->n,
    };
    g_array_append_val(entries, entry);
}

/* The rows of one group after another, until one is folded or there are enough. Returns the last
 * position of them. */
static gint64 run_forwards(const struct listing *listing, gint64 first, guint n)
{
    gint64 last = first - 1;
    for (guint i = index_of(listing, first); i < listing->headings->len; i++) {
        if (is_folded(listing, heading_of(listing, i)) || last - first + 1 >= n)
            break;
        last = last_of(heading_of(listing, i));
    }
    return last;
}

static gint64 run_backwards(const struct listing *listing, gint64 last, guint n)
{
    gint64 first = last + 1;
    for (guint i = index_of(listing, last) + 1; i > 0; i--) {
        if (is_folded(listing, heading_of(listing, i - 1)) || last - first + 1 >= n)
            break;
        first = heading_of(listing, i - 1)->position;
    }
    return first;
}

static gboolean page_forwards(struct listing *listing, gint64 at, guint n, GArray *entries,
                              GError **error)
{
    while (entries->len < n && at <= listing->n) {
        const struct listing_heading *heading = heading_of(listing, index_of(listing, at));
        const guint wanted = n - entries->len;
        gint64 last = last_of(heading);
        if (is_folded(listing, heading)) {
            add_fold(entries, heading);
        } else {
            last = MIN(run_forwards(listing, at, wanted), at + wanted - 1);
            if (!listing_table_run(listing, at, last, FALSE, wanted, entries, error))
                return FALSE;
        }
        at = last + 1;
    }
    return TRUE;
}

static gboolean page_backwards(struct listing *listing, gint64 at, guint n, GArray *entries,
                               GError **error)
{
    while (entries->len < n && at >= 1) {
        const struct listing_heading *heading = heading_of(listing, index_of(listing, at));
        const guint wanted = n - entries->len;
        gint64 first = heading->position;
        if (is_folded(listing, heading)) {
            add_fold(entries, heading);
        } else {
            first = MAX(run_backwards(listing, at, wanted), at - wanted + 1);
            if (!listing_table_run(listing, first, at, TRUE, wanted, entries, error))
                return FALSE;
        }
        at = first - 1;
    }
    return TRUE;
}

gboolean listing_fold_page(struct listing *listing, const struct listing_row *from,
                           gboolean backwards, guint n, GArray *entries, GError **error)
{
    gint64 position = 0;
    if (listing_headings(listing, error) == NULL ||
        !listing_table_start(listing, from, backwards, &position, error))
        return FALSE;
    if (backwards)
        return page_backwards(listing, MIN(position - 1, listing->n), n, entries, error);
    /* A row within a group that is folded by now: what follows is the next group. */
    if (position >= 1 && position <= listing->n) {
        const struct listing_heading *heading = heading_of(listing, index_of(listing, position));
        if (is_folded(listing, heading))
            position = last_of(heading);
    }
    return page_forwards(listing, position + 1, n, entries, error);
}

/* What is to be seen of a row of the table: itself, or the folded group it is in. */
static gboolean add_seen(struct listing *listing, gint64 position, GArray *entries, GError **error)
{
    const struct listing_heading *heading = heading_of(listing, index_of(listing, position));
    if (!is_folded(listing, heading))
        return listing_table_run(listing, position, position, FALSE, 1, entries, error);
    add_fold(entries, heading);
    return TRUE;
}

static gboolean is_in_group(const struct listing_entry *entry, const struct listing_row *near)
{
    return near != NULL && entry->group_id == near->group_id &&
           strcmp(entry->group, near->group) == 0;
}

/* Of all the places a commitment has: the one in the group of `near`, else one that is seen. */
static gint64 best_place(const struct listing *listing, const GArray *places,
                         const struct listing_row *near)
{
    gint64 best = 0;
    for (guint i = 0; i < places->len; i++) {
        const struct listing_entry *entry = &g_array_index(places, struct listing_entry, i);
        if (is_in_group(entry, near))
            return entry->position;
        const struct listing_heading *heading =
            heading_of(listing, index_of(listing, entry->position));
        const gboolean is_seen = !is_folded(listing, heading);
        if (best == 0 ||
            (is_seen && is_folded(listing, heading_of(listing, index_of(listing, best)))))
            best = entry->position;
    }
    return best;
}

gboolean listing_fold_place(struct listing *listing, gint64 id, const struct listing_row *near,
                            GArray *entries, GError **error)
{
    g_autoptr(GArray) places = listing_entries_new();
    gint64 position = 0;
    if (listing_headings(listing, error) == NULL)
        return FALSE;
    if (id != 0) {
        if (!listing_table_places(listing, id, places, error))
            return FALSE;
        position = best_place(listing, places, near);
    } else if (near != NULL && !listing_heading_place(listing, near, &position, error)) {
        return FALSE;
    }
    return position == 0 || add_seen(listing, position, entries, error);
}

struct listing_row *listing_group_step(struct listing *listing, const struct listing_row *from,
                                       gboolean backwards, GError **error)
{
    gint64 position = 0, heading = 0;
    if (!listing_position(listing, from, &position, error) || position == 0 ||
        listing_headings(listing, error) == NULL || listing->headings->len == 0)
        return NULL;
    gint64 to = index_of(listing, position);
    heading = heading_of(listing, (guint)to)->position;
    if (!backwards)
        to++;
    else if (position == heading)
        to--;
    if (to < 0 || to >= listing->headings->len)
        return NULL;
    g_autoptr(GArray) entries = listing_entries_new();
    if (!add_seen(listing, heading_of(listing, (guint)to)->position, entries, error))
        return NULL;
    g_autoptr(GPtrArray) rows = listing_rows_of(listing, entries, error);
    return rows != NULL && rows->len > 0 ? g_ptr_array_steal_index(rows, 0) : NULL;
}
