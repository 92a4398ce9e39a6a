/* command_line.c owns the `:` line: the commands of the shell and the actions of the keys, by name.
 * It must not know any of them. */
#include "tui/command_line.h"

#include "core/command.h"
#include "core/text/text.h"

#include "core/scheme/words.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/prompt.h"
#include "tui/take_in.h"

#include <string.h>

/* A command on its way: what it said so far, should it have to be tried again. */
struct running {
    struct app *app;
    char *line;
    char **words;
    GString *output, *messages;
};

static void running_free(gpointer data)
{
    struct running *running = data;
    g_free(running->line);
    g_strfreev(running->words);
    g_string_free(running->output, TRUE);
    g_string_free(running->messages, TRUE);
    g_free(running);
}

static gboolean write_output(gpointer data, const char *bytes, gsize len)
{
    struct running *running = data;
    g_string_append_len(running->output, bytes, (gssize)len);
    return TRUE;
}

static void say(gpointer data, const char *line)
{
    struct running *running = data;
    g_string_append_printf(running->messages, "%s%s", running->messages->len > 0 ? "\n" : "", line);
}

static gboolean progress(gpointer data, const char *what, gint64 done, gint64 total)
{
    struct running *running = data;
    return app_progress(running->app, what, total > 0 ? (double)done / (double)total : -1);
}

static gboolean try(struct app *app, gpointer data, GError **error)
{
    struct running *running = data;
    struct command_io io = {
        .data = running,
        .write = write_output,
        .say = say,
        .progress = progress,
        .is_terminal = TRUE,
        .width = screen_area().cols,
    };
    g_string_truncate(running->output, 0);
    g_string_truncate(running->messages, 0);
    return command_try(app_session(app), (const char *const *)running->words, &io, error);
}

/* What is said beside the output was not laid out for the screen as the output was. */
static char *wrap_messages(const char *messages)
{
    g_auto(GStrv) said = g_strsplit(messages, "\n", -1);
    GString *all = g_string_new(NULL);
    for (gsize i = 0; said[i] != NULL; i++) {
        g_autofree char *shown = text_show(said[i], -1);
        g_autoptr(GPtrArray) lines = text_wrap(shown, screen_area().cols);
        for (guint k = 0; k < lines->len; k++)
            g_string_append_printf(all, "%s\n", (const char *)lines->pdata[k]);
    }
    return g_string_free(all, FALSE);
}

/* One line is a message, more is something to read. */
static void show(struct app *app, gpointer data)
{
    struct running *running = data;
    GError *error = NULL;
    g_autofree char *all = g_strconcat(running->output->str, running->messages->str, NULL);
    g_strchomp(all);
    if (strchr(all, '\n') == NULL) {
        app_say(app, "%s", *all ? all : _("done"));
        return;
    }
    g_autofree char *said = wrap_messages(running->messages->str);
    g_autofree char *text = g_strconcat(running->output->str, said, NULL);
    const struct view_args args = {.text = g_strchomp(text), .title = running->line};
    if (!app_open_view(app, "output", &args, &error))
        app_fail(app, error);
}

static void start(struct app *app, gpointer running)
{
    app_work(app,
             &(struct work){.run = try, .done = show, .data = running, .free_data = running_free});
}

static gboolean run_words(struct app *app, const char *line, char **words)
{
    struct running *running = g_new0(struct running, 1);
    running->app = app;
    running->line = g_strdup(line);
    running->words = g_strdupv(words);
    running->output = g_string_new(NULL);
    running->messages = g_string_new(NULL);
    gsize used = 0;
    const struct command *command = command_of_words((const char *const *)words, &used, NULL);
    if (command && (command->needs & COMMAND_NEEDS_WRITE) && app_needs_name(app))
        app_ask_name(app, start, running, running_free);
    else
        start(app, running);
    return TRUE;
}

/* What follows the first word, as it was written. */
static const char *rest_of(const char *line)
{
    line += strspn(line, " ");
    line += strcspn(line, " ");
    return line + strspn(line, " ");
}

gboolean command_line_run(struct app *app, const char *line, GError **error)
{
    g_auto(GStrv) words = NULL;
    if (line[strspn(line, " ")] == '\0')
        return TRUE;
    if (!g_shell_parse_argv(line, NULL, &words, NULL)) {
        g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_USAGE, _("a quote is not closed"));
        return FALSE;
    }
    const char *name = strcmp(words[0], "q") == 0 ? "close" : words[0];
    /* A command goes before an action of the same name where it is given words of its own. */
    const gboolean is_action = action_find(name) != NULL;
    if (is_action && (words[1] == NULL || command_find(name) == NULL)) {
        action_run(app, name, 0, rest_of(line));
        return TRUE;
    }
    /* A statement goes on to its form and its triage. */
    if (strcmp(name, "import") == 0 && words[1] != NULL && words[2] == NULL &&
        take_in_is_text(words[1])) {
        action_run(app, "take-in-file", 0, words[1]);
        return TRUE;
    }
    return run_words(app, line, words);
}

static gboolean accept(struct app *app, const char *line, gpointer data, GError **error)
{
    (void)data;
    return command_line_run(app, line, error);
}

static void add_actions(GPtrArray *offers, const char *prefix)
{
    gsize n = 0;
    const struct action *actions = action_all(&n);
    for (gsize i = 0; i < n; i++)
        if (g_str_has_prefix(actions[i].name, prefix) &&
            !(actions[i].needs & (NEED_PROMPT | NEED_MENU | NEED_FORM | NEED_TEXT)) &&
            !g_ptr_array_find_with_equal_func(offers, actions[i].name, g_str_equal, NULL))
            g_ptr_array_add(offers, g_strdup(actions[i].name));
}

static GPtrArray *complete(struct app *app, const char *text, gsize *start, gpointer data)
{
    (void)data;
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    const guint n = g_strv_length(words);
    const char *last = n > 0 ? words[n - 1] : "";
    *start = strlen(text) - strlen(last);
    GPtrArray *offers = command_complete(app_session(app), (const char *const *)words);
    if (n <= 1)
        add_actions(offers, last);
    return offers;
}

gboolean run_command(struct app *app, const struct action_call *call, GError **error)
{
    (void)error;
    prompt_open(app, &(struct prompt_options){
                         .label = ":",
                         .text = call->argument,
                         .history = "command",
                         .accept = accept,
                         .complete = complete,
                     });
    return TRUE;
}
