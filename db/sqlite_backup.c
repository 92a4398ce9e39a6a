/* sqlite_backup.c owns a consistent copy of an SQLite file that is in use.
 * It must not know any table of the register. */
#include "db/sqlite_private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

enum { PAGES_A_STEP = 1000, PAUSE_MS = 20, PATIENCE_STEPS = 500, MOST_TIMES = 3 };

/* Another program's commit makes the copy begin anew. After some times of that all is copied in one
 * step: writers then wait for it, where it had waited for them. */
static int step_size(sqlite3_backup *backup, gint64 steps)
{
    gint64 enough = (gint64)MOST_TIMES * sqlite3_backup_pagecount(backup) / PAGES_A_STEP;
    return steps > MOST_TIMES + enough ? -1 : PAGES_A_STEP;
}

static gboolean is_busy(int code)
{
    return (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED;
}

static gboolean copy_pages(struct engine *engine, sqlite3 *copy, GError **error)
{
    sqlite3_backup *backup = sqlite3_backup_init(copy, "main", engine->handle, "main");
    if (backup == NULL)
        return sqlite_fail(copy, error);
    int code, waits = 0;
    gint64 steps = 0;
    do {
        code = sqlite3_backup_step(backup, step_size(backup, steps++));
        if (is_busy(code))
            sqlite3_sleep(PAUSE_MS);
    } while (code == SQLITE_OK || (is_busy(code) && ++waits < PATIENCE_STEPS));
    return (sqlite3_backup_finish(backup) == SQLITE_OK && code == SQLITE_DONE) ||
           sqlite_fail(copy, error);
}

static gboolean check_copy(sqlite3 *copy, GError **error)
{
    struct engine engine = {.handle = copy};
    return sqlite_check_content(&engine, FALSE, error);
}

static gboolean make_copy(struct engine *engine, const char *temporary, GError **error)
{
    sqlite3 *copy = NULL;
    gboolean done = sqlite3_open_v2(temporary, &copy, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK
                        ? copy_pages(engine, copy, error) && check_copy(copy, error)
                        : sqlite_fail(copy, error);
    sqlite3_close(copy);
    return done;
}

static gboolean sync_path(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC);
    gboolean done = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    return done;
}

/* The name is taken first, by a file that must not have been there, and then given to the copy:
 * rename(2) alone would write over another, and not every disk knows link(2). */
static gboolean put_in_place(const char *temporary, const char *path, GError **error)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return sqlite_refuse_making(error, errno);
    close(fd);
    if (!sync_path(temporary, O_RDONLY) || g_rename(temporary, path) < 0) {
        sqlite_refuse_making(error, errno);
        g_unlink(path);
        return FALSE;
    }
    g_autofree char *folder = g_path_get_dirname(path);
    sync_path(folder, O_RDONLY | O_DIRECTORY);
    return TRUE;
}

gboolean sqlite_backup(struct engine *engine, const char *path, GError **error)
{
    if (g_file_test(path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        return sqlite_refuse_making(error, EEXIST);
    g_autofree char *absolute = g_canonicalize_filename(path, NULL);
    g_autofree char *temporary = g_strconcat(absolute, ".XXXXXX", NULL);
    int fd = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0)
        return sqlite_refuse_making(error, errno);
    close(fd);
    if (make_copy(engine, temporary, error) && put_in_place(temporary, absolute, error))
        return TRUE;
    g_autofree char *journal = g_strconcat(temporary, "-journal", NULL);
    g_unlink(temporary);
    g_unlink(journal);
    return FALSE;
}
