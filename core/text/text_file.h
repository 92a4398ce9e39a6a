/* SPDX-License-Identifier: MIT
 *
 * text_file.h: a text file on its way in, as it came and as it is kept.
 */
#ifndef HELDTO_CORE_TEXT_FILE_H
#define HELDTO_CORE_TEXT_FILE_H

#include <glib.h>

struct text_file {
    GBytes *bytes;  /* as it came */
    char *text;     /* valid UTF-8, without BOM, line ends as LF */
    gsize replaced; /* bad parts that became U+FFFD */
    guint line;     /* of the first of them, from 1; 0: none */
};

/* Reads a regular file whole. NULL and an error that names it: not there, no file, not a text (a NUL
 * is in it), too large for the memory. */
struct text_file *text_file_read(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of bytes at hand; takes its own reference. `name` is for messages. */
struct text_file *text_file_of_bytes(GBytes *bytes, const char *name,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void text_file_free(struct text_file *file);                  /* NULL is accepted */
static inline void text_file_cleanup(struct text_file **file) /* owned(text_file) */
{
    text_file_free(*file);
}

#endif
