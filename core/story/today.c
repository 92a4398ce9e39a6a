/* today.c owns what asks for attention: which sections there are, and what each is about.
 * It must not know what makes a commitment late: each section is a filter. */
#include "core/story/today.h"

#include "core/scheme/words.h"

static const struct today_section sections[] = {
    {"follow-up", N_("Follow up"), "follow-up<=today", LISTING_BY_FOLLOW_UP},
    {"overdue", N_("Overdue"), "is:overdue", LISTING_BY_DUE},
    {"due-soon", N_("Due within 30 days"), "timeliness:period-running,not-yet-due due<=today+30d",
     LISTING_BY_DUE},
    {"period-over-not-checked", N_("Period over – not checked"),
     "timeliness:period-over-not-checked", LISTING_BY_DUE},
    {"to-confirm", N_("Differences to confirm"), "is:unconfirmed", LISTING_BY_LATEST},
    {"not-checked", N_("Not checked for six months"), "is:assessed is:open unchecked:6m",
     LISTING_BY_CHECKED},
};

const struct today_section *today_sections(gsize *n)
{
    *n = G_N_ELEMENTS(sections);
    return sections;
}

const char *today_day(const struct today_section *section, const struct commitment *row)
{
    switch (section->by) {
    case LISTING_BY_FOLLOW_UP:
        return row->follow_up_on;
    case LISTING_BY_CHECKED:
        return row->checked_on;
    case LISTING_BY_LATEST:
        return row->latest_on;
    default:
        return row->due_last;
    }
}
