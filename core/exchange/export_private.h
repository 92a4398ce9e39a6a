/* SPDX-License-Identifier: MIT
 *
 * export_private.h: a CSV export under way.
 */
#ifndef HELDTO_CORE_EXCHANGE_EXPORT_PRIVATE_H
#define HELDTO_CORE_EXCHANGE_EXPORT_PRIVATE_H

#include "core/csv/csv_writer.h"
#include "core/exchange/export.h"

struct export
{
    struct session *session;
    const struct export_output *output;
    struct csv_writer *csv;
    guint64 rows;
    gboolean is_reading; /* a read is open */
    GError *failed;      /* why it stopped; NULL: it has not */
};

/* Counts the row just written. FALSE: stop; the reason is in failed. */
gboolean export_end_row(struct export *export);

/* export_commitment.c */
gboolean export_commitments(struct export *export, const struct filter *filter, GError **error);

#endif
