/* scores_table.c owns what the scores view has read, and says a cell in words.
 * It must not know how it is drawn, nor how a score is recorded. */
#include "tui/scores_table.h"

#include "core/filter/filter.h"
#include "core/scheme/words.h"
#include "core/score/score_period.h"
#include "core/text/text.h"
#include "tui/commitment_list.h"

#include <string.h>

static void add_up(struct scores_table *table)
{
    const int at = score_grid_period(table->grid, table->period);
    g_array_set_size(table->tallies, 0);
    for (guint i = 0; i < table->grid->parties->len; i++) {
        const struct score_tally tally = score_grid_party_tally(table->grid, i, at);
        g_array_append_val(table->tallies, tally);
    }
    table->all = score_grid_tally(table->grid, at);
    score_means_clear(&table->means);
    table->means = score_grid_means(table->grid, at);
}

struct scores_table *scores_table_new(struct session *session)
{
    struct scores_table *table = g_new0(struct scores_table, 1);
    table->session = session;
    table->rows = g_hash_table_new(g_int64_hash, g_int64_equal);
    table->grid = score_grid_begin(session);
    table->tallies = g_array_new(FALSE, FALSE, sizeof(struct score_tally));
    table->period = g_strdup("");
    add_up(table);
    return table;
}

void scores_table_free(struct scores_table *table)
{
    if (table == NULL)
        return;
    g_hash_table_unref(table->rows);
    score_grid_free(table->grid);
    g_array_unref(table->tallies);
    score_means_clear(&table->means);
    g_free(table->filter);
    g_free(table->period);
    g_free(table);
}

/* The last period is the one that is being worked at, as long as nobody says otherwise. */
static void choose_period(struct scores_table *table)
{
    const GPtrArray *periods = table->grid->periods;
    if (table->is_chosen)
        return;
    g_free(table->period);
    table->period = g_strdup(periods->len > 0 ? periods->pdata[periods->len - 1] : "");
}

static void take_grid(struct scores_table *table, struct score_grid *grid)
{
    g_hash_table_remove_all(table->rows);
    score_grid_free(table->grid);
    table->grid = grid;
    for (guint i = 0; i < grid->rows->len; i++) {
        struct score_row *row = grid->rows->pdata[i];
        g_hash_table_insert(table->rows, &row->commitment->id, GUINT_TO_POINTER(i + 1));
    }
    if (table->is_blind)
        score_grid_blind(grid);
    choose_period(table);
    add_up(table);
}

gboolean scores_table_read(struct scores_table *table, const struct commitment_list *listed,
                           GError **error)
{
    const struct filter_context context = commitment_filter_context(table->session);
    const char *text = commitment_list_filter(listed);
    owned(filter) filter = filter_parse(text, &context, error, NULL);
    struct score_grid *grid = filter != NULL ? score_grid_new(table->session, filter, error) : NULL;
    if (grid == NULL)
        return FALSE;
    g_free(table->filter);
    table->filter = g_strdup(text);
    take_grid(table, grid);
    return TRUE;
}

gboolean scores_table_is_stale(const struct scores_table *table,
                               const struct commitment_list *listed)
{
    return g_strcmp0(table->filter, commitment_list_filter(listed)) != 0;
}

gboolean scores_table_reread(struct scores_table *table, gint64 commitment_id, GError **error)
{
    const int row = scores_table_row(table, commitment_id);
    if (row >= 0 && !score_grid_reread(table->grid, (guint)row, error))
        return FALSE;
    if (table->is_blind)
        score_grid_blind(table->grid);
    add_up(table);
    return TRUE;
}

void scores_table_set_period(struct scores_table *table, const char *period)
{
    char *copy = g_strdup(period);
    g_free(table->period);
    table->period = copy;
    table->is_chosen = TRUE;
    add_up(table);
}

guint scores_table_parties(const struct scores_table *table)
{
    return table->grid->parties->len;
}

const struct party *scores_table_party(const struct scores_table *table, guint party)
{
    return table->grid->parties->pdata[party];
}

