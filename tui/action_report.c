/* action_report.c owns bringing a report out of the screen: into a file, to a printer, and issued as an
 * edition; or an edition that was issued. It must not know what any report says, nor how it is shown. */
#include "tui/action_runs.h"

#include "core/edition/edition.h"
#include "core/report/deliver.h"
#include "core/report/messages.h"
#include "core/report/printer.h"
#include "core/scheme/words.h"
#include "tui/app.h"
#include "tui/file_name.h"
#include "tui/menu.h"
#include "tui/prompt.h"
#include "tui/report_view.h"
#include "tui/text_area.h"

#include <string.h>

/* A report or an edition on its way out; shared by the questions and the work. */
struct outgoing {
    struct report_ask *ask; /* NULL: an edition */
    gint64 edition_id;
    char *name, *extension; /* of the file that is offered */
    char *path, *printer;
    char *said; /* what became of it */
    GPtrArray *printers;
};

static void outgoing_clear(gpointer data)
{
    struct outgoing *out = data;
    report_ask_free(out->ask);
    g_free(out->name);
    g_free(out->extension);
    g_free(out->path);
    g_free(out->printer);
    g_free(out->said);
    if (out->printers != NULL)
        g_ptr_array_unref(out->printers);
}

static void release(gpointer data)
{
    g_rc_box_release_full(data, outgoing_clear);
}

static gpointer share(struct outgoing *out)
{
    return g_rc_box_acquire(out);
}

static gboolean name_edition(struct app *app, struct outgoing *out, GError **error)
{
    owned(edition) head = edition_head_by_id(app_db(app), out->edition_id, error);
    if (head == NULL)
        return FALSE;
    out->name = g_strdup_printf("%s-%" G_GINT64_FORMAT, head->report, head->number);
    out->extension = g_strdup(edition_extension(head));
    return TRUE;
}

/* What the topmost view is about; NULL and an error. */
static struct outgoing *outgoing_of_view(struct app *app, GError **error)
{
    const struct view *view = app_view(app);
    const struct report_ask *ask = report_view_ask(view);
    const gint64 edition_id = MAX(report_view_edition(view), reports_view_edition(view));
    struct outgoing *out = g_rc_box_new0(struct outgoing);
    out->edition_id = edition_id;
    if (ask != NULL) {
        out->ask = report_ask_copy(ask);
        out->name = g_strdup(ask->row->name);
        out->extension = g_strdup("txt");
    } else if (!name_edition(app, out, error)) {
        release(out);
        return NULL;
    }
    return out;
}

static struct edition *edition_of(struct app *app, const struct outgoing *out, GError **error)
{
    struct edition *edition = edition_by_id(app_db(app), out->edition_id, error);
    if (edition == NULL && *error == NULL)
        g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                            _("the edition was taken back"));
    return edition;
}

/* Into a file. */

static const struct report_writer *writer_of(const char *path)
{
    gsize n;
    const struct report_writer *const *writers = report_writers(&n);
    const char *dot = strrchr(path, '.');
    for (gsize i = 0; dot != NULL && i < n; i++)
        if (g_ascii_strcasecmp(writers[i]->extension, dot + 1) == 0)
            return writers[i];
    return NULL;
}

static gboolean check_name(const struct outgoing *out, const char *path, GError **error)
{
    const char *dot = strrchr(path, '.');
    g_autoptr(GString) list = g_string_new(NULL);
    gsize n;
    const struct report_writer *const *writers = report_writers(&n);
    if (out->ask != NULL ? writer_of(path) != NULL
                         : dot != NULL && g_ascii_strcasecmp(dot + 1, out->extension) == 0)
        return TRUE;
    for (gsize i = 0; i < n && out->ask != NULL; i++)
        g_string_append_printf(list, "%s.%s",
                               i == 0       ? ""
                               : i + 1 == n ? _(" or ")
                                            : ", ",
                               writers[i]->extension);
    if (out->ask != NULL)
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE,
                    _("the name is to end in %s: it says the format"), list->str);
    else
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE,
                    _("it is written as it was issued: the name is to end in .%s"), out->extension);
    return FALSE;
}

