/* SPDX-License-Identifier: MIT
 *
 * reports/handover.h: the parts of a handover that are collected from stories and told afterwards.
 */
#ifndef HELDTO_CORE_REPORTS_HANDOVER_H
#define HELDTO_CORE_REPORTS_HANDOVER_H

#include "core/report/build.h"

/* Columns of its tables, for the report to have among its own. */
#define HANDOVER_COLUMNS                                                                           \
    {"key", FALSE}, {"title", FALSE}, {"status", FALSE}, {"due", FALSE}, {"owner", FALSE},         \
        {"follow_up_on", FALSE}, {"next_step", FALSE}, {"who_acts", FALSE}, {"document", FALSE},   \
        {"waiting", TRUE}, {"meeting", FALSE}, {"reviewed", TRUE}, {"of", TRUE},                   \
        {"proposed", FALSE}, {"why", FALSE}, {"entered_by", FALSE}, {"keys", FALSE},               \
        {"times", TRUE}, {"name", FALSE}, {"names", FALSE},                                        \
    {                                                                                              \
        "value", FALSE                                                                             \
    }

/* Who does what: open items by owner, follow-up dates, who acts next. */
struct handover_work;
struct handover_work *handover_work_new(void);
void handover_work_free(struct handover_work *work); /* NULL is accepted */
void handover_work_add(struct handover_work *work, const struct story *story);
gboolean handover_work_tell(struct handover_work *work, struct report *report,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What is half done. */
struct handover_half;
struct handover_half *handover_half_new(void);
void handover_half_free(struct handover_half *half); /* NULL is accepted */
void handover_half_add(struct handover_half *half, struct report *report,
                       const struct story *story);
gboolean handover_half_tell(struct handover_half *half, struct report *report,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The conventions of this register, and its people. */
gboolean handover_ways_tell(struct report *report, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
