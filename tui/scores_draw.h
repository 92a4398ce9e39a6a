/* scores_draw.h: how the scores look: a column of commitments that stays, parties beside it, means at
 * the right and below, and what the cell under the cursor says. */
#ifndef HELDTO_TUI_SCORES_DRAW_H
#define HELDTO_TUI_SCORES_DRAW_H

#include "tui/draw.h"
#include "tui/list.h"
#include "tui/scores_table.h"
#include "tui/sticky.h"

struct scores_picture {
    struct sticky columns; /* parties */
    char *says;            /* of the cell the cursor is on: shown text; NULL: nothing */
    GPtrArray *history;    /* shown lines; NULL: none */
};

/* How many rows of commitments there is room for. */
int scores_draw_lines(struct area area);
void scores_draw(struct scores_picture *picture, const struct scores_table *table,
                 const struct list *list, struct area area, struct spot *spot);

#endif
