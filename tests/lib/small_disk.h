/* small_disk.h: a file system that is soon full. */
#ifndef HELDTO_TESTS_SMALL_DISK_H
#define HELDTO_TESTS_SMALL_DISK_H

#include <glib.h>

/* Mounts one of 1.5 MiB on the folder, seen by this process alone and gone when it ends. FALSE where
 * that is not to be had: another system, or no right to it. */
gboolean small_disk_mount(const char *folder);

#endif
