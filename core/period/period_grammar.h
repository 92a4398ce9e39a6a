/* period_grammar.h: reading due periods token by token; shared by the period_*.c files alone.
 *
 * Every read function takes a place among the tokens and gives the place behind what it read, or
 * the same place when nothing of its kind stands there. None looks back, none recurses without a
 * bound. What looks like a day but is none (30 February, 05/06/2021 without an order) is read as
 * void, with the reason kept in the reader, so that "June 2025" is never taken out of "31 June
 * 2025". */
#ifndef HELDTO_CORE_PERIOD_GRAMMAR_H
#define HELDTO_CORE_PERIOD_GRAMMAR_H

#include "core/period/day_token.h"
#include "core/period/edtf.h"
#include "core/period/period.h"
#include "core/period/period_words.h"

/* What is known of a token by itself. */
struct period_hint {
    guint64 sets; /* in which it begins a pattern: period_words_begun */
    int month;    /* 1…12 when it names one, else 0 */
};

struct period_reader {
    const char *text;
    GArray *tokens;
    struct period_hint *hints; /* one a token */
    gsize first_word; /* token that is no mark; how many tokens there are when all are marks */
    gsize words_end;  /* behind the last such token */
    char *reference;  /* a day, or NULL */
    int year;         /* of the reference day, 0 without */
    enum day_order order;
    gboolean lacks_reference; /* something could not be read for want of a reference day */
    char *flaw;               /* why something was read as void; NULL when nothing was */
};

/* Some days that have a name. */
struct period_span {
    struct edtf_date from; /* both the same for a single date */
    struct edtf_date to;
    struct edtf_date deadline; /* what "by" it means; mostly TO */
    gboolean from_open;
    gboolean to_open;
    gboolean is_weak; /* a date in a longer text only after a preposition: "2025", "May" */
    gboolean is_bare_year;
    gboolean is_next; /* no year was said: it was taken from the reference day */
    gboolean is_void;
};

/* period_year.c: the year of a date, said or found from the reference day. */

/* "2025", "this year", "l'année prochaine"; with THE_YEAR, also "the year". */
gsize period_read_year(struct period_reader *r, gsize at, gboolean the_year, int *year);
/* Whether the number at AT can be a year: four digits, no part of another number or word. */
gboolean period_is_year(const struct period_reader *r, gsize at);
/* Moves POS over the year behind a part of it: " 2026", ", 2026", "/2026", " of 2026", " next
 * year", " of the year". YEAR is 0 when none is said. FALSE when "of" leads to something else. */
gboolean period_read_year_tail(struct period_reader *r, gsize *pos, int *year);
/* "this" or "next", and how many units ahead that points: 0 or 1. */
gsize period_read_this_next(const struct period_reader *r, gsize at, int *ahead);
/* Gives a date its year: the first such that it does not end before the reference day; or, with
 * IS_NEXT, that it begins after it. FALSE when there is none, or no reference day. */
gboolean period_complete_date(struct period_reader *r, struct edtf_date *date, gboolean is_next);
/* Notes that the reference day was needed. */
gboolean period_has_reference(struct period_reader *r);
/* Which begins first; both must be whole dates. */
int period_compare_dates(const struct edtf_date *a, const struct edtf_date *b);
/* The day DAY as a date. */
struct edtf_date period_day_date(const char *day);
/* Makes SPAN void, for a REASON that the reader takes over. */
void period_flaw(struct period_reader *r, struct period_span *span, char *reason);
/* Makes SPAN the one date, and gives END. */
gsize period_found_date(struct period_span *span, struct edtf_date date, gboolean is_weak,
                        gsize end);

/* period_part.c: quarters, halves, seasons, this month and next week. */
gsize period_read_part(struct period_reader *r, gsize at, struct period_span *span);
/* The week (MONTHS 0), month (1), quarter (3) or half (6) that lies 0 or 1 ahead of the reference
 * day, which must be known. FALSE beyond the calendar. */
gboolean period_unit_ahead(const struct period_reader *r, int months, int ahead,
                           struct period_span *span);
gsize period_read_ordinal(const struct period_reader *r, gsize at, int *value);

/* period_date.c: one date, its year 0 where none is said. */
gsize period_read_date(struct period_reader *r, gsize at, struct period_span *span);
gsize period_read_day_number(const struct period_reader *r, gsize at, int *day);

/* period_named.c: a date or stretch with its year, ranges among them. */
gsize period_read_named(struct period_reader *r, gsize at, struct period_span *span);
/* "six", "6", "a": a count of at most five digits. */
gsize period_read_count(const struct period_reader *r, gsize at, int *n);

/* period_range.c: "26–27 February 2018", "from 2024 to 2026" behind its "from". */
gsize period_read_range(struct period_reader *r, gsize at, gboolean is_between,
                        struct period_span *span);
/* Early, mid-, late, later in. */
gsize period_read_third(struct period_reader *r, gsize at, struct period_span *span);

static inline gsize period_match(const struct period_reader *r, gsize at, enum period_set set,
                                 int *value)
{
    if (at >= r->tokens->len || (r->hints[at].sets & (G_GUINT64_CONSTANT(1) << set)) == 0)
        return at;
    return period_words_match(r->tokens, at, set, value);
}

static inline gboolean period_is(const struct period_reader *r, gsize i, const char *word)
{
    return day_token_is(r->tokens, i, word);
}

static inline gboolean period_is_glued(const struct period_reader *r, gsize i)
{
    const struct day_token *token = day_token_at(r->tokens, i);

    return token != NULL && token->is_glued;
}

/* A mark glued on both sides, as in "Q3/2026". */
static inline gboolean period_is_joint(const struct period_reader *r, gsize i, const char *mark)
{
    return period_is(r, i, mark) && period_is_glued(r, i) && period_is_glued(r, i + 1);
}

/* The "'s" of "next year's summit": the time of something else. */
static inline gboolean period_is_possessive(const struct period_reader *r, gsize i)
{
    return period_is(r, i, "'") && period_is_glued(r, i) && period_is(r, i + 1, "s");
}

#endif
