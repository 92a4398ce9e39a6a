/* SPDX-License-Identifier: MIT
 *
 * text_private.h: what the files of text.h share. Nobody else includes it.
 */
#ifndef CORE_TEXT_PRIVATE_H
#define CORE_TEXT_PRIVATE_H

#include "core/text/text.h"

#define TEXT_CUT_SIGN "\u2026"

/* The character at p, in text closed by a NUL; UTF8_BAD where there is none. */
gunichar text_char_at(const char *p);

/* The end of what a reader takes for one character, and its columns: at most `limit`, unless its
 * first base alone is wider. */
const char *text_cluster_end(const char *start, int limit, int *width);

/* The sign, one column wide, that stands for what was cut off. */
const char *text_cut_sign(void);

#endif
