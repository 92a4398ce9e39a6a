/* printer.c owns what is said to the programs that print: lp and lpstat.
 * It must not know what is printed. */
#include "core/report/printer.h"

#include "core/child.h"
#include "core/text/text.h"

#include <string.h>

/* Twelve characters to the inch leave margins beside 80 columns on A4 and Letter; more columns
 * take seventeen and the printer's own margins. */
enum { COLUMNS_AT_12 = 80 };
enum { ASK_SECONDS = 5, SEND_SECONDS = 120, MEMORY_MB = 1024, MOST_BYTES = 1024 * 1024 };

/* What the program printed; NULL: it is not there, failed or was too long about it. New. */
static char *ask(const char *program, const char *argument)
{
    g_autofree char *path = g_find_program_in_path(program);
    if (path == NULL)
        return NULL;
    struct child child = {.words = (const char *const[]){path, argument, NULL},
                          .seconds = ASK_SECONDS,
                          .memory_mb = MEMORY_MB,
                          .max_bytes = MOST_BYTES};
    gboolean done = child_run(&child, NULL) && child.exit_code == 0;
    char *said = done ? g_strdup(child.output->str) : NULL;
    child_clear(&child);
    return said;
}

/* `lpstat -r` fails where no scheduler of CUPS answers; older ones say so and do not. */
const char *printer_format(void)
{
    g_autofree char *said = ask("lpstat", "-r");
    gboolean is_cups = said != NULL && strstr(said, "not running") == NULL;
    return is_cups && report_writer_find("pdf") != NULL ? "pdf" : "text";
}

/* "system default destination: office"; new. */
static char *default_name(void)
{
    g_autofree char *said = ask("lpstat", "-d");
    const char *colon = said != NULL ? strchr(said, ':') : NULL;
    return colon != NULL ? g_strstrip(g_strdup(colon + 1)) : g_strdup("");
}

GPtrArray *printer_names(void)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *said = ask("lpstat", "-e");
    g_autofree char *first = default_name();
    g_auto(GStrv) lines = g_strsplit(said != NULL ? said : "", "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        g_strstrip(lines[i]);
        if (*lines[i] != '\0')
            g_ptr_array_insert(names, strcmp(lines[i], first) == 0 ? 0 : -1, g_strdup(lines[i]));
    }
    return names;
}

static void add_option(GPtrArray *words, const char *option)
{
    g_ptr_array_add(words, g_strdup("-o"));
    g_ptr_array_add(words, g_strdup(option));
}

static void add_options(GPtrArray *words, const struct report_request *request, const char *format)
{
    static const char *const wide[] = {"cpi=17", "lpi=6", NULL};
    static const char *const usual[] = {"cpi=12", "lpi=6", "page-left=54", "page-right=54", NULL};
    const char *width = request->values[REPORT_WIDTH];
    const char *paper = request->values[REPORT_PAPER];
    gboolean is_wide = width != NULL && g_ascii_strtoull(width, NULL, 10) > COLUMNS_AT_12;
    if (strcmp(format, "pdf") == 0) {
        add_option(words, g_strcmp0(paper, "letter") == 0 ? "media=Letter" : "media=A4");
        return;
    }
    for (const char *const *option = is_wide ? wide : usual; *option != NULL; option++)
        add_option(words, *option);
}

static GPtrArray *lp_words(const struct report_request *request, const char *format,
                           const char *printer, const char *path)
{
    const char *title = request->values[REPORT_TITLE];
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(words, g_find_program_in_path("lp"));
    if (*printer != '\0') {
        g_ptr_array_add(words, g_strdup("-d"));
        g_ptr_array_add(words, g_strdup(printer));
    }
    g_ptr_array_add(words, g_strdup("-t"));
    g_ptr_array_add(words, text_show(title != NULL ? title : _(request->row->title), -1));
    add_options(words, request, format);
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

static gboolean refuse(GError **error, const char *why)
{
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING, _("nothing was printed: %s"), why);
    return FALSE;
}

static gboolean run_lp(struct child *child, char **answer, GError **error)
{
    if (!child_run(child, error))
        return FALSE;
    if (child->is_late)
        return refuse(error, _("the print server does not answer"));
    if (child->exit_code != 0) {
        g_autofree char *line = first_line(child->complaint);
        return refuse(error, *line != '\0' ? line : _("lp failed and did not say why"));
    }
    if (answer != NULL)
        *answer = first_line(child->output->str);
    return TRUE;
}

gboolean printer_send(const struct report_request *request, const char *format, const char *printer,
                      const char *path, char **answer, GError **error)
{
    g_autoptr(GPtrArray) words = lp_words(request, format, printer, path);
    if (words->pdata[0] == NULL)
        return refuse(error, _("there is no lp on this machine (it comes with the CUPS client, on "
                               "Debian the package cups-client). Write it to a file instead: -o "
                               "FILE"));
    struct child child = {.words = (const char *const *)words->pdata,
                          .seconds = SEND_SECONDS,
                          .memory_mb = MEMORY_MB,
                          .max_bytes = MOST_BYTES};
    gboolean done = run_lp(&child, answer, error);
    child_clear(&child);
    return done;
}
