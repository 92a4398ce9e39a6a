/* SPDX-License-Identifier: MIT
 *
 * reports/worklog.h: where analysts decided otherwise than was entered or proposed: corrections,
 * differences confirmed against the proposal, proposals that were not taken. Collected from stories,
 * as far as the report may tell them.
 */
#ifndef HELDTO_CORE_REPORTS_WORKLOG_H
#define HELDTO_CORE_REPORTS_WORKLOG_H

#include "core/report/build.h"

/* Columns of its tables, for a report to have among its own. */
#define WORKLOG_COLUMNS                                                                            \
    {"key", FALSE}, {"corrected_on", FALSE}, {"corrected_by", FALSE}, {"before", FALSE},           \
        {"after", FALSE}, {"meeting", FALSE}, {"confirmed", FALSE}, {"proposed", FALSE},           \
    {                                                                                              \
        "dismissed", FALSE                                                                         \
    }

struct worklog;
struct worklog *worklog_new(void);
void worklog_free(struct worklog *log); /* NULL is accepted */
gboolean worklog_add(struct worklog *log, struct report *report, const struct story *story,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Parts of the report; each says so where there is nothing. */
void worklog_tell_differences(struct worklog *log, struct report *report);
void worklog_tell_dismissed(struct worklog *log, struct report *report);
void worklog_tell_corrections(struct worklog *log, struct report *report);

#endif
