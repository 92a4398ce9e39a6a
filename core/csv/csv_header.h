/* csv_header.h - a CSV file's first record as the names of its columns.
 *
 * Internal to the CSV reader; what callers ask of a header stands in core/csv/csv_reader.h.
 */
#ifndef HELDTO_CORE_CSV_HEADER_H
#define HELDTO_CORE_CSV_HEADER_H

#include "core/csv/csv_reader.h"

/* A copy of a record without fault that lasts, its names made fit: spaces around them taken off, an
 * empty one called `column N`. raw and all other members stay as they are. */
struct csv_record *csv_header_new(const struct csv_record *first) G_GNUC_WARN_UNUSED_RESULT;
/* Accepts NULL. */
void csv_header_free(struct csv_record *header);

#endif
