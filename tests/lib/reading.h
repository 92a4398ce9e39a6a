/* reading.h: statements made from bytes at hand, for the tests of what reads them. */
#ifndef HELDTO_TESTS_READING_H
#define HELDTO_TESTS_READING_H

#include "core/reader/reader.h"
#include "db/row.h"

/* The statement in these bytes (len -1: up to the NUL); fails the test with the message where it
 * cannot be read. */
struct statement_text *reading_of(const char *name, const char *bytes, gssize len);
/* The text alone; new. */
char *reading_text(const char *name, const char *bytes, gssize len);
/* Expects it to be refused with a message that holds these words. */
void reading_refused(const char *name, const char *bytes, gssize len, const char *words);
/* Whether one of its notes holds these words. */
gboolean reading_notes(const struct statement_text *statement, const char *words);
/* A PDF of pages, each a NULL-ended list of lines; a line "" leaves one out. */
GBytes *reading_pdf(const char *const *const *pages, guint n);

#endif
