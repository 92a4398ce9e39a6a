/* SPDX-License-Identifier: MIT
 *
 * who.h: the parties that a passage binds.
 *
 * From who promises in it ("the EU side", "Mexico and the United States", "on the U.S. side"), or
 * in its lead-in; where that names nobody ("we", "both sides", a body the parties set up), the
 * whole circle (circle.h). "We" in the words of one who speaks for a side
 * binds that side (speaker.h).
 */
#ifndef HELDTO_CORE_INTAKE_WHO_H
#define HELDTO_CORE_INTAKE_WHO_H

#include "core/lexicon/lexicon.h"
#include "core/lexicon/passage.h"

struct session;
struct change;

/* Names as suggestions write them, in order, no name twice; NULL-ended, maybe empty. The caller
 * frees it with g_strfreev. */
char **who_bound(const struct lexicon *lexicon, const struct reading *reading,
                 const struct passage *passage);

/* TRUE where all who are bound stand outside the circle: someone else's undertaking. */
gboolean who_is_third(const struct lexicon *lexicon, const struct circle *circle,
                      char *const *bound);

/* The register's party of that name, added, with its shipped token, kind and aliases where it is
 * one that heldto knows. */
gboolean who_store(struct session *session, struct change *change, const char *name,
                   gint64 *party_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same where it is there already, under whichever of its names; nothing is added. *party_id 0:
 * the register has not got it. */
gboolean who_find(struct session *session, const char *name, gint64 *party_id,
                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
