/* undo.c owns the commands that take changes back, and do them again.
 * It must not know what a change changed. */
#include "core/command/commands.h"

#include "core/shell/command_field.h"
#include "core/text/text.h"

#include <string.h>

static gboolean print_done(struct command_call *call, const char *verb,
                           const struct change_row *row, GError **error)
{
    owned(change_row) target = change_by_id(call->session->db, row->target_id, error);
    /* A redo takes back an undo: what is done again is what that one took back. */
    while (target != NULL && strcmp(target->kind, "do") != 0) {
        struct change_row *taken = change_by_id(call->session->db, target->target_id, error);
        change_row_free(target);
        target = taken;
    }
    if (target == NULL)
        return FALSE;
    g_autofree char *summary = text_show(target->summary, -1);
    command_print(call, "ok %s change %" G_GINT64_FORMAT ": %s\n", verb, target->id, summary);
    return TRUE;
}

static gboolean run_undo(struct command_call *call, GError **error)
{
    const char *number = command_word(call, 0);
    GError *failed = NULL;
    owned(change_row) row =
        session_undo(call->session, number != NULL ? command_number(number) : 0, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (row == NULL)
        return command_fail(error, HELDTO_ERROR_NOTHING, "there is nothing of %s's to undo",
                            call->session->author);
    return print_done(call, "undone", row, error);
}

const struct command command_undo = {
    .name = "undo",
    .args = "[CHANGE]",
    .summary = "Take back the last change of one's own, or the one named.",
    .help = "One gesture, one undo: several statuses set together, or a whole import, go back "
            "together. It works after a restart, and is refused, with the reason, where a later "
            "change stands in the way. With a number it takes back that change, whoever made it; "
            "`heldto history` numbers them. What is taken back stays in history.",
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_undo,
};

static gboolean run_redo(struct command_call *call, GError **error)
{
    GError *failed = NULL;
    owned(change_row) row = session_redo(call->session, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (row == NULL)
        return command_fail(error, HELDTO_ERROR_NOTHING, "there is nothing of %s's to do again",
                            call->session->author);
    return print_done(call, "redone", row, error);
}

const struct command command_redo = {
    .name = "redo",
    .args = "",
    .summary = "Do again what the last undo took back.",
    .help = "As long as nothing of one's own was changed since.",
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run_redo,
};
