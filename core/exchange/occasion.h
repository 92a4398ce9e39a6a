/* SPDX-License-Identifier: MIT
 *
 * occasion.h: the meeting that a row of a file names, found in the register or made.
 *
 * It is found by its token; else, with a date, by date, place and title; else by any part of its
 * name, if only one fits. One that is not there and has a date is made: held (announced, if its day
 * is still to come), of no known level, with the name as its token where it is one, else as its
 * title.
 */
#ifndef HELDTO_CORE_EXCHANGE_OCCASION_H
#define HELDTO_CORE_EXCHANGE_OCCASION_H

#include "core/exchange/import_private.h"

struct occasion {
    gint64 meeting_id; /* 0: it would be made */
    char *token;       /* "" of one that would be made */
    char *first, *last;
};
void occasion_free(gpointer data); /* a struct occasion, or NULL */

/* Of a name, a date and a place as they are written; "" where they are not. change NULL: nothing
 * is made. *occasion NULL: they name none that can be dated. It holds until the next row. FALSE and
 * why the row is to be rejected, or the import to be stopped (import_verdict_of). */
gboolean occasion_find(struct import *import, struct change *change, const char *name,
                       const char *date, const char *place, const struct occasion **occasion,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Case, marks and signs make no difference. */
gboolean occasion_same_words(const char *a, const char *b);
/* The one that the row's columns meeting, meeting_date and meeting_place name. */
gboolean occasion_of_row(struct import *import, struct change *change,
                         const struct occasion **occasion,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
