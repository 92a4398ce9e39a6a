/* expect.h: comparisons for table-driven tests, that name the row which failed. */
#ifndef HELDTO_TESTS_EXPECT_H
#define HELDTO_TESTS_EXPECT_H

#include <glib.h>

/* Fails the test, printing INPUT, EXPECTED and ACTUAL, unless the texts (which may be NULL) are the
 * same. INPUT names the row. */
void expect_text(const char *input, const char *expected, const char *actual);
void expect_int(const char *input, int expected, int actual);
void expect_true(const char *input, const char *what, gboolean holds);

/* A number below LIMIT from a generator that gives the same sequence on every machine. */
guint32 expect_random(guint32 *seed, guint32 limit);

#endif
