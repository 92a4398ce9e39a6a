/* SPDX-License-Identifier: MIT
 *
 * report/prepare.h: parameters made into what a report is built from.
 */
#ifndef HELDTO_CORE_REPORT_PREPARE_H
#define HELDTO_CORE_REPORT_PREPARE_H

#include "core/report/build.h"

/* Fills the report, whose session, request and row are set, and the layout of its pages. To be
 * cleared in either case. */
gboolean report_prepare(struct report *report, struct report_layout *layout,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void report_clear(struct report *report);

#endif
