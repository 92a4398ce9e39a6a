/* grid_blind.c owns what of a grid a second coder may see.
 * It must not know how a grid is read or shown. */
#include "core/score/grid.h"

static gboolean is_second(const struct assessment *said)
{
    return said != NULL && score_role_of(said) == SCORE_SECOND;
}

/* A second time it finds the second coder's in the first one's place already. */
static void blind_cell(struct score_cell *cell)
{
    if (cell->second != NULL || !is_second(cell->first))
        cell->first = cell->second;
    cell->second = NULL;
    cell->adjudicated = NULL;
}

static void blind_row(struct score_row *row)
{
    for (guint i = 0; i < row->cells->len; i++)
        blind_cell(&g_array_index(row->cells, struct score_cell, i));
    for (guint i = row->assessments->len; i-- > 0;)
        if (!is_second(row->assessments->pdata[i]))
            g_ptr_array_remove_index(row->assessments, i);
}

void score_grid_blind(struct score_grid *grid)
{
    for (guint i = 0; i < grid->rows->len; i++)
        blind_row(grid->rows->pdata[i]);
}
