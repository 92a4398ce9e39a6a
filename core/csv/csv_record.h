/* csv_record.h - one record put together from decoded lines, by libcsv.
 *
 * Internal to the CSV reader: the only place where the parser runs over a file's data.
 */
#ifndef HELDTO_CORE_CSV_RECORD_H
#define HELDTO_CORE_CSV_RECORD_H

#include "core/csv/csv_reader.h"

struct csv_builder;

struct csv_builder *csv_builder_new(char delimiter);
/* Accepts NULL. */
void csv_builder_free(struct csv_builder *builder);

/* Starts the next record; the last one's memory is used again. */
void csv_builder_clear(struct csv_builder *builder);
/* Forgets an unfinished record too, for another run from the start. */
void csv_builder_reset(struct csv_builder *builder);

/* Keeps n of the file's own bytes for the record's raw. */
void csv_builder_keep(struct csv_builder *builder, const guint8 *bytes, gsize n);
/* Takes decoded text of the given line; ended: a line end is its last character. TRUE when the
 * record ends with it. */
gboolean csv_builder_take(struct csv_builder *builder, const char *text, gsize n, guint line,
                          gboolean ended);
/* The file ends here: FALSE where a quote is open. */
gboolean csv_builder_end(struct csv_builder *builder) G_GNUC_WARN_UNUSED_RESULT;

/* Whether any text of the record has come. */
gboolean csv_builder_begun(const struct csv_builder *builder);
/* The line where the field that is being read began. */
guint csv_builder_open_line(const struct csv_builder *builder);
/* The record, once ended; offset is where the first byte kept for it stands in the file. */
const struct csv_record *csv_builder_finish(struct csv_builder *builder, guint64 offset);

#endif
