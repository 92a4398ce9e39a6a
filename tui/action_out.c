/* action_out.c owns bringing what a view shows into a file, or to another program. No shell is
 * started. It must not know how any view is written: written.h does. */
#include "tui/action_runs.h"

#include "core/out_file.h"
#include "core/scheme/words.h"
#include "core/session.h"
#include "tui/app.h"
#include "tui/program.h"
#include "tui/file_name.h"
#include "tui/menu.h"
#include "tui/prompt.h"
#include "tui/written.h"

#include <string.h>

/* A view on its way out. */
struct leaving {
    struct written *written;
    char *path; /* of the file; or NULL */
    char *format;
    gboolean may_replace;
    char *command; /* for a program */
};

static void leaving_free(gpointer data)
{
    struct leaving *leaving = data;
    written_free(leaving->written);
    g_free(leaving->path);
    g_free(leaving->format);
    g_free(leaving->command);
    g_free(leaving);
}

static gboolean write_file(gpointer file, const char *bytes, gsize len, GError **error)
{
    return out_file_write(file, bytes, len, error);
}

/* What is there is replaced whole, or stays. */
static gboolean store(struct app *app, gpointer data, GError **error)
{
    const struct leaving *leaving = data;
    struct out_file *file = leaving->may_replace ? out_file_open(leaving->path, error)
                                                 : out_file_create(leaving->path, error);
    if (file == NULL)
        return FALSE;
    if (written_write(app, leaving->written, leaving->format, write_file, file, error))
        return out_file_finish(file, error);
    out_file_discard(file);
    return FALSE;
}

static void stored(struct app *app, gpointer data)
{
    app_say(app, _("written: %s"), ((const struct leaving *)data)->path);
}

/* Takes it over. */
static gboolean write_now(struct app *app, struct leaving *leaving)
{
    app_work(app, &(struct work){
                      .run = store, .done = stored, .data = leaving, .free_data = leaving_free});
    return TRUE;
}

static gboolean replace(struct app *app, gpointer data, GError **error)
{
    (void)error;
    struct leaving **held = data;
    (*held)->may_replace = TRUE;
    return write_now(app, g_steal_pointer(held));
}

static void free_held(gpointer data)
{
    struct leaving **held = data;
    if (*held)
        leaving_free(*held);
    g_free(held);
}

static void ask_replace(struct app *app, struct leaving *leaving)
{
    struct leaving **held = g_new0(struct leaving *, 1);
    g_autofree char *question =
        g_strdup_printf(_("%s is there already. Replace it?"), leaving->path);
    *held = leaving;
    menu_confirm(app, question, replace, held, free_held);
}

/* The suffix says the format. NULL and an error: it says none, or one that this view has not. */
static char *format_of(const struct written *written, const char *path, GError **error)
{
    const char *dot = strrchr(path, '.');
    g_autofree char *suffix = g_ascii_strdown(dot && !strchr(dot, '/') ? dot + 1 : "", -1);
    if (*suffix != '\0' && written_has_format(written, suffix))
        return g_steal_pointer(&suffix);
    g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_USAGE,
                        written_has_format(written, "csv")
                            ? _("the name is to end in .csv, .json, .jsonl or .txt: it says the "
                                "format")
                            : _("this is a text: the name is to end in .txt"));
    return NULL;
}

static gboolean accept_file(struct app *app, const char *text, gpointer data, GError **error)
{
    struct leaving **held = data;
    g_autofree char *path = file_name_expand(text);
    g_autofree char *format = format_of((*held)->written, path, error);
    if (format == NULL)
        return FALSE;
    struct leaving *leaving = g_steal_pointer(held);
    leaving->path = g_steal_pointer(&path);
    leaving->format = g_steal_pointer(&format);
    if (g_file_test(leaving->path, G_FILE_TEST_EXISTS))
        ask_replace(app, leaving);
    else
        write_now(app, leaving);
    return TRUE;
}

static GPtrArray *complete_file(struct app *app, const char *text, gsize *start, gpointer data)
{
    (void)app;
    (void)data;
    return file_name_complete(text, start);
}

static struct leaving **hold_view(struct app *app)
{
    struct leaving **held = g_new0(struct leaving *, 1);
    *held = g_new0(struct leaving, 1);
    (*held)->written = written_of_view(app);
    return held;
}

gboolean run_export_view(struct app *app, const struct action_call *call, GError **error)
{
    struct leaving **held = hold_view(app);
    if (*call->argument) {
        const gboolean done = accept_file(app, call->argument, held, error);
        free_held(held);
        return done;
    }
    prompt_open(app, &(struct prompt_options){
                         .label = _("write this view to the file: "),
                         .history = "export",
                         .accept = accept_file,
                         .complete = complete_file,
                         .data = held,
                         .free_data = free_held,
                     });
    return TRUE;
}

static gboolean write_input(gpointer input, const char *bytes, gsize len, GError **error)
{
    return program_input_write(input, bytes, len, error);
}

/* A "!" before the command: it takes the screen. */
static gboolean run_program(struct app *app, gpointer data, GError **error)
{
    struct leaving *leaving = data;
    const gboolean takes_screen = *leaving->command == '!';
    const char *command = leaving->command + (takes_screen ? 1 : 0);
    struct program_input *input = program_input_new(error);
    if (input == NULL)
        return FALSE;
    char *said = NULL;
    gboolean done = written_write(app, leaving->written, "txt", write_input, input, error) &&
                    program_run(app, command, input, takes_screen ? NULL : &said, error);
    program_input_free(input);
    g_free(leaving->path);
    leaving->path = said;
    return done;
}

static void show_said(struct app *app, gpointer data)
{
    const struct leaving *leaving = data;
    GError *error = NULL;
    const char *said = leaving->path ? leaving->path : "";
    g_autofree char *title = g_strconcat("| ", leaving->command, NULL);
    if (strchr(said, '\n') == NULL)
        app_say(app, "%s", *said ? said : _("done; it said nothing"));
    else if (!app_open_view(app, "output", &(struct view_args){.text = said, .title = title},
                            &error))
        app_fail(app, error);
}

static gboolean accept_command(struct app *app, const char *text, gpointer data, GError **error)
{
    struct leaving **held = data;
    if (!program_check(text + (*text == '!' ? 1 : 0), error))
        return FALSE;
    struct leaving *leaving = g_steal_pointer(held);
    leaving->command = g_strdup(text);
    app_work(app, &(struct work){.run = run_program,
                                 .done = show_said,
                                 .data = leaving,
                                 .free_data = leaving_free});
    return TRUE;
}

gboolean run_pipe(struct app *app, const struct action_call *call, GError **error)
{
    struct leaving **held = hold_view(app);
    if (*call->argument) {
        const gboolean done = accept_command(app, call->argument, held, error);
        free_held(held);
        return done;
    }
    prompt_open(app, &(struct prompt_options){
                         .label = _("to the program (with ! before it, it takes the screen): "),
                         .history = "pipe",
                         .accept = accept_command,
                         .data = held,
                         .free_data = free_held,
                     });
    return TRUE;
}
