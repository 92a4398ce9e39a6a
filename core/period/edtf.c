/* edtf.c owns the register's part of EDTF: text to days, and days to text.
 * It must not know meetings, due periods or today, nor how dates are put in words. */
#include "core/period/edtf.h"

#include <string.h>

#include "core/period/day.h"
#include "core/period/edtf_span.h"

/* Seasons, quarters and halves: the month each begins with, and its length in months. */
static const struct {
    int part;
    int month;
    int months;
} parts[] = {
    {21, 3, 3}, {22, 6, 3}, {23, 9, 3},  {24, 12, 3}, {33, 1, 3},
    {34, 4, 3}, {35, 7, 3}, {36, 10, 3}, {40, 1, 6},  {41, 7, 6},
};

/* The months a part of the year covers; FALSE when there is no such part. */
static gboolean part_months(int part, int *month, int *months)
{
    if (part >= 0 && part <= 12) {
        *month = part == 0 ? 1 : part;
        *months = part == 0 ? 12 : 1;
        return TRUE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i].part != part)
            continue;
        *month = parts[i].month;
        *months = parts[i].months;
        return TRUE;
    }
    return FALSE;
}

gboolean edtf_date_days(const struct edtf_date *date, char **first, char **last)
{
    int month, months;
    g_autofree char *from = NULL;
    g_autofree char *to = NULL;

    *first = *last = NULL;
    if (!part_months(date->part, &month, &months) ||
        (date->day != 0 && (date->part < 1 || date->part > 12)))
        return FALSE;
    from = day_from_numbers(date->year, month, date->day != 0 ? date->day : 1);
    if (from == NULL)
        return FALSE;
    if (date->day != 0) {
        to = g_strdup(from);
    } else {
        g_autofree char *in_last_month = day_add_months(from, months - 1);
        to = in_last_month != NULL ? day_last_of(in_last_month, DAY_UNIT_MONTH) : NULL;
    }
    if (to == NULL)
        return FALSE;
    *first = g_steal_pointer(&from);
    *last = g_steal_pointer(&to);
    return TRUE;
}

char *edtf_date_text(const struct edtf_date *date)
{
    g_autofree char *first = NULL;
    g_autofree char *last = NULL;
    GString *text;

    if (!edtf_date_days(date, &first, &last))
        return NULL;
    text = g_string_new(NULL);
    g_string_append_printf(text, "%04d", date->year);
    if (date->part != 0)
        g_string_append_printf(text, "-%02d", date->part);
    if (date->day != 0)
        g_string_append_printf(text, "-%02d", date->day);
    if (date->mark != '\0')
        g_string_append_c(text, date->mark);
    return g_string_free(text, FALSE);
}

/* Takes N digits from *P; FALSE when they are not there. */
static gboolean take_digits(const char **p, const char *end, int n, int *value)
{
    *value = 0;
    if (end - *p < n)
        return FALSE;
    for (int i = 0; i < n; i++, (*p)++) {
        if (!g_ascii_isdigit(**p))
            return FALSE;
        *value = *value * 10 + (**p - '0');
    }
    return TRUE;
}

static gboolean read_date(const char *p, const char *end, struct edtf_date *date)
{
    g_autofree char *first = NULL;
    g_autofree char *last = NULL;

    *date = (struct edtf_date){0};
    if (end > p && strchr("~?%", end[-1]) != NULL)
        date->mark = *--end;
    if (!take_digits(&p, end, 4, &date->year))
        return FALSE;
    if (p < end && (*p++ != '-' || !take_digits(&p, end, 2, &date->part) || date->part == 0))
        return FALSE;
    if (p < end && (*p++ != '-' || !take_digits(&p, end, 2, &date->day) || date->day == 0))
        return FALSE;
    return p == end && edtf_date_days(date, &first, &last);
}

gboolean edtf_date_read(const char *text, struct edtf_date *date)
{
    return read_date(text, text + strlen(text), date);
}

/* One side of a "/": a date, or ".." for an open end. */
static gboolean read_end(const char *p, const char *end, struct edtf_date *date, gboolean *is_open)
{
    *is_open = end - p == 2 && p[0] == '.' && p[1] == '.';
    return *is_open || read_date(p, end, date);
}

static gboolean is_in_order(const struct edtf_span *span)
{
    g_autofree char *first = NULL, *from_last = NULL, *to_first = NULL, *last = NULL;

    if (span->from_open || span->to_open)
        return !(span->from_open && span->to_open);
    return edtf_date_days(&span->from, &first, &from_last) &&
           edtf_date_days(&span->to, &to_first, &last) && strcmp(first, last) <= 0;
}

