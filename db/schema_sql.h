/* SPDX-License-Identifier: MIT
 *
 * schema_sql.h: the SQL of each migration. Private to db/schema.c.
 *
 * schema_sql_N makes what version N has over the one before; schema_data_N fills it from the rows
 * that are there, and is also run on the rows of an older export.
 */
#ifndef DB_SCHEMA_SQL_H
#define DB_SCHEMA_SQL_H

extern const char schema_sql_1[];
extern const char schema_sql_2[], schema_data_2[];
extern const char schema_sql_3[], schema_data_3[];

#endif
