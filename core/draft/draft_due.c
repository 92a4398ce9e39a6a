/* draft_due.c owns how the date of a due period follows from its words.
 * It must not know which row has them. */
#include "core/draft/draft_private.h"

#include "core/clock.h"
#include "core/draft/names.h"
#include "core/period/period.h"
#include "db/commitment.h"
#include "db/meeting.h"

/* The last day of the meeting at which they were said; NULL: none is named yet. */
static char *day_of_meeting(struct session *session, const struct draft *draft)
{
    gint64 id = 0;
    const char *name = draft_get(draft, "meeting");
    if (*name == '\0' || !names_meeting(session, name, &id, NULL))
        return NULL;
    owned(meeting) meeting = meeting_by_id(session->db, id, NULL);
    return meeting != NULL && *meeting->date_last != '\0' ? g_strdup(meeting->date_last) : NULL;
}

char *draft_reference_day(struct session *session, const struct draft *draft)
{
    char *day = draft->noun == NOUN_WORDING ? day_of_meeting(session, draft) : NULL;
    if (day != NULL)
        return day;
    if (draft->noun == NOUN_COMMITMENT && draft->id != 0) {
        owned(commitment) row = commitment_by_id(session->db, draft->id, NULL);
        if (row != NULL && *row->earliest_on != '\0')
            return g_strdup(row->earliest_on);
    }
    return g_strdup(clock_today());
}

gboolean draft_prepare_due(struct session *session, struct draft *draft, const char *text,
                           char **edtf, GError **error)
{
    gboolean words_changed = draft->row == NULL || draft_field_is_changed(draft, "due_text");
    gboolean is_override =
        **edtf != '\0' && (draft->row == NULL || draft_field_is_changed(draft, "due_edtf"));
    if (!words_changed || is_override)
        return TRUE;
    row_set(edtf, "");
    if (*text != '\0') {
        g_autofree char *reference = draft_reference_day(session, draft);
        struct period *period = period_parse(text, reference, error);
        if (period == NULL)
            return FALSE;
        row_set(edtf, period->edtf);
        period_free(period);
    }
    draft_set(draft, "due_edtf", *edtf);
    return TRUE;
}
