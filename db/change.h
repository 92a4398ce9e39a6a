/* SPDX-License-Identifier: MIT
 *
 * change.h: the one way to write, the history it leaves, and undo.
 *
 * A change is everything one user gesture changed: one immediate transaction, one undo step. An
 * inserted row is one line of history; a changed row one line a field; a deleted row one line that
 * holds it whole. Facts that follow from others and the search index are brought up to date when
 * the change is committed.
 *
 *   struct change *change = change_begin(db, &info, &error);
 *   if (!change_insert(change, TABLE_UPDATE, &row, &error)) { change_abort(change); … }
 *   if (!change_commit(change, &error)) …
 *
 * A change begun inside another joins it: only the outermost commits. After a failure, or when one
 * inside it was aborted, the whole change can only be aborted: its commit fails.
 */
#ifndef DB_CHANGE_H
#define DB_CHANGE_H

#include "db/db.h"
#include "db/table.h"

/* kind: do, undo, redo, or start (makes the register; never undone); target_id: the `do` that it
 * undoes or redoes. undone: 1 while taken back. action: the command's name. summary: what happened, one line,
 * for screens and history. */
#define CHANGE_ROW_FIELDS(S, TEXT, INT, REF, BYTES)                                                \
    TEXT(S, kind, COLUMN_PLAIN)                                                                    \
    REF(S, target_id, COLUMN_PLAIN)                                                                \
    TEXT(S, action, COLUMN_PLAIN)                                                                  \
    TEXT(S, summary, COLUMN_PLAIN)                                                                 \
    TEXT(S, author, COLUMN_PLAIN)                                                                  \
    TEXT(S, login, COLUMN_PLAIN)                                                                   \
    TEXT(S, recorded_at, COLUMN_PLAIN)                                                             \
    TEXT(S, program, COLUMN_PLAIN)                                                                 \
    INT(S, entries, COLUMN_PLAIN)                                                                  \
    INT(S, undone, COLUMN_PLAIN)
ROW_DECLARE(change_row, CHANGE_ROW_FIELDS)

/* op: insert, set or delete. commitment_id: whose row it is, 0 of none. field: of a set. old_value
 * of a delete: the packed row. */
#define FIELD_CHANGE_FIELDS(S, TEXT, INT, REF, BYTES)                                              \
    REF(S, change_id, COLUMN_PLAIN)                                                                \
    TEXT(S, op, COLUMN_PLAIN)                                                                      \
    TEXT(S, table_name, COLUMN_PLAIN)                                                              \
    INT(S, row_id, COLUMN_PLAIN)                                                                   \
    INT(S, commitment_id, COLUMN_PLAIN)                                                            \
    TEXT(S, field, COLUMN_PLAIN)                                                                   \
    TEXT(S, old_value, COLUMN_PLAIN)                                                               \
    TEXT(S, new_value, COLUMN_PLAIN)
ROW_DECLARE(field_change, FIELD_CHANGE_FIELDS)

struct change;

struct change_info {
    const char *action;
    const char *author; /* never empty */
    const char *login;
    const char *program; /* name and version */
    gboolean is_start;   /* makes the register what it is: kept in history, never undone */
    gboolean is_large;   /* an import: kept in memory until commit, so that others can read */
};

struct change *change_begin(struct db *db, const struct change_info *info,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Inserts the row; fills in its id and version, and its uuid where it has none. */
gboolean change_insert(struct change *change, enum table_id table, void *row,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Writes the fields in which `row` differs from `old`, if the stored version is still old's, else
 * DB_ERROR_CONFLICT. row's version becomes the new one. No difference: nothing is written. */
gboolean change_update(struct change *change, enum table_id id, const void *old, void *row,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Deletes the row that `row` is a copy of. Append-only tables refuse. */
gboolean change_delete(struct change *change, enum table_id id, const void *row,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What happened, in one line; the last one said before commit is kept. */
void change_say(struct change *change, const char *format, ...) G_GNUC_PRINTF(2, 3);
gint64 change_id(const struct change *change);
/* Lines of history so far; 0: nothing was changed and commit leaves no trace. */
gint64 change_entries(const struct change *change);
/* TRUE only once it is on disk. On FALSE it has been rolled back and freed. */
gboolean change_commit(struct change *change, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void change_abort(struct change *change); /* NULL is accepted */

/* Takes back the last change of the author (info->author), or change `id` whoever made it (0: the
 * last of one's own). The compensating change is returned. NULL without an error: nothing to undo.
 * DB_ERROR_REFUSED names the later change that stands in the way. */
struct change_row *change_undo(struct db *db, const struct change_info *info, gint64 id,
                               GError **error);
/* Does again what the author's last undo took back, unless they changed something since. */
struct change_row *change_redo(struct db *db, const struct change_info *info, GError **error);

/* History, newest first: up to `limit` before change `before_id` (0: from the newest); only those
 * that touched the commitment (0: all). */
GPtrArray *change_page(struct db *db, gint64 commitment_id, gint64 before_id, int limit,
                       GError **error);
/* The same list read the other way: the `limit` just newer than change `after_id` (0: from the
 * oldest), newest first too. */
GPtrArray *change_page_newer(struct db *db, gint64 commitment_id, gint64 after_id, int limit,
                             GError **error);
/* How many changes have touched the commitment, undone ones and undoing too: it only grows. */
gboolean change_count_of(struct db *db, gint64 commitment_id, gint64 *n, GError **error);
/* The last change of anything a report can tell: editions issued and taken back are passed over. NULL
 * without an error: nothing was entered yet. */
struct change_row *change_last_told(struct db *db, GError **error);
/* Whether the row came with a change after that one. */
gboolean change_inserted_after(struct db *db, enum table_id table, gint64 row_id, gint64 change_id,
                               gboolean *answer, GError **error) G_GNUC_WARN_UNUSED_RESULT;
struct change_row *change_by_id(struct db *db, gint64 id, GError **error);
/* Rows of struct field_change, in order, at most `limit`. */
GPtrArray *change_fields(struct db *db, gint64 change_id, int limit, GError **error);
/* Of one row, through all changes, undoing ones too. */
GPtrArray *change_fields_of_row(struct db *db, enum table_id table, gint64 row_id, GError **error);

#endif
