/* zip_module.c owns zip archives, by libarchive, which is loaded only with this module.
 * It must not know what is in the files. */
#include "core/format/zip_module.h"

#include <archive.h>
#include <archive_entry.h>
#include <gmodule.h>

/* Of a file in the archive that every reader may read. */
enum { PERMISSIONS = 0644, FIRST_DAY = 315532800 };

struct zip {
    struct archive *archive;
    struct zip_sink sink;
};

static gboolean fail(struct zip *zip, GError **error)
{
    const char *why = archive_error_string(zip->archive);
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "the archive could not be written: %s",
                why != NULL ? why : "no reason given");
    return FALSE;
}

static la_ssize_t write_bytes(struct archive *archive, void *data, const void *bytes, size_t len)
{
    struct zip *zip = data;
    (void)archive;
    return zip->sink.write(zip->sink.data, bytes, len) ? (la_ssize_t)len : -1;
}

static void close_zip(struct zip *zip)
{
    if (zip == NULL)
        return;
    archive_write_free(zip->archive);
    g_free(zip);
}

static struct zip *open_zip(const struct zip_sink *sink, GError **error)
{
    struct zip *zip = g_new0(struct zip, 1);
    zip->sink = *sink;
    zip->archive = archive_write_new();
    if (zip->archive != NULL && archive_write_set_format_zip(zip->archive) == ARCHIVE_OK &&
        archive_write_zip_set_compression_deflate(zip->archive) == ARCHIVE_OK &&
        archive_write_set_bytes_in_last_block(zip->archive, 1) == ARCHIVE_OK &&
        archive_write_open(zip->archive, zip, NULL, write_bytes, NULL) == ARCHIVE_OK)
        return zip;
    fail(zip, error);
    close_zip(zip);
    return NULL;
}

static gboolean begin(struct zip *zip, const char *name, gint64 size, GError **error)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_size(entry, size);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, PERMISSIONS);
    archive_entry_set_mtime(entry, FIRST_DAY, 0);
    int done = archive_write_header(zip->archive, entry);
    archive_entry_free(entry);
    return done == ARCHIVE_OK || fail(zip, error);
}

static gboolean add(struct zip *zip, const void *bytes, gsize len, GError **error)
{
    la_ssize_t written = archive_write_data(zip->archive, bytes, len);
    return (written >= 0 && (gsize)written == len) || fail(zip, error);
}

static gboolean finish(struct zip *zip, GError **error)
{
    return archive_write_close(zip->archive) == ARCHIVE_OK || fail(zip, error);
}

G_MODULE_EXPORT const struct zip_module heldto_module_table = {
    .open = open_zip, .begin = begin, .add = add, .finish = finish, .close = close_zip};
