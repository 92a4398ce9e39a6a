/* score_find.c owns finding the columns of scores in a file: by headers, by what stands in their
 * cells, and by the averages that were published beside them.
 * It must not know what becomes of a score, nor what else a row says. */
#include "core/exchange/score_candidate.h"

#include <string.h>

enum { SAMPLED = 1000 };

static void candidate_free(gpointer data)
{
    struct score_candidate *candidate = data;
    score_header_clear(&candidate->read);
    g_free(candidate->published_period);
    g_free(candidate->as);
    g_free(candidate);
}

const char *score_candidate_period(const struct score_candidate *candidate)
{
    return candidate->published_period != NULL ? candidate->published_period : "";
}

static struct score_candidate *add_candidate(GPtrArray *all, const struct import *import,
                                             guint column, gboolean is_told)
{
    struct score_candidate *candidate = g_new0(struct score_candidate, 1);
    candidate->column = column;
    candidate->header = import->mapping->headers[column];
    candidate->is_told = is_told;
    g_ptr_array_add(all, candidate);
    return candidate;
}

static gint by_column(gconstpointer a, gconstpointer b)
{
    const struct score_candidate *const *x = a, *const *y = b;
    return (*x)->column < (*y)->column ? -1 : (*x)->column > (*y)->column;
}

static void add_told(GPtrArray *all, const struct import *import, const char *target)
{
    const struct map_source *source = mapping_source(import->mapping, target);
    gboolean is_published = strcmp(target, "published") == 0;
    for (guint i = 0; source != NULL && i < source->n; i++) {
        struct score_candidate *candidate =
            add_candidate(all, import, source->columns[i], !is_published);
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
        struct score_candidate *candidate = add_candidate(all, import, column, FALSE);
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

static void look_at_cell(struct score_candidate *candidate, const char *text)
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
        struct score_candidate *candidate = all->pdata[i];
        look_at_cell(candidate, cells_column(import->cells, candidate->column));
    }
}

