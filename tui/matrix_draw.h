/* matrix_draw.h: how the matrix looks: a column of commitments that stays, meetings beside it, and
 * below them what the cell under the cursor says. */
#ifndef HELDTO_TUI_MATRIX_DRAW_H
#define HELDTO_TUI_MATRIX_DRAW_H

#include "tui/draw.h"
#include "tui/list.h"
#include "tui/matrix_cells.h"
#include "tui/sticky.h"

struct matrix_picture {
    struct sticky columns; /* meetings */
    char *says, *quote;    /* of that cell: shown text; NULL: nothing */
};

/* How many rows of commitments there is room for. */
int matrix_draw_lines(struct area area);
void matrix_draw(struct matrix_picture *picture, const struct matrix_cells *cells,
                 const struct list *list, const struct session *session, struct area area,
                 struct spot *spot);

#endif
