/* term_keys.h: the names of keys and the bytes a terminal sends for them. */
#ifndef HELDTO_TESTS_LIB_TERM_KEYS_H
#define HELDTO_TESTS_LIB_TERM_KEYS_H

#include <glib.h>

/* The keys (see term.h) as GStrings to be written one after the other with a pause between, as a
 * terminal of that name sends them. NULL with *error set, for the caller to free, when a name is
 * unknown or the terminal has no such key. */
GPtrArray *term_keys_bytes(const char *term, const char *keys, char **error);

#endif
