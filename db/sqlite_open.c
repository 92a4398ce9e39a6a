/* sqlite_open.c owns the way into an SQLite file: what kind of file it is, and the switches that
 * keep a stranger's file from running anything. It must not know any table of the register. */
#include "db/sqlite_private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
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

gboolean sqlite_refuse_making(GError **error, int err)
{
    switch (err) {
    case EEXIST:
    case ELOOP:
        return refuse(error, DB_ERROR_EXISTS,
                      "a file is already there, and is left as it is; choose another name");
    case ENOENT:
    case ENOTDIR:
        return refuse(error, DB_ERROR_NOT_FOUND, "there is no such folder; make it first");
    case EROFS:
        return refuse(error, DB_ERROR_PERMISSION, "the file system is read-only");
    case EACCES:
    case EPERM:
        return refuse(error, DB_ERROR_PERMISSION, "you may not write in this folder");
    case ENOSPC:
    case EDQUOT:
        return engine_fail(error, DB_ERROR_FULL, g_strerror(err));
    default:
        return refuse(error, DB_ERROR_FAILED, g_strerror(err));
    }
}

/* Made by ourselves with mode 0600 before SQLite sees it, so that no umask opens it wider. */
static char *make_file(const char *location, GError **error)
{
    int fd = open(location, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) {
        sqlite_refuse_making(error, errno);
        return NULL;
    }
    close(fd);
    return g_canonicalize_filename(location, NULL);
}

/* The file itself, by an absolute path: SQLite takes "file:…" and ":memory:" for other things, and
 * looks for the journal of a crash beside the name it was given. */
static char *find_file(const char *location, GError **error)
{
    char *real = realpath(location, NULL);
    struct stat st;
    if (real == NULL || stat(real, &st) < 0 || (S_ISREG(st.st_mode) && access(real, R_OK) < 0))
        refuse_errno(error, errno);
    else if (!S_ISREG(st.st_mode))
        refuse(error, DB_ERROR_NOT_A_REGISTER, "this is not a regular file");
    else if (st.st_size == 0)
        refuse(error, DB_ERROR_NOT_A_REGISTER,
               "the file is empty, so not a register; remove it, then `heldto init`");
    else {
        char *path = g_strdup(real);
        free(real);
        return path;
    }
    free(real);
    return NULL;
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
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, PATIENCE_MS);
}

static gboolean open_handle(struct engine *engine, int flags, GError **error)
{
    g_autofree char *escaped = g_uri_escape_string(engine->path, "/", FALSE);
    g_autofree char *uri = g_strdup_printf("file:%s?immutable=1", escaped);
    sqlite3_close(engine->handle);
    engine->handle = NULL;
    /* One thread has it: no lock is taken around calls, nor counters kept of every allocation. */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    if (sqlite3_open_v2(flags & SQLITE_OPEN_URI ? uri : engine->path, &engine->handle,
                        flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        return sqlite_fail(engine->handle, error);
    harden(engine->handle);
    if (sqlite3_exec(engine->handle, "PRAGMA cell_size_check=ON", NULL, NULL, NULL) != SQLITE_OK)
        return sqlite_fail(engine->handle, error);
    return sqlite_add_functions(engine->handle, error);
}

static gboolean open_to_write(struct engine *engine, GError **error)
{
    if (!open_handle(engine, SQLITE_OPEN_READWRITE, error))
        return FALSE;
    /* A medium that lies about permissions is read. */
    if (sqlite3_db_readonly(engine->handle, "main") == 1)
        engine->read_only = TRUE;
    /* Closing must not work a log into a file that is yet to be judged. */
    if (!engine->is_made && sqlite_has_beside(engine, "-wal"))
        sqlite3_db_config(engine->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    return engine->is_made || sqlite_check_header(engine, error);
}

/* A write-ahead log wants shared memory beside the file. Where none can be made and the log is
 * empty, the file alone is all there is, and no one can be writing it. */
static gboolean open_to_read(struct engine *engine, GError **error)
{
    engine->read_only = TRUE;
    if (!open_handle(engine, SQLITE_OPEN_READONLY, error) || !sqlite_check_header(engine, error))
        return FALSE;
    if (!engine->is_wal || sqlite_has_beside(engine, "-wal"))
        return TRUE;
    return open_handle(engine, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

static gboolean open_any(struct engine *engine, GError **error)
{
    if (engine->is_made)
        return open_to_write(engine, error);
    /* To read is asked of the handle later: what a crash left must be put back first. */
    return (can_write(engine->path) ? open_to_write(engine, error) : open_to_read(engine, error)) &&
           sqlite_check_length(engine, error);
}

struct engine *sqlite_engine_open(const char *location, enum engine_mode mode, GError **error)
{
    char *path = mode == ENGINE_CREATE ? make_file(location, error) : find_file(location, error);
    if (path == NULL)
        return NULL;
    struct engine *engine = g_new0(struct engine, 1);
    engine->path = path;
    engine->is_made = mode == ENGINE_CREATE;
    engine->read_only = mode == ENGINE_READ;
    if (open_any(engine, error))
        return engine;
    if (engine->is_made)
        engine_sqlite.discard(engine);
    else
        engine_sqlite.close(engine);
    return NULL;
}

/* SQLite before 3.51.3 can corrupt a file that several programs write by a log: it is turned back,
 * at once or not at all, and only read while others have it open so. */
static void leave_wal(struct engine *engine)
{
    g_autofree char *mode = NULL;
    sqlite3_db_config(engine->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    sqlite3_busy_timeout(engine->handle, 0);
    if (!sqlite_first_text(engine, "PRAGMA journal_mode=TRUNCATE", &mode, NULL) ||
        g_strcmp0(mode, "truncate") != 0)
        engine->read_only = TRUE;
    sqlite3_busy_timeout(engine->handle, PATIENCE_MS);
}

/* To be read only, a file that could be written was opened so as to put right what a crash left;
 * now no mistake of ours can write it. (query_only would forbid temporary tables too.) */
static gboolean give_up_writing(struct engine *engine, GError **error)
{
    if (sqlite3_db_readonly(engine->handle, "main") != 0)
        return TRUE;
    return open_handle(engine, SQLITE_OPEN_READONLY, error);
}

/* TRUNCATE with EXTRA: what was acknowledged survives a power cut. */
gboolean sqlite_engine_settle(struct engine *engine, GError **error)
{
    if (engine->is_wal && !engine->read_only)
        leave_wal(engine);
    if (engine->read_only && !give_up_writing(engine, error))
        return FALSE;
    const char *sql = "PRAGMA synchronous=EXTRA; PRAGMA mmap_size=0; PRAGMA foreign_keys=ON;"
                      "PRAGMA cache_size=-16384; PRAGMA temp_store=FILE";
    if (sqlite3_exec(engine->handle, sql, NULL, NULL, NULL) != SQLITE_OK ||
        (!engine->read_only && sqlite3_exec(engine->handle, "PRAGMA journal_mode=TRUNCATE", NULL,
                                            NULL, NULL) != SQLITE_OK))
        return sqlite_fail(engine->handle, error);
    return TRUE;
}
