/* period_range.c owns stretches said by two dates: 26–27 February 2018, June to August 2025.
 * It must not know what stands before them; what one side leaves out it takes from the other. */
#include "core/period/period_grammar.h"

#include <string.h>

/* One side: a date, early or late in one, today, or the lone number of a day. */
static gsize read_side(struct period_reader *r, gsize at, struct period_span *span)
{
    gsize now = period_match(r, at, PERIOD_SET_NOW, NULL);
    gsize end = period_read_third(r, at, span);
    int day;

    if (end > at)
        return end;
    end = period_read_date(r, at, span);
    if (end > at)
        return end;
    if (now > at && period_has_reference(r))
        return period_found_date(span, period_day_date(r->reference), FALSE, now);
    end = period_read_day_number(r, at, &day);
    return end > at ? period_found_date(span, (struct edtf_date){.day = day}, TRUE, end) : at;
}

static gboolean is_lone_day(const struct period_span *side)
{
    return side->from.day != 0 && side->from.part == 0;
}

/* "until the end of 2026" ends where "until 2026" does. */
static gsize skip_end_of(const struct period_reader *r, gsize at)
{
    gsize from = period_match(r, at, PERIOD_SET_THE, NULL);
    gsize end = period_match(r, from, PERIOD_SET_END, NULL);

    return end > from ? period_match(r, end, PERIOD_SET_OF, NULL) : at;
}

/* The word between the sides; "and" where it cannot be the end of the first. */
static gsize read_joiner(const struct period_reader *r, gsize at, gboolean is_between,
                         const struct period_span *from)
{
    gsize end = period_match(r, at, PERIOD_SET_TO, NULL);

    if (end == at && (is_between || is_lone_day(from)))
        end = period_match(r, at, PERIOD_SET_AND, NULL);
    return end;
}

/* "26" of "26–27 February", "12" of "May 10–12": the other side has the month. */
static gboolean lend_month(struct period_reader *r, gsize a_end, struct period_span *a,
                           struct period_span *b, gsize *end)
{
    if (is_lone_day(a) && is_lone_day(b))
        return FALSE;
    if (is_lone_day(a)) {
        if (b->from.day == 0)
            return FALSE;
        a->from.part = b->from.part;
    }
    if (is_lone_day(b)) {
        /* only behind "May 10": "12 May to 30 participants" is another thing */
        if (a->from.day == 0 || a->from.year != 0 || b->to.day <= a->from.day ||
            !day_token_is_number(r->tokens, a_end - 1, 0))
            return FALSE;
        b->to.part = a->from.part;
        if (!period_read_year_tail(r, end, &b->to.year))
            b->to.year = 0;
    }
    return TRUE;
}

/* A side without a year has the other's; without any, the first next one from the reference day. */
static gboolean lend_year(struct period_reader *r, struct edtf_date *from, struct edtf_date *to)
{
    if (from->year == 0 && to->year == 0 && !period_complete_date(r, from, FALSE))
        return FALSE;
    if (from->year == 0) {
        from->year = to->year;
        if (period_compare_dates(from, to) > 0)
            from->year--;
    }
    if (to->year == 0) {
        to->year = from->year;
        if (period_compare_dates(from, to) > 0)
            to->year++;
    }
    return TRUE;
}

static gboolean is_in_order(const struct edtf_date *from, const struct edtf_date *to)
{
    g_autofree char *first = NULL, *from_last = NULL, *to_first = NULL, *last = NULL;

    return edtf_date_days(from, &first, &from_last) && edtf_date_days(to, &to_first, &last) &&
           strcmp(from_last, last) < 0;
}

gsize period_read_range(struct period_reader *r, gsize at, gboolean is_between,
                        struct period_span *span)
{
    struct period_span a = {0}, b = {0};
    gsize a_end = read_side(r, at, &a);
    gsize joined = a_end > at ? read_joiner(r, a_end, is_between, &a) : a_end;
    gsize b_from = skip_end_of(r, joined);
    gsize end = joined > a_end ? read_side(r, b_from, &b) : b_from;

    if (joined == a_end || end == b_from)
        return at;
    if (a.is_void || b.is_void) {
        *span = (struct period_span){.is_void = TRUE};
        return end;
    }
    if (!lend_month(r, a_end, &a, &b, &end) || !lend_year(r, &a.from, &b.to) ||
        !is_in_order(&a.from, &b.to))
        return at;
    *span = (struct period_span){
        .from = a.from,
        .to = b.to,
        .deadline = b.deadline.year == 0 ? b.to : b.deadline,
        .is_weak = a.is_weak && b.is_weak,
        .is_bare_year = a.is_bare_year && b.is_bare_year,
    };
    return end;
}
