/* listing_walk.c owns walking a list along an index: pages from a row on, in both directions.
 * It must not know groups, nor lists that no index has the order of. */
#include "db/listing_private.h"

/* Rows asked in vain before a page gives up: some 20 ms of rows that are asked by their columns, or
 * whose texts are read. A regular expression has no other way than to read them all. */
enum { WAY = 20000, WAY_A_ROW = 100, TEXT_WAY = 2000, TEXT_WAY_A_ROW = 10, REGEX_WAY = 100000 };

static void walk_clear(struct listing_walk *walk)
{
    statement_free(walk->st);
    filter_sql_free(walk->sql);
    *walk = (struct listing_walk){0};
}

void listing_walk_clear(struct listing *listing)
{
    for (int i = 0; i < 4; i++)
        walk_clear(&listing->walks[i / 2][i % 2]);
}

static gboolean is_downwards(const struct listing *listing, gboolean backwards)
{
    return listing->sorts[0].descending != backwards;
}

static void add_own_filter(struct filter_sql *sql, const struct listing *listing)
{
    filter_sql_add_filter(sql, listing->db, listing->filter, FILTER_BY_ROW, listing->plan->by_row);
}

static void add_along(struct filter_sql *sql, const struct listing *listing, enum listing_by by,
                      gboolean downwards, struct listing_walk *walk)
{
    filter_sql_add(sql, " ORDER BY ");
    listing_add_place(sql, listing, by);
    filter_sql_add(sql, downwards ? " DESC, c.id DESC LIMIT " : ", c.id LIMIT ");
    walk->limit = filter_sql_add_slot(sql);
}

/* The filter stands among the columns, not in WHERE: so the way is always along the index, row by
 * row, and can be given up. */
static void add_asking(struct listing_walk *walk, const struct listing *listing,
                       const struct filter *more, const struct filter_plan *plan,
                       gboolean backwards, gboolean has_from)
{
    struct filter_sql *sql = walk->sql;
    filter_sql_add(sql, "SELECT c.id AS id, (");
    if (more != NULL) {
        filter_sql_add_filter(sql, listing->db, more, FILTER_BY_ROW, plan->by_row);
        filter_sql_add(sql, " AND ");
    }
    add_own_filter(sql, listing);
    filter_sql_add(sql, ") AS hit FROM commitment c");
    if (has_from) {
        filter_sql_add(sql, " WHERE ");
        listing_add_beyond(sql, listing, is_downwards(listing, backwards), LISTING_BY_INDEX,
                           &walk->from);
    }
    add_along(sql, listing, LISTING_BY_INDEX, is_downwards(listing, backwards), walk);
}

/* The few that the plan knows of, put in order. */
static void add_known(struct listing_walk *walk, const struct listing *listing,
                      const struct filter *more, const struct filter_plan *plan, gboolean backwards,
                      gboolean has_from)
{
    struct filter_sql *sql = walk->sql;
    filter_sql_add(sql, "SELECT c.id AS id, 1 AS hit FROM (");
    filter_plan_add_ids(sql, plan);
    filter_sql_add(sql, ") d CROSS JOIN commitment c WHERE c.id = d.id AND ");
    filter_sql_add_filter(sql, listing->db, more, FILTER_BY_ROW, plan->by_row);
    filter_sql_add(sql, " AND ");
    add_own_filter(sql, listing);
    if (has_from) {
        filter_sql_add(sql, " AND ");
        listing_add_beyond(sql, listing, is_downwards(listing, backwards), LISTING_BY_INDEX,
                           &walk->from);
    }
    add_along(sql, listing, LISTING_BY_INDEX, is_downwards(listing, backwards), walk);
}

static gboolean walk_begin(struct listing_walk *walk, struct listing *listing,
                           const struct listing_row *from, gint64 limit, GError **error)
{
    if (walk->st == NULL)
        walk->st = filter_sql_prepare(walk->sql, listing->db, "listing walk", error);
    if (walk->st == NULL)
        return FALSE;
    statement_reset(walk->st);
    if (from != NULL)
        listing_bind_place(listing, walk->st, &walk->from, from);
    statement_bind_int(walk->st, walk->limit, limit);
    return TRUE;
}

/* Takes up to n hits. *asked: rows stepped over, hits among them. */
static gboolean walk_take(struct listing_walk *walk, guint n, GArray *entries, gint64 *asked,
                          GError **error)
{
    enum step_result result = STEP_ROW;
    *asked = 0;
    while (entries->len < n && (result = statement_step(walk->st, error)) == STEP_ROW) {
        (*asked)++;
        struct listing_entry entry = {.id = statement_int_at(walk->st, 0)};
        if (statement_int_at(walk->st, 1) != 0)
            g_array_append_val(entries, entry);
    }
    statement_reset(walk->st);
    return result != STEP_ERROR;
}

static gint64 longest_way(const struct db *db, const struct filter *filter,
                          const struct filter_plan *plan, guint n)
{
    if (filter == NULL)
        return n;
    if (db->few > 0)
        return db->few + n;
    if (filter_has(filter, FILTER_REGEX))
        return REGEX_WAY;
    return g_hash_table_size(plan->by_row) > 0 ? TEXT_WAY + (gint64)TEXT_WAY_A_ROW * n
                                               : WAY + (gint64)WAY_A_ROW * n;
}

