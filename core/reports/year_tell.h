/* SPDX-License-Identifier: MIT
 *
 * reports/year_tell.h: a year in sentences and counts; its lists are in year.c.
 */
#ifndef HELDTO_CORE_REPORTS_YEAR_TELL_H
#define HELDTO_CORE_REPORTS_YEAR_TELL_H

#include "core/reports/year.h"

#define YEAR_COUNT_COLUMNS                                                                         \
    {"name", FALSE}, {"count", TRUE}, {"party", FALSE}, {"new", TRUE}, {"again", TRUE},            \
        {"in_time", TRUE}, {"late", TRUE}, {"fell_due", TRUE}, {"open", TRUE},                     \
    {                                                                                              \
        "not_assessed", TRUE                                                                       \
    }

/* "31 December 2024", "23 November 2026": the day it is told of. New. */
char *year_end_words(const struct year *year);
/* The year in words. */
void year_say(struct report *report, const struct year *year);
/* The same as counts: of everybody, and by party. */
void year_put_counts(struct report *report, const struct year *year);

#endif
