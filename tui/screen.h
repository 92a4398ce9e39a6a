/* SPDX-License-Identifier: MIT
 *
 * screen.h: the terminal: taking it, giving it back whatever happens, its size, its signals.
 *
 * While the screen is held, what is written to stderr is kept and printed once it is given back.
 * One screen a program.
 */
#ifndef HELDTO_TUI_SCREEN_H
#define HELDTO_TUI_SCREEN_H

#include <glib.h>

#include "tui/draw.h"

#define HELDTO_SCREEN_ERROR (screen_error_quark())
GQuark screen_error_quark(void);
enum screen_error {
    SCREEN_ERROR_TERMINAL, /* not a terminal, or one that cannot place the cursor */
};

enum screen_colour { SCREEN_COLOUR_AUTO, SCREEN_COLOUR_NEVER, SCREEN_COLOUR_ALWAYS };

/* Below these the views do not draw: one line says what is needed; and below SCREEN_PLAIN_* not
 * even that line is framed. */
#define SCREEN_MIN_ROWS 10
#define SCREEN_MIN_COLS 40

/* Takes the terminal. FALSE and a sentence that says what to do instead. AUTO: colours unless
 * $NO_COLOR is not empty or the terminal has none. */
gboolean screen_start(enum screen_colour colour, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Gives it back and prints what stderr held. Nothing where it is not held. */
void screen_stop(void);

/* Gives the terminal to another program (an editor) and takes it back. */
void screen_suspend(void);
void screen_resume(void);
/* ^Z: gives it back, stops this process, and takes it again when it is continued. */
void screen_stop_job(void);

/* The size as last taken from the terminal; rows and cols are at least 1. */
struct area screen_area(void);
/* TRUE where the size, changed meanwhile, was taken over now. */
gboolean screen_take_size(void);

/* Readable when a signal has arrived; screen_take_signal then gives one, 0 none: SIGTERM, SIGHUP,
 * SIGINT, SIGQUIT, SIGWINCH or SIGCONT. -1 before the start. */
int screen_signal_fd(void);
int screen_take_signal(void);

/* A frame: blank; draw; compared with what is shown and sent at once. */
void screen_begin(void);
void screen_end(const struct spot *spot);
/* Whether clicks and the wheel come here (input.h) or stay the terminal's own; off at first. FALSE: the
 * terminal reports none. Given back with the terminal, however the program ends. */
gboolean screen_set_mouse(gboolean on);
gboolean screen_has_mouse(void);
/* The next frame is drawn on a cleared screen (^L). */
void screen_redraw(void);
/* Plain bytes of a terminal's own command, such as a copy to the clipboard. */
void screen_send(const char *bytes);

#endif
