/* help.c owns the command that explains commands and the filter language.
 * It must not hold a word about any one command. */
#include "core/command/commands.h"

#include "core/filter/filter.h"
#include "core/text/text.h"
#include "core/scheme/words.h"

#include <string.h>

enum { HELP_WIDTH = 80 };

static int width_of(const struct command_call *call)
{
    return call->io->width > 0 ? call->io->width : HELP_WIDTH;
}

static void print_pair(struct command_call *call, const char *left, const char *right, int at)
{
    g_autoptr(GPtrArray) lines = text_wrap(right, MAX(width_of(call) - at - 2, 20));
    for (guint i = 0; i < lines->len; i++)
        command_print(call, "  %-*s%s\n", at, i == 0 ? left : "", (const char *)lines->pdata[i]);
}

static void print_field(struct command_call *call, const struct filter_field *field)
{
    g_autofree char *text = *field->synonyms != '\0'
                                ? g_strdup_printf("%s (also: %s)", _(field->help), field->synonyms)
                                : g_strdup(_(field->help));
    print_pair(call, field->name, text, 14);
}

static void help_filter(struct command_call *call)
{
    command_print(call, "Filters, in the shell and on the screen. Quote them for the shell.\n\n");
    gsize n;
    const struct filter_form *forms = filter_forms(&n);
    for (gsize i = 0; i < n; i++)
        print_pair(call, forms[i].text, _(forms[i].help), 20);
    command_print(call, "\nFields:\n");
    const struct filter_field *fields = filter_fields(&n);
    for (gsize i = 0; i < n; i++)
        print_field(call, &fields[i]);
}

static gboolean run(struct command_call *call, GError **error)
{
    g_autofree char *help = NULL;
    if (command_n_words(call) == 0) {
        help = command_help_all(width_of(call));
    } else if (strcmp(command_word(call, 0), "filter") == 0) {
        help_filter(call);
        return TRUE;
    } else {
        gsize used = 0;
        const char *words[] = {command_word(call, 0), command_word(call, 1), NULL};
        const struct command *command = command_of_words(words, &used, error);
        if (command == NULL)
            return FALSE;
        help = command_help(command, width_of(call));
    }
    command_print(call, "%s", help);
    return TRUE;
}

const struct command command_help_row = {
    .name = "help",
    .args = "[COMMAND…]",
    .summary = "Explain a command, or `filter` the filter language.",
    .help = "Without a word it lists every command. `heldto help filter` explains filters and "
            "names their fields.",
    .run = run,
};
