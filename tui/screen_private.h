/* screen_private.h: what the files that hold the terminal share. Nobody else includes it. */
#ifndef HELDTO_TUI_SCREEN_PRIVATE_H
#define HELDTO_TUI_SCREEN_PRIVATE_H

#include <glib.h>

#include "tui/screen.h"
#include "tui/style.h"

/* How a style looks: attributes and colour pair of curses in one number. */
unsigned colour_look(enum style style);
/* After curses has started; FALSE: mono. */
void colour_start(gboolean in_colour);

/* tty.c: the terminal is given back however the program ends. The settings of the line are those
 * found now; the bytes that do the rest come later, copied. */
void tty_guard_start(void);
void tty_guard_bytes(const char *restore);
void tty_guard_stop(void);
/* Sends the bytes and resets the line at once, as at the end. */
void tty_guard_restore(void);

/* Signals as bytes of a pipe, see screen.h. */
gboolean tty_signals_start(void);
void tty_signals_stop(void);
int tty_signals_fd(void);
int tty_signals_take(void);

/* stderr kept back in a file without a name, and printed. */
void tty_stderr_hold(void);
void tty_stderr_release(void);

#endif
