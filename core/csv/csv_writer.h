/* csv_writer.h - CSV out, after RFC 4180: fields quoted where they must be, formulas made harmless.
 *
 * What is written here, core/csv/csv_reader.h reads back to the same fields (csv_unguard() taking the
 * guards off), whatever valid UTF-8 without NUL they hold.
 */
#ifndef HELDTO_CORE_CSV_WRITER_H
#define HELDTO_CORE_CSV_WRITER_H

#include <glib.h>

/* How to write; all zero is RFC 4180. */
struct csv_style {
    char delimiter;       /* 0: a comma */
    const char *line_end; /* NULL: CRLF, as the RFC has it; "\n" suits pipes. Static. */
};

/* Takes len bytes in; FALSE with error set stops the writer. */
struct csv_sink {
    gboolean (*write)(void *data, const char *bytes, gsize len, GError **error);
    void *data;
};

struct csv_writer;

/* Writes to the end of out, which is the caller's and must outlive the writer. style may be NULL.
 */
struct csv_writer *csv_writer_new(GString *out,
                                  const struct csv_style *style) G_GNUC_WARN_UNUSED_RESULT;
/* Writes to a sink, in pieces of whole records. style may be NULL. */
struct csv_writer *csv_writer_new_sink(struct csv_sink sink,
                                       const struct csv_style *style) G_GNUC_WARN_UNUSED_RESULT;
/* Drops what csv_writer_finish() has not sent. Accepts NULL. */
void csv_writer_free(struct csv_writer *writer);

/* The next field of the record: text of len bytes, guarded (see core/csv/csv_guard.h). */
void csv_writer_field(struct csv_writer *writer, const char *text, gsize len);
/* The same for a whole string; NULL is an empty field. */
void csv_writer_string(struct csv_writer *writer, const char *text);
/* The next field, of a number column: a number (sign, digits, one point, an exponent) goes out as
 * it is; anything else is guarded as text, since only a number is known to be harmless. */
void csv_writer_number(struct csv_writer *writer, const char *text, gsize len);
void csv_writer_integer(struct csv_writer *writer, gint64 number);

/* Ends the record. FALSE and error where the sink failed, now or before. */
gboolean csv_writer_end_record(struct csv_writer *writer, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Sends what is left to the sink; a record must not be half written. */
gboolean csv_writer_finish(struct csv_writer *writer, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
