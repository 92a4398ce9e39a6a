/* SPDX-License-Identifier: MIT
 *
 * clock.h: what day it is, and the moment a change is recorded.
 *
 * Today is the local civil day; --now sets it (clock_set_today). The moment of recording is UTC in
 * microseconds and always moves forward within a program. For tests, $HELDTO_TEST_CLOCK
 * ("2026-11-23T10:00:00Z") sets both, each moment one microsecond after the last.
 */
#ifndef HELDTO_CORE_CLOCK_H
#define HELDTO_CORE_CLOCK_H

#include <glib.h>

/* ISO day; belongs to the clock, holds until clock_set_today or midnight. */
const char *clock_today(void);
/* FALSE: not a day. */
gboolean clock_set_today(const char *day);
/* "2026-11-23T10:15:00.123456Z", newly allocated. */
char *clock_now(void);
/* The local day and time of such a moment, "2026-11-23 11:15", newly allocated; what is no
 * moment is returned as shown text (core/text/text.h). */
char *clock_local(const char *moment);

#endif
