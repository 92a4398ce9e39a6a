/* screen.c owns the terminal as a whole: taking it, giving it back, its size, one frame at a time.
 * It must not know views or the register, nor what any key does. */
#include "tui/screen.h"

#include "core/text/text.h"
#include "tui/input.h"
#include "tui/screen_private.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

/* Esc is told from an arrow key by what follows within so many milliseconds. */
#define ESCAPE_DELAY 25

static SCREEN *terminal; /* NULL: the screen is not held */
static char *restore;    /* the bytes that give it back */
static gboolean is_redraw;
static gboolean is_mouse_on;

G_DEFINE_QUARK(heldto - screen - error - quark, screen_error)

static gboolean refuse(GError **error, const char *why)
{
    g_set_error(error, HELDTO_SCREEN_ERROR, SCREEN_ERROR_TERMINAL,
                "%s; the commands work without a screen: 'heldto list', 'heldto --help'", why);
    return FALSE;
}

/* newterm takes any terminal, even one that cannot place its cursor. */
static gboolean check_terminal(GError **error)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return refuse(error, "the screens need a terminal to read from and write to");
    const char *name = g_getenv("TERM");
    int found = 0;
    if (name == NULL || *name == '\0')
        return refuse(error, "the screens need a terminal, and TERM is not set");
    if (setupterm(NULL, STDOUT_FILENO, &found) != OK) {
        g_autofree char *shown = text_show(name, -1);
        g_autofree char *why =
            g_strdup_printf("the terminal \"%s\" (TERM) is not known here", shown);
        return refuse(error, why);
    }
    const char *place = tigetstr("cup");
    const gboolean is_able = place != NULL && place != (char *)-1;
    del_curterm(cur_term);
    if (!is_able) {
        g_autofree char *shown = text_show(name, -1);
        g_autofree char *why =
            g_strdup_printf("the terminal \"%s\" (TERM) cannot place its cursor", shown);
        return refuse(error, why);
    }
    return TRUE;
}

/* The capability without its padding ("$<5>"), which only tputs knows how to wait for. */
static void append_capability(GString *out, const char *name)
{
    const char *bytes = tigetstr(name);
    if (bytes == NULL || bytes == (char *)-1)
        return;
    while (*bytes) {
        const char *end = g_str_has_prefix(bytes, "$<") ? strchr(bytes, '>') : NULL;
        if (end)
            bytes = end + 1;
        else
            g_string_append_c(out, *bytes++);
    }
}

static char *restore_bytes(void)
{
    GString *out = g_string_new(NULL);
    append_capability(out, "BD");
    append_capability(out, "sgr0");
    append_capability(out, "cnorm");
    append_capability(out, "rmkx");
    append_capability(out, "rmcup");
    return g_string_free(out, FALSE);
}

void screen_send(const char *bytes)
{
    size_t left = strlen(bytes);
    while (left > 0) {
        const ssize_t n = write(STDOUT_FILENO, bytes, left);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return;
        bytes += n;
        left -= (size_t)n;
    }
}

static void send_capability(const char *name)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    append_capability(bytes, name);
    screen_send(bytes->str);
}

static void set_modes(void)
{
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    idlok(stdscr, TRUE); /* lets a list scroll by the terminal's own means */
    leaveok(stdscr, FALSE);
    if (g_getenv("ESCDELAY") == NULL)
        set_escdelay(ESCAPE_DELAY);
    input_start();
}

static gboolean wants_colour(enum screen_colour colour)
{
    const char *no = g_getenv("NO_COLOR");
    return colour == SCREEN_COLOUR_ALWAYS ||
           (colour == SCREEN_COLOUR_AUTO && (no == NULL || *no == '\0'));
}

gboolean screen_start(enum screen_colour colour, GError **error)
{
    g_assert(terminal == NULL);
    text_set_ascii(strcmp(nl_langinfo(CODESET), "UTF-8") != 0);
    if (!check_terminal(error))
        return FALSE;
    tty_guard_start();
    tty_signals_start();
    terminal = newterm(NULL, stdout, stdin);
    if (terminal == NULL) {
        tty_signals_stop();
        tty_guard_stop();
        return refuse(error, "the terminal cannot be used");
    }
    restore = restore_bytes();
    tty_guard_bytes(restore);
    tty_stderr_hold();
    set_modes();
    colour_start(wants_colour(colour));
    screen_take_size();
    send_capability("BE");
    return TRUE;
}

/* Leaves the terminal to others; screen_resume undoes it. */
void screen_suspend(void)
{
    if (terminal == NULL)
        return;
    send_capability("BD");
    def_prog_mode();
    endwin();
    tty_stderr_release();
}

void screen_resume(void)
{
    if (terminal == NULL)
        return;
    tty_stderr_hold();
    reset_prog_mode();
    screen_take_size();
    send_capability("BE");
    screen_redraw();
}

void screen_stop(void)
{
    if (terminal == NULL)
        return;
    if (is_mouse_on)
        screen_set_mouse(FALSE);
    screen_suspend();
    input_stop();
    delscreen(terminal);
    terminal = NULL;
    tty_signals_stop();
    tty_guard_stop();
    g_clear_pointer(&restore, g_free);
}

void screen_stop_job(void)
{
    screen_suspend();
    struct sigaction plain = {.sa_handler = SIG_DFL}, before;
    sigemptyset(&plain.sa_mask);
    sigaction(SIGTSTP, &plain, &before);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &before, NULL);
    screen_resume();
}

struct area screen_area(void)
{
    return (struct area){.rows = MAX(LINES, 1), .cols = MAX(COLS, 1)};
}

gboolean screen_take_size(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return FALSE;
    if (size.ws_row == LINES && size.ws_col == COLS)
        return FALSE;
    resize_term(size.ws_row, size.ws_col);
    /* Nobody knows what a terminal did to its rows: some wrap them anew, some cut them. */
    is_redraw = TRUE;
    return TRUE;
}

int screen_signal_fd(void)
{
    return tty_signals_fd();
}

int screen_take_signal(void)
{
    return tty_signals_take();
}

void screen_begin(void)
{
    if (is_redraw)
        clearok(stdscr, TRUE);
    is_redraw = FALSE;
    erase();
}

void screen_end(const struct spot *spot)
{
    const struct area all = screen_area();
    curs_set(spot->is_shown ? 1 : 0);
    move(CLAMP(spot->row, 0, all.rows - 1), CLAMP(spot->col, 0, all.cols - 1));
    refresh();
}

/* Should the program die, the terminal must not go on reporting its mouse to a shell. */
static void guard_mouse(void)
{
    const char *mode = tigetstr("XM");
    const gboolean is_known = mode != NULL && mode != (char *)-1;
    const char *bytes = is_mouse_on && is_known ? tiparm(mode, 0) : "";
    g_autofree char *all = g_strconcat(bytes ? bytes : "", restore, NULL);
    tty_guard_bytes(all);
}

gboolean screen_set_mouse(gboolean on)
{
    const mmask_t wanted = BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED;
    mouseinterval(0); /* a press is told at once */
    is_mouse_on = mousemask(on ? wanted : 0, NULL) != 0;
    guard_mouse();
    return is_mouse_on == on;
}

gboolean screen_has_mouse(void)
{
    return is_mouse_on;
}

void screen_redraw(void)
{
    is_redraw = TRUE;
}
