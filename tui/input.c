/* input.c owns reading keys and pastes from the terminal.
 * It must not know what they do, nor draw. */
#include "tui/input.h"

#include <curses.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Numbers for the two sequences around a paste, above all of curses' own. */
#define PASTE_BEGIN (KEY_MAX + 1)
#define PASTE_END   (KEY_MAX + 2)

#define PASTE_MAX      (1 << 20) /* bytes taken of one paste */
#define PASTE_PATIENCE 1000      /* ms without a byte, after which a paste counts as ended */

/* Keys are read from a pad: reading from a window would refresh that window. */
static WINDOW *pad;
static GQueue waiting = G_QUEUE_INIT; /* struct input *, read ahead by input_is_cancelled */

static const struct {
    int code;
    guint32 key;
} codes[] = {
    {KEY_UP, KEY_NUMBER_UP},       {KEY_DOWN, KEY_NUMBER_DOWN},  {KEY_LEFT, KEY_NUMBER_LEFT},
    {KEY_RIGHT, KEY_NUMBER_RIGHT}, {KEY_HOME, KEY_NUMBER_HOME},  {KEY_END, KEY_NUMBER_END},
    {KEY_PPAGE, KEY_NUMBER_PGUP},  {KEY_NPAGE, KEY_NUMBER_PGDN}, {KEY_BACKSPACE, KEY_NUMBER_BS},
    {KEY_DC, KEY_NUMBER_DEL},      {KEY_IC, KEY_NUMBER_INS},     {KEY_BTAB, KEY_NUMBER_BACKTAB},
    {KEY_ENTER, KEY_NUMBER_ENTER},
};

void input_start(void)
{
    if (pad == NULL)
        pad = newpad(1, 1);
    g_assert(pad != NULL);
    keypad(pad, TRUE);
    nodelay(pad, TRUE);
    define_key("\033[200~", PASTE_BEGIN);
    define_key("\033[201~", PASTE_END);
}

static void forget_waiting(void)
{
    struct input *input;
    while ((input = g_queue_pop_head(&waiting)) != NULL) {
        g_free(input->text);
        g_free(input);
    }
}

void input_stop(void)
{
    forget_waiting();
    if (pad != NULL)
        delwin(pad);
    pad = NULL;
}

static guint32 key_of_code(int code)
{
    for (gsize i = 0; i < G_N_ELEMENTS(codes); i++)
        if (codes[i].code == code)
            return codes[i].key;
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return KEY_NUMBER_F1 + (guint32)(code - KEY_F(1));
    return KEY_NUMBER_OTHER;
}

static guint32 key_of_char(wint_t c)
{
    if (c == '\n')
        return KEY_NUMBER_ENTER;
    if (c == 0x7F || c == 0x08)
        return KEY_NUMBER_BS;
    return (guint32)c;
}

/* An escape sequence that terminfo does not know must not act as the letters it ends in. */
static guint32 take_escape(void)
{
    wint_t c = 0;
    if (wget_wch(pad, &c) == ERR)
        return KEY_NUMBER_ESC;
    if (c != '[' && c != 'O') {
        unget_wch((wchar_t)c);
        return KEY_NUMBER_ESC;
    }
    const gboolean is_short = c == 'O';
    if (wget_wch(pad, &c) == ERR)
        return KEY_NUMBER_ESC;
    while (!is_short && (c < 0x40 || c > 0x7E))
        if (wget_wch(pad, &c) == ERR)
            break;
    return KEY_NUMBER_OTHER;
}

static gboolean wait_for_more(void)
{
    struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&fd, 1, PASTE_PATIENCE) > 0 && (fd.revents & POLLIN) != 0;
}

static void append_pasted(GString *text, wint_t c)
{
    if (c == '\r')
        c = '\n';
    if (text->len < PASTE_MAX && c != 0 && g_unichar_validate((gunichar)c))
        g_string_append_unichar(text, (gunichar)c);
}

static char *take_paste(void)
{
    GString *text = g_string_new(NULL);
    for (;;) {
        wint_t c = 0;
        const int type = wget_wch(pad, &c);
        if (type == ERR && wait_for_more())
            continue;
        if (type == ERR || (type == KEY_CODE_YES && c == PASTE_END))
            break;
        if (type == OK)
            append_pasted(text, c);
    }
    return g_string_free(text, FALSE);
}

/* Nothing was there to read: nobody typed, or nobody can any more. */
static enum input_type nothing(void)
{
    struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
    if (poll(&fd, 1, 0) <= 0)
        return INPUT_NONE;
    int n = 0;
    const gboolean is_end = ioctl(STDIN_FILENO, FIONREAD, &n) == 0 && n == 0;
    return (fd.revents & (POLLHUP | POLLERR | POLLNVAL)) || is_end ? INPUT_END : INPUT_NONE;
}

/* FALSE: a report of what is not asked for. */
static gboolean take_mouse(struct input *input)
{
    MEVENT event;
    if (getmouse(&event) != OK)
        return FALSE;
    input->row = event.y;
    input->col = event.x;
    input->type = event.bstate & BUTTON1_PRESSED ? INPUT_CLICK : INPUT_WHEEL;
    input->key = event.bstate & BUTTON4_PRESSED ? KEY_NUMBER_UP : KEY_NUMBER_DOWN;
    return (event.bstate & (BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED)) != 0;
}

static void read_input(struct input *input)
{
    *input = (struct input){.type = INPUT_KEY};
    wint_t c = 0;
    int type;
    while ((type = wget_wch(pad, &c)) == KEY_CODE_YES &&
           (c == KEY_RESIZE || c == PASTE_END || (c == KEY_MOUSE && !take_mouse(input))))
        ;
    if (type == KEY_CODE_YES && c == KEY_MOUSE)
        return;
    if (type == ERR) {
        input->type = nothing();
    } else if (type == KEY_CODE_YES && c == PASTE_BEGIN) {
        input->type = INPUT_PASTE;
        input->text = take_paste();
    } else if (type == KEY_CODE_YES) {
        input->key = key_of_code((int)c);
    } else {
        input->key = c == KEY_NUMBER_ESC ? take_escape() : key_of_char(c);
    }
}

void input_take(struct input *input)
{
    struct input *ahead = g_queue_pop_head(&waiting);
    if (ahead == NULL) {
        read_input(input);
        return;
    }
    *input = *ahead;
    g_free(ahead);
}

gboolean input_is_cancelled(void)
{
    for (;;) {
        struct input input;
        read_input(&input);
        if (input.type == INPUT_NONE)
            return FALSE;
        if (input.type == INPUT_END || (input.type == INPUT_KEY && input.key == 3))
            return TRUE;
        g_queue_push_tail(&waiting, g_memdup2(&input, sizeof input));
    }
}

void input_forget(void)
{
    forget_waiting();
    flushinp();
}

gboolean input_is_waiting(void)
{
    struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
    return waiting.length > 0 || poll(&fd, 1, 0) > 0;
}
