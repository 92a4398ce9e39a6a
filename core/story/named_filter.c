/* named_filter.c owns the filters that are shipped by name, and which meeting was the last one.
 * It must not know how a filter is read, nor where it is chosen. */
#include "core/story/named_filter.h"

#include "core/scheme/words.h"
#include "db/meeting.h"

#include <string.h>

static const struct named_filter filters[] = {
    {"open", "o", N_("open"), "is:open", ""},
    {"period-running", "r", N_("period running"), "is:period-running", "due"},
    {"overdue", "d", N_("overdue"), "is:overdue", "due"},
    {"period-over", "n", N_("period over – not checked"), "is:period-over-not-checked", "due"},
    {"unchecked", "u", N_("not checked since six months"), "is:assessed is:unchecked", "checked"},
    {"not-mentioned", "m", N_("open, not mentioned at the last meeting"), "is:open !mentioned:%m",
     ""},
    {"not-assessed", "a", N_("not assessed"), "is:not-assessed", ""},
    {"positions", "p", N_("positions"), "kind:position", ""},
    {"changed", "c", N_("changed since the last meeting"), "updated>=%d", "updated"},
    {"waiting", "w", N_("waiting for somebody: who must act next"), "is:open next:any", ""},
};

const struct named_filter *named_filter_all(gsize *n)
{
    *n = G_N_ELEMENTS(filters);
    return filters;
}

/* The last one that was held, of any series; what is announced for later has not been. */
static struct meeting *last_meeting(struct session *session, GError **error)
{
    g_autoptr(GPtrArray) meetings = meeting_all(session->db, 0, error);
    struct meeting *last = NULL;
    guint at = 0;
    if (meetings == NULL)
        return NULL;
    for (guint i = 0; i < meetings->len; i++) {
        struct meeting *meeting = meetings->pdata[i];
        if (strcmp(meeting->state, "held") != 0 || *meeting->date_first == '\0' ||
            strcmp(meeting->date_first, session_today(session)) > 0)
            continue;
        if (last == NULL || strcmp(meeting->date_first, last->date_first) >= 0) {
            last = meeting;
            at = i;
        }
    }
    if (last == NULL)
        g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                            _("no meeting that was held is in the register yet"));
    return last != NULL ? g_ptr_array_steal_index(meetings, at) : NULL;
}

char *named_filter_text(struct session *session, const struct named_filter *filter, GError **error)
{
    if (strchr(filter->text, '%') == NULL)
        return g_strdup(filter->text);
    owned(meeting) meeting = last_meeting(session, error);
    if (meeting == NULL)
        return NULL;
    GString *text = g_string_new(filter->text);
    g_string_replace(text, "%m", meeting->token, 0);
    g_string_replace(text, "%d", meeting->date_first, 0);
    return g_string_free(text, FALSE);
}
