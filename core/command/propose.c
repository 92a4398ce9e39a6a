/* propose.c owns the commands that list what promises propose of themselves, and confirm or dismiss
 * it. It must not know how a proposal is found, nor what follows from one. */
#include "core/command/commands.h"

#include "core/draft/names.h"
#include "core/lineage/selfcheck.h"
#include "core/sheet/sheet.h"

#include <string.h>

enum { MANY = 10000 };

#define TEXT_OF(name, expression)                                                                  \
    static char *text_##name(gpointer row, gpointer data)                                          \
    {                                                                                              \
        const struct selfcheck *proposal = row;                                                    \
        (void)data;                                                                                \
        return g_strdup(expression);                                                               \
    }
TEXT_OF(key, proposal->commitment->key)
TEXT_OF(title, proposal->commitment->title)
TEXT_OF(proposed, selfcheck_token(proposal->what))
TEXT_OF(timeliness,
        proposal->what == SELFCHECK_FULFILLED ? timeliness_token(proposal->timeliness) : "")
TEXT_OF(meeting, proposal->meeting->token)
TEXT_OF(effective_on, proposal->effective_on)
TEXT_OF(due_edtf, proposal->due_edtf)
TEXT_OF(reason, proposal->reason)

static char *seen_proposed(gpointer row, gpointer data)
{
    (void)data;
    return selfcheck_label(row);
}

static const struct sheet_column columns[] = {
    {.name = "key", .label = N_("Key"), .flags = SHEET_SHOWN | SHEET_NARROW, .text = text_key},
    {.name = "proposed",
     .label = N_("Proposed"),
     .flags = SHEET_SHOWN | SHEET_NARROW,
     .text = text_proposed,
     .seen = seen_proposed},
    {.name = "timeliness", .label = N_("Timeliness"), .text = text_timeliness},
    {.name = "effective_on", .label = N_("On"), .text = text_effective_on},
    {.name = "due_edtf", .label = N_("Due"), .text = text_due_edtf},
    {.name = "meeting", .label = N_("Meeting"), .text = text_meeting},
    {.name = "reason", .label = N_("Why"), .flags = SHEET_SHOWN | SHEET_MAIN, .text = text_reason},
    {.name = "title", .label = N_("Title"), .flags = SHEET_SHOWN, .text = text_title},
};

static GPtrArray *proposals_of(struct command_call *call, GError **error)
{
    gint64 id = 0;
    const char *key = command_word(call, 0);
    if (key == NULL)
        return selfcheck_all(call->session, MANY, error);
    return names_commitment(call->session, key, &id, error) ? selfcheck_of(call->session, id, error)
                                                            : NULL;
}

static gboolean run(struct command_call *call, GError **error)
{
    g_autoptr(GPtrArray) rows = proposals_of(call, error);
    owned_sheet sheet =
        rows != NULL ? sheet_new(call, columns, G_N_ELEMENTS(columns), NULL, error) : NULL;
    if (sheet == NULL)
        return FALSE;
    for (guint i = 0; i < rows->len && !call->is_closed; i++)
        sheet_row(sheet, rows->pdata[i]);
    return sheet_finish(sheet) > 0 ||
           command_fail(error, HELDTO_ERROR_NOTHING, "nothing is proposed");
}

const struct command command_propose = {
    .name = "propose",
    .args = "[KEY]",
    .summary = "List what promises propose of themselves, from the meetings entered.",
    .help =
        "A promise to meet again is compared with the meetings that were held, of the same line "
        "and level: fulfilled, in time or late, or held elsewhere. A due period that waits for "
        "the next meeting gets its days once that was held. A wording that starts again what "
        "had been started is pointed out. Nothing changes before `heldto propose confirm`; "
        "`heldto propose dismiss` keeps a proposal from being made again. Exit 1 where nothing "
        "is proposed.",
    .options =
        (const struct command_option *const[]){&sheet_option_format, &sheet_option_columns, NULL},
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run,
};

/* The proposal of that kind; the only one, where none is named. */
static const struct selfcheck *choose(const GPtrArray *rows, const char *key, const char *what,
                                      GError **error)
{
    const struct selfcheck *found = NULL;
    for (guint i = 0; i < rows->len; i++) {
        const struct selfcheck *proposal = rows->pdata[i];
        if (what != NULL && strcmp(selfcheck_token(proposal->what), what) != 0)
            continue;
        if (found != NULL) {
            command_fail(error, HELDTO_ERROR_USAGE, "%s has several proposals; name one: %s or %s",
                         key, selfcheck_token(found->what), selfcheck_token(proposal->what));
            return NULL;
        }
        found = proposal;
    }
    if (found == NULL)
        command_fail(error, HELDTO_ERROR_NOTHING, "nothing like that is proposed of %s", key);
    return found;
}

static gboolean settle(struct command_call *call, gboolean is_confirmed, GError **error)
{
    const char *key = command_word(call, 0);
    g_autoptr(GPtrArray) rows = proposals_of(call, error);
    const struct selfcheck *proposal =
        rows != NULL ? choose(rows, key, command_word(call, 1), error) : NULL;
    if (proposal == NULL)
        return FALSE;
    gboolean done = is_confirmed ? selfcheck_confirm(call->session, proposal,
                                                     command_option(call, "status"), error)
                                 : selfcheck_dismiss(call->session, proposal, error);
    return done && command_ok(call, proposal->commitment->id, error);
}

static gboolean run_confirm(struct command_call *call, GError **error)
{
    return settle(call, TRUE, error);
}

static gboolean run_dismiss(struct command_call *call, GError **error)
{
    return settle(call, FALSE, error);
}

static const struct command_option option_status = {
    "status", 's', "STATUS", "where it stands by that; the scheme's fulfilled when left out"};

const struct command command_propose_confirm = {
    .name = "propose confirm",
    .args = "KEY [fulfilled|held-elsewhere|resolves]",
    .summary = "Confirm what is proposed of a promise.",
    .help = "The status becomes fulfilled on the day of the meeting, which is cited as the source; "
            "of one that was held elsewhere --status has to say where it stands. A due period gets "
            "its days. One undo takes it back.",
    .options = (const struct command_option *const[]){&option_status, NULL},
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_confirm,
};

const struct command command_propose_dismiss = {
    .name = "propose dismiss",
    .args = "KEY [fulfilled|held-elsewhere|resolves|relaunch]",
    .summary = "Keep a proposal from being made again.",
    .help = "It is remembered with the register; undo takes that back.",
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_dismiss,
};
