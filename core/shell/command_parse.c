/* command_parse.c owns reading words and options into a call, by the rows of the table.
 * It must not know what any command does. */
#include "core/command.h"

#include "core/shell/command_private.h"
#include "core/shell/command_value.h"
#include "core/text/text.h"

#include <string.h>

static const struct command_option option_register = {
    "register", 'r', "REGISTER", "the register; else $HELDTO_REGISTER, else the default one"};
static const struct command_option option_author = {
    "author", 0, "AUTHOR", "who acts, as it is printed; else $HELDTO_AUTHOR"};
static const struct command_option option_now = {"now", 0, "DATE", "the day to take as today"};
static const struct command_option option_color = {"color", 0, "auto|always|never",
                                                   "colours on a terminal; $NO_COLOR means never"};
static const struct command_option option_help = {"help", 'h', NULL, "what the command does"};

const struct command_option command_option_as_of = {
    "as-of", 0, "DATE", "as it stood on that day, by what is known now"};
const struct command_option command_option_known_on = {
    "known-on", 0, "DATE", "as the register knew it at the end of that day"};

const struct command_option *const command_common[] = {
    &option_register, &option_author, &option_now, &option_color, &option_help, NULL};

/* The options of one command line as GOption wants them. */
struct parse {
    struct command_call *call;
    GArray *entries;      /* GOptionEntry */
    GPtrArray *arguments; /* char *: what each entry's argument is called, in order */
    GPtrArray *names;     /* char *: of each entry */
};

static const GOptionEntry *entry_of(const struct parse *parse, const char *dashed, guint *at)
{
    for (guint i = 0; i < parse->entries->len; i++) {
        const GOptionEntry *entry = &g_array_index(parse->entries, GOptionEntry, i);
        gboolean is_long =
            g_str_has_prefix(dashed, "--") && strcmp(entry->long_name, dashed + 2) == 0;
        gboolean is_short = dashed[0] == '-' && dashed[1] != '\0' && dashed[2] == '\0' &&
                            entry->short_name == dashed[1];
        if (is_long || is_short) {
            *at = i;
            return entry;
        }
    }
    return NULL;
}

/* "[PRINTER]" without its brackets; new. */
static char *kind_of(const char *argument)
{
    if (*argument != '[')
        return g_strdup(argument);
    return g_strndup(argument + 1, strlen(argument) - 2);
}

static gboolean is_bytes(const char *kind)
{
    const struct command_value *value = command_value_find(kind);
    return value != NULL && value->is_bytes;
}

/* "-1" is a score, no option; GOption would take it for one. A byte that no one types stands before
 * such a word on its way through. */
#define NUMBER_MARK '\001'

static gboolean is_negative(const char *word)
{
    return word[0] == '-' && g_ascii_isdigit(word[1]);
}

static const char *unmark(const char *word)
{
    return word[0] == NUMBER_MARK && is_negative(word + 1) ? word + 1 : word;
}

/* A value as it is kept: UTF-8, unless it names a file. */
static char *take_text(const char *kind, const char *text)
{
    return is_bytes(kind) ? g_strdup(text) : text_valid(text, strlen(text), NULL);
}

static void keep_option(struct command_call *call, const char *name, char *value)
{
    GPtrArray *values = g_hash_table_lookup(call->options, name);
    if (values == NULL) {
        values = g_ptr_array_new_with_free_func(g_free);
        g_hash_table_insert(call->options, g_strdup(name), values);
    }
    g_ptr_array_add(values, value);
}

static gboolean take_option(const char *dashed, const char *value, gpointer data, GError **error)
{
    struct parse *parse = data;
    value = value != NULL ? unmark(value) : NULL;
    if (*dashed == '\0') {
        g_ptr_array_add(parse->call->words, g_strdup(value));
        return TRUE;
    }
    guint at = 0;
    const GOptionEntry *entry = entry_of(parse, dashed, &at);
    g_assert(entry != NULL);
    const char *argument = parse->arguments->pdata[at];
    g_autofree char *kind = argument != NULL ? kind_of(argument) : g_strdup("");
    g_autofree char *text = take_text(kind, value != NULL ? value : "");
    GError *wrong = NULL;
    if (*text != '\0' && !command_value_check(kind, text, &wrong)) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE, "--%s: %s", entry->long_name,
                    wrong->message);
        g_error_free(wrong);
        return FALSE;
    }
    keep_option(parse->call, entry->long_name, g_steal_pointer(&text));
    return TRUE;
}

