/* listing_order.c owns the tables of sorts and groups, and their SQL.
 * It must not know when or how a list is read. */
#include "db/listing_order.h"

#include "db/listing_private.h"

#include <string.h>

static const struct listing_order orders[N_LISTING_SORTS] = {
    [LISTING_BY_KEY] = {.name = "key", .column = "key"},
    [LISTING_BY_TITLE] = {.name = "title", .column = "title_sort"},
    [LISTING_BY_DUE] = {.name = "due", .column = "due_sort"},
    [LISTING_BY_STATUS] = {.name = "status", .column = "status_sort", .is_number = TRUE},
    [LISTING_BY_LATEST] = {.name = "latest", .column = "latest_on"},
    [LISTING_BY_FOLLOW_UP] = {.name = "follow-up", .column = "follow_up_sort"},
    [LISTING_BY_UPDATED] = {.name = "updated", .column = "updated_at"},
    [LISTING_BY_OWNER] = {.name = "owner", .text = "c.owner"},
    [LISTING_BY_PRIORITY] = {.name = "priority",
                             .other = "CASE c.priority WHEN 'high' THEN 0 WHEN 'normal' THEN 1"
                                      " ELSE 2 END"},
    [LISTING_BY_KIND] = {.name = "kind", .other = "c.kind"},
    [LISTING_BY_PARTIES] = {.name = "parties", .text = "c.parties_text"},
    [LISTING_BY_TOPICS] = {.name = "topics", .text = "c.topics_text"},
    [LISTING_BY_EARLIEST] = {.name = "earliest", .day = "c.earliest_on"},
    [LISTING_BY_CHECKED] = {.name = "checked", .day = "c.checked_on"},
    [LISTING_BY_STATUS_ON] = {.name = "effective", .day = "c.status_on"},
    [LISTING_BY_WORDINGS] = {.name = "wordings", .other = "c.n_wordings"},
    [LISTING_BY_NEXT_ACTOR] = {.name = "next", .text = "c.next_actor"},
    [LISTING_BY_LATEST_PLACE] = {.name = "latest-place", .text = "c.latest_place"},
    [LISTING_BY_PLACE] = {.name = "place", .text = "c.place"},
    [LISTING_BY_COUNTRY] = {.name = "country", .text = "c.country"},
    [LISTING_BY_LEVEL] = {.name = "level",
                          .other = "CASE c.level WHEN 'leaders' THEN 0 WHEN 'ministers' THEN 1"
                                   " WHEN 'senior-officials' THEN 2 WHEN 'experts' THEN 3"
                                   " ELSE 4 END"},
    [LISTING_BY_DUE_FROM] = {.name = "due-from", .day = "c.due_first"},
    [LISTING_BY_SERIES] =
        {.name = "series",
         .text = "coalesce((SELECT s.token FROM series s WHERE s.id = c.series_id), '')"},
    [LISTING_BY_NEXT_STEP] = {.name = "next-step", .text = "c.next_step"},
    [LISTING_BY_QUESTION] = {.name = "question", .text = "c.question"},
    [LISTING_BY_VISIBILITY] = {.name = "visibility", .other = "c.visibility"},
    [LISTING_BY_DESCRIPTION] = {.name = "description", .text = "c.description"},
    [LISTING_BY_NOTE] = {.name = "note", .text = "c.note"},
    [LISTING_BY_TIMELINESS] = {.name = "timeliness", .is_ranked = TRUE},
    [LISTING_BY_RELEVANCE] = {.name = "relevance", .other = "coalesce(r.rank, 1.0)"},
};

static const struct listing_grouping groupings[N_LISTING_GROUPS] = {
    [LISTING_GROUP_NONE] = {.name = ""},
    [LISTING_GROUP_MEETING] =
        {.name = "meeting",
         .join = " LEFT JOIN wording gw ON gw.commitment_id = c.id AND gw.role = 'record'"
                 " LEFT JOIN meeting g ON g.id = gw.meeting_id",
         .id = "coalesce(g.id, 0)",
         .label = "coalesce(g.token, '')",
         .order = "(g.id IS NULL), g.date_first DESC, g.id"},
    [LISTING_GROUP_TOPIC] = {.name = "topic",
                             .join = " LEFT JOIN commitment_topic gt ON gt.commitment_id = c.id"
                                     " LEFT JOIN topic g ON g.id = gt.topic_id",
                             .id = "coalesce(g.id, 0)",
                             .label = "coalesce(g.name, '')",
                             .order = "(g.id IS NULL), g.name, g.id"},
    [LISTING_GROUP_PARTY] =
        {.name = "party",
         .join = " LEFT JOIN (SELECT DISTINCT commitment_id, party_id FROM commitment_party) gp"
                 " ON gp.commitment_id = c.id LEFT JOIN party g ON g.id = gp.party_id",
         .id = "coalesce(g.id, 0)",
         .label = "coalesce(g.name, '')",
         .order = "(g.id IS NULL), g.name, g.id"},
    [LISTING_GROUP_STATUS] = {.name = "status",
                              .id = "0",
                              .label = "c.status",
                              .order = "(c.status_sort + 0), c.status"},
    [LISTING_GROUP_OWNER] = {.name = "owner",
                             .id = "0",
                             .label = "c.owner",
                             .order = "(c.owner = ''), c.owner"},
    [LISTING_GROUP_KIND] = {.name = "kind", .id = "0", .label = "c.kind", .order = "c.kind"},
    [LISTING_GROUP_PRIORITY] = {.name = "priority",
                                .id = "0",
                                .label = "c.priority",
                                .order = "CASE c.priority WHEN 'high' THEN 0 WHEN 'normal' THEN 1"
                                         " ELSE 2 END"},
    [LISTING_GROUP_SERIES] = {.name = "series",
                              .join = " LEFT JOIN series g ON g.id = c.series_id",
                              .id = "coalesce(g.id, 0)",
                              .label = "coalesce(g.token, '')",
                              .order = "(g.id IS NULL), g.token"},
};