gboolean listing_walk_page(struct listing *listing, const struct listing_row *from,
                           gboolean backwards, guint n, GArray *entries, GError **error)
{
    struct listing_walk *walk = &listing->walks[backwards ? 1 : 0][from != NULL];
    if (walk->sql == NULL) {
        walk->sql = filter_sql_new();
        add_asking(walk, listing, NULL, NULL, backwards, from != NULL);
    }
    gint64 limit = longest_way(listing->db, listing->filter, listing->plan, n);
    gint64 asked;
    if (!walk_begin(walk, listing, from, limit, error) ||
        !walk_take(walk, n, entries, &asked, error))
        return FALSE;
    return entries->len == n || asked < limit;
}

/* Every row at once, sorted: what a walk that would be too long is given up for. */
static void add_scan(struct listing_walk *walk, const struct listing *listing,
                     const struct filter *more, gboolean backwards, gboolean has_from)
{
    struct filter_sql *sql = walk->sql;
    gboolean downwards = is_downwards(listing, backwards);
    filter_sql_add(sql, "SELECT c.id AS id, 1 AS hit FROM commitment c WHERE ");
    filter_sql_add_filter(sql, listing->db, more, FILTER_BY_SET, NULL);
    filter_sql_add(sql, " AND ");
    filter_sql_add_filter(sql, listing->db, listing->filter, FILTER_BY_SET, NULL);
    if (has_from) {
        filter_sql_add(sql, " AND ");
        listing_add_beyond(sql, listing, downwards, LISTING_BY_SCAN, &walk->from);
    }
    add_along(sql, listing, LISTING_BY_SCAN, downwards, walk);
}

/* Takes the walk's SQL. *asked: as walk_take. */
static gboolean walk_once(struct listing_walk *walk, struct listing *listing,
                          const struct listing_row *from, guint n, gint64 limit, GArray *entries,
                          gint64 *asked, GError **error)
{
    g_array_set_size(entries, 0);
    gboolean done =
        walk_begin(walk, listing, from, limit, error) && walk_take(walk, n, entries, asked, error);
    walk_clear(walk);
    return done;
}

gboolean listing_walk_find(struct listing *listing, const struct filter *filter,
                           const struct listing_row *from, gboolean backwards, guint n,
                           GArray *entries, GError **error)
{
    owned(filter_plan) plan = filter_plan_new(listing->db, filter, error);
    if (plan == NULL)
        return FALSE;
    gint64 asked, limit = plan->bound >= 0 ? n : longest_way(listing->db, filter, plan, n);
    struct listing_walk walk = {.sql = filter_sql_new()};
    if (plan->bound >= 0)
        add_known(&walk, listing, filter, plan, backwards, from != NULL);
    else
        add_asking(&walk, listing, filter, plan, backwards, from != NULL);
    if (!walk_once(&walk, listing, from, n, limit, entries, &asked, error))
        return FALSE;
    if (plan->bound >= 0 || entries->len == n || asked < limit)
        return TRUE;
    walk.sql = filter_sql_new();
    add_scan(&walk, listing, filter, backwards, from != NULL);
    return walk_once(&walk, listing, from, n, n, entries, &asked, error);
}

gboolean listing_walk_has(struct listing *listing, gint64 id, gboolean *found, GError **error)
{
    owned(filter_sql) sql = filter_sql_new();
    filter_sql_add(sql, "SELECT ");
    add_own_filter(sql, listing);
    filter_sql_add(sql, " AS hit FROM commitment c WHERE c.id = ");
    filter_sql_add_int(sql, id);
    GError *failed = NULL;
    struct statement *st = filter_sql_prepare(sql, listing->db, "listing has", &failed);
    *found = st != NULL && statement_one(st, &failed) && statement_int(st, "hit") != 0;
    statement_free(st);
    if (failed == NULL)
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}

gboolean listing_walk_position(struct listing *listing, const struct listing_row *row,
                               gint64 *position, GError **error)
{
    gboolean found;
    *position = 0;
    if (!listing_walk_has(listing, row->commitment->id, &found, error) || !found)
        return found == FALSE && (error == NULL || *error == NULL);
    owned(filter_sql) sql = filter_sql_new();
    struct listing_slots slots;
    filter_sql_add(sql, "SELECT count(*) AS n FROM commitment c WHERE ");
    listing_add_beyond(sql, listing, !listing->sorts[0].descending,
                       listing->filter == NULL ? LISTING_BY_INDEX : LISTING_BY_SCAN, &slots);
    filter_sql_add(sql, " AND ");
    filter_sql_add_filter(sql, listing->db, listing->filter, FILTER_BY_SET, NULL);
    struct statement *st = filter_sql_prepare(sql, listing->db, "listing position", error);
    if (st == NULL)
        return FALSE;
    listing_bind_place(listing, st, &slots, row);
    gboolean done = statement_one(st, error);
    if (done)
        *position = statement_int(st, "n") + 1;
    statement_free(st);
    return done;
}

gint64 listing_walk_scans(struct listing *listing)
{
    gint64 scans = 0;
    for (int i = 0; i < 4; i++)
        if (listing->walks[i / 2][i % 2].st != NULL)
            scans += statement_scans(listing->walks[i / 2][i % 2].st);
    return scans;
}
