/* SPDX-License-Identifier: MIT
 *
 * score_candidate.h: columns of a file that may hold scores, or what belongs to them, between
 * score_find.c, which judges them, and score_columns.c, which takes them.
 */
#ifndef HELDTO_CORE_EXCHANGE_SCORE_CANDIDATE_H
#define HELDTO_CORE_EXCHANGE_SCORE_CANDIDATE_H

#include "core/exchange/score_header.h"
#include "core/exchange/score_columns.h"
#include "core/score/published.h"

/* A column that may be one of scores, published averages, periods or years. */
struct score_candidate {
    guint column;
    const char *header;
    struct score_header read;
    gboolean is_told;   /* by a rule */
    gboolean is_scores; /* decided so far */
    gboolean is_maybe;  /* scores, if the published averages follow better with it */
    guint scores, odd, signed_scores, years, filled;
    int rank; /* as published average; 0 no */
    char *published_period;
    struct published_column figures;
    char *as; /* how its figures are written; NULL before that is known */
    guint numbers, follow;
};

/* The period that a candidate for a published average names; "" none. */
const char *score_candidate_period(const struct score_candidate *candidate);
/* Takes what was decided to be scores, and what belongs to it, from the custom fields. */
struct score_columns *score_columns_take(struct import *import, const GPtrArray *all);

#endif
