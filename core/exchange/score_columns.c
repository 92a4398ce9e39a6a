/* score_columns.c owns finding the columns of a table of scores.
 * It must not know what becomes of a score, nor what else a row says. */
#include "core/exchange/score_columns.h"

#include "core/exchange/score_header.h"
#include "core/score/published.h"

#include <string.h>

enum { SAMPLED = 1000 };

/* A column that may be one of scores, published averages, periods or years. */
struct candidate {
    guint column;
    const char *header;
    struct score_header read;
    gboolean is_told;   /* by a rule */
    gboolean is_scores; /* decided so far */
    guint scores, odd, signed_scores, years, filled;
    int rank; /* as published average; 0 no */
    char *published_period;
    struct published_column figures;
    guint numbers, follow;
};

static void candidate_free(gpointer data)
{
    struct candidate *candidate = data;
    score_header_clear(&candidate->read);
    g_free(candidate->published_period);
    g_free(candidate);
}

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

static struct candidate *add_candidate(GPtrArray *all, const struct import *import, guint column,
                                       gboolean is_told)
{
    struct candidate *candidate = g_new0(struct candidate, 1);
    candidate->column = column;
    candidate->header = import->mapping->headers[column];
    candidate->is_told = is_told;
    g_ptr_array_add(all, candidate);
    return candidate;
}

static gint by_column(gconstpointer a, gconstpointer b)
{
    const struct candidate *const *x = a, *const *y = b;
    return (*x)->column < (*y)->column ? -1 : (*x)->column > (*y)->column;
}

static void add_told(GPtrArray *all, const struct import *import, const char *target)
{
    const struct map_source *source = mapping_source(import->mapping, target);
    gboolean is_published = strcmp(target, "published") == 0;
    for (guint i = 0; source != NULL && i < source->n; i++) {
        struct candidate *candidate = add_candidate(all, import, source->columns[i], !is_published);
        if (is_published)
            candidate->rank = G_MAXINT;
    }
}

static GPtrArray *candidates_of(const struct import *import)
{
    const GPtrArray *custom = import->mapping->custom;
    GPtrArray *all = g_ptr_array_new_with_free_func(candidate_free);
    for (guint i = 0; i < custom->len; i++) {
        guint column = ((const struct map_custom *)custom->pdata[i])->column;
        struct candidate *candidate = add_candidate(all, import, column, FALSE);
        if (!mapping_is_settled(import->mapping, "published"))
            candidate->rank =
                score_header_published(candidate->header, &candidate->published_period);
    }
    add_told(all, import, MAP_SCORES);
    add_told(all, import, "published");
    g_ptr_array_sort(all, by_column);
    return all;
}

/* Whether a cell shows that its column is no mere mark: −1, a sign, n/a. */
static gboolean is_signed(const struct score_text *said, const char *text)
{
    return strcmp(said->score, "-1") == 0 || strcmp(said->score, "na") == 0 ||
           strchr(text, '+') != NULL;
}

static void look_at_cell(struct candidate *candidate, const char *text)
{
    g_autofree char *stripped = g_strstrip(g_strdup(text));
    struct score_text said = score_text_read(text);
    if (said.kind == SCORE_TEXT_BLANK)
        return;
    candidate->filled++;
    candidate->scores += said.kind != SCORE_TEXT_ODD;
    candidate->odd += said.kind == SCORE_TEXT_ODD;
    candidate->signed_scores += said.kind != SCORE_TEXT_ODD && is_signed(&said, text);
    candidate->years += score_header_is_year_text(stripped) ? 1 : 0;
}

static void look_at_row(struct import *import, const GPtrArray *all)
{
    for (guint i = 0; i < all->len; i++) {
        struct candidate *candidate = all->pdata[i];
        look_at_cell(candidate, cells_column(import->cells, candidate->column));
    }
}

/* The scores of the row in the columns of one period. */
static void sum_row(struct import *import, const GPtrArray *all, const char *period, gint64 *sum,
                    gint64 *n)
{
    *sum = *n = 0;
    for (guint i = 0; i < all->len; i++) {
        const struct candidate *candidate = all->pdata[i];
        if (!candidate->is_scores || strcmp(candidate->read.period, period) != 0)
            continue;
        struct score_text said = score_text_read(cells_column(import->cells, candidate->column));
        if (*said.score == '\0' || strcmp(said.score, "na") == 0)
            continue;
        *sum += g_ascii_strtoll(said.score, NULL, 10);
        (*n)++;
    }
}

