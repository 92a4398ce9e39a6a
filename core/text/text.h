/* SPDX-License-Identifier: MIT
 *
 * text.h: stored text made fit to be seen: safe, one width for screen and print, cut and wrapped.
 *
 * text_show() and text_show_lines() are the only ways from stored text to a screen, a message, a
 * title, a pager or a text report; what they return is called "shown" below. Shown text is valid
 * UTF-8 that commands no terminal and hides nothing:
 *   ESC shows as ^[, other C0 controls and DEL as ^X;
 *   C1 controls, line separators, bidi controls, tags, BOM, fillers, noncharacters and characters
 *   this build does not know show as <U+202E>;
 *   bytes that are not UTF-8 show as one U+FFFD for each bad part (db/utf8.h);
 *   of more than eight combining marks on one base the rest shows as <+N>, and a mark without a
 *   base gets a dotted circle;
 *   soft hyphen, zero-width space, word joiner and direction marks are left out;
 *   ZWJ and ZWNJ stay between emoji and between letters of scripts that join.
 * Letters of every script, right-to-left ones too, stay as they are.
 *
 * Widths are columns of a terminal: 0, 1 or 2 for each character, as wcwidth() has them in a UTF-8
 * locale, but independent of the locale. Emoji joined by ZWJ count each, as in ncurses. Strings
 * returned belong to the caller (g_free).
 */
#ifndef CORE_TEXT_H
#define CORE_TEXT_H

#include <glib.h>

enum text_align { TEXT_LEFT, TEXT_RIGHT, TEXT_CENTRE };

/* One line: line ends and tabs become single spaces. len in bytes, -1 for up to the NUL; a NUL
 * inside len shows as ^@. NULL shows as "". */
char *text_show(const char *s, gssize len);

/* As text_show(), but CRLF, CR and LF each become one LF, and a tab becomes spaces up to the next
 * multiple of eight columns. No other control character is left. */
char *text_show_lines(const char *s, gssize len);

/* The bytes as valid UTF-8 for storage, with U+FFFD for each bad part; *replaced (may be NULL)
 * tells how many. NUL bytes stay: the caller refuses them before. */
char *text_valid(const char *bytes, gsize len, gsize *replaced);

/* Columns of one character; 0 for controls. */
int text_char_width(gunichar c);

/* Columns of a shown line. */
int text_width(const char *shown);

/* The end of the first character as a reader sees it: a base with its marks, a pair of regional
 * indicators, emoji joined by ZWJ. *width (may be NULL) is its columns. shown must not be empty. */
const char *text_next(const char *shown, int *width);

/* The shown line in exactly `width` columns: padded with spaces, or cut, the last column then
 * being "…". A line end counts as the end, and is cut. "" when width is below 1. */
char *text_fit(const char *shown, int width, enum text_align align);

/* Lines of at most `width` columns (taken as 1 if less), each without trailing spaces. Breaks at
 * spaces and between CJK characters, inside a word only if it is longer than a line; a line end
 * in the text always breaks. At least one line, which may be "". Frees its strings. */
GPtrArray *text_wrap(const char *shown, int width);

/* Valid UTF-8 cut to at most max_chars characters as readers count them, at the end of a word
 * where there is one in the second half, with "…" as the last. */
char *text_shorten(const char *s, int max_chars);

/* Shown text in ASCII for LANG=C: letters without their marks, the nearest signs, else "?". It may
 * be longer or shorter, so fit it afterwards. */
char *text_ascii(const char *shown);

/* Whether most letters of the text are of a script that runs from right to left. A sentence of ours
 * that begins with a Hebrew name runs as ours do, and a Hebrew one that begins with "EU" as Hebrew
 * does: the first letter does not tell. Bytes after one that is no UTF-8 do not count. */
gboolean text_is_backward(const char *text);

/* Whether the terminal takes ASCII only: text_fit() then cuts with "~". Set once at start. */
void text_set_ascii(gboolean ascii);
gboolean text_is_ascii(void);

#endif
