/* csv_sniff.h - which character stands between the fields.
 *
 * Internal to the CSV reader.
 */
#ifndef HELDTO_CORE_CSV_SNIFF_H
#define HELDTO_CORE_CSV_SNIFF_H

#include <glib.h>

/* The delimiter, among , ; TAB |, that cuts the sample's records most evenly into most fields; a
 * comma where none cuts them. sample: UTF-8, from the start of the file; whole: it is all of it. */
char csv_sniff_delimiter(const char *sample, gsize n, gboolean whole);

/* The delimiter declared by a first line `sep=;`, as one spreadsheet program writes it; 0 for none.
 */
char csv_sniff_declared(const char *sample, gsize n);

#endif
