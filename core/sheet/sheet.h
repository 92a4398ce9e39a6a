/* SPDX-License-Identifier: MIT
 *
 * sheet.h: rows written as a table, CSV, a JSON array or JSON Lines.
 *
 * What can be shown of a row is a table of columns, each with a function that reads it. A table on
 * a terminal is fitted to its width; elsewhere it is as wide as its cells. CSV goes through
 * csv_writer.h, so formulas are guarded. In a table, and wherever it is seen on a terminal, text
 * is shown harmlessly; CSV and JSON elsewhere hold it as it is.
 */
#ifndef HELDTO_CORE_SHEET_H
#define HELDTO_CORE_SHEET_H

#include "core/command.h"

#include <jansson.h>

enum sheet_type {
    SHEET_TEXT,
    SHEET_NUMBER, /* a whole number as text; aligned right; a number in JSON, null where "" */
    SHEET_SIGNED, /* a score: text everywhere, but a signed number is not guarded in CSV */
    SHEET_LIST,   /* names_join() text; an array in JSON */
    SHEET_JSON,   /* in JSON by `json`, elsewhere by `text` */
};

enum sheet_flags {
    SHEET_SHOWN = 1,  /* in a table without --columns */
    SHEET_NARROW = 2, /* never cut on a terminal */
    SHEET_MAIN = 8,   /* what a reader looks for: cut last, others go first */
    SHEET_NESTED = 4, /* JSON only, unless named by --columns */
};

struct sheet_column {
    const char *name;  /* of --columns, CSV and JSON */
    const char *label; /* heads the table; marked for translation */
    enum sheet_type type;
    unsigned flags;
    /* New text; NULL is "". data is the sheet's. */
    char *(*text)(gpointer row, gpointer data);
    char *(*seen)(gpointer row, gpointer data);   /* instead of `text` in a table; NULL: as text */
    json_t *(*json)(gpointer row, gpointer data); /* of a SHEET_JSON */
    /* Instead of `text` and `seen` where a table of columns is made while running. */
    char *(*text_at)(gpointer row, gsize at, gboolean is_seen, gpointer data);
    gsize at;
};

/* The options of every command that writes a sheet. */
extern const struct command_option sheet_option_format;  /* --format table|csv|json|jsonl */
extern const struct command_option sheet_option_columns; /* --columns a,b,c */

/* For lists that are at hand whole: --sort -date,title by any column. */
extern const struct command_option sheet_option_sort;

struct sheet;

/* Puts rows in the order of the call's --sort, as they are where it is not given. FALSE: there is no
 * such column. */
gboolean sheet_sort(struct command_call *call, const struct sheet_column *columns, gsize n,
                    GPtrArray *rows, gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* By the call's --format and --columns. NULL: a column is not there; the error lists them. */
struct sheet *sheet_new(struct command_call *call, const struct sheet_column *columns, gsize n,
                        gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sheet_free(struct sheet *sheet); /* NULL is accepted */
static inline void sheet_cleanup(struct sheet **sheet)
{
    sheet_free(*sheet);
}
#define owned_sheet __attribute__((cleanup(sheet_cleanup))) struct sheet *

/* Writes one row (a table keeps the first ones back to learn their widths). */
void sheet_row(struct sheet *sheet, gpointer row);
/* A row as a JSON object of all the columns. */
json_t *sheet_json_object(const struct sheet_column *columns, gsize n, gpointer row, gpointer data);
/* A JSON string of any bytes: what is not UTF-8 is replaced. NULL is "". */
json_t *sheet_json_string(const char *text);
/* A JSON array of the names in names_join() text. */
json_t *sheet_json_list(const char *text);
/* One value of its own, for commands that show a single thing. */
void sheet_write_json(struct command_call *call, const json_t *value, gboolean is_indented);
/* Ends it; an empty table writes nothing, an empty JSON array "[]". Returns the number of rows. */
gsize sheet_finish(struct sheet *sheet);

#endif
