/* score_columns.c owns the columns of scores that were found in a file: taking them, telling of them.
 * It must not know how they were found, nor what becomes of a score. */
#include "core/exchange/score_columns.h"

#include "core/exchange/score_candidate.h"

#include <string.h>

static void column_free(gpointer data)
{
    struct score_column *column = data;
    g_free(column->header);
    g_free(column->party);
    g_free(column->kept_as);
    g_free(column->period);
    g_free(column);
}

static void published_free(gpointer data)
{
    struct score_published *published = data;
    g_free(published->header);
    g_free(published->period);
    g_free(published->as);
    g_free(published);
}

void score_columns_free(struct score_columns *columns)
{
    if (columns == NULL)
        return;
    g_ptr_array_unref(columns->columns);
    g_ptr_array_unref(columns->published);
    g_hash_table_unref(columns->periods);
    g_hash_table_unref(columns->alike);
    g_hash_table_unref(columns->ordinals);
    g_string_free(columns->odd, TRUE);
    g_free(columns);
}

/* One party has one score for one period: of two columns for it the first is taken. */
static gboolean is_taken(struct import *import, const struct score_columns *columns,
                         const struct score_candidate *candidate)
{
    for (guint i = 0; i < columns->columns->len; i++) {
        const struct score_column *column = columns->columns->pdata[i];
        if (strcmp(column->party, candidate->read.party) != 0 ||
            strcmp(column->period, candidate->read.period) != 0)
            continue;
        g_ptr_array_add(import->account->notes,
                        g_strdup_printf("column \"%s\" is of the same party as \"%s\", and its "
                                        "scores are not taken; --map scores=… names the columns "
                                        "to take",
                                        candidate->header, column->header));
        return TRUE;
    }
    return FALSE;
}

static void take_column(struct import *import, struct score_columns *columns,
                        const struct score_candidate *candidate)
{
    if (is_taken(import, columns, candidate))
        return;
    struct score_column *column = g_new0(struct score_column, 1);
    column->column = candidate->column;
    column->header = g_strdup(candidate->header);
    column->party = g_strdup(candidate->read.party);
    column->period = g_strdup(candidate->read.period);
    column->kept_as = g_strdup_printf("%s as imported", candidate->header);
    column->of = "";
    mapping_drop_custom(import->mapping, candidate->column);
    g_ptr_array_add(columns->columns, column);
}

static gboolean is_better(const struct score_candidate *one, const struct score_candidate *other)
{
    if (other == NULL || one->rank == G_MAXINT)
        return TRUE;
    if (one->follow != other->follow)
        return one->follow > other->follow;
    return one->rank > other->rank;
}

/* One column of figures for each period that columns of scores have. */
static void take_published(struct import *import, struct score_columns *columns,
                           const GPtrArray *all)
{
    g_autoptr(GHashTable) best = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < all->len; i++) {
        struct score_candidate *candidate = all->pdata[i];
        const char *period = candidate->published_period != NULL ? candidate->published_period : "";
        gboolean is_one = candidate->rank > 0 && !candidate->is_scores &&
                          (candidate->rank == G_MAXINT || candidate->numbers > 0);
        if (is_one && is_better(candidate, g_hash_table_lookup(best, period)))
            g_hash_table_insert(best, (gpointer)period, candidate);
    }
    for (guint i = 0; i < all->len; i++) {
        const struct score_candidate *candidate = all->pdata[i];
        const char *period = candidate->published_period != NULL ? candidate->published_period : "";
        if (g_hash_table_lookup(best, period) != candidate)
            continue;
        struct score_published *published = g_new0(struct score_published, 1);
        published->column = candidate->column;
        published->header = g_strdup(candidate->header);
        published->period = g_strdup(period);
        published->as = published_column_as(&candidate->figures);
        mapping_drop_custom(import->mapping, candidate->column);
        g_ptr_array_add(columns->published, published);
    }
}

