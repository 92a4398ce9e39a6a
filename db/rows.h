/* SPDX-License-Identifier: MIT
 *
 * rows.h: any row of any table, by description: for drafts, and for the export of a whole register
 * and its way back.
 */
#ifndef DB_ROWS_H
#define DB_ROWS_H

#include "db/db.h"
#include "db/table.h"

/* A copy of the row, to be freed with row_free. NULL without an error: not there. */
void *row_by_id(struct db *db, enum table_id table, gint64 id, GError **error);
/* Every row of a table in order of id; `each` returning FALSE stops. No read stays open over it. */
gboolean row_walk(struct db *db, enum table_id table,
                  gboolean (*each)(enum table_id table, const void *row, gpointer data),
                  gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Bringing back a whole register, history and all, inside db_begin_write … db_commit: empties every
 * table, takes rows as they were (id, uuid and version kept; in the order of enum table_id), then
 * works out what follows from them and the search index. Nothing of it is journaled: the history
 * that comes with the rows is the history. */
gboolean rows_clear(struct db *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rows_restore(struct db *db, enum table_id table, void *row,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Between: what has changed in the meaning of rows since they were written by a program whose
 * registers were of that version. */
gboolean rows_adopt(struct db *db, int version, GError **error) G_GNUC_WARN_UNUSED_RESULT;
int rows_version(void); /* of this program's registers */
gboolean rows_settle(struct db *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* TRUE where nothing but what a new register holds from the start is in it (no change by a user).
 */
gboolean rows_are_untouched(struct db *db, gboolean *answer,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
