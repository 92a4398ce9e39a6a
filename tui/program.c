/* program.c owns starting other programs, without a shell, and what they are given and say.
 * It must not know what they are started for. */
#include "tui/program.h"

#include "core/nameless.h"
#include "core/scheme/words.h"
#include "core/session.h"
#include "tui/app.h"
#include "tui/screen.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* More than this is not read back: nobody reads it on a screen. */
#define SAID_MAX   (4 << 20)
#define LOOK_EVERY 20   /* ms */
#define ERRAND_MAX 3000 /* ms */

struct program_input {
    int fd; /* a nameless file */
};

struct program_input *program_input_new(GError **error)
{
    const int fd = nameless_open(error);
    if (fd < 0)
        return NULL;
    struct program_input *input = g_new0(struct program_input, 1);
    input->fd = fd;
    return input;
}

void program_input_free(struct program_input *input)
{
    if (input != NULL)
        close(input->fd);
    g_free(input);
}

gboolean program_input_write(struct program_input *input, const char *bytes, gsize len,
                             GError **error)
{
    if (!nameless_write(input->fd, bytes, len)) {
        g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(errno),
                    _("the text could not be kept for the program: %s"), g_strerror(errno));
        return FALSE;
    }
    return TRUE;
}

static char **read_command(const char *command, GError **error)
{
    char **words = NULL;
    GError *failed = NULL;
    if (g_shell_parse_argv(command, NULL, &words, &failed))
        return words;
    const gboolean is_empty = g_error_matches(failed, G_SHELL_ERROR, G_SHELL_ERROR_EMPTY_STRING);
    g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_USAGE,
                        is_empty ? _("which program? For example: grep visa")
                                 : _("a quote is not closed"));
    g_error_free(failed);
    return NULL;
}

gboolean program_check(const char *command, GError **error)
{
    g_auto(GStrv) words = read_command(command, error);
    return words != NULL;
}

/* -1: the program has ours. Signals that this program leaves alone are its own again. */
static gboolean start(char **argv, int in, int out, GPid *pid, GError **error)
{
    const GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD;
    GError *failed = NULL;
    if (lseek(in, 0, SEEK_SET) == 0 &&
        g_spawn_async_with_fds(NULL, argv, NULL, flags, NULL, NULL, pid, in, out, out, &failed))
        return TRUE;
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_INPUT, _("it could not be started: %s"),
                failed ? failed->message : g_strerror(errno));
    g_clear_error(&failed);
    return FALSE;
}

/* Until it is over, or somebody (or the clock, ms 0: never) wants it stopped. TRUE: it is over. */
static gboolean wait_for(GPid pid, struct app *app, const char *name, int ms, int *status)
{
    g_autofree char *what = g_strdup_printf(_("%s is at work"), name);
    const gint64 end = g_get_monotonic_time() + ms * G_TIME_SPAN_MILLISECOND;
    for (;;) {
        const pid_t done = waitpid(pid, status, WNOHANG);
        if (done == pid || (done < 0 && errno != EINTR))
            return TRUE;
        if ((app != NULL && app_progress(app, what, -1)) ||
            (ms > 0 && g_get_monotonic_time() > end))
            break;
        g_usleep(LOOK_EVERY * 1000);
    }
    kill(pid, SIGTERM);
    g_usleep(5 * LOOK_EVERY * 1000);
    if (waitpid(pid, status, WNOHANG) == 0) {
        kill(pid, SIGKILL);
        while (waitpid(pid, status, 0) < 0 && errno == EINTR)
            ;
    }
    return FALSE;
}

static char *read_back(int fd)
{
    g_autofree char *bytes = g_malloc(SAID_MAX);
    gsize len = 0;
    ssize_t n;
    if (lseek(fd, 0, SEEK_SET) != 0)
        return g_strdup("");
    while (len < SAID_MAX && (n = read(fd, bytes + len, SAID_MAX - len)) > 0)
        len += (gsize)n;
    g_autofree char *valid = g_utf8_make_valid(bytes, (gssize)len);
    return len == SAID_MAX ? g_strconcat(valid, "\n", _("… and more"), NULL)
                           : g_strdup(g_strchomp(valid));
}

/* What it said, and where that is not enough, how it ended. */
static char *with_end(char *said, const char *name, int status)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return said;
    char *all = WIFEXITED(status) ? g_strdup_printf(_("%s%s%s ended with %d"), said,
                                                    *said ? "\n" : "", name, WEXITSTATUS(status))
                                  : g_strdup_printf(_("%s%s%s was ended by signal %d"), said,
                                                    *said ? "\n" : "", name, WTERMSIG(status));
    g_free(said);
    return all;
}

static gboolean run_aside(struct app *app, char **argv, int in, char **said, GError **error)
{
    GPid pid = 0;
    int status = 0;
    const int out = nameless_open(error);
    if (out < 0)
        return FALSE;
    const gboolean has_started = start(argv, in, out, &pid, error);
    const gboolean done = has_started && wait_for(pid, app, argv[0], 0, &status);
    if (done)
        *said = with_end(read_back(out), argv[0], status);
    else if (has_started)
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_CANCELLED, _("%s was stopped"), argv[0]);
    close(out);
    return done;
}

static gboolean run_on_screen(char **argv, int in, GError **error)
{
    GPid pid = 0;
    int status = 0;
    screen_suspend();
    const gboolean done = start(argv, in, -1, &pid, error);
    while (done && waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    screen_resume();
    return done;
}

gboolean program_run(struct app *app, const char *command, struct program_input *input, char **said,
                     GError **error)
{
    g_auto(GStrv) argv = read_command(command, error);
    if (argv == NULL)
        return FALSE;
    return said != NULL ? run_aside(app, argv, input->fd, said, error)
                        : run_on_screen(argv, input->fd, error);
}

gboolean program_feed(const char *const *argv, const char *text)
{
    struct program_input *input = program_input_new(NULL);
    GPid pid = 0;
    int status = 0;
    const int out = input ? nameless_open(NULL) : -1;
    const gboolean done = out >= 0 && program_input_write(input, text, strlen(text), NULL) &&
                          start((char **)argv, input->fd, out, &pid, NULL) &&
                          wait_for(pid, NULL, argv[0], ERRAND_MAX, &status);
    if (out >= 0)
        close(out);
    program_input_free(input);
    return done && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