static gboolean store(struct app *app, gpointer data, GError **error)
{
    const struct outgoing *out = data;
    GError *failed = NULL;
    if (out->ask == NULL) {
        owned(edition) edition = edition_of(app, out, &failed);
        if (edition == NULL) {
            g_propagate_error(error, failed);
            return FALSE;
        }
        return deliver_bytes_to_file(edition->bytes, out->path, error);
    }
    struct report_request request = report_ask_request(app, out->ask);
    request.values[REPORT_FORMAT] = writer_of(out->path)->name;
    return deliver_to_file(app_session(app), &request, out->path, error);
}

static void stored(struct app *app, gpointer data)
{
    app_say(app, _("written: %s"), ((const struct outgoing *)data)->path);
}

static gboolean store_now(struct app *app, gpointer data, GError **error)
{
    (void)error;
    app_work(app, &(struct work){
                      .run = store, .done = stored, .data = share(data), .free_data = release});
    return TRUE;
}

static gboolean accept_file(struct app *app, const char *text, gpointer data, GError **error)
{
    struct outgoing *out = data;
    g_autofree char *path = file_name_expand(text);
    if (!check_name(out, path, error))
        return FALSE;
    g_free(out->path);
    out->path = g_steal_pointer(&path);
    if (!g_file_test(out->path, G_FILE_TEST_EXISTS))
        return store_now(app, out, error);
    g_autofree char *question = g_strdup_printf(_("%s is there already. Replace it?"), out->path);
    menu_confirm(app, question, store_now, share(out), release);
    return TRUE;
}

static GPtrArray *complete_file(struct app *app, const char *text, gsize *start, gpointer data)
{
    (void)app;
    (void)data;
    return file_name_complete(text, start);
}

gboolean run_report_save(struct app *app, const struct action_call *call, GError **error)
{
    struct outgoing *out = outgoing_of_view(app, error);
    if (out == NULL)
        return FALSE;
    if (*call->argument != '\0') {
        const gboolean done = accept_file(app, call->argument, out, error);
        release(out);
        return done;
    }
    g_autofree char *offered = g_strdup_printf("%s.%s", out->name, out->extension);
    prompt_open(app, &(struct prompt_options){.label = _("write the report to the file: "),
                                              .text = offered,
                                              .history = "report",
                                              .accept = accept_file,
                                              .complete = complete_file,
                                              .data = out,
                                              .free_data = release});
    return TRUE;
}

/* To a printer. */

static gboolean is_printed(const char *format)
{
    return strcmp(format, "text") == 0 || strcmp(format, "pdf") == 0;
}

static gboolean print(struct app *app, gpointer data, GError **error)
{
    struct outgoing *out = data;
    GError *failed = NULL;
    g_clear_pointer(&out->said, g_free);
    if (out->ask != NULL) {
        struct report_request request = report_ask_request(app, out->ask);
        request.values[REPORT_FORMAT] = NULL;
        return deliver_to_printer(app_session(app), &request, out->printer, &out->said, error);
    }
    owned(edition) edition = edition_of(app, out, &failed);
    if (edition == NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    struct report_request request = {.row = report_find(edition->report)};
    request.values[REPORT_FORMAT] = edition->format;
    request.values[REPORT_TITLE] = edition->title;
    if (request.row != NULL && is_printed(edition->format))
        return deliver_bytes_to_printer(&request, edition->bytes, out->printer, &out->said, error);
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                _("only text and PDF are printed; s writes the edition to a file"));
    return FALSE;
}

static void printed(struct app *app, gpointer data)
{
    const struct outgoing *out = data;
    app_say(app, _("printed%s%s"), out->said != NULL && *out->said != '\0' ? ": " : "",
            out->said != NULL ? out->said : "");
}

/* The first one is the default printer, without a name. */
static gboolean printer_chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    struct outgoing *out = data;
    (void)error;
    g_free(out->printer);
    out->printer = g_strdup(index == 0 ? "" : out->printers->pdata[index - 1]);
    app_work(app, &(struct work){
                      .run = print, .done = printed, .data = share(out), .free_data = release});
    return TRUE;
}

