/* today.c owns what asks for attention: which sections there are, and what each is about.
 * It must not know what makes a commitment late: each section is a filter. */
#include "core/story/today.h"

#include "core/filter/filter.h"
#include "core/lineage/selfcheck.h"
#include "core/scheme/words.h"

enum { MANY = 500 }; /* proposals shown at once */

static const struct today_section sections[] = {
    {"follow-up", N_("Follow up"), "follow-up<=today", LISTING_BY_FOLLOW_UP},
    {"overdue", N_("Overdue"), "is:overdue", LISTING_BY_DUE},
    {"due-soon", N_("Due within 30 days"), "timeliness:period-running,not-yet-due due<=today+30d",
     LISTING_BY_DUE},
    {"period-over-not-checked", N_("Period over – not checked"),
     "timeliness:period-over-not-checked", LISTING_BY_DUE},
    {"proposed", N_("Proposed by the meetings held"), NULL, LISTING_BY_DUE},
    {"to-confirm", N_("Differences to confirm"), "is:unconfirmed", LISTING_BY_LATEST},
    {"not-checked", N_("Not checked for six months"), "is:assessed is:open unchecked:6m",
     LISTING_BY_CHECKED},
};

const struct today_section *today_sections(gsize *n)
{
    *n = G_N_ELEMENTS(sections);
    return sections;
}

static struct filter *proposed(struct session *session, GError **error)
{
    g_autoptr(GPtrArray) proposals = selfcheck_all(session, MANY, error);
    struct filter *any = proposals != NULL ? filter_none() : NULL;
    for (guint i = 0; proposals != NULL && i < proposals->len; i++) {
        const char *key = ((const struct selfcheck *)proposals->pdata[i])->commitment->key;
        any = filter_or(any, filter_compare(FILTER_KEY, FILTER_EQUAL, key));
    }
    return any;
}

struct filter *today_filter(struct session *session, const struct today_section *section,
                            GError **error)
{
    const struct filter_context context = {.today = session_today(session),
                                           .statuses = session->statuses,
                                           .names = filter_names_of_db,
                                           .names_data = session->db};
    return section->filter != NULL ? filter_parse(section->filter, &context, error, NULL)
                                   : proposed(session, error);
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
