/* manual_program.c owns heldto(1): commands, values, reports, filters, keys, statuses and the rest.
 * It must not hold a word about any one command, report, key or status. */
#include "core/manual/manual.h"

#include "core/command.h"
#include "core/filter/filter.h"
#include "core/manual/facts.h"
#include "core/manual/roff.h"
#include "core/report.h"
#include "core/shell/command_private.h"
#include "core/shell/command_value.h"

#include <string.h>

static void put_option(GString *page, const char *name, char letter, const char *argument,
                       const char *help)
{
    const gboolean is_optional = argument != NULL && *argument == '[';
    g_autofree char *typed =
        letter != 0 ? g_strdup_printf("-%c, --%s%s", letter, name, is_optional ? "[=" : "")
                    : g_strdup_printf("--%s%s", name, is_optional ? "[=" : "");
    g_autofree char *value =
        argument != NULL ? g_strconcat(is_optional ? "" : " ", argument + is_optional, NULL) : NULL;
    roff_item(page, typed, value, help);
}

static void put_options(GString *page, const struct command_option *const *options)
{
    for (gsize i = 0; options != NULL && options[i] != NULL; i++)
        put_option(page, options[i]->name, options[i]->letter, options[i]->argument,
                   _(options[i]->help));
}

static void put_fields(GString *page, const struct command *command)
{
    gsize n = 0;
    const struct field *fields = command->takes_fields ? field_all(command->noun, &n) : NULL;
    for (gsize i = 0; i < n; i++) {
        g_autofree char *name = command_field_option(&fields[i]);
        g_autofree char *argument = command_field_argument(&fields[i]);
        put_option(page, name, 0, argument, _(fields[i].help));
    }
}

static void put_command(GString *page, const struct command *command)
{
    g_autofree char *title = g_strdup_printf("heldto %s%s%s", command->name,
                                             *command->args != '\0' ? " " : "", command->args);
    roff_subsection(page, title);
    roff_text(page, _(command->summary));
    if (command->alias != NULL) {
        g_autofree char *alias = g_strdup_printf(_("`heldto %s` is the same."), command->alias);
        roff_text(page, alias);
    }
    roff_text(page, _(command->help));
    put_options(page, command->options);
    put_fields(page, command);
}

static void put_commands(GString *page)
{
    gsize n;
    const struct command *const *commands = command_all(&n);
    roff_section(page, "COMMANDS");
    for (gsize i = 0; i < n; i++)
        put_command(page, commands[i]);
}

static void put_values(GString *page)
{
    gsize n;
    const struct command_value *values = command_value_all(&n);
    roff_section(page, "VALUES");
    roff_text(page, _("What stands in capitals for something else. `…` after it: one or more; in "
                      "brackets: it may be left out."));
    for (gsize i = 0; i < n; i++)
        roff_item(page, "", values[i].name, _(values[i].help));
}

static char *param_names(unsigned params)
{
    GString *names = g_string_new(NULL);
    for (int i = 0; i < N_REPORT_PARAMS; i++)
        if (params & 1u << i)
            g_string_append_printf(names, "%s`--%s`", names->len > 0 ? ", " : "",
                                   report_params()[i].name);
    return g_string_free(names, FALSE);
}

static void put_report(GString *page, const struct report_row *row)
{
    const unsigned own = row->params & ~report_common_params();
    g_autofree char *names = param_names(own), *needs = param_names(row->needs);
    g_autofree char *help = g_strdup_printf("%s: %s.", _(row->title), _(row->help));
    roff_item(page, row->name, NULL, help);
    if (own != 0) {
        g_autofree char *takes = g_strdup_printf(_("It also takes %s."), names);
        roff_more(page, takes);
    }
    if (row->needs != 0) {
        g_autofree char *asks = g_strdup_printf(_("It needs %s."), needs);
        roff_more(page, asks);
    }
    if (row->by != NULL) {
        g_autofree char *by = g_strdup_printf(_("`--by` %s."), row->by);
        roff_more(page, by);
    }
    if (row->is_internal)
        roff_more(page, _("It is internal: never made for the public."));
}

static void put_reports(GString *page)
{
    gsize n;
    const struct report_row *const *rows = report_all(&n);
    roff_section(page, "REPORTS");
    g_autofree char *common = param_names(report_common_params());
    g_autofree char *all = g_strdup_printf(
        _("`heldto report NAME` makes one of these. Every report takes %s."), common);
    roff_text(page, all);
    for (gsize i = 0; i < n; i++)
        put_report(page, rows[i]);
}

static void put_filters(GString *page)
{
    gsize n;
    const struct filter_form *forms = filter_forms(&n);
    roff_section(page, "FILTERS");
    roff_text(page, _("The same in the shell, where they must be quoted, and on the screen."));
    for (gsize i = 0; i < n; i++)
        roff_item(page, forms[i].text, NULL, _(forms[i].help));
    roff_subsection(page, _("Fields of filters"));
    const struct filter_field *fields = filter_fields(&n);
    for (gsize i = 0; i < n; i++) {
        roff_item(page, fields[i].name, NULL, _(fields[i].help));
        g_autofree char *also = g_strdup_printf(_("Also: %s."), fields[i].synonyms);
        if (*fields[i].synonyms != '\0')
            roff_more(page, also);
    }
}

static void put_facts(GString *page, const char *title, const struct fact *facts)
{
    roff_section(page, title);
    for (; facts->name != NULL; facts++)
        roff_item(page, facts->name, NULL, _(facts->help));
}

static void put_synopsis(GString *page)
{
    roff_section(page, "SYNOPSIS");
    g_string_append(
        page, ".B heldto\n.RB [ \\-r\n.IR REGISTER ]\n.br\n.B heldto\n.RI [ OPTION \\|.\\|.\\|.]\n"
              ".I COMMAND\n.RI [ WORD \\|.\\|.\\|.]\n");
    roff_section(page, "DESCRIPTION");
    roff_text(
        page,
        _("heldto keeps a register of what was promised in official meetings: each stated "
          "commitment with the exact words that made it, where it stands, and the source that "
          "says so. It follows a commitment from meeting to meeting, scores who did what was "
          "promised, and prints reports.\n\nWithout a command it opens the screens, where `?` "
          "tells every key. With one it does one thing and ends, and what it prints can be "
          "read by other programs. It knows no network.\n\nNothing need be saved: what a "
          "command or a key has done is in the register, and `undo` takes it back."));
    roff_subsection(page, _("Options before a command, and of every command"));
    put_options(page, command_common);
    put_option(page, "version", 0, NULL, _("the version of the program; before a command only"));
}

void manual_fill_program(GString *page)
{
    put_synopsis(page);
    put_commands(page);
    put_values(page);
    put_reports(page);
    put_filters(page);
    roff_section(page, "KEYS");
    manual_put_keys(page);
    roff_section(page, "STATUSES");
    manual_put_statuses(page);
    put_facts(page, "FILES", facts_files);
    put_facts(page, "ENVIRONMENT", facts_environment);
    put_facts(page, "EXIT STATUS", facts_exits);
    put_facts(page, "EXAMPLES", facts_examples);
    roff_section(page, "SEE ALSO");
    g_string_append(page, ".BR heldto\\-register (5)\n");
}
