/* deliver.c owns where a finished report goes: a file, or a printer through lp.
 * It must not know what is in it. */
#include "core/report/deliver.h"

#include "core/out_file.h"
#include "core/text/text.h"

#include <glib/gstdio.h>
#include <string.h>

/* Twelve characters to the inch leave margins beside 80 columns on A4 and Letter; more columns
 * take seventeen and the printer's own margins. */
enum { COLUMNS_AT_12 = 80 };

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

static void add_options(GPtrArray *words, const struct report_request *request)
{
    static const char *const wide[] = {"cpi=17", "lpi=6"};
    static const char *const usual[] = {"cpi=12", "lpi=6", "page-left=54", "page-right=54"};
    const char *width = request->values[REPORT_WIDTH];
    gboolean is_wide = width != NULL && g_ascii_strtoull(width, NULL, 10) > COLUMNS_AT_12;
    const char *const *options = is_wide ? wide : usual;
    for (gsize i = 0; i < (is_wide ? G_N_ELEMENTS(wide) : G_N_ELEMENTS(usual)); i++) {
        g_ptr_array_add(words, g_strdup("-o"));
        g_ptr_array_add(words, g_strdup(options[i]));
    }
}

static GPtrArray *lp_words(const struct report_request *request, const char *printer,
                           const char *path)
{
    const char *title = request->values[REPORT_TITLE];
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(words, g_strdup("lp"));
    if (*printer != '\0') {
        g_ptr_array_add(words, g_strdup("-d"));
        g_ptr_array_add(words, g_strdup(printer));
    }
    g_ptr_array_add(words, g_strdup("-t"));
    g_ptr_array_add(words, text_show(title != NULL ? title : _(request->row->title), -1));
    add_options(words, request);
    g_ptr_array_add(words, g_strdup("--"));
    g_ptr_array_add(words, g_strdup(path));
    g_ptr_array_add(words, NULL);
    return words;
}

static char *first_line(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text != NULL ? text : "", "\n", 2);
    return text_show(lines[0] != NULL ? lines[0] : "", -1);
}

static gboolean run_lp(char **words, char **answer, GError **error)
{
    g_autofree char *said = NULL;
    g_autofree char *complaint = NULL;
    g_autoptr(GError) failed = NULL;
    int status = 0;
    if (!g_spawn_sync(NULL, words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, &complaint,
                      &status, &failed)) {
        gboolean is_missing = g_error_matches(failed, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT);
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                    _("nothing was printed: %s. Write it to a file instead: -o FILE"),
                    is_missing ? _("there is no lp on this machine (it comes with the CUPS client, "
                                   "on Debian the package cups-client)")
                               : failed->message);
        return FALSE;
    }
    if (!g_spawn_check_wait_status(status, &failed)) {
        g_autofree char *line = first_line(complaint);
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING, _("nothing was printed: %s"),
                    *line != '\0' ? line : failed->message);
        return FALSE;
    }
    if (answer != NULL)
        *answer = first_line(said);
    return TRUE;
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

/* bytes: pages that are made already; NULL: the report is made. */
static gboolean print(struct session *session, const struct report_request *request, GBytes *bytes,
                      const char *printer, char **answer, GError **error)
{
    g_autofree char *folder = g_dir_make_tmp("heldto-print-XXXXXX", error);
    if (folder == NULL)
        return FALSE;
    struct report_request paged = *request;
    paged.values[REPORT_PAGED] = "";
    g_autofree char *path = g_build_filename(folder, "report.txt", NULL);
    g_autoptr(GPtrArray) words = lp_words(request, printer, path);
    gboolean done = (bytes != NULL ? deliver_bytes_to_file(bytes, path, error)
                                   : deliver_to_file(session, &paged, path, error)) &&
                    run_lp((char **)words->pdata, answer, error);
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
