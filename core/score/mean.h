/* SPDX-License-Identifier: MIT
 *
 * mean.h: exact means of scores -1, 0 and +1, and how they are written.
 *
 * A tally counts the cells of a commitment, of a party, or of a whole grid. Not applicable and not
 * assessed are counted, but are in no mean. A mean is that of a tally (the mean of its cells), or
 * that of the means of several tallies (the mean of commitments, or of parties); one of them
 * without a score is left out of it. Percent is 50 × (mean + 1).
 *
 * Every figure is rounded here and nowhere else: half away from zero, on the exact value.
 */
#ifndef HELDTO_CORE_SCORE_MEAN_H
#define HELDTO_CORE_SCORE_MEAN_H

#include "db/row.h"

#include <glib.h>

struct score_tally {
    gint64 sum;  /* of the scores */
    gint64 n;    /* cells with a score: what is divided by */
    gint64 n_na; /* cells that were judged not applicable */
    gint64 of;   /* all cells there are: scored, not applicable, and not assessed */
};

/* Counts one cell. score: "+1", "0", "-1", "na", or "" for not assessed. */
void score_tally_add(struct score_tally *tally, const char *score);
void score_tally_merge(struct score_tally *tally, const struct score_tally *other);

/* A mean, or that there is none. New, as all that are handed out. */
struct mean;

struct mean *mean_of(const struct score_tally *cells);
/* The mean of the means of n tallies. */
struct mean *mean_of_means(const struct score_tally *tallies, gsize n);
/* What the later one has more; none where either is none. Its percent is in points: 50 × it. */
struct mean *mean_change(const struct mean *later, const struct mean *earlier);
void mean_free(struct mean *mean);                  /* NULL is accepted */
static inline void mean_cleanup(struct mean **mean) /* owned(mean) */
{
    mean_free(*mean);
}

/* TRUE where nothing was scored: it is no number, and never 0 %. */
gboolean mean_is_none(const struct mean *mean);
/* How many cells it counts, among how many; and of how many means it is one (1: of cells; 0: it
 * is none). */
const struct score_tally *mean_tally(const struct mean *mean);
gint64 mean_n_means(const struct mean *mean);
/* The lower first; none comes before every number. */
int mean_compare(const struct mean *a, const struct mean *b);
/* Ranks of n means, the highest 1; equals share the better rank, and the next is left out (1, 2,
 * 2, 4). 0: it is none. */
void mean_ranks(const struct mean *const *means, gsize n, guint *ranks);

/* "−" where it may be, "-" for a file or a terminal of ASCII: is_ascii. New texts.
 * mean_text: "+0.50", "0.00", "−0.33". percent: "75 %", "66.7 %". points of a change: "+12.5".
 * Where there is none: "– (0 of 4 assessed)"; a change that is none: "–". */
char *mean_text(const struct mean *mean, int decimals, gboolean is_ascii);
char *mean_percent_text(const struct mean *mean, int decimals, gboolean is_ascii);
char *mean_points_text(const struct mean *change, int decimals, gboolean is_ascii);
/* The bare number for a column of numbers: "0.50", "-0.33", "66.7"; "" where there is none. */
char *mean_number(const struct mean *mean, int decimals);
char *mean_percent_number(const struct mean *mean, int decimals);
/* numerator / denominator by the same rule, for figures that are no mean: "0.67". */
char *mean_ratio_number(gint64 numerator, gint64 denominator, int decimals);

#endif
