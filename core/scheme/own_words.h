/* SPDX-License-Identifier: MIT
 *
 * own_words.h: what a register adds to the shipped words: parties and topics with the names they go
 * by, and cues, the words that make a passage a promise or undo one.
 *
 * All inside a change. An alias that is somebody else's is refused, naming whose it is.
 */
#ifndef HELDTO_CORE_OWN_WORDS_H
#define HELDTO_CORE_OWN_WORDS_H

#include "core/session.h"
#include "db/cue.h"

/* Adds the party, or to one that is called so (token, name, alias) further aliases. kind NULL: as
 * it is, "other" for a new one. aliases: char *; NULL none. */
gboolean own_words_party(struct session *session, struct change *change, const char *name,
                         const char *kind, const GPtrArray *aliases,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of a topic. */
gboolean own_words_topic(struct session *session, struct change *change, const char *name,
                         const GPtrArray *aliases, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Sets the id. Refused: no words, a role or force that is none, the same words in the same role. */
gboolean own_words_cue(struct session *session, struct change *change, struct cue *cue,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean own_words_drop_cue(struct session *session, struct change *change, gint64 id,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The roles a cue may have, ended by NULL. */
const char *const *own_words_roles(void);

#endif
