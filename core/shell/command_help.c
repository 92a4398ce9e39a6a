/* command_help.c owns help as text, made from the rows of the table.
 * It must not hold a word about any one command. */
#include "core/command.h"

#include "core/manual/facts.h"
#include "core/shell/command_private.h"
#include "core/shell/command_value.h"
#include "core/text/text.h"
#include "core/scheme/words.h"

#include <string.h>

enum { INDENT = 2, LEFT_MOST = 30, LEFT_LEAST = 12, CHOICE_MOST = 26 };

/* Two columns, the right one wrapped. */
struct pairs {
    GPtrArray *left, *right;
};

static struct pairs pairs_new(void)
{
    return (struct pairs){.left = g_ptr_array_new_with_free_func(g_free),
                          .right = g_ptr_array_new_with_free_func(g_free)};
}

static void pairs_add(struct pairs *pairs, char *left, const char *right)
{
    g_ptr_array_add(pairs->left, left);
    g_ptr_array_add(pairs->right, g_strdup(right));
}

static int left_width(const struct pairs *pairs)
{
    int width = LEFT_LEAST;
    for (guint i = 0; i < pairs->left->len; i++) {
        int one = text_width(pairs->left->pdata[i]);
        if (one <= LEFT_MOST)
            width = MAX(width, one);
    }
    return width;
}

static void print_pair(GString *out, const char *left, const char *right, int at, int width)
{
    g_autoptr(GPtrArray) lines = text_wrap(right, width - at);
    g_autofree char *first = text_fit(left, MAX(at - INDENT, text_width(left)), TEXT_LEFT);
    gboolean is_wide = text_width(left) > at - INDENT - 2;
    g_string_append_printf(out, "%*s%s", INDENT, "", is_wide ? left : first);
    if (is_wide)
        g_string_append_printf(out, "\n%*s", at, "");
    for (guint i = 0; i < lines->len; i++)
        g_string_append_printf(out, "%*s%s\n", i == 0 ? 0 : at, "", (const char *)lines->pdata[i]);
}

static void pairs_print(GString *out, struct pairs *pairs, int width)
{
    int at = INDENT + left_width(pairs) + 2;
    for (guint i = 0; i < pairs->left->len; i++)
        print_pair(out, pairs->left->pdata[i], pairs->right->pdata[i], at, width);
    g_ptr_array_unref(pairs->left);
    g_ptr_array_unref(pairs->right);
}

static void print_paragraphs(GString *out, const char *text, int width)
{
    g_auto(GStrv) paragraphs = g_strsplit(text, "\n\n", -1);
    for (gsize i = 0; paragraphs[i] != NULL; i++) {
        g_autoptr(GPtrArray) lines = text_wrap(paragraphs[i], width);
        g_string_append_c(out, '\n');
        for (guint k = 0; k < lines->len; k++)
            g_string_append_printf(out, "%s\n", (const char *)lines->pdata[k]);
    }
}

/* A choice too long to stand beside the option is told in its help. */
static gboolean is_long_choice(const char *argument)
{
    return argument != NULL && strchr(argument, '|') != NULL && strlen(argument) > CHOICE_MOST;
}

static char *option_left(const char *name, char letter, const char *argument)
{
    gboolean is_optional = argument != NULL && *argument == '[';
    const char *open = argument == NULL ? "" : is_optional ? "[=" : " ";
    const char *rest = argument == NULL ? "" : is_optional ? argument + 1 : argument;
    g_autofree char *short_name = letter != 0 ? g_strdup_printf("-%c, ", letter) : g_strdup("");
    return g_strdup_printf("%s--%s%s%s", short_name, name, open,
                           is_long_choice(argument) ? "WORD" : rest);
}

static void add_option(struct pairs *pairs, const char *name, char letter, const char *argument,
                       const char *help)
{
    g_autofree char *more = NULL;
    if (is_long_choice(argument)) {
        g_auto(GStrv) tokens = g_strsplit(argument, "|", -1);
        g_autofree char *list = g_strjoinv(", ", tokens);
        more = g_strdup_printf("%s WORD: %s", help, list);
    }
    pairs_add(pairs, option_left(name, letter, argument), more != NULL ? more : help);
}

