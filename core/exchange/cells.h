/* SPDX-License-Identifier: MIT
 *
 * cells.h: one row of a file, asked for by what its columns say.
 *
 * Guards against formulas (core/csv/csv_guard.h) are off already. Texts belong to the cells and hold
 * until the next row is taken.
 */
#ifndef HELDTO_CORE_EXCHANGE_CELLS_H
#define HELDTO_CORE_EXCHANGE_CELLS_H

#include "core/csv/csv_reader.h"
#include "core/exchange/mapping.h"

struct cells;

/* The mapping must outlive the cells. */
struct cells *cells_new(const struct mapping *mapping);
void cells_free(struct cells *cells); /* NULL is accepted */

/* Takes a record in. FALSE and why not: a fault, too few or too many fields. Empty fields behind
 * the last column are no fault. */
gboolean cells_take(struct cells *cells, const struct csv_record *record,
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

guint cells_line(const struct cells *cells); /* where the row starts in the file */
/* A column as it stands. */
const char *cells_column(const struct cells *cells, guint column);
/* What the row says of a target, as it stands; "" where it says nothing. */
const char *cells_raw(const struct cells *cells, const char *target);
/* The same without space around it (heldto's own export: as it stands). */
const char *cells_get(const struct cells *cells, const char *target);

#endif
