/* main.c owns the way in: locale, signals, the terminal as a place to write to, and which of the
 * screens or the shell is meant. It must not know what any command does. */
#include "core/command.h"
#include "core/sample/sample.h"
#include "core/text/text.h"
#include "tui/app.h"
#include "tui/terminal_io.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct session *start_sample(const char *author, gpointer data, GError **error)
{
    (void)data;
    return sample_open(author, error);
}

static struct session *start_empty(const char *author, gpointer data, GError **error)
{
    const struct command_io *io = data;
    struct session_options options = {.location = io->location, .author = author, .is_new = TRUE};
    return session_open(&options, error);
}

/* Keeps what a command says, to be shown on the screen instead. */
static void keep_line(gpointer data, const char *line)
{
    GString *said = data;
    g_string_append_printf(said, "%s%s", said->len > 0 ? "\n" : "", line);
}

static gboolean drop_output(gpointer data, const char *bytes, gsize len)
{
    (void)data;
    (void)bytes;
    (void)len;
    return TRUE;
}

/* A first register out of a spreadsheet: nothing is left of it where the file cannot be taken. */
static struct session *start_file(const char *author, const char *file, gpointer data,
                                  GError **error)
{
    struct session *session = start_empty(author, data, error);
    if (session == NULL)
        return NULL;
    g_autoptr(GString) said = g_string_new(NULL);
    struct command_io io = {.data = said, .write = drop_output, .say = keep_line};
    const char *words[] = {"import", "--", file, NULL};
    int code = command_run(session, words, &io);
    if (code == 0)
        return session;
    g_autofree char *location = g_strdup(db_location(session->db));
    session_close(session);
    g_unlink(location);
    g_set_error_literal(error, HELDTO_ERROR, code, said->str);
    return NULL;
}

static enum screen_colour colour_of(const struct command_io *io)
{
    if (io->colour == NULL || strcmp(io->colour, "auto") == 0)
        return SCREEN_COLOUR_AUTO;
    return strcmp(io->colour, "never") == 0 ? SCREEN_COLOUR_NEVER : SCREEN_COLOUR_ALWAYS;
}

/* A login is not how anybody wants to be printed, so only a name of its own is offered. */
static const char *suggested_name(void)
{
    const char *real = g_get_real_name();
    const gboolean is_name = real != NULL && *real != '\0' && strcmp(real, "Unknown") != 0 &&
                             strcmp(real, g_get_user_name()) != 0;
    return is_name ? real : NULL;
}

/* What the person should know of the register before they begin; new. */
static char *notice_of(const struct session *session)
{
    if (session == NULL)
        return NULL;
    if (db_is_read_only(session->db))
        return g_strdup_printf("the register can only be read: %s", db_location(session->db));
    if (db_kept_copy(session->db) != NULL)
        return g_strdup_printf("the register was brought up to date; as it was it is kept as %s",
                               db_kept_copy(session->db));
    return NULL;
}

static int run_screens(gpointer data, struct session *session)
{
    struct command_io *io = terminal_io_of(data);
    g_autofree char *notice = notice_of(session);
    g_autofree char *author = session_author_known(io->author, NULL);
    struct tui_options options = {.colour = colour_of(io),
                                  .start_sample = start_sample,
                                  .start_file = start_file,
                                  .start_empty = start_empty,
                                  .author = author,
                                  .suggested = suggested_name(),
                                  .notice = notice,
                                  .data = io};
    terminal_io_leave(data);
    return tui_run(session, &options);
}

int main(int argc, char **argv)
{
    (void)argc;
    setlocale(LC_ALL, "");
    umask(077);
    signal(SIGPIPE, SIG_IGN); /* a reader that has gone is seen by the write that fails */
    signal(SIGXFSZ, SIG_IGN); /* so is a file that may not grow */
    struct terminal_io *terminal = terminal_io_new();
    struct command_io *io = terminal_io_of(terminal);
    text_set_ascii(io->ascii);
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        io->screens = run_screens;
    int code = command_run_shell((const char *const *)argv + 1, io);
    return terminal_io_finish(terminal, code);
}
