/* SPDX-License-Identifier: MIT
 *
 * array_source.h: a list's rows from an array: for what is read whole because it is short
 * (meetings, what asks for attention today).
 */
#ifndef HELDTO_TUI_ARRAY_SOURCE_H
#define HELDTO_TUI_ARRAY_SOURCE_H

#include "tui/list_source.h"

struct array_item {
    gint64 id;
    char *group;        /* shown text; NULL: none */
    char **cells;       /* shown text, one a column */
    enum style *styles; /* beside them */
    gint64 commitment;  /* what the row is about; 0: none */
    int holders;        /* the array, and rows of a list that may outlive it there */
};

struct array_source {
    const struct list_column *columns; /* ended by one without a name */
    gsize n_columns;
    GPtrArray *items;   /* struct array_item, in the order shown */
    GHashTable *folded; /* set of the groups (texts) that are one row each */
    GPtrArray *fresh;   /* those that are to take their place; NULL: none are being read */
};

struct array_source *array_source_new(const struct list_column *columns);
void array_source_free(struct array_source *source); /* NULL is accepted */
/* Reading them (again): begin, add each, end. What was there stays until the end, and stays
 * altogether where not everything could be read. Returns is_whole. */
void array_source_begin(struct array_source *source);
gboolean array_source_end(struct array_source *source, gboolean is_whole);
/* A new last row; its cells are to be set. */
struct array_item *array_source_add(struct array_source *source, gint64 id, const char *group);
/* Takes stored text; shows it harmlessly. */
void array_item_set(struct array_item *item, gsize column, enum style style, const char *stored);
/* The item of a row; NULL for NULL. */
const struct array_item *array_item_of(const struct list_row *row);

/* To be given to list_new with the array source as its data; columns as in the array source. */
struct list_source array_source_ops(const struct array_source *source);

#endif
