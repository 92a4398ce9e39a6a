/* SPDX-License-Identifier: MIT
 *
 * links.h: tying commitments together, and untying them.
 */
#ifndef HELDTO_CORE_LINKS_H
#define HELDTO_CORE_LINKS_H

#include "core/session.h"

/* `relation`: a token or label of WORDS_RELATION. Refused: a commitment tied to itself, the same tie
 * the other way round, and one that is there already. note may be NULL. */
gboolean links_add(struct session *session, struct change *change, gint64 from_id,
                   const char *relation, gint64 to_id, const char *note,
                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* HELDTO_ERROR_NOTHING where there is no such link. */
gboolean links_remove(struct session *session, struct change *change, gint64 from_id,
                      const char *relation, gint64 to_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
