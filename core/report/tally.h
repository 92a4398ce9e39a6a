/* SPDX-License-Identifier: MIT
 *
 * report/tally.h: how many commitments stand where: counts, never percentages.
 *
 * Positions and third-party rows are listed and enter no count; what is not assessed is counted
 * apart.
 */
#ifndef HELDTO_CORE_REPORT_TALLY_H
#define HELDTO_CORE_REPORT_TALLY_H

#include "core/report/build.h"

/* Of one topic, or of a meeting. */
struct tally_group {
    char *name;
    gint64 counted, open, closed, not_assessed, overdue;
};

struct tally {
    gint64 counted;      /* commitments with a status */
    gint64 not_assessed; /* of these */
    gint64 positions, third_party;
    gint64 *statuses; /* by place in the session's scheme */
    gsize n_statuses;
    gint64 timeliness[TIMELINESS_COUNT];
    gint64 unsourced;   /* assessed, and no source is cited */
    gint64 unconfirmed; /* differences between wordings that nobody has confirmed yet */
    GHashTable *groups; /* name → struct tally_group */
};

struct tally *tally_new(const struct session *session);
void tally_free(struct tally *tally); /* NULL is accepted */
/* name: of its topic or meeting. */
void tally_add(struct tally *tally, const struct report *report, const struct story *story,
               const char *name);

/* The columns that the tables use, for a report to have among its own. */
#define TALLY_COLUMNS                                                                              \
    {"name", FALSE}, {"count", TRUE}, {"open", TRUE}, {"closed", TRUE}, {"not_assessed", TRUE},    \
    {                                                                                              \
        "overdue", TRUE                                                                            \
    }

/* "15 commitments; 8 positions and 3 undertakings of others, not counted"; new. */
char *tally_numbers(const struct tally *tally);
/* What it comes to, in sentences. */
void tally_say(const struct tally *tally, struct report *report);
/* The same for reports that list nothing: where the commitments stand. */
void tally_say_counts(const struct tally *tally, struct report *report);
/* Tables by status, by timeliness, by group. */
void tally_tables(const struct tally *tally, struct report *report, const char *group_heading,
                  const char *group_label, const char *group_note);
/* The one by timeliness alone. */
void tally_timeliness(const struct tally *tally, struct report *report);
/* The definitions of the statuses that occur. */
void tally_legend(const struct tally *tally, struct report *report);

#endif
