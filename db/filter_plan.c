/* filter_plan.c owns how a filter is best answered: it asks the indexes how much there is.
 * It must not know lists, pages or sorting. */
#include "db/filter_plan.h"

#include "db/fold.h"

#include <string.h>

enum { NOT_FEW = -1 };

/* One index to take ids from. */
struct source {
    const struct filter *node; /* what is asked; NULL: the compared days of `days` */
    char *term;                /* WORDS: for the index */
    GPtrArray *days;           /* COMPARE nodes of one column, all of which hold */
};

static GPtrArray *look(struct filter_plan *plan, const struct filter *filter, gint64 *bound,
                       GError **error);

static void source_free(gpointer data)
{
    struct source *source = data;
    g_free(source->term);
    if (source->days != NULL)
        g_ptr_array_unref(source->days);
    g_free(source);
}

static GPtrArray *sources_new(struct source *first)
{
    GPtrArray *sources = g_ptr_array_new_with_free_func(source_free);
    if (first != NULL)
        g_ptr_array_add(sources, first);
    return sources;
}

static struct source *source_of(const struct filter *node, char *term)
{
    struct source *source = g_new0(struct source, 1);
    source->node = node;
    source->term = term;
    return source;
}

/* The indexed column whose order is the compared one's; NULL: none. */
static const char *sort_column(enum filter_column column)
{
    switch (column) {
    case FILTER_DUE_LAST:
        return "due_sort";
    case FILTER_FOLLOW_UP_ON:
        return "follow_up_sort";
    case FILTER_UPDATED_AT:
        return "updated_at";
    case FILTER_LATEST_ON:
        return "latest_on";
    default:
        return NULL;
    }
}

static void add_days(struct filter_sql *sql, const GPtrArray *days)
{
    static const char *const signs[] = {" = ", " < ", " <= ", " > ", " >= "};
    filter_sql_add(sql, "SELECT id FROM commitment WHERE ");
    for (guint i = 0; i < days->len; i++) {
        const struct filter *day = days->pdata[i];
        filter_sql_add(sql, i > 0 ? " AND " : "");
        filter_sql_add(sql, sort_column(day->column));
        filter_sql_add(sql, signs[day->op]);
        filter_sql_add_text(sql, day->text);
    }
}

static void add_linked(struct filter_sql *sql, const struct filter *node)
{
    gboolean is_party = node->type == FILTER_PARTY;
    filter_sql_add(sql, is_party ? "SELECT commitment_id AS id FROM commitment_party WHERE party_id"
                                 : "SELECT commitment_id AS id FROM commitment_topic WHERE"
                                   " topic_id");
    filter_sql_add(sql, " IN (");
    filter_sql_add_ids(sql, node->ids);
    filter_sql_add(sql, ")");
}

static void add_node(struct filter_sql *sql, const struct db *db, const struct filter *node)
{
    switch (node->type) {
    case FILTER_PARTY:
    case FILTER_TOPIC:
        add_linked(sql, node);
        break;
    case FILTER_MEETING:
    case FILTER_MENTIONED:
        filter_sql_add(sql, "SELECT commitment_id AS id FROM wording WHERE meeting_id IN (");
        filter_sql_add_meetings(sql, node);
        filter_sql_add(sql, ")");
        break;
    case FILTER_SERIES:
        filter_sql_add(sql, "SELECT id FROM commitment WHERE series_id IN (");
        filter_sql_add_ids(sql, node->ids);
        filter_sql_add(sql, ")");
        break;
    case FILTER_COMPARE: /* a status; a key */
        filter_sql_add(sql, "SELECT c.id FROM commitment c WHERE ");
        if (node->column == FILTER_STATUS) {
            filter_sql_add(sql, "c.status_sort IN (SELECT position FROM scheme_status"
                                " WHERE token = ");
            filter_sql_add_text(sql, node->text);
            filter_sql_add(sql, ")");
        } else {
            filter_sql_add_filter(sql, db, node, FILTER_BY_SET, NULL);
        }
        break;
    default:
        g_assert_not_reached();
    }
}

static void add_source(struct filter_sql *sql, const struct db *db, const struct source *source)
{
    if (source->term != NULL)
        filter_sql_add_template(sql, db->ops->search->ids, "", source->term);
    else if (source->days != NULL)
        add_days(sql, source->days);
    else
        add_node(sql, db, source->node);
}

void filter_plan_add_ids(struct filter_sql *sql, const struct filter_plan *plan)
{
    g_assert(plan->bound >= 0);
    /* UNION gives each id once, also those of a single source. */
    filter_sql_add(sql, "SELECT 0 AS id WHERE 1 = 0");
    for (guint i = 0; i < plan->sources->len; i++) {
        filter_sql_add(sql, " UNION SELECT id FROM (");
        add_source(sql, plan->db, plan->sources->pdata[i]);
        filter_sql_add(sql, ")");
    }
}

/* Rows of a SELECT, counted up to limit + 1; the SELECT is used up. -1 on error, also an earlier
 * one. */
