/* SPDX-License-Identifier: MIT
 *
 * command_list.h: what commands that go through commitments share: the filter and the order.
 */
#ifndef HELDTO_CORE_COMMAND_LIST_H
#define HELDTO_CORE_COMMAND_LIST_H

#include "core/command.h"
#include "db/filter.h"
#include "db/listing.h"

/* --sort due,-title */
extern const struct command_option command_option_sort;

/* The filter that the text means. A wrong one is HELDTO_ERROR_USAGE, with lines that point at the
 * spot. */
struct filter *command_filter(struct command_call *call, const char *text,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The commitments that the filter finds, in the order of --sort. */
struct listing *command_listing(struct command_call *call, const struct filter *filter,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Nothing was found: an error that says of what, exit 1. */
gboolean command_nothing(const struct filter *filter, GError **error);

#endif
