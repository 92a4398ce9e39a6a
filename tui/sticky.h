/* sticky.h: a table of two ways whose columns scroll beside a key and a title that stay: which
 * columns are in sight, and where. What stands in a cell is the view's. */
#ifndef HELDTO_TUI_STICKY_H
#define HELDTO_TUI_STICKY_H

#include "tui/draw.h"

struct commitment;

enum { STICKY_KEY_COLS = 10, STICKY_LOW_ROWS = 12 };

struct sticky {
    guint at;   /* the column the cursor is on */
    guint left; /* the first one in sight; kept so that the cursor's is in sight too */
    /* As placed last: */
    guint n, seen; /* columns there are, and that there is room for */
    int begin;     /* where they begin on the screen */
    int width;     /* of one, with the blank behind it */
};

/* Places n columns between `begin` and `end` of the screen, and scrolls to the cursor's. */
void sticky_place(struct sticky *sticky, guint n, int begin, int end, int width);
/* Behind the last one in sight. */
guint sticky_end(const struct sticky *sticky);
/* Where a column in sight begins. */
int sticky_col(const struct sticky *sticky, guint column);
/* The signs that there are more, at the left and at the right. */
void sticky_draw_more(const struct sticky *sticky, struct area area, int row);
/* Key and, of `title` columns (0: there is no room), the title of a row. */
void sticky_draw_label(struct area area, int line, const struct commitment *row, int title,
                       gboolean is_here);
/* Their heads. */
void sticky_draw_heads(struct area area, int line, int title);
/* Lines below the table for what a cell says, with the line above them. */
int sticky_told_lines(struct area area);

#endif
