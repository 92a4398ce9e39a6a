/* SPDX-License-Identifier: MIT
 *
 * reports/reports.h: the reports there are; one file each.
 */
#ifndef HELDTO_CORE_REPORTS_REPORTS_H
#define HELDTO_CORE_REPORTS_REPORTS_H

#include "core/report.h"

extern const struct report_row report_follow_up;
extern const struct report_row report_handover;
extern const struct report_row report_method;
extern const struct report_row report_since;
extern const struct report_row report_overdue;
extern const struct report_row report_lineage;
extern const struct report_row report_brief;
extern const struct report_row report_year;
extern const struct report_row report_sources;
extern const struct report_row report_tally;
extern const struct report_row report_scorecard;

#endif
