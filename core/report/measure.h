/* SPDX-License-Identifier: MIT
 *
 * report/measure.h: shares of a whole and lengths of time, as reports may print them.
 *
 * A percentage of a few is more exact than what it tells, so below MEASURE_LEAST there is none: the
 * counts stand alone.
 */
#ifndef HELDTO_CORE_REPORT_MEASURE_H
#define HELDTO_CORE_REPORT_MEASURE_H

#include <glib.h>

enum { MEASURE_LEAST = 20 };

/* "33": whole percent, half away from zero. "" where the whole is below MEASURE_LEAST. New. */
char *measure_percent(gint64 part, gint64 whole);

/* A value of a figure as it is read: whole numbers whole, others with two digits rounded half away
 * from zero; is_signed: a mean, always with two digits, "+" or "−" before them. "–" for what is not
 * a number. New. Figures hold doubles; exact means are written by core/score/mean.h. */
char *measure_number(double value, gboolean is_signed);

/* Lengths of time in days, each at least 0. */
struct measure_days {
    GArray *days; /* int; private */
};

void measure_init(struct measure_days *self);
void measure_clear(struct measure_days *self);
/* From one day to another; FALSE, and nothing is added, where either is no day or the second comes
 * before the first. */
gboolean measure_add(struct measure_days *self, const char *from, const char *to);
guint measure_n(const struct measure_days *self);
/* "90", "90.5" between two; "" of none. New. */
char *measure_median(struct measure_days *self);
/* "412"; "" of none. New. */
char *measure_longest(struct measure_days *self);

#endif