gboolean edtf_span_read(const char *edtf, struct edtf_span *span)
{
    const char *end, *slash;

    *span = (struct edtf_span){0};
    if (edtf == NULL)
        return FALSE;
    end = edtf + strlen(edtf);
    slash = strchr(edtf, '/');
    span->is_interval = slash != NULL;
    if (slash == NULL) {
        gboolean is_date = read_date(edtf, end, &span->from);
        span->to = span->from;
        return is_date;
    }
    return read_end(edtf, slash, &span->from, &span->from_open) &&
           read_end(slash + 1, end, &span->to, &span->to_open) && is_in_order(span);
}

gboolean edtf_is_valid(const char *edtf)
{
    struct edtf_span span;

    return edtf_span_read(edtf, &span);
}

gboolean edtf_days(const char *edtf, char **first, char **last)
{
    struct edtf_span span;
    g_autofree char *unused = NULL;

    *first = *last = NULL;
    if (!edtf_span_read(edtf, &span))
        return FALSE;
    if (!span.is_interval)
        return edtf_date_days(&span.from, first, last);
    if (span.from_open)
        *first = g_strdup("");
    else
        (void)edtf_date_days(&span.from, first, &unused);
    g_clear_pointer(&unused, g_free);
    if (span.to_open)
        *last = g_strdup("");
    else
        (void)edtf_date_days(&span.to, &unused, last);
    return TRUE;
}

static gboolean has_mark(const char *edtf, const char *marks)
{
    return edtf_is_valid(edtf) && strpbrk(edtf, marks) != NULL;
}

gboolean edtf_is_approximate(const char *edtf)
{
    return has_mark(edtf, "~%");
}

gboolean edtf_is_uncertain(const char *edtf)
{
    return has_mark(edtf, "?%");
}

/* The one date that spans exactly these days, longest kind first. */
static char *single_date(const char *first, const char *last)
{
    static const int candidates[] = {0, 40, 41, 33, 34, 35, 36};
    int year, month, dom;

    day_numbers(first, &year, &month, &dom);
    for (gsize i = 0; i < G_N_ELEMENTS(candidates) + 2; i++) {
        struct edtf_date date = {.year = year, .part = month};
        g_autofree char *from = NULL, *to = NULL;
        if (i < G_N_ELEMENTS(candidates))
            date.part = candidates[i];
        else if (i > G_N_ELEMENTS(candidates))
            date.day = dom;
        if (edtf_date_days(&date, &from, &to) && strcmp(from, first) == 0 && strcmp(to, last) == 0)
            return edtf_date_text(&date);
    }
    return NULL;
}

/* FIRST…LAST as whole years, else whole months; NULL when they are not. */
static char *whole_interval(const char *first, const char *last)
{
    static const struct {
        enum day_unit unit;
        int digits;
    } kinds[] = {{DAY_UNIT_YEAR, 4}, {DAY_UNIT_MONTH, 7}};

    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autofree char *from = day_first_of(first, kinds[i].unit);
        g_autofree char *to = day_last_of(last, kinds[i].unit);
        if (strcmp(from, first) == 0 && strcmp(to, last) == 0)
            return g_strdup_printf("%.*s/%.*s", kinds[i].digits, first, kinds[i].digits, last);
    }
    return NULL;
}

/* Months, quarters, years begin on a first and end on a 28th at the earliest: most days do not, and
 * a table has many. */
static gboolean may_be_whole(const char *first, const char *last)
{
    return g_str_has_suffix(first, "-01") && strcmp(last + strlen(last) - 2, "28") >= 0;
}

char *edtf_from_days(const char *first, const char *last)
{
    gboolean from_open = first == NULL || *first == '\0';
    gboolean to_open = last == NULL || *last == '\0';
    char *text;

    if ((!from_open && !day_is_valid(first)) || (!to_open && !day_is_valid(last)))
        return NULL;
    if (from_open && to_open)
        return g_strdup("");
    if (from_open)
        return g_strdup_printf("../%s", last);
    if (to_open)
        return g_strdup_printf("%s/..", first);
    if (strcmp(first, last) > 0)
        return NULL;
    text = NULL;
    if (strcmp(first, last) == 0 || may_be_whole(first, last))
        text = single_date(first, last);
    if (text == NULL && may_be_whole(first, last))
        text = whole_interval(first, last);
    return text != NULL ? text : g_strdup_printf("%s/%s", first, last);
}
