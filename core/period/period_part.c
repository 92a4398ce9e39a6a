/* period_part.c owns the reading of parts of a year: quarters, halves, seasons, this month.
 * It must not know days and months by name, or what stands before a date. */
#include "core/period/period_grammar.h"

#include <string.h>

/* "first", "2nd", "3e", "last": 1…4, or -1. */
gsize period_read_ordinal(const struct period_reader *r, gsize at, int *value)
{
    const struct day_token *token = day_token_at(r->tokens, at);
    gsize end = period_match(r, at, PERIOD_SET_ORDINAL, value);

    if (end > at || !day_token_is_number(r->tokens, at, 1) || !period_is_glued(r, at + 1))
        return end;
    end = period_match(r, at + 1, PERIOD_SET_ORDINAL_SUFFIX, NULL);
    if (end == at + 1)
        return at;
    *value = token->number;
    return end;
}

/* The EDTF code of the N-th (-1: last) quarter or half; 0 when there is none. */
static int part_code(gboolean is_quarter, int n)
{
    int parts = is_quarter ? 4 : 2;

    if (n == -1)
        n = parts;
    if (n < 1 || n > parts)
        return 0;
    return (is_quarter ? EDTF_FIRST_QUARTER : EDTF_FIRST_HALF) + n - 1;
}

/* Q3, T3, H1, S2, 3Q, 1H. */
static gsize read_lettered_part(const struct period_reader *r, gsize at, int *part)
{
    static const char letters[] = "qths";
    gsize word = at, number = at + 1;
    const char *letter;

    if (!period_is_glued(r, at + 1))
        return at;
    if (day_token_is_number(r->tokens, at, 1)) {
        word = at + 1;
        number = at;
    }
    if (!day_token_is_number(r->tokens, number, 1) ||
        day_token_at(r->tokens, word)->kind != DAY_TOKEN_WORD ||
        strlen(day_token_at(r->tokens, word)->word) != 1)
        return at;
    letter = strchr(letters, day_token_at(r->tokens, word)->word[0]);
    /* "3t" is three tonnes */
    if (letter == NULL || (number < word && letter - letters != 0 && letter - letters != 2))
        return at;
    *part = part_code(letter - letters < 2, day_token_at(r->tokens, number)->number);
    return *part != 0 ? at + 2 : at;
}

/* "third quarter", "second-half", "premier semestre". */
static gsize read_ordinal_part(const struct period_reader *r, gsize at, int *part,
                               gboolean *is_last)
{
    int n;
    gsize pos = period_read_ordinal(r, at, &n);
    gsize quarter, half;

    if (pos == at)
        return at;
    if (period_is_joint(r, pos, "-"))
        pos++;
    quarter = period_match(r, pos, PERIOD_SET_QUARTER, NULL);
    half = period_match(r, pos, PERIOD_SET_HALF, NULL);
    if (quarter == pos && half == pos)
        return at;
    *part = part_code(quarter > pos, n);
    *is_last = n == -1;
    return *part != 0 ? MAX(quarter, half) : at;
}

static gsize read_part_of_year(struct period_reader *r, gsize at, struct period_span *span)
{
    struct edtf_date date = {0};
    gboolean is_last = FALSE;
    gsize from = period_match(r, at, PERIOD_SET_THE, NULL);
    gsize pos = read_lettered_part(r, from, &date.part);

    if (pos == from)
        pos = read_ordinal_part(r, from, &date.part, &is_last);
    /* "the last quarter" alone mostly means the one before */
    if (pos == from || !period_read_year_tail(r, &pos, &date.year) || (is_last && date.year == 0))
        return at;
    return period_found_date(span, date, date.year == 0, pos);
}

/* "2025, first half", "2025 (first half)". */
static gsize read_ordinal_behind(const struct period_reader *r, gsize at, int *part)
{
    gboolean is_last, has_paren = period_is(r, at, "(");
    gsize from = has_paren || period_is(r, at, ",") ? at + 1 : at;
    gsize end = read_ordinal_part(r, from, part, &is_last);

    if (from == at || end == from || (has_paren && !period_is(r, end, ")")))
        return at;
    return has_paren ? end + 1 : end;
}

/* 2026 Q3, 2026-Q3, 2026Q3. */
static gsize read_year_part(struct period_reader *r, gsize at, struct period_span *span)
{
    struct edtf_date date = {0};
    gsize part = at + 1, end;

    if (!day_token_is_number(r->tokens, at, 4))
        return at;
    if (period_is_joint(r, part, "-") || period_is(r, part, ","))
        part++;
    end = read_lettered_part(r, part, &date.part);
    if (end == part) {
        part = at + 1;
        end = read_ordinal_behind(r, part, &date.part);
    }
    date.year = day_token_at(r->tokens, at)->number;
    return end > part ? period_found_date(span, date, FALSE, end) : at;
}

