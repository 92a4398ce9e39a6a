/* listing_table.c owns lists that are put in order once, in a temporary table, and paged by
 * position. It must not know how a list is walked along an index. */
#include "db/listing_private.h"

/* Of more rows than these the index is asked for words, however many places they have. */
enum { FEW_TEXTS = 1000 };

gboolean listing_is_grouped(const struct listing *listing)
{
    return listing->group != LISTING_GROUP_NONE;
}

static char *table_name(const struct listing *listing)
{
    return g_strdup_printf("listing_%" G_GINT64_FORMAT, listing->snapshot);
}

void listing_table_drop(struct listing *listing)
{
    g_clear_pointer(&listing->headings, g_ptr_array_unref);
    for (int i = 0; i < 2; i++) {
        g_clear_pointer(&listing->pages[i], statement_free);
        g_clear_pointer(&listing->page_sql[i], g_free);
    }
    if (listing->snapshot == 0)
        return;
    g_autofree char *name = table_name(listing);
    g_autofree char *sql = g_strdup_printf("DROP TABLE IF EXISTS %s", name);
    listing->db->ops->execute(listing->db->engine, sql, NULL);
    listing->snapshot = 0;
}

/* Every word that the filter hopes for, as one text for the index. NULL: it has none. */
static void gather_words(const struct listing *listing, const struct filter *filter, GString *term)
{
    if (filter->type == FILTER_WORDS) {
        g_autofree char *one = filter_sql_term(listing->db, filter);
        g_string_append_printf(term, "%s(%s)",
                               term->len > 0 ? listing->db->ops->search->either : "", one);
    }
    gboolean goes_on = filter->type == FILTER_AND || filter->type == FILTER_OR;
    for (guint i = 0; goes_on && i < filter->children->len; i++)
        gather_words(listing, filter->children->pdata[i], term);
}

static gboolean is_by_relevance(const struct listing *listing)
{
    for (gsize i = 0; i < listing->n_sorts; i++)
        if (listing->sorts[i].by == LISTING_BY_RELEVANCE)
            return TRUE;
    return FALSE;
}

static void add_ranks(struct filter_sql *sql, const struct listing *listing)
{
    g_autoptr(GString) term = g_string_new(NULL);
    if (listing->filter != NULL)
        gather_words(listing, listing->filter, term);
    filter_sql_add(sql, " LEFT JOIN (");
    if (term->len > 0)
        filter_sql_add_template(sql, listing->db->ops->search->ranked, "", term->str);
    else
        filter_sql_add(sql, "SELECT 0 AS id, 0.0 AS rank");
    filter_sql_add(sql, ") r ON r.id = c.id");
}

static void add_from(struct filter_sql *sql, const struct listing *listing)
{
    const struct listing_grouping *grouping = listing_grouping_of(listing->group);
    gboolean is_known = listing->plan->bound >= 0;
    filter_sql_add(sql, " FROM ");
    if (is_known) {
        filter_sql_add(sql, "(");
        filter_plan_add_ids(sql, listing->plan);
        filter_sql_add(sql, ") d CROSS JOIN ");
    }
    filter_sql_add(sql, "commitment c");
    if (grouping->join != NULL)
        filter_sql_add(sql, grouping->join);
    if (is_by_relevance(listing))
        add_ranks(sql, listing);
    filter_sql_add(sql, is_known ? " WHERE c.id = d.id AND " : " WHERE ");
    filter_sql_add_filter(sql, listing->db, listing->filter,
                          is_known ? FILTER_BY_ROW : FILTER_BY_SET,
                          listing->plan->bound <= FEW_TEXTS ? listing->plan->by_row : NULL);
}

