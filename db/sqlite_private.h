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
    gboolean read_only;
    gboolean (*progress)(gpointer data);
    gpointer progress_data;
};

/* Sets an error from the handle's last message and returns FALSE. */
gboolean sqlite_fail(sqlite3 *handle, GError **error);

/* sqlite_open.c: the way in, hardened. */
struct engine *sqlite_engine_open(const char *location, enum engine_mode mode, GError **error);
/* sqlite_check.c: what is in the file. */
gboolean sqlite_check_header(const char *path, gint64 *application, gboolean *is_wal,
                             GError **error);
gboolean sqlite_check_schema(struct engine *engine, const GPtrArray *tables, GError **error);
gboolean sqlite_check_content(struct engine *engine, GError **error);
/* sqlite_backup.c: a consistent copy. */
gboolean sqlite_backup(struct engine *engine, const char *path, GError **error);
/* sqlite_search.c: FTS5. */
extern const struct engine_search sqlite_search;

#endif
