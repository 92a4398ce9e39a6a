/* SPDX-License-Identifier: MIT
 *
 * export.h: a register's contents as files that come back in.
 *
 * CSV holds the typed fields of one noun (FIELD_EXPORT of core/draft/field.h) and the columns of
 * columns.h; of commitments also where they stand, their earliest wording, and x.NAME for each
 * custom field. Imported into an empty register and exported again it is the same, byte for byte.
 * Cells that a spreadsheet would run carry a ' (core/csv/csv_guard.h). Lines end in LF.
 *
 * JSON Lines hold the whole register, history included: a first line that says so, one line a row
 * of every table (db/table.h) with its id and uuid, and a last line that counts them. "json" is the
 * same as one array, a row a line. What follows from other rows is left out: import works it out.
 *
 * Rows are written as they are read: memory does not grow with the register.
 */
#ifndef HELDTO_CORE_EXCHANGE_EXPORT_H
#define HELDTO_CORE_EXCHANGE_EXPORT_H

#include "core/draft/field.h"
#include "core/session.h"
#include "db/filter.h"

/* Where the bytes go. FALSE with the error set stops the export. */
struct export_output {
    gboolean (*write)(gpointer data, const char *bytes, gsize len, GError **error);
    /* Rows so far; TRUE stops. May be NULL. */
    gboolean (*progress)(gpointer data, const char *what, gint64 done, gint64 total);
    gpointer data;
};

/* filter NULL: all of them; only commitments are filtered. *rows: how many were written. */
gboolean export_csv(struct session *session, enum noun noun, const struct filter *filter,
                    const struct export_output *output, guint64 *rows,
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The whole register; is_array: as one JSON array. Other programs wait until it is done. */
gboolean export_register(struct session *session, gboolean is_array,
                         const struct export_output *output, guint64 *rows,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
