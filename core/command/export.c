/* export.c owns the command that writes a register's contents to files that come back in.
 * It must not know what is written. */
#include "core/command/commands.h"

#include "core/shell/command_list.h"
#include "core/exchange/export.h"
#include "core/out_file.h"
#include "core/text/text.h"

#include <string.h>

/* Where the bytes go: the output, or a file. */
struct target {
    struct command_call *call;
    struct out_file *file;
};

static gboolean write_bytes(gpointer data, const char *bytes, gsize len, GError **error)
{
    struct target *target = data;
    if (target->file != NULL)
        return out_file_write(target->file, bytes, len, error);
    command_write(target->call, bytes, (gssize)len);
    return TRUE;
}

static gboolean tell_progress(gpointer data, const char *what, gint64 done, gint64 total)
{
    struct target *target = data;
    return target->call->is_closed || command_progress(target->call, what, done, total);
}

static gboolean find_noun(const struct command_call *call, enum noun *noun)
{
    static const struct {
        const char *as;
        enum noun noun;
    } nouns[] = {
        {"commitments", NOUN_COMMITMENT}, {"meetings", NOUN_MEETING}, {"wordings", NOUN_WORDING},
        {"updates", NOUN_UPDATE},         {"sources", NOUN_SOURCE},   {"documents", NOUN_DOCUMENT},
    };
    const char *as = command_option(call, "as");
    *noun = NOUN_COMMITMENT;
    for (gsize i = 0; as != NULL && i < G_N_ELEMENTS(nouns); i++)
        if (strcmp(nouns[i].as, as) == 0)
            *noun = nouns[i].noun;
    return as != NULL;
}

static gboolean write_csv(struct command_call *call, const char *text,
                          const struct export_output *output, guint64 *rows, GError **error)
{
    enum noun noun;
    find_noun(call, &noun);
    if (*text != '\0' && noun != NOUN_COMMITMENT)
        return command_fail(error, HELDTO_ERROR_USAGE, "a filter finds commitments only");
    owned(filter) filter = command_filter(call, text, error);
    return filter != NULL && export_csv(call->session, noun, filter, output, rows, error);
}

static gboolean write_all(struct command_call *call, struct target *target, guint64 *rows,
                          GError **error)
{
    const char *format = command_option(call, "format");
    g_autofree char *text = command_words(call, 0);
    enum noun noun;
    struct export_output output = {.write = write_bytes, .progress = tell_progress, .data = target};
    if (format == NULL || strcmp(format, "csv") == 0)
        return write_csv(call, text, &output, rows, error);
    if (*text != '\0' || find_noun(call, &noun))
        return command_fail(error, HELDTO_ERROR_USAGE,
                            "JSON holds the whole register; for some commitments use `heldto list "
                            "FILTER --format jsonl`");
    return export_register(call->session, strcmp(format, "json") == 0, &output, rows, error);
}

/* Whoever reads has read enough: no failure. */
static gboolean is_unread(const struct command_call *call, GError **error)
{
    if (call->is_closed)
        g_clear_error(error);
    return call->is_closed;
}

static gboolean run(struct command_call *call, GError **error)
{
    const char *path = command_option(call, "output");
    struct target target = {.call = call};
    guint64 rows = 0;
    if (path == NULL || strcmp(path, "-") == 0)
        return write_all(call, &target, &rows, error) || is_unread(call, error);
    target.file = out_file_open(path, error);
    if (target.file == NULL)
        return FALSE;
    if (!write_all(call, &target, &rows, error)) {
        out_file_discard(target.file);
        return FALSE;
    }
    if (!out_file_finish(target.file, error))
        return FALSE;
    command_say(call, "%s written: %" G_GUINT64_FORMAT " %s", path, rows,
                rows == 1 ? "row" : "rows");
    return TRUE;
}

static const struct command_option option_as = {
    "as", 0, "commitments|meetings|wordings|updates|sources|documents",
    "what the rows of CSV are; commitments"};
static const struct command_option option_format = {
    "format", 0, "csv|jsonl|json", "csv of one kind of row; jsonl or json of the whole register"};
static const struct command_option option_output = {"output", 'o', "FILE",
                                                    "write to a file; - is the output"};

const struct command command_export = {
    .name = "export",
    .args = "[FILTER…]",
    .summary = "Write commitments as CSV, or the whole register as JSON Lines.",
    .help =
        "CSV holds every field that is written by hand, where each commitment stands and since "
        "when, its earliest wording, and custom fields as x.NAME. `heldto import` of it into an "
        "empty register gives the same export again, byte for byte. Cells that a spreadsheet would "
        "run carry a ', which import takes off.\n\n--format jsonl holds the whole register, "
        "history included, one row a line, and comes back into a new register as it was.\n\n-o "
        "writes a file that only you may read, whole or not at all.",
    .options =
        (const struct command_option *const[]){&option_as, &option_format, &option_output, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run,
};
