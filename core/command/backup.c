/* backup.c owns the command that copies a register in use.
 * It must not know how a copy is made. */
#include "core/command/commands.h"

#include "core/text/text.h"

#include <string.h>

static gboolean run(struct command_call *call, GError **error)
{
    const char *file = command_word(call, 0);
    if (strcmp(file, "-") == 0)
        return command_fail(error, HELDTO_ERROR_USAGE,
                            "a copy is made as a file, not on the output: name one");
    if (!db_backup(call->session->db, file, error))
        return FALSE;
    g_autofree char *shown = text_show(file, -1);
    command_print(call, "ok %s\n", shown);
    return TRUE;
}

const struct command command_backup = {
    .name = "backup",
    .args = "FILE",
    .summary = "Make a consistent copy of the register, while it is in use.",
    .help = "The copy is checked whole, then put in place. An existing file is never written over. "
            "A plain copy of a register that someone is writing to may be torn.",
    .needs = COMMAND_NEEDS_REGISTER,
    .run = run,
};
