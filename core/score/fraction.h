/* SPDX-License-Identifier: MIT
 *
 * fraction.h: exact fractions of any size, for means of means.
 *
 * The mean of a hundred means over different numbers of cells has a denominator that no machine
 * word holds. It is kept whole here, so that what is rounded is the value itself: nothing can
 * overflow, and 0.125 is never taken for 0.1249999.
 */
#ifndef HELDTO_CORE_SCORE_FRACTION_H
#define HELDTO_CORE_SCORE_FRACTION_H

#include <glib.h>

struct fraction;

/* numerator / denominator; the denominator is above 0. New, as all that are handed out. */
struct fraction *fraction_new(gint64 numerator, gint64 denominator);
struct fraction *fraction_copy(const struct fraction *fraction);
void fraction_free(struct fraction *fraction);                  /* NULL is accepted */
static inline void fraction_cleanup(struct fraction **fraction) /* owned(fraction) */
{
    fraction_free(*fraction);
}

/* Adds numerator / denominator to it in place. */
void fraction_add(struct fraction *fraction, gint64 numerator, gint64 denominator);
/* Multiplies it by numerator / denominator in place. */
void fraction_scale(struct fraction *fraction, gint64 numerator, gint64 denominator);
struct fraction *fraction_difference(const struct fraction *a, const struct fraction *b);
/* Below 0, 0 or above 0. */
int fraction_compare(const struct fraction *a, const struct fraction *b);

enum { FRACTION_DECIMALS = 9 };
/* The value times 10^decimals (0…FRACTION_DECIMALS), rounded half away from zero: of 1/8 to two
 * decimals 13, of -1/8 -13. The result must fit: the value is below 10^9. */
gint64 fraction_round(const struct fraction *fraction, int decimals);

#endif
