/* SPDX-License-Identifier: MIT
 *
 * take_in_people.h: who was at a statement's meeting, as lines that an analyst can correct. Private to
 * take_in*.c.
 */
#ifndef HELDTO_CORE_INTAKE_TAKE_IN_PEOPLE_H
#define HELDTO_CORE_INTAKE_TAKE_IN_PEOPLE_H

#include "core/intake/take_in.h"

/* Puts those told, one a line ("NAME; ROLE; PARTY"), in place of those proposed; NULL leaves them.
 * HELDTO_ERROR_USAGE, naming the line. */
gboolean take_in_wish_people(struct about *about, const char *lines, GError **error);
/* Stores them for a meeting inside the change. A party that is not known is added where somebody
 * told it, and left out where it was only proposed. Whoever is there already by name stays as they
 * are. */
gboolean take_in_store_people(struct take_in *take, struct change *change, gint64 meeting_id,
                              GError **error);

#endif
