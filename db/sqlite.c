/* sqlite.c owns statements and transactions on SQLite.
 * It must not know any table of the register. */
#include "db/sqlite_private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

enum { PROGRESS_OPCODES = 20000, DEFAULT_CACHE_KIB = 16 * 1024 };

struct engine_statement {
    struct engine *engine;
    sqlite3_stmt *stmt;
    int *index; /* of $n among SQLite's own numbers, by n; 0: not looked up */
    int n_index;
};

static gboolean is_no_room(int system_error)
{
    return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

static enum db_error sqlite_error_code(int code, int system_error)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return DB_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
        return DB_ERROR_CONSTRAINT;
    case SQLITE_FULL:
        return DB_ERROR_FULL;
    case SQLITE_IOERR:
        return is_no_room(system_error) ? DB_ERROR_FULL : DB_ERROR_DISK;
    case SQLITE_CANTOPEN:
        return is_no_room(system_error) ? DB_ERROR_FULL : DB_ERROR_PERMISSION;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return DB_ERROR_PERMISSION;
    case SQLITE_CORRUPT:
        return DB_ERROR_DAMAGED;
    case SQLITE_NOTADB:
        return DB_ERROR_NOT_A_REGISTER;
    case SQLITE_INTERRUPT:
        return DB_ERROR_INTERRUPTED;
    default:
        return DB_ERROR_FAILED;
    }
}

gboolean sqlite_fail(sqlite3 *handle, GError **error)
{
    int code = sqlite3_extended_errcode(handle);
    int system_error = sqlite3_system_errno(handle);
    if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY ||
        code == SQLITE_READONLY_CANTINIT || code == SQLITE_READONLY_CANTLOCK) {
        g_set_error_literal(error, DB_ERROR, DB_ERROR_PERMISSION,
                            "a program was stopped while writing it, and that can only be put "
                            "right where you may write; copy it there with the files beside it");
        return FALSE;
    }
    g_autofree char *words = g_strdup(sqlite3_errmsg(handle));
    const char *kind = sqlite3_errstr(code);
    if ((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN) {
        g_free(words);
        words = g_strdup_printf("%s, %d: %s", kind, code, g_strerror(system_error));
    }
    return engine_fail(error, sqlite_error_code(code, system_error), words);
}

