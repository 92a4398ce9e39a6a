/* scores_view.h: the scores view as its actions see it. */
#ifndef HELDTO_TUI_SCORES_VIEW_H
#define HELDTO_TUI_SCORES_VIEW_H

#include "tui/scores_table.h"
#include "tui/view.h"

gboolean scores_view_is(const struct view *view);
/* What it has read; the view's. */
struct scores_table *scores_view_table(const struct view *view);
/* The party the cursor is on; NULL: there is none. */
const struct party *scores_view_party(const struct view *view);
/* Its cell; NULL: nothing was said there. */
const struct score_cell *scores_view_cell(const struct view *view);

/* The column the cursor is on; to another, at most to the ends. */
guint scores_view_column(const struct view *view);
void scores_view_go(struct view *view, gint64 column);
/* scores_move.c: to the cell that can be scored after (1) or before (-1) this one, row by row; where
 * there is none it stays. */
gboolean scores_view_advance(struct view *view, int by, GError **error);

/* A score of this commitment was recorded: reads it, and nothing else, the next time that the view
 * is refreshed. */
void scores_view_expect(struct view *view, gint64 commitment_id);
/* Another period, or the other coder's table. */
void scores_view_set_period(struct view *view, const char *period);
gboolean scores_view_set_blind(struct view *view, gboolean is_blind, GError **error);

#endif
