/* csv_decode.h - bytes in some encoding to valid UTF-8, piece by piece.
 *
 * Internal to the CSV reader. What does not decode becomes U+FFFD, one for each maximal ill-formed
 * part of UTF-8 (as the Unicode Standard recommends), one for each code unit elsewhere.
 */
#ifndef HELDTO_CORE_CSV_DECODE_H
#define HELDTO_CORE_CSV_DECODE_H

#include "core/csv/csv_lines.h"

struct csv_decoder;

/* Decoded text: points into the input where that was valid UTF-8 already, else into the decoder's
 * own memory, which holds until the next call. */
struct csv_text {
    const char *bytes;
    gsize length;   /* in UTF-8; 0 where the input was only a mark or a shift */
    gsize consumed; /* input bytes used; less than given only where a character was cut off */
    guint replaced; /* U+FFFD put in */
};

/* Chooses the decoder: encoding by name, or (NULL) by the mark in head, or UTF-8. An unknown name,
 * a name that the mark contradicts, or UTF-16 without a mark and a name is an error; file is what
 * the message calls the file. */
struct csv_decoder *csv_decoder_new(const char *encoding, const guint8 *head, gsize n,
                                    const char *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Accepts NULL. */
void csv_decoder_free(struct csv_decoder *decoder);

/* Decodes n bytes; whole: no byte of the last character can follow. A mark at the very start is
 * left out. */
struct csv_text csv_decoder_run(struct csv_decoder *decoder, const guint8 *bytes, gsize n,
                                gboolean whole);
/* Forgets everything, for another run from the start. */
void csv_decoder_reset(struct csv_decoder *decoder);

struct csv_units csv_decoder_units(const struct csv_decoder *decoder);
const char *csv_decoder_encoding(const struct csv_decoder *decoder);

#endif
