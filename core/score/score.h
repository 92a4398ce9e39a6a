/* SPDX-License-Identifier: MIT
 *
 * score.h: a party's score on a commitment for a period: what scores there are, which one counts,
 * and recording one.
 *
 * A cell is a commitment, a party bound by it, and a period. Each coder's scores of a cell are only
 * ever added to: a new one corrects the one before, and the last that was not undone is the
 * coder's. What counts is the adjudicated score, else the first coder's; a second coder's counts
 * for agreement (agree.h) only. As of a day in the past the scores given by that day count: a later
 * judgement is no proof that the earlier one was wrong then. Positions and third parties' undertakings have no scores.
 */
#ifndef HELDTO_CORE_SCORE_H
#define HELDTO_CORE_SCORE_H

#include "core/session.h"
#include "db/assessment.h"

struct commitment;

/* "+1", "0", "-1", "na": as they are stored, exported and filtered. */
struct score_word {
    const char *token;
    const char *mark;  /* as people read it: "−1", "n/a" */
    const char *label; /* marked for translation, as brief */
    const char *brief;
};
const struct score_word *score_words(gsize *n);
/* By its token; NULL: none. */
const struct score_word *score_word_find(const char *token);
/* "−1", or "-1" in ASCII; "n/a"; "" of "": not assessed. What is no score is itself. */
const char *score_mark(const char *token, gboolean is_ascii);
/* The token that a text means ("+", "−1", "n/a"); NULL and an error that says what there is. */
const char *score_read(const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

enum score_role { SCORE_FIRST, SCORE_SECOND, SCORE_ADJUDICATION };
/* "", "second", "adjudication" and back; an unknown one is the first coder's. */
const char *score_role_token(enum score_role role);
enum score_role score_role_of(const struct assessment *row);
/* "first coder", "second coder", "adjudicated". */
const char *score_role_label(enum score_role role);

/* NULL and 0 are "not given". */
struct score_entry {
    const char *score;       /* a token, or what score_read() takes for one */
    const char *period;      /* by score_period(); NULL or "": the commitment's whole life */
    const char *reason;      /* an adjudication must have one */
    const char *author;      /* default: the session's */
    const char *assessed_on; /* the day of judgement; default: today */
    enum score_role role;
};

/* Records one score inside a change. Refused, in the user's words: what is no score; a position or
 * a third party's undertaking; a party that is not bound; a day that is none or lies ahead; the
 * second coder of a cell who is its first, and the other way round; an adjudication without a
 * reason, or of a cell that two coders have not scored. No refusal tells another coder's score.
 * *id (may be NULL) is the new assessment's. */
gboolean score_record(struct session *session, struct change *change, gint64 commitment_id,
                      gint64 party_id, const struct score_entry *entry, gint64 *id,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same as a change of its own: "EUUS-0001: United States −1, 2020". */
gboolean score_set(struct session *session, gint64 commitment_id, gint64 party_id,
                   const struct score_entry *entry, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the commitment can be scored at all; an error that says why not. */
gboolean score_check_kind(const struct commitment *c, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The last of one role in a cell among those that were not undone, in order of recording; belongs
 * to the array. NULL: none. */
const struct assessment *score_last(const GPtrArray *live, gint64 party_id, const char *period,
                                    enum score_role role);
/* Whether somebody of that name (any letters) has scored the cell in that role, now or before. */
gboolean score_was_by(const GPtrArray *live, gint64 party_id, const char *period,
                      enum score_role role, const char *author);
/* What counts of a cell: adjudicated, else the first coder's; NULL: not assessed. */
const struct assessment *score_standing(const GPtrArray *live, gint64 party_id, const char *period);

#endif
