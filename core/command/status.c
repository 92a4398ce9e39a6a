/* status.c owns the command that says where commitments stand.
 * It must not know what a status means, nor which there are. */
#include "core/command/commands.h"

#include "core/shell/command_entry.h"

static gboolean record(struct command_call *call, struct change *change, const GArray *ids,
                       struct status_entry *entry, GError **error)
{
    return command_entry_cite(call, change, entry, error) &&
           status_set(call->session, (const gint64 *)(void *)ids->data, ids->len, entry, error);
}

static gboolean run(struct command_call *call, GError **error)
{
    struct status_entry entry;
    guint n = command_n_words(call);
    g_autoptr(GArray) ids = command_keys(call, 0, n - 2, error);
    if (ids == NULL || !command_entry(call, &entry, error))
        return FALSE;
    entry.status = command_word(call, n - 1);
    struct change *change = session_begin(call->session, "status", FALSE, error);
    if (change == NULL)
        return FALSE;
    if (!record(call, change, ids, &entry, error)) {
        change_abort(change);
        return FALSE;
    }
    if (!change_commit(change, error))
        return FALSE;
    for (guint i = 0; i < ids->len; i++)
        if (!command_ok(call, g_array_index(ids, gint64, i), error))
            return FALSE;
    return TRUE;
}

const struct command command_status = {
    .name = "status",
    .args = "KEY… STATUS",
    .summary = "Say where commitments stand, with the source.",
    .help = "STATUS is one of the register's scheme, by token, letter or label; `=` means checked, "
            "no change. Several keys are one change: all of them or none, and one undo takes it "
            "back. Nothing is overwritten: each entry stays, with its author and the moment it was "
            "recorded.\n\n`heldto status EUUS-0001 f --source https://… --publisher OJ --dated "
            "2026-10-02 --kind deed` makes the source where it is not known yet; the same one "
            "again is found, not doubled. `--source 4` cites source [4].\n\nPrints `ok KEY vN` "
            "for each once it is on disk.",
    .options = (const struct command_option *const[]){COMMAND_ENTRY_OPTIONS, NULL},
    .needs = COMMAND_NEEDS_REGISTER | COMMAND_NEEDS_WRITE,
    .run = run,
};
