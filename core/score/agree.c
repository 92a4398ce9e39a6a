/* agree.c owns agreement between two coders: percent, kappa, and where they differ.
 * It must not know how cells are stored, nor how any of it is shown. */
#include "core/score/agree.h"

#include "core/scheme/words.h"

#include <string.h>

static int place_of(const char *token)
{
    gsize n;
    const struct score_word *words = score_words(&n);
    for (gsize i = 0; i < n && i < AGREE_SCORES; i++)
        if (strcmp(words[i].token, token) == 0)
            return (int)i;
    return -1;
}

void agreement_count(struct agreement *agreement, const char *first, const char *second,
                     gint64 times)
{
    int row = place_of(first), column = place_of(second);
    g_assert(row >= 0 && column >= 0);
    agreement->counts[row][column] += times;
    agreement->n += times;
    agreement->n_same += row == column ? times : 0;
}

static void take_cell(struct agreement *agreement, guint row, const struct score_cell *cell)
{
    if (cell->first == NULL || cell->second == NULL) {
        agreement->n_first_only += cell->first != NULL;
        agreement->n_second_only += cell->second != NULL;
        return;
    }
    agreement_count(agreement, cell->first->score, cell->second->score, 1);
    if (strcmp(cell->first->score, cell->second->score) == 0)
        return;
    agreement->n_settled += cell->adjudicated != NULL;
    struct dispute dispute = {
        .row = row, .party = cell->party, .period = cell->period, .cell = cell};
    g_array_append_val(agreement->disputes, dispute);
}

struct agreement *agreement_of(const struct score_grid *grid, int period)
{
    struct agreement *agreement = g_new0(struct agreement, 1);
    agreement->disputes = g_array_new(FALSE, FALSE, sizeof(struct dispute));
    for (guint i = 0; i < grid->rows->len; i++) {
        const GArray *cells = ((const struct score_row *)grid->rows->pdata[i])->cells;
        for (guint j = 0; j < cells->len; j++) {
            const struct score_cell *cell = &g_array_index(cells, struct score_cell, j);
            if (period < 0 || cell->period == (guint)period)
                take_cell(agreement, i, cell);
        }
    }
    return agreement;
}

void agreement_free(struct agreement *agreement)
{
    if (agreement != NULL)
        g_clear_pointer(&agreement->disputes, g_array_unref);
    g_free(agreement);
}

/* The sum over the scores of the first coder's cells times the second's. */
static gint64 chance(const struct agreement *agreement)
{
    gint64 sum = 0;
    for (int score = 0; score < AGREE_SCORES; score++) {
        gint64 first = 0, second = 0;
        for (int other = 0; other < AGREE_SCORES; other++) {
            first += agreement->counts[score][other];
            second += agreement->counts[other][score];
        }
        sum += first * second;
    }
    return sum;
}

gboolean agreement_kappa_is_defined(const struct agreement *agreement)
{
    g_assert(agreement->n <= G_MAXINT32); /* so that no product leaves 64 bits */
    return agreement->n * agreement->n > chance(agreement);
}

char *agreement_percent_number(const struct agreement *agreement, int decimals)
{
    if (agreement->n == 0)
        return g_strdup("");
    return mean_ratio_number(100 * agreement->n_same, agreement->n, decimals);
}

char *agreement_kappa_number(const struct agreement *agreement, int decimals)
{
    if (!agreement_kappa_is_defined(agreement))
        return g_strdup("");
    gint64 n = agreement->n, by_chance = chance(agreement);
    return mean_ratio_number(agreement->n_same * n - by_chance, n * n - by_chance, decimals);
}

char *agreement_percent_text(const struct agreement *agreement, int decimals, gboolean is_ascii)
{
    if (agreement->n == 0)
        return g_strdup(is_ascii ? "-" : "–");
    g_autofree char *number = agreement_percent_number(agreement, decimals);
    return g_strconcat(number, " %", NULL);
}

char *agreement_kappa_text(const struct agreement *agreement, int decimals, gboolean is_ascii)
{
    if (agreement->n == 0)
        return g_strdup(is_ascii ? "-" : "–");
    if (!agreement_kappa_is_defined(agreement))
        return g_strdup(_("not defined"));
    char *number = agreement_kappa_number(agreement, decimals);
    if (is_ascii || *number != '-')
        return number;
    char *text = g_strconcat("−", number + 1, NULL);
    g_free(number);
    return text;
}