static gint64 count_up_to(struct db *db, struct filter_sql *select, gint64 limit, GError **error)
{
    if (*error != NULL)
        return -1;
    g_string_prepend(select->text, "SELECT count(*) AS n FROM (");
    filter_sql_add(select, " LIMIT ");
    filter_sql_add_int(select, limit + 1);
    filter_sql_add(select, ") x");
    struct statement *st = filter_sql_prepare(select, db, "filter count", error);
    gint64 n = st != NULL && statement_one(st, error) ? statement_int(st, "n") : -1;
    statement_free(st);
    return n;
}

static gint64 few(const struct db *db)
{
    return db->few > 0 ? db->few : FILTER_PLAN_FEW;
}

/* Takes the source over. NULL and bound -1: there are more than FEW, or an error. */
static GPtrArray *look_source(struct filter_plan *plan, struct source *source, gint64 *bound,
                              GError **error)
{
    owned(filter_sql) select = filter_sql_new();
    add_source(select, plan->db, source);
    *bound = count_up_to(plan->db, select, few(plan->db), error);
    if (*bound >= 0 && *bound <= few(plan->db))
        return sources_new(source);
    *bound = NOT_FEW;
    source_free(source);
    return NULL;
}

static gboolean is_one_token(const char *folded)
{
    g_auto(GStrv) tokens = fold_tokens(folded);
    return tokens[0] != NULL && tokens[1] == NULL;
}

/* Places of words that begin so, up to one more than few. -1 on error. */
static gint64 count_places(struct db *db, const char *start, GError **error)
{
    const struct engine_search *search = db->ops->search;
    g_auto(GStrv) tokens = fold_tokens(start);
    if (*error != NULL)
        return -1;
    if (!db->search_is_set_up && search->setup != NULL &&
        !db->ops->execute(db->engine, search->setup, error))
        return -1;
    db->search_is_set_up = TRUE;
    owned(filter_sql) select = filter_sql_new();
    filter_sql_add_template(select, search->places, "", tokens[0]);
    return count_up_to(db, select, few(db), error);
}

static GPtrArray *look_words(struct filter_plan *plan, const struct filter *words, gint64 *bound,
                             GError **error)
{
    gboolean is_one = is_one_token(words->text);
    gint64 places = 0;
    /* The index merges all words that begin so before it gives the first: ask it only of few. */
    if (words->is_prefix && is_one)
        places = count_places(plan->db, words->text, error);
    GPtrArray *sources = NULL;
    *bound = NOT_FEW;
    if (places >= 0 && places <= few(plan->db))
        sources =
            look_source(plan, source_of(words, filter_sql_term(plan->db, words)), bound, error);
    if (sources == NULL && is_one)
        g_hash_table_add(plan->by_row, (gpointer)(guintptr)words);
    return sources;
}

static gboolean is_day_compare(const struct filter *filter)
{
    return filter->type == FILTER_COMPARE && filter->op <= FILTER_GREATER_EQUAL &&
           filter->other == FILTER_NO_COLUMN && sort_column(filter->column) != NULL;
}

/* Rows without a day sort last: a lower end alone would find them all. */
static gboolean has_upper_end(const GPtrArray *days)
{
    const struct filter *first = days->pdata[0];
    gboolean has_sentinel =
        first->column == FILTER_DUE_LAST || first->column == FILTER_FOLLOW_UP_ON;
    for (guint i = 0; i < days->len; i++)
        if (((const struct filter *)days->pdata[i])->op <= FILTER_LESS_EQUAL)
            return TRUE;
    return !has_sentinel;
}

/* Takes the days over. */
static GPtrArray *look_days(struct filter_plan *plan, GPtrArray *days, gint64 *bound,
                            GError **error)
{
    *bound = NOT_FEW;
    if (days->len == 0 || !has_upper_end(days)) {
        g_ptr_array_unref(days);
        return NULL;
    }
    struct source *source = source_of(NULL, NULL);
    source->days = days;
    return look_source(plan, source, bound, error);
}

static GPtrArray *look_compare(struct filter_plan *plan, const struct filter *filter, gint64 *bound,
                               GError **error)
{
    *bound = NOT_FEW;
    if (is_day_compare(filter)) {
        GPtrArray *days = g_ptr_array_new();
        g_ptr_array_add(days, (gpointer)(guintptr)filter);
        return look_days(plan, days, bound, error);
    }
    if ((filter->column == FILTER_STATUS && filter->op == FILTER_EQUAL) ||
        (filter->column == FILTER_KEY &&
         (filter->op == FILTER_STARTS || filter->op == FILTER_EQUAL)))
        return look_source(plan, source_of(filter, NULL), bound, error);
    return NULL;
}

/* Keeps the smaller of two answers; takes both over. */
static void keep_smaller(GPtrArray **best, gint64 *bound, GPtrArray *other, gint64 other_bound)
{
    if (other == NULL)
        return;
    if (*best != NULL && *bound <= other_bound) {
        g_ptr_array_unref(other);
        return;
    }
    if (*best != NULL)
        g_ptr_array_unref(*best);
    *best = other;
    *bound = other_bound;
}

