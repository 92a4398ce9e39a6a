/* SPDX-License-Identifier: MIT
 *
 * reports/suggested.h: what was suggested of the texts held, and what analysts made of it: taken,
 * corrected, refused. Read text by text, so that it takes little memory.
 */
#ifndef HELDTO_CORE_REPORTS_SUGGESTED_H
#define HELDTO_CORE_REPORTS_SUGGESTED_H

#include "core/report/build.h"

/* Columns of its tables, for a report to have among its own. */
#define SUGGESTED_COLUMNS                                                                          \
    {"document", FALSE}, {"made", TRUE}, {"taken_new", TRUE}, {"taken_joined", TRUE},              \
        {"taken_position", TRUE}, {"refused", TRUE}, {"undecided", TRUE}, {"words", FALSE},        \
        {"reason", FALSE}, {"force_proposed", FALSE}, {"force_given", FALSE}, {"field", FALSE},    \
    {                                                                                              \
        "times", TRUE                                                                              \
    }

gboolean suggested_tell(struct report *report, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
