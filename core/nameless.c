/* nameless.c owns temporary files that have no name.
 * It must not know what is kept in them. */
#include "core/nameless.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

int nameless_open(GError **error)
{
    g_autofree char *path = NULL;
    const int fd = g_file_open_tmp("heldto-XXXXXX", &path, error);
    if (fd >= 0)
        g_unlink(path);
    return fd;
}

gboolean nameless_write(int fd, const void *bytes, gsize len)
{
    for (const char *at = bytes; len > 0;) {
        const gssize n = write(fd, at, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return FALSE;
        at += n;
        len -= (gsize)n;
    }
    return TRUE;
}
