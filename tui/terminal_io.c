/* terminal_io.c owns stdin, stdout and stderr of the shell's commands, and ^C there.
 * It must not know any command, nor the screen. */
#include "tui/terminal_io.h"

#include <errno.h>
#include <langinfo.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { PROGRESS_EVERY = 100 * 1000, DEFAULT_WIDTH = 80 };

struct terminal_io {
    struct command_io io;
    int failed;            /* errno of the first write that failed */
    gint64 progress_at;    /* when it was last shown; microseconds */
    gboolean has_progress; /* a line of progress stands on the terminal */
};

static volatile sig_atomic_t is_long, is_stopped;

static void on_interrupt(int signal_number)
{
    if (is_long && !is_stopped) {
        is_stopped = 1;
        return;
    }
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static void clear_progress(struct terminal_io *terminal)
{
    if (!terminal->has_progress)
        return;
    fputs("\r\033[K", stderr);
    terminal->has_progress = FALSE;
}

static gboolean write_out(gpointer data, const char *bytes, gsize len)
{
    struct terminal_io *terminal = data;
    clear_progress(terminal);
    if (terminal->failed == 0 && fwrite(bytes, 1, len, stdout) < len)
        terminal->failed = errno != 0 ? errno : EIO;
    return terminal->failed == 0;
}

static void flush(struct terminal_io *terminal)
{
    if (terminal->failed == 0 && fflush(stdout) != 0)
        terminal->failed = errno != 0 ? errno : EIO;
}

static void say(gpointer data, const char *line)
{
    struct terminal_io *terminal = data;
    clear_progress(terminal);
    flush(terminal); /* what was written before stands before */
    fprintf(stderr, "%s\n", line);
}

static gssize read_in(gpointer data, char *bytes, gsize len)
{
    (void)data;
    for (;;) {
        ssize_t n = read(STDIN_FILENO, bytes, len);
        if (n >= 0 || errno != EINTR)
            return n;
    }
}

static gboolean progress(gpointer data, const char *what, gint64 done, gint64 total)
{
    struct terminal_io *terminal = data;
    gint64 now = g_get_monotonic_time();
    is_long = 1;
    if (now - terminal->progress_at < PROGRESS_EVERY || !isatty(STDERR_FILENO))
        return is_stopped != 0;
    terminal->progress_at = now;
    if (total > 0)
        fprintf(stderr, "\r%s %d %%\033[K", what, (int)(done * 100 / total));
    else
        fprintf(stderr, "\r%s %" G_GINT64_FORMAT "\033[K", what, done);
    fflush(stderr);
    terminal->has_progress = TRUE;
    return is_stopped != 0;
}

static int terminal_width(void)
{
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return DEFAULT_WIDTH;
}

struct terminal_io *terminal_io_new(void)
{
    struct terminal_io *terminal = g_new0(struct terminal_io, 1);
    gboolean is_terminal = isatty(STDOUT_FILENO) != 0;
    terminal->io = (struct command_io){.data = terminal,
                                       .write = write_out,
                                       .say = say,
                                       .read = read_in,
                                       .progress = progress,
                                       .is_terminal = is_terminal,
                                       .width = is_terminal ? terminal_width() : 0};
    /* Beyond a terminal text stays whole: a file holds what the register holds. */
    terminal->io.ascii = is_terminal && strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
    signal(SIGINT, on_interrupt);
    return terminal;
}

struct command_io *terminal_io_of(struct terminal_io *terminal)
{
    return &terminal->io;
}

void terminal_io_leave(struct terminal_io *terminal)
{
    flush(terminal);
    signal(SIGINT, SIG_DFL);
}

int terminal_io_finish(struct terminal_io *terminal, int code)
{
    clear_progress(terminal);
    flush(terminal);
    int failed = terminal->failed;
    g_free(terminal);
    if (failed == 0 || failed == EPIPE)
        return code;
    fprintf(stderr, "heldto: the output cannot be written: %s\n", g_strerror(failed));
    return code != 0 ? code : HELDTO_ERROR_NOTHING;
}