static void look_at_figures(struct import *import, const GPtrArray *all)
{
    for (guint i = 0; i < all->len; i++) {
        struct candidate *candidate = all->pdata[i];
        struct published figure;
        gint64 sum, n;
        if (candidate->rank == 0 || candidate->is_scores)
            continue;
        const char *text = cells_column(import->cells, candidate->column);
        const char *period = candidate->published_period != NULL ? candidate->published_period : "";
        sum_row(import, all, period, &sum, &n);
        published_column_add(&candidate->figures, text, sum, n);
        if (published_read(text, &figure) != PUBLISHED_NUMBER)
            continue;
        candidate->numbers++;
        candidate->follow +=
            n > 0 && published_settle(&figure, "") && published_follows(&figure, sum, n);
    }
}

/* Goes through the file's rows, at most so many, and back to its beginning. */
static gboolean each_row(struct import *import, const GPtrArray *all, guint most,
                         void (*each)(struct import *import, const GPtrArray *all), GError **error)
{
    const struct csv_record *record;
    GError *failed = NULL;
    for (guint i = 0; i < most && (record = csv_reader_next(import->reader, &failed)) != NULL; i++)
        if (cells_take(import->cells, record, NULL))
            each(import, all);
    csv_reader_rewind(import->reader);
    if (failed == NULL)
        return csv_reader_header(import->reader, error) != NULL;
    g_propagate_error(error, failed);
    return FALSE;
}

/* Named after a party, and mostly scores. */
static guint take_named(const GPtrArray *all)
{
    guint n = 0;
    for (guint i = 0; i < all->len; i++) {
        struct candidate *candidate = all->pdata[i];
        candidate->is_scores =
            candidate->is_told || (candidate->read.is_known && candidate->scores > 0 &&
                                   candidate->scores >= candidate->odd);
        n += candidate->is_scores ? 1 : 0;
    }
    for (guint i = 0; i < all->len && n > 0; i++) {
        struct candidate *candidate = all->pdata[i];
        if (candidate->read.is_known && candidate->filled == 0)
            candidate->is_scores = TRUE;
    }
    return n;
}

/* Nothing but scores, some of them signed, and a name that is no average's. */
static gboolean is_like_scores(const struct candidate *candidate)
{
    return !candidate->is_scores && candidate->rank == 0 && candidate->scores > 0 &&
           candidate->odd * 20 <= candidate->scores && candidate->signed_scores > 0;
}

/* Beside a column of scores, and like it; from both sides. */
static void take_neighbours(const GPtrArray *all)
{
    for (guint i = 1; i < all->len; i++) {
        const struct candidate *before = all->pdata[i - 1];
        struct candidate *candidate = all->pdata[i];
        if (before->is_scores && before->column + 1 == candidate->column &&
            is_like_scores(candidate))
            candidate->is_scores = TRUE;
    }
    for (guint i = all->len; i-- > 1;) {
        struct candidate *candidate = all->pdata[i - 1];
        const struct candidate *after = all->pdata[i];
        if (after->is_scores && candidate->column + 1 == after->column && is_like_scores(candidate))
            candidate->is_scores = TRUE;
    }
}

/* Without a known party among them: three in a row that hold nothing else. */
static void take_unnamed(const GPtrArray *all, gboolean is_asked)
{
    guint run = 0, wanted = is_asked ? 1 : 3;
    for (guint i = 0; i < all->len; i++) {
        const struct candidate *before = i > 0 ? all->pdata[i - 1] : NULL;
        struct candidate *candidate = all->pdata[i];
        gboolean is_next = before != NULL && before->column + 1 == candidate->column;
        run = !is_like_scores(candidate) ? 0 : is_next ? run + 1 : 1;
        for (guint k = 0; run >= wanted && k < run; k++)
            ((struct candidate *)all->pdata[i - k])->is_scores = TRUE;
        if (run >= wanted)
            break;
    }
    take_neighbours(all);
}

static char *names_of(const GPtrArray *all)
{
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < all->len; i++) {
        const struct candidate *candidate = all->pdata[i];
        if (candidate->is_scores)
            g_string_append_printf(names, "%s%s", names->len > 0 ? "," : "", candidate->header);
    }
    return g_string_free(names, FALSE);
}

/* TRUE where the cells, a rule or a published average show that they are scores. */
static gboolean are_scores(struct import *import, const GPtrArray *all, gboolean is_asked)
{
    gboolean is_sure = is_asked;
    guint n = 0;
    for (guint i = 0; i < all->len; i++) {
        const struct candidate *candidate = all->pdata[i];
        n += candidate->is_scores ? 1 : 0;
        is_sure = is_sure ||
                  (candidate->is_scores && (candidate->is_told || candidate->read.is_scored ||
                                            candidate->signed_scores > 0)) ||
                  candidate->follow > 0;
    }
    if (n > 0 && !is_sure) {
        g_autofree char *names = names_of(all);
        g_ptr_array_add(import->account->notes,
                        g_strdup_printf("columns of 0 and 1 under names of parties are kept as "
                                        "they are: marks, or scores? --map \"scores=%s\" takes "
                                        "them as scores",
                                        names));
    }
    return n > 0 && is_sure;
}

