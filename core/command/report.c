/* report.c owns the command that makes reports: shown, written to a file, or printed.
 * It must not know what any report says, nor any format. */
#include "core/command/commands.h"

#include "core/edition/edition.h"
#include "core/out_file.h"
#include "core/report.h"
#include "core/report/deliver.h"
#include "core/report/messages.h"

#include <string.h>

#define OPTION_ROW(id, option, key, value, what)                                                   \
    static const struct command_option option_##id = {                                             \
        .name = (option), .letter = (key), .argument = (value), .help = (what)};
REPORT_PARAMS(OPTION_ROW)
#undef OPTION_ROW

/* A reader that has gone is no failure. Pages command no terminal; other formats hold what is stored
 * as it is, line by line. */
static gboolean write_output(gpointer data, const char *bytes, gsize len, GError **error)
{
    struct command_call *call = data;
    const char *format = command_option(call, report_params()[REPORT_FORMAT].name);
    gboolean is_pages = format == NULL || strcmp(format, "text") == 0;
    (void)error;
    if (is_pages)
        command_write(call, bytes, (gssize)len);
    else
        command_write_lines(call, bytes, len);
    return TRUE;
}

static gboolean tell_progress(gpointer data, gint64 done, gint64 total)
{
    return command_progress(data, _("report"), done, total);
}

static void list_reports(struct command_call *call)
{
    gsize n;
    const struct report_row *const *rows = report_all(&n);
    for (gsize i = 0; i < n; i++)
        command_print(call, "%-12s %s\n", rows[i]->name, _(rows[i]->help));
}

static struct report_request request_of(struct command_call *call, const struct report_row *row)
{
    struct report_request request = {.row = row,
                                     .known_on = command_option(call, "known-on"),
                                     .as_of = command_option(call, "as-of"),
                                     .is_ascii = call->io->ascii && call->io->is_terminal,
                                     .most_width = call->io->is_terminal ? call->io->width : 0,
                                     .progress = tell_progress,
                                     .data = call};
    for (int i = 0; i < N_REPORT_PARAMS; i++)
        request.values[i] = command_option(call, report_params()[i].name);
    return request;
}

/* `report lineage KEY` is `report lineage --key KEY`. */
static gboolean take_subject(struct command_call *call, struct report_request *request,
                             GError **error)
{
    const struct report_row *row = request->row;
    const char *word = command_word(call, 1);
    if (word == NULL)
        return TRUE;
    if (!(row->params & 1u << row->subject))
        return command_fail(error, HELDTO_ERROR_USAGE, "the report %s takes no second word \"%s\"",
                            row->name, word);
    if (request->values[row->subject] != NULL)
        return command_fail(error, HELDTO_ERROR_USAGE, "\"%s\" and --%s say it twice", word,
                            report_params()[row->subject].name);
    request->values[row->subject] = word;
    return TRUE;
}

/* Without --format the file's name tells it: "brief.pdf". */
static void take_format(struct report_request *request)
{
    const char *path = request->values[REPORT_FILE];
    const char *dot = path != NULL ? strrchr(path, '.') : NULL;
    gsize n;
    const struct report_writer *const *writers = report_writers(&n);
    if (dot == NULL || request->values[REPORT_FORMAT] != NULL)
        return;
    for (gsize i = 0; i < n; i++)
        if (g_ascii_strcasecmp(writers[i]->extension, dot + 1) == 0)
            request->values[REPORT_FORMAT] = writers[i]->name;
}

static gboolean is_to_file(const struct report_request *request)
{
    const char *path = request->values[REPORT_FILE];
    return path != NULL && strcmp(path, "-") != 0;
}

/* A terminal shows no pages of a PDF. */
static gboolean check_terminal(const struct command_call *call,
                               const struct report_request *request, GError **error)
{
    const char *format = request->values[REPORT_FORMAT];
    const struct report_writer *writer = format != NULL ? report_writer_find(format) : NULL;
    if (writer == NULL || !writer->is_binary || !call->io->is_terminal || is_to_file(request))
        return TRUE;
    return command_fail(error, HELDTO_ERROR_USAGE,
                        "%s is nothing for a terminal; write it to a file: -o %s.%s", writer->name,
                        request->row->name, writer->extension);
}

/* "@FILE" is what stands in the file; *read holds it. */
static gboolean take_messages(struct report_request *request, char **read, GError **error)
{
    const char *given = request->values[REPORT_MESSAGES];
    if (given == NULL || *given != '@')
        return TRUE;
    request->values[REPORT_MESSAGES] = *read = messages_read(given + 1, error);
    return *read != NULL;
}

static gboolean check_print(const struct report_request *request, GError **error)
{
    const char *format = request->values[REPORT_FORMAT];
    return (request->values[REPORT_FILE] == NULL &&
            (format == NULL || strcmp(format, "text") == 0 || strcmp(format, "pdf") == 0)) ||
           command_fail(error, HELDTO_ERROR_USAGE,
                        "--print sends pages to a printer, as pdf or text; leave -o out");
}

/* The edition is kept by now: what is said tells how to come by it where it went nowhere. */
static gboolean print_edition(struct command_call *call, const struct report_request *request,
                              const struct edition *edition, GError **error)
{
    g_autofree char *answer = NULL;
    g_autofree char *name = edition_name(edition);
    if (!deliver_bytes_to_printer(request, edition->bytes, request->values[REPORT_PRINT], &answer,
                                  error)) {
        g_prefix_error(error, "%s is issued and kept, but ", name);
        return FALSE;
    }
    command_say(call, "%s issued and printed%s%s", name, *answer != '\0' ? ": " : "", answer);
    return TRUE;
}

