/* SPDX-License-Identifier: MIT
 *
 * today.h: what asks for attention today, in sections. A section is a filter, an order, and the day
 * that is shown beside its rows.
 */
#ifndef HELDTO_CORE_TODAY_H
#define HELDTO_CORE_TODAY_H

#include "core/session.h"
#include "db/commitment.h"
#include "db/listing.h"

struct today_section {
    const char *token; /* stable, in CSV and JSON: "follow-up" */
    const char *title; /* marked for translation */
    /* In the filter language; NULL: those of which something is proposed (core/lineage/selfcheck.h). */
    const char *filter;
    enum listing_sort_by by;
};

/* In the order they are shown; a commitment may stand in several. */
const struct today_section *today_sections(gsize *n);
/* Its commitments, as a condition. NULL on error. */
struct filter *today_filter(struct session *session, const struct today_section *section,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The day that the section is about; "" none. It belongs to the row. */
const char *today_day(const struct today_section *section, const struct commitment *row);

#endif
