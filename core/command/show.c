/* show.c owns the command that tells the whole story of commitments.
 * It must not know how a story is laid out. */
#include "core/command/commands.h"

#include "core/draft/names.h"
#include "core/sample/sample.h"
#include "core/sheet/sheet.h"
#include "core/story/story_json.h"
#include "core/story/story_page.h"

#include <string.h>

enum { PAGE_WIDTH = 80 };

static gboolean write_page(struct command_call *call, const struct story *story, guint i,
                           GError **error)
{
    int width = call->io->width > 0 ? call->io->width : PAGE_WIDTH;
    owned_lineage lineage = lineage_new(call->session, story, error);
    if (lineage == NULL)
        return FALSE;
    g_autofree char *page = story_page(call->session, story, lineage, width);
    if (i == 0 && session_is_sample(call->session))
        command_print(call, "[%s]\n\n", SAMPLE_STAMP);
    command_print(call, "%s%s", i > 0 ? "\n\n" : "", page);
    return TRUE;
}

static gboolean write_json(struct command_call *call, const struct story *story, guint i,
                           GError **error)
{
    gboolean is_lines = strcmp(command_option(call, "format"), "jsonl") == 0;
    gboolean is_one = command_n_words(call) == 1;
    owned_commitment_sheet cells = commitment_sheet_new(call->session);
    json_t *object = story_json(cells, story, error);
    if (object == NULL)
        return FALSE;
    if (!is_lines && !is_one)
        command_write(call, i == 0 ? "[\n" : ",\n", -1);
    sheet_write_json(call, object, !is_lines);
    if (is_lines || is_one)
        command_write(call, "\n", -1);
    else if (i + 1 == command_n_words(call))
        command_write(call, "\n]\n", -1);
    json_decref(object);
    return TRUE;
}

static gboolean write_csv(struct command_call *call, const GArray *ids, GError **error)
{
    gsize n;
    const struct sheet_column *columns = commitment_sheet_columns(&n);
    owned_commitment_sheet cells = commitment_sheet_new(call->session);
    owned_sheet sheet = sheet_new(call, columns, n, cells, error);
    if (sheet == NULL)
        return FALSE;
    for (guint i = 0; i < ids->len; i++) {
        owned(commitment) row =
            commitment_by_id(call->session->db, g_array_index(ids, gint64, i), error);
        if (row == NULL)
            return FALSE;
        sheet_row(sheet, row);
    }
    sheet_finish(sheet);
    return commitment_sheet_check(cells, error);
}

static gboolean write_stories(struct command_call *call, const GArray *ids, gboolean is_json,
                              GError **error)
{
    for (guint i = 0; i < ids->len && !call->is_closed; i++) {
        owned_story story = story_load(call->session, g_array_index(ids, gint64, i), error);
        if (story == NULL ||
            !(is_json ? write_json(call, story, i, error) : write_page(call, story, i, error)))
            return FALSE;
    }
    return TRUE;
}

static gboolean run(struct command_call *call, GError **error)
{
    const char *format = command_option(call, "format");
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    for (guint i = 0; i < command_n_words(call); i++) {
        gint64 id = 0;
        if (!names_commitment(call->session, command_word(call, i), &id, error))
            return FALSE;
        g_array_append_val(ids, id);
    }
    if (format != NULL && strcmp(format, "csv") == 0)
        return write_csv(call, ids, error);
    gboolean is_json = format != NULL && g_str_has_prefix(format, "json");
    if (command_has(call, "columns"))
        return command_fail(error, HELDTO_ERROR_USAGE,
                            "--columns goes with --format csv; `heldto list key:…` lists columns");
    return write_stories(call, ids, is_json, error);
}

const struct command command_show = {
    .name = "show",
    .args = "KEY…",
    .summary = "Tell the whole story of commitments.",
    .help = "What was said at every meeting and in which voice, every status with its date, source "
            "and author, links and next steps. Internal parts are shown, and marked.\n\nNumbers "
            "before wordings and updates are those that `wording edit` and `correct` take; [4] is "
            "the number of a source. --format json is an object with everything that `list` gives, "
            "and updates, sources and lineage; with several keys an array.",
    .options = (const struct command_option *const[]){&sheet_option_format, &sheet_option_columns,
                                                      &command_option_as_of,
                                                      &command_option_known_on, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run,
};
