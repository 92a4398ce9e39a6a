/* SPDX-License-Identifier: MIT
 *
 * filter.h: which commitments are wanted, as a tree of conditions on stored facts.
 *
 * core makes trees (from the filter language, or by these functions), db turns them into SQL with
 * bound values. Derived words such as "overdue" are lowered to stored facts before they come here.
 *
 * Every constructor gives a new tree that belongs to the caller and takes over the trees it is
 * given. Texts are copied. Trees are never changed once built, but for filter_say.
 */
#ifndef DB_FILTER_H
#define DB_FILTER_H

#include "db/row.h"

enum filter_type {
    FILTER_ALL,         /* every commitment */
    FILTER_AND,         /* all of the children; none: every commitment */
    FILTER_OR,          /* any of the children; none: no commitment */
    FILTER_NOT,         /* not the one child */
    FILTER_WORDS,       /* full text: text is folded (fold.h) and stands there as one phrase */
    FILTER_REGEX,       /* text is a regular expression that the title, words or notes match */
    FILTER_COMPARE,     /* a column */
    FILTER_PARTY,       /* one of the ids is a party of it; no ids: it has no party */
    FILTER_TOPIC,       /* one of the ids is a topic of it; no ids: it has no topic */
    FILTER_SERIES,      /* one of the ids is its series; no ids: it has none */
    FILTER_MEETING,     /* has a wording at a meeting that matches; no ids: it has no wording */
    FILTER_MENTIONED,   /* the same; what its opposite means is SILENT, not NOT */
    FILTER_SILENT,      /* proved absent from the meetings that match: see below */
    FILTER_CUSTOM,      /* a custom field whose folded name is `name` */
    FILTER_UNCONFIRMED, /* a difference of one of its wordings waits for an analyst's word */
};

/* What COMPARE can ask of. Days are "YYYY-MM-DD"; an empty day is in no comparison. */
enum filter_column {
    FILTER_KEY,
    FILTER_TITLE,
    FILTER_KIND,
    FILTER_OWNER,
    FILTER_STATUS,
    FILTER_STATUS_CLASS,
    FILTER_IS_ASSESSED,
    FILTER_IS_DONE,
    FILTER_STATUS_ON,
    FILTER_DUE_FIRST,
    FILTER_DUE_LAST,
    FILTER_DUE_TEXT,
    FILTER_FOLLOW_UP_ON,
    FILTER_CHECKED_ON,
    FILTER_UPDATED_AT, /* a moment: compare with days, or with a day and "~" for its end */
    FILTER_EARLIEST_ON,
    FILTER_LATEST_ON,
    FILTER_PRIORITY,
    FILTER_VISIBILITY,
    FILTER_PLACE, /* of a promised meeting: its place or its country */
    FILTER_LEVEL, /* of a promised meeting */
    FILTER_NEXT_ACTOR,
    FILTER_NEXT_STEP,
    FILTER_QUESTION,
    FILTER_NUMBER_OF_WORDINGS,
    N_FILTER_COLUMNS,
};

enum filter_op {
    FILTER_EQUAL,
    FILTER_LESS,
    FILTER_LESS_EQUAL,
    FILTER_GREATER,
    FILTER_GREATER_EQUAL,
    FILTER_CONTAINS, /* text is folded; anywhere in the folded column */
    FILTER_STARTS,   /* keys: as written or in upper case, old keys too when whole */
    FILTER_EMPTY,    /* "" */
};

#define FILTER_NO_COLUMN N_FILTER_COLUMNS

/* Columns of the full-text index; FILTER_ANYWHERE is all of them. */
enum filter_text {
    FILTER_ANYWHERE = -1,
    FILTER_IN_TITLE = 0,
    FILTER_IN_TOPICS = 1,
    FILTER_IN_WORDS = 2,
    FILTER_IN_NOTES = 3,
};

struct filter {
    enum filter_type type;
    GPtrArray *children; /* AND, OR, NOT: struct filter */

    enum filter_column column; /* COMPARE */
    enum filter_op op;         /* COMPARE, CUSTOM */
    enum filter_column other;  /* COMPARE: the column compared with, else FILTER_NO_COLUMN */
    gint64 number;             /* COMPARE of a number */
    char *text;                /* what is looked for or compared with; never NULL */
    char *name;                /* CUSTOM */

    enum filter_text where; /* WORDS */
    gboolean is_prefix;     /* WORDS: the last word may go on */

    GArray *ids; /* gint64, of PARTY, TOPIC, SERIES and those of meetings; NULL elsewhere */
    char *first; /* MEETING, MENTIONED, SILENT: days that the meeting's days overlap, for ids */
    char *last;
    char *level; /* MEETING: a meeting of that level, for ids */

    char *says; /* what it means, in words ("due before 2026-12-31"); NULL: nobody said */
};

struct filter *filter_all(void);
/* FALSE of every commitment. */
struct filter *filter_none(void);
/* Flattened: an AND takes over the children of an AND that says nothing of its own. */
struct filter *filter_and(struct filter *a, struct filter *b);
struct filter *filter_or(struct filter *a, struct filter *b);
struct filter *filter_not(struct filter *child);
struct filter *filter_words(const char *folded, gboolean is_prefix, enum filter_text where);
struct filter *filter_regex(const char *pattern);
struct filter *filter_compare(enum filter_column column, enum filter_op op, const char *text);
struct filter *filter_compare_int(enum filter_column column, enum filter_op op, gint64 number);
/* Two columns of days; never true where either is empty. */
struct filter *filter_compare_columns(enum filter_column column, enum filter_op op,
                                      enum filter_column other);
/* type: PARTY, TOPIC, SERIES, MEETING, MENTIONED or SILENT. n 0: has none of them at all (SILENT:
 * is never true).
 *
 * SILENT is "not mentioned": no wording at any of the meetings, and one of them at least was held
 * after the earliest wording, at a level that the commitment was stated at, and its full text is
 * held. Without such a text the answer is unknown: neither MENTIONED nor SILENT is true. */
struct filter *filter_one_of(enum filter_type type, const gint64 *ids, gsize n);
/* The same of meetings whose days overlap first…last ("" for an open end). */
struct filter *filter_between(enum filter_type type, const char *first, const char *last);
/* A wording at a meeting of the level. */
struct filter *filter_meeting_level(const char *level);
struct filter *filter_unconfirmed(void);
/* name: folded, "-" for blanks. op: CONTAINS, EQUAL, LESS … of the folded value, or EMPTY. */
struct filter *filter_custom(const char *name, enum filter_op op, const char *text);

/* Says what the tree means; gives the tree back. */
struct filter *filter_say(struct filter *filter, const char *format, ...) G_GNUC_PRINTF(2, 3);
struct filter *filter_copy(const struct filter *filter);
/* The same conditions in the same order, whatever they say. */
gboolean filter_equal(const struct filter *a, const struct filter *b);
/* TRUE where any node is of the type. */
gboolean filter_has(const struct filter *filter, enum filter_type type);
void filter_free(struct filter *filter);                  /* NULL is accepted */
static inline void filter_cleanup(struct filter **filter) /* owned(filter) */
{
    filter_free(*filter);
}

#endif