static void take_column(struct import *import, struct score_columns *columns,
                        const struct candidate *candidate)
{
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

static gboolean is_better(const struct candidate *one, const struct candidate *other)
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
        struct candidate *candidate = all->pdata[i];
        const char *period = candidate->published_period != NULL ? candidate->published_period : "";
        gboolean is_one = candidate->rank > 0 && !candidate->is_scores &&
                          (candidate->rank == G_MAXINT || candidate->numbers > 0);
        if (is_one && is_better(candidate, g_hash_table_lookup(best, period)))
            g_hash_table_insert(best, (gpointer)period, candidate);
    }
    for (guint i = 0; i < all->len; i++) {
        const struct candidate *candidate = all->pdata[i];
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
    for (guint i = 0; i < all->len; i++) {
        const struct candidate *candidate = all->pdata[i];
        gboolean is_year = score_header_is_year(candidate->header) && candidate->years > 0 &&
                           candidate->years == candidate->filled;
        if (columns->year < 0 && is_year)
            columns->year = (int)candidate->column;
        if (columns->period < 0 && score_header_is_period(candidate->header) &&
            !mapping_is_settled(import->mapping, "period"))
            columns->period = (int)candidate->column;
    }
    const struct map_source *told = mapping_source(import->mapping, "period");
    if (told != NULL && told->n == 1)
        columns->period = (int)told->columns[0];
    if (columns->period >= 0)
        mapping_drop_custom(import->mapping, (guint)columns->period);
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

static struct score_columns *keep(struct import *import, const GPtrArray *all)
{
    struct score_columns *columns = score_columns_new();
    for (guint i = 0; i < all->len; i++)
        if (((const struct candidate *)all->pdata[i])->is_scores)
            take_column(import, columns, all->pdata[i]);
    take_published(import, columns, all);
    take_times(import, columns, all);
    take_year(import, columns);
    return columns;
}

/* Most files have no such column: then no names of parties are read. */
static gboolean may_be_scores(const GPtrArray *all)
{
    for (guint i = 0; i < all->len; i++) {
        const struct candidate *candidate = all->pdata[i];
        if (candidate->is_told || (candidate->scores > 0 && candidate->scores >= candidate->odd))
            return TRUE;
    }
    return FALSE;
}

static gboolean read_headers(struct import *import, const GPtrArray *all, GError **error)
{
    struct lexicon *lexicon = lexicon_new(import->session->db, error);
    if (lexicon == NULL)
        return FALSE;
    for (guint i = 0; i < all->len; i++) {
        struct candidate *candidate = all->pdata[i];
        score_header_read(lexicon, candidate->header, &candidate->read);
    }
    lexicon_free(lexicon);
    return TRUE;
}

/* *found: columns that are scores, as far as their headers and cells show. */
static gboolean find_scores(struct import *import, const GPtrArray *all, gboolean is_asked,
                            gboolean *found, GError **error)
{
    *found = FALSE;
    if (!each_row(import, all, SAMPLED, look_at_row, error))
        return FALSE;
    if (!may_be_scores(all))
        return TRUE;
    if (!read_headers(import, all, error))
        return FALSE;
    if (take_named(all) == 0)
        take_unnamed(all, is_asked);
    else if (!mapping_is_settled(import->mapping, MAP_SCORES))
        take_neighbours(all);
    for (guint i = 0; i < all->len; i++)
        *found = *found || ((const struct candidate *)all->pdata[i])->is_scores;
    return !*found || each_row(import, all, G_MAXUINT, look_at_figures, error);
}

struct score_columns *score_columns_find(struct import *import, gboolean is_asked, GError **error)
{
    const struct map_source *told = mapping_source(import->mapping, MAP_SCORES);
    gboolean is_none = mapping_is_settled(import->mapping, MAP_SCORES) && told == NULL;
    gboolean found = FALSE;
    if (import->mapping->is_own || is_none)
        return NULL;
    g_autoptr(GPtrArray) all = candidates_of(import);
    if (all->len == 0 || !find_scores(import, all, is_asked, &found, error) || !found)
        return NULL;
    return are_scores(import, all, is_asked) ? keep(import, all) : NULL;
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
