/* SPDX-License-Identifier: MIT
 *
 * match.h: the older commitments that a passage may restate, the likeliest first.
 *
 * Compared by words (rare ones of the series weigh more), topic, parties, names and numbers they
 * share. Only commitments of the series asked for are offered. A promised next meeting is a
 * commitment of its own that follows the last such promise: what is offered for it is that chain,
 * by its newest link before the meeting, and `thread` is the key of its first. One that another
 * text of the same meeting told already is offered to be tied to, and follows nothing.
 */
#ifndef HELDTO_CORE_INTAKE_MATCH_H
#define HELDTO_CORE_INTAKE_MATCH_H

#include "core/lexicon/lexicon.h"

/* What is looked for. Texts may be "" but not NULL; nothing is owned. */
struct match_query {
    gint64 series_id; /* 0: commitments without a series alone, unless every_series */
    gboolean every_series;
    gint64 meeting_id;  /* of the text; 0 none */
    gint64 document_id; /* the text; 0 none: what it said already is told apart */
    const char *day;    /* of the meeting, where the register has it not; NULL or "" unknown */
    const char *exact;  /* the words that promise */
    const char *sentence;
    const char *kind;    /* a token of WORDS_KIND */
    const char *topic;   /* a topic's token */
    const char *parties; /* names, "; " between */
    const char *level;   /* of a promised meeting */
};

struct match {
    gint64 commitment_id;
    char *key;
    char *title;
    char *thread;     /* key of the first commitment of its chain; else its own key */
    int score;        /* 0 to 100 */
    gboolean is_near; /* near enough to be proposed; else only offered */
    gboolean follows; /* it would be a new commitment that follows this one */
    char *why;        /* "same topic, same parties; shares: electronic evidence, negotiations" */
};

/* For the questions of one text: what it has read it keeps, so it does not see what is written after.
 * Both must outlive it. */
struct matcher *matcher_new(struct db *db, const struct lexicon *lexicon);
void matcher_free(struct matcher *matcher); /* NULL is accepted */
static inline void matcher_cleanup(struct matcher **matcher)
{
    matcher_free(*matcher);
}

/* At most MAX older commitments, struct match, best first; "new" is likelier than any of them when
 * the first is not near. NULL on an error of the register. */
GPtrArray *match_find(struct matcher *matcher, const struct match_query *query, guint max,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void match_free(struct match *match); /* NULL is accepted */

#endif
