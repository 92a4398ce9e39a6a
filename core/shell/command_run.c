/* command_run.c owns running a command: finding it, opening its register, telling what went wrong.
 * It must not know any command, nor where output goes. */
#include "core/command.h"

#include "core/clock.h"
#include "core/shell/command_private.h"
#include "core/story/past.h"
#include "core/text/text.h"

#include <string.h>

enum { HELP_WIDTH = 80 };

static struct command_call call_new(const struct command *command, struct session *session,
                                    struct command_io *io)
{
    return (struct command_call){.command = command,
                                 .io = io,
                                 .session = session,
                                 .words = g_ptr_array_new_with_free_func(g_free),
                                 .options =
                                     g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                                           (GDestroyNotify)g_ptr_array_unref)};
}

/* The first line says what is wrong; those below, if any, point at it. */
static int report(struct command_io *io, const GError *error)
{
    g_auto(GStrv) lines = g_strsplit(error->message, "\n", -1);
    for (gsize i = 0; *error->message != '\0' && lines[i] != NULL; i++) {
        g_autofree char *line = g_strconcat(i == 0 ? "heldto: " : "", lines[i], NULL);
        g_autofree char *shown = text_show(line, -1);
        g_autofree char *ascii = io->ascii ? text_ascii(shown) : NULL;
        io->say(io->data, ascii != NULL ? ascii : shown);
    }
    return session_exit_code(error);
}

static gboolean take_common(struct command_call *call, GError **error)
{
    struct command_io *io = call->io;
    if (command_has(call, "register"))
        io->location = command_option(call, "register");
    if (command_has(call, "author"))
        io->author = command_option(call, "author");
    if (command_has(call, "color"))
        io->colour = command_option(call, "color");
    if (io->location != NULL && *io->location == '\0')
        return command_fail(error, HELDTO_ERROR_USAGE, "-r: name a register's file");
    const char *now = command_option(call, "now");
    return now == NULL || clock_set_today(now) ||
           command_fail(error, HELDTO_ERROR_USAGE, "--now: \"%s\" is no day", now);
}

struct session *command_open(struct command_call *call, GError **error)
{
    struct session_options options = {.location = call->io->location, .author = call->io->author};
    GError *failed = NULL;
    struct session *session = session_open(&options, &failed);
    gboolean is_missing = g_error_matches(failed, DB_ERROR, DB_ERROR_NOT_FOUND);
    if (is_missing && (call->command->needs & COMMAND_NEEDS_CREATE)) {
        g_clear_error(&failed);
        options.is_new = TRUE;
        return session_open(&options, error);
    }
    if (failed != NULL)
        g_propagate_error(error, failed);
    else if (db_kept_copy(session->db) != NULL)
        command_say(call, "the register was brought up to date; as it was it is kept as %s",
                    db_kept_copy(session->db));
    return session;
}

static gboolean check_needs(const struct command_call *call, GError **error)
{
    if ((call->command->needs & COMMAND_NEEDS_WRITE) && db_is_read_only(call->session->db))
        return command_fail(
            error, HELDTO_ERROR_REGISTER,
            "%s can only be read; copy it to where you may write, and name the copy "
            "with -r",
            db_location(call->session->db));
    return TRUE;
}

/* --as-of and --known-on: the same command, on what the register was. */
static gboolean run_on_past(struct command_call *call, GError **error)
{
    struct session *present = call->session;
    struct past *past =
        past_open(present, command_option(call, "as-of"), command_option(call, "known-on"),
                  command_option(call, "now"), error);
    if (past == NULL)
        return FALSE;
    call->session = past_session(past);
    call->present = present;
    gboolean done = call->command->run(call, error);
    call->session = present;
    call->present = NULL;
    past_close(past);
    return done;
}

static gboolean wants_past(const struct command_call *call)
{
    return g_hash_table_contains(call->options, "as-of") ||
           g_hash_table_contains(call->options, "known-on");
}

static gboolean run_with_register(struct command_call *call, GError **error)
{
    struct session *opened = NULL;
    if (call->session == NULL)
        call->session = opened = command_open(call, error);
    gboolean done = call->session != NULL && check_needs(call, error) &&
                    (wants_past(call) ? run_on_past(call, error) : call->command->run(call, error));
    session_close(opened);
    return done;
}

