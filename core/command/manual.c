/* manual.c owns the command that writes the manual pages.
 * It must not hold a word of them. */
#include "core/command/commands.h"

#include "core/manual/manual.h"

static gboolean run(struct command_call *call, GError **error)
{
    const struct manual_page *page =
        manual_find(command_n_words(call) > 0 ? command_word(call, 0) : manual_pages[0].name);
    g_autofree char *text = manual_make(page);
    (void)error;
    command_write(call, text, -1);
    return TRUE;
}

const struct command command_manual = {
    .name = "manual",
    .args = "[heldto|heldto-register]",
    .summary = "Write a manual page, for man to read.",
    .help =
        "`heldto manual | man -l -` shows it, and `make install` puts it where `man heldto` finds "
        "it. heldto-register tells what a register holds, and what its files of CSV and JSON Lines "
        "do.",
    .run = run,
};
