/* wording.c owns the commands that add and edit wordings.
 * It must not know where in a text a passage stands. */
#include "core/command/commands.h"

#include "core/shell/command_field.h"
#include "core/draft/names.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/wording.h"

static gboolean save(struct command_call *call, struct draft *draft, GError **error)
{
    gint64 id = 0;
    return draft_save(call->session, draft, error) &&
           names_commitment(call->session, draft_get(draft, "key"), &id, error) &&
           command_ok(call, id, error);
}

/* A document says which meeting its words were said at. */
static gboolean take_meeting(struct command_call *call, struct draft *draft, GError **error)
{
    gint64 number = command_number(draft_get(draft, "document"));
    if (*draft_get(draft, "meeting") != '\0' || number == 0)
        return TRUE;
    GError *failed = NULL;
    owned(document) document = document_by_id(call->session->db, number, &failed);
    owned(meeting) meeting = document != NULL && document->meeting_id != 0
                                 ? meeting_by_id(call->session->db, document->meeting_id, &failed)
                                 : NULL;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (meeting != NULL)
        draft_set(draft, "meeting", meeting->token);
    return TRUE;
}

static gboolean run_add(struct command_call *call, GError **error)
{
    owned_draft draft = draft_new(NOUN_WORDING);
    command_fill_draft(call, draft);
    draft_set(draft, "key", command_word(call, 0));
    return take_meeting(call, draft, error) && save(call, draft, error);
}

const struct command command_wording_add = {
    .name = "wording add",
    .args = "KEY",
    .summary = "Add the words that state a commitment at one meeting.",
    .help = "--exact holds them as they stand in --document, where they are looked up; without a "
            "document --meeting says where they were said. Each meeting has one wording of record; "
            "--role also is a further passage.",
    .takes_fields = TRUE,
    .noun = NOUN_WORDING,
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_add,
};

static gboolean run_edit(struct command_call *call, GError **error)
{
    if (!command_has_fields(call))
        return command_fail(error, HELDTO_ERROR_USAGE,
                            "say what to change: `heldto wording edit %s --confirmed yes`",
                            command_word(call, 0));
    owned_draft draft =
        draft_load(call->session, NOUN_WORDING, command_number(command_word(call, 0)), error);
    if (draft == NULL)
        return FALSE;
    command_fill_draft(call, draft);
    return save(call, draft, error);
}

const struct command command_wording_edit = {
    .name = "wording edit",
    .args = "WORDING",
    .summary = "Change a wording, or confirm how it differs.",
    .help = "`heldto show KEY` numbers the wordings. A difference from the wording before is "
            "printed in reports only once it is confirmed: --difference stronger --confirmed yes.",
    .takes_fields = TRUE,
    .noun = NOUN_WORDING,
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_edit,
};
