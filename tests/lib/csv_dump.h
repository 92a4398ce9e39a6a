/* csv_dump.h - everything a CSV reader says about some bytes, as text to compare.
 *
 * One line a record: `LINE [field][field]`, or `LINE ! FAULT (line L, field F)`; then `replaced N
 * from line L` if there was any, and `error: …` if reading ended in one. Line ends in fields show
 * as \r \n.
 */
#ifndef HELDTO_TESTS_LIB_CSV_DUMP_H
#define HELDTO_TESTS_LIB_CSV_DUMP_H

#include "core/csv/csv_reader.h"

/* For g_free(). The bytes are called `x.csv`. */
char *csv_dump(const void *bytes, gsize len, const struct csv_options *options);

/* Asserts the dump, the same whether 1, 2, 3, 7 or 256 Ki bytes come at a time, and again after a
 * rewind in the middle. options may be NULL. */
void csv_check_bytes(const void *bytes, gsize len, const struct csv_options *options,
                     const char *expected);
void csv_check(const char *text, const struct csv_options *options, const char *expected);

#endif
