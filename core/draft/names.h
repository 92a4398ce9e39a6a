/* SPDX-License-Identifier: MIT
 *
 * names.h: parties, topics, series and meetings by the names people write, found or added.
 */
#ifndef HELDTO_CORE_NAMES_H
#define HELDTO_CORE_NAMES_H

#include "core/session.h"

/* A list in a cell: parted by "; ", a "\;" is a semicolon in a name. Empty names are left out.
 * names_join() gives what names_split() reads back to the same names. */
GPtrArray *names_split(const char *list);
char *names_join(const GPtrArray *names);

/* The party (or topic) of that name or alias, added with kind `other` when there is none: *id. */
gboolean names_party(struct session *session, struct change *change, const char *name, gint64 *id,
                     GError **error);
gboolean names_topic(struct session *session, struct change *change, const char *name, gint64 *id,
                     GError **error);
/* The same by name and alias only: a name that is another one's token means a new party (topic).
 * With change NULL nothing is added: *id 0. */
gboolean names_party_named(struct session *session, struct change *change, const char *name,
                           gint64 *id, GError **error);
gboolean names_topic_named(struct session *session, struct change *change, const char *name,
                           gint64 *id, GError **error);
/* The series of that token or prefix; added when there is none, with a prefix for its keys made of
 * the token ("eu-us-jha": EUUS). */
gboolean names_series(struct session *session, struct change *change, const char *token, gint64 *id,
                      GError **error);
/* Lower case ASCII letters, digits and hyphens, beginning with a letter. */
gboolean names_is_token(const char *text);
/* Adds a name to a party or topic; nothing when it has it already. */
gboolean names_party_alias(struct session *session, struct change *change, gint64 party_id,
                           const char *alias, GError **error);
gboolean names_topic_alias(struct session *session, struct change *change, gint64 topic_id,
                           const char *alias, GError **error);
/* A token made of a name: lower case ASCII, hyphens; somebody may have it already. */
char *names_token(const char *name);

/* A meeting by its token; else by a part of it, its place, or date ("lisbon", "2021-06"), if only
 * one fits. An error that lists what fits when none or several do. */
gboolean names_meeting(struct session *session, const char *name, gint64 *id, GError **error);
/* A commitment by key (old keys too). An error that says how to find keys. */
gboolean names_commitment(struct session *session, const char *key, gint64 *id, GError **error);
/* A party that is there already, by name or alias; an error that lists the likeliest. */
gboolean names_known_party(struct session *session, const char *name, gint64 *id, GError **error);
/* How a meeting is called in running text: "Lisbon, 22 June 2021". Newly allocated. */
struct meeting;
char *names_meeting_words(const struct meeting *meeting);

#endif
