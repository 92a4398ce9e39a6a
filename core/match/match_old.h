/* SPDX-License-Identifier: MIT
 *
 * match_old.h: commitments of a register made ready for comparing. Private to match_*.c.
 */
#ifndef HELDTO_CORE_INTAKE_MATCH_OLD_H
#define HELDTO_CORE_INTAKE_MATCH_OLD_H

#include "core/lexicon/lexicon.h"
#include "core/match/match_bag.h"
#include "db/commitment.h"

struct old_place {
    gint64 meeting_id, document_id;
};

struct old {
    struct commitment *row;
    GPtrArray *bags;    /* struct bag: one a wording, and one of title and description */
    struct bag *all;    /* the words of all of them */
    GPtrArray *topics;  /* char *, tokens */
    GPtrArray *parties; /* char *, as suggestions name them */
    GArray *places;     /* struct old_place: where it was said */
    gint64 follows;     /* the commitment it follows; 0 none */
    gint64 followed_by; /* the one that follows it; 0 none */
};

/* NULL without an error: there is no such commitment. */
struct old *old_load(struct db *db, const struct lexicon *lexicon, const struct bag_rules *rules,
                     gint64 id, GError **error);
void old_free(struct old *old); /* NULL is accepted */

gboolean old_is_at(const struct old *old, gint64 meeting_id); /* 0: no */
gboolean old_is_in(const struct old *old, gint64 document_id);

/* A list of names ("; " between), each as suggestions name it. New. */
GPtrArray *old_names(const struct lexicon *lexicon, const char *names);

#endif
