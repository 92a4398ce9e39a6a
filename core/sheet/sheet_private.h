/* SPDX-License-Identifier: MIT
 *
 * sheet_private.h: the inside of a sheet, for sheet.c and sheet_table.c.
 */
#ifndef HELDTO_CORE_SHEET_PRIVATE_H
#define HELDTO_CORE_SHEET_PRIVATE_H

#include "core/sheet/sheet.h"

enum sheet_format { SHEET_FORMAT_TABLE, SHEET_FORMAT_CSV, SHEET_FORMAT_JSON, SHEET_FORMAT_JSONL };

struct csv_writer;

struct sheet {
    struct command_call *call;
    gpointer data;
    enum sheet_format format;
    GPtrArray *columns; /* const struct sheet_column *, those chosen */
    gsize n_rows;
    struct csv_writer *csv;
    /* of a table: */
    GPtrArray *held; /* char ** of shown cells, until the widths are known; NULL afterwards */
    int *widths;
    guint n_fitting; /* columns there is room for */
};

const struct sheet_column *sheet_column(const struct sheet *sheet, guint i);
/* Never NULL; new. */
char *sheet_text(const struct sheet *sheet, const struct sheet_column *column, gpointer row);

/* The column of that name; NULL and an error that lists them all. */
const struct sheet_column *sheet_find(const struct sheet_column *columns, gsize n, const char *name,
                                      GError **error);
/* As CSV and JSON have it; never NULL; new. */
char *sheet_plain_text(const struct sheet_column *column, gpointer row, gpointer data);

/* sheet_table.c */
void sheet_table_begin(struct sheet *sheet);
void sheet_table_row(struct sheet *sheet, gpointer row);
void sheet_table_finish(struct sheet *sheet);
void sheet_table_free(struct sheet *sheet);

#endif
