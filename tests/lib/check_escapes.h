/* check_escapes.h: what bytes a well-behaved program may send to a terminal. */
#ifndef HELDTO_TESTS_LIB_CHECK_ESCAPES_H
#define HELDTO_TESTS_LIB_CHECK_ESCAPES_H

#include <glib.h>

/* NULL when the bytes are text in UTF-8 and the cursor, erase, scroll, colour and mode sequences
 * that terminfo has for xterm, tmux, linux and vt100. Else what is wrong first and where, for the
 * caller to free: any other escape sequence (titles, clipboard and other OSC, DCS and so on), a C1
 * control, another control character, bytes that are not UTF-8, and invisible characters that
 * reorder or hide text. */
char *check_escapes(const char *bytes, gsize len);

#endif
