/* SPDX-License-Identifier: MIT
 *
 * selfcheck.h: promises that check themselves against the meetings entered. Proposals only: nothing
 * changes before an analyst confirms one; what is dismissed is remembered and not proposed again.
 *
 * fulfilled       A next-meeting promise, and the meeting that was held: of the same line and the
 *                 promised level (the level of the meeting that promised it, where none is named),
 *                 after it was promised, at the promised place, in the promised period, or as the
 *                 next of its kind after that: done in time, or done late, by the day it was held.
 * held-elsewhere  The right level and period, another place.
 * resolves        A due period that waits for the next meeting ("by the next ministerial"), and the
 *                 meeting that came: its days become the due days.
 * relaunch        A wording that starts again (relaunch, restart, reopen) what an earlier one of the
 *                 line had started: for a look.
 *
 * Only held meetings of the same line and level count, up to today; what has no series is one line. A meeting whose date is known as
 * a month or a year is taken only where all its days agree.
 */
#ifndef HELDTO_CORE_LINEAGE_SELFCHECK_H
#define HELDTO_CORE_LINEAGE_SELFCHECK_H

#include "core/period/timeliness.h"
#include "core/session.h"
#include "db/commitment.h"
#include "db/meeting.h"

enum selfcheck_what {
    SELFCHECK_FULFILLED,
    SELFCHECK_ELSEWHERE,
    SELFCHECK_RESOLVES,
    SELFCHECK_RELAUNCH
};

struct selfcheck {
    enum selfcheck_what what;
    struct commitment *commitment;
    struct meeting *meeting;    /* that was held; of a relaunch: where it was said */
    enum timeliness timeliness; /* FULFILLED: done-in-time, done-late or no-date */
    char *effective_on;         /* FULFILLED, ELSEWHERE: the day it was held */
    char *due_edtf;             /* RESOLVES: the due period */
    char *reason;               /* one sentence; not shown text yet */
};
void selfcheck_free(struct selfcheck *proposal); /* NULL is accepted */

/* "fulfilled", "held-elsewhere", "resolves", "relaunch". */
const char *selfcheck_token(enum selfcheck_what what);
/* "fulfilled, done in time", "held elsewhere", … in the reader's language. New. */
char *selfcheck_label(const struct selfcheck *proposal);

/* What is proposed of one commitment, of every one: struct selfcheck, in order of key. At most
 * `limit`. NULL on error. */
GPtrArray *selfcheck_of(struct session *session, gint64 commitment_id, GError **error);
GPtrArray *selfcheck_all(struct session *session, guint limit, GError **error);

/* What follows from the proposal, as one change: for the first two the status, effective on the day
 * of the meeting, with the meeting's record as source; for resolves the due days. status: token or
 * letter; NULL is the scheme's fulfilled, but for held-elsewhere, which an analyst has to judge, it
 * must be given. Refused: a relaunch, of which nothing follows by itself. */
gboolean selfcheck_confirm(struct session *session, const struct selfcheck *proposal,
                           const char *status, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Kept, and not proposed again. */
gboolean selfcheck_dismiss(struct session *session, const struct selfcheck *proposal,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
