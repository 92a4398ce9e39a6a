/* period_frame.c owns what stands around a named time: in, by, before, from, between.
 * It must not know how a time is named, or which of several a text means. */
#include "core/period/period_frame.h"

#include <string.h>

static gboolean take_span(struct period_found *found, gsize from, gsize to,
                          const struct period_span *span)
{
    *found = (struct period_found){
        .from = from, .to = to, .kind = PERIOD_DATED, .span = *span, .has_span = TRUE};
    return TRUE;
}

/* A bare year that is part of a name or an amount: "the 2030 Agenda", "2000 euros". */
static gboolean is_other_number(const struct period_reader *r, gsize end,
                                const struct period_span *span)
{
    return span->is_bare_year && period_match(r, end, PERIOD_SET_NOT_YEAR, NULL) > end;
}

/* "2025 or 2026", "June and July 2025": what is named first may be shorter for it. */
static gsize read_second(struct period_reader *r, gsize end, struct period_span *span)
{
    struct period_span second;
    gsize from = period_match(r, end, PERIOD_SET_AND, NULL);
    gsize second_end = from > end ? period_read_date(r, from, &second) : end;
    gboolean is_like =
        from > end && second_end > from && !second.is_void && !span->is_void && !span->from_open &&
        second.from.year != 0 && (second.from.part == 0) == (span->to.part == 0) &&
        (second.from.day == 0) == (span->to.day == 0) && !is_other_number(r, second_end, &second);

    if (!is_like || period_compare_dates(&span->to, &second.from) >= 0)
        return end;
    span->to = span->deadline = second.from;
    return second_end;
}

/* "June and July 2025": the first month has its year behind the second. */
static gsize read_two(struct period_reader *r, gsize at, struct period_span *span)
{
    gsize end = period_read_range(r, at, TRUE, span);

    return end > at && !span->is_void && span->from.part != 0 && span->to.part != 0 &&
                   (span->from.day == 0) == (span->to.day == 0)
               ? end
               : at;
}

static gsize read_time(struct period_reader *r, gsize at, struct period_span *span)
{
    gsize end = read_two(r, at, span);

    if (end > at)
        return end;
    end = period_read_named(r, at, span);
    return end > at ? read_second(r, end, span) : at;
}

/* The preposition of SET at AT and the time behind it. */
static gsize read_framed(struct period_reader *r, gsize at, enum period_set set,
                         struct period_span *span)
{
    gsize from = period_match(r, at, set, NULL);
    gsize end = from > at ? read_time(r, from, span) : at;

    return from > at && end > from && !is_other_number(r, end, span) ? end : at;
}

/* Moves the start or the end to a day so many days away from it. */
static gboolean shift_day(const struct edtf_date *date, gboolean is_after,
                          struct edtf_date *shifted)
{
    g_autofree char *first = NULL, *last = NULL, *day = NULL;

    if (!edtf_date_days(date, &first, &last))
        return FALSE;
    day = is_after ? day_add(last, 1) : day_add(first, -1);
    if (day == NULL)
        return FALSE;
    *shifted = period_day_date(day);
    shifted->mark = date->mark;
    return TRUE;
}

static gboolean read_between(struct period_reader *r, gsize at, struct period_found *found)
{
    struct period_span span;
    gsize from = period_match(r, at, PERIOD_SET_BETWEEN, NULL);
    gsize end = from > at ? period_read_range(r, from, TRUE, &span) : at;

    return from > at && end > from && take_span(found, at, end, &span);
}

static gboolean read_deadline(struct period_reader *r, gsize at, struct period_found *found)
{
    struct period_span span;
    gsize end = read_framed(r, at, PERIOD_SET_BY, &span);

    if (end == at)
        return FALSE;
    if (!span.is_void) {
        span.to = span.deadline;
        span.from_open = TRUE;
        span.to_open = FALSE;
    }
    return take_span(found, at, end, &span);
}

