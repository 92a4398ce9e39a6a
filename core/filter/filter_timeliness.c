/* filter_timeliness.c owns which stored facts a timeliness is made of: the rules of timeliness.h,
 * read as conditions. It must not know the language that asks for them. */
#include "core/filter/filter_private.h"

#include "core/period/day.h"
#include "core/period/timeliness.h"

#include <string.h>

static struct filter *is_kind(const char *kind)
{
    return filter_compare(FILTER_KIND, FILTER_EQUAL, kind);
}

static struct filter *is_empty(enum filter_column column)
{
    return filter_compare(column, FILTER_EMPTY, "");
}

static struct filter *has(enum filter_column column)
{
    return filter_not(is_empty(column));
}

static struct filter *is_closed(void)
{
    return filter_compare(FILTER_STATUS_CLASS, FILTER_EQUAL, "closed");
}

static struct filter *is_flag(enum filter_column column, gboolean value)
{
    return filter_compare_int(column, FILTER_EQUAL, value ? 1 : 0);
}

/* The last day has passed. */
static struct filter *is_over(const char *today)
{
    return filter_compare(FILTER_DUE_LAST, FILTER_LESS, today);
}

/* Rules 1 and 2. */
static struct filter *has_no_clock(void)
{
    struct filter *nothing = filter_or(is_kind("position"), is_kind("third-party"));
    return filter_or(nothing, filter_and(is_closed(), is_flag(FILTER_IS_DONE, FALSE)));
}

/* Past rules 1 to 4: something was promised, and by a day. */
static struct filter *has_clock(void)
{
    struct filter *dated = filter_or(has(FILTER_DUE_FIRST), has(FILTER_DUE_LAST));
    return filter_and(filter_and(filter_not(has_no_clock()), filter_not(is_kind("standing"))),
                      dated);
}

/* Rule 5. */
static struct filter *is_settled(const char *today)
{
    return filter_and(is_flag(FILTER_IS_DONE, TRUE), filter_or(is_closed(), is_over(today)));
}

static struct filter *settled(const char *today)
{
    return filter_and(has_clock(), is_settled(today));
}

static struct filter *ticking(const char *today)
{
    return filter_and(has_clock(), filter_not(is_settled(today)));
}

static struct filter *done_on_time(enum filter_op op)
{
    return filter_compare_columns(FILTER_STATUS_ON, op, FILTER_DUE_LAST);
}

static struct filter *done_in_time(const char *today)
{
    struct filter *unknown_day = filter_and(is_empty(FILTER_STATUS_ON), filter_not(is_over(today)));
    struct filter *in_time = filter_or(unknown_day, done_on_time(FILTER_LESS_EQUAL));
    return filter_and(settled(today), filter_or(is_empty(FILTER_DUE_LAST), in_time));
}

/* Done on an unknown day, and the last day has passed: it cannot be told. */
static struct filter *done_some_day(const char *today)
{
    return filter_and(settled(today), filter_and(is_over(today), is_empty(FILTER_STATUS_ON)));
}

/* The period has not begun; of "by" some day, that day has not come. */
static struct filter *begins_later(const char *today)
{
    struct filter *by = filter_and(is_empty(FILTER_DUE_FIRST),
                                   filter_compare(FILTER_DUE_LAST, FILTER_GREATER, today));
    return filter_or(filter_compare(FILTER_DUE_FIRST, FILTER_GREATER, today), by);
}

static struct filter *before_the_end(const char *today, struct filter *begun)
{
    return filter_and(filter_and(ticking(today), filter_not(is_over(today))), begun);
}

/* Rule 8, as timeliness.h reads it for filters: the days first, by which it is found. */
static struct filter *after_the_end(const char *today, gboolean is_assessed)
{
    return filter_and(filter_and(is_over(today), is_flag(FILTER_IS_ASSESSED, is_assessed)),
                      ticking(today));
}

static struct filter *standing(void)
{
    return filter_and(is_kind("standing"), filter_not(has_no_clock()));
}

static struct filter *no_date(void)
{
    struct filter *timed = filter_and(filter_not(has_no_clock()), filter_not(is_kind("standing")));
    return filter_and(timed, filter_and(is_empty(FILTER_DUE_FIRST), is_empty(FILTER_DUE_LAST)));
}

static struct filter *timeliness_facts(enum timeliness timeliness, const char *today)
{
    switch (timeliness) {
    case TIMELINESS_STANDING:
        return standing();
    case TIMELINESS_NO_DATE:
        return no_date();
    case TIMELINESS_NOT_YET_DUE:
        return before_the_end(today, begins_later(today));
    case TIMELINESS_PERIOD_RUNNING:
        return before_the_end(today, filter_not(begins_later(today)));
    case TIMELINESS_OVERDUE:
        return after_the_end(today, TRUE);
    case TIMELINESS_PERIOD_OVER_NOT_CHECKED:
        return after_the_end(today, FALSE);
    case TIMELINESS_DONE_IN_TIME:
        return done_in_time(today);
    case TIMELINESS_DONE_LATE:
        return filter_and(settled(today), done_on_time(FILTER_GREATER));
    case TIMELINESS_NONE:
        return filter_or(has_no_clock(), done_some_day(today));
    case TIMELINESS_COUNT:
        break;
    }
    g_assert_not_reached();
}

struct filter *filter_timeliness(const char *token, const char *today)
{
    enum timeliness timeliness;
    if (!timeliness_from_token(token, &timeliness))
        return NULL;
    return filter_say(timeliness_facts(timeliness, today), _("timeliness is %s"),
                      words_label(WORDS_TIMELINESS, token));
}

static void free_filter(gpointer filter)
{
    filter_free(filter);
}

GPtrArray *filter_timeliness_order(const char *today)
{
    static const enum timeliness order[] = {
        TIMELINESS_OVERDUE,        TIMELINESS_PERIOD_OVER_NOT_CHECKED,
        TIMELINESS_PERIOD_RUNNING, TIMELINESS_NOT_YET_DUE,
        TIMELINESS_NO_DATE,        TIMELINESS_STANDING,
        TIMELINESS_DONE_LATE,      TIMELINESS_DONE_IN_TIME,
    };
    GPtrArray *filters = g_ptr_array_new_with_free_func(free_filter);
    for (gsize i = 0; i < G_N_ELEMENTS(order); i++)
        g_ptr_array_add(filters, timeliness_facts(order[i], today));
    return filters;
}

/* The first day that is not too long ago: months to an end of month are not symmetric, so it is
 * felt for around the same day so many months ago. */
static char *checked_limit(const char *today, int months)
{
    g_autofree char *day = day_add_months(today, -months);
    if (day == NULL)
        return g_strdup(""); /* before the calendar: whatever was checked is recent enough */
    while (timeliness_is_unchecked_since(day, today, months)) {
        char *later = day_add(day, 1);
        g_free(day);
        day = later;
    }
    return g_steal_pointer(&day);
}

struct filter *filter_unchecked(const char *today, int months)
{
    g_autofree char *limit = checked_limit(today, months);
    struct filter *open = filter_compare(FILTER_STATUS_CLASS, FILTER_EQUAL, "open");
    struct filter *never = is_empty(FILTER_CHECKED_ON);
    struct filter *old = filter_compare(FILTER_CHECKED_ON, FILTER_LESS, limit);
    struct filter *unchecked = filter_and(open, filter_or(never, old));
    return filter_say(unchecked,
                      g_dngettext(NULL, "open and not checked for more than %d month",
                                  "open and not checked for more than %d months", (gulong)months),
                      months);
}
