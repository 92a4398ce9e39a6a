/* SPDX-License-Identifier: MIT
 *
 * out_file.h: files the program writes: mode 0600, no link followed, never half there.
 *
 * A file is written under a temporary name in the same folder, brought to the disk and then
 * renamed; until then, and when anything fails, what stood under its name stays. A name that is a
 * link, a folder, a device or a database (a register, say) is refused. Errors name the file.
 */
#ifndef HELDTO_CORE_OUT_FILE_H
#define HELDTO_CORE_OUT_FILE_H

#include <glib.h>

struct out_file;

/* NULL and an error: not allowed, no such folder, no regular file there. */
struct out_file *out_file_open(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A file that must not be there yet; it has its own name from the start. With G_FILE_ERROR_EXIST
 * the name is taken. */
struct out_file *out_file_create(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean out_file_write(struct out_file *file, const char *bytes, gsize len,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* On disk and under its name; the file is closed and freed in any case. */
gboolean out_file_finish(struct out_file *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* As if it had never been opened. NULL is accepted. */
void out_file_discard(struct out_file *file);

#endif