static gboolean run_call(struct command_call *call, GError **error)
{
    unsigned needs = call->command->needs;
    if (call->session != NULL && (needs & COMMAND_NEEDS_SHELL))
        return command_fail(error, HELDTO_ERROR_USAGE, "%s is for the shell: `heldto %s`",
                            call->command->name, call->command->name);
    return needs & COMMAND_NEEDS_REGISTER ? run_with_register(call, error)
                                          : call->command->run(call, error);
}

/* Where a register is open already, its place and today are settled. */
static gboolean check_common(const struct command_call *call, GError **error)
{
    static const char *const settled[] = {"register", "now", "color"};
    for (gsize i = 0; call->session != NULL && i < G_N_ELEMENTS(settled); i++)
        if (g_hash_table_contains(call->options, settled[i]))
            return command_fail(error, HELDTO_ERROR_USAGE, "--%s is for the shell", settled[i]);
    return TRUE;
}

gboolean command_try(struct session *session, const char *const *words, struct command_io *io,
                     GError **error)
{
    const struct command_io before = *io;
    gsize used = 0;
    const struct command *command = command_of_words(words, &used, error);
    if (command == NULL)
        return FALSE;
    struct command_call call = call_new(command, session, io);
    gboolean done = command_parse(&call, words + used, error);
    if (done && command_has(&call, "help")) {
        g_autofree char *help = command_help(command, io->width > 0 ? io->width : HELP_WIDTH);
        command_print(&call, "%s", help);
    } else {
        done = done && check_common(&call, error) && take_common(&call, error) &&
               run_call(&call, error);
    }
    *io = before; /* what it points to belongs to the call */
    command_call_clear(&call);
    return done;
}

int command_run(struct session *session, const char *const *words, struct command_io *io)
{
    GError *failed = NULL;
    if (command_try(session, words, io, &failed))
        return 0;
    int code = report(io, failed);
    g_error_free(failed);
    return code;
}

/* No command: the screens, on the register if it is there. */
static int run_screens(struct command_call *call, GError **error)
{
    static const struct command nothing = {.name = ""};
    if (call->io->screens == NULL) {
        command_fail(error, HELDTO_ERROR_USAGE,
                     "there is no terminal to open the screens on; `heldto --help` names the "
                     "commands");
        return HELDTO_ERROR_USAGE;
    }
    call->command = &nothing;
    GError *failed = NULL;
    owned_session session = command_open(call, &failed);
    gboolean is_first = call->io->location == NULL && g_getenv("HELDTO_REGISTER") == NULL &&
                        g_error_matches(failed, DB_ERROR, DB_ERROR_NOT_FOUND);
    if (failed != NULL && !is_first) {
        g_propagate_error(error, failed);
        return session_exit_code(*error);
    }
    g_clear_error(&failed);
    return call->io->screens(call->io->data, session);
}

static int run_line(struct command_call *call, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (guint i = 0; i < call->words->len; i++)
        g_ptr_array_add(words, call->words->pdata[i]);
    g_ptr_array_add(words, NULL);
    if (!take_common(call, error))
        return HELDTO_ERROR_USAGE;
    if (command_has(call, "version")) {
        command_print(call, "%s\n", session_program());
        return 0;
    }
    if (command_has(call, "help")) {
        g_autofree char *help =
            command_help_all(call->io->width > 0 ? call->io->width : HELP_WIDTH);
        command_print(call, "%s", help);
        return 0;
    }
    if (call->words->len == 0)
        return run_screens(call, error);
    return command_run(NULL, (const char *const *)words->pdata, call->io);
}

int command_run_shell(const char *const *words, struct command_io *io)
{
    struct command_call call = call_new(NULL, NULL, io);
    GError *failed = NULL;
    int code =
        command_parse_common(&call, words, &failed) ? run_line(&call, &failed) : HELDTO_ERROR_USAGE;
    if (failed != NULL)
        report(io, failed);
    g_clear_error(&failed);
    command_call_clear(&call);
    return code;
}
