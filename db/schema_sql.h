/* SPDX-License-Identifier: MIT
 *
 * schema_sql.h: the SQL of each migration. Private to db/schema.c.
 */
#ifndef DB_SCHEMA_SQL_H
#define DB_SCHEMA_SQL_H

extern const char schema_sql_1[];

#endif
