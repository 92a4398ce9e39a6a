/* SPDX-License-Identifier: MIT
 *
 * key_name.h: keys as numbers and by name.
 *
 * A key is a Unicode character (controls too: ^F is 6) or one of the numbers below. Names: the
 * character itself; ^A … ^Z; Space Enter Tab S-Tab Esc BS Del Ins Up Down Left Right Home End PgUp
 * PgDn F1 … F12.
 */
#ifndef HELDTO_TUI_KEY_NAME_H
#define HELDTO_TUI_KEY_NAME_H

#include <glib.h>

enum key_number {
    KEY_NUMBER_TAB = 9,
    KEY_NUMBER_ENTER = 13,
    KEY_NUMBER_ESC = 27,
    KEY_NUMBER_UP = 0x110000,
    KEY_NUMBER_DOWN,
    KEY_NUMBER_LEFT,
    KEY_NUMBER_RIGHT,
    KEY_NUMBER_HOME,
    KEY_NUMBER_END,
    KEY_NUMBER_PGUP,
    KEY_NUMBER_PGDN,
    KEY_NUMBER_BS,
    KEY_NUMBER_DEL,
    KEY_NUMBER_INS,
    KEY_NUMBER_BACKTAB,
    KEY_NUMBER_F1,
    KEY_NUMBER_F12 = KEY_NUMBER_F1 + 11,
    KEY_NUMBER_OTHER, /* a key of the terminal that has no name here */
};

/* 0 where there is no such key. */
guint32 key_from_name(const char *name);
/* Newly allocated. */
char *key_to_name(guint32 key);
/* A character that may be typed into a text. */
gboolean key_is_text(guint32 key);

#endif
