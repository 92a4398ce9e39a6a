/* SPDX-License-Identifier: MIT
 *
 * reports/coders.h: how far two coders agree who scored the same apart from each other.
 *
 * Only commitments that a second coder has scored are kept.
 */
#ifndef HELDTO_CORE_REPORTS_CODERS_H
#define HELDTO_CORE_REPORTS_CODERS_H

#include "core/report/build.h"
#include "core/score/grid.h"

/* Columns of its table, for a report to have among its own. */
#define CODERS_COLUMNS                                                                             \
    {"period", FALSE}, {"scored_twice", TRUE}, {"scored_alike", TRUE},                             \
        {"agreement_percent", TRUE}, {"kappa", TRUE},                                              \
    {                                                                                              \
        "settled", TRUE                                                                            \
    }

/* grid: score_grid_begin()'s. */
gboolean coders_add(struct score_grid *grid, const struct story *story,
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A part of its own; nothing where no one scored a second time. */
gboolean coders_tell(struct score_grid *grid, struct report *report,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
