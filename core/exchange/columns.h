/* SPDX-License-Identifier: MIT
 *
 * columns.h: the columns of heldto's own CSV exports: what export writes and import knows again.
 */
#ifndef HELDTO_CORE_EXCHANGE_COLUMNS_H
#define HELDTO_CORE_EXCHANGE_COLUMNS_H

#include "core/draft/field.h"

/* The noun's exported fields, then what is told of its other rows; ended by NULL; lives as long as
 * the program. Commitments have a column x.NAME for each custom field after them. */
const char *const *columns_of_export(enum noun noun);
/* The exported fields of the noun that are in the columns, then: the rest of them. */
const char *const *columns_beyond_fields(enum noun noun);
/* A column of `list` that follows from others: never taken in. */
gboolean columns_is_derived(enum noun noun, const char *header);

#endif
