/* sqlite_open.c owns the way into an SQLite file: what kind of file it is, and the switches that
 * keep a stranger's file from running anything. It must not know any table of the register. */
#include "db/sqlite_private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATIENCE_MS = 5000 };

static gboolean refuse(GError **error, enum db_error code, const char *words)
{
    g_set_error_literal(error, DB_ERROR, (int)code, words);
    return FALSE;
}

static gboolean refuse_errno(GError **error, int err)
{
    if (err == ENOENT || err == ENOTDIR)
        return refuse(error, DB_ERROR_NOT_FOUND,
                      "there is no register here; `heldto init` makes one");
    if (err == EACCES || err == EPERM)
        return refuse(error, DB_ERROR_PERMISSION,
                      "permission denied; ask its owner to let you read it");
    return refuse(error, DB_ERROR_FAILED, g_strerror(err));
}

/* Made by ourselves with mode 0600 before SQLite sees it, so that no umask opens it wider. */
static gboolean create_file(const char *path, GError **error)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0 && errno == EEXIST)
        return refuse(error, DB_ERROR_EXISTS, "a file is already there; it is left as it is");
    if (fd < 0 && errno == EROFS)
        return refuse(error, DB_ERROR_PERMISSION, "the file system is read-only");
    if (fd < 0)
        return refuse_errno(error, errno);
    close(fd);
    return TRUE;
}

static gboolean check_kind_of_file(const char *path, GError **error)
{
    struct stat st;
    if (stat(path, &st) < 0)
        return refuse_errno(error, errno);
    if (!S_ISREG(st.st_mode))
        return refuse(error, DB_ERROR_NOT_A_REGISTER, "this is not a regular file");
    if (st.st_size == 0)
        return refuse(error, DB_ERROR_NOT_A_REGISTER,
                      "the file is empty, so not a register; remove it, then `heldto init`");
    if (access(path, R_OK) < 0)
        return refuse_errno(error, errno);
    return TRUE;
}

/* A journal must be put back, and a lock taken, beside the file: both need the folder too. */
static gboolean can_write(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    return access(path, W_OK) == 0 && access(folder, W_OK) == 0;
}

static void harden_limits(sqlite3 *handle)
{
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024);
    sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
    sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0);
}

static void harden(sqlite3 *handle)
{
    static const struct {
        int option, value;
    } switches[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(switches); i++)
        sqlite3_db_config(handle, switches[i].option, switches[i].value, NULL);
    harden_limits(handle);
}

/* TRUNCATE with EXTRA: what was acknowledged survives a power cut, and SQLite before 3.51.3 can
 * corrupt a WAL file that several programs write. */
static gboolean settle(struct engine *engine, gboolean is_wal, GError **error)
{
    const char *sql = "PRAGMA synchronous=EXTRA; PRAGMA mmap_size=0; PRAGMA cell_size_check=ON;"
                      "PRAGMA foreign_keys=ON; PRAGMA cache_size=-16384; PRAGMA temp_store=FILE";
    if (sqlite3_exec(engine->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
        return sqlite_fail(engine->handle, error);
    if (engine->read_only)
        return TRUE;
    int code = sqlite3_exec(engine->handle, "PRAGMA journal_mode=TRUNCATE", NULL, NULL, NULL);
    /* A WAL file that another program has open stays one for now: it is read all the same. */
    if (code != SQLITE_OK && !is_wal)
        return sqlite_fail(engine->handle, error);
    return TRUE;
}

/* Proves that a write lock can be had at all, so that a medium that lies is opened for reading. */
static gboolean engine_reopen_read_only(struct engine *engine, const char *path, GError **error)
{
    sqlite3_close(engine->handle);
    engine->handle = NULL;
    engine->read_only = TRUE;
    if (sqlite3_open_v2(path, &engine->handle, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        return sqlite_fail(engine->handle, error);
    sqlite3_extended_result_codes(engine->handle, 1);
    harden(engine->handle);
    sqlite3_busy_timeout(engine->handle, PATIENCE_MS);
    return TRUE;
}

static gboolean engine_open_handle(struct engine *engine, const char *path, gboolean is_wal,
                                   GError **error)
{
    int flags = engine->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (sqlite3_open_v2(path, &engine->handle, flags, NULL) != SQLITE_OK)
        return sqlite_fail(engine->handle, error);
    if (!engine->read_only && sqlite3_db_readonly(engine->handle, "main") == 1 &&
        !engine_reopen_read_only(engine, path, error))
        return FALSE;
    sqlite3_extended_result_codes(engine->handle, 1);
    harden(engine->handle);
    sqlite3_busy_timeout(engine->handle, PATIENCE_MS);
    return settle(engine, is_wal, error);
}

struct engine *sqlite_engine_open(const char *location, enum engine_mode mode, GError **error)
{
    gint64 application = 0;
    gboolean is_wal = FALSE;
    if (mode == ENGINE_CREATE ? !create_file(location, error)
                              : !check_kind_of_file(location, error) ||
                                    !sqlite_check_header(location, &application, &is_wal, error))
        return NULL;
    struct engine *engine = g_new0(struct engine, 1);
    engine->read_only = mode == ENGINE_READ || (mode == ENGINE_WRITE && !can_write(location));
    if (engine_open_handle(engine, location, is_wal, error))
        return engine;
    sqlite3_close(engine->handle);
    g_free(engine);
    if (mode == ENGINE_CREATE)
        unlink(location);
    return NULL;
}