/* The whole list in order: id, and the group's id and label where it is grouped. */
static void add_select(struct filter_sql *sql, const struct listing *listing)
{
    const struct listing_grouping *grouping = listing_grouping_of(listing->group);
    filter_sql_add(sql, "SELECT c.id AS id");
    if (listing_is_grouped(listing))
        g_string_append_printf(sql->text, ", %s AS group_id, %s AS label", grouping->id,
                               grouping->label);
    add_from(sql, listing);
    listing_add_order(sql, listing);
}

static gboolean create(struct listing *listing, GError **error)
{
    static gint64 made; /* no two tables of a connection are called alike */
    listing->snapshot = ++made;
    g_autofree char *name = table_name(listing);
    g_autofree char *sql = g_strdup_printf(
        "CREATE TEMP TABLE %s (position %s, id BIGINT NOT NULL%s)", name, listing->db->ops->serial,
        listing_is_grouped(listing) ? ", group_id BIGINT NOT NULL, label TEXT NOT NULL" : "");
    return listing->db->ops->execute(listing->db->engine, sql, error);
}

static gboolean fill(struct listing *listing, GError **error)
{
    g_autofree char *name = table_name(listing);
    owned(filter_sql) sql = filter_sql_new();
    g_string_append_printf(sql->text, "INSERT INTO %s (id%s) ", name,
                           listing_is_grouped(listing) ? ", group_id, label" : "");
    add_select(sql, listing);
    struct statement *st = filter_sql_prepare(sql, listing->db, "listing fill", error);
    gboolean done = st != NULL && statement_run(st, error);
    statement_free(st);
    return done;
}

static gboolean count(struct listing *listing, GError **error)
{
    g_autofree char *name = table_name(listing);
    g_autofree char *sql = g_strdup_printf("SELECT coalesce(max(position), 0) AS n FROM %s", name);
    struct statement *st = statement_prepare(listing->db, "listing count", sql, error);
    gboolean done = st != NULL && statement_one(st, error);
    if (done)
        listing->n = statement_int(st, "n");
    statement_free(st);
    return done;
}

gboolean listing_table_make(struct listing *listing, GError **error)
{
    if (listing->snapshot != 0)
        return TRUE;
    if (create(listing, error) && fill(listing, error) && count(listing, error))
        return TRUE;
    listing_table_drop(listing);
    return FALSE;
}

static void take_entry(struct statement *st, const struct listing *listing, gint64 position,
                       GArray *entries)
{
    g_array_set_size(entries, entries->len + 1);
    struct listing_entry *entry = &g_array_index(entries, struct listing_entry, entries->len - 1);
    entry->id = statement_int(st, "id");
    entry->position = position;
    if (!listing_is_grouped(listing))
        return;
    entry->group_id = statement_int(st, "group_id");
    entry->group = g_strdup(statement_text(st, "label"));
}

gboolean listing_table_top(struct listing *listing, guint n, GArray *entries, GError **error)
{
    owned(filter_sql) sql = filter_sql_new();
    add_select(sql, listing);
    filter_sql_add(sql, " LIMIT ");
    filter_sql_add_int(sql, n);
    struct statement *st = filter_sql_prepare(sql, listing->db, "listing top", error);
    if (st == NULL)
        return FALSE;
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW)
        take_entry(st, listing, (gint64)entries->len + 1, entries);
    statement_free(st);
    return result == STEP_DONE;
}

/* All rows of a statement on the table, which is freed. */
static gboolean take_all(struct statement *st, const struct listing *listing, GArray *entries,
                         GError **error)
{
    enum step_result result;
    while ((result = statement_step(st, error)) == STEP_ROW)
        take_entry(st, listing, statement_int(st, "position"), entries);
    statement_reset(st);
    return result == STEP_DONE;
}

