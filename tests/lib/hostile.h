/* hostile.h: text as nobody should send it, for whatever takes text from outside. */
#ifndef HELDTO_TESTS_HOSTILE_H
#define HELDTO_TESTS_HOSTILE_H

#include <glib.h>

/* Terminal commands, direction controls, invisible characters, bytes that are not UTF-8; closed by
 * NULL. */
extern const char *const hostile_strings[];

/* Up to 30 pieces of such text and single bytes, NUL among them; *len is its length, the caller
 * frees it. The same sequence for the same seed. */
char *hostile_random(GRand *random, gsize *len);

#endif
