/* SPDX-License-Identifier: MIT
 *
 * reports/lineage_update.h: every entry on a commitment, in order, as the report on its lineage has
 * them.
 */
#ifndef HELDTO_CORE_REPORTS_LINEAGE_UPDATE_H
#define HELDTO_CORE_REPORTS_LINEAGE_UPDATE_H

#include "core/report/build.h"

/* The columns of such an entry as data; status, status_by, status_note, status_sources and status_on
 * are those of the commitment's entry. */
#define LINEAGE_UPDATE_COLUMNS                                                                     \
    {"about_party", FALSE}, {"recorded_on", FALSE},                                                \
    {                                                                                              \
        "corrected", FALSE                                                                         \
    }

/* A part of its own; entries that were corrected stand beside their corrections, and say so. */
void lineage_put_updates(struct report *report, const struct story *story);

#endif