gboolean sqlite_first_text(struct engine *engine, const char *sql, char **text, GError **error)
{
    sqlite3_stmt *stmt = NULL;
    *text = NULL;
    int code = sqlite3_prepare_v2(engine->handle, sql, -1, &stmt, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(stmt);
    if (code == SQLITE_ROW)
        *text = g_strdup((const char *)sqlite3_column_text(stmt, 0));
    else if (code != SQLITE_DONE)
        sqlite_fail(engine->handle, error);
    sqlite3_finalize(stmt);
    return code == SQLITE_ROW || code == SQLITE_DONE;
}

static void engine_close(struct engine *engine)
{
    sqlite3_finalize(engine->data_version);
    int code = sqlite3_close(engine->handle);
    g_assert(code == SQLITE_OK); /* a statement was left unfinalised */
    g_free(engine->path);
    g_free(engine);
}

static void engine_discard(struct engine *engine)
{
    g_assert(engine->is_made);
    g_autofree char *path = g_strdup(engine->path);
    g_autofree char *journal = g_strconcat(path, "-journal", NULL);
    engine_close(engine);
    g_unlink(path);
    g_unlink(journal);
}

static gboolean engine_is_read_only(struct engine *engine)
{
    return engine->read_only;
}

static gboolean engine_execute(struct engine *engine, const char *sql, GError **error)
{
    if (sqlite3_exec(engine->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
        return sqlite_fail(engine->handle, error);
    return TRUE;
}

static gboolean pragma_int(struct engine *engine, const char *sql, gint64 *value, GError **error)
{
    sqlite3_stmt *stmt = NULL;
    gboolean done = sqlite3_prepare_v2(engine->handle, sql, -1, &stmt, NULL) == SQLITE_OK &&
                    sqlite3_step(stmt) == SQLITE_ROW;
    if (done)
        *value = sqlite3_column_int64(stmt, 0);
    else
        sqlite_fail(engine->handle, error);
    sqlite3_finalize(stmt);
    return done;
}

static gboolean engine_identify(struct engine *engine, gint64 *application, gint64 *version,
                                GError **error)
{
    return pragma_int(engine, "PRAGMA application_id", application, error) &&
           pragma_int(engine, "PRAGMA user_version", version, error);
}

static gboolean engine_stamp(struct engine *engine, gint64 application, gint64 version,
                             GError **error)
{
    g_autofree char *sql = g_strdup_printf("PRAGMA application_id=%d; PRAGMA user_version=%d",
                                           (int)application, (int)version);
    return engine_execute(engine, sql, error);
}

static struct engine_statement *engine_prepare(struct engine *engine, const char *sql,
                                               GError **error)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v3(engine->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) !=
        SQLITE_OK) {
        sqlite_fail(engine->handle, error);
        return NULL;
    }
    struct engine_statement *st = g_new0(struct engine_statement, 1);
    st->engine = engine;
    st->stmt = stmt;
    st->n_index = sqlite3_bind_parameter_count(stmt) + 1;
    st->index = g_new0(int, st->n_index);
    return st;
}

static void engine_finalize(struct engine_statement *st)
{
    sqlite3_finalize(st->stmt);
    g_free(st->index);
    g_free(st);
}

static void engine_reset(struct engine_statement *st)
{
    sqlite3_reset(st->stmt);
}

/* SQLite numbers $n by first appearance, not by n: ask for it by name, once. */
static int parameter_index(struct engine_statement *st, int n)
{
    g_assert(n > 0);
    if (n < st->n_index && st->index[n] != 0)
        return st->index[n];
    g_autofree char *name = g_strdup_printf("$%d", n);
    int index = sqlite3_bind_parameter_index(st->stmt, name);
    if (n < st->n_index)
        st->index[n] = index;
    return index;
}

static gboolean engine_bind_text(struct engine_statement *st, int n, const char *text, gssize len)
{
    return sqlite3_bind_text64(st->stmt, parameter_index(st, n), text,
                               (sqlite3_uint64)(len < 0 ? strlen(text) : (gsize)len),
                               SQLITE_TRANSIENT, SQLITE_UTF8) == SQLITE_OK;
}

static gboolean engine_lend_text(struct engine_statement *st, int n, const char *text)
{
    return sqlite3_bind_text64(st->stmt, parameter_index(st, n), text, strlen(text), SQLITE_STATIC,
                               SQLITE_UTF8) == SQLITE_OK;
}

static gboolean engine_bind_int(struct engine_statement *st, int n, gint64 value)
{
    return sqlite3_bind_int64(st->stmt, parameter_index(st, n), value) == SQLITE_OK;
}

static gboolean engine_bind_null(struct engine_statement *st, int n)
{
    return sqlite3_bind_null(st->stmt, parameter_index(st, n)) == SQLITE_OK;
}

static gboolean engine_bind_blob(struct engine_statement *st, int n, const void *bytes, gsize len)
{
    return sqlite3_bind_blob64(st->stmt, parameter_index(st, n), bytes != NULL ? bytes : "", len,
                               SQLITE_TRANSIENT) == SQLITE_OK;
}

static enum engine_step engine_step(struct engine_statement *st, GError **error)
{
    switch (sqlite3_step(st->stmt)) {
    case SQLITE_ROW:
        return ENGINE_ROW;
    case SQLITE_DONE:
        return ENGINE_DONE;
    default:
        sqlite_fail(st->engine->handle, error);
        sqlite3_reset(st->stmt);
        return ENGINE_FAILED;
    }
}

static int engine_column_count(struct engine_statement *st)
{
    return sqlite3_column_count(st->stmt);
}

static const char *engine_column_name(struct engine_statement *st, int i)
{
    return sqlite3_column_name(st->stmt, i);
}

static gint64 engine_column_int(struct engine_statement *st, int i)
{
    return sqlite3_column_int64(st->stmt, i);
}

static const char *engine_column_text(struct engine_statement *st, int i, gsize *len)
{
    const char *text = (const char *)sqlite3_column_text(st->stmt, i);
    *len = (gsize)sqlite3_column_bytes(st->stmt, i);
    return text;
}

static const void *engine_column_blob(struct engine_statement *st, int i, gsize *len)
{
    const void *blob = sqlite3_column_blob(st->stmt, i);
    *len = (gsize)sqlite3_column_bytes(st->stmt, i);
    return blob;
}

static gboolean engine_column_is_null(struct engine_statement *st, int i)
{
    return sqlite3_column_type(st->stmt, i) == SQLITE_NULL;
}

static int engine_scans(struct engine_statement *st)
{
    return sqlite3_stmt_status(st->stmt, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0);
}

static gint64 engine_changes(struct engine *engine)
{
    return sqlite3_changes64(engine->handle);
}

static gboolean engine_begin_write(struct engine *engine, GError **error)
{
    return engine_execute(engine, "BEGIN IMMEDIATE", error);
}

static gboolean engine_data_version(struct engine *engine, gint64 *version, GError **error)
{
    if (engine->data_version == NULL &&
        sqlite3_prepare_v3(engine->handle, "PRAGMA data_version", -1, SQLITE_PREPARE_PERSISTENT,
                           &engine->data_version, NULL) != SQLITE_OK)
        return sqlite_fail(engine->handle, error);
    gboolean done = sqlite3_step(engine->data_version) == SQLITE_ROW;
    if (done)
        *version = sqlite3_column_int64(engine->data_version, 0);
    else
        sqlite_fail(engine->handle, error);
    sqlite3_reset(engine->data_version);
    return done;
}

static void engine_set_patience(struct engine *engine, int milliseconds)
{
    sqlite3_busy_timeout(engine->handle, milliseconds);
}

static void engine_set_cache(struct engine *engine, gint64 bytes)
{
    /* A cache that spills before commit locks every reader out: give a large write room. */
    gint64 kib = bytes > 0 ? bytes / 1024 : DEFAULT_CACHE_KIB;
    g_autofree char *sql = g_strdup_printf("PRAGMA cache_size=-%d; PRAGMA cache_spill=%d", (int)kib,
                                           (int)(bytes > 0 ? kib / 4 : 1));
    engine_execute(engine, sql, NULL);
}

static int on_progress(void *data)
{
    struct engine *engine = data;
    return engine->progress != NULL && engine->progress(engine->progress_data);
}

static void engine_set_progress(struct engine *engine, gboolean (*fn)(gpointer data), gpointer data)
{
    engine->progress = fn;
    engine->progress_data = data;
    sqlite3_progress_handler(engine->handle, fn != NULL ? PROGRESS_OPCODES : 0,
                             fn != NULL ? on_progress : NULL, engine);
}

const struct engine_ops engine_sqlite = {
    .name = "sqlite",
    .url_scheme = NULL,
    .search = &sqlite_search,
    .serial = "INTEGER PRIMARY KEY",
    .open = sqlite_engine_open,
    .settle = sqlite_engine_settle,
    .close = engine_close,
    .discard = engine_discard,
    .is_read_only = engine_is_read_only,
    .identify = engine_identify,
    .stamp = engine_stamp,
    .check_schema = sqlite_check_schema,
    .check_content = sqlite_check_content,
    .execute = engine_execute,
    .prepare = engine_prepare,
    .finalize = engine_finalize,
    .reset = engine_reset,
    .bind_text = engine_bind_text,
    .lend_text = engine_lend_text,
    .bind_int = engine_bind_int,
    .bind_null = engine_bind_null,
    .bind_blob = engine_bind_blob,
    .step = engine_step,
    .column_count = engine_column_count,
    .column_name = engine_column_name,
    .column_int = engine_column_int,
    .column_text = engine_column_text,
    .column_blob = engine_column_blob,
    .column_is_null = engine_column_is_null,
    .scans = engine_scans,
    .changes = engine_changes,
    .begin_write = engine_begin_write,
    .data_version = engine_data_version,
    .set_patience = engine_set_patience,
    .set_cache = engine_set_cache,
    .set_progress = engine_set_progress,
    .backup = sqlite_backup,
};
