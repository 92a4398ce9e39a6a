/* SPDX-License-Identifier: MIT
 *
 * schema.h: what the tables are in SQL, and how an older register becomes a current one. Private
 * to db/.
 *
 * Migrations are rows {version, SQL an engine, SQL for rows}; each runs in one transaction that ends
 * by proving the tables and setting the register's version. A shipped row is never edited: a change
 * of the schema is a new row, and its tables and columns are named with their version in schema.c.
 */
#ifndef DB_SCHEMA_H
#define DB_SCHEMA_H

#include "db/db_private.h"

struct migration {
    int version;
    const char *sqlite; /* NULL: nothing to do on that engine */
    const char *data;   /* changes rows that are there; a copy of the file is kept before the first
                         * such one. NULL: none */
};

/* The version this program reads and writes. */
int schema_version(void);
const struct migration *schema_migrations(gsize *n);

/* Makes every table in an empty database. */
gboolean schema_create(struct db *db, GError **error);
/* Refuses a register this program must not open, without a write; then readies it and brings an
 * older one up to date, or where it can only be read, a passing copy of it. */
gboolean schema_prepare(struct db *db, gboolean check_content, GError **error);
/* "table column column …" for each table as that version had it, as the engines compare them. */
GPtrArray *schema_lines(int version);
/* What migrations after that version do to rows, done to rows that have just been brought in. */
gboolean schema_fill(struct db *db, int version, GError **error);

#endif