static void take_times(struct import *import, struct score_columns *columns, const GPtrArray *all)
{
    int loose = -1; /* "2019-20" under "year": a period, and no year */
    for (guint i = 0; i < all->len; i++) {
        const struct score_candidate *candidate = all->pdata[i];
        gboolean is_year = score_header_is_year(candidate->header) && candidate->years > 0 &&
                           candidate->years == candidate->filled;
        if (columns->year < 0 && is_year)
            columns->year = (int)candidate->column;
        else if (loose < 0 && candidate->filled > 0 && score_header_is_year(candidate->header))
            loose = (int)candidate->column;
        if (columns->period < 0 && score_header_is_period(candidate->header) &&
            !mapping_is_settled(import->mapping, "period"))
            columns->period = (int)candidate->column;
    }
    const struct map_source *told = mapping_source(import->mapping, "period");
    if (told != NULL && told->n == 1)
        columns->period = (int)told->columns[0];
    if (columns->period >= 0)
        mapping_drop_custom(import->mapping, (guint)columns->period);
    else if (columns->year < 0 && !mapping_is_settled(import->mapping, "period"))
        columns->period = loose;
}

/* The year a commitment was stated in, where no other column says when. */
static void take_year(struct import *import, const struct score_columns *columns)
{
    const struct mapping *mapping = import->mapping;
    if (columns->year >= 0 && mapping->kind->noun == NOUN_COMMITMENT &&
        !mapping_has(mapping, "meeting") && !mapping_has(mapping, "meeting_date") &&
        !mapping_is_settled(mapping, "meeting_date"))
        mapping_take_custom(import->mapping, (guint)columns->year, "meeting_date");
}

static void free_texts(gpointer texts)
{
    g_ptr_array_unref(texts);
}

struct score_columns *score_columns_new(void)
{
    struct score_columns *columns = g_new0(struct score_columns, 1);
    columns->columns = g_ptr_array_new_with_free_func(column_free);
    columns->published = g_ptr_array_new_with_free_func(published_free);
    columns->periods = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    columns->alike = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_texts);
    columns->ordinals = g_hash_table_new(NULL, NULL);
    columns->odd = g_string_new(NULL);
    columns->year = columns->period = -1;
    return columns;
}

struct score_columns *score_columns_take(struct import *import, const GPtrArray *all)
{
    struct score_columns *columns = score_columns_new();
    for (guint i = 0; i < all->len; i++)
        if (((const struct score_candidate *)all->pdata[i])->is_scores)
            take_column(import, columns, all->pdata[i]);
    take_published(import, columns, all);
    take_times(import, columns, all);
    take_year(import, columns);
    return columns;
}

gboolean score_columns_has(const struct score_columns *columns, guint column)
{
    for (guint i = 0; columns != NULL && i < columns->columns->len; i++)
        if (((const struct score_column *)columns->columns->pdata[i])->column == column)
            return TRUE;
    for (guint i = 0; columns != NULL && i < columns->published->len; i++)
        if (((const struct score_published *)columns->published->pdata[i])->column == column)
            return TRUE;
    return FALSE;
}

static void say(struct import *import, char *line)
{
    g_ptr_array_add(import->account->notes, line);
}

static void tell_published(struct import *import, const struct score_columns *columns)
{
    for (guint i = 0; i < columns->published->len; i++) {
        const struct score_published *published = columns->published->pdata[i];
        say(import,
            g_strdup_printf("column \"%s\" is kept as what was published (x.%s%s%s%s%s) and "
                            "enters no mean of ours",
                            published->header, PUBLISHED_FIGURE,
                            *published->period != '\0' ? " … " : "", published->period,
                            *published->as != '\0' ? "; read as " : "", published->as));
    }
}

void score_columns_tell(struct import *import, const struct score_columns *columns)
{
    char **headers = import->mapping->headers;
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < columns->columns->len; i++) {
        const struct score_column *column = columns->columns->pdata[i];
        g_string_append_printf(names, "%s\"%s\"", i > 0 ? ", " : "", column->header);
    }
    say(import, g_strdup_printf("columns taken as scores of a party: %s", names->str));
    if (columns->period >= 0)
        say(import, g_strdup_printf("column \"%s\" is taken as the period of the scores",
                                    headers[columns->period]));
    else if (columns->year >= 0 && !mapping_is_settled(import->mapping, "period"))
        say(import, g_strdup_printf("column \"%s\" is taken as the period of the scores%s",
                                    headers[columns->year],
                                    mapping_has(import->mapping, "meeting_date")
                                        ? " and the year of the meeting that stated it"
                                        : ""));
    tell_published(import, columns);
}
