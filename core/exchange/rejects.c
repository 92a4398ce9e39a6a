/* rejects.c owns the two files that hold what an import could not take.
 * It must not know why a row was refused. */
#include "core/exchange/rejects.h"

#include "core/out_file.h"
#include "core/text/text.h"

#include <glib/gstdio.h>
#include <string.h>

enum { NAMES = 1000, PIECE = 64 * 1024 };

struct rejects {
    const struct csv_reader *reader;
    char *path, *reasons_path;
    struct out_file *rows, *reasons; /* NULL once finished */
};

static gboolean create_pair(struct rejects *rejects, const char *base, int number, GError **error)
{
    g_autofree char *tail = number == 1 ? g_strdup("") : g_strdup_printf("-%d", number);
    g_autofree char *rows = g_strdup_printf("%s.rejects%s.csv", base, tail);
    g_autofree char *reasons = g_strdup_printf("%s.rejects%s.txt", base, tail);
    rejects->rows = out_file_create(rows, error);
    if (rejects->rows == NULL)
        return FALSE;
    rejects->reasons = out_file_create(reasons, error);
    if (rejects->reasons == NULL) {
        g_clear_pointer(&rejects->rows, out_file_discard);
        return FALSE;
    }
    rejects->path = g_steal_pointer(&rows);
    rejects->reasons_path = g_steal_pointer(&reasons);
    return TRUE;
}

static gboolean create_beside(struct rejects *rejects, const char *base, GError **error)
{
    for (int number = 1; number <= NAMES; number++) {
        GError *failed = NULL;
        if (create_pair(rejects, base, number, &failed))
            return TRUE;
        if (number < NAMES && g_error_matches(failed, G_FILE_ERROR, G_FILE_ERROR_EXIST)) {
            g_error_free(failed);
            continue;
        }
        g_propagate_error(error, failed);
        return FALSE;
    }
    g_return_val_if_reached(FALSE);
}

static gboolean create(struct rejects *rejects, const char *path, GError **error)
{
    if (strcmp(path, "-") == 0)
        return create_beside(rejects, "stdin", error);
    if (create_beside(rejects, path, NULL))
        return TRUE;
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *base = g_build_filename(".", name, NULL);
    return create_beside(rejects, base, error);
}

/* The record's bytes as they are in the file; of a very long one only the start is kept in memory.
 */
static gboolean write_raw(struct rejects *rejects, const struct csv_record *record, GError **error)
{
    if (!out_file_write(rejects->rows, record->raw, record->raw_length, error))
        return FALSE;
    g_autofree char *piece = record->raw_length < record->raw_total ? g_malloc(PIECE) : NULL;
    for (guint64 at = record->raw_length; at < record->raw_total;) {
        gsize wanted = (gsize)MIN((guint64)PIECE, record->raw_total - at);
        gssize n = csv_reader_read_raw(rejects->reader, record->offset + at, piece, wanted, error);
        if (n < 0 || !out_file_write(rejects->rows, piece, (gsize)n, error))
            return FALSE;
        if (n == 0)
            break;
        at += (guint64)n;
    }
    return TRUE;
}

struct rejects *rejects_open(const char *path, const struct csv_reader *reader,
                             const struct csv_record *header, GError **error)
{
    struct rejects *rejects = g_new0(struct rejects, 1);
    rejects->reader = reader;
    if (create(rejects, path, error) && write_raw(rejects, header, error))
        return rejects;
    rejects_close(rejects, FALSE);
    return NULL;
}

gboolean rejects_add(struct rejects *rejects, const struct csv_record *record, const char *reason,
                     GError **error)
{
    g_autofree char *shown = text_show(reason, -1);
    g_autofree char *line =
        g_strdup_printf("%s:%u: %s\n", csv_reader_name(rejects->reader), record->line, shown);
    return write_raw(rejects, record, error) &&
           out_file_write(rejects->reasons, line, strlen(line), error);
}

gboolean rejects_finish(struct rejects *rejects, GError **error)
{
    return out_file_finish(g_steal_pointer(&rejects->rows), error) &&
           out_file_finish(g_steal_pointer(&rejects->reasons), error);
}

const char *rejects_path(const struct rejects *rejects)
{
    return rejects->path;
}

static void leave_none(struct rejects *rejects)
{
    if (rejects->path != NULL && rejects->rows == NULL)
        g_unlink(rejects->path);
    if (rejects->path != NULL && rejects->reasons == NULL)
        g_unlink(rejects->reasons_path);
    out_file_discard(rejects->rows);
    out_file_discard(rejects->reasons);
}

void rejects_close(struct rejects *rejects, gboolean is_kept)
{
    if (rejects == NULL)
        return;
    if (!is_kept)
        leave_none(rejects);
    g_free(rejects->path);
    g_free(rejects->reasons_path);
    g_free(rejects);
}
