/* filter_value.c owns how single values are read: days and periods, tokens, numbers of months.
 * It must not know fields or trees. */
#include "core/filter/filter_private.h"

#include "core/period/day.h"
#include "core/period/edtf.h"
#include "db/fold.h"

#include <string.h>

char *filter_token_of(const char *value)
{
    char *token = fold_text(value, -1);
    for (char *p = token; *p != '\0'; p++)
        if (*p == ' ' || *p == '_')
            *p = '-';
    return token;
}

gboolean filter_list_has(const char *list, const char *token)
{
    gsize len = strlen(token);
    for (const char *p = list; p != NULL && len > 0; p = strchr(p, ' ')) {
        p += *p == ' ';
        if (strncmp(p, token, len) == 0 && (p[len] == ' ' || p[len] == '\0'))
            return TRUE;
    }
    return FALSE;
}

gboolean filter_value_is(const struct filter_value *value, const char *token)
{
    return !value->is_quoted && g_ascii_strcasecmp(value->text, token) == 0;
}

static char *day_shift(const char *day, gint64 n, char unit)
{
    switch (unit) {
    case 'd':
        return day_add(day, (int)n);
    case 'w':
        return day_add(day, (int)(n * 7));
    case 'm':
        return day_add_months(day, (int)n);
    case 'y':
        return day_add_months(day, (int)(n * 12));
    default:
        return NULL;
    }
}

/* "", "-30d", "+6m" behind "today". */
static char *relative_day(const char *shift, const char *today)
{
    if (*shift == '\0')
        return g_strdup(today);
    if ((*shift != '+' && *shift != '-') || !g_ascii_isdigit(shift[1]))
        return NULL;
    char *end;
    gint64 n = g_ascii_strtoll(shift, &end, 10);
    if (ABS(n) > 100000 || *end == '\0' || end[1] != '\0')
        return NULL;
    return day_shift(today, n, *end);
}

gboolean filter_days(const char *text, const char *today, char **first, char **last)
{
    char *day = NULL;
    if (g_str_has_prefix(text, "today"))
        day = relative_day(text + strlen("today"), today);
    else if (strcmp(text, "yesterday") == 0)
        day = day_add(today, -1);
    else if (strcmp(text, "tomorrow") == 0)
        day = day_add(today, 1);
    else
        return edtf_days(text, first, last);
    *first = day;
    *last = g_strdup(day);
    return day != NULL;
}
