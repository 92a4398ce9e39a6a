/* clock.c owns what day it is and the moment of recording.
 * It must not know the register. */
#include "core/clock.h"

#include "core/period/day.h"
#include "core/text/text.h"

#include <stdlib.h>
#include <string.h>

static char *fixed_today; /* set by --now; NULL: the local day */
static gint64 last_moment;

/* Microseconds since 1970 of $HELDTO_TEST_CLOCK; 0: not set. */
static gint64 test_clock(void)
{
    const char *text = g_getenv("HELDTO_TEST_CLOCK");
    if (text == NULL || *text == '\0')
        return 0;
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(GDateTime) moment = g_date_time_new_from_iso8601(text, utc);
    if (moment == NULL)
        return 0;
    return g_date_time_to_unix(moment) * G_USEC_PER_SEC + g_date_time_get_microsecond(moment);
}

const char *clock_today(void)
{
    static char *today;
    static gint64 read_in;
    if (fixed_today != NULL)
        return fixed_today;
    /* The zone is read from the disk each time: once a second is often enough. */
    gint64 moment = test_clock(), second = g_get_real_time() / G_USEC_PER_SEC;
    if (moment == 0 && today != NULL && second == read_in)
        return today;
    read_in = moment == 0 ? second : 0;
    g_autoptr(GDateTime) now = moment != 0 ? g_date_time_new_from_unix_utc(moment / G_USEC_PER_SEC)
                                           : g_date_time_new_now_local();
    char *day = g_date_time_format(now, "%Y-%m-%d");
    if (today != NULL && strcmp(today, day) == 0) {
        g_free(day);
        return today;
    }
    g_free(today);
    today = day;
    return today;
}

gboolean clock_set_today(const char *day)
{
    if (!day_is_valid(day))
        return FALSE;
    g_free(fixed_today);
    fixed_today = g_strdup(day);
    return TRUE;
}

char *clock_now(void)
{
    gint64 moment = test_clock();
    if (moment == 0)
        moment = g_get_real_time();
    if (moment <= last_moment)
        moment = last_moment + 1;
    last_moment = moment;
    g_autoptr(GDateTime) seconds = g_date_time_new_from_unix_utc(moment / G_USEC_PER_SEC);
    g_autofree char *text = g_date_time_format(seconds, "%Y-%m-%dT%H:%M:%S");
    return g_strdup_printf("%s.%06dZ", text, (int)(moment % G_USEC_PER_SEC));
}

char *clock_local(const char *moment)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(GDateTime) then = g_date_time_new_from_iso8601(moment, utc);
    if (then == NULL)
        return text_show(moment, -1);
    g_autoptr(GDateTime) local = g_date_time_to_local(then);
    return g_date_time_format(local, "%Y-%m-%d %H:%M");
}
