/* SPDX-License-Identifier: MIT
 *
 * wide.h: tables with one column a meeting, whose cells say where each commitment stood then.
 *
 * A column is taken so where its header is the token of a meeting, a date with or without a place
 * ("Lisbon, 22 June 2021", "2021-06"; "05/06/2021" in the order that is said for the file), or the place and the year of one meeting that is there
 * ("Lisbon 2021"), and most of what stands in its first cells is a status word.
 * A place and a date are a meeting, which is made where it is not there; a date alone is tied to a
 * meeting only where there is one.
 */
#ifndef HELDTO_CORE_EXCHANGE_WIDE_H
#define HELDTO_CORE_EXCHANGE_WIDE_H

#include "core/exchange/import_private.h"
#include "db/commitment.h"

struct wide; /* the file's columns of statuses */

/* Finds them among the columns that would be custom fields, and takes them from these. Reads the
 * beginning of the file. NULL without an error: there are none. */
struct wide *wide_find(struct import *import, GError **error);
void wide_free(struct wide *wide); /* NULL is accepted */
/* "2021-06-22", "Lisbon, 22 June 2021": the headers, for messages. New. */
char *wide_names(const struct wide *wide);

/* Records what the row at hand says (change NULL: only looks) of a commitment; *differs is set
 * where there is anything new. Words nobody knows are added to custom (struct custom). id 0: it
 * would be made. */
void wide_read_words(struct import *import, const struct wide *wide, GArray *custom);
gboolean wide_store(struct import *import, struct change *change, const struct wide *wide,
                    gint64 id, const struct commitment *fresh, gboolean *differs,
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
