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
 * stands in several groups comes once in each. `data`: the source's own, with what it pages by. */
struct list_row {
    gint64 id;
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
};

struct list_source {
    const struct list_column *columns; /* ended by one without a name */
    /* Up to n rows that come after `from` (NULL: the first), or before it (NULL: the last); in the
     * list's order in both cases. Array frees its rows. NULL and an error. */
    GPtrArray *(*page)(gpointer data, const struct list_row *from, gboolean backwards, guint n,
                       GError **error);
    /* The row with this id as it stands now, for paging from there; `near` (may be NULL) tells
     * which where it stands in several groups. NULL without an error: it is not in the list. */
    struct list_row *(*find)(gpointer data, gint64 id, const struct list_row *near, GError **error);
    /* What a cell shows: shown text, newly allocated. *style is STYLE_PLAIN before. */
    char *(*cell)(gpointer data, const struct list_row *row, gsize column, enum style *style);
    const char *sorted_by; /* the column whose order it is in at first; NULL: none */
    /* By a column's name. NULL: cannot be sorted. */
    gboolean (*sort)(gpointer data, const char *column, gboolean reverse, GError **error);
    /* By one of `groupings` ("" none). NULL: cannot be grouped. */
    gboolean (*group)(gpointer data, const char *grouping, GError **error);
    const char *const *groupings; /* names, ended by NULL; NULL: none */
    /* The next row after (before) `from` that matches, not wrapping; NULL `from`: from the start
     * (end). NULL without an error: none. NULL: no search. */
    struct list_row *(*search)(gpointer data, const char *text, const struct list_row *from,
                               gboolean backwards, GError **error);
    /* ids (gint64) of at most `limit` rows: those that match, "" all. NULL: no bulk marks. */
    GArray *(*ids)(gpointer data, const char *text, guint limit, GError **error);
};

#endif
