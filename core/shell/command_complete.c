/* command_complete.c owns completion: what may stand where a command line ends.
 * It must not hold a word about any one command. */
#include "core/command.h"

#include "core/shell/command_offer.h"
#include "core/shell/command_private.h"
#include "core/shell/command_value.h"
#include "core/scheme/words.h"

#include <string.h>

/* One command line up to the word being written. */
struct completion {
    struct session *session;
    const struct command *command;
    const char *word; /* being written */
    struct command_offers *offers;
};

static void free_offer(gpointer data)
{
    struct command_offer *offer = data;
    g_free(offer->text);
    g_free(offer->help);
    g_free(offer);
}

/* Takes both over. */
static void offer(struct completion *completion, char *text, char *help)
{
    struct command_offer *row = g_new(struct command_offer, 1);
    *row = (struct command_offer){.text = text, .help = help};
    g_ptr_array_add(completion->offers->rows, row);
}

static void offer_option(struct completion *completion, const char *name, const char *help)
{
    g_autofree char *dashed = g_strconcat("--", name, NULL);
    if (g_str_has_prefix(dashed, completion->word))
        offer(completion, g_steal_pointer(&dashed), g_strdup(help));
}

static void offer_options(struct completion *completion, const struct command_option *const *rows)
{
    for (gsize i = 0; rows != NULL && rows[i] != NULL; i++)
        offer_option(completion, rows[i]->name, rows[i]->help);
}

static void complete_options(struct completion *completion)
{
    const struct command *command = completion->command;
    offer_options(completion, command->options);
    gsize n = 0;
    const struct field *fields = command->takes_fields ? field_all(command->noun, &n) : NULL;
    for (gsize i = 0; i < n; i++) {
        g_autofree char *name = command_field_option(&fields[i]);
        offer_option(completion, name, _(fields[i].help));
    }
    offer_options(completion, command_common);
}

/* Values of a kind that begin with `prefix`, with `before` in front of them. */
static void complete_value(struct completion *completion, const char *kind, const char *prefix,
                           const char *before)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    const struct command_value *value = command_value_find(kind);
    command_value_complete(kind, completion->session, prefix, texts);
    for (guint i = 0; i < texts->len; i++)
        offer(completion, g_strconcat(before, texts->pdata[i], NULL),
              completion->offers->has_help
                  ? command_value_describe(kind, completion->session, texts->pdata[i])
                  : NULL);
    completion->offers->is_file = completion->offers->is_file || (value != NULL && value->is_bytes);
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

/* What the option's argument is called, "[PRINTER]" where it may be left out; NULL: it takes none, or
 * is no option. New. */
static char *argument_of(const struct command *command, const char *dashed)
{
    if (dashed[0] != '-' || dashed[1] == '\0')
        return NULL;
    const struct command_option *option = command != NULL ? row_of(command->options, dashed) : NULL;
    if (option == NULL)
        option = row_of(command_common, dashed);
    if (option != NULL)
        return g_strdup(option->argument);
    const struct field *field =
        command != NULL && command->takes_fields && g_str_has_prefix(dashed, "--")
            ? field_find(command->noun, dashed + 2)
            : NULL;
    return field != NULL ? command_field_argument(field) : NULL;
}

/* The kind of value an option takes as its next word; NULL: none. New. */
static char *argument_after(const struct command *command, const char *dashed)
{
    g_autofree char *argument = argument_of(command, dashed);
    return argument != NULL && *argument != '[' ? g_steal_pointer(&argument) : NULL;
}

/* --by=to: TRUE where the word is of this form. */
static gboolean complete_joined(struct completion *completion)
{
    const char *sign =
        g_str_has_prefix(completion->word, "--") ? strchr(completion->word, '=') : NULL;
    if (sign == NULL)
        return FALSE;
    g_autofree char *dashed = g_strndup(completion->word, (gsize)(sign - completion->word));
    g_autofree char *before = g_strconcat(dashed, "=", NULL);
    g_autofree char *argument = argument_of(completion->command, dashed);
    if (argument != NULL)
        complete_value(completion, g_strstrip(g_strdelimit(argument, "[]", ' ')), sign + 1, before);
    return TRUE;
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
        complete_value(completion, place->kind, completion->word, "");
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
        complete_value(completion, pending, completion->word, "");
    else if (are_options && complete_joined(completion))
        return;
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
            offer(completion, g_strdup(all[i]->name + skip), g_strdup(_(all[i]->summary)));
}

static void complete_line(struct completion *completion, const char *const *words, gsize n)
{
    gsize used = 0;
    completion->command = n > 1 ? command_of_words(words, &used, NULL) : NULL;
    if (completion->command != NULL && used < n)
        complete_arguments(completion, words + used, n - used);
    else
        complete_name(completion, words, n);
}

