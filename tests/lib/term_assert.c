/* term_assert.c owns what a test may demand of a terminal, and how it is told that it was not so.
 * It must not know how screens are read or kept; term_screen.c does. */
#include "tests/lib/term.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>

#include <cmocka.h>

#include "tests/lib/check_escapes.h"
#include "tests/lib/term_private.h"

enum { PATIENCE = 10000 }; /* ms an assertion waits before it fails */

/* cmocka prints no more than a kilobyte at a time. */
static void print_lines(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (char **line = lines; *line && (*line[0] || line[1]); line++)
        print_error("%s\n", *line);
}

void term_assert_path_at(struct term *t, const char *path, bool attrs, const char *file, int line)
{
    g_autofree char *difference = term_compare(t, path, attrs, PATIENCE);

    if (difference) {
        print_lines(difference);
        _fail(file, line);
    }
}

void term_assert_file_at(struct term *t, const char *name, bool attrs, const char *file, int line)
{
    const char *root = g_getenv("HELDTO_ROOT");
    g_autofree char *path = g_strdup_printf("%s/tests/screen/expected/%s%s.txt", root ? root : ".",
                                            name, attrs ? ".attrs" : "");

    term_assert_path_at(t, path, attrs, file, line);
}

static void print_screen(struct term *t)
{
    g_autofree char *screen = term_screen(t);
    g_auto(GStrv) rows = g_strsplit(screen, "\n", -1);

    for (char **row = rows; *row && row[1]; row++)
        print_error("  |%s\n", *row);
}

void term_assert_text_at(struct term *t, const char *text, bool shown, const char *file, int line)
{
    if (shown ? term_wait_for(t, text, PATIENCE) : term_wait_gone(t, text, PATIENCE))
        return;
    print_error("expected %s: %s\nactual screen:\n",
                shown ? "on the screen" : "gone from the screen", text);
    print_screen(t);
    _fail(file, line);
}

void term_assert_exit_at(struct term *t, int status, const char *file, int line)
{
    int actual = term_exit_status(t, PATIENCE);

    if (actual == status)
        return;
    print_error("expected exit: %d\nactual: %d%s\nlast screen:\n", status, actual,
                actual < 0 ? " (still running)" : "");
    print_screen(t);
    _fail(file, line);
}

/* Where the last of these sequences begins, -1 when there is none. */
static gssize last_of(const GString *bytes, const char *sequence)
{
    gsize len = strlen(sequence);

    for (gssize at = (gssize)bytes->len - (gssize)len; at >= 0; at--)
        if (memcmp(bytes->str + at, sequence, len) == 0)
            return at;
    return -1;
}

static bool left_on(const GString *bytes, const char *on, const char *off)
{
    return last_of(bytes, on) > last_of(bytes, off);
}

static bool pen_is_coloured(struct term *t)
{
    static const VTermAttr attrs[] = {VTERM_ATTR_BOLD, VTERM_ATTR_UNDERLINE, VTERM_ATTR_REVERSE,
                                      VTERM_ATTR_BLINK};
    VTermState *state = vterm_obtain_state(t->vt);
    VTermValue value;

    for (gsize i = 0; i < G_N_ELEMENTS(attrs); i++)
        if (vterm_state_get_penattr(state, attrs[i], &value) && value.number)
            return true;
    vterm_state_get_penattr(state, VTERM_ATTR_FOREGROUND, &value);
    if (!VTERM_COLOR_IS_DEFAULT_FG(&value.color))
        return true;
    vterm_state_get_penattr(state, VTERM_ATTR_BACKGROUND, &value);
    return !VTERM_COLOR_IS_DEFAULT_BG(&value.color);
}

static bool line_changed(struct term *t)
{
    struct termios now;

    return tcgetattr(t->slave, &now) == 0 &&
           (now.c_iflag != t->before.c_iflag || now.c_oflag != t->before.c_oflag ||
            now.c_lflag != t->before.c_lflag ||
            memcmp(now.c_cc, t->before.c_cc, sizeof now.c_cc) != 0);
}

char *term_not_restored(struct term *t)
{
    GString *why = g_string_new(NULL);

    term_pump(t, 0);
    if (t->slave >= 0 && line_changed(t))
        g_string_append(why, "settings of the line changed; ");
    if (t->alternate)
        g_string_append(why, "alternate screen on; ");
    if (!t->cursor)
        g_string_append(why, "cursor hidden; ");
    /* libvterm reads only the first of several modes set at once. */
    if (t->mouse || left_on(t->bytes, "\033[?1006;1000h", "\033[?1006;1000l"))
        g_string_append(why, "mouse on; ");
    if (left_on(t->bytes, "\033[?1h", "\033[?1l"))
        g_string_append(why, "keypad on; ");
    if (left_on(t->bytes, "\033[?2004h", "\033[?2004l"))
        g_string_append(why, "paste mode on; ");
    if (pen_is_coloured(t))
        g_string_append(why, "colour or attribute on; ");
    if (why->len == 0) {
        g_string_free(why, TRUE);
        return NULL;
    }
    g_string_truncate(why, why->len - 2);
    return g_string_free(why, FALSE);
}

void term_assert_restored_at(struct term *t, const char *file, int line)
{
    g_autofree char *why = term_not_restored(t);

    if (why) {
        print_error("expected: the terminal as it was\nactual: %s\n", why);
        _fail(file, line);
    }
}

void term_assert_escapes_at(struct term *t, const char *file, int line)
{
    g_autofree char *wrong = NULL;
    const char *bytes;
    gsize len;

    term_wait_idle(t, 50);
    bytes = term_bytes(t, &len);
    wrong = check_escapes(bytes, len);
    if (wrong) {
        print_error("expected: text and sane escape sequences\nactual: %s\n", wrong);
        _fail(file, line);
    }
}
