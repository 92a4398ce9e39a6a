/* note.c owns the commands that record a note, and that correct an earlier entry.
 * It must not know the rules of entries. */
#include "core/command/commands.h"

#include "core/shell/command_entry.h"
#include "core/shell/command_field.h"
#include "core/draft/names.h"

static gboolean record_note(struct command_call *call, struct change *change, gint64 id,
                            GError **error)
{
    g_autofree char *text = command_words(call, 1);
    struct status_entry entry;
    if (!command_entry(call, &entry, error))
        return FALSE;
    entry.note = text;
    change_say(change, "%s: a note", command_word(call, 0));
    return command_entry_cite(call, change, &entry, error) &&
           status_note(call->session, change, id, &entry, NULL, error);
}

static gboolean run_note(struct command_call *call, GError **error)
{
    gint64 id = 0;
    if (!names_commitment(call->session, command_word(call, 0), &id, error))
        return FALSE;
    struct change *change = session_begin(call->session, "note", FALSE, error);
    if (change == NULL)
        return FALSE;
    if (!record_note(call, change, id, error)) {
        change_abort(change);
        return FALSE;
    }
    return change_commit(change, error) && command_ok(call, id, error);
}

const struct command command_note = {
    .name = "note",
    .args = "KEY TEXT…",
    .summary = "Add a dated note to a commitment.",
    .help = "An entry that says nothing about the status. It stays, with its author and the moment "
            "it was recorded; it is in public reports unless --visibility internal is given.",
    .options = (const struct command_option *const[]){COMMAND_ENTRY_OPTIONS, NULL},
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_note,
};

static gboolean record_correction(struct command_call *call, struct change *change, gint64 number,
                                  gint64 *commitment_id, GError **error)
{
    struct status_entry entry;
    gint64 correction_id = 0;
    if (!command_entry(call, &entry, error))
        return FALSE;
    entry.status = command_word(call, 1);
    if (!command_entry_cite(call, change, &entry, error) ||
        !status_correct(call->session, change, number, &entry, &correction_id, error))
        return FALSE;
    owned(update) correction = update_by_id(call->session->db, correction_id, error);
    *commitment_id = correction != NULL ? correction->commitment_id : 0;
    change_say(change, "update %" G_GINT64_FORMAT " corrected", number);
    return correction != NULL;
}

static gboolean run_correct(struct command_call *call, GError **error)
{
    gint64 number = command_number(command_word(call, 0));
    gint64 id = 0;
    if (command_n_words(call) == 1 && g_hash_table_size(call->options) == 0)
        return command_fail(error, HELDTO_ERROR_USAGE,
                            "say what was wrong: a status, or --note, --effective, --source …");
    struct change *change = session_begin(call->session, "correct", FALSE, error);
    if (change == NULL)
        return FALSE;
    if (!record_correction(call, change, number, &id, error)) {
        change_abort(change);
        return FALSE;
    }
    return change_commit(change, error) && command_ok(call, id, error);
}

const struct command command_correct = {
    .name = "correct",
    .args = "UPDATE [STATUS]",
    .summary = "Correct an earlier entry; both stay.",
    .help = "`heldto show KEY` numbers the updates. What is not given is as it was, the sources "
            "too. The corrected entry no longer counts, and is still shown.",
    .options = (const struct command_option *const[]){COMMAND_ENTRY_OPTIONS, NULL},
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_correct,
};
