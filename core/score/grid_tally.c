/* grid_tally.c owns what is counted over a grid of scores, and the three means of all of it.
 * It must not know how a grid is read. */
#include "core/score/grid.h"

struct score_tally score_grid_row_tally(const struct score_grid *grid, guint row, int period)
{
    struct score_tally tally = {0};
    const GArray *bound = ((const struct score_row *)grid->rows->pdata[row])->bound;
    for (guint i = 0; i < bound->len; i++)
        score_tally_add(&tally,
                        score_grid_score(grid, row, g_array_index(bound, guint, i), period));
    return tally;
}

struct score_tally score_grid_party_tally(const struct score_grid *grid, guint party, int period)
{
    struct score_tally tally = {0};
    for (guint i = 0; i < grid->rows->len; i++) {
        const char *score = score_grid_score(grid, i, party, period);
        if (score != NULL)
            score_tally_add(&tally, score);
    }
    return tally;
}

struct score_tally score_grid_tally(const struct score_grid *grid, int period)
{
    struct score_tally tally = {0};
    for (guint i = 0; i < grid->rows->len; i++) {
        struct score_tally row = score_grid_row_tally(grid, i, period);
        score_tally_merge(&tally, &row);
    }
    return tally;
}

static struct mean *mean_over(const struct score_grid *grid, guint n, int period,
                              struct score_tally (*tally)(const struct score_grid *, guint, int))
{
    g_autofree struct score_tally *tallies = g_new0(struct score_tally, n + 1);
    for (guint i = 0; i < n; i++)
        tallies[i] = tally(grid, i, period);
    return mean_of_means(tallies, n);
}

struct score_means score_grid_means(const struct score_grid *grid, int period)
{
    struct score_tally cells = score_grid_tally(grid, period);
    return (struct score_means){
        .cells = mean_of(&cells),
        .commitments = mean_over(grid, grid->rows->len, period, score_grid_row_tally),
        .parties = mean_over(grid, grid->parties->len, period, score_grid_party_tally),
    };
}

void score_means_clear(struct score_means *means)
{
    g_clear_pointer(&means->cells, mean_free);
    g_clear_pointer(&means->commitments, mean_free);
    g_clear_pointer(&means->parties, mean_free);
}