/* The day before SPAN begins. "Before the summer", said in June, is another year's. */
static gboolean end_before(const struct period_reader *r, struct period_span *span)
{
    struct edtf_date today;

    if (!shift_day(&span->from, FALSE, &span->to))
        return FALSE;
    if (span->is_next && r->reference != NULL) {
        today = period_day_date(r->reference);
        if (period_compare_dates(&span->to, &today) < 0) {
            span->from.year++;
            return shift_day(&span->from, FALSE, &span->to);
        }
    }
    return TRUE;
}

/* The day before it begins; of an end, its last day. */
static gboolean read_before(struct period_reader *r, gsize at, struct period_found *found)
{
    struct period_span span;
    gsize end = read_framed(r, at, PERIOD_SET_BEFORE, &span);

    if (end == at)
        return FALSE;
    if (!span.is_void && !span.from_open) {
        if (!end_before(r, &span))
            return FALSE;
        span.from_open = TRUE;
    }
    return take_span(found, at, end, &span);
}

static gboolean read_after(struct period_reader *r, gsize at, struct period_found *found)
{
    struct period_span span;
    gsize end = read_framed(r, at, PERIOD_SET_AFTER, &span);

    if (end == at)
        return FALSE;
    if (!span.is_void) {
        if (!shift_day(&span.to, TRUE, &span.from))
            return FALSE;
        span.from_open = FALSE;
        span.to_open = TRUE;
    }
    return take_span(found, at, end, &span);
}

/* From the start of what is named, or from the last day of an end. */
static gboolean open_end(struct period_span *span)
{
    g_autofree char *first = NULL, *last = NULL;

    if (span->from_open) {
        if (!edtf_date_days(&span->to, &first, &last))
            return FALSE;
        span->from = period_day_date(last);
    }
    span->from_open = FALSE;
    span->to_open = TRUE;
    return TRUE;
}

/* "From January 2025" is open; "from 2024 to 2026" is not. */
static gboolean read_from(struct period_reader *r, gsize at, struct period_found *found)
{
    struct period_span span;
    gsize from = period_match(r, at, PERIOD_SET_FROM, NULL);
    gsize range = from > at ? period_read_range(r, from, FALSE, &span) : from;
    gsize end;

    if (range > from)
        return take_span(found, at, range, &span);
    end = read_framed(r, at, PERIOD_SET_FROM, &span);
    if (end == at)
        return FALSE;
    if (!span.is_void && !open_end(&span))
        return FALSE;
    return take_span(found, at, period_match(r, end, PERIOD_SET_ONWARD, NULL), &span);
}

static gboolean read_in(struct period_reader *r, gsize at, struct period_found *found)
{
    struct period_span span;
    int takes_bare_year = 0;
    gsize from = period_match(r, at, PERIOD_SET_IN, &takes_bare_year);
    gsize end = from > at ? read_time(r, from, &span) : from;

    if (end == from || is_other_number(r, end, &span) || (span.is_bare_year && !takes_bare_year))
        return FALSE;
    return take_span(found, at, end, &span);
}

/* Without a preposition. */
static gboolean read_bare(struct period_reader *r, gsize at, struct period_found *found)
{
    struct period_span span;
    gsize end = read_time(r, at, &span);
    int is_open = 0;
    gsize onward = period_match(r, end, PERIOD_SET_ONWARD, &is_open);

    if (end == at)
        return FALSE;
    if (onward > end && is_open && !span.is_void && open_end(&span)) {
        span.is_weak = FALSE;
        end = onward;
    }
    (void)take_span(found, at, end, &span);
    found->is_alone = span.is_weak && !span.is_void;
    return TRUE;
}

gboolean period_read_dated(struct period_reader *r, gsize at, struct period_found *found)
{
    static gboolean (*const readers[])(struct period_reader *, gsize, struct period_found *) = {
        read_between, read_deadline, read_before, read_after, read_from, read_in, read_bare,
    };

    for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
        if (readers[i](r, at, found))
            return TRUE;
    return FALSE;
}
