/* period_year.c owns the year of a date: said behind it, or found from the reference day.
 * It must not know what else a date is made of. */
#include "core/period/period_grammar.h"

#include <string.h>

gsize period_found_date(struct period_span *span, struct edtf_date date, gboolean is_weak,
                        gsize end)
{
    *span = (struct period_span){.from = date, .to = date, .deadline = date, .is_weak = is_weak};
    return end;
}

void period_flaw(struct period_reader *r, struct period_span *span, char *reason)
{
    *span = (struct period_span){.is_void = TRUE};
    if (r->flaw == NULL)
        r->flaw = reason;
    else
        g_free(reason);
}

gboolean period_has_reference(struct period_reader *r)
{
    if (r->reference == NULL)
        r->lacks_reference = TRUE;
    return r->reference != NULL;
}

struct edtf_date period_day_date(const char *day)
{
    struct edtf_date date = {0};

    day_numbers(day, &date.year, &date.part, &date.day);
    return date;
}

int period_compare_dates(const struct edtf_date *a, const struct edtf_date *b)
{
    g_autofree char *a_first = NULL, *a_last = NULL, *b_first = NULL, *b_last = NULL;

    if (!edtf_date_days(a, &a_first, &a_last) || !edtf_date_days(b, &b_first, &b_last))
        return 0;
    return strcmp(a_first, b_first);
}

gboolean period_complete_date(struct period_reader *r, struct edtf_date *date, gboolean is_next)
{
    if (!period_has_reference(r))
        return FALSE;
    /* from the year before, for winter; eight years on, for 29 February */
    for (int year = r->year - 1; year <= r->year + 8; year++) {
        g_autofree char *first = NULL, *last = NULL;
        date->year = year;
        if (edtf_date_days(date, &first, &last) &&
            (is_next ? strcmp(first, r->reference) > 0 : strcmp(last, r->reference) >= 0))
            return TRUE;
    }
    return FALSE;
}

/* Four digits that can be a year: no part of another number, word or amount. */
gboolean period_is_year(const struct period_reader *r, gsize at)
{
    const struct day_token *token = day_token_at(r->tokens, at);
    const struct day_token *after = day_token_at(r->tokens, at + 1);

    if (!day_token_is_number(r->tokens, at, 4) || token->number < 1900 || token->number > 2199)
        return FALSE;
    if (after == NULL || !after->is_glued)
        return TRUE;
    if (after->kind != DAY_TOKEN_MARK || period_is(r, at + 1, "%") ||
        period_is_possessive(r, at + 1))
        return FALSE;
    if (!period_is_glued(r, at + 2) || strchr("-/.", after->word[0]) == NULL)
        return TRUE;
    /* "2024-2026", "Q4 2024-Q1 2025" */
    return period_is(r, at + 1, "-") && (day_token_is_number(r->tokens, at + 2, 4) ||
                                         strlen(day_token_at(r->tokens, at + 2)->word) == 1);
}

/* Where "this" or "next" ends at AT, and how many units ahead it points. */
gsize period_read_this_next(const struct period_reader *r, gsize at, int *ahead)
{
    gsize end = period_match(r, at, PERIOD_SET_THIS, NULL);

    *ahead = end > at ? 0 : 1;
    return end > at ? end : period_match(r, at, PERIOD_SET_NEXT, NULL);
}

static gsize year_ahead(struct period_reader *r, gsize at, gsize end, int ahead, int *year)
{
    if (period_is_possessive(r, end) || period_is_joint(r, end, "-") || !period_has_reference(r))
        return at;
    *year = r->year + ahead;
    return end;
}

gsize period_read_year(struct period_reader *r, gsize at, gboolean the_year, int *year)
{
    gsize pos = period_match(r, at, PERIOD_SET_THE, NULL);
    gsize noun = period_match(r, pos, PERIOD_SET_YEAR, NULL);
    gsize next = period_match(r, pos, PERIOD_SET_YEAR_NEXT, NULL);
    gsize pointer, number = pos == at ? at : noun;
    int ahead;

    if (noun > pos)
        number = noun;
    if ((pos == at || noun > pos) && period_is_year(r, number)) {
        *year = day_token_at(r->tokens, number)->number;
        return number + 1;
    }
    if (next > pos)
        return year_ahead(r, at, next, 1, year);
    if (noun > pos)
        return the_year ? year_ahead(r, at, noun, 0, year) : at;
    pointer = period_read_this_next(r, pos, &ahead);
    noun = period_match(r, pointer, PERIOD_SET_YEAR, NULL);
    return pointer > pos && noun > pointer ? year_ahead(r, at, noun, ahead, year) : at;
}

/* The year behind a part of it: " 2026", ", 2026", "/2026", "-2026", " of 2026", " next year", " of
 * the year"; 0 when none is said. FALSE when "of" leads to something else than a year. */
gboolean period_read_year_tail(struct period_reader *r, gsize *pos, int *year)
{
    gsize of = period_match(r, *pos, PERIOD_SET_OF, NULL);
    gsize end;

    *year = 0;
    if (of > *pos)
        end = period_read_year(r, of, TRUE, year);
    else if (period_is(r, *pos, ",") || period_is_joint(r, *pos, "/") ||
             period_is_joint(r, *pos, "-"))
        end = period_is_year(r, *pos + 1) ? period_read_year(r, *pos + 1, FALSE, year) : *pos;
    else
        end = period_read_year(r, *pos, FALSE, year);
    if (of > *pos && end == of)
        return FALSE;
    *pos = end;
    return TRUE;
}
