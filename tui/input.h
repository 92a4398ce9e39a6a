/* SPDX-License-Identifier: MIT
 *
 * input.h: what is typed and pasted, one event at a time. Names of keys are in key_name.h.
 */
#ifndef HELDTO_TUI_INPUT_H
#define HELDTO_TUI_INPUT_H

#include <glib.h>

#include "tui/key_name.h"

enum input_type {
    INPUT_NONE,  /* nothing is waiting */
    INPUT_KEY,   /* key */
    INPUT_PASTE, /* text: valid UTF-8 with LF line ends */
    INPUT_CLICK, /* row, col: of the screen */
    INPUT_WHEEL, /* key: KEY_NUMBER_UP or KEY_NUMBER_DOWN; row, col */
    INPUT_END,   /* the terminal is gone */
};

struct input {
    enum input_type type;
    guint32 key;
    char *text; /* the caller's */
    int row, col;
};

/* The next event that is already there; never waits (but for the rest of an escape sequence). */
void input_take(struct input *input);

/* During long work: TRUE where ^C was typed or the terminal is gone. Other keys are kept and come
 * from input_take later. */
gboolean input_is_cancelled(void);

/* Throws away what was typed so far. */
void input_forget(void);

/* TRUE where something is there to be taken. */
gboolean input_is_waiting(void);

/* screen.c calls these with the terminal. */
void input_start(void);
void input_stop(void);

#endif
