/* deliver.c owns where a finished report goes: a file, or a file that a printer gets.
 * It must not know what is in it. */
#include "core/report/deliver.h"

#include "core/out_file.h"
#include "core/report/printer.h"

#include <glib/gstdio.h>

static gboolean write_to_file(gpointer data, const char *bytes, gsize len, GError **error)
{
    return out_file_write(data, bytes, len, error);
}

gboolean deliver_to_file(struct session *session, const struct report_request *request,
                         const char *path, GError **error)
{
    struct out_file *file = out_file_open(path, error);
    if (file == NULL)
        return FALSE;
    const struct report_output output = {.write = write_to_file, .data = file};
    if (report_make(session, request, &output, error))
        return out_file_finish(file, error);
    out_file_discard(file);
    return FALSE;
}

gboolean deliver_bytes_to_file(GBytes *bytes, const char *path, GError **error)
{
    gsize len = 0;
    const char *data = g_bytes_get_data(bytes, &len);
    struct out_file *file = out_file_open(path, error);
    if (file == NULL)
        return FALSE;
    if (out_file_write(file, data, len, error))
        return out_file_finish(file, error);
    out_file_discard(file);
    return FALSE;
}

const char *deliver_print_format(const struct report_request *request)
{
    const char *format = request->values[REPORT_FORMAT];
    return format != NULL ? format : printer_format();
}

/* bytes: pages that are made already; NULL: the report is made. */
static gboolean print(struct session *session, const struct report_request *request, GBytes *bytes,
                      const char *printer, char **answer, GError **error)
{
    struct report_request paged = *request;
    paged.values[REPORT_PAGED] = "";
    paged.values[REPORT_FORMAT] = deliver_print_format(request);
    const struct report_writer *writer = report_writer_find(paged.values[REPORT_FORMAT]);
    g_autofree char *folder = writer != NULL ? g_dir_make_tmp("heldto-print-XXXXXX", error) : NULL;
    if (folder == NULL)
        return FALSE;
    g_autofree char *name = g_strconcat("report.", writer->extension, NULL);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    gboolean done =
        (bytes != NULL ? deliver_bytes_to_file(bytes, path, error)
                       : deliver_to_file(session, &paged, path, error)) &&
        printer_send(request, paged.values[REPORT_FORMAT], printer, path, answer, error);
    g_unlink(path);
    g_rmdir(folder);
    return done;
}

gboolean deliver_to_printer(struct session *session, const struct report_request *request,
                            const char *printer, char **answer, GError **error)
{
    return print(session, request, NULL, printer, answer, error);
}

gboolean deliver_bytes_to_printer(const struct report_request *request, GBytes *bytes,
                                  const char *printer, char **answer, GError **error)
{
    return print(NULL, request, bytes, printer, answer, error);
}
