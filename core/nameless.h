/* SPDX-License-Identifier: MIT
 *
 * nameless.h: temporary files without a name: gone with their descriptor, however the program ends.
 */
#ifndef HELDTO_CORE_NAMELESS_H
#define HELDTO_CORE_NAMELESS_H

#include <glib.h>

/* In the folder for temporary files ($TMPDIR), open for reading and writing by this user alone.
 * -1 and an error (G_FILE_ERROR) where none can be made. Close it. */
int nameless_open(GError **error);
/* All of the bytes, into any file. FALSE: errno says why. */
gboolean nameless_write(int fd, const void *bytes, gsize len) G_GNUC_WARN_UNUSED_RESULT;

#endif
