/* day.c owns civil days as ISO text: validity, distance, neighbours, bounds, words.
 * It must not know how files write days, or what a day is for. */
#include "core/period/day.h"

#include <string.h>

#include "core/period/day_names.h"
#include "core/text/text.h"

/* Months in each unit, by enum day_unit. */
static const int unit_months[] = {
    [DAY_UNIT_MONTH] = 1,
    [DAY_UNIT_QUARTER] = 3,
    [DAY_UNIT_HALF] = 6,
    [DAY_UNIT_YEAR] = 12,
};

static gboolean read_digits(const char *text, int n, int *value)
{
    *value = 0;
    for (int i = 0; i < n; i++) {
        if (!g_ascii_isdigit(text[i]))
            return FALSE;
        *value = *value * 10 + (text[i] - '0');
    }
    return TRUE;
}

static gboolean make_date(int year, int month, int day, GDate *date)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
        !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return FALSE;
    g_date_clear(date, 1);
    g_date_set_dmy(date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return TRUE;
}

static gboolean read_date(const char *text, GDate *date)
{
    int year, month, day;

    return text != NULL && strlen(text) == 10 && text[4] == '-' && text[7] == '-' &&
           read_digits(text, 4, &year) && read_digits(text + 5, 2, &month) &&
           read_digits(text + 8, 2, &day) && make_date(year, month, day, date);
}

static void need_date(const char *text, GDate *date)
{
    gboolean is_day = read_date(text, date);

    g_assert(is_day);
}

static void put_digits(char *at, guint number, int n)
{
    for (; n > 0; number /= 10)
        at[--n] = (char)('0' + number % 10);
}

/* By hand: days are made by the million when tables come in. */
static char *date_text(const GDate *date)
{
    char *text = g_strdup("YYYY-MM-DD");

    put_digits(text, g_date_get_year(date), 4);
    put_digits(text + 5, (guint)g_date_get_month(date), 2);
    put_digits(text + 8, g_date_get_day(date), 2);
    return text;
}

gboolean day_is_valid(const char *day)
{
    GDate date;

    return read_date(day, &date);
}

char *day_from_numbers(int year, int month, int day)
{
    GDate date;

    return make_date(year, month, day, &date) ? date_text(&date) : NULL;
}

void day_numbers(const char *day, int *year, int *month, int *dom)
{
    GDate date;

    need_date(day, &date);
    *year = g_date_get_year(&date);
    *month = (int)g_date_get_month(&date);
    *dom = g_date_get_day(&date);
}

int day_diff(const char *from, const char *to)
{
    GDate a, b;

    need_date(from, &a);
    need_date(to, &b);
    return g_date_days_between(&a, &b);
}

char *day_add(const char *day, int days)
{
    GDate date, last;
    gint64 julian;

    if (!read_date(day, &date))
        return NULL;
    (void)make_date(9999, 12, 31, &last);
    julian = (gint64)g_date_get_julian(&date) + days;
    if (julian < 1 || julian > g_date_get_julian(&last))
        return NULL;
    g_date_set_julian(&date, (guint32)julian);
    return date_text(&date);
}

char *day_add_months(const char *day, int months)
{
    int year, month, dom;
    gint64 count;

    if (!day_is_valid(day))
        return NULL;
    day_numbers(day, &year, &month, &dom);
    count = (gint64)year * 12 + (month - 1) + months;
    if (count < 12 || count >= (gint64)10000 * 12)
        return NULL;
    year = (int)(count / 12);
    month = (int)(count % 12) + 1;
    dom = MIN(dom, g_date_get_days_in_month((GDateMonth)month, (GDateYear)year));
    return day_from_numbers(year, month, dom);
}

char *day_first_of(const char *day, enum day_unit unit)
{
    int year, month, dom;

    day_numbers(day, &year, &month, &dom);
    return day_from_numbers(year, month - (month - 1) % unit_months[unit], 1);
}

char *day_last_of(const char *day, enum day_unit unit)
{
    int year, month, dom;

    day_numbers(day, &year, &month, &dom);
    month += unit_months[unit] - 1 - (month - 1) % unit_months[unit];
    return day_from_numbers(year, month,
                            g_date_get_days_in_month((GDateMonth)month, (GDateYear)year));
}

char *day_of_moment(const char *moment)
{
    return g_strndup(moment, strlen("2021-12-16"));
}

char *day_words(const char *day)
{
    int year, month, dom;

    if (!day_is_valid(day))
        return text_show(day, -1);
    day_numbers(day, &year, &month, &dom);
    return g_strdup_printf("%d %s %d", dom, day_month_name(month), year);
}
