/* command_complete.c owns completion: what may stand where a command line ends.
 * It must not hold a word about any one command. */
#include "core/command.h"

#include "core/shell/command_private.h"
#include "core/shell/command_value.h"

#include <string.h>

/* One command line up to the word being written. */
struct completion {
    struct session *session;
    const struct command *command;
    const char *word; /* being written */
    GPtrArray *texts;
};

static void offer_option(struct completion *completion, const char *name)
{
    g_autofree char *dashed = g_strconcat("--", name, NULL);
    if (g_str_has_prefix(dashed, completion->word))
        g_ptr_array_add(completion->texts, g_steal_pointer(&dashed));
}

static void complete_options(struct completion *completion)
{
    const struct command *command = completion->command;
    for (gsize i = 0; command->options != NULL && command->options[i] != NULL; i++)
        offer_option(completion, command->options[i]->name);
    gsize n = 0;
    const struct field *fields = command->takes_fields ? field_all(command->noun, &n) : NULL;
    for (gsize i = 0; i < n; i++) {
        g_autofree char *name = command_field_option(&fields[i]);
        offer_option(completion, name);
    }
    for (gsize i = 0; command_common[i] != NULL; i++)
        offer_option(completion, command_common[i]->name);
}

static const struct command_option *row_of(const struct command_option *const *options,
                                           const char *dashed)
{
    for (gsize i = 0; options != NULL && options[i] != NULL; i++) {
        gboolean is_long =
            g_str_has_prefix(dashed, "--") && strcmp(options[i]->name, dashed + 2) == 0;
        if (is_long || (dashed[1] == options[i]->letter && dashed[1] != '\0' && dashed[2] == '\0'))
            return options[i];
    }
    return NULL;
}

/* The kind of value an option takes as its next word; NULL: none, or not an option. New. */
static char *argument_after(const struct command *command, const char *dashed)
{
    if (dashed[0] != '-' || dashed[1] == '\0')
        return NULL;
    const struct command_option *option = row_of(command->options, dashed);
    if (option == NULL)
        option = row_of(command_common, dashed);
    if (option != NULL)
        return option->argument != NULL && *option->argument != '[' ? g_strdup(option->argument)
                                                                    : NULL;
    const struct field *field = command->takes_fields && g_str_has_prefix(dashed, "--")
                                    ? field_find(command->noun, dashed + 2)
                                    : NULL;
    return field != NULL ? command_field_argument(field) : NULL;
}

static void complete_word(struct completion *completion, guint i)
{
    g_autoptr(GPtrArray) usage = command_usage(completion->command->args);
    const char *last = NULL;
    /* A repeated word may be followed by any of those behind it. */
    for (guint n = i + 1; n <= i + 1 + usage->len; n++) {
        const struct command_place *place = command_usage_place(usage, i, n);
        if (place == NULL || (last != NULL && strcmp(last, place->kind) == 0))
            continue;
        command_value_complete(place->kind, completion->session, completion->word,
                               completion->texts);
        last = place->kind;
    }
}

static void complete_arguments(struct completion *completion, const char *const *words, gsize n)
{
    guint at = 0;
    g_autofree char *pending = NULL;
    gboolean are_options = TRUE;
    for (gsize i = 0; i + 1 < n; i++) {
        gboolean is_value = pending != NULL;
        g_clear_pointer(&pending, g_free);
        if (is_value)
            continue;
        if (are_options && strcmp(words[i], "--") == 0)
            are_options = FALSE;
        else if (are_options && words[i][0] == '-' && words[i][1] != '\0')
            pending = argument_after(completion->command, words[i]);
        else
            at++;
    }
    if (pending != NULL)
        command_value_complete(pending, completion->session, completion->word, completion->texts);
    else if (are_options && *completion->word == '-')
        complete_options(completion);
    else
        complete_word(completion, at);
}

/* Names of commands of which the words so far are the beginning: "meeting" then "add". */
static void complete_name(struct completion *completion, const char *const *words, gsize n)
{
    g_autofree char *first = n == 2 ? g_strconcat(words[0], " ", completion->word, NULL) : NULL;
    const char *typed = first != NULL ? first : completion->word;
    gsize skip = first != NULL ? strlen(words[0]) + 1 : 0;
    gsize n_commands;
    const struct command *const *all = command_all(&n_commands);
    for (gsize i = 0; n <= 2 && i < n_commands; i++)
        if (g_str_has_prefix(all[i]->name, typed))
            g_ptr_array_add(completion->texts, g_strdup(all[i]->name + skip));
}

GPtrArray *command_complete(struct session *session, const char *const *words)
{
    gsize n = g_strv_length((char **)words);
    struct completion completion = {.session = session,
                                    .word = n > 0 ? words[n - 1] : "",
                                    .texts = g_ptr_array_new_with_free_func(g_free)};
    gsize used = 0;
    completion.command = n > 1 ? command_of_words(words, &used, NULL) : NULL;
    if (completion.command != NULL && used < n)
        complete_arguments(&completion, words + used, n - used);
    else
        complete_name(&completion, words, n);
    return completion.texts;
}
