/* timeliness.c owns how a commitment stands towards its due period.
 * It must not know the register, the screen, labels or the clock: today is given. */
#include "core/period/timeliness.h"

#include <string.h>

#include "core/period/day.h"

static const char *const tokens[TIMELINESS_COUNT] = {
    [TIMELINESS_STANDING] = "standing",
    [TIMELINESS_NO_DATE] = "no-date",
    [TIMELINESS_NOT_YET_DUE] = "not-yet-due",
    [TIMELINESS_PERIOD_RUNNING] = "period-running",
    [TIMELINESS_OVERDUE] = "overdue",
    [TIMELINESS_PERIOD_OVER_NOT_CHECKED] = "period-over-not-checked",
    [TIMELINESS_DONE_IN_TIME] = "done-in-time",
    [TIMELINESS_DONE_LATE] = "done-late",
    [TIMELINESS_NONE] = "none",
};

static gboolean is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

static gboolean is_kind(const struct timeliness_input *input, const char *kind)
{
    return g_strcmp0(input->kind, kind) == 0;
}

static gboolean is_over(const struct timeliness_input *input)
{
    return !is_empty(input->due_last) && strcmp(input->today, input->due_last) > 0;
}

static enum timeliness of_done(const struct timeliness_input *input)
{
    if (is_empty(input->due_last))
        return TIMELINESS_DONE_IN_TIME;
    if (is_empty(input->done_on))
        return is_over(input) ? TIMELINESS_NONE : TIMELINESS_DONE_IN_TIME;
    return strcmp(input->done_on, input->due_last) <= 0 ? TIMELINESS_DONE_IN_TIME
                                                        : TIMELINESS_DONE_LATE;
}

static enum timeliness of_clock(const struct timeliness_input *input)
{
    const char *begins = is_empty(input->due_first) ? input->due_last : input->due_first;

    if (is_over(input))
        return input->is_assessed ? TIMELINESS_OVERDUE : TIMELINESS_PERIOD_OVER_NOT_CHECKED;
    return strcmp(input->today, begins) < 0 ? TIMELINESS_NOT_YET_DUE : TIMELINESS_PERIOD_RUNNING;
}

enum timeliness timeliness_of(const struct timeliness_input *input)
{
    gboolean is_closed = g_strcmp0(input->status_class, "closed") == 0;

    g_assert(!is_empty(input->today));
    if (is_kind(input, "position") || is_kind(input, "third-party"))
        return TIMELINESS_NONE;
    if (is_closed && !input->is_done)
        return TIMELINESS_NONE;
    if (is_kind(input, "standing"))
        return TIMELINESS_STANDING;
    if (is_empty(input->due_first) && is_empty(input->due_last))
        return TIMELINESS_NO_DATE;
    if (input->is_done && (is_closed || is_over(input)))
        return of_done(input);
    return of_clock(input);
}

const char *timeliness_token(enum timeliness timeliness)
{
    g_assert((unsigned)timeliness < TIMELINESS_COUNT);
    return tokens[timeliness];
}

gboolean timeliness_from_token(const char *token, enum timeliness *timeliness)
{
    for (int i = 0; i < TIMELINESS_COUNT; i++) {
        if (g_strcmp0(tokens[i], token) != 0)
            continue;
        *timeliness = (enum timeliness)i;
        return TRUE;
    }
    return FALSE;
}

gboolean timeliness_is_unchecked_since(const char *checked_on, const char *today, int months)
{
    g_autofree char *limit = is_empty(checked_on) ? NULL : day_add_months(checked_on, months);

    /* checked so late that the limit lies beyond the calendar: not too long ago */
    if (!is_empty(checked_on) && limit == NULL)
        return FALSE;
    return limit == NULL || strcmp(limit, today) < 0;
}
