/* filter_where.c owns what each kind of condition is in SQL, on commitment c.
 * It must not know the filter language, nor which engine is below. */
#include "db/document_sql.h"
#include "db/filter_sql.h"

#include <string.h>

/* What is being written, for every function below. */
struct where {
    struct filter_sql *sql;
    const struct engine_search *search;
    enum filter_way way;
    GHashTable *by_row;
};

static void add_filter(struct where *where, const struct filter *filter);

static const char *const columns[N_FILTER_COLUMNS] = {
    [FILTER_KEY] = "c.key",
    [FILTER_TITLE] = "c.title",
    [FILTER_KIND] = "c.kind",
    [FILTER_OWNER] = "c.owner",
    [FILTER_STATUS] = "c.status",
    [FILTER_STATUS_CLASS] = "c.status_class",
    [FILTER_IS_ASSESSED] = "c.is_assessed",
    [FILTER_IS_DONE] = "c.is_done",
    [FILTER_STATUS_ON] = "c.status_on",
    [FILTER_DUE_FIRST] = "c.due_first",
    [FILTER_DUE_LAST] = "c.due_last",
    [FILTER_DUE_TEXT] = "c.due_text",
    [FILTER_FOLLOW_UP_ON] = "c.follow_up_on",
    [FILTER_CHECKED_ON] = "c.checked_on",
    [FILTER_UPDATED_AT] = "c.updated_at",
    [FILTER_EARLIEST_ON] = "c.earliest_on",
    [FILTER_LATEST_ON] = "c.latest_on",
    [FILTER_PRIORITY] = "c.priority",
    [FILTER_VISIBILITY] = "c.visibility",
    [FILTER_PLACE] = "trim(c.place || ' ' || c.country)",
    [FILTER_LEVEL] = "c.level",
    [FILTER_NEXT_ACTOR] = "c.next_actor",
    [FILTER_NEXT_STEP] = "c.next_step",
    [FILTER_QUESTION] = "c.question",
    [FILTER_NUMBER_OF_WORDINGS] = "c.n_wordings",
};

static const char *const signs[] = {
    [FILTER_EQUAL] = " = ",   [FILTER_LESS] = " < ",           [FILTER_LESS_EQUAL] = " <= ",
    [FILTER_GREATER] = " > ", [FILTER_GREATER_EQUAL] = " >= ",
};

static gboolean is_number(enum filter_column column)
{
    return column == FILTER_IS_ASSESSED || column == FILTER_IS_DONE ||
           column == FILTER_NUMBER_OF_WORDINGS;
}

static void add(struct where *where, const char *text)
{
    filter_sql_add(where->sql, text);
}

/* Anywhere in it: % and _ of the text are themselves. */
static char *like_pattern(const char *text)
{
    GString *pattern = g_string_new("%");
    for (const char *p = text; *p != '\0'; p++) {
        if (strchr("%_\\", *p) != NULL)
            g_string_append_c(pattern, '\\');
        g_string_append_c(pattern, *p);
    }
    g_string_append_c(pattern, '%');
    return g_string_free(pattern, FALSE);
}

static void add_like(struct where *where, const char *text)
{
    g_autofree char *pattern = like_pattern(text);
    add(where, " LIKE ");
    filter_sql_add_text(where->sql, pattern);
    add(where, " ESCAPE '\\'");
}

static void add_contains(struct where *where, const struct filter *filter)
{
    filter_sql_add_template(where->sql, where->search->fold, columns[filter->column], NULL);
    add_like(where, filter->text);
}

static void add_key_range(struct where *where, const char *start)
{
    g_autofree char *end = g_strconcat(start, "\xf4\x8f\xbf\xbf", NULL);
    add(where, "(c.key >= ");
    filter_sql_add_text(where->sql, start);
    add(where, " AND c.key <= ");
    filter_sql_add_text(where->sql, end);
    add(where, ") OR ");
}

/* As written or in upper case; an old key when it is whole. */
static void add_key_start(struct where *where, const struct filter *filter)
{
    g_autofree char *upper = g_ascii_strup(filter->text, -1);
    add_key_range(where, filter->text);
    if (strcmp(upper, filter->text) != 0)
        add_key_range(where, upper);
    add(where, "c.id IN (SELECT commitment_id FROM key_alias WHERE key = ");
    filter_sql_add_text(where->sql, filter->text);
    add(where, " OR key = ");
    filter_sql_add_text(where->sql, upper);
    add(where, ")");
}

