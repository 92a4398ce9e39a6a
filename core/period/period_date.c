/* period_date.c owns the reading of one date: a day or month by name or in digits, or a year.
 * It must not know what stands before it, or what the date is for. */
#include "core/period/period_grammar.h"

#include <string.h>

#include "core/period/day_names.h"

/* 2021-06-22, 2021-06, 2025-40~ in a longer text. */
static gsize read_iso(struct period_reader *r, gsize at, struct period_span *span)
{
    gsize end = at + 1;
    struct edtf_date date;
    g_autofree char *text = NULL;

    if (!day_token_is_number(r->tokens, at, 4) || !period_is_joint(r, at + 1, "-"))
        return at;
    while (period_is_joint(r, end, "-") && day_token_is_number(r->tokens, end + 1, 2))
        end += 2;
    if (period_is_glued(r, end) && day_token_at(r->tokens, end)->kind == DAY_TOKEN_MARK &&
        strchr("~?%", day_token_at(r->tokens, end)->word[0]) != NULL)
        end++;
    if (end == at + 1 ||
        (period_is_glued(r, end) && day_token_at(r->tokens, end)->kind != DAY_TOKEN_MARK))
        return at;
    text = g_strndup(r->text + day_token_at(r->tokens, at)->start,
                     day_token_at(r->tokens, end - 1)->end - day_token_at(r->tokens, at)->start);
    if (edtf_date_read(text, &date))
        return period_found_date(span, date, FALSE, end);
    if (end - at < 5)
        return at;
    period_flaw(r, span, g_strdup_printf("the calendar has no day %s", text));
    return end;
}

/* Three numbers between like marks: 22/06/2021. */
static gboolean is_digit_day(const struct period_reader *r, gsize at)
{
    const struct day_token *year = day_token_at(r->tokens, at + 4);
    const struct day_token *mark = day_token_at(r->tokens, at + 1);

    if (year == NULL || year->kind != DAY_TOKEN_NUMBER || strchr("/.-", mark->word[0]) == NULL ||
        !period_is_joint(r, at + 1, mark->word) || !period_is_joint(r, at + 3, mark->word))
        return FALSE;
    return day_token_is_number(r->tokens, at, 0) && day_token_is_number(r->tokens, at + 2, 0) &&
           day_token_at(r->tokens, at)->digits <= 2 &&
           day_token_at(r->tokens, at + 2)->digits <= 2 &&
           (year->digits == 4 || (year->digits == 2 && period_is(r, at + 1, "/")));
}

static gsize read_digit_day(struct period_reader *r, gsize at, struct period_span *span)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    g_autofree char *day = NULL;

    if (!is_digit_day(r, at))
        return at;
    text = g_strndup(r->text + day_token_at(r->tokens, at)->start,
                     day_token_at(r->tokens, at + 4)->end - day_token_at(r->tokens, at)->start);
    if (r->order == DAY_ORDER_ASK) {
        period_flaw(r, span,
                    g_strdup_printf("%s does not say which number is the day: write 2021-06-22 or "
                                    "22 June 2021",
                                    text));
        return at + 5;
    }
    day = day_parse(text, r->order, &error);
    if (day == NULL) {
        period_flaw(r, span, g_strdup(error->message));
        return at + 5;
    }
    return period_found_date(span, period_day_date(day), FALSE, at + 5);
}

gsize period_read_day_number(const struct period_reader *r, gsize at, int *day)
{
    const struct day_token *token = day_token_at(r->tokens, at);
    gsize end = at + 1;

    if (!day_token_is_number(r->tokens, at, 0) || token->digits > 2 || token->number < 1 ||
        token->number > 31)
        return at;
    *day = token->number;
    if (period_is_glued(r, end))
        end = period_match(r, end, PERIOD_SET_ORDINAL_SUFFIX, NULL);
    return end;
}

static gsize read_month_name(const struct period_reader *r, gsize at, int *month)
{
    const struct day_token *token = day_token_at(r->tokens, at);

    *month = token != NULL ? r->hints[at].month : 0;
    if (*month == 0)
        return at;
    /* "Dec. 2021", "Dec. 5": the full stop of an abbreviation, not of the sentence */
    return period_is(r, at + 1, ".") && period_is_glued(r, at + 1) &&
                   g_ascii_strcasecmp(token->word, day_month_name(*month)) != 0 &&
                   day_token_is_number(r->tokens, at + 2, 0)
               ? at + 2
               : at + 1;
}

