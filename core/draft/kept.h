/* SPDX-License-Identifier: MIT
 *
 * kept.h: texts that were typed and are not stored yet, kept on disk until they are: so that a lost
 * connection or a fault loses no words.
 *
 * They lie in $XDG_STATE_HOME/heldto/typed, for one's own eyes only. Each program keeps its own; what
 * a program has left that is no more is taken over by the next one that asks for it. What nobody asks
 * for is thrown away after three months.
 */
#ifndef HELDTO_CORE_KEPT_H
#define HELDTO_CORE_KEPT_H

#include <glib.h>

/* `key` is whatever tells what the texts belong to: any text. texts: name (ASCII letters, digits,
 * "_", "-") → UTF-8; replaces what was kept. */
gboolean kept_write(const char *key, GHashTable *texts, GError **error);
/* They are stored now, or not wanted. */
void kept_drop(const char *key);
/* What a program that is no more has kept, the latest where there are several; they are this one's
 * to drop then. NULL: nothing. */
GHashTable *kept_take(const char *key);

#endif
