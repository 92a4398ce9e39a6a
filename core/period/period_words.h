/* period_words.h: the words due periods are written with, as sets of patterns.
 *
 * A pattern is words apart by spaces; "a|b" is either, "a?" may be missing. They are matched
 * against folded tokens (day_token.h), the longest first. English, and the basics of French. */
#ifndef HELDTO_CORE_PERIOD_WORDS_H
#define HELDTO_CORE_PERIOD_WORDS_H

#include "core/period/day_token.h"

enum period_set {
    PERIOD_SET_THE,
    PERIOD_SET_OF,
    PERIOD_SET_IN, /* value: whether a bare year may follow */
    PERIOD_SET_BY,
    PERIOD_SET_BEFORE,
    PERIOD_SET_AFTER,
    PERIOD_SET_FROM,
    PERIOD_SET_ONWARD, /* value: whether it says so without "from" before it */
    PERIOD_SET_TO,
    PERIOD_SET_AND, /* and, or */
    PERIOD_SET_BETWEEN,
    PERIOD_SET_THIS,
    PERIOD_SET_NEXT,
    PERIOD_SET_NOW,
    PERIOD_SET_NUMBER,  /* value: the number */
    PERIOD_SET_ORDINAL, /* value: 1…4, -1 the last */
    PERIOD_SET_ORDINAL_SUFFIX,
    PERIOD_SET_UNIT,          /* value: days, or months below zero */
    PERIOD_SET_ONE_UNIT,      /* the same, singular: a number may be missing */
    PERIOD_SET_CALENDAR_UNIT, /* value: months, 0 for a week */
    PERIOD_SET_AND_HALF,
    PERIOD_SET_QUARTER,
    PERIOD_SET_HALF,
    PERIOD_SET_SEASON, /* value: the EDTF code */
    PERIOD_SET_PART,   /* value: an enum period_part */
    PERIOD_SET_END,
    PERIOD_SET_YEAR_END,
    PERIOD_SET_YEAR,      /* the noun */
    PERIOD_SET_YEAR_NEXT, /* the noun with "next" behind it, as in French */
    PERIOD_SET_MONTH_OF,
    PERIOD_SET_WITHIN,       /* value: an enum period_within */
    PERIOD_SET_FROM_NOW,     /* after a duration: counted from the reference day */
    PERIOD_SET_FROM_EVENT,   /* after a duration: counted from something else */
    PERIOD_SET_NOT_YEAR,     /* after a bare year: it is part of a name or an amount */
    PERIOD_SET_MEETING_AT,   /* prepositions of a meeting beside BY and BEFORE */
    PERIOD_SET_MEETING,      /* ministerial, meeting, summit */
    PERIOD_SET_MEETING_GAP,  /* what cannot stand between "next" and the meeting */
    PERIOD_SET_NEXT_MEETING, /* whole phrases */
    PERIOD_SET_ADVERB,       /* of "as … as possible" */
    PERIOD_SET_POSSIBLE,     /* ends "as soon as …" */
    PERIOD_SET_UNDATED,
    PERIOD_SET_STANDING,
    PERIOD_SET_STANDING_ALONE, /* only where it is the whole text */
    PERIOD_SET_UNDATED_ALONE,
    PERIOD_SET_NONE_ALONE,
    PERIOD_SET_COUNT,
};

enum period_part {
    PERIOD_PART_EARLY = 1,
    PERIOD_PART_MID,
    PERIOD_PART_LATE,
    PERIOD_PART_REST, /* later this year */
};

enum period_within {
    PERIOD_WITHIN = 1, /* within six months */
    PERIOD_WITHIN_IN,  /* in six months */
    PERIOD_WITHIN_NEXT /* over the next six months; over the next year */
};

/* Where the longest pattern of SET that matches at AT ends; AT itself when none does. VALUE, which
 * may be NULL, is set on a match only. */
gsize period_words_match(const GArray *tokens, gsize at, enum period_set set, int *value);

/* The sets in which WORD begins a pattern, as bits (1 << set): most words of a text begin none, and
 * asking once saves looking through all of them at every place. */
guint64 period_words_begun(const char *word);

#endif
