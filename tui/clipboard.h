/* SPDX-License-Identifier: MIT
 *
 * clipboard.h: a text for the clipboard of whoever sits at the terminal.
 *
 * Over SSH it goes through the terminal itself (OSC 52, in tmux by its passthrough); else through
 * wl-copy, xclip, xsel or pbcopy where one is there and works, else through the terminal too.
 */
#ifndef HELDTO_TUI_CLIPBOARD_H
#define HELDTO_TUI_CLIPBOARD_H

#include <glib.h>

/* Text of lines, shown text but for their ends. Returns what was really done, "copied by wl-copy" or
 * "sent to the terminal …", new; NULL and an error: nothing. */
char *clipboard_copy(const char *text, GError **error);
/* The bytes that ask a terminal to take the text; through_tmux: from within tmux. New. */
char *clipboard_sequence(const char *text, gboolean through_tmux);

#endif