int scores_table_at(const struct scores_table *table)
{
    return score_grid_period(table->grid, table->period);
}

int scores_table_row(const struct scores_table *table, gint64 commitment_id)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(table->rows, &commitment_id)) - 1;
}

gboolean scores_table_is_bound(const struct scores_table *table, gint64 commitment_id, guint party)
{
    const int row = scores_table_row(table, commitment_id);
    return row >= 0 && party < scores_table_parties(table) &&
           score_grid_is_bound(table->grid, (guint)row, party);
}

const struct score_cell *scores_table_cell(const struct scores_table *table, gint64 commitment_id,
                                           guint party)
{
    const int row = scores_table_row(table, commitment_id);
    return row >= 0 ? score_grid_cell(table->grid, (guint)row, party, scores_table_at(table))
                    : NULL;
}

gboolean score_cell_is_disputed(const struct score_cell *cell)
{
    return cell != NULL && cell->first != NULL && cell->second != NULL &&
           strcmp(cell->first->score, cell->second->score) != 0;
}

char *scores_table_period_words(const struct scores_table *table)
{
    g_autofree char *words = score_period_words(table->period);
    return text_show(words, -1);
}

/* Why a whole row has no scores. */
static char *why_none(const struct commitment *row)
{
    g_autoptr(GError) error = NULL;
    if (!score_check_kind(row, &error))
        return text_show(error->message, -1);
    g_autofree char *words = g_strdup_printf(_("%s binds no party, so it has no scores"), row->key);
    return text_show(words, -1);
}

/* What is to be known beyond the score itself. */
static const char *remark(const struct scores_table *table, const struct score_cell *cell)
{
    if (cell == NULL || table->is_blind)
        return "";
    if (cell->adjudicated != NULL)
        return _(" · adjudicated");
    return score_cell_is_disputed(cell) ? _(" · the coders disagree: a settles it") : "";
}

char *scores_table_words(const struct scores_table *table, const struct commitment *row,
                         guint party)
{
    if (scores_table_row(table, row->id) < 0)
        return why_none(row);
    const char *name = scores_table_party(table, party)->name;
    g_autofree char *period = score_period_words(table->period);
    g_autofree char *words = NULL;
    const struct score_cell *cell = scores_table_cell(table, row->id, party);
    const struct assessment *counts = score_cell_standing(cell);
    if (!scores_table_is_bound(table, row->id, party)) {
        words =
            g_strdup_printf(_("%s is not bound by %s, so it has no score here"), name, row->key);
    } else if (counts == NULL) {
        words = g_strdup_printf(_("%s, %s: not assessed"), name, period);
    } else {
        const struct score_word *word = score_word_find(counts->score);
        words = g_strdup_printf("%s, %s: %s, %s%s", name, period,
                                score_mark(counts->score, text_is_ascii()),
                                word != NULL ? _(word->label) : "?", remark(table, cell));
    }
    return text_show(words, -1);
}

/* "−1  first coder, Ana Lyst, 2026-11-23: no bill tabled" */
static char *history_line(const struct assessment *said)
{
    g_autofree char *words =
        g_strdup_printf("%s  %s, %s, %s%s%s", score_mark(said->score, text_is_ascii()),
                        score_role_label(score_role_of(said)), said->author, said->assessed_on,
                        *said->reason != '\0' ? ": " : "", said->reason);
    return text_show(words, -1);
}

GPtrArray *scores_table_history(const struct scores_table *table, gint64 commitment_id, guint party)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    const int row = scores_table_row(table, commitment_id);
    if (row < 0 || party >= scores_table_parties(table))
        return lines;
    const GPtrArray *all = ((const struct score_row *)table->grid->rows->pdata[row])->assessments;
    for (guint i = all->len; i-- > 0;) {
        const struct assessment *said = all->pdata[i];
        if (said->party_id == scores_table_party(table, party)->id &&
            strcmp(said->period, table->period) == 0)
            g_ptr_array_add(lines, history_line(said));
    }
    return lines;
}
