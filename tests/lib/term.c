/* term.c owns the pseudo-terminal and the program in it: bytes in, bytes out, size, signals, end.
 * It must not know what the screen should look like; term_screen.c compares. */
#include "tests/lib/term.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/lib/term_keys.h"
#include "tests/lib/term_private.h"

gint64 term_deadline(int ms)
{
    const char *slow = g_getenv("HELDTO_TEST_SLOW");
    gint64 factor = slow ? g_ascii_strtoll(slow, NULL, 10) : 1;

    return g_get_monotonic_time() + (gint64)ms * 1000 * MAX(factor, 1);
}

static int on_mode(VTermProp prop, VTermValue *value, void *user)
{
    struct term *t = user;

    if (prop == VTERM_PROP_ALTSCREEN)
        t->alternate = value->boolean;
    else if (prop == VTERM_PROP_CURSORVISIBLE)
        t->cursor = value->boolean;
    else if (prop == VTERM_PROP_MOUSE)
        t->mouse = value->number != VTERM_PROP_MOUSE_NONE;
    return 1;
}

/* What the emulator answers to a question of the program. It is sent later: the emulator is at
 * work. */
static void on_answer(const char *bytes, size_t len, void *user)
{
    g_string_append_len(((struct term *)user)->answers, bytes, (gssize)len);
}

static void send_answers(struct term *t)
{
    g_autofree char *bytes = g_memdup2(t->answers->str, t->answers->len);
    gsize len = t->answers->len;

    g_string_truncate(t->answers, 0);
    term_send(t, bytes, len);
}

/* libvterm crashes on a wide character in a screen of one column: it gets two. */
static int emulated_cols(int cols)
{
    return MAX(cols, 2);
}

static void start_emulator(struct term *t)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = on_mode};

    t->vt = vterm_new(t->rows, emulated_cols(t->cols));
    vterm_set_utf8(t->vt, 1);
    vterm_output_set_callback(t->vt, on_answer, t);
    t->screen = vterm_obtain_screen(t->vt);
    vterm_screen_set_callbacks(t->screen, &callbacks, t);
    vterm_screen_enable_altscreen(t->screen, 1);
    vterm_screen_reset(t->screen, 1);
}

