/* about_date.c owns finding dates in a text, ranges of days among them.
 * It must not know what a date is the date of. */
#include "core/intake/about_private.h"

#include "core/period/day.h"
#include "core/period/day_names.h"
#include "core/period/edtf.h"

#include <stdlib.h>
#include <string.h>

struct reader {
    const struct tokens *tokens;
    guint at;
};

static int number_at(const struct tokens *tokens, guint i, gsize digits)
{
    const struct token *token = tokens_at(tokens, i);
    if (token == NULL || !token->number || strlen(token->word) > 4 ||
        (digits != 0 && strlen(token->word) != digits))
        return 0;
    return atoi(token->word);
}

static int month_at(const struct tokens *tokens, guint i)
{
    const struct token *token = tokens_at(tokens, i);
    return token != NULL && (token->capital || strlen(token->word) > 3)
               ? day_month_from_name(token->word)
               : 0;
}

static void skip_ordinal(struct reader *r)
{
    const struct token *token = tokens_at(r->tokens, r->at);
    if (token != NULL && tokens_is_of(r->tokens, r->at, " st nd rd th er ") &&
        token->start == tokens_at(r->tokens, r->at - 1)->end)
        r->at++;
}

/* A day of a month. */
static int read_day(struct reader *r)
{
    int n = number_at(r->tokens, r->at, 0);
    if (n < 1 || n > 31 || strlen(tokens_at(r->tokens, r->at)->word) > 2)
        return 0;
    r->at++;
    skip_ordinal(r);
    return n;
}

static int read_month(struct reader *r)
{
    guint at = r->at + (tokens_is_of(r->tokens, r->at, " of de ") ? 1 : 0);
    int month = month_at(r->tokens, at);
    if (month != 0)
        r->at = at + 1;
    return month;
}

static int read_year(struct reader *r)
{
    guint at = r->at + (tokens_is_of(r->tokens, r->at, " of de ") ? 1 : 0);
    int year = number_at(r->tokens, at, 4);
    if (year < 1900 || year > 2100)
        return 0;
    r->at = at + 1;
    return year;
}

/* "-", "and", "to", "&" between the ends of a range. */
static gboolean read_to(struct reader *r)
{
    const struct token *token = tokens_at(r->tokens, r->at);
    if (token == NULL)
        return FALSE;
    if (tokens_is_of(r->tokens, r->at, " and to until through et und en y e ")) {
        r->at++;
        return TRUE;
    }
    return token->number && (token->mark == '-' || token->mark == ' ') &&
           token->start - tokens_at(r->tokens, r->at - 1)->end <= 5;
}

/* "20-21 June 2024", "28 June - 2 July 2021", "22 June". */
static gboolean day_first(struct reader *r, struct about_date *d)
{
    d->day = d->last_day = read_day(r);
    if (d->day == 0)
        return FALSE;
    guint before = r->at;
    if (read_to(r) && (d->last_day = read_day(r)) != 0 && (d->month = read_month(r)) != 0) {
        d->last_month = d->month;
    } else {
        r->at = before;
        d->last_day = d->day;
        d->month = d->last_month = read_month(r);
    }
    if (d->month == 0)
        return FALSE;
    d->year = read_year(r);
    before = r->at;
    struct about_date end = {0};
    if (d->last_day == d->day && read_to(r) && (end.day = read_day(r)) != 0 &&
        (end.month = read_month(r)) != 0) {
        d->last_day = end.day;
        d->last_month = end.month;
        d->last_year = read_year(r);
        d->year = d->year != 0 ? d->year : d->last_year;
        return TRUE;
    }
    r->at = before;
    d->last_year = d->year;
    return TRUE;
}

/* "June 20-21, 2024", "October 13 and 14", "June 28 - July 2, 2021", "June 2021". */
static gboolean month_first(struct reader *r, struct about_date *d)
{
    d->month = d->last_month = read_month(r);
    if (d->month == 0)
        return FALSE;
    d->day = d->last_day = read_day(r);
    if (d->day == 0) {
        d->year = d->last_year = read_year(r);
        return d->year != 0;
    }
    guint before = r->at;
    if (read_to(r)) {
        int month = read_month(r), day = read_day(r);
        if (day != 0) {
            d->last_day = day;
            d->last_month = month != 0 ? month : d->month;
            before = r->at;
        }
    }
    r->at = before;
    d->year = d->last_year = read_year(r);
    return TRUE;
}

