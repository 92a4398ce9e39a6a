/* SPDX-License-Identifier: MIT
 *
 * reports/standing.h: where the commitments of a topic, a party, a meeting … stand: counts by class,
 * by status and by clock, and how long they have been standing.
 *
 * A commitment that belongs to several groups counts in each. Positions and third-party rows count
 * nowhere.
 */
#ifndef HELDTO_CORE_REPORTS_STANDING_H
#define HELDTO_CORE_REPORTS_STANDING_H

#include "core/report/build.h"
#include "core/report/measure.h"

/* What is counted of one commitment. */
struct standing_facts {
    gboolean is_assessed, is_closed, is_standing, is_overdue, is_period_over;
    gboolean is_fulfilled; /* closed, and the scheme says that it was done */
    guint status;          /* its place in the scheme */
    char *stated_on;       /* the day of the earliest text held; "" none */
    char *fulfilled_on;    /* "" not fulfilled, or nobody says since when */
};

/* FALSE: it is a position or a third party's undertaking, which nothing counts. */
gboolean standing_read(const struct report *report, const struct story *story,
                       struct standing_facts *facts);
void standing_facts_clear(struct standing_facts *facts);

struct standing {
    char *name;
    char *sort;                            /* what puts it in order */
    gint64 counted;                        /* open + closed + not_assessed */
    gint64 open, closed, not_assessed;     /* open and closed: assessed ones */
    gint64 overdue, period_over, standing; /* of these */
    gint64 *statuses;                      /* by place in the session's scheme */
    gint64 fulfilled;
    /* Since first stated: of what is open, of what is not assessed, of what has no end and is not
     * closed; and from then to fulfilment. */
    struct measure_days open_days, not_assessed_days, standing_days, fulfilled_days;
};

/* n_statuses: of the session's scheme. Copies. */
struct standing *standing_new(const char *name, const char *sort, gsize n_statuses);
void standing_free(gpointer data); /* NULL is accepted */
void standing_add(struct standing *self, const struct standing_facts *facts, const char *today);

enum standing_by {
    STANDING_BY_STATUS,
    STANDING_BY_TOPIC,
    STANDING_BY_PARTY,
    STANDING_BY_MEETING,
    STANDING_BY_YEAR,
    N_STANDING_BY,
};

/* The groups of one kind. */
struct standing_groups;
struct standing_groups *standing_groups_new(enum standing_by by, gsize n_statuses);
void standing_groups_free(struct standing_groups *groups); /* NULL is accepted */
/* Into every group that it belongs to. */
void standing_groups_add(struct standing_groups *groups, const struct report *report,
                         const struct story *story, const struct standing_facts *facts);
/* In order: struct standing, which are the groups'; the array is the caller's. */
GPtrArray *standing_groups_sorted(const struct standing_groups *groups);
/* TRUE where a commitment stands in more than one, so that the groups add up to more than all. */
gboolean standing_groups_overlap(const struct standing_groups *groups);

#endif
