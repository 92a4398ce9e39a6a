/* SPDX-License-Identifier: MIT
 *
 * similar.h: the commitments among which one that is restated may be found: a whole series where it
 * is small, else those whose texts have the same words.
 */
#ifndef DB_SIMILAR_H
#define DB_SIMILAR_H

#include "db/db.h"

/* In place of a series: */
#define SIMILAR_NO_SERIES    ((gint64)0)  /* commitments of none */
#define SIMILAR_EVERY_SERIES ((gint64)-1) /* all */

/* Ids (gint64), the newest first, at most `limit`. NULL on error. */
GArray *similar_of_series(struct db *db, gint64 series_id, int limit, GError **error);
/* The same of one kind of commitment, in a series that is one. */
GArray *similar_of_kind(struct db *db, gint64 series_id, const char *kind, int limit,
                        GError **error);
/* Ids of those with any of the words, best first by the full-text rank. Words are folded; each
 * stands for all that begin with it. No words: none. */
GArray *similar_by_words(struct db *db, gint64 series_id, char *const *words, int limit,
                         GError **error);

#endif