gboolean run_report_print(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    struct outgoing *out = outgoing_of_view(app, error);
    if (out == NULL)
        return FALSE;
    out->printers = printer_names();
    const guint n = out->printers->len + 1;
    g_autofree struct menu_item *items = g_new0(struct menu_item, n);
    items[0] = (struct menu_item){"d", _("the default printer"), NULL};
    for (guint i = 1; i < n; i++)
        items[i] = (struct menu_item){.label = out->printers->pdata[i - 1]};
    menu_open(app, &(struct menu_options){.title = _("Print on"),
                                          .items = items,
                                          .n = n,
                                          .chosen = printer_chosen,
                                          .data = out,
                                          .free_data = release});
    return TRUE;
}

/* As an edition. */

static gboolean issue(struct app *app, gpointer data, GError **error)
{
    struct outgoing *out = data;
    const struct report_request request = report_ask_request(app, out->ask);
    owned(edition) edition = edition_issue(app_session(app), app_session(app), &request, error);
    if (edition == NULL)
        return FALSE;
    g_free(out->said);
    out->said = edition_name(edition);
    out->edition_id = edition->id;
    return TRUE;
}

/* The paper is what is looked at next. */
static void issued(struct app *app, gpointer data)
{
    const struct outgoing *out = data;
    GError *error = NULL;
    if (!app_open_view(app, "report", &(struct view_args){.id = out->edition_id}, &error))
        app_fail(app, error);
    else
        app_say_changed(app, _("%s issued"), out->said);
}

static gboolean format_chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    struct outgoing *out = data;
    gsize n;
    (void)error;
    report_ask_set(out->ask, REPORT_FORMAT, report_writers(&n)[index]->name);
    app_work(app, &(struct work){
                      .run = issue, .done = issued, .data = share(out), .free_data = release});
    return TRUE;
}

static void ask_format(struct app *app, struct outgoing *out)
{
    gsize n;
    const struct report_writer *const *writers = report_writers(&n);
    g_autofree struct menu_item *items = g_new0(struct menu_item, n);
    g_autofree char(*letters)[2] = g_malloc0_n(n, sizeof *letters);
    for (gsize i = 0; i < n; i++)
        letters[i][0] = *writers[i]->name;
    for (gsize i = 0; i < n; i++)
        items[i] = (struct menu_item){letters[i], writers[i]->name, _(writers[i]->help)};
    menu_open(app, &(struct menu_options){.title = _("Issue it as"),
                                          .question = _("Its bytes are kept as they are issued, "
                                                        "under a number that is given once."),
                                          .items = items,
                                          .n = n,
                                          .chosen = format_chosen,
                                          .data = share(out),
                                          .free_data = release});
}

static gboolean accept_messages(struct app *app, const char *text, gpointer data, GError **error)
{
    struct outgoing *out = data;
    g_autoptr(GPtrArray) paragraphs = messages_paragraphs(text, error);
    if (paragraphs == NULL)
        return FALSE;
    report_ask_set(out->ask, REPORT_MESSAGES, paragraphs->len > 0 ? text : NULL);
    ask_format(app, out);
    return TRUE;
}

static gboolean accept_recipient(struct app *app, const char *text, gpointer data, GError **error)
{
    struct outgoing *out = data;
    (void)error;
    report_ask_set(out->ask, REPORT_RECIPIENT, text);
    text_area_open(app, &(struct text_area_options){
                            .title = _("Key messages, half a page; none is none"),
                            .hint = _("What the reader is to know before all else. A blank line "
                                      "parts paragraphs. ^S goes on, ^O opens your editor."),
                            .text = out->ask->values[REPORT_MESSAGES],
                            .may_be_blank = TRUE,
                            .accept = accept_messages,
                            .data = share(out),
                            .free_data = release});
    return TRUE;
}

gboolean run_report_issue(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    struct outgoing *out = outgoing_of_view(app, error);
    if (out == NULL)
        return FALSE;
    prompt_open(app, &(struct prompt_options){.label = _("issued for: "),
                                              .text = out->ask->values[REPORT_RECIPIENT],
                                              .history = "recipient",
                                              .accept = accept_recipient,
                                              .data = out,
                                              .free_data = release});
    return TRUE;
}

gboolean run_report_ask(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    report_ask_open(app, report_ask_copy(report_view_ask(app_view(app))));
    return TRUE;
}
