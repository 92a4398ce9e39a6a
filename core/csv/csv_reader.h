/* csv_reader.h - the records of a CSV file, one at a time, in constant memory.
 *
 * Reads what people send: CRLF, LF and bare CR in any mixture (also inside quotes, where they stay
 * as they are), UTF-8 with or without a mark, UTF-16 and UTF-32, any encoding iconv knows by name,
 * `,` `;` `|` or TAB between fields. libcsv does the parsing, strictly. What this header promises:
 *
 *  - Fields are valid UTF-8 without NUL. Bytes that do not decode become U+FFFD and are counted.
 *  - A record that cannot be taken is delivered with a `fault`; reading goes on behind it.
 *  - A quote that is never closed ends in an error that names the line where it opened. It shows
 *    only at the end of the file: read a file to its end once, csv_reader_rewind(), then store.
 *  - Lines without any character but spaces are no records; they count as lines.
 *
 * Sources: RFC 4180; libcsv 3.0.3; the Unicode Standard, table 3-7, for what is ill-formed UTF-8.
 */
#ifndef HELDTO_CORE_CSV_READER_H
#define HELDTO_CORE_CSV_READER_H

#include <glib.h>

#define CSV_FIELD_MAX  ((gsize)1 << 20)  /* bytes of one field, in UTF-8 */
#define CSV_FIELDS_MAX 1024u             /* fields of one record */
#define CSV_RECORD_MAX ((gsize)16 << 20) /* bytes of one record, as they are in the file */
#define CSV_RAW_KEPT                                                                               \
    ((gsize)64 << 10) /* raw bytes kept of a record that is longer than it may be */

#define HELDTO_CSV_ERROR (csv_reader_error_quark())
enum csv_reader_error {
    HELDTO_CSV_ERROR_OPEN,     /* no such file, no permission, a directory, a FIFO, a device */
    HELDTO_CSV_ERROR_NOT_CSV,  /* compressed, a spreadsheet's own format, only NUL bytes … */
    HELDTO_CSV_ERROR_EMPTY,    /* no byte, or no header line */
    HELDTO_CSV_ERROR_ENCODING, /* unknown encoding, or one the file's mark contradicts */
    HELDTO_CSV_ERROR_HEADER,   /* the first record cannot be taken */
    HELDTO_CSV_ERROR_UNCLOSED, /* a quote is never closed */
    HELDTO_CSV_ERROR_READ,     /* the disk failed while reading */
};
GQuark csv_reader_error_quark(void);

/* How to read; all zero is the usual case. */
struct csv_options {
    const char *encoding; /* NULL: UTF-8, or what the file's byte order mark says */
    char delimiter;       /* 0: found out from the first lines among , ; TAB | */
    gsize chunk;          /* bytes asked for at a time, 0: 256 KiB; never changes a result */
};

/* One record. All of it belongs to the reader and holds until its next call (for the header: until
 * the reader is closed). */
struct csv_record {
    guint line;        /* line where it starts, from 1; CRLF, LF and CR each end one */
    guint64 offset;    /* byte of the file where it starts, from 0 */
    char **fields;     /* each ends in NUL and holds no other; not NULL-terminated */
    gsize *lengths;    /* bytes of each field */
    guint n_fields;    /* 0 where there is a fault */
    const char *raw;   /* the record's bytes as in the file, line end (and leading mark) included */
    gsize raw_length;  /* bytes at raw; less than raw_total where only the start was kept */
    guint64 raw_total; /* bytes the record takes in the file */
    const char
        *fault; /* NULL, or why it cannot be taken: a phrase, static, marked for translation */
    guint fault_line;  /* line of the fault */
    guint fault_field; /* field of the fault, from 1 */
};

struct csv_reader;

/* Opens a regular file, or standard input for "-" (a pipe is first copied to a nameless temporary
 * file, so that it can be rewound). What cannot be CSV is refused here, with words for the user.
 * NULL and error on failure; free with csv_reader_close(). options may be NULL. */
struct csv_reader *csv_reader_open(const char *path, const struct csv_options *options,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same for bytes in memory; name is what messages call them. Takes its own reference. */
struct csv_reader *csv_reader_open_bytes(GBytes *bytes, const char *name,
                                         const struct csv_options *options,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Accepts NULL. */
void csv_reader_close(struct csv_reader *reader);

/* The next record, or NULL: with error set when the file cannot be read on (each later call says
 * the same), without at its end. */
const struct csv_record *csv_reader_next(struct csv_reader *reader,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The first record as the names of the columns: spaces around them taken off, an empty one called
 * `column N`. To be asked before the first csv_reader_next(), which then gives the records behind
 * it (after a rewind: ask again, or the first record comes as data). NULL and error where there is
 * none or it has a fault. */
const struct csv_record *csv_reader_header(struct csv_reader *reader,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The first name that stands twice in a header, case and compatibility forms aside; NULL if none.
 * first and second take the two columns, from 1, and may be NULL. */
const char *csv_header_duplicate(const struct csv_record *header, guint *first, guint *second);

/* Back to the first record, all counts at zero. */
void csv_reader_rewind(struct csv_reader *reader);

/* How many U+FFFD were put in for bytes that do not decode, up to here; first_line (may be NULL)
 * takes the line of the first, 0 for none. */
guint64 csv_reader_replaced(const struct csv_reader *reader, guint *first_line);

/* The name for messages: safe to print. */
const char *csv_reader_name(const struct csv_reader *reader);
/* The delimiter in use, and the encoding as iconv calls it. */
char csv_reader_delimiter(const struct csv_reader *reader);
const char *csv_reader_encoding(const struct csv_reader *reader);
/* Bytes of the file, and bytes read so far. */
guint64 csv_reader_size(const struct csv_reader *reader);
guint64 csv_reader_offset(const struct csv_reader *reader);
/* Up to n of the file's own bytes from offset, as they are: how many, 0 at the end, -1 and error on
 * failure. For the rest of a record of which only the start was kept. */
gssize csv_reader_read_raw(const struct csv_reader *reader, guint64 offset, void *buf, gsize n,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* SHA-256 of the whole file in hexadecimal; reads it through, wherever the reader stands. Free with
 * g_free(); NULL and error if reading fails. */
char *csv_reader_digest(const struct csv_reader *reader, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
