/* tty.c owns giving the terminal back however the program ends, signals, and what stderr says
 * meanwhile. It must not know curses, views or the register. */
#include "tui/screen_private.h"

#include "core/nameless.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <string.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif
#include <termios.h>
#include <unistd.h>

/* Used by signal handlers: set before they are, and never freed while they may run. */
static struct {
    struct termios line;
    gboolean has_line;
    char *restore;
    size_t restore_len;
    int stderr_kept; /* where messages go meanwhile; -1: not held */
    int stderr_real;
} tty = {.stderr_kept = -1, .stderr_real = -1};

static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP};
static struct sigaction fatal_before[G_N_ELEMENTS(fatal)];

/* Signals the loop handles; SIGTSTP comes only from outside, as ^Z is a key here. */
static const int handled[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGCONT, SIGTSTP};
static struct sigaction handled_before[G_N_ELEMENTS(handled)];
static int signal_pipe[2] = {-1, -1};

/* Safe in a signal handler, like all that is called from on_fatal. */
static void write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        const ssize_t n = write(fd, bytes, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return;
        bytes += n;
        len -= (size_t)n;
    }
}

void tty_guard_restore(void)
{
    if (!tty.has_line)
        return;
    write_all(STDOUT_FILENO, tty.restore, tty.restore_len);
    tcsetattr(STDIN_FILENO, TCSANOW, &tty.line);
}

static void print_kept(void)
{
    char part[512];
    if (lseek(tty.stderr_kept, 0, SEEK_SET) != 0)
        return;
    for (;;) {
        const ssize_t n = read(tty.stderr_kept, part, sizeof part);
        if (n <= 0)
            return;
        write_all(STDERR_FILENO, part, (size_t)n);
    }
}

void tty_stderr_release(void)
{
    if (tty.stderr_kept < 0)
        return;
    dup2(tty.stderr_real, STDERR_FILENO);
    print_kept();
    close(tty.stderr_kept);
    close(tty.stderr_real);
    tty.stderr_kept = tty.stderr_real = -1;
}

/* A file that has no name; in memory, where the system has such. */
static int open_nameless(void)
{
#ifdef SYS_memfd_create
    const long memory = syscall(SYS_memfd_create, "heldto", 1U /* MFD_CLOEXEC */);
    if (memory >= 0)
        return (int)memory;
#endif
    return nameless_open(NULL);
}

void tty_stderr_hold(void)
{
    const int kept = open_nameless();
    if (kept < 0)
        return; /* messages then spoil the screen: bad, but better than none */
    tty.stderr_real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (tty.stderr_real < 0 || dup2(kept, STDERR_FILENO) < 0) {
        close(kept);
        return;
    }
    fcntl(kept, F_SETFD, FD_CLOEXEC);
    tty.stderr_kept = kept;
}

/* The handler that was there before (a sanitizer's, the system's) has the last word. */
static void on_fatal(int signal)
{
    tty_guard_restore();
    tty_stderr_release();
    for (gsize i = 0; i < G_N_ELEMENTS(fatal); i++)
        sigaction(fatal[i], &fatal_before[i], NULL);
    raise(signal);
}

/* A stack of its own, so that an overflow of the program's can be handled too. */
static void give_stack(void)
{
    static char *stack;
    const size_t size = MAX((size_t)SIGSTKSZ, 64 * 1024u);
    stack_t now;
    if (stack != NULL || (sigaltstack(NULL, &now) == 0 && !(now.ss_flags & SS_DISABLE)))
        return;
    stack = g_malloc(size);
    const stack_t ours = {.ss_sp = stack, .ss_size = size};
    sigaltstack(&ours, NULL);
}

void tty_guard_bytes(const char *restore)
{
    tty.restore_len = 0;
    g_free(tty.restore);
    tty.restore = g_strdup(restore);
    tty.restore_len = strlen(restore);
}

void tty_guard_start(void)
{
    tty_guard_bytes("");
    tty.has_line = tcgetattr(STDIN_FILENO, &tty.line) == 0;
    give_stack();
    struct sigaction action = {.sa_handler = on_fatal, .sa_flags = SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (gsize i = 0; i < G_N_ELEMENTS(fatal); i++)
        sigaction(fatal[i], &action, &fatal_before[i]);
}

void tty_guard_stop(void)
{
    if (!tty.has_line)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(fatal); i++)
        sigaction(fatal[i], &fatal_before[i], NULL);
    tty.has_line = FALSE;
}

static void on_signal(int signal)
{
    const int before = errno;
    const char byte = (char)signal;
    /* A full pipe holds enough news already. */
    if (write(signal_pipe[1], &byte, 1) < 0)
        errno = before;
    errno = before;
}

gboolean tty_signals_start(void)
{
    if (!g_unix_open_pipe(signal_pipe, FD_CLOEXEC, NULL))
        return FALSE;
    g_unix_set_fd_nonblocking(signal_pipe[0], TRUE, NULL);
    g_unix_set_fd_nonblocking(signal_pipe[1], TRUE, NULL);
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (gsize i = 0; i < G_N_ELEMENTS(handled); i++)
        sigaction(handled[i], &action, &handled_before[i]);
    return TRUE;
}

void tty_signals_stop(void)
{
    if (signal_pipe[0] < 0)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(handled); i++)
        sigaction(handled[i], &handled_before[i], NULL);
    close(signal_pipe[0]);
    close(signal_pipe[1]);
    signal_pipe[0] = signal_pipe[1] = -1;
}

int tty_signals_fd(void)
{
    return signal_pipe[0];
}

int tty_signals_take(void)
{
    char byte = 0;
    return signal_pipe[0] >= 0 && read(signal_pipe[0], &byte, 1) == 1 ? byte : 0;
}