static void add_options(struct pairs *pairs, const struct command_option *const *options)
{
    for (gsize i = 0; options != NULL && options[i] != NULL; i++)
        add_option(pairs, options[i]->name, options[i]->letter, options[i]->argument,
                   options[i]->help);
}

static void add_fields(struct pairs *pairs, const struct command *command)
{
    gsize n = 0;
    const struct field *fields = command->takes_fields ? field_all(command->noun, &n) : NULL;
    for (gsize i = 0; i < n; i++) {
        g_autofree char *name = command_field_option(&fields[i]);
        g_autofree char *argument = command_field_argument(&fields[i]);
        add_option(pairs, name, 0, argument, _(fields[i].help));
    }
}

static void print_section(GString *out, const char *title, struct pairs *pairs, int width)
{
    if (pairs->left->len > 0)
        g_string_append_printf(out, "\n%s\n", title);
    pairs_print(out, pairs, width);
}

/* What the kinds of value in the usage are. */
static void print_kinds(GString *out, const struct command *command, int width)
{
    g_autoptr(GPtrArray) usage = command_usage(command->args);
    struct pairs pairs = pairs_new();
    for (guint i = 0; i < usage->len; i++) {
        const struct command_place *place = usage->pdata[i];
        const struct command_value *value = command_value_find(place->kind);
        gboolean is_said =
            i > 0 && strcmp(((struct command_place *)usage->pdata[i - 1])->kind, place->kind) == 0;
        if (value != NULL && !is_said)
            pairs_add(&pairs, g_strdup(value->name), value->help);
    }
    print_section(out, "Words:", &pairs, width);
}

char *command_help(const struct command *command, int width)
{
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "heldto %s%s%s\n", command->name, *command->args != '\0' ? " " : "",
                           command->args);
    if (command->alias != NULL)
        g_string_append_printf(out, "heldto %s ... is the same\n", command->alias);
    print_paragraphs(out, command->summary, width);
    print_paragraphs(out, command->help, width);
    print_kinds(out, command, width);
    struct pairs options = pairs_new();
    add_options(&options, command->options);
    add_fields(&options, command);
    print_section(out, "Options:", &options, width);
    struct pairs common = pairs_new();
    add_options(&common, command_common);
    print_section(out, "Options of every command:", &common, width);
    return g_string_free(out, FALSE);
}

/* "Exit: 0 done, 1 …" */
static char *exits(void)
{
    GString *text = g_string_new(_("Exit:"));
    for (const struct fact *exit = facts_exits; exit->name != NULL; exit++)
        g_string_append_printf(text, "%s %s %s", exit == facts_exits ? "" : ",", exit->name,
                               _(exit->help));
    return g_string_free(g_string_append_c(text, '.'), FALSE);
}

char *command_help_all(int width)
{
    GString *out = g_string_new("heldto: what governments said, held to\n\n"
                                "heldto [-r REGISTER]              opens the screens\n"
                                "heldto [-r REGISTER] COMMAND ...  does one thing\n\nCommands:\n");
    gsize n;
    const struct command *const *all = command_all(&n);
    struct pairs pairs = pairs_new();
    for (gsize i = 0; i < n; i++)
        pairs_add(&pairs, g_strdup(all[i]->name), all[i]->summary);
    pairs_print(out, &pairs, width);
    struct pairs common = pairs_new();
    add_options(&common, command_common);
    print_section(out, "Options:", &common, width);
    print_paragraphs(out,
                     "`heldto help COMMAND` tells more about one, `heldto help filter` about "
                     "filters, `man heldto` all of it.",
                     width);
    g_autofree char *exit = exits();
    print_paragraphs(out, exit, width);
    return g_string_free(out, FALSE);
}
