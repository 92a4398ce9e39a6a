/* SPDX-License-Identifier: MIT
 *
 * format/paper_pack.h: how a laid line is packed, between the module that lays and the one that
 * draws. Neither can call the other, so this is all here.
 *
 * A line is its runs from left to right. A run: font, flags, colour, size in eighths of a point,
 * the link's length and the link, the text's length and the text, then where it is not RUN_EVEN the
 * number of clusters and of each its bytes and glyphs, then the number of glyphs and of each twice
 * its number (one more: no font has it, a box is drawn), how far it moves, and where it is not
 * RUN_EVEN its offsets and what was left out before it. Lengths are PACK_UNITS to the point.
 */
#ifndef HELDTO_CORE_FORMAT_PAPER_PACK_H
#define HELDTO_CORE_FORMAT_PAPER_PACK_H

#include <glib.h>

/* EVEN: a glyph for each character, each in its place. BACKWARD: it runs to the left. */
enum { RUN_BACKWARD = 1, RUN_UNDERLINED = 2, RUN_STRUCK = 4, RUN_EVEN = 8 };
enum { PACK_UNITS = 1024 };

/* Small numbers take one byte. */
static inline void pack_number(GByteArray *bytes, guint64 number)
{
    for (; number >= 0x80; number >>= 7)
        g_byte_array_append(bytes, &(guint8){(guint8)(number | 0x80)}, 1);
    g_byte_array_append(bytes, &(guint8){(guint8)number}, 1);
}

static inline void pack_signed(GByteArray *bytes, gint64 number)
{
    pack_number(bytes, number < 0 ? ((guint64)(-(number + 1)) << 1) | 1 : (guint64)number << 1);
}

static inline void pack_bytes(GByteArray *bytes, const char *text, gsize len)
{
    pack_number(bytes, len);
    g_byte_array_append(bytes, (const guint8 *)text, (guint)len);
}

struct pack_reader {
    const guint8 *at, *end;
};

static inline guint64 unpack_number(struct pack_reader *reader)
{
    guint64 number = 0;
    for (guint shift = 0; reader->at < reader->end && shift < 64; shift += 7) {
        guint8 byte = *reader->at++;
        number |= (guint64)(byte & 0x7f) << shift;
        if (byte < 0x80)
            break;
    }
    return number;
}

static inline gint64 unpack_signed(struct pack_reader *reader)
{
    guint64 number = unpack_number(reader);
    return number & 1 ? -(gint64)(number >> 1) - 1 : (gint64)(number >> 1);
}

/* A length and so many bytes. */
static inline const char *unpack_bytes(struct pack_reader *reader, gsize *len)
{
    gsize asked = (gsize)unpack_number(reader);
    *len = MIN(asked, (gsize)(reader->end - reader->at));
    const char *bytes = (const char *)reader->at;
    reader->at += *len;
    return bytes;
}

#endif
