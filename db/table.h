/* SPDX-License-Identifier: MIT
 *
 * table.h: every table of the register, described: one row a table, one entry a column.
 *
 * The journal, undo, the opening check and the whole-register export all walk these rows, so a
 * table that is described here is journaled, undone, checked and exported without more code.
 */
#ifndef DB_TABLE_H
#define DB_TABLE_H

#include "db/row.h"

enum table_id {
    TABLE_SETTING,
    TABLE_PERSON,
    TABLE_SCHEME,
    TABLE_SCHEME_STATUS,
    TABLE_SERIES,
    TABLE_PARTY,
    TABLE_PARTY_ALIAS,
    TABLE_TOPIC,
    TABLE_TOPIC_ALIAS,
    TABLE_CUE,
    TABLE_MEETING,
    TABLE_PARTICIPANT,
    TABLE_DOCUMENT,
    TABLE_DOCUMENT_ORIGINAL,
    TABLE_DOCUMENT_FRAME,
    TABLE_DOCUMENT_PAGE,
    TABLE_COMMITMENT,
    TABLE_KEY_ALIAS,
    TABLE_COMMITMENT_PARTY,
    TABLE_COMMITMENT_TOPIC,
    TABLE_WORDING,
    TABLE_LINK,
    TABLE_SUGGESTION,
    TABLE_REVIEW,
    TABLE_DISMISSAL,
    TABLE_UPDATE,
    TABLE_SOURCE,
    TABLE_CITATION,
    TABLE_ASSESSMENT,
    TABLE_SAVED_VIEW,
    TABLE_EDITION,
    TABLE_EDITION_ENTRY,
    TABLE_CHANGE,
    TABLE_FIELD_CHANGE,
    N_TABLES,
};

enum column_type { COLUMN_TEXT, COLUMN_INT, COLUMN_REF, COLUMN_BYTES };

struct column {
    const char *name;
    enum column_type type;
    gsize offset; /* of the member in the row's struct */
    unsigned flags;
};

/* What every row struct begins with (ROW_DECLARE). */
struct row_head {
    gint64 id;
    char *uuid;
    gint64 version;
};

enum table_flags {
    TABLE_JOURNALED = 1,   /* written through change.h only */
    TABLE_APPEND_ONLY = 2, /* an undone row stays and is marked `undone` */
    TABLE_HAS_UUID = 4,    /* has uuid and version beside its id */
};

struct table {
    const char *name; /* in SQL and in exports */
    gsize row_size;
    const struct column *columns; /* without id, uuid and version */
    gsize n_columns;
    unsigned flags;
    const char *commitment_column; /* which column says whose commitment it is; NULL: none */
};

const struct table *table_of(enum table_id id);
/* N_TABLES when there is none. */
enum table_id table_find(const char *name);
const struct column *table_column(const struct table *table, const char *name);

/* Whether a row that is deleted and comes back has to bring the column's value. */
static inline gboolean table_stores(const struct column *column)
{
    return !(column->flags & COLUMN_DERIVED) || column->flags == COLUMN_COUNTER;
}

/* Rows by description. `row` is a struct of the table's noun. */
void row_clear(enum table_id id, void *row); /* frees the members and zeroes them */
void row_free(enum table_id id, void *row);  /* NULL is accepted */
void *row_copy(enum table_id id, const void *row);
/* The column's value as text: "" for none, a number for a REF; bytes as base64. New. */
char *row_value(const void *row, const struct column *column);
gboolean row_same_value(const void *a, const void *b, const struct column *column);
gboolean row_has_value(const void *row, const struct column *column); /* neither "" nor 0 */
/* The commitment the row is about; 0: none. */
gint64 row_commitment(enum table_id id, const void *row);
/* Sets the column from such text. FALSE: not a number, or not base64. */
gboolean row_set_value(void *row, const struct column *column, const char *value);
/* All columns with a value in one text, and back: how a deleted row waits in the journal. */
char *row_pack(enum table_id id, const void *row);
gboolean row_unpack(enum table_id id, const char *packed, void *row);

#endif
