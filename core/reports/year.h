/* SPDX-License-Identifier: MIT
 *
 * reports/year.h: what one year brought: found (year_find.c), put together (year.c).
 *
 * A year that is over is told as it stood at its end, by what is known now; the running one up to
 * today.
 */
#ifndef HELDTO_CORE_REPORTS_YEAR_H
#define HELDTO_CORE_REPORTS_YEAR_H

#include "core/reports/since.h"
#include "core/report/tally.h"

/* In the order of the report. */
enum year_part { YEAR_NEW, YEAR_AGAIN, YEAR_STATUS, YEAR_DUE, N_YEAR_PARTS };

/* Many are held at once, so it is small. */
struct year_item {
    gint64 id;
    gint64 row_id; /* of the wording or update it is; 0 */
    enum year_part part;
    gint32 day; /* of the year, which puts changes and last days in order; 0 */
};

/* Of everybody, or of one party. A commitment of several parties counts for each. */
struct year_counts {
    char *name; /* of the party */
    gint64 stated_first, stated_again, fell_due, open, not_assessed;
    gint64 in_time, late, done; /* fulfilled in the year; done: without a day to compare with */
};

struct year {
    int number;
    char *first, *last; /* its days */
    char *end;          /* its last day, or today */
    gboolean is_running;
    struct tally *tally;
    GPtrArray *meetings; /* struct meeting: held in it */
    gint64 cancelled;    /* meetings that were to be held in it */
    GHashTable *said;    /* id of a meeting → how many commitments it stated */
    GArray *items;       /* struct year_item */
    gint64 counts[N_YEAR_PARTS];
    gint64 timeliness[TIMELINESS_COUNT]; /* at its end, of what fell due in it */
    gint64 changed;                      /* commitments whose status changed */
    gint64 unstated; /* with no wording held: nobody can say since when there is such a thing */
    struct year_counts all;
    GHashTable *parties; /* name → struct year_counts */
};

/* NULL and HELDTO_ERROR_USAGE: not a year, or one that has not begun. */
struct year *year_new(struct report *report, const char *period,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void year_free(struct year *year); /* NULL is accepted */
/* Adds what the year brought of one commitment, whose story ends with the year. */
void year_find(struct year *year, struct report *report, const struct story *story);
/* Puts the items in order. */
void year_sort(struct year *year);
/* The parties in order of name: struct year_counts, which are the year's; the array is the
 * caller's. */
GPtrArray *year_parties(const struct year *year);

#endif