/* The scores of the row in the columns of one period. */
static void sum_row(struct import *import, const GPtrArray *all, const char *period, gint64 *sum,
                    gint64 *n)
{
    *sum = *n = 0;
    for (guint i = 0; i < all->len; i++) {
        const struct score_candidate *candidate = all->pdata[i];
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
        struct score_candidate *candidate = all->pdata[i];
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
            n > 0 && published_settle(&figure, candidate->as != NULL ? candidate->as : "") &&
            published_follows(&figure, sum, n);
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
static guint take_named(const GPtrArray *all, gboolean is_told)
{
    guint n = 0;
    for (guint i = 0; i < all->len; i++) {
        struct score_candidate *candidate = all->pdata[i];
        candidate->is_scores = is_told ? candidate->is_told
                                       : candidate->read.is_known && candidate->scores > 0 &&
                                             candidate->scores >= candidate->odd;
        n += candidate->is_scores ? 1 : 0;
    }
    for (guint i = 0; i < all->len && n > 0 && !is_told; i++) {
        struct score_candidate *candidate = all->pdata[i];
        if (candidate->read.is_known && candidate->filled == 0)
            candidate->is_scores = TRUE;
    }
    return n;
}

/* Nothing but scores, and a name that is no average's. */
static gboolean is_like_scores(const struct score_candidate *candidate)
{
    return !candidate->is_scores && candidate->rank == 0 && candidate->scores > 0 &&
           candidate->odd * 20 <= candidate->scores;
}

/* Beside columns of scores, and like them. One with signed scores is one; others may be marks. */
static void take_neighbour(struct score_candidate *candidate, const struct score_candidate *beside)
{
    gboolean is_beside =
        candidate->column + 1 == beside->column || beside->column + 1 == candidate->column;
    if (!is_beside || !(beside->is_scores || beside->is_maybe) || !is_like_scores(candidate))
        return;
    if (candidate->signed_scores > 0 && beside->is_scores)
        candidate->is_scores = TRUE;
    else
        candidate->is_maybe = TRUE;
}

static void take_neighbours(const GPtrArray *all)
{
    for (guint i = 1; i < all->len; i++)
        take_neighbour(all->pdata[i], all->pdata[i - 1]);
    for (guint i = all->len; i-- > 1;)
        take_neighbour(all->pdata[i - 1], all->pdata[i]);
}

/* Without a known party among them: columns side by side that hold nothing else, some signed. */
static void propose_unnamed(const GPtrArray *all)
{
    for (guint i = 0; i < all->len; i++) {
        struct score_candidate *candidate = all->pdata[i];
        candidate->is_maybe = is_like_scores(candidate) && candidate->signed_scores > 0;
    }
    take_neighbours(all);
}

static char *names_of(const GPtrArray *all)
{
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < all->len; i++) {
        const struct score_candidate *candidate = all->pdata[i];
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
        const struct score_candidate *candidate = all->pdata[i];
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

/* Most files have no such column: then no names of parties are read. */
static gboolean may_be_scores(const GPtrArray *all)
{
    for (guint i = 0; i < all->len; i++) {
        const struct score_candidate *candidate = all->pdata[i];
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
        struct score_candidate *candidate = all->pdata[i];
        score_header_read(lexicon, candidate->header, &candidate->read);
    }
    lexicon_free(lexicon);
    return TRUE;
}

static guint best_follow(const GPtrArray *all)
{
    guint most = 0;
    for (guint i = 0; i < all->len; i++)
        most = MAX(most, ((const struct score_candidate *)all->pdata[i])->follow);
    return most;
}

static guint count_of(const GPtrArray *all, gboolean is_maybe)
{
    guint n = 0;
    for (guint i = 0; i < all->len; i++) {
        const struct score_candidate *candidate = all->pdata[i];
        n += (is_maybe ? candidate->is_maybe : candidate->is_scores) ? 1 : 0;
    }
    return n;
}

/* Compares the published averages with the columns that are scores so far. */
static gboolean weigh(struct import *import, const GPtrArray *all, guint most, guint *follow,
                      GError **error)
{
    for (guint i = 0; i < all->len; i++) {
        struct score_candidate *candidate = all->pdata[i];
        candidate->figures = (struct published_column){0};
        candidate->numbers = candidate->follow = 0;
    }
    if (!each_row(import, all, most, look_at_figures, error))
        return FALSE;
    *follow = best_follow(all);
    return TRUE;
}

/* How many decimals are meant, and the scale, before anything is compared. */
static gboolean read_figures(struct import *import, const GPtrArray *all, GError **error)
{
    guint follow = 0;
    if (!weigh(import, all, SAMPLED, &follow, error))
        return FALSE;
    for (guint i = 0; i < all->len; i++) {
        struct score_candidate *candidate = all->pdata[i];
        candidate->figures.as_share = 0; /* too early to tell a share from a mean */
        candidate->as = published_column_as(&candidate->figures);
    }
    return TRUE;
}

static void set_maybe(const GPtrArray *all, gboolean are_scores)
{
    for (guint i = 0; i < all->len; i++) {
        struct score_candidate *candidate = all->pdata[i];
        if (candidate->is_maybe)
            candidate->is_scores = are_scores;
    }
}

/* A mark at one end of them spoils every sum: without it, more may follow. */
static gboolean drop_ends(struct import *import, const GPtrArray *all, gboolean from_left,
                          guint *follow, GError **error)
{
    for (guint i = 0; i < all->len; i++) {
        struct score_candidate *candidate = all->pdata[from_left ? i : all->len - 1 - i];
        guint without = 0;
        if (!candidate->is_scores)
            continue;
        if (!candidate->is_maybe)
            return TRUE;
        candidate->is_scores = FALSE;
        if (!weigh(import, all, SAMPLED, &without, error))
            return FALSE;
        if (without <= *follow) {
            candidate->is_scores = TRUE;
            return TRUE;
        }
        candidate->is_maybe = FALSE;
        *follow = without;
    }
    return TRUE;
}

static void hint_at(struct import *import, const GPtrArray *all)
{
    g_autofree char *names = names_of(all);
    g_ptr_array_add(import->account->notes,
                    g_strdup_printf("columns of nothing but −1, 0 and 1 are kept as they are; "
                                    "--map \"scores=%s\" takes them as scores of parties",
                                    names));
}

/* What may be scores is, where more of the published averages follow with it. */
static gboolean weigh_maybe(struct import *import, const GPtrArray *all, gboolean is_asked,
                            GError **error)
{
    guint follow = 0, with = 0, sure = count_of(all, FALSE), maybe = count_of(all, TRUE);
    if (!weigh(import, all, SAMPLED, &follow, error))
        return FALSE;
    set_maybe(all, TRUE);
    if (!weigh(import, all, SAMPLED, &with, error) || !drop_ends(import, all, TRUE, &with, error) ||
        !drop_ends(import, all, FALSE, &with, error))
        return FALSE;
    if (with > follow || (sure == 0 && is_asked))
        return TRUE;
    if (sure == 0 && maybe > 1)
        hint_at(import, all);
    set_maybe(all, FALSE);
    return TRUE;
}

/* "Final score" is of a final report only where columns of scores are of one too. */
static void settle_periods(const GPtrArray *all)
{
    for (guint i = 0; i < all->len; i++) {
        struct score_candidate *candidate = all->pdata[i];
        gboolean is_one = FALSE;
        for (guint k = 0; k < all->len; k++) {
            const struct score_candidate *other = all->pdata[k];
            is_one = is_one || ((other->is_scores || other->is_maybe) &&
                                strcmp(other->read.period, score_candidate_period(candidate)) == 0);
        }
        if (!is_one)
            g_clear_pointer(&candidate->published_period, g_free);
    }
}

/* In the end the whole file is asked how figures are written. */
static gboolean decide(struct import *import, const GPtrArray *all, gboolean is_asked,
                       GError **error)
{
    guint follow = 0;
    settle_periods(all);
    return read_figures(import, all, error) &&
           (count_of(all, TRUE) == 0 || weigh_maybe(import, all, is_asked, error)) &&
           weigh(import, all, G_MAXUINT, &follow, error);
}

/* Named columns first; without any, those that look like scores. */
static gboolean find_scores(struct import *import, const GPtrArray *all, gboolean is_asked,
                            GError **error)
{
    if (!each_row(import, all, SAMPLED, look_at_row, error))
        return FALSE;
    if (!may_be_scores(all))
        return TRUE;
    if (!read_headers(import, all, error))
        return FALSE;
    gboolean is_told = mapping_is_settled(import->mapping, MAP_SCORES);
    guint named = take_named(all, is_told);
    if (named == 0 && !is_told)
        propose_unnamed(all);
    else if (!is_told)
        take_neighbours(all);
    if (count_of(all, FALSE) + count_of(all, TRUE) == 0)
        return TRUE;
    return decide(import, all, is_asked, error);
}

struct score_columns *score_columns_find(struct import *import, gboolean is_asked, GError **error)
{
    const struct map_source *told = mapping_source(import->mapping, MAP_SCORES);
    gboolean is_none = mapping_is_settled(import->mapping, MAP_SCORES) && told == NULL;
    if (import->mapping->is_own || is_none)
        return NULL;
    g_autoptr(GPtrArray) all = candidates_of(import);
    if (all->len == 0 || !find_scores(import, all, is_asked, error) || count_of(all, FALSE) == 0)
        return NULL;
    return are_scores(import, all, is_asked) ? score_columns_take(import, all) : NULL;
}
