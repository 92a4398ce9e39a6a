/* SPDX-License-Identifier: MIT
 *
 * reports/standing_tell.h: the tables, figures and sentences made of standing.h's counts.
 */
#ifndef HELDTO_CORE_REPORTS_STANDING_TELL_H
#define HELDTO_CORE_REPORTS_STANDING_TELL_H

#include "core/reports/standing.h"

/* What the groups of one kind are called. Marked for translation, not translated. */
struct standing_words {
    const char *name;    /* in data: "topic" */
    const char *heading; /* "By topic" */
    const char *label;   /* heads a column: "Topic" */
    const char *many;    /* "topics" */
    const char *title;   /* of the figure: "Commitments by topic and status"; "" none */
    const char *note;    /* how a commitment comes to stand in several; "" it does not */
};

/* The columns that the tables use, for a report to have among its own. */
#define STANDING_COLUMNS                                                                           \
    {"name", FALSE}, {"count", TRUE}, {"percent", TRUE}, {"open", TRUE}, {"closed", TRUE},         \
        {"not_assessed", TRUE}, {"overdue", TRUE}, {"period_over", TRUE}, {"standing", TRUE},      \
        {"open_percent", TRUE}, {"closed_percent", TRUE}, {"not_assessed_percent", TRUE},          \
        {"overdue_percent", TRUE}, {"measured", TRUE}, {"median_days", TRUE},                      \
        {"longest_days", TRUE}, {"fulfilled_measured", TRUE},                                      \
    {                                                                                              \
        "fulfilled_median_days", TRUE                                                              \
    }

/* How long, of all that is selected: a table, and what it does not say. */
void standing_tell_time(struct report *report, struct standing *all);
/* Of all by status; percentages where there are enough of them. */
void standing_tell_statuses(struct report *report, const struct standing *all);
void standing_tell_figure(struct report *report, const struct standing_words *words,
                          const GPtrArray *groups);
void standing_tell_counts(struct report *report, const struct standing_words *words,
                          const GPtrArray *groups, const struct standing *all,
                          gboolean is_overlapping);
/* Of the groups that are large enough; nothing where none is. */
void standing_tell_percent(struct report *report, const struct standing_words *words,
                           const GPtrArray *groups, const struct standing *all);
/* How long what is open has been so, and how long it took to fulfil what was; nothing where no
 * group has anything to tell. */
void standing_tell_ages(struct report *report, const struct standing_words *words,
                        const GPtrArray *groups);

#endif
