/* selfcheck_confirm.c owns what follows from a proposal that an analyst confirms or dismisses.
 * It must not know how proposals are found. */
#include "core/lineage/selfcheck.h"

#include "core/draft/names.h"
#include "core/scheme/status.h"
#include "core/scheme/words.h"
#include "db/document.h"
#include "db/review.h"

#include <string.h>

static gboolean fail(GError **error, const char *message)
{
    g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_USAGE, message);
    return FALSE;
}

/* The scheme's own word for done and over; NULL: it has none. */
static const char *fulfilled_of(const struct session *session)
{
    for (guint i = 0; i < session->statuses->len; i++) {
        const struct scheme_status_row *status = session->statuses->pdata[i];
        if (status->is_done && strcmp(status->class, "closed") == 0)
            return status->token;
    }
    return NULL;
}

/* A text of the meeting that is held, official ones first; 0: none. */
static gint64 document_held(const GPtrArray *documents)
{
    gint64 id = 0;
    for (guint i = 0; i < documents->len; i++) {
        const struct document *document = documents->pdata[i];
        if (id == 0 || strcmp(document->coverage, "full") == 0)
            id = document->id;
    }
    return id;
}

/* The meeting's record: that it was held is the deed. */
static gboolean add_record(struct session *session, struct change *change,
                           const struct meeting *meeting, gint64 *source_id, GError **error)
{
    g_autoptr(GPtrArray) documents = document_of_meeting(session->db, meeting->id, error);
    if (documents == NULL)
        return FALSE;
    g_autofree char *words = names_meeting_words(meeting);
    g_autofree char *title = g_strdup_printf("Record of the meeting: %s", words);
    struct source record = {.title = title,
                            .publisher = (char *)"",
                            .url = meeting->url,
                            .page = (char *)"",
                            .dated_on = meeting->date_last,
                            .document_id = document_held(documents),
                            .kind = (char *)"deed",
                            .visibility = meeting->visibility,
                            .note = (char *)"That the meeting was held is the deed."};
    gboolean done = status_source(session, change, &record, error);
    *source_id = record.id;
    g_free(record.uuid);
    return done;
}

static gboolean set_status(struct session *session, struct change *change,
                           const struct selfcheck *proposal, const char *status, GError **error)
{
    struct status_entry entry = {.status = status,
                                 .effective_on = proposal->effective_on,
                                 .note = proposal->reason,
                                 .visibility = proposal->meeting->visibility,
                                 .meeting_id = proposal->meeting->id};
    return add_record(session, change, proposal->meeting, &entry.source_id, error) &&
           status_record(session, change, proposal->commitment->id, &entry, NULL, error);
}

static gboolean set_due(struct change *change, const struct selfcheck *proposal, GError **error)
{
    owned(commitment) row = row_copy(TABLE_COMMITMENT, proposal->commitment);
    row_set(&row->due_edtf, proposal->due_edtf);
    return change_update(change, TABLE_COMMITMENT, proposal->commitment, row, error);
}

static gboolean finish(struct change *change, gboolean done, GError **error)
{
    if (done)
        return change_commit(change, error);
    change_abort(change);
    return FALSE;
}

static gboolean confirm(struct session *session, const struct selfcheck *proposal,
                        const char *status, GError **error)
{
    struct change *change = session_begin(session, "propose confirm", FALSE, error);
    if (change == NULL)
        return FALSE;
    gboolean is_due = proposal->what == SELFCHECK_RESOLVES;
    gboolean done = is_due ? set_due(change, proposal, error)
                           : set_status(session, change, proposal, status, error);
    g_autofree char *meeting = names_meeting_words(proposal->meeting);
    if (is_due)
        change_say(change, "%s: due days from %s", proposal->commitment->key, meeting);
    else
        change_say(change, "%s → %s: %s", proposal->commitment->key,
                   session_status_label(session, status), meeting);
    return finish(change, done, error);
}

gboolean selfcheck_confirm(struct session *session, const struct selfcheck *proposal,
                           const char *status, GError **error)
{
    if (proposal->what == SELFCHECK_RELAUNCH)
        return fail(error, "nothing follows from it by itself: look at both wordings, change what "
                           "is to be changed, and dismiss it");
    if (proposal->what == SELFCHECK_ELSEWHERE && status == NULL)
        return fail(error, "it was held, but elsewhere: say which status that is");
    const char *wanted = status != NULL ? status : fulfilled_of(session);
    if (wanted == NULL)
        return fail(error, "the register's scheme has no status for what is done and over: say "
                           "which status that is");
    const struct scheme_status_row *row = session_status(session, wanted);
    return confirm(session, proposal, row != NULL ? row->token : wanted, error);
}

gboolean selfcheck_dismiss(struct session *session, const struct selfcheck *proposal,
                           GError **error)
{
    struct change *change = session_begin(session, "propose dismiss", FALSE, error);
    if (change == NULL)
        return FALSE;
    struct dismissal row = {.commitment_id = proposal->commitment->id,
                            .meeting_id = proposal->meeting->id,
                            .what = (char *)selfcheck_token(proposal->what)};
    gboolean done = change_insert(change, TABLE_DISMISSAL, &row, error);
    g_free(row.uuid);
    g_autofree char *meeting = names_meeting_words(proposal->meeting);
    g_autofree char *label = selfcheck_label(proposal);
    change_say(change, "%s: not taken: %s, %s", proposal->commitment->key, label, meeting);
    return finish(change, done, error);
}
