/* SPDX-License-Identifier: MIT
 *
 * named_filter.h: filters that everybody needs, by name: what F offers.
 */
#ifndef HELDTO_CORE_NAMED_FILTER_H
#define HELDTO_CORE_NAMED_FILTER_H

#include "core/session.h"

struct named_filter {
    const char *token;  /* ASCII, unique */
    const char *letter; /* that chooses it, unique */
    const char *label;  /* marked for translation */
    const char *text; /* in the filter language; %m is the last meeting's token, %d its first day */
    const char *sort; /* the column it is best read by; "" as it is */
};

const struct named_filter *named_filter_all(gsize *n);
/* Its text with the last meeting that was held filled in. NULL and an error: none is there to be
 * filled in. New. */
char *named_filter_text(struct session *session, const struct named_filter *filter, GError **error);

#endif
