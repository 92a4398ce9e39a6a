/* filter_context.h: what the tests of the filter language read filters against: a few parties,
 * topics and meetings, the pledge scheme, and 23 November 2026. */
#ifndef HELDTO_TESTS_FILTER_CONTEXT_H
#define HELDTO_TESTS_FILTER_CONTEXT_H

#include "core/filter/filter.h"

extern struct filter_context test_filter_context;

/* Group fixtures of cmocka. */
int test_filter_setup(void **state);
int test_filter_teardown(void **state);

#endif