static void add_operand(struct where *where, const struct filter *filter)
{
    add(where, signs[filter->op]);
    if (filter->other != FILTER_NO_COLUMN)
        add(where, columns[filter->other]);
    else if (is_number(filter->column))
        filter_sql_add_int(where->sql, filter->number);
    else
        filter_sql_add_text(where->sql, filter->text);
}

/* An empty day is in no comparison. */
static void add_order(struct where *where, const struct filter *filter)
{
    add(where, columns[filter->column]);
    add_operand(where, filter);
    if (is_number(filter->column) || filter->op == FILTER_EQUAL)
        return;
    g_string_append_printf(where->sql->text, " AND %s <> ''", columns[filter->column]);
    if (filter->other != FILTER_NO_COLUMN)
        g_string_append_printf(where->sql->text, " AND %s <> ''", columns[filter->other]);
}

static void add_compare(struct where *where, const struct filter *filter)
{
    if (filter->op == FILTER_EMPTY)
        g_string_append_printf(where->sql->text, "%s = ''", columns[filter->column]);
    else if (filter->op == FILTER_CONTAINS)
        add_contains(where, filter);
    else if (filter->op == FILTER_STARTS)
        add_key_start(where, filter);
    else
        add_order(where, filter);
}

/* The texts that search.c puts into the index, one word at a time. */
static const char *const row_texts[] = {
    [FILTER_IN_TITLE] = "{c.title} OR {c.key}",
    [FILTER_IN_TOPICS] =
        "EXISTS (SELECT 1 FROM commitment_topic ct JOIN topic t ON t.id = ct.topic_id"
        " LEFT JOIN topic_alias a ON a.topic_id = t.id WHERE ct.commitment_id = c.id"
        " AND ({t.name} OR {t.token} OR {coalesce(a.alias, '')}))",
    [FILTER_IN_WORDS] = "EXISTS (SELECT 1 FROM wording w WHERE w.commitment_id = c.id"
                        " AND {w.exact}) OR {c.description}",
    [FILTER_IN_NOTES] = "{c.note} OR {c.question} OR {c.next_step} OR {c.custom}"
                        " OR EXISTS (SELECT 1 FROM commitment_update u"
                        " WHERE u.commitment_id = c.id AND u.undone = 0 AND {u.note})",
};

/* Every {expression} of the form becomes a condition by the engine's template. */
static void add_row_texts(struct where *where, const char *form, const char *condition,
                          const char *value)
{
    const char *open;
    for (const char *p = form; *p != '\0'; p = strchr(open, '}') + 1) {
        open = strchr(p, '{');
        if (open == NULL) {
            add(where, p);
            return;
        }
        g_autofree char *before = g_strndup(p, (gsize)(open - p));
        g_autofree char *expression = g_strndup(open + 1, strcspn(open + 1, "}"));
        add(where, before);
        filter_sql_add_template(where->sql, condition, expression, value);
    }
}

/* The likeliest texts first: a row is not read further once one of them has the word. */
static void add_all_row_texts(struct where *where, int column, const char *condition,
                              const char *value)
{
    static const int order[] = {FILTER_IN_TITLE, FILTER_IN_WORDS, FILTER_IN_TOPICS,
                                FILTER_IN_NOTES};
    gboolean is_first = TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
        if (column != FILTER_ANYWHERE && column != order[i])
            continue;
        add(where, is_first ? "" : " OR ");
        add_row_texts(where, row_texts[order[i]], condition, value);
        is_first = FALSE;
    }
}

/* Words that the index is asked for, not each row's texts. */
static gboolean is_by_index(const struct where *where, const struct filter *filter)
{
    return filter->type == FILTER_WORDS && !(where->way == FILTER_BY_ROW && where->by_row != NULL &&
                                             g_hash_table_contains(where->by_row, filter));
}

static void add_words(struct where *where, const struct filter *filter)
{
    if (!is_by_index(where, filter)) {
        g_autofree char *word = g_strconcat(filter->text, filter->is_prefix ? "*" : "", NULL);
        add_all_row_texts(where, (int)filter->where, where->search->has, word);
        return;
    }
    g_autofree char *term =
        where->search->term(filter->text, filter->is_prefix, (int)filter->where);
    filter_sql_add_template(where->sql, where->search->match, "", term);
}

