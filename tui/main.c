/* main.c owns the way in: locale, signals, the terminal as a place to write to, and which of the
 * screens or the shell is meant. It must not know what any command does. */
#include "core/command.h"
#include "core/sample/sample.h"
#include "core/text/text.h"
#include "db/commitment.h"
#include "tui/app.h"
#include "tui/keys_help.h"
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

/* What an import says of single rows stands in the file beside the rejected ones too. */
static void drop_line(gpointer data, const char *line)
{
    (void)data;
    (void)line;
}

static gboolean keep_output(gpointer data, const char *bytes, gsize len)
{
    g_string_append_len(data, bytes, (gssize)len);
    return TRUE;
}

/* The file, or the file and options: "list.csv --dates dmy". */
static GPtrArray *import_words(const char *typed)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) parts = NULL;
    g_ptr_array_add(words, g_strdup("import"));
    if (g_file_test(typed, G_FILE_TEST_EXISTS) || !g_shell_parse_argv(typed, NULL, &parts, NULL)) {
        g_ptr_array_add(words, g_strdup("--"));
        g_ptr_array_add(words, g_strdup(typed));
    }
    for (gsize i = 0; parts != NULL && parts[i] != NULL; i++)
        g_ptr_array_add(words, g_strdup(parts[i]));
    g_ptr_array_add(words, NULL);
    return words;
}

static gboolean holds_any(const struct session *session)
{
    gint64 n = 0;
    g_autoptr(GError) failed = NULL;
    return commitment_count(session->db, &n, &failed) && n > 0;
}

/* A first register out of a spreadsheet: what could be taken of it, and nothing is left of the
 * register where that is nothing. */
static struct session *start_file(const char *author, const char *file, gpointer data, char **told,
                                  GError **error)
{
    struct session *session = start_empty(author, data, error);
    if (session == NULL)
        return NULL;
    g_autoptr(GString) account = g_string_new(NULL);
    struct command_io io = {.data = account, .write = keep_output, .say = drop_line};
    g_autoptr(GPtrArray) words = import_words(file);
    g_autoptr(GError) failed = NULL;
    gboolean done = command_try(session, (const char *const *)words->pdata, &io, &failed);
    if (done || holds_any(session)) {
        *told = g_strdup_printf("%s%s%s", g_strchomp(account->str), done ? "" : "; ",
                                done ? "" : failed->message);
        return session;
    }
    g_autofree char *location = g_strdup(db_location(session->db));
    g_autofree char *journal = g_strconcat(location, "-journal", NULL);
    session_close(session);
    g_unlink(location);
    g_unlink(journal);
    g_propagate_error(error, g_steal_pointer(&failed));
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
                                  .suggested = author == NULL ? suggested_name() : NULL,
                                  .notice = notice,
                                  .data = io};
    terminal_io_leave(data);
    return tui_run(session, &options);
}

int main(int argc, char **argv)
{
    (void)argc;
    /* What is shown depends on these two; each of the others costs time at every start. */
    setlocale(LC_CTYPE, "");
    setlocale(LC_MESSAGES, "");
    umask(077);
    signal(SIGPIPE, SIG_IGN); /* a reader that has gone is seen by the write that fails */
    signal(SIGXFSZ, SIG_IGN); /* so is a file that may not grow */
    struct terminal_io *terminal = terminal_io_new();
    struct command_io *io = terminal_io_of(terminal);
    text_set_ascii(io->ascii);
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        io->screens = run_screens;
    keys_help_install();
    int code = command_run_shell((const char *const *)argv + 1, io);
    return terminal_io_finish(terminal, code);
}
