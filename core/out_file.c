/* out_file.c owns bringing a file to the disk whole or not at all.
 * It must not know what is in it. */
#include "core/out_file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/text/text.h"

enum { BUFFER = 64 * 1024, ATTEMPTS = 100 };

struct out_file {
    char *path;
    char *written; /* the name it has while it is being written; the same when made new */
    GString *buffer;
    int fd;
};

static gboolean fail(const char *path, int number, const char *what, GError **error)
{
    g_autofree char *shown = text_show(path, -1);
    g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(number), "%s: %s: %s", shown,
                what, g_strerror(number));
    return FALSE;
}

static struct out_file *file_new(const char *path, char *written, int fd)
{
    struct out_file *file = g_new(struct out_file, 1);
    file->path = g_strdup(path);
    file->written = written;
    file->buffer = g_string_sized_new(BUFFER);
    file->fd = fd;
    return file;
}

static void file_free(struct out_file *file)
{
    if (file->fd >= 0)
        close(file->fd);
    g_string_free(file->buffer, TRUE);
    g_free(file->path);
    g_free(file->written);
    g_free(file);
}

static int open_new(const char *path)
{
    return open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
}

/* A register is never a place to write a report to, this one or another. */
static gboolean is_database(const char *path)
{
    static const char magic[] = "SQLite format 3";
    char begins[sizeof magic] = "";
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return FALSE;
    gboolean is_one = read(fd, begins, sizeof begins) == (ssize_t)sizeof begins &&
                      memcmp(begins, magic, sizeof magic) == 0;
    close(fd);
    return is_one;
}

static gboolean may_replace(const char *path, GError **error)
{
    struct stat there;
    if (lstat(path, &there) != 0)
        return TRUE;
    if (S_ISREG(there.st_mode)) {
        if (!is_database(path))
            return TRUE;
        g_autofree char *name = text_show(path, -1);
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                    "%s: is a register or another database, and is left as it is: choose another "
                    "name",
                    name);
        return FALSE;
    }
    g_autofree char *shown = text_show(path, -1);
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                "%s: is %s, not a file: name a file, or leave -o out and redirect the output",
                shown,
                S_ISLNK(there.st_mode)   ? "a link"
                : S_ISDIR(there.st_mode) ? "a folder"
                                         : "a device or a pipe");
    return FALSE;
}

struct out_file *out_file_open(const char *path, GError **error)
{
    if (!may_replace(path, error))
        return NULL;
    g_autofree char *folder = g_path_get_dirname(path);
    for (int i = 0; i < ATTEMPTS; i++) {
        g_autofree char *name = g_strdup_printf(".heldto-%08x", g_random_int());
        g_autofree char *written = g_build_filename(folder, name, NULL);
        int fd = open_new(written);
        if (fd >= 0)
            return file_new(path, g_steal_pointer(&written), fd);
        if (errno != EEXIST)
            break;
    }
    fail(path, errno, "it cannot be written here", error);
    return NULL;
}

struct out_file *out_file_create(const char *path, GError **error)
{
    int fd = open_new(path);
    if (fd >= 0)
        return file_new(path, g_strdup(path), fd);
    fail(path, errno, "it cannot be made", error);
    return NULL;
}

static gboolean flush(struct out_file *file, GError **error)
{
    const char *at = file->buffer->str;
    gsize left = file->buffer->len;
    while (left > 0) {
        ssize_t n = write(file->fd, at, left);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(file->path, errno, "writing failed", error);
        at += n;
        left -= (gsize)n;
    }
    g_string_truncate(file->buffer, 0);
    return TRUE;
}

gboolean out_file_write(struct out_file *file, const char *bytes, gsize len, GError **error)
{
    g_string_append_len(file->buffer, bytes, (gssize)len);
    return file->buffer->len < BUFFER || flush(file, error);
}

/* The name is safe only once the folder is on the disk too; where that cannot be had, so be it. */
static void sync_folder(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

static gboolean settle(struct out_file *file, GError **error)
{
    if (!flush(file, error))
        return FALSE;
    if (fsync(file->fd) != 0)
        return fail(file->path, errno, "it could not be brought to the disk", error);
    int fd = file->fd;
    file->fd = -1;
    if (close(fd) != 0)
        return fail(file->path, errno, "it could not be brought to the disk", error);
    if (strcmp(file->written, file->path) == 0)
        return TRUE;
    return may_replace(file->path, error) &&
           (g_rename(file->written, file->path) == 0 ||
            fail(file->path, errno, "it could not be given its name", error));
}

gboolean out_file_finish(struct out_file *file, GError **error)
{
    gboolean done = settle(file, error);
    if (done)
        sync_folder(file->path);
    else
        g_unlink(file->written);
    file_free(file);
    return done;
}

void out_file_discard(struct out_file *file)
{
    if (file == NULL)
        return;
    g_unlink(file->written);
    file_free(file);
}