/* All words of a group that the index is asked for, as one question: it knows how to find what
 * they have in common without the set of each. NULL: there are fewer than two. */
static char *terms_together(const struct where *where, const struct filter *group)
{
    const char *joint = group->type == FILTER_AND ? where->search->both : where->search->either;
    g_autoptr(GString) terms = g_string_new(NULL);
    guint n = 0;
    for (guint i = 0; i < group->children->len; i++) {
        const struct filter *child = group->children->pdata[i];
        if (!is_by_index(where, child))
            continue;
        g_autofree char *term =
            where->search->term(child->text, child->is_prefix, (int)child->where);
        g_string_append_printf(terms, "%s(%s)", n++ > 0 ? joint : "", term);
    }
    return n > 1 ? g_strdup(terms->str) : NULL;
}

static void add_group(struct where *where, const struct filter *filter)
{
    const char *joint = filter->type == FILTER_AND ? " AND " : " OR ";
    g_autofree char *terms = terms_together(where, filter);
    gboolean is_first = terms == NULL;
    if (terms != NULL)
        filter_sql_add_template(where->sql, where->search->match, "", terms);
    for (guint i = 0; i < filter->children->len; i++) {
        const struct filter *child = filter->children->pdata[i];
        if (terms != NULL && is_by_index(where, child))
            continue;
        add(where, is_first ? "" : joint);
        add_filter(where, child);
        is_first = FALSE;
    }
    if (filter->children->len == 0)
        add(where, filter->type == FILTER_AND ? "1 = 1" : "1 = 0");
}

/* Rows of another table that name commitments: one row's by its id, or the set of all of them. The
 * "+" keeps the engine from looking for one row by everything that is asked for. */
static void add_linked(struct where *where, const char *table)
{
    if (where->way == FILTER_BY_ROW)
        g_string_append_printf(where->sql->text,
                               "EXISTS (SELECT 1 FROM %s l WHERE l.commitment_id = c.id AND +",
                               table);
    else
        g_string_append_printf(where->sql->text, "c.id IN (SELECT l.commitment_id FROM %s l WHERE ",
                               table);
}

static void add_party_or_topic(struct where *where, const struct filter *filter)
{
    gboolean is_party = filter->type == FILTER_PARTY;
    const char *table = is_party ? "commitment_party" : "commitment_topic";
    if (filter->ids->len == 0) {
        g_string_append_printf(where->sql->text,
                               "NOT EXISTS (SELECT 1 FROM %s l WHERE l.commitment_id = c.id)",
                               table);
        return;
    }
    add_linked(where, table);
    add(where, is_party ? "l.party_id IN (" : "l.topic_id IN (");
    filter_sql_add_ids(where->sql, filter->ids);
    add(where, "))");
}

static void add_series(struct where *where, const struct filter *filter)
{
    if (filter->ids->len == 0) {
        add(where, "c.series_id IS NULL");
        return;
    }
    /* Never unknown, so that NOT of it is true of a commitment without a series. */
    add(where, "c.series_id IS NOT NULL AND c.series_id IN (");
    filter_sql_add_ids(where->sql, filter->ids);
    add(where, ")");
}

void filter_sql_add_meetings(struct filter_sql *sql, const struct filter *filter)
{
    if (filter->ids != NULL) {
        filter_sql_add_ids(sql, filter->ids);
        return;
    }
    filter_sql_add(sql, "SELECT id FROM meeting WHERE ");
    if (filter->level != NULL) {
        filter_sql_add(sql, "level = ");
        filter_sql_add_text(sql, filter->level);
        return;
    }
    filter_sql_add(sql, "date_first <> ''");
    if (*filter->last != '\0') {
        filter_sql_add(sql, " AND date_first <= ");
        filter_sql_add_text(sql, filter->last);
    }
    if (*filter->first != '\0') {
        filter_sql_add(sql, " AND (date_last = '' OR date_last >= ");
        filter_sql_add_text(sql, filter->first);
        filter_sql_add(sql, ")");
    }
}

static gboolean has_no_meeting(const struct filter *filter)
{
    return filter->ids != NULL && filter->ids->len == 0;
}

static void add_meeting(struct where *where, const struct filter *filter)
{
    if (has_no_meeting(filter)) {
        add(where, "NOT EXISTS (SELECT 1 FROM wording l WHERE l.commitment_id = c.id)");
        return;
    }
    add_linked(where, "wording");
    add(where, "l.meeting_id IN (");
    filter_sql_add_meetings(where->sql, filter);
    add(where, "))");
}

