/* sqlite_backup.c owns a consistent copy of an SQLite file that is in use.
 * It must not know any table of the register. */
#include "db/sqlite_private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

enum { PAGES_A_STEP = 1000, PAUSE_MS = 20, PATIENCE_STEPS = 500 };

static gboolean copy_pages(struct engine *engine, sqlite3 *copy, GError **error)
{
    sqlite3_backup *backup = sqlite3_backup_init(copy, "main", engine->handle, "main");
    if (backup == NULL)
        return sqlite_fail(copy, error);
    int code, waits = 0;
    do {
        code = sqlite3_backup_step(backup, PAGES_A_STEP);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
            sqlite3_sleep(PAUSE_MS);
    } while (code == SQLITE_OK ||
             ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && ++waits < PATIENCE_STEPS));
    sqlite3_backup_finish(backup);
    if (code == SQLITE_DONE)
        return TRUE;
    g_set_error(error, DB_ERROR, DB_ERROR_FAILED, "the copy could not be made: %s",
                sqlite3_errstr(code));
    return FALSE;
}

static gboolean check_copy(sqlite3 *copy, GError **error)
{
    struct engine engine = {.handle = copy};
    return sqlite_check_content(&engine, error);
}

static void sync_path(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC);
    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

/* link(2) refuses to overwrite, where rename(2) would do it without a word. */
static gboolean put_in_place(const char *temporary, const char *path, GError **error)
{
    sync_path(temporary, O_RDONLY);
    int failed = link(temporary, path) < 0 ? errno : 0;
    g_unlink(temporary);
    if (failed == EEXIST) {
        g_set_error_literal(error, DB_ERROR, DB_ERROR_EXISTS,
                            "a file is already there; choose another name");
        return FALSE;
    }
    if (failed != 0) {
        g_set_error_literal(error, DB_ERROR, DB_ERROR_FAILED, g_strerror(failed));
        return FALSE;
    }
    g_autofree char *folder = g_path_get_dirname(path);
    sync_path(folder, O_RDONLY | O_DIRECTORY);
    return TRUE;
}

gboolean sqlite_backup(struct engine *engine, const char *path, GError **error)
{
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_set_error_literal(error, DB_ERROR, DB_ERROR_EXISTS,
                            "a file is already there; choose another name");
        return FALSE;
    }
    g_autofree char *temporary = g_strconcat(path, ".XXXXXX", NULL);
    int fd = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0) {
        g_set_error_literal(error, DB_ERROR, DB_ERROR_PERMISSION, g_strerror(errno));
        return FALSE;
    }
    close(fd);
    sqlite3 *copy = NULL;
    gboolean done = sqlite3_open_v2(temporary, &copy, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK
                        ? copy_pages(engine, copy, error) && check_copy(copy, error)
                        : sqlite_fail(copy, error);
    sqlite3_close(copy);
    if (done)
        return put_in_place(temporary, path, error);
    g_unlink(temporary);
    return FALSE;
}
