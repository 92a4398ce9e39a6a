/* timeliness.h: how a commitment stands towards its due period. Derived, never typed or stored.
 *
 * "Overdue" is one of the three things heldto must never say falsely. The rules, first match first:
 *
 * 1. Kind position or third-party: none. Nothing was promised.
 * 2. Closed and not done (judged not fulfilled, lapsed, superseded, withdrawn): none. No clock runs
 *    any more; what was judged not fulfilled is not late, its status says more than a clock could.
 * 3. Kind standing: standing. It has no end.
 * 4. No due days: no-date, done or not.
 * 5. Done, and closed or after the last day: done-in-time when done up to the last day, or where
 *    there is none; else done-late, which is not broken.
 * 6. Before the first day; where there is none ("by" some day), before the last: not-yet-due.
 * 7. Up to and on the last day, or without one: period-running.
 * 8. From the day after the last day: overdue with an assessed status, else
 *    period-over-not-checked.
 *
 * Rule 5 lets an open status count as done: "kept up" is being honoured, so its period runs as any
 * other until the last day, and is never overdue. A closed, done commitment whose day of fulfilment
 * is unknown is in time while the last day has not passed, and after it none: it cannot be told.
 *
 * Rule 8 reads for filters: kind neither position, third-party nor standing; class open; not done;
 * due_last not empty and before today; is_assessed tells the two apart. */
#ifndef HELDTO_CORE_TIMELINESS_H
#define HELDTO_CORE_TIMELINESS_H

#include <glib.h>

enum timeliness {
    TIMELINESS_STANDING,
    TIMELINESS_NO_DATE,
    TIMELINESS_NOT_YET_DUE,
    TIMELINESS_PERIOD_RUNNING,
    TIMELINESS_OVERDUE,
    TIMELINESS_PERIOD_OVER_NOT_CHECKED,
    TIMELINESS_DONE_IN_TIME,
    TIMELINESS_DONE_LATE,
    TIMELINESS_NONE,
    TIMELINESS_COUNT,
};

/* What timeliness follows from. NULL texts count as "". Days are ISO text. */
struct timeliness_input {
    const char *kind;         /* the commitment's: one-off, standing, next-meeting, ... */
    const char *due_first;    /* "": from the beginning of time */
    const char *due_last;     /* "": no last day */
    const char *status_class; /* open, closed or none */
    gboolean is_assessed;     /* the status rests on research */
    gboolean is_done;         /* the status says it was done: fulfilled, kept, kept up */
    const char *done_on;      /* the day the status took effect, where is_done */
    const char *today;        /* never NULL or "" */
};

enum timeliness timeliness_of(const struct timeliness_input *input);

/* "standing", "no-date", "not-yet-due", "period-running", "overdue", "period-over-not-checked",
 * "done-in-time", "done-late", "none". Labels are in core/words. */
const char *timeliness_token(enum timeliness timeliness);

/* FALSE when TOKEN is none of these. */
gboolean timeliness_from_token(const char *token, enum timeliness *timeliness);

/* Whether nobody has looked for more than MONTHS months: CHECKED_ON ("" or NULL: never) plus the
 * months lies before TODAY. Exactly so many months ago is not yet too long. */
gboolean timeliness_is_unchecked_since(const char *checked_on, const char *today, int months);

#endif
