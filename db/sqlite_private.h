/* SPDX-License-Identifier: MIT
 *
 * sqlite_private.h: what the files of the SQLite engine share. Included by db/sqlite*.c only.
 */
#ifndef DB_SQLITE_PRIVATE_H
#define DB_SQLITE_PRIVATE_H

#include "db/db.h"
#include "db/engine.h"

#include <sqlite3.h>

struct engine {
    sqlite3 *handle;
    sqlite3_stmt *data_version;
    char *path;         /* of the file itself: absolute, no symbolic link */
    gboolean is_made;   /* by this opening */
    gboolean is_wal;    /* found in a write-ahead log */
    gboolean read_only; /* asked for, or all there is */
    gboolean (*progress)(gpointer data);
    gpointer progress_data;
};

/* Sets an error from the handle's last failure and returns FALSE. */
gboolean sqlite_fail(sqlite3 *handle, GError **error);
/* The first column of the first row as new text; NULL: no row. */
gboolean sqlite_first_text(struct engine *engine, const char *sql, char **text, GError **error);

/* sqlite_open.c: the way in, hardened. */
struct engine *sqlite_engine_open(const char *location, enum engine_mode mode, GError **error);
gboolean sqlite_engine_settle(struct engine *engine, GError **error);
/* Sets an error that says why no file can be made, and what to do. Returns FALSE. */
gboolean sqlite_refuse_making(GError **error, int err);
/* sqlite_check.c: what is in the file. */
gboolean sqlite_check_header(struct engine *engine, GError **error);
gboolean sqlite_check_length(struct engine *engine, GError **error);
gboolean sqlite_check_schema(struct engine *engine, const GPtrArray *tables, GError **error);
gboolean sqlite_check_content(struct engine *engine, gboolean indexes_too, GError **error);
gboolean sqlite_has_beside(const struct engine *engine, const char *suffix); /* and not empty */
/* sqlite_backup.c: a consistent copy. */
gboolean sqlite_backup(struct engine *engine, const char *path, GError **error);
/* sqlite_function.c: what SQL asks of folded text. */
gboolean sqlite_add_functions(sqlite3 *handle, GError **error);
/* sqlite_search.c: FTS5. */
extern const struct engine_search sqlite_search;
extern const char sqlite_search_table[]; /* as sqlite_check_schema compares tables */

#endif
