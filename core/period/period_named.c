/* period_named.c owns stretches of time with a name: early 2025, the end of June, the first months.
 * It must not know prepositions, or what the time is for. */
#include "core/period/period_grammar.h"

#include <string.h>

gsize period_read_count(const struct period_reader *r, gsize at, int *n)
{
    const struct day_token *token = day_token_at(r->tokens, at);

    if (!day_token_is_number(r->tokens, at, 0))
        return period_match(r, at, PERIOD_SET_NUMBER, n);
    if (token->digits > 5)
        return at;
    *n = token->number;
    return at + 1;
}

/* One date, and its year from the reference day where none is said. */
static gsize read_single(struct period_reader *r, gsize at, struct period_span *span)
{
    gsize end = period_read_date(r, at, span);

    if (end == at || span->is_void || span->from.year != 0)
        return end;
    if (!period_complete_date(r, &span->from, FALSE))
        return at;
    span->to = span->deadline = span->from;
    span->is_next = TRUE;
    return end;
}

static void mark_span(struct period_span *span)
{
    span->from.mark = span->to.mark = span->deadline.mark = '~';
}

/* The first and last quarter of a year, and what lies between; "by the middle" is its June. */
static void take_third_of_year(enum period_part part, struct period_span *span)
{
    int year = span->from.year;
    struct edtf_date quarter = {.year = year, .part = EDTF_FIRST_QUARTER};

    if (part == PERIOD_PART_LATE)
        quarter.part = EDTF_FOURTH_QUARTER;
    *span = (struct period_span){.from = quarter, .to = quarter, .deadline = quarter};
    if (part == PERIOD_PART_MID) {
        span->from = (struct edtf_date){.year = year, .part = 4};
        span->to = (struct edtf_date){.year = year, .part = 9};
        span->deadline = (struct edtf_date){.year = year, .part = 6};
    }
    mark_span(span);
}

/* Days 1–10, 11–20, 21–last of a month. */
static void take_third_of_month(enum period_part part, struct period_span *span)
{
    g_autofree char *first = NULL, *last = NULL;
    struct edtf_date end = {0};

    if (edtf_date_days(&span->from, &first, &last))
        end = period_day_date(last);
    span->from.day = 1 + 10 * ((int)part - (int)PERIOD_PART_EARLY);
    span->to.day = part == PERIOD_PART_LATE ? end.day : span->from.day + 9;
    span->deadline = span->to;
    mark_span(span);
}

/* "Later in 2025": what is left of it. */
static void take_rest(const struct period_reader *r, struct period_span *span)
{
    g_autofree char *first = NULL, *last = NULL;

    if (r->reference == NULL || !edtf_date_days(&span->to, &first, &last) ||
        strcmp(r->reference, first) <= 0 || strcmp(r->reference, last) > 0)
        return;
    span->from = period_day_date(r->reference);
    span->to = span->deadline = period_day_date(last);
}

static void take_third(const struct period_reader *r, enum period_part part,
                       struct period_span *span)
{
    if (part == PERIOD_PART_REST)
        take_rest(r, span);
    else if (span->from.part == 0)
        take_third_of_year(part, span);
    else if (span->from.part <= 12 && span->from.day == 0)
        take_third_of_month(part, span);
    else
        mark_span(span);
}

/* "2025", "this year", "the year" after "early" or "end of". */
static gsize read_the_year(struct period_reader *r, gsize at, struct period_span *span)
{
    struct edtf_date date = {0};
    gsize end = period_read_year(r, at, TRUE, &date.year);

    return end > at ? period_found_date(span, date, FALSE, end) : at;
}

/* Past a hyphen ("mid-2025") or "of". */
static gsize skip_link(const struct period_reader *r, gsize at)
{
    return period_is_joint(r, at, "-") ? at + 1 : period_match(r, at, PERIOD_SET_OF, NULL);
}

