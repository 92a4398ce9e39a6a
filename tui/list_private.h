/* list_private.h: the inside of a list, shared by list_*.c alone. */
#ifndef HELDTO_TUI_LIST_PRIVATE_H
#define HELDTO_TUI_LIST_PRIVATE_H

#include "tui/list.h"

struct list {
    const struct list_source *source;
    gpointer data;
    GPtrArray *rows;   /* the window; struct list_row */
    gboolean at_start; /* the window begins with the first row of the list */
    gboolean at_end;
    gboolean is_loaded;
    gboolean is_forgotten; /* the window is of a list that is no more */
    guint top;             /* of rows: the first one shown */
    guint cursor;          /* of rows: the selected one */
    int height;            /* lines there are for rows and headings of groups */

    GHashTable *marks; /* set of gint64 */
    gboolean has_range;

    char *sorted_by;
    gboolean is_reverse;
    char *grouped_by;
    char *empty;
    char *match;
};

struct list_row *list_row_at(const struct list *list, guint index);
/* TRUE where the row begins another group than the row before it in the window. */
gboolean list_begins_group(const struct list *list, guint index);
/* Lines of the screen from row `first` to row `last`, headings counted. */
int list_lines(const struct list *list, guint first, guint last);
/* Moves `top` so that the cursor is seen and no line is left empty needlessly. */
void list_show_cursor(struct list *list);

/* Reads rows until `n` follow the cursor (or precede it), or the list ends. */
gboolean list_reach_after(struct list *list, guint n, GError **error);
gboolean list_reach_before(struct list *list, guint n, GError **error);
/* Cuts the window where it has grown too long, away from what is seen. */
void list_trim(struct list *list);
/* Makes the window anew around a row, which it takes over, with `above` rows before it shown. */
gboolean list_rebuild(struct list *list, struct list_row *row, guint above, GError **error);

/* Marks what a range has passed over: rows of the window from one index to another. */
void list_mark_passed(struct list *list, guint from, guint to);

#endif
