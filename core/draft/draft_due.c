/* draft_due.c owns how the date of a due period follows from its words.
 * It must not know which row has them. */
#include "core/draft/draft_private.h"

#include "core/clock.h"
#include "core/draft/names.h"
#include "core/period/period.h"
#include "db/commitment.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/wording.h"

#include <string.h>

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
    return g_strdup(draft->said_on != NULL ? draft->said_on : clock_today());
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

/* The last day of the meeting the words were said at; "" where it is not known. */
static char *said_on(struct session *session, const struct wording *stored, GError **error)
{
    gint64 meeting_id = stored->meeting_id;
    if (meeting_id == 0 && stored->document_id != 0) {
        owned(document) document = document_by_id(session->db, stored->document_id, error);
        if (document == NULL)
            return NULL;
        meeting_id = document->meeting_id;
    }
    if (meeting_id == 0)
        return g_strdup("");
    owned(meeting) meeting = meeting_by_id(session->db, meeting_id, error);
    return meeting != NULL ? g_strdup(meeting->date_last) : NULL;
}

/* What the due words mean when counted from that day; "" where they mean no day. */
static char *due_counted(const struct commitment *c, const char *day)
{
    owned(period) period = period_parse(c->due_text, day, NULL);
    return g_strdup(period != NULL ? period->edtf : "");
}

gboolean draft_count_due(struct session *session, struct change *change,
                         const struct wording *stored, GError **error)
{
    owned(commitment) c = commitment_by_id(session->db, stored->commitment_id, error);
    if (c == NULL)
        return FALSE;
    g_autofree char *typed = due_counted(c, clock_today());
    if (*typed == '\0' || strcmp(typed, c->due_edtf) != 0)
        return TRUE;
    g_autoptr(GPtrArray) wordings = wording_of_commitment(session->db, c->id, error);
    g_autofree char *day = wordings != NULL ? said_on(session, stored, error) : NULL;
    if (day == NULL)
        return FALSE;
    g_autofree char *said = wordings->len == 1 && *day != '\0' ? due_counted(c, day) : NULL;
    if (said == NULL || *said == '\0' || strcmp(said, typed) == 0)
        return TRUE;
    owned(commitment) row = row_copy(TABLE_COMMITMENT, c);
    row_set(&row->due_edtf, said);
    return change_update(change, TABLE_COMMITMENT, c, row, error);
}