static void look_days_together(struct filter_plan *plan, const struct filter *all, GPtrArray **best,
                               gint64 *bound, GError **error)
{
    static const enum filter_column columns[] = {FILTER_DUE_LAST, FILTER_FOLLOW_UP_ON,
                                                 FILTER_UPDATED_AT, FILTER_LATEST_ON};
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
        GPtrArray *days = g_ptr_array_new();
        for (guint c = 0; c < all->children->len; c++) {
            const struct filter *child = all->children->pdata[c];
            if (is_day_compare(child) && child->column == columns[i])
                g_ptr_array_add(days, (gpointer)(guintptr)child);
        }
        gint64 together = NOT_FEW;
        GPtrArray *sources = look_days(plan, days, &together, error);
        keep_smaller(best, bound, sources, together);
    }
}

static GPtrArray *look_and(struct filter_plan *plan, const struct filter *filter, gint64 *bound,
                           GError **error)
{
    GPtrArray *best = NULL;
    *bound = NOT_FEW;
    for (guint i = 0; i < filter->children->len; i++) {
        const struct filter *child = filter->children->pdata[i];
        gint64 one = NOT_FEW;
        GPtrArray *sources = is_day_compare(child) ? NULL : look(plan, child, &one, error);
        keep_smaller(&best, bound, sources, one);
    }
    look_days_together(plan, filter, &best, bound, error);
    return best;
}

/* Every branch is looked at, so that its words are known. */
static GPtrArray *look_or(struct filter_plan *plan, const struct filter *filter, gint64 *bound,
                          GError **error)
{
    g_autoptr(GPtrArray) all = sources_new(NULL);
    gint64 sum = 0;
    for (guint i = 0; i < filter->children->len; i++) {
        gint64 one = NOT_FEW;
        GPtrArray *sources = look(plan, filter->children->pdata[i], &one, error);
        sum = sources == NULL || sum < 0 ? NOT_FEW : sum + one;
        if (sources != NULL)
            g_ptr_array_extend_and_steal(all, sources);
    }
    *bound = sum <= few(plan->db) ? sum : NOT_FEW;
    return *bound >= 0 ? g_steal_pointer(&all) : NULL;
}

static GPtrArray *look_not(struct filter_plan *plan, const struct filter *filter, gint64 *bound,
                           GError **error)
{
    gint64 inner;
    GPtrArray *sources = look(plan, filter->children->pdata[0], &inner, error);
    if (sources != NULL)
        g_ptr_array_unref(sources);
    *bound = NOT_FEW;
    return NULL;
}

static gboolean has_index(const struct filter *filter)
{
    gboolean is_linked = filter->type == FILTER_PARTY || filter->type == FILTER_TOPIC ||
                         filter->type == FILTER_SERIES || filter->type == FILTER_MEETING ||
                         filter->type == FILTER_MENTIONED;
    return is_linked && (filter->ids == NULL || filter->ids->len > 0);
}

/* NULL: more than FEW, or an error, which the caller sees by *error. */
static GPtrArray *look(struct filter_plan *plan, const struct filter *filter, gint64 *bound,
                       GError **error)
{
    *bound = NOT_FEW;
    if (*error != NULL)
        return NULL;
    switch (filter->type) {
    case FILTER_AND:
        return look_and(plan, filter, bound, error);
    case FILTER_OR:
        return look_or(plan, filter, bound, error);
    case FILTER_NOT:
        return look_not(plan, filter, bound, error);
    case FILTER_WORDS:
        return look_words(plan, filter, bound, error);
    case FILTER_COMPARE:
        return look_compare(plan, filter, bound, error);
    default:
        break;
    }
    return has_index(filter) ? look_source(plan, source_of(filter, NULL), bound, error) : NULL;
}

struct filter_plan *filter_plan_new(struct db *db, const struct filter *filter, GError **error)
{
    GError *failed = NULL;
    owned(filter_plan) plan = g_new0(struct filter_plan, 1);
    plan->db = db;
    plan->by_row = g_hash_table_new(NULL, NULL);
    plan->bound = NOT_FEW;
    if (filter != NULL)
        plan->sources = look(plan, filter, &plan->bound, &failed);
    if (failed == NULL)
        return g_steal_pointer(&plan);
    g_propagate_error(error, failed);
    return NULL;
}

void filter_plan_free(struct filter_plan *plan)
{
    if (plan == NULL)
        return;
    if (plan->sources != NULL)
        g_ptr_array_unref(plan->sources);
    g_hash_table_unref(plan->by_row);
    g_free(plan);
}

char *filter_plan_words(const struct db *db, const struct filter *filter)
{
    if (filter != NULL && filter->type == FILTER_WORDS)
        return filter_sql_term(db, filter);
    if (filter == NULL || filter->type != FILTER_AND)
        return NULL;
    g_autoptr(GString) term = g_string_new(NULL);
    for (guint i = 0; i < filter->children->len; i++) {
        const struct filter *words = filter->children->pdata[i];
        if (words->type != FILTER_WORDS)
            return NULL;
        g_autofree char *one = filter_sql_term(db, words);
        g_string_append_printf(term, "%s(%s)", i > 0 ? db->ops->search->both : "", one);
    }
    return g_strdup(term->str);
}
