/* SPDX-License-Identifier: MIT
 *
 * today.h: what asks for attention today, in sections. A section is a filter in the filter
 * language, an order, and the day that is shown beside its rows.
 */
#ifndef HELDTO_CORE_TODAY_H
#define HELDTO_CORE_TODAY_H

#include "db/commitment.h"
#include "db/listing.h"

struct today_section {
    const char *token; /* stable, in CSV and JSON: "follow-up" */
    const char *title; /* marked for translation */
    const char *filter;
    enum listing_sort_by by;
};

/* In the order they are shown; a commitment may stand in several. */
const struct today_section *today_sections(gsize *n);
/* The day that the section is about; "" none. It belongs to the row. */
const char *today_day(const struct today_section *section, const struct commitment *row);

#endif
