/* link.c owns the command that ties commitments together.
 * It must not know which relations there are. */
#include "core/command/commands.h"

#include "core/story/links.h"
#include "core/draft/names.h"

static gboolean change_link(struct command_call *call, struct change *change, gint64 from,
                            gint64 to, GError **error)
{
    const char *relation = command_word(call, 1);
    if (command_has(call, "remove"))
        return links_remove(call->session, change, from, relation, to, error);
    return links_add(call->session, change, from, relation, to, command_option(call, "note"),
                     error);
}

static gboolean run(struct command_call *call, GError **error)
{
    gint64 from = 0;
    gint64 to = 0;
    if (!names_commitment(call->session, command_word(call, 0), &from, error) ||
        !names_commitment(call->session, command_word(call, 2), &to, error))
        return FALSE;
    struct change *change = session_begin(call->session, "link", FALSE, error);
    if (change == NULL)
        return FALSE;
    if (!change_link(call, change, from, to, error)) {
        change_abort(change);
        return FALSE;
    }
    return change_commit(change, error) && command_ok(call, from, error);
}

static const struct command_option option_remove = {"remove", 0, NULL, "take the link away"};
static const struct command_option option_note = {"note", 'n', "TEXT", "why they are tied"};

const struct command command_link = {
    .name = "link",
    .args = "KEY RELATION KEY",
    .summary = "Tie one commitment to another.",
    .help = "The first is part of, follows, builds on or is superseded by the second. Each promise "
            "of a next meeting is a commitment of its own that follows the last: `heldto link "
            "EUUS-0026 follows EUUS-0017`.",
    .options = (const struct command_option *const[]){&option_remove, &option_note, NULL},
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run,
};
