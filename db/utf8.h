/* Strict UTF-8, one character at a time: the only decoder of bytes that may be anything.
 *
 * "Bad part" is the Unicode term (§3.9, "U+FFFD substitution of maximal subparts"): the longest
 * run of bytes that begins a character but cannot become one, or else a single byte. Overlong
 * forms, surrogates and anything above U+10FFFF are bad. */
#ifndef DB_UTF8_H
#define DB_UTF8_H

#include <glib.h>

#define UTF8_BAD ((gunichar)0xFFFFFFFFu)

/* Reads the character at p, which must lie before end; end may be NULL when the bytes are closed
 * by a NUL. Returns it and stores its length of 1 to 4 bytes in *used; for bytes that are no
 * character it returns UTF8_BAD and *used is the length of the bad part, 1 to 3. */
gunichar utf8_decode(const char *p, const char *end, gsize *used);

#endif
