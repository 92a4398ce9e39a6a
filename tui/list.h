/* SPDX-License-Identifier: MIT
 *
 * list.h: the list: a window of rows of a source, a cursor that follows the item, marks.
 *
 * It holds the rows the screen shows and a few more, whatever the length of the list. Functions
 * that read the source return FALSE with its error; the list is then as it was.
 */
#ifndef HELDTO_TUI_LIST_H
#define HELDTO_TUI_LIST_H

#include <glib.h>

#include "tui/draw.h"
#include "tui/list_source.h"

struct list;

/* The source's data stays the caller's and must outlive the list. */
struct list *list_new(const struct list_source *source, gpointer data);
void list_free(struct list *list); /* NULL is accepted */

/* How many lines of the screen there are for rows (heads not counted). Reads what is missing: the
 * first page where nothing was read yet. */
gboolean list_set_height(struct list *list, int lines, GError **error);
/* The source has another list now: what comes next reads it anew, whatever stands in the window. */
void list_forget(struct list *list);
/* It has the list of before again. */
void list_recall(struct list *list);
/* Reads anew from the first row. */
gboolean list_load(struct list *list, GError **error);
/* Reads the window again. The cursor stays on its item; when that has left the list, on the one
 * that stands in its place. */
gboolean list_refresh(struct list *list, GError **error);

/* The selected item; 0: the list is empty, or a folded group is selected. */
gint64 list_selected(const struct list *list);
const struct list_row *list_selected_row(const struct list *list);
/* Selects an item; FALSE without an error: it is not in the list. */
gboolean list_select(struct list *list, gint64 id, GError **error);
/* Selects the row a search found; takes it over. */
gboolean list_select_row(struct list *list, struct list_row *row, GError **error);

gboolean list_move(struct list *list, int by, GError **error);
/* Pages forward (negative: back); 0.5 half a page. */
gboolean list_page(struct list *list, double pages, GError **error);
gboolean list_end(struct list *list, gboolean last, GError **error);
/* To the first row of the next or previous group. */
gboolean list_move_group(struct list *list, gboolean backwards, GError **error);
/* Scrolls so that the cursor is in the middle. */
gboolean list_centre(struct list *list, GError **error);

/* Marks are ids and stay until they are taken away, also while a filter hides their rows. */
void list_mark(struct list *list, gint64 id, gboolean on);
gboolean list_is_marked(const struct list *list, gint64 id);
guint list_marks(const struct list *list);
void list_unmark_all(struct list *list);
/* The marked ids in no order, else the selected one; gint64, the caller's. */
GArray *list_targets(const struct list *list);
/* v: marks every row from here to where the cursor goes, until it is set off again. */
void list_set_range(struct list *list, gboolean on);
gboolean list_has_range(const struct list *list);

/* Sorting by a column of the source, "" its own order; grouping, "" none. */
gboolean list_sort(struct list *list, const char *column, gboolean reverse, GError **error);
const char *list_sorted_by(const struct list *list, gboolean *reverse);
gboolean list_group(struct list *list, const char *grouping, GError **error);
const char *list_grouped_by(const struct list *list);
/* Folds groups: this one, or all; the cursor stays where it was, or goes to the row of its group.
 * FALSE without an error: there is no group here. */
gboolean list_fold(struct list *list, enum list_fold how, GError **error);
/* TRUE where the cursor is on a folded group. */
gboolean list_is_on_fold(const struct list *list);

/* Columns, by place in the order shown. The frozen ones can be neither hidden nor moved. */
guint list_columns_count(const struct list *list);
const struct list_column *list_column_of(const struct list *list, guint place);
gboolean list_column_is_hidden(const struct list *list, guint place);
/* FALSE: it is to stay as it is. */
gboolean list_hide_column(struct list *list, guint place, gboolean is_hidden);
gboolean list_move_column(struct list *list, guint place, int by);
/* The arrangement as "key,-status,title", "" where nobody has made one; and made anew from that. */
char *list_columns_text(const struct list *list);
void list_arrange(struct list *list, const char *text);
/* The columns that are not hidden, by their names in commands, "key,title"; new. */
char *list_columns_written(const struct list *list);
/* The cells of the selected row that are not hidden, parted by tabs; new. */
char *list_row_text(const struct list *list);
/* Scrolls by so many columns; FALSE: nothing moved. */
gboolean list_scroll_columns(struct list *list, int by);

gboolean list_is_empty(const struct list *list);
const struct list_source *list_source(const struct list *list);
gpointer list_source_data(const struct list *list);
/* The row shown `line` rows below the first one in sight; NULL: there is none. For a view that draws
 * the rows of an ungrouped list itself. */
const struct list_row *list_row_in_sight(const struct list *list, int line);
const char *list_empty_text(const struct list *list);
/* What stands in an empty list: "No commitments yet. i adds one." Shown text, copied. */
void list_set_empty(struct list *list, const char *text);
/* What is lit up in the rows; "" nothing. */
void list_set_match(struct list *list, const char *text);

/* Selects the row that is drawn at a place of the screen. FALSE: there is none; *column: the one whose
 * head is there and that can be sorted by, else NULL. */
gboolean list_click(struct list *list, int row, int col, const struct list_column **column);

/* Draws heads and rows. has_keys: the cursor's row is selected, else only resting. */
void list_draw(struct list *list, struct area area, gboolean has_keys, struct spot *spot);

#endif