gboolean listing_table_place(struct listing *listing, gint64 id, const struct listing_row *near,
                             GArray *entries, GError **error)
{
    g_autofree char *name = table_name(listing);
    owned(filter_sql) sql = filter_sql_new();
    g_string_append_printf(sql->text, "SELECT * FROM %s WHERE id = ", name);
    filter_sql_add_int(sql, id);
    filter_sql_add(sql, " ORDER BY ");
    if (listing_is_grouped(listing) && near != NULL) {
        filter_sql_add(sql, "CASE WHEN group_id = ");
        filter_sql_add_int(sql, near->group_id);
        filter_sql_add(sql, " AND label = ");
        filter_sql_add_text(sql, near->group);
        filter_sql_add(sql, " THEN 0 ELSE 1 END, ");
    }
    filter_sql_add(sql, "position LIMIT 1");
    struct statement *st = filter_sql_prepare(sql, listing->db, "listing place", error);
    gboolean done = st != NULL && take_all(st, listing, entries, error);
    statement_free(st);
    return done;
}

gboolean listing_table_places(struct listing *listing, gint64 id, GArray *entries, GError **error)
{
    g_autofree char *name = table_name(listing);
    owned(filter_sql) sql = filter_sql_new();
    g_string_append_printf(sql->text, "SELECT * FROM %s WHERE id = ", name);
    filter_sql_add_int(sql, id);
    filter_sql_add(sql, " ORDER BY position");
    struct statement *st = filter_sql_prepare(sql, listing->db, "listing places", error);
    gboolean done = st != NULL && take_all(st, listing, entries, error);
    statement_free(st);
    return done;
}

/* How many rows stand before a row that came from a walk and is not in the table. */
static gboolean rank(struct listing *listing, const struct listing_row *row, gint64 *n,
                     GError **error)
{
    g_autofree char *name = table_name(listing);
    owned(filter_sql) sql = filter_sql_new();
    struct listing_slots slots;
    g_string_append_printf(sql->text,
                           "SELECT coalesce(max(t.position), 0) AS n FROM %s t"
                           " CROSS JOIN commitment c WHERE c.id = t.id AND ",
                           name);
    listing_add_beyond(sql, listing, !listing->sorts[0].descending, LISTING_BY_INDEX, &slots);
    struct statement *st = filter_sql_prepare(sql, listing->db, "listing rank", error);
    if (st == NULL)
        return FALSE;
    listing_bind_place(listing, st, &slots, row);
    gboolean done = statement_one(st, error);
    if (done)
        *n = statement_int(st, "n");
    statement_free(st);
    return done;
}

/* The row has left the list: its neighbours are those of the place it had. */
static gboolean old_place(struct listing *listing, const struct listing_row *from,
                          gboolean backwards, gint64 *position, GError **error)
{
    gboolean was_walked = from->position == 0;
    *position = from->position - 1;
    if (was_walked && listing_order_of(listing->sorts[0].by)->column != NULL &&
        !rank(listing, from, position, error))
        return FALSE;
    if (backwards)
        ++*position;
    return TRUE;
}

/* Where a folded group begins; one that is gone has left its place to its neighbours. */
static gboolean start_at_group(struct listing *listing, const struct listing_row *from,
                               gboolean backwards, gint64 *position, GError **error)
{
    if (!listing_heading_place(listing, from, position, error))
        return FALSE;
    if (*position == 0)
        *position = from->position - (backwards ? 0 : 1);
    else if (!backwards)
        *position += listing_group_size(listing, from) - 1;
    return TRUE;
}

gboolean listing_table_start(struct listing *listing, const struct listing_row *from,
                             gboolean backwards, gint64 *position, GError **error)
{
    *position = backwards ? G_MAXINT64 : 0;
    if (from == NULL)
        return TRUE;
    if (from->commitment == NULL)
        return start_at_group(listing, from, backwards, position, error);
    *position = from->position;
    if (from->position > 0 && from->snapshot == listing_snapshot(listing))
        return TRUE;
    g_autoptr(GArray) places = listing_entries_new();
    if (!listing_table_place(listing, from->commitment->id, from, places, error))
        return FALSE;
    if (places->len == 0)
        return old_place(listing, from, backwards, position, error);
    *position = g_array_index(places, struct listing_entry, 0).position;
    return TRUE;
}

