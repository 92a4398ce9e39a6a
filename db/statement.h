/* SPDX-License-Identifier: MIT
 *
 * statement.h: prepared SQL with bound parameters and columns by name. Private to db/.
 *
 * Parameter n is the one written $n, wherever it stands. A column is asked for by its name; an
 * unknown name is a programmer's error and asserts. Text is always valid UTF-8 without a NUL,
 * whatever a stranger's file holds. Errors name the file, what to do, and the SQL.
 */
#ifndef DB_STATEMENT_H
#define DB_STATEMENT_H

#include "db/db.h"
#include "db/engine.h"

struct statement;

enum step_result { STEP_ROW, STEP_DONE, STEP_ERROR };

/* The statement remembers `name` and `sql` by pointer: both outlive it. NULL on error. */
struct statement *statement_prepare(struct db *db, const char *name, const char *sql,
                                    GError **error);
void statement_free(struct statement *st); /* NULL is accepted */
void statement_reset(struct statement *st);

void statement_bind_int(struct statement *st, int n, gint64 value);
void statement_bind_text(struct statement *st, int n, const char *text); /* NULL binds "" */
/* Without a copy: the text must stay until the statement has run. */
void statement_lend_text(struct statement *st, int n, const char *text);
void statement_bind_bytes(struct statement *st, int n, const void *bytes, gsize len);
void statement_bind_ref(struct statement *st, int n, gint64 id); /* 0 binds NULL: no such row */

enum step_result statement_step(struct statement *st, GError **error);
/* Runs a statement that gives no rows, and resets it. */
gboolean statement_run(struct statement *st, GError **error);
/* Steps once: TRUE and the row is current until reset; FALSE without an error: no row. */
gboolean statement_one(struct statement *st, GError **error);

gint64 statement_int(struct statement *st, const char *column);
/* Never NULL: a NULL column reads as "". Holds until the next step or reset. */
const char *statement_text(struct statement *st, const char *column);
int statement_columns(struct statement *st);
const char *statement_column_name(struct statement *st, int i);
gint64 statement_int_at(struct statement *st, int i);
const char *statement_text_at(struct statement *st, int i, gsize *len);
const void *statement_bytes_at(struct statement *st, int i, gsize *len);
int statement_scans(struct statement *st);
/* What load.c has found out of its columns and keeps with it (g_free); NULL: nothing yet. */
gpointer statement_plan(const struct statement *st);
void statement_set_plan(struct statement *st, gpointer plan);

#endif
