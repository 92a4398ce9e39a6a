/* watch.c owns noticing that a file was written to, by inotify where there is such a thing.
 * It must not know what the file is. */
#include "tui/watch.h"

#include <unistd.h>

struct watch {
    int fd;
};

#ifdef __linux__
#include <sys/inotify.h>

struct watch *watch_new(const char *path)
{
    const int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (fd < 0)
        return NULL;
    if (inotify_add_watch(fd, path, IN_MODIFY | IN_CLOSE_WRITE) < 0) {
        close(fd);
        return NULL;
    }
    struct watch *watch = g_new0(struct watch, 1);
    watch->fd = fd;
    return watch;
}
#else
struct watch *watch_new(const char *path)
{
    (void)path;
    return NULL;
}
#endif

void watch_free(struct watch *watch)
{
    if (watch == NULL)
        return;
    close(watch->fd);
    g_free(watch);
}

int watch_fd(const struct watch *watch)
{
    return watch ? watch->fd : -1;
}

gboolean watch_take(struct watch *watch)
{
    char events[4096];
    gboolean has_any = FALSE;
    while (watch && read(watch->fd, events, sizeof events) > 0)
        has_any = TRUE;
    return has_any;
}
