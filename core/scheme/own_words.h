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

enum own_noun { OWN_PARTY, OWN_TOPIC };

/* What a cue may do; its role is one of these. */
#define OWN_WORDS_ROLES "promise|position|undoes|subject|call|forecast|view"

/* A party or topic as lists show it. kind: a token, "" of a topic. */
struct own_named {
    char *token, *name, *kind;
    GPtrArray *aliases; /* char *; the name is not among them */
};

/* Adds the party or topic, or to one that is called so (token, name, alias) further aliases. kind:
 * of a party; NULL leaves it as it is, "other" for a new one. aliases: char *; NULL none. */
gboolean own_words_name(struct session *session, struct change *change, enum own_noun noun,
                        const char *name, const char *kind, const GPtrArray *aliases,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* All of the register, struct own_named, freed with the array. NULL on error. */
GPtrArray *own_words_names(struct session *session, enum own_noun noun, GError **error);
/* Sets the id. Refused: no words, a role or force that is none, the same words in the same role. */
gboolean own_words_cue(struct session *session, struct change *change, struct cue *cue,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean own_words_drop_cue(struct session *session, struct change *change, gint64 id,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
