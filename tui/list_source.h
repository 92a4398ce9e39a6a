/* SPDX-License-Identifier: MIT
 *
 * list_source.h: where a list's rows come from: pages of an ordered list of any length.
 *
 * A source reads a page at a time and keeps nothing open. Rows are opaque but for the members here.
 */
#ifndef HELDTO_TUI_LIST_SOURCE_H
#define HELDTO_TUI_LIST_SOURCE_H

#include <glib.h>

#include "tui/style.h"

/* A row of the list. `group`: the heading it stands under, shown text, "" or NULL none; a row that
 * stands in several groups comes once in each. A group that is folded is one row, with the id 0.
 * `data`: the source's own, with what it pages by. */
struct list_row {
    gint64 id;
    gint64 folded; /* rows of the folded group that it is; 0: an ordinary row */
    char *group;
    gpointer data;
    GDestroyNotify free_data;
};
struct list_row *list_row_new(gint64 id, gpointer data, GDestroyNotify free_data);
void list_row_free(gpointer data); /* NULL is accepted */

struct list_column {
    const char *name;  /* what it is sorted by; ASCII */
    const char *label; /* of the head, marked for translation */
    int width;         /* columns it takes */
    int stretch;       /* its share of what is left over; 0: none */
    int rank;          /* 1 stays longest when the screen is narrow */
    gboolean is_right; /* aligned right */
    gboolean can_sort;
    const char *written; /* its name in the command that lists the same; NULL: it has none there */
    gboolean is_frozen;  /* stays where it is while the others scroll; first ones only */
};

enum list_fold { LIST_FOLD, LIST_UNFOLD, LIST_FOLD_ALL, LIST_UNFOLD_ALL };

struct list_source {
    const struct list_column *columns; /* ended by one without a name */
    /* Up to n rows that come after `from` (NULL: the first), or before it (NULL: the last); in the
     * list's order in both cases. Array frees its rows. NULL and an error. */
    GPtrArray *(*page)(gpointer data, const struct list_row *from, gboolean backwards, guint n,
                       GError **error);
    /* The row with this id as it stands now, for paging from there; `near` (may be NULL) tells
     * which where it stands in several groups. With the id 0 the folded group `near`, or its first
     * row where it is folded no more. NULL without an error: it is not in the list. */
    struct list_row *(*find)(gpointer data, gint64 id, const struct list_row *near, GError **error);
    /* What a cell shows: shown text, newly allocated. *style is STYLE_PLAIN before. */
    char *(*cell)(gpointer data, const struct list_row *row, gsize column, enum style *style);
    const char *sorted_by; /* the column whose order it is in at first; NULL: none */
    /* By a column's name. NULL: cannot be sorted. */
    gboolean (*sort)(gpointer data, const char *column, gboolean reverse, GError **error);
    /* By one of `groupings` ("" none). NULL: cannot be grouped. */
    gboolean (*group)(gpointer data, const char *grouping, GError **error);
    const char *const *groupings; /* names, ended by NULL; NULL: none */
    /* Folds or unfolds the row's group, or all; the rows are then to be read anew. NULL: cannot. */
    void (*fold)(gpointer data, const struct list_row *row, enum list_fold how);
    /* Rows of the row's group; 0: not counted yet. NULL: not known. */
    gint64 (*group_size)(gpointer data, const struct list_row *row);
    /* The first row of the next group; backwards of this one, or where the row is that, of the one
     * before. NULL without an error: there is none. NULL: the list looks for itself. */
    struct list_row *(*group_step)(gpointer data, const struct list_row *from, gboolean backwards,
                                   GError **error);
    /* The next row after (before) `from` that matches, not wrapping; NULL `from`: from the start
     * (end). NULL without an error: none. NULL: no search. */
    struct list_row *(*search)(gpointer data, const char *text, const struct list_row *from,
                               gboolean backwards, GError **error);
    /* ids (gint64) of at most `limit` rows: those that match, "" all. NULL: no bulk marks. */
    GArray *(*ids)(gpointer data, const char *text, guint limit, GError **error);
};

#endif