const struct listing_order *listing_order_of(enum listing_sort_by by)
{
    g_assert(by < N_LISTING_SORTS);
    return &orders[by];
}

const struct listing_grouping *listing_grouping_of(enum listing_group group)
{
    g_assert(group < N_LISTING_GROUPS);
    return &groupings[group];
}

const char *listing_sort_name(enum listing_sort_by by)
{
    return listing_order_of(by)->name;
}

const char *listing_group_name(enum listing_group group)
{
    return listing_grouping_of(group)->name;
}

gboolean listing_sort_find(const char *name, enum listing_sort_by *by)
{
    for (gsize i = 0; i < N_LISTING_SORTS; i++)
        if (g_ascii_strcasecmp(orders[i].name, name) == 0) {
            *by = (enum listing_sort_by)i;
            return TRUE;
        }
    return FALSE;
}

gboolean listing_group_find(const char *name, enum listing_group *group)
{
    for (gsize i = 0; i < N_LISTING_GROUPS; i++)
        if (g_ascii_strcasecmp(groupings[i].name, name) == 0) {
            *group = (enum listing_group)i;
            return TRUE;
        }
    return FALSE;
}

static void add_part(struct filter_sql *sql, const char *expression, gboolean descending)
{
    g_string_append_printf(sql->text, "%s%s, ", expression, descending ? " DESC" : "");
}

/* An expression, not the column itself: the whole list is sorted or searched at once, which costs
 * less than to fetch it row by row in an index's order. */
static char *no_index(const struct listing_order *order)
{
    return g_strdup_printf(order->is_number ? "(c.%s + 0)" : "(c.%s || '')", order->column);
}

static void add_ranks(struct filter_sql *sql, const struct listing *listing, gboolean descending)
{
    g_assert(listing->ranks != NULL);
    filter_sql_add(sql, "CASE");
    for (guint i = 0; i < listing->ranks->len; i++) {
        filter_sql_add(sql, " WHEN ");
        filter_sql_add_filter(sql, listing->db, listing->ranks->pdata[i], FILTER_BY_ROW, NULL);
        g_string_append_printf(sql->text, " THEN %u", i);
    }
    g_string_append_printf(sql->text, " ELSE %u END%s, ", listing->ranks->len,
                           descending ? " DESC" : "");
}

static void add_sort(struct filter_sql *sql, const struct listing *listing,
                     const struct listing_sort *sort)
{
    const struct listing_order *order = listing_order_of(sort->by);
    g_autofree char *text = NULL;
    if (order->is_ranked) {
        add_ranks(sql, listing, sort->descending);
    } else if (order->column != NULL) {
        text = no_index(order);
        add_part(sql, text, sort->descending);
    } else if (order->other != NULL) {
        add_part(sql, order->other, sort->descending);
    } else {
        const char *value = order->text != NULL ? order->text : order->day;
        text = g_strdup_printf("(%s = '')", value);
        add_part(sql, text, sort->descending);
        if (order->text != NULL)
            filter_sql_add_template(sql, listing->db->ops->search->fold, value, NULL);
        else
            filter_sql_add(sql, value);
        filter_sql_add(sql, sort->descending ? " DESC, " : ", ");
    }
}

void listing_add_order(struct filter_sql *sql, const struct listing *listing)
{
    const struct listing_grouping *grouping = listing_grouping_of(listing->group);
    filter_sql_add(sql, " ORDER BY ");
    if (grouping->order != NULL)
        add_part(sql, grouping->order, FALSE);
    for (gsize i = 0; i < listing->n_sorts; i++)
        add_sort(sql, listing, &listing->sorts[i]);
    filter_sql_add(sql, listing->sorts[0].descending ? "c.id DESC" : "c.id");
}

void listing_add_place(struct filter_sql *sql, const struct listing *listing, enum listing_by by)
{
    const struct listing_order *order = listing_order_of(listing->sorts[0].by);
    g_autofree char *place =
        by == LISTING_BY_INDEX ? g_strdup_printf("c.%s", order->column) : no_index(order);
    filter_sql_add(sql, place);
}

void listing_add_beyond(struct filter_sql *sql, const struct listing *listing, gboolean downwards,
                        enum listing_by by, struct listing_slots *slots)
{
    filter_sql_add(sql, "(");
    listing_add_place(sql, listing, by);
    filter_sql_add(sql, downwards ? ", c.id) < (" : ", c.id) > (");
    slots->value = filter_sql_add_slot(sql);
    filter_sql_add(sql, ", ");
    slots->id = filter_sql_add_slot(sql);
    filter_sql_add(sql, ")");
}

void listing_bind_place(const struct listing *listing, struct statement *st,
                        const struct listing_slots *slots, const struct listing_row *row)
{
    const struct listing_order *order = listing_order_of(listing->sorts[0].by);
    const struct column *column = table_column(table_of(TABLE_COMMITMENT), order->column);
    const void *member = (const char *)row->commitment + column->offset;
    if (order->is_number)
        statement_bind_int(st, slots->value, *(const gint64 *)member);
    else
        statement_bind_text(st, slots->value, *(char *const *)member);
    statement_bind_int(st, slots->id, row->commitment->id);
}