/* Proof of absence, as core/lineage/silence.h has it: no wording at any of the meetings, and the full
 * text of one of them was read, which came later in the same series, at a level where the commitment
 * had been stated; and it is of a kind that can be missed. */
static void add_silent(struct where *where, const struct filter *filter)
{
    if (has_no_meeting(filter)) {
        add(where, "1 = 0");
        return;
    }
    add(where, "c.kind NOT IN ('next-meeting', 'third-party')"
               " AND NOT EXISTS (SELECT 1 FROM wording l WHERE l.commitment_id = c.id"
               " AND l.difference <> 'not-mentioned' AND l.meeting_id IN (");
    filter_sql_add_meetings(where->sql, filter);
    add(where, ")) AND EXISTS (SELECT 1 FROM meeting m JOIN wording w ON w.commitment_id = c.id"
               " AND w.difference <> 'not-mentioned' JOIN meeting e ON e.id = w.meeting_id"
               " WHERE m.state = 'held' AND m.level <> ''"
               " AND e.level = m.level AND coalesce(e.series_id, 0) = coalesce(m.series_id, 0)"
               " AND e.date_last <> '' AND e.date_last < m.date_first"
               " AND EXISTS (SELECT 1 FROM document d WHERE d.meeting_id = m.id"
               " AND " DOCUMENT_IS_READ ") AND m.id IN (");
    filter_sql_add_meetings(where->sql, filter);
    add(where, "))");
}

static void add_custom(struct where *where, const struct filter *filter)
{
    gboolean is_empty = filter->op == FILTER_EMPTY;
    add(where, is_empty ? "NOT EXISTS (SELECT 1 FROM (" : "EXISTS (SELECT 1 FROM (");
    filter_sql_add_template(where->sql, where->search->fields, "", filter->name);
    add(where, ") x WHERE x.value");
    if (is_empty) {
        add(where, " <> ''");
    } else if (filter->op == FILTER_CONTAINS) {
        add_like(where, filter->text);
    } else {
        add(where, signs[filter->op]);
        filter_sql_add_text(where->sql, filter->text);
    }
    add(where, ")");
}

static void add_one(struct where *where, const struct filter *filter)
{
    switch (filter->type) {
    case FILTER_ALL:
        add(where, "1 = 1");
        break;
    case FILTER_AND:
    case FILTER_OR:
        add_group(where, filter);
        break;
    case FILTER_NOT:
        add(where, "NOT ");
        add_filter(where, filter->children->pdata[0]);
        break;
    case FILTER_WORDS:
        add_words(where, filter);
        break;
    case FILTER_REGEX:
        add_all_row_texts(where, FILTER_ANYWHERE, where->search->regex, filter->text);
        break;
    case FILTER_COMPARE:
        add_compare(where, filter);
        break;
    case FILTER_PARTY:
    case FILTER_TOPIC:
        add_party_or_topic(where, filter);
        break;
    case FILTER_SERIES:
        add_series(where, filter);
        break;
    case FILTER_MEETING:
    case FILTER_MENTIONED:
        add_meeting(where, filter);
        break;
    case FILTER_SILENT:
        add_silent(where, filter);
        break;
    case FILTER_CUSTOM:
        add_custom(where, filter);
        break;
    case FILTER_UNCONFIRMED:
        /* The earliest text held differs from nothing. */
        add(where, "EXISTS (SELECT 1 FROM wording w WHERE w.commitment_id = c.id"
                   " AND w.confirmed = 0 AND w.role = 'record' AND w.id <> c.earliest_wording_id)");
        break;
    }
}

static void add_filter(struct where *where, const struct filter *filter)
{
    add(where, "(");
    add_one(where, filter);
    add(where, ")");
}

void filter_sql_add_filter(struct filter_sql *sql, const struct db *db, const struct filter *filter,
                           enum filter_way way, GHashTable *by_row)
{
    struct where where = {.sql = sql, .search = db->ops->search, .way = way, .by_row = by_row};
    if (filter == NULL)
        filter_sql_add(sql, "(1 = 1)");
    else
        add_filter(&where, filter);
}

char *filter_sql_term(const struct db *db, const struct filter *words)
{
    return db->ops->search->term(words->text, words->is_prefix, (int)words->where);
}
