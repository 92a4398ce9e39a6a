/* SPDX-License-Identifier: MIT
 *
 * selfcheck_private.h: the parts of finding proposals. Private to core/lineage/selfcheck*.c.
 */
#ifndef HELDTO_CORE_LINEAGE_SELFCHECK_PRIVATE_H
#define HELDTO_CORE_LINEAGE_SELFCHECK_PRIVATE_H

#include "core/lineage/selfcheck.h"
#include "db/review.h"
#include "db/wording.h"

/* One commitment being checked. */
struct checking {
    struct session *session;
    GPtrArray *meetings; /* struct meeting of every series, in order of first day */
    const struct commitment *c;
    GPtrArray *dismissed;         /* struct dismissal */
    GPtrArray *wordings;          /* struct wording, in order of meeting */
    const struct meeting *stated; /* of its earliest wording; NULL: none is held */
    GPtrArray *found;             /* struct selfcheck */
};

const struct meeting *checking_meeting(const struct checking *checking, gint64 id);
gboolean checking_is_dismissed(const struct checking *checking, enum selfcheck_what what,
                               gint64 meeting_id);
/* Adds a proposal unless it was dismissed; NULL then. Its reason is the caller's to set. */
struct selfcheck *checking_add(struct checking *checking, enum selfcheck_what what,
                               const struct meeting *meeting);
/* Held up to today, of the commitment's line and of the level, after the commitment was stated. */
gboolean checking_counts(const struct checking *checking, const struct meeting *meeting,
                         const char *level);
/* Known by the day: its dates span no month or year. */
gboolean checking_is_dated(const struct meeting *meeting);

gboolean selfcheck_find_meeting(struct checking *checking, GError **error);
/* A due period in words that waits for a meeting: "by the next ministerial". */
gboolean selfcheck_is_waiting(const char *due_text);
void selfcheck_find_period(struct checking *checking);
gboolean selfcheck_find_relaunch(struct checking *checking, GError **error);
/* Words that a relaunch is found by, ended by NULL: "relaunch", … */
const char *const *selfcheck_relaunch_words(void);

#endif
