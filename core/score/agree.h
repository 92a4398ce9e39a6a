/* SPDX-License-Identifier: MIT
 *
 * agree.h: how far two coders who scored the same cells apart from each other agree.
 *
 * Only cells that both have scored count, by what each said last; an adjudication changes nothing
 * of it. Not applicable is a judgement like the other three. With n such cells, o of them scored
 * alike, and for each of the four scores a cells of the first coder and b of the second,
 *
 *   percent  100 o / n
 *   Cohen's kappa, unweighted:  (p - e) / (1 - e)  with p = o / n and e = the sum of a b over n n
 *
 * so that kappa is (o n - s) / (n n - s), s the sum of a b: worked out in whole numbers and rounded
 * once. Where both gave one and the same score throughout, chance alone explains everything (e is
 * 1), and kappa is not defined. J. Cohen, A coefficient of agreement for nominal scales, Educational
 * and Psychological Measurement 20 (1960) 37-46.
 */
#ifndef HELDTO_CORE_SCORE_AGREE_H
#define HELDTO_CORE_SCORE_AGREE_H

#include "core/score/grid.h"

enum { AGREE_SCORES = 4 }; /* in the order of score_words() */

struct dispute {
    guint row, party, period; /* in the grid */
    const struct score_cell *cell;
};

struct agreement {
    gint64 counts[AGREE_SCORES][AGREE_SCORES]; /* first coder's score × second coder's */
    gint64 n, n_same;
    gint64 n_first_only, n_second_only; /* cells that one of them has not scored yet */
    gint64 n_settled;                   /* disputes that were adjudicated */
    GArray *disputes;                   /* struct dispute; NULL until agreement_of() */
};

/* Of a period of the grid; -1: of all. The grid must outlive it. */
struct agreement *agreement_of(const struct score_grid *grid, int period);
void agreement_free(struct agreement *agreement);                  /* NULL is accepted */
static inline void agreement_cleanup(struct agreement **agreement) /* owned(agreement) */
{
    agreement_free(*agreement);
}

/* Counts `times` cells scored so by the first and the second coder: tokens. */
void agreement_count(struct agreement *agreement, const char *first, const char *second,
                     gint64 times);
gboolean agreement_kappa_is_defined(const struct agreement *agreement);
/* "83.3 %", "0.65", "−0.09"; "–" where there are no cells; kappa "not defined". New. */
char *agreement_percent_text(const struct agreement *agreement, int decimals, gboolean is_ascii);
char *agreement_kappa_text(const struct agreement *agreement, int decimals, gboolean is_ascii);
/* Bare numbers; "" where there is none. */
char *agreement_percent_number(const struct agreement *agreement, int decimals);
char *agreement_kappa_number(const struct agreement *agreement, int decimals);

#endif