static void offers_new(struct command_offers *offers)
{
    offers->rows = g_ptr_array_new_with_free_func(free_offer);
    offers->is_file = offers->is_open = FALSE;
}

void command_offers_clear(struct command_offers *offers)
{
    g_clear_pointer(&offers->rows, g_ptr_array_unref);
}

GPtrArray *command_complete(struct session *session, const char *const *words)
{
    struct command_offers offers = {.rows = NULL};
    gsize n = g_strv_length((char **)words);
    struct completion completion = {
        .session = session, .word = n > 0 ? words[n - 1] : "", .offers = &offers};
    offers_new(&offers);
    complete_line(&completion, words, n);
    GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < offers.rows->len; i++) {
        struct command_offer *row = offers.rows->pdata[i];
        g_ptr_array_add(texts, g_steal_pointer(&row->text));
    }
    command_offers_clear(&offers);
    return texts;
}

/* In a shell a command of two words is written in two: "meeting add" is "meeting" at first, which may
 * be the beginning of several. */
static void part_names(struct command_offers *offers)
{
    const char *last = "";
    for (guint i = 0; i < offers->rows->len;) {
        struct command_offer *row = offers->rows->pdata[i];
        char *blank = strchr(row->text, ' ');
        if (blank != NULL)
            *blank = '\0';
        if (strcmp(row->text, last) == 0) {
            g_ptr_array_remove_index(offers->rows, i);
            continue;
        }
        last = row->text;
        i++;
    }
}

/* The options that may stand before a command; how many of the n words they are, at most n - 1.
 * *pending: what the next word is the value of; new. */
static gsize skip_common(const char *const *words, gsize n, char **pending)
{
    gsize i = 0;
    for (; i + 1 < n && words[i][0] == '-'; i++) {
        g_autofree char *kind = argument_after(NULL, words[i]);
        if (kind != NULL && i + 2 == n) {
            *pending = g_steal_pointer(&kind);
            return n - 1;
        }
        i += kind != NULL;
    }
    return i;
}

/* Whether what is written is a command's name, or may be: `score` is one, and so is `score list`. */
static gboolean is_name(const char *const *words, gsize n)
{
    return n == 1 || (n == 2 && *words[1] != '-');
}

/* `help` takes the words of a command. */
static gboolean takes_name(const struct command *command)
{
    return command != NULL && g_str_has_prefix(command->args, "[COMMAND");
}

static void fill_line(struct completion *completion, const char *const *words, gsize n)
{
    gsize used = 0;
    const struct command *command = n > 1 ? command_of_words(words, &used, NULL) : NULL;
    if (takes_name(command) && used < n && *completion->word != '-') {
        complete_name(completion, words + used, n - used);
        part_names(completion->offers);
        return;
    }
    if (is_name(words, n)) {
        complete_name(completion, words, n);
        part_names(completion->offers);
    }
    completion->command = command;
    if (command != NULL && used < n)
        complete_arguments(completion, words + used, n - used);
}

static gboolean goes_on(const struct command_offers *offers)
{
    for (guint i = 0; i < offers->rows->len; i++) {
        const struct command_offer *row = offers->rows->pdata[i];
        if (strchr(":=<>/", row->text[MAX(strlen(row->text), 1) - 1]) != NULL)
            return strcmp(row->text, "=") != 0;
    }
    return FALSE;
}

void command_offers_fill(struct command_offers *offers, struct session *session,
                         const char *const *words)
{
    static const struct command none = {.name = "", .args = ""};
    gsize n = g_strv_length((char **)words);
    g_autofree char *pending = NULL;
    gsize skipped = skip_common(words, n, &pending);
    struct completion completion = {
        .session = session, .word = n > 0 ? words[n - 1] : "", .offers = offers};
    offers_new(offers);
    if (pending != NULL)
        complete_value(&completion, pending, completion.word, "");
    else if (skipped + 1 == n && *completion.word == '-') {
        completion.command = &none;
        if (!complete_joined(&completion))
            complete_options(&completion);
    } else if (n > 0) {
        fill_line(&completion, words + skipped, n - skipped);
    }
    offers->is_open = goes_on(offers);
}

char *command_offers_register(const char *const *words)
{
    const char *last = NULL;
    for (gsize i = 0; words[i] != NULL && words[i + 1] != NULL && strcmp(words[i], "--") != 0; i++)
        if (strcmp(words[i], "-r") == 0 || strcmp(words[i], "--register") == 0)
            last = words[i + 2] != NULL ? words[i + 1] : last;
        else if (g_str_has_prefix(words[i], "--register="))
            last = strchr(words[i], '=') + 1;
    if (last != NULL && g_str_has_prefix(last, "~/"))
        return g_build_filename(g_get_home_dir(), last + 2, NULL);
    return g_strdup(last);
}
