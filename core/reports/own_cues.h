/* SPDX-License-Identifier: MIT
 *
 * reports/own_cues.h: the words that a register added to those by which texts are searched.
 */
#ifndef HELDTO_CORE_REPORTS_OWN_CUES_H
#define HELDTO_CORE_REPORTS_OWN_CUES_H

#include "core/report/build.h"

/* Columns of its table, for a report to have among its own. */
#define OWN_CUES_COLUMNS                                                                           \
    {"phrase", FALSE},                                                                             \
    {                                                                                              \
        "does", FALSE                                                                              \
    }

/* Under a heading of its own; nothing where there are none. */
gboolean own_cues_tell(struct report *report, const char *heading,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