gsize period_read_third(struct period_reader *r, gsize at, struct period_span *span)
{
    gsize from = period_match(r, at, PERIOD_SET_THE, NULL);
    int part;
    gsize pos = period_match(r, from, PERIOD_SET_PART, &part);
    gsize end;

    if (pos == from)
        return at;
    pos = skip_link(r, pos);
    end = read_the_year(r, pos, span);
    if (end == pos)
        end = read_single(r, pos, span);
    if (end == pos)
        return at;
    if (!span->is_void)
        take_third(r, (enum period_part)part, span);
    return end;
}

/* "year-end", "year end 2025", "the year's end". */
static gsize read_year_end(struct period_reader *r, gsize at, struct period_span *span)
{
    struct edtf_date date = {0};
    gsize end = period_match(r, at, PERIOD_SET_YEAR_END, NULL);
    gsize year;

    if (end == at)
        return at;
    year = skip_link(r, end);
    if (period_is_year(r, year)) {
        date.year = day_token_at(r->tokens, year)->number;
        return period_found_date(span, date, FALSE, year + 1);
    }
    if (!period_has_reference(r))
        return at;
    date.year = r->year;
    return period_found_date(span, date, FALSE, end);
}

/* "the month", "the quarter", after "the end of". */
static gsize read_the_unit(struct period_reader *r, gsize at, struct period_span *span)
{
    gsize noun = period_match(r, at, PERIOD_SET_THE, NULL);
    int months;
    gsize end = period_match(r, noun, PERIOD_SET_CALENDAR_UNIT, &months);

    if (noun == at || end == noun || !period_has_reference(r))
        return at;
    return period_unit_ahead(r, months, 0, span) ? end : at;
}

/* What "end of" stands before. */
static gsize read_ended(struct period_reader *r, gsize at, struct period_span *span)
{
    static gsize (*const readers[])(struct period_reader *, gsize, struct period_span *) = {
        read_the_year,
        read_single,
        read_the_unit,
    };

    for (gsize i = 0; i < G_N_ELEMENTS(readers); i++) {
        gsize end = readers[i](r, at, span);
        if (end > at)
            return end;
    }
    return at;
}

/* An end is a deadline: its last day counts, whatever began it. */
static gsize read_end(struct period_reader *r, gsize at, struct period_span *span)
{
    gsize from = period_match(r, at, PERIOD_SET_THE, NULL);
    gsize end = read_year_end(r, from, span);
    gsize pos = period_match(r, from, PERIOD_SET_END, NULL);

    if (end == from && pos > from) {
        gsize linked = skip_link(r, pos);
        end = read_ended(r, linked, span);
        if (end == linked)
            end = from;
    }
    if (end == from)
        return at;
    span->from_open = !span->is_void;
    span->is_weak = FALSE;
    return end;
}

/* "the first six months of 2025". */
static gsize read_first_months(struct period_reader *r, gsize at, struct period_span *span)
{
    gsize from = period_match(r, at, PERIOD_SET_THE, NULL);
    int n = 0, unit = 0, which = 0, year = 0;
    gsize count = period_read_ordinal(r, from, &which);
    gsize noun = period_read_count(r, count, &n);
    gsize of = period_match(r, noun, PERIOD_SET_UNIT, &unit);
    gsize behind = period_match(r, of, PERIOD_SET_OF, NULL);
    gsize end;

    if (count == from || noun == count || behind == of || unit != -1 || n < 1 || n > 12 ||
        (which != 1 && which != -1))
        return at;
    end = period_read_year(r, behind, TRUE, &year);
    if (end == behind)
        return at;
    *span = (struct period_span){
        .from = {.year = year, .part = which == 1 ? 1 : 13 - n},
        .to = {.year = year, .part = which == 1 ? n : 12},
    };
    span->deadline = span->to;
    return end;
}

static gsize read_plain_range(struct period_reader *r, gsize at, struct period_span *span)
{
    return period_read_range(r, at, FALSE, span);
}

gsize period_read_named(struct period_reader *r, gsize at, struct period_span *span)
{
    static gsize (*const readers[])(struct period_reader *, gsize, struct period_span *) = {
        read_plain_range, read_end, period_read_third, read_first_months, read_single,
    };

    for (gsize i = 0; i < G_N_ELEMENTS(readers); i++) {
        gsize end = readers[i](r, at, span);
        if (end > at)
            return end;
    }
    return at;
}