/* The second year of "winter 2025/26" or "2025–2026". */
static gsize skip_second_year(const struct period_reader *r, gsize at, int year)
{
    const struct day_token *second = day_token_at(r->tokens, at + 1);

    if (second == NULL || second->kind != DAY_TOKEN_NUMBER ||
        !(period_is_joint(r, at, "/") || period_is_joint(r, at, "-")))
        return at;
    return (second->digits == 2 && second->number == (year + 1) % 100) ||
                   (second->digits == 4 && second->number == year + 1)
               ? at + 2
               : at;
}

static gboolean is_in_winter(const struct period_reader *r)
{
    return r->reference != NULL && strcmp(r->reference + 5, "03") < 0;
}

static gsize read_season(struct period_reader *r, gsize at, struct period_span *span)
{
    struct edtf_date date = {0};
    gsize from = period_match(r, at, PERIOD_SET_THE, NULL);
    int ahead;
    gsize named = period_read_this_next(r, from, &ahead);
    gsize pos = period_match(r, named, PERIOD_SET_SEASON, &date.part);
    gsize of = period_match(r, pos, PERIOD_SET_OF, NULL);

    if (pos == named)
        return at;
    if (named > from) {
        if (ahead == 1)
            return period_complete_date(r, &date, TRUE) ? period_found_date(span, date, FALSE, pos)
                                                        : at;
        if (!period_has_reference(r))
            return at;
        date.year = r->year - (date.part == EDTF_WINTER && is_in_winter(r) ? 1 : 0);
        return period_found_date(span, date, FALSE, pos);
    }
    if (date.part == EDTF_WINTER && day_token_is_number(r->tokens, of, 4)) {
        date.year = day_token_at(r->tokens, of)->number;
        pos = skip_second_year(r, of + 1, date.year);
        if (pos > of + 1 || period_is_year(r, of))
            return period_found_date(span, date, FALSE, pos);
        return at;
    }
    if (!period_read_year_tail(r, &pos, &date.year))
        return at;
    return period_found_date(span, date, date.year == 0, pos);
}

/* The week, from Monday, that lies so many weeks ahead. */
static gboolean week_ahead(const struct period_reader *r, int ahead, struct period_span *span)
{
    GDate date;
    g_autofree char *monday = NULL, *sunday = NULL;
    int year, month, dom;

    day_numbers(r->reference, &year, &month, &dom);
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)dom, (GDateMonth)month, (GDateYear)year);
    monday = day_add(r->reference, 7 * ahead + 1 - (int)g_date_get_weekday(&date));
    sunday = monday != NULL ? day_add(monday, 6) : NULL;
    if (sunday == NULL)
        return FALSE;
    *span = (struct period_span){.from = period_day_date(monday), .to = period_day_date(sunday)};
    span->deadline = span->to;
    return TRUE;
}

gboolean period_unit_ahead(const struct period_reader *r, int months, int ahead,
                           struct period_span *span)
{
    enum day_unit unit = months == 1   ? DAY_UNIT_MONTH
                         : months == 3 ? DAY_UNIT_QUARTER
                                       : DAY_UNIT_HALF;
    g_autofree char *first = day_first_of(r->reference, unit);
    g_autofree char *from = day_add_months(first, months * ahead);
    g_autofree char *last = from != NULL ? day_last_of(from, unit) : NULL;
    g_autofree char *text = last != NULL ? edtf_from_days(from, last) : NULL;
    struct edtf_date date;

    if (months == 0)
        return week_ahead(r, ahead, span);
    return text != NULL && edtf_date_read(text, &date) &&
           period_found_date(span, date, FALSE, 1) != 0;
}

/* "this month", "next quarter", "the current half-year", "next week". */
static gsize read_this_unit(struct period_reader *r, gsize at, struct period_span *span)
{
    gsize from = period_match(r, at, PERIOD_SET_THE, NULL);
    int ahead, months;
    gsize pos = period_read_this_next(r, from, &ahead);
    gsize end = period_match(r, pos, PERIOD_SET_CALENDAR_UNIT, &months);

    if (pos == from || end == pos || period_is_possessive(r, end) || period_is_joint(r, end, "-") ||
        !period_has_reference(r))
        return at;
    return period_unit_ahead(r, months, ahead, span) ? end : at;
}

gsize period_read_part(struct period_reader *r, gsize at, struct period_span *span)
{
    static gsize (*const readers[])(struct period_reader *, gsize, struct period_span *) = {
        read_part_of_year,
        read_year_part,
        read_season,
        read_this_unit,
    };

    for (gsize i = 0; i < G_N_ELEMENTS(readers); i++) {
        gsize end = readers[i](r, at, span);
        if (end > at)
            return end;
    }
    return at;
}
