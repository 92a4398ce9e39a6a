/* lineage.c owns the commands that show how a commitment went from meeting to meeting, and confirm
 * how a wording differs. It must not know how a difference is found. */
#include "core/command/commands.h"

#include "core/draft/names.h"
#include "core/lineage/lineage_sheet.h"

#include <string.h>

enum { PAGE_WIDTH = 80 };

static gboolean write_rows(struct command_call *call, const struct lineage *lineage, GError **error)
{
    gsize n;
    const struct sheet_column *columns = lineage_columns(&n);
    owned_sheet sheet = sheet_new(call, columns, n, NULL, error);
    if (sheet == NULL)
        return FALSE;
    for (guint i = 0; i < lineage->steps->len; i++)
        sheet_row(sheet, lineage->steps->pdata[i]);
    sheet_finish(sheet);
    return TRUE;
}

static void write_page(struct command_call *call, const struct story *story,
                       const struct lineage *lineage)
{
    int width = call->io->width > 0 ? call->io->width : PAGE_WIDTH;
    g_autofree char *page = lineage_page(story, lineage, width);
    command_print(call, "%s", page);
}

static gboolean run(struct command_call *call, GError **error)
{
    gint64 id = 0;
    const char *format = command_option(call, "format");
    if (!names_commitment(call->session, command_word(call, 0), &id, error))
        return FALSE;
    owned_story story = story_load(call->session, id, error);
    owned_lineage lineage = story != NULL ? lineage_new(call->session, story, error) : NULL;
    if (lineage == NULL)
        return FALSE;
    if (lineage->steps->len == 0)
        return command_fail(error, HELDTO_ERROR_NOTHING, "no wording of %s is held",
                            story->commitment->key);
    if (format != NULL && strcmp(format, "text") != 0)
        return write_rows(call, lineage, error);
    write_page(call, story, lineage);
    return TRUE;
}

static const struct command_option option_format = {"format", 'f', "text|table|csv|json|jsonl",
                                                    "how it is written; text, marked word by word"};

const struct command command_lineage = {
    .name = "lineage",
    .args = "KEY",
    .summary = "Follow a commitment's wording from meeting to meeting.",
    .help = "Each wording of record against the one before it: [-what is gone-] {+what is new+}, "
            "and how it differs. heldto proposes that and says why; it is a finding, and counted, "
            "only once it is confirmed: `heldto lineage confirm`.\n\nMeetings held since of the "
            "same level and line are there too: not mentioned where their full official text was "
            "read, ? where none is held.",
    .options = (const struct command_option *const[]){&option_format, &sheet_option_columns,
                                                      &command_option_as_of,
                                                      &command_option_known_on, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run,
};

static gboolean run_confirm(struct command_call *call, GError **error)
{
    gint64 id = 0, meeting_id = 0, wording_id = 0;
    return names_commitment(call->session, command_word(call, 0), &id, error) &&
           names_meeting(call->session, command_word(call, 1), &meeting_id, error) &&
           lineage_find(call->session, id, meeting_id, &wording_id, error) &&
           lineage_confirm(call->session, wording_id, command_word(call, 2), error) &&
           command_ok(call, id, error);
}

const struct command command_lineage_confirm = {
    .name = "lineage confirm",
    .args = "KEY MEETING DIFFERENCE",
    .summary = "Confirm how a wording differs from the one before.",
    .help =
        "DIFFERENCE is repeated, stronger, weaker, narrower, wider or due-moved; it need not be "
        "what heldto proposes. Reports print it from then on. When the words compared change, "
        "it is a proposal again. That a meeting did not mention a commitment is found by its "
        "review.",
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_confirm,
};
