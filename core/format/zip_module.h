/* SPDX-License-Identifier: MIT
 *
 * format/zip_module.h: the module that puts files into a zip archive (libarchive).
 */
#ifndef HELDTO_CORE_FORMAT_ZIP_MODULE_H
#define HELDTO_CORE_FORMAT_ZIP_MODULE_H

#include <glib.h>

/* Where the archive's bytes go. FALSE stops it. */
struct zip_sink {
    gpointer data;
    gboolean (*write)(gpointer data, const void *bytes, gsize len);
};

struct zip;

/* The same files in the same order make the same bytes: each is dated 1 January 1980, the first day
 * an archive knows. Functions that return FALSE have set the error. */
struct zip_module {
    struct zip *(*open)(const struct zip_sink *sink, GError **error);
    /* A file of `size` bytes, which the calls of `add` after it give. */
    gboolean (*begin)(struct zip *zip, const char *name, gint64 size, GError **error);
    gboolean (*add)(struct zip *zip, const void *bytes, gsize len, GError **error);
    /* Writes the archive's list of files. */
    gboolean (*finish)(struct zip *zip, GError **error);
    void (*close)(struct zip *zip); /* NULL is accepted */
};

#endif
