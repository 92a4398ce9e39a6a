/* init.c owns the command that makes a register.
 * It must not know what a register holds from the start. */
#include "core/command/commands.h"

#include "core/shell/command_private.h"
#include "core/text/text.h"

static gboolean run(struct command_call *call, GError **error)
{
    struct session_options options = {.location = call->io->location,
                                      .author = call->io->author,
                                      .is_new = TRUE,
                                      .scheme = command_option(call, "scheme"),
                                      .without_vocabulary = command_has(call, "bare")};
    owned_session session = session_open(&options, error);
    if (session == NULL)
        return FALSE;
    g_autofree char *shown = text_show(db_location(session->db), -1);
    command_print(call, "ok %s made, scheme %s\n", shown, session->scheme);
    return TRUE;
}

static const struct command_option option_scheme = {
    "scheme", 0, "SCHEME", "pledge, compliance, promise, completion or recommendation; pledge"};
static const struct command_option option_bare = {"bare", 0, NULL,
                                                  "without the shipped parties and topics"};

const struct command command_init = {
    .name = "init",
    .args = "",
    .summary = "Make a register.",
    .help = "Makes an empty register where -r, $HELDTO_REGISTER or the default place says, with "
            "mode 0600, and refuses where a file is already there. Its status scheme is chosen "
            "here. It begins with the parties and topics that heldto ships; more are added as "
            "they are used.",
    .options = (const struct command_option *const[]){&option_scheme, &option_bare, NULL},
    .needs = COMMAND_NEEDS_SHELL,
    .run = run,
};
