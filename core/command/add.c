/* add.c owns the commands that add and edit a commitment.
 * It must not know any field of one. */
#include "core/command/commands.h"

#include "core/shell/command_field.h"
#include "core/draft/names.h"

static gboolean run_add(struct command_call *call, GError **error)
{
    owned_draft draft = draft_new(NOUN_COMMITMENT);
    command_fill_draft(call, draft);
    if (command_word(call, 0) != NULL)
        draft_set(draft, "title", command_word(call, 0));
    return draft_save(call->session, draft, error) && command_ok(call, draft_id(draft), error);
}

const struct command command_add = {
    .name = "add",
    .args = "[TEXT]",
    .summary = "Add a commitment.",
    .help = "The title, in your own words, stands behind `add` or --title. Its key is made from "
            "the series, or given by --key; parties and topics that the register does not know "
            "are added to it. The due period is read from its words (--due-text \"first half of "
            "2025\"). Words that state it are added by `wording add`.\n\nPrints `ok KEY v1` once "
            "it is on disk.",
    .takes_fields = TRUE,
    .noun = NOUN_COMMITMENT,
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_add,
};

static gboolean run_edit(struct command_call *call, GError **error)
{
    gint64 id = 0;
    if (!command_has_fields(call))
        return command_fail(error, HELDTO_ERROR_USAGE,
                            "say what to change: `heldto edit %s --owner NAME`",
                            command_word(call, 0));
    if (!names_commitment(call->session, command_word(call, 0), &id, error))
        return FALSE;
    owned_draft draft = draft_load(call->session, NOUN_COMMITMENT, id, error);
    if (draft == NULL)
        return FALSE;
    command_fill_draft(call, draft);
    return draft_save(call->session, draft, error) && command_ok(call, id, error);
}

const struct command command_edit = {
    .name = "edit",
    .args = "KEY",
    .summary = "Change fields of a commitment.",
    .help = "Only the fields that are named are changed; \"\" empties one. A key is never changed, "
            "and a status is set by `status`. Prints `ok KEY vN` once it is on disk.",
    .takes_fields = TRUE,
    .noun = NOUN_COMMITMENT,
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_edit,
};
