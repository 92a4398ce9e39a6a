/* small_disk.c owns mounting a small file system in memory for one process.
 * It must not know what is stored there. */
#define _GNU_SOURCE /* unshare */
#include "tests/lib/small_disk.h"

#ifdef __linux__
#include <sched.h>
#include <sys/mount.h>

gboolean small_disk_mount(const char *folder)
{
    return unshare(CLONE_NEWNS) == 0 && mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
           mount("tmpfs", folder, "tmpfs", 0, "size=1536k,mode=700") == 0;
}
#else
gboolean small_disk_mount(const char *folder)
{
    (void)folder;
    return FALSE;
}
#endif