static void add_entry(struct parse *parse, const char *name, char letter, const char *argument)
{
    int flags = G_OPTION_FLAG_FILENAME; /* bytes as they are: take_text() sees to the encoding */
    if (argument == NULL)
        flags |= G_OPTION_FLAG_NO_ARG;
    else if (*argument == '[')
        flags |= G_OPTION_FLAG_OPTIONAL_ARG;
    char *kept = g_strdup(name);
    GOptionEntry entry = {.long_name = kept,
                          .short_name = letter,
                          .flags = flags,
                          .arg = G_OPTION_ARG_CALLBACK,
                          .arg_data = (gpointer)take_option};
    g_array_append_val(parse->entries, entry);
    g_ptr_array_add(parse->names, kept);
    g_ptr_array_add(parse->arguments, g_strdup(argument));
}

static void add_options(struct parse *parse, const struct command_option *const *options)
{
    for (gsize i = 0; options != NULL && options[i] != NULL; i++)
        add_entry(parse, options[i]->name, options[i]->letter, options[i]->argument);
}

static void add_fields(struct parse *parse, const struct command *command)
{
    gsize n;
    const struct field *fields = field_all(command->noun, &n);
    for (gsize i = 0; i < n; i++) {
        g_autofree char *name = command_field_option(&fields[i]);
        g_autofree char *argument = command_field_argument(&fields[i]);
        add_entry(parse, name, 0, argument);
    }
}

static struct parse *parse_new(struct command_call *call)
{
    struct parse *parse = g_new0(struct parse, 1);
    parse->call = call;
    parse->entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    parse->arguments = g_ptr_array_new_with_free_func(g_free);
    parse->names = g_ptr_array_new_with_free_func(g_free);
    add_options(parse, command_common);
    if (call->command != NULL)
        add_options(parse, call->command->options);
    if (call->command != NULL && call->command->takes_fields)
        add_fields(parse, call->command);
    if (call->command == NULL)
        add_entry(parse, "version", 0, NULL);
    add_entry(parse, G_OPTION_REMAINING, 0, "");
    return parse;
}

static void parse_free(struct parse *parse)
{
    g_array_unref(parse->entries);
    g_ptr_array_unref(parse->arguments);
    g_ptr_array_unref(parse->names);
    g_free(parse);
}

/* Words as GOption reads them rightly: an argument that may be left out is given with "=" only, so
 * that `--print KEY` keeps its KEY, and a negative number is no option. */
static char **ready_words(const struct parse *parse, const char *const *words)
{
    GPtrArray *closed = g_ptr_array_new();
    g_ptr_array_add(closed, g_strdup("heldto"));
    gboolean are_options = TRUE;
    for (gsize i = 0; words[i] != NULL; i++) {
        guint at = 0;
        are_options = are_options && strcmp(words[i], "--") != 0;
        const GOptionEntry *entry = are_options ? entry_of(parse, words[i], &at) : NULL;
        gboolean is_open = entry != NULL && (entry->flags & G_OPTION_FLAG_OPTIONAL_ARG) &&
                           g_str_has_prefix(words[i], "--");
        gboolean is_number = are_options && entry == NULL && is_negative(words[i]);
        g_ptr_array_add(closed, is_open     ? g_strconcat(words[i], "=", NULL)
                                : is_number ? g_strdup_printf("%c%s", NUMBER_MARK, words[i])
                                            : g_strdup(words[i]));
    }
    g_ptr_array_add(closed, NULL);
    return (char **)g_ptr_array_free(closed, FALSE);
}

/* "--party" is nearly "--parties", "--due" both "--due-text" and "--due-edtf". */
static gboolean is_near(const char *typed, const char *option)
{
    const gsize len = strcspn(typed, "=");
    return len >= 3 && strncmp(typed, option, len > 4 ? len - 1 : len) == 0;
}

