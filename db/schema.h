/* SPDX-License-Identifier: MIT
 *
 * schema.h: what the tables are in SQL, and how an older register becomes a current one. Private
 * to db/.
 *
 * Migrations are rows {version, SQL a engine}; each runs in one transaction that ends by setting
 * the register's version. A shipped row is never edited: a change of the schema is a new row.
 */
#ifndef DB_SCHEMA_H
#define DB_SCHEMA_H

#include "db/db_private.h"

struct migration {
    int version;
    const char *sqlite;    /* NULL: nothing to do on that engine */
    gboolean changes_data; /* a copy of the file is made before the first such one */
};

/* The version this program reads and writes. */
int schema_version(void);
const struct migration *schema_migrations(gsize *n);

/* Makes every table in an empty database. */
gboolean schema_create(struct db *db, GError **error);
/* Refuses a register this program must not open, without a write; then readies it and brings an
 * older one up to date, unless it is read-only and then says so. */
gboolean schema_prepare(struct db *db, gboolean check_content, GError **error);
/* "table column column …" for each table of the description, as the engines compare them. */
GPtrArray *schema_lines(void);

#endif
