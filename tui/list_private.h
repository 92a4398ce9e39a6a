/* list_private.h: the inside of a list, shared by list_*.c alone. */
#ifndef HELDTO_TUI_LIST_PRIVATE_H
#define HELDTO_TUI_LIST_PRIVATE_H

#include "tui/list.h"

#define LIST_MARK_WIDTH  2 /* the mark and a blank before the first column */
#define LIST_MAX_COLUMNS 32

/* A column in its place; the places are in the order shown. */
struct list_shown {
    guint column; /* of the source */
    gboolean is_hidden;
};

/* Where the columns stand, by place; width 0: there is no room for it. */
struct list_places {
    int col[LIST_MAX_COLUMNS], width[LIST_MAX_COLUMNS];
    gboolean has_left, has_right; /* there are more, out of sight */
};

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

    GArray *shown;        /* struct list_shown */
    gboolean is_arranged; /* columns were hidden or moved: those that fit are shown in order */
    guint scrolled;       /* columns out of sight at the left, frozen ones not counted */
    int cols;             /* width as drawn last */
    struct area drawn;    /* where it was drawn last, heads included */

    GHashTable *marks; /* set of gint64 */
    gboolean has_range;

    char *sorted_by;
    gboolean is_reverse;
    char *grouped_by;
    char *empty;
    char *match;
};

struct list_row *list_row_at(const struct list *list, guint index);
/* TRUE where a heading stands above the row, as it begins another group than the row before it in
 * the window. */
gboolean list_begins_group(const struct list *list, guint index);
/* The same, or because it is the topmost of a group that began earlier. */
gboolean list_has_heading(const struct list *list, guint index, guint top);
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

/* list_columns.c */
void list_columns_init(struct list *list);
void list_place_columns(const struct list *list, int cols, struct list_places *places);
struct list_shown *list_shown_at(const struct list *list, guint place);

/* Marks what a range has passed over: rows of the window from one index to another. */
void list_mark_passed(struct list *list, guint from, guint to);

#endif
