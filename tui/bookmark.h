/* SPDX-License-Identifier: MIT
 *
 * bookmark.h: places of a register by letter, kept from one session to the next, with the words that
 * tell which is which.
 */
#ifndef HELDTO_TUI_BOOKMARK_H
#define HELDTO_TUI_BOOKMARK_H

#include "tui/visit.h"

struct session;

/* Keeps the place under the letter, in place of what was there. */
gboolean bookmark_keep(const struct session *session, char letter, const struct visit *place,
                       const char *words, GError **error);
/* The place; NULL: none is kept there, or what is there cannot be read. *words (may be NULL): new. */
struct visit *bookmark_get(const struct session *session, char letter, char **words);

#endif
