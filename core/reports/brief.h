/* SPDX-License-Identifier: MIT
 *
 * reports/brief.h: what is brought to a meeting: found (brief_find.c), put together (brief.c).
 */
#ifndef HELDTO_CORE_REPORTS_BRIEF_H
#define HELDTO_CORE_REPORTS_BRIEF_H

#include "core/report/tally.h"

/* In the order of the report. */
enum brief_part { BRIEF_PROMISED, BRIEF_DUE, BRIEF_SILENT, BRIEF_QUESTION, N_BRIEF_PARTS };

/* Why something counts as promised for this meeting. */
enum brief_why {
    BRIEF_WHY_NONE,
    BRIEF_WHY_MEETING, /* it promised this very meeting */
    BRIEF_WHY_WAITS,   /* its period waits for the next meeting of this kind */
    BRIEF_WHY_ON_DAY,  /* its last day is one of the meeting's */
};

/* Many are held at once, so it is small. What is more important has lower numbers. */
struct brief_item {
    gint64 id;
    gint64 meeting_id; /* of BRIEF_SILENT: where it was not mentioned */
    enum brief_part part;
    enum brief_why why;
    gint32 group, rank, days;
};

/* What is open of one party: where something was entered about it alone, by that. */
struct brief_party {
    char *name;
    gint64 open;         /* assessed */
    gint64 not_assessed; /* and not closed */
    gint64 overdue;      /* of the open ones */
    gint64 due;          /* of both, by the end of the meeting, and not over yet */
};

/* What was said at the last meeting. */
struct brief_last {
    gint64 stated, first_held, open, closed, not_assessed;
};

struct brief {
    struct tally *tally;
    struct meeting *last; /* the last one of the line and level held before; NULL: none is known */
    struct meeting *told; /* that, else the last of any level; NULL: none is known */
    struct brief_last said;
    GPtrArray *held;     /* struct meeting: of the line, held before, in order */
    GArray *items;       /* struct brief_item */
    GHashTable *parties; /* name → struct brief_party */
    gint64 counts[N_BRIEF_PARTS];
    gint64 overdue, over; /* of BRIEF_DUE: late, and over but not checked */
    gint64 maybe_silent;  /* no wording in the last full text, and nobody has confirmed it */
};

/* For the report's meeting. NULL on error. */
struct brief *brief_new(struct report *report, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void brief_free(struct brief *brief); /* NULL is accepted */
/* Adds what one commitment of the line brings to the meeting. */
void brief_find(struct brief *brief, struct report *report, const struct story *story);
/* Puts the items in order, the most important first. */
void brief_sort(struct brief *brief);

#endif