static gboolean write_edition(struct command_call *call, struct out_file *file,
                              const struct edition *edition, GError **error)
{
    gsize len = 0;
    const char *bytes = g_bytes_get_data(edition->bytes, &len);
    if (file == NULL) {
        command_write_lines(call, bytes, len);
        return TRUE;
    }
    if (out_file_write(file, bytes, len, error))
        return out_file_finish(file, error);
    out_file_discard(file);
    return FALSE;
}

static gboolean check_write(const struct session *session, GError **error)
{
    return !db_is_read_only(session->db) ||
           command_fail(error, HELDTO_ERROR_REGISTER,
                        "%s can only be read, so nothing can be issued from it",
                        db_location(session->db));
}

/* The file is begun first: where it cannot be written nothing is issued. */
static gboolean issue_to_file(struct command_call *call, struct session *session,
                              const struct report_request *request, GError **error)
{
    const char *path = request->values[REPORT_FILE];
    gboolean is_file = is_to_file(request);
    struct out_file *file = is_file ? out_file_open(path, error) : NULL;
    if (is_file && file == NULL)
        return FALSE;
    owned(edition) edition = edition_issue(session, call->session, request, error);
    if (edition == NULL) {
        out_file_discard(file);
        return FALSE;
    }
    g_autofree char *name = edition_name(edition);
    if (!write_edition(call, file, edition, error)) {
        g_prefix_error(error, "%s is issued and kept, but not written: ", name);
        return FALSE;
    }
    command_say(call, "%s issued%s%s", name, is_file ? ", written to " : "", is_file ? path : "");
    return TRUE;
}

static gboolean issue(struct command_call *call, struct report_request *request, GError **error)
{
    struct session *session = call->present != NULL ? call->present : call->session;
    request->is_ascii = FALSE;
    request->most_width = 0;
    if (!check_write(session, error))
        return FALSE;
    if (request->values[REPORT_PRINT] == NULL)
        return check_terminal(call, request, error) && issue_to_file(call, session, request, error);
    request->values[REPORT_PAGED] = "";
    if (!check_print(request, error))
        return FALSE;
    request->values[REPORT_FORMAT] = deliver_print_format(request);
    owned(edition) edition = edition_issue(session, call->session, request, error);
    return edition != NULL && print_edition(call, request, edition, error);
}

static gboolean print(struct command_call *call, struct report_request *request, GError **error)
{
    g_autofree char *answer = NULL;
    request->is_ascii = FALSE;
    request->most_width = 0;
    if (!check_print(request, error) ||
        !deliver_to_printer(call->session, request, request->values[REPORT_PRINT], &answer, error))
        return FALSE;
    command_say(call, "printed%s%s", *answer != '\0' ? ": " : "", answer);
    return TRUE;
}

static gboolean run(struct command_call *call, GError **error)
{
    const char *name = command_word(call, 0);
    if (name == NULL) {
        list_reports(call);
        return TRUE;
    }
    const struct report_row *row = report_find(name);
    if (row == NULL)
        return command_fail(error, HELDTO_ERROR_USAGE,
                            "there is no report \"%s\"; `heldto report` lists them", name);
    struct report_request request = request_of(call, row);
    g_autofree char *messages = NULL;
    if (!take_subject(call, &request, error) || !take_messages(&request, &messages, error))
        return FALSE;
    take_format(&request);
    if (request.values[REPORT_ISSUE] != NULL)
        return issue(call, &request, error);
    if (request.values[REPORT_PRINT] != NULL)
        return print(call, &request, error);
    if (!is_to_file(&request)) {
        const struct report_output output = {.write = write_output, .data = call};
        return check_terminal(call, &request, error) &&
               report_make(call->session, &request, &output, error);
    }
    request.is_ascii = FALSE;
    request.most_width = 0;
    if (!deliver_to_file(call->session, &request, request.values[REPORT_FILE], error))
        return FALSE;
    command_say(call, "%s written", request.values[REPORT_FILE]);
    return TRUE;
}

#define OPTION_OF(id, option, key, value, what) &option_##id,

const struct command command_report = {
    .name = "report",
    .args = "[REPORT] [SUBJECT]",
    .summary = "Make a report: to read, to print, or as data.",
    .help = "Without a name it lists the reports there are. `heldto report follow-up` tells where "
            "every commitment stands; `heldto report since --since brussels` what has changed "
            "since a meeting or a day.\n\nA report is public unless --for internal is said; a "
            "public one holds nothing internal, and an internal one says so on every page. With "
            "the same register, the same --now and the same options it is the same to the "
            "byte.\n\nSUBJECT is what the report is about: the key of `lineage KEY`, the meeting "
            "of `brief "
            "MEETING`, the day of `since DAY`.\n\n--format html writes one page for a browser, a "
            "phone or a printer, which "
            "loads nothing; md writes Markdown; csv one table: the column "
            "\"part\" says what a row is "
            "(commitment, tally, source …), and each part fills its own columns; json one "
            "object, sections with what is said in them and the values of it, and the "
            "sources.\n\n-o writes a "
            "file that only you may read, whole or not at all; without --format its name tells "
            "the format, as brief.pdf does. --print goes through lp.\n\n--issue "
            "keeps "
            "it as a numbered edition, with the key messages, for whom it is and what stood in "
            "it: `heldto edition list`. Without it every page says that it is a draft.",
    .options =
        (const struct command_option *const[]){REPORT_PARAMS(OPTION_OF) & command_option_as_of,
                                               &command_option_known_on, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run,
};
