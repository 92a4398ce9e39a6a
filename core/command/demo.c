/* demo.c owns the command that opens the sample register.
 * It must not know what the sample holds, nor any screen. */
#include "core/command/commands.h"

#include "core/sample/sample.h"

/* Without a screen the sample shows itself as the report people ask for first. */
static int print_report(struct command_call *call, struct session *session)
{
    static const char *const words[] = {"report", "follow-up", NULL};
    return command_run(session, words, call->io);
}

static gboolean run(struct command_call *call, GError **error)
{
    owned_session session = sample_open(call->io->author, error);
    if (session == NULL)
        return FALSE;
    int code = call->io->screens != NULL ? call->io->screens(call->io->data, session)
                                         : print_report(call, session);
    /* Both have said themselves what went wrong. */
    return code == 0 || command_fail(error, (enum heldto_error)code, "%s", "");
}

const struct command command_demo = {
    .name = "demo",
    .args = "",
    .summary = "Open the sample register, a copy of your own.",
    .help = "The commitments of three meetings of the EU and the U.S. on justice and home affairs: "
            "Sofia 2018, Lisbon 2021, Brussels 2024, in words of heldto's own. Change it as you "
            "like: the copy is kept in $XDG_STATE_HOME/heldto/demo.db, and another version of the "
            "program makes it afresh.\n\nWithout a terminal it prints the sample's follow-up "
            "report.",
    .needs = COMMAND_NEEDS_SHELL,
    .run = run,
};