/* Adds to an unknown option those that were perhaps meant. */
static void suggest_options(const struct parse *parse, GError *failed)
{
    const char *typed = strstr(failed->message, "--");
    if (!g_error_matches(failed, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION) || typed == NULL)
        return;
    GString *text = g_string_new(failed->message);
    gboolean is_first = TRUE;
    for (guint i = 0; i < parse->entries->len; i++) {
        const char *name = g_array_index(parse->entries, GOptionEntry, i).long_name;
        if (name == NULL || !is_near(typed + 2, name))
            continue;
        g_string_append_printf(text, "%s--%s", is_first ? "; perhaps " : " or ", name);
        is_first = FALSE;
    }
    g_free(failed->message);
    failed->message = g_string_free(text, FALSE);
}

static gboolean fail_parse(const struct command_call *call, GError *failed, GError **error)
{
    g_autofree char *name =
        call->command != NULL ? g_strdup_printf(" %s", call->command->name) : g_strdup("");
    const char *where = call->command != NULL ? "" : "--";
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE, "%s%s%s; `heldto %shelp%s` tells more",
                call->command != NULL ? call->command->name : "", call->command != NULL ? ": " : "",
                failed->message, where, name);
    g_error_free(failed);
    return FALSE;
}

static gboolean parse_words(struct command_call *call, const char *const *words, gboolean is_first,
                            GError **error)
{
    struct parse *parse = parse_new(call);
    GOptionContext *context = g_option_context_new(NULL);
    GOptionGroup *group = g_option_group_new("", "", "", parse, NULL);
    g_option_group_add_entries(group, &g_array_index(parse->entries, GOptionEntry, 0));
    g_option_context_set_main_group(context, group);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_set_strict_posix(context, is_first);
    g_auto(GStrv) argv = ready_words(parse, words);
    GError *failed = NULL;
    gboolean parsed = g_option_context_parse_strv(context, &argv, &failed);
    g_option_context_free(context);
    if (!parsed)
        suggest_options(parse, failed);
    parse_free(parse);
    return parsed || fail_parse(call, failed, error);
}

static gboolean fail_words(const struct command_call *call, GError **error)
{
    const char *args = call->command->args;
    if (*args == '\0')
        return command_fail(error, HELDTO_ERROR_USAGE, "%s takes no words but options, not \"%s\"",
                            call->command->name, command_word(call, 0));
    return command_fail(error, HELDTO_ERROR_USAGE,
                        "usage: heldto %s %s; `heldto help %s` tells more", call->command->name,
                        args, call->command->name);
}

static gboolean fail_surplus(const struct command_call *call, guint at, GError **error)
{
    const char *name = call->command->name;
    return command_fail(
        error, HELDTO_ERROR_USAGE,
        "%s: \"%s\" is one word too many: heldto %s %s; `heldto help %s` tells more", name,
        command_word(call, at), name, call->command->args, name);
}

static gboolean check_words(struct command_call *call, GError **error)
{
    g_autoptr(GPtrArray) usage = command_usage(call->command->args);
    guint n = call->words->len;
    if (n < command_usage_least(usage))
        return fail_words(call, error);
    for (guint i = 0; i < n; i++) {
        const struct command_place *place = command_usage_place(usage, i, n);
        if (place == NULL)
            return *call->command->args == '\0' ? fail_words(call, error)
                                                : fail_surplus(call, i, error);
        char *text = take_text(place->kind, call->words->pdata[i]);
        g_free(call->words->pdata[i]);
        call->words->pdata[i] = text;
        if (!command_value_check(place->kind, text, error))
            return FALSE;
    }
    return TRUE;
}

gboolean command_parse(struct command_call *call, const char *const *words, GError **error)
{
    return parse_words(call, words, FALSE, error) &&
           (command_has(call, "help") || check_words(call, error));
}

gboolean command_parse_common(struct command_call *call, const char *const *words, GError **error)
{
    g_assert(call->command == NULL);
    return parse_words(call, words, TRUE, error);
}