static void open_pty(struct term *t)
{
    struct winsize size = {.ws_row = (unsigned short)t->rows, .ws_col = (unsigned short)t->cols};

    t->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (t->master < 0 || grantpt(t->master) < 0 || unlockpt(t->master) < 0)
        g_error("no pseudo-terminal: %s", g_strerror(errno));
    t->slave = open(ptsname(t->master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (t->slave < 0 || ioctl(t->slave, TIOCSWINSZ, &size) < 0 ||
        tcgetattr(t->slave, &t->before) < 0)
        g_error("no pseudo-terminal: %s", g_strerror(errno));
#ifdef IUTF8 /* as terminals in UTF-8 have it: backspace takes back a character, not a byte */
    t->before.c_iflag |= IUTF8;
#endif
    if (tcsetattr(t->slave, TCSANOW, &t->before) < 0 || fcntl(t->master, F_SETFL, O_NONBLOCK) < 0)
        g_error("no pseudo-terminal: %s", g_strerror(errno));
}

static char **environment(const struct term_options *options)
{
    char **env = g_get_environ();

    env = g_environ_unsetenv(env, "LINES");
    env = g_environ_unsetenv(env, "COLUMNS");
    env = g_environ_setenv(env, "TERM", options->term ? options->term : "xterm-256color", TRUE);
    for (gsize i = 0; options->env && options->env[i]; i++) {
        g_auto(GStrv) pair = g_strsplit(options->env[i], "=", 2);
        if (pair[1])
            env = g_environ_setenv(env, pair[0], pair[1], TRUE);
        else
            env = g_environ_unsetenv(env, pair[0]);
    }
    return env;
}

/* After fork: only calls that are safe there. */
static void run_child(int slave, const char *cwd, const char *path, char *const argv[],
                      char *const env[])
{
    static const int defaults[] = {SIGINT,  SIGQUIT, SIGHUP,  SIGTERM, SIGPIPE,
                                   SIGTSTP, SIGTTIN, SIGTTOU, SIGCHLD};
    sigset_t none;

    for (gsize i = 0; i < G_N_ELEMENTS(defaults); i++)
        signal(defaults[i], SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (setsid() < 0 || ioctl(slave, TIOCSCTTY, 0) < 0)
        _exit(126);
    if (dup2(slave, 0) < 0 || dup2(slave, 1) < 0 || dup2(slave, 2) < 0 || (cwd && chdir(cwd) < 0))
        _exit(126);
    if (path)
        execve(path, argv, env);
    _exit(127);
}

static void spawn(struct term *t, const struct term_options *options)
{
    g_auto(GStrv) argv = g_strdupv((char **)options->argv);
    g_auto(GStrv) env = environment(options);
    g_autofree char *path = NULL;

    if (strcmp(argv[0], "heldto") == 0) {
        const char *heldto = g_getenv("HELDTO");
        g_free(argv[0]);
        argv[0] = g_strdup(heldto ? heldto : "./heldto");
    }
    path = g_find_program_in_path(argv[0]);
    t->pid = fork();
    if (t->pid < 0)
        g_error("no process: %s", g_strerror(errno));
    if (t->pid == 0)
        run_child(t->slave, options->cwd, path, argv, env);
}

struct term *term_start(const struct term_options *options)
{
    struct term *t = g_new0(struct term, 1);

    t->rows = options->rows > 0 ? options->rows : 24;
    t->cols = options->cols > 0 ? options->cols : 80;
    t->name = g_strdup(options->term ? options->term : "xterm-256color");
    t->cursor = true;
    t->bytes = g_string_new(NULL);
    t->answers = g_string_new(NULL);
    t->last_byte = g_get_monotonic_time();
    start_emulator(t);
    open_pty(t);
    spawn(t, options);
    return t;
}

static void notice_exit(struct term *t)
{
    if (!t->exited && waitpid(t->pid, &t->status, WNOHANG) == t->pid)
        t->exited = true;
}

/* What a sanitizer said in this terminal, where no one may look, goes to the driver's reports. */
static void keep_report(struct term *t)
{
    const char *dir = g_getenv("HELDTO_TEST_REPORTS");
    const char *said = g_strstr_len(t->bytes->str, (gssize)t->bytes->len, ": runtime error: ");
    g_autofree char *name = g_strdup_printf("terminal.%d", (int)t->pid);
    g_autofree char *path = g_build_filename(dir ? dir : ".", name, NULL);

    if (dir && said)
        g_file_set_contents(path, t->bytes->str, (gssize)t->bytes->len, NULL);
}

void term_stop(struct term *t)
{
    if (!t)
        return;
    while (term_pump(t, 0) && t->exited)
        ;
    keep_report(t);
    if (!t->exited) {
        kill(-t->pid, SIGKILL);
        kill(t->pid, SIGKILL);
        waitpid(t->pid, &t->status, 0);
    }
    if (t->master >= 0)
        close(t->master);
    if (t->slave >= 0)
        close(t->slave);
    vterm_free(t->vt);
    g_string_free(t->bytes, TRUE);
    g_string_free(t->answers, TRUE);
    g_free(t->name);
    g_free(t);
}

bool term_pump(struct term *t, int ms)
{
    struct pollfd poller = {.fd = t->master, .events = POLLIN};
    char chunk[8192];
    bool any = false;

    notice_exit(t);
    if (t->master < 0)
        return false;
    /* Not to the last byte: a program may never stop writing. */
    for (int reads = 0; reads < 16 && poll(&poller, 1, any || t->exited ? 0 : ms) > 0; reads++) {
        ssize_t n = read(t->master, chunk, sizeof chunk);
        if (n <= 0)
            break;
        any = true;
        t->last_byte = g_get_monotonic_time();
        g_string_append_len(t->bytes, chunk, n);
        vterm_input_write(t->vt, chunk, (size_t)n);
    }
    if (t->answers->len > 0)
        send_answers(t);
    return any;
}

void term_send(struct term *t, const char *bytes, gsize len)
{
    gint64 deadline = term_deadline(10000);

    while (len > 0 && t->master >= 0) {
        ssize_t n = write(t->master, bytes, len);
        if (n > 0) {
            bytes += n;
            len -= (gsize)n;
        } else if (n < 0 && errno != EAGAIN && errno != EINTR) {
            return;
        } else if (g_get_monotonic_time() > deadline) {
            fail_msg("the program has not read its keys for 10 s");
        } else {
            term_pump(t, 1); /* it may be waiting for us to read */
        }
    }
}

/* Lets the program run and reads along, for so long. */
static void pause_for(struct term *t, int ms)
{
    gint64 deadline = term_deadline(ms);
    gint64 left;

    while ((left = deadline - g_get_monotonic_time()) > 0 && !t->exited)
        term_pump(t, (int)(left / 1000) + 1);
}

void term_keys(struct term *t, const char *keys)
{
    g_autofree char *error = NULL;
    g_autoptr(GPtrArray) chunks = term_keys_bytes(t->name, keys, &error);

    if (!chunks)
        fail_msg("%s", error);
    for (guint i = 0; chunks && i < chunks->len; i++) {
        const GString *chunk = chunks->pdata[i];
        if (i > 0)
            pause_for(t, 150);
        term_send(t, chunk->str, chunk->len);
    }
}

void term_paste(struct term *t, const char *text)
{
    term_pump(t, 0);
    vterm_keyboard_start_paste(t->vt);
    g_string_append(t->answers, text);
    vterm_keyboard_end_paste(t->vt);
    send_answers(t);
}

void term_resize(struct term *t, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

    term_pump(t, 0);
    t->rows = rows;
    t->cols = cols;
    vterm_set_size(t->vt, rows, emulated_cols(cols));
    if (ioctl(t->master, TIOCSWINSZ, &size) < 0)
        fail_msg("resize: %s", g_strerror(errno));
}

void term_signal(struct term *t, int signal)
{
    notice_exit(t);
    if (!t->exited)
        kill(t->pid, signal);
}

void term_hangup(struct term *t)
{
    term_pump(t, 0);
    close(t->slave);
    close(t->master);
    t->master = t->slave = -1;
}

int term_pid(const struct term *t)
{
    return (int)t->pid;
}

const char *term_bytes(struct term *t, gsize *len)
{
    term_pump(t, 0);
    *len = t->bytes->len - t->reset_at;
    return t->bytes->str + t->reset_at;
}

void term_bytes_reset(struct term *t)
{
    term_pump(t, 0);
    t->reset_at = t->bytes->len;
}

int term_exit_status(struct term *t, int ms)
{
    gint64 deadline = term_deadline(ms);

    notice_exit(t);
    while (!t->exited && g_get_monotonic_time() < deadline) {
        if (t->master >= 0)
            term_pump(t, 10);
        else
            g_usleep(5000);
        notice_exit(t);
    }
    if (!t->exited)
        return -1;
    while (term_pump(t, 0))
        ;
    return WIFEXITED(t->status) ? WEXITSTATUS(t->status) : 128 + WTERMSIG(t->status);
}
