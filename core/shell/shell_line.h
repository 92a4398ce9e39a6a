/* SPDX-License-Identifier: MIT
 *
 * shell_line.h: a command line that is being written in a shell, as words, and a word as it must be
 * written there.
 *
 * Nothing is ever expanded: neither $x nor $(x) nor *. What is not closed is read as if it were.
 */
#ifndef HELDTO_CORE_SHELL_LINE_H
#define HELDTO_CORE_SHELL_LINE_H

#include <glib.h>

struct shell_line {
    GPtrArray *words; /* char *, ended by NULL; the last is being written, perhaps "" */
    char quote;       /* open where the line ends: ' or " or 0 */
    gsize cut;        /* where readline begins to put in a completion: a byte of the last word */
};

/* breaks: the characters at which readline parts words (COMP_WORDBREAKS). */
void shell_line_read(struct shell_line *line, const char *text, const char *breaks);
void shell_line_clear(struct shell_line *line);
/* The rest of a word as it is written after an open quote; new. */
char *shell_line_quote(const char *rest, char quote);

#endif
