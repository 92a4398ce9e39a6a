/* SPDX-License-Identifier: MIT
 *
 * involved.h: who and what a commitment involves, as lists of names: its parties with their roles,
 * its topics.
 */
#ifndef HELDTO_CORE_INVOLVED_H
#define HELDTO_CORE_INVOLVED_H

#include "core/session.h"

enum involved_kind { INVOLVED_PARTIES, INVOLVED_TOPICS };

struct involved {
    gint64 id;        /* of the party or topic; 0: the register has not got it */
    const char *role; /* of a party: a token, which lives as long as the program */
};

/* The names of a list ("European Union; Belgium (host)"), each once, as an array of struct
 * involved. Names the register has not got are added inside the change; without one (NULL) they
 * have id 0. only_names: tokens are not taken for names, so that a list made by involved_list()
 * means the same in another register. NULL and an error on failure. */
GArray *involved_read(struct session *session, struct change *change, enum involved_kind kind,
                      const char *list, gboolean only_names,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Makes them those of the commitment, in this order: what stays is kept, the rest goes. is_new: it
 * has none yet. */
gboolean involved_store(struct session *session, struct change *change, enum involved_kind kind,
                        gint64 commitment_id, const GArray *wanted, gboolean is_new,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether they are those of the commitment already, in this order. */
gboolean involved_are(struct session *session, enum involved_kind kind, gint64 commitment_id,
                      const GArray *wanted, gboolean *answer,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Those of the commitment as such a list. New. */
char *involved_list(struct session *session, enum involved_kind kind, gint64 commitment_id,
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same for many commitments: names that were read once are remembered. */
struct involved_names;
struct involved_names *involved_names_new(void);
void involved_names_free(struct involved_names *names); /* NULL is accepted */
char *involved_list_with(struct session *session, enum involved_kind kind, gint64 commitment_id,
                         struct involved_names *names, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
