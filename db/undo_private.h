/* SPDX-License-Identifier: MIT
 *
 * undo_private.h: taking back one change, for undo.c and undo_fact.c.
 */
#ifndef DB_UNDO_PRIVATE_H
#define DB_UNDO_PRIVATE_H

#include "db/change_private.h"

/* The change being made, the one being taken back, and the `do` that it is about: itself, or what
 * the undo that is being taken back had undone. */
struct undo {
    struct change *change;
    const struct change_row *target;
    const struct change_row *root;
};

static inline gboolean undo_is_redo(const struct undo *undo)
{
    return undo->target != undo->root;
}

gboolean undo_refuse(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* Takes one entry of history back, or refuses, naming what stands in the way. */
gboolean undo_fact(const struct undo *undo, const struct field_change *fact, GError **error);

#endif