static gboolean iso(struct reader *r, struct about_date *d)
{
    int year = number_at(r->tokens, r->at, 4), month = number_at(r->tokens, r->at + 1, 2),
        day = number_at(r->tokens, r->at + 2, 2);
    const struct token *second = tokens_at(r->tokens, r->at + 1),
                       *third = tokens_at(r->tokens, r->at + 2);
    if (year < 1900 || month < 1 || month > 12 || day < 1 || second->mark != '-' ||
        third->mark != '-')
        return FALSE;
    *d = (struct about_date){.year = year,
                             .month = month,
                             .day = day,
                             .last_year = year,
                             .last_month = month,
                             .last_day = day};
    r->at += 3;
    return TRUE;
}

static gboolean read_date(struct reader *r, struct about_date *d)
{
    gboolean (*const ways[])(struct reader *, struct about_date *) = {iso, day_first, month_first};
    guint from = r->at;
    for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
        *d = (struct about_date){0};
        if (ways[i](r, d)) {
            d->start = tokens_at(r->tokens, from)->start;
            d->end = tokens_at(r->tokens, r->at - 1)->end;
            return TRUE;
        }
        r->at = from;
    }
    return FALSE;
}

GArray *about_dates(const char *text, gsize len)
{
    GArray *dates = g_array_new(FALSE, FALSE, sizeof(struct about_date));
    struct tokens *tokens = tokens_new(text, len);
    struct reader r = {.tokens = tokens};
    struct about_date d;
    while (r.at < tokens->list->len) {
        if (read_date(&r, &d))
            g_array_append_val(dates, d);
        else
            r.at++;
    }
    tokens_free(tokens);
    return dates;
}

static char *month_of(int year, int month)
{
    return g_strdup_printf("%04d-%02d", year, month);
}

char *about_date_edtf(const struct about_date *date, const char *by)
{
    struct about_date d = *date;
    if (d.year == 0 && !day_is_valid(by))
        return NULL;
    if (d.year == 0) {
        d.year = d.last_year = atoi(by);
        g_autofree char *first = day_from_numbers(d.year, d.month, MAX(d.day, 1));
        if (first != NULL && strcmp(first, by) > 0)
            d.year = --d.last_year;
    }
    if (d.day == 0)
        return month_of(d.year, d.month);
    g_autofree char *first = day_from_numbers(d.year, d.month, d.day);
    g_autofree char *last =
        day_from_numbers(d.last_year != 0 ? d.last_year : d.year, d.last_month, d.last_day);
    if (first == NULL || last == NULL || strcmp(last, first) < 0)
        return NULL;
    return strcmp(first, last) == 0 ? g_strdup(first) : g_strdup_printf("%s/%s", first, last);
}

gsize about_place_line(const char *line, struct about_date *date)
{
    enum { LONGEST = 90 };
    gsize len = strlen(line);
    g_autoptr(GArray) dates = len <= LONGEST ? about_dates(line, len) : NULL;
    const char *comma = strchr(line, ',');
    if (dates == NULL || dates->len != 1 || comma == NULL ||
        !g_unichar_isupper(g_utf8_get_char(line)))
        return 0;
    const struct about_date *found = &g_array_index(dates, struct about_date, 0);
    gsize place = (gsize)(comma - line), rest = found->end;
    rest += strspn(line + rest, " .)");
    if (rest != len || found->start < place || found->start - place > 30 || found->year == 0)
        return 0;
    if (date != NULL)
        *date = *found;
    return place;
}

int about_weekday(const struct tokens *tokens, guint i)
{
    static const char *const days[] = {" monday ", " tuesday ",  " wednesday ", " thursday ",
                                       " friday ", " saturday ", " sunday "};
    for (int n = 0; n < (int)G_N_ELEMENTS(days); n++)
        if (tokens_is_of(tokens, i, days[n]))
            return n + 1;
    return 0;
}

char *about_last_weekday(const char *day, int weekday)
{
    /* 2024-01-01 was a Monday. */
    int now = ((day_diff("2024-01-01", day) % 7) + 7) % 7 + 1;
    return day_add(day, -((now - weekday + 7) % 7));
}
