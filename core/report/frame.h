/* SPDX-License-Identifier: MIT
 *
 * report/frame.h: what stands around every report: its head, the limits of what it can say, and how
 * it was made.
 */
#ifndef HELDTO_CORE_REPORT_FRAME_H
#define HELDTO_CORE_REPORT_FRAME_H

#include "core/report/tally.h"

/* Title, marking, the lines below the title and the key messages. title: unless the analyst gave
 * one. */
gboolean frame_begin(struct report *report, const struct tally *tally, const char *title,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The box on what the texts held allow to say, and the legend of statuses. */
void frame_limits(struct report *report, const struct tally *tally);
/* Scheme, register, filter, program; then the end. */
gboolean frame_end(struct report *report, const struct tally *tally,
                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "every commitment in the register"; new. */
char *frame_selection(const struct report *report);

#endif