/* "22 June", "June 22nd", with or without a weekday before it. */
static gsize read_day_and_month(const struct period_reader *r, gsize at, struct edtf_date *date)
{
    gsize pos = period_match(r, at, PERIOD_SET_THE, NULL), next;

    if (day_token_at(r->tokens, pos) != NULL &&
        day_is_weekday_name(day_token_at(r->tokens, pos)->word)) {
        pos++;
        if (period_is(r, pos, ",") || period_is(r, pos, "."))
            pos++;
        pos = period_match(r, pos, PERIOD_SET_THE, NULL);
    }
    next = period_read_day_number(r, pos, &date->day);
    if (next > pos) {
        gsize month = period_match(r, next, PERIOD_SET_OF, NULL);
        next = read_month_name(r, month, &date->part);
        return next > month ? next : at;
    }
    next = read_month_name(r, pos, &date->part);
    pos = next > pos ? period_read_day_number(r, next, &date->day) : pos;
    /* "June 20-21" and "June 21.5" are not this */
    return next > at && pos > next ? pos : at;
}

static gsize read_day_of_month(struct period_reader *r, gsize at, struct period_span *span)
{
    struct edtf_date date = {0};
    gsize pos = read_day_and_month(r, at, &date);
    g_autofree char *first = NULL, *last = NULL;
    struct edtf_date tried;

    if (pos == at)
        return at;
    if (!period_read_year_tail(r, &pos, &date.year))
        date.year = 0;
    tried = date;
    if (tried.year == 0)
        tried.year = 2000; /* a leap year: 29 February may be meant */
    if (edtf_date_days(&tried, &first, &last))
        return period_found_date(span, date, date.year == 0, pos);
    period_flaw(r, span,
                date.year == 0
                    ? g_strdup_printf("there is no %d %s", date.day, day_month_name(date.part))
                    : g_strdup_printf("there is no %d %s %d", date.day, day_month_name(date.part),
                                      date.year));
    return pos;
}

static gsize read_month(struct period_reader *r, gsize at, struct period_span *span)
{
    struct edtf_date date = {0};
    gsize from = period_match(r, at, PERIOD_SET_THE, NULL);
    gsize of = period_match(r, from, PERIOD_SET_MONTH_OF, NULL);
    int ahead;
    gsize named = period_read_this_next(r, of, &ahead);
    gsize pos = read_month_name(r, named, &date.part);

    if (pos == named)
        return at;
    if (named > of) {
        if (!period_has_reference(r))
            return at;
        date.year = r->year;
        if (ahead == 1 && !period_complete_date(r, &date, TRUE))
            return at;
        return period_found_date(span, date, FALSE, pos);
    }
    if (!period_read_year_tail(r, &pos, &date.year))
        date.year = 0;
    return period_found_date(span, date, date.year == 0, pos);
}

/* 06/2021, a month where it stands alone. */
static gsize read_digit_month(struct period_reader *r, gsize at, struct period_span *span)
{
    struct edtf_date date = {0};

    if (!day_token_is_number(r->tokens, at, 0) || !period_is_joint(r, at + 1, "/") ||
        !period_is_year(r, at + 2) || day_token_at(r->tokens, at)->number < 1 ||
        day_token_at(r->tokens, at)->number > 12)
        return at;
    date.part = day_token_at(r->tokens, at)->number;
    date.year = day_token_at(r->tokens, at + 2)->number;
    return period_found_date(span, date, TRUE, at + 3);
}

static gsize read_whole_year(struct period_reader *r, gsize at, struct period_span *span)
{
    struct edtf_date date = {0};
    gsize end = period_read_year(r, at, FALSE, &date.year);
    gboolean is_number = end > at && day_token_is_number(r->tokens, end - 1, 4);

    if (end == at)
        return at;
    (void)period_found_date(span, date, is_number, end);
    span->is_bare_year = is_number;
    return end;
}

gsize period_read_date(struct period_reader *r, gsize at, struct period_span *span)
{
    static gsize (*const readers[])(struct period_reader *, gsize, struct period_span *) = {
        read_iso,          read_digit_day, read_digit_month, period_read_part,
        read_day_of_month, read_month,     read_whole_year,
    };

    for (gsize i = 0; i < G_N_ELEMENTS(readers); i++) {
        gsize end = readers[i](r, at, span);
        if (end > at)
            return end;
    }
    return at;
}
