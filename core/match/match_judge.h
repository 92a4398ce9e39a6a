/* SPDX-License-Identifier: MIT
 *
 * match_judge.h: how likely each commitment of a pool is what is asked for, and why. Private to
 * match_*.c.
 */
#ifndef HELDTO_CORE_INTAKE_MATCH_JUDGE_H
#define HELDTO_CORE_INTAKE_MATCH_JUDGE_H

#include "core/match/match.h"
#include "core/match/match_old.h"

/* The commitments compared with. */
struct pool {
    GPtrArray *olds;         /* struct old, borrowed */
    GHashTable *frequencies; /* stem -> how many of them have it */
};

struct matcher {
    struct db *db;
    const struct lexicon *lexicon;
    struct bag_rules *rules;
    GHashTable *olds;  /* gint64 * -> struct old */
    GHashTable *pools; /* gint64 * (series) -> struct pool, of series compared whole */
    GHashTable *large; /* gint64 *: series too large for that */
};

/* What is asked, worked out once. */
struct asked {
    const struct match_query *query;
    struct bag *bag;
    GPtrArray *parties;
    const char *wide;
    guint crowd;       /* so many of the pool have the topic (match_tell.h) */
    GHashTable *named; /* stems by which a topic of several is named; owned */
    char *day;         /* first day of the text's meeting; "" unknown */
    gboolean is_meeting;
};

/* How alike one of them is, each from 0 to 1; follows: it is the last of a chain that goes on. */
struct found {
    const struct old *old;
    double words, topics, parties, score;
    gboolean follows;
};

/* All that can be what is asked for, struct found, the likeliest first. */
GArray *match_judge(const struct matcher *matcher, const struct pool *pool,
                    const struct asked *asked);
/* Whether the i-th of them is near enough to be proposed. */
gboolean match_is_near(const struct pool *pool, const struct asked *asked, const GArray *all,
                       guint i);
/* "same topic, same parties; shares: harbour, dredge". New. */
char *match_why(const struct pool *pool, const struct asked *asked, const struct found *found);

#endif