static struct statement *page_statement(struct listing *listing, gboolean backwards, GError **error)
{
    int i = backwards ? 1 : 0;
    if (listing->pages[i] != NULL)
        return listing->pages[i];
    g_autofree char *name = table_name(listing);
    g_free(listing->page_sql[i]);
    listing->page_sql[i] = g_strdup_printf(
        "SELECT * FROM %s WHERE position >= $1 AND position <= $2 ORDER BY position%s LIMIT $3",
        name, backwards ? " DESC" : "");
    listing->pages[i] = statement_prepare(listing->db, "listing page", listing->page_sql[i], error);
    return listing->pages[i];
}

gboolean listing_table_run(struct listing *listing, gint64 first, gint64 last, gboolean backwards,
                           guint n, GArray *entries, GError **error)
{
    struct statement *st = page_statement(listing, backwards, error);
    if (st == NULL)
        return FALSE;
    statement_bind_int(st, 1, first);
    statement_bind_int(st, 2, last);
    statement_bind_int(st, 3, n);
    return take_all(st, listing, entries, error);
}

gboolean listing_table_page(struct listing *listing, const struct listing_row *from,
                            gboolean backwards, guint n, GArray *entries, GError **error)
{
    gint64 position;
    if (!listing_table_start(listing, from, backwards, &position, error))
        return FALSE;
    return backwards
               ? listing_table_run(listing, 1, position - 1, TRUE, n, entries, error)
               : listing_table_run(listing, position + 1, G_MAXINT64, FALSE, n, entries, error);
}

/* Rows of the table from a position on that are among the plan's ids, or are asked one by one. */
static void add_find(struct filter_sql *sql, const struct listing *listing,
                     const struct filter *filter, const struct filter_plan *plan)
{
    if (filter == NULL) {
        filter_sql_add(sql, "1 = 1");
    } else if (plan->bound >= 0) {
        filter_sql_add(sql, "t.id IN (SELECT c.id FROM (");
        filter_plan_add_ids(sql, plan);
        filter_sql_add(sql, ") d CROSS JOIN commitment c WHERE c.id = d.id AND ");
        filter_sql_add_filter(sql, listing->db, filter, FILTER_BY_ROW, plan->by_row);
        filter_sql_add(sql, ")");
    } else {
        filter_sql_add(sql, "EXISTS (SELECT 1 FROM commitment c WHERE c.id = t.id AND ");
        filter_sql_add_filter(sql, listing->db, filter, FILTER_BY_ROW, plan->by_row);
        filter_sql_add(sql, ")");
    }
}

gboolean listing_table_find(struct listing *listing, const struct filter *filter,
                            const struct listing_row *from, gboolean backwards, guint n,
                            GArray *entries, GError **error)
{
    gint64 position;
    owned(filter_plan) plan = filter_plan_new(listing->db, filter, error);
    if (plan == NULL || !listing_table_start(listing, from, backwards, &position, error))
        return FALSE;
    if (from != NULL && from->commitment == NULL && !backwards)
        position -= listing_group_size(listing, from); /* what is folded is looked into */
    g_autofree char *name = table_name(listing);
    owned(filter_sql) sql = filter_sql_new();
    g_string_append_printf(sql->text, "SELECT t.* FROM %s t WHERE t.position %s ", name,
                           backwards ? "<" : ">");
    filter_sql_add_int(sql, position);
    filter_sql_add(sql, " AND ");
    add_find(sql, listing, filter, plan);
    filter_sql_add(sql,
                   backwards ? " ORDER BY t.position DESC LIMIT " : " ORDER BY t.position LIMIT ");
    filter_sql_add_int(sql, n);
    struct statement *st = filter_sql_prepare(sql, listing->db, "listing find", error);
    gboolean done = st != NULL && take_all(st, listing, entries, error);
    statement_free(st);
    return done;
}
