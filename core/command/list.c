/* list.c owns the command that lists commitments.
 * It must not know what its columns are, nor how a filter is read. */
#include "core/command/commands.h"

#include "core/shell/command_list.h"
#include "core/sheet/commitment_sheet.h"
#include "core/sheet/sheet.h"

/* What the walk over the rows carries. */
struct listed {
    struct command_call *call;
    struct sheet *sheet;
};

static gboolean each_row(const struct listing_row *row, gpointer data)
{
    struct listed *listed = data;
    sheet_row(listed->sheet, row->commitment);
    return !listed->call->is_closed;
}

static gboolean write_list(struct command_call *call, const struct filter *filter,
                           struct commitment_sheet *cells, GError **error)
{
    gsize n;
    const struct sheet_column *columns = commitment_sheet_columns(&n);
    owned_sheet sheet = sheet_new(call, columns, n, cells, error);
    owned(listing) listing = sheet != NULL ? command_listing(call, filter, error) : NULL;
    struct listed listed = {.call = call, .sheet = sheet};
    if (listing == NULL || !listing_walk(listing, each_row, &listed, error) ||
        !commitment_sheet_check(cells, error))
        return FALSE;
    return sheet_finish(sheet) > 0 || command_nothing(filter, error);
}

static gboolean run(struct command_call *call, GError **error)
{
    g_autofree char *text = command_words(call, 0);
    owned(filter) filter = command_filter(call, text, error);
    owned_commitment_sheet cells = commitment_sheet_new(call->session);
    return filter != NULL && write_list(call, filter, cells, error);
}

const struct command command_list = {
    .name = "list",
    .args = "[FILTER…]",
    .summary = "List commitments, all or those that a filter finds.",
    .help = "`heldto list status:open due<2027` lists what is open and due before 2027; `heldto "
            "help filter` explains filters. Quote what the shell would read itself: < > | ! ( ) "
            "and \".\n\nA table on a terminal is fitted to its width. Elsewhere nothing is cut. "
            "CSV and JSON hold every column unless --columns names some. Exit 1 where nothing is "
            "found.\n\nIn JSON parties are objects with name, token and role; wordings (and "
            "earliest_wording, latest_wording) have number, role, meeting, date, place, words, "
            "voice, speaker, force, verb, again, due_text, due_edtf, promised_place, difference, "
            "confirmed and document; links have "
            "from, relation and to. Days are 2026-11-23, dates of meetings EDTF, statuses and "
            "kinds their tokens.",
    .options = (const struct command_option *const[]){&sheet_option_format, &sheet_option_columns,
                                                      &command_option_sort, &command_option_as_of,
                                                      &command_option_known_on, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run,
};
