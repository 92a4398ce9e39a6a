/* action_edit.c owns adding and editing, by a form: which noun, begun with what, depends on the view
 * and on what the cursor is on. It must not know how a field is stored: core/draft/draft.h does. */
#include "tui/action_runs.h"

#include "core/draft/names.h"
#include "core/scheme/status.h"
#include "core/scheme/words.h"
#include "db/commitment.h"
#include "db/meeting.h"
#include "tui/app.h"
#include "tui/form.h"
#include "tui/list.h"
#include "tui/meeting_stop.h"
#include "tui/new_commitment.h"
#include "tui/pager.h"
#include "tui/reader.h"
#include "tui/story_lines.h"
#include "tui/triage_view.h"

#include <string.h>

static gint64 first_commitment(struct app *app)
{
    g_autoptr(GArray) ids = app_commitments(app);
    return ids->len > 0 ? g_array_index(ids, gint64, 0) : 0;
}

/* The stop of the pager the cursor is on; 0: none of that kind. */
static gint64 stop_of(struct app *app, int wanted)
{
    int kind = 0;
    gint64 id = 0;
    struct pager *pager = app_pager(app);
    return pager != NULL && pager_at(pager, &kind, &id) && kind == wanted ? id : 0;
}

static gboolean set_meeting(struct app *app, struct draft *draft, gint64 id, GError **error)
{
    owned(meeting) meeting = meeting_by_id(app_db(app), id, error);
    if (meeting != NULL)
        draft_set(draft, "meeting", meeting->token);
    return meeting != NULL;
}

static gboolean set_key(struct app *app, struct draft *draft, gint64 id, GError **error)
{
    owned(commitment) c = commitment_by_id(app_db(app), id, error);
    if (c != NULL)
        draft_set(draft, "key", c->key);
    return c != NULL;
}

static void show_form(struct app *app, const char *title, struct draft *draft)
{
    form_open(app, &(struct form_options){.title = title, .draft = draft});
}

static gboolean add_document(struct app *app, gint64 meeting_id, GError **error)
{
    struct draft *draft = draft_new(NOUN_DOCUMENT);
    draft_set(draft, "retrieved_on", session_today(app_session(app)));
    if (!set_meeting(app, draft, meeting_id, error)) {
        draft_free(draft);
        return FALSE;
    }
    show_form(app, _("New text of this meeting"), draft);
    return TRUE;
}

static gboolean add_wording(struct app *app, gint64 commitment_id, GError **error)
{
    struct draft *draft = draft_new(NOUN_WORDING);
    if (!set_key(app, draft, commitment_id, error)) {
        draft_free(draft);
        return FALSE;
    }
    show_form(app, _("New wording of this commitment"), draft);
    return TRUE;
}

gboolean run_add(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    if (app_list(app) != NULL && list_is_on_fold(app_list(app))) {
        app_say(app, "%s", _("this is a folded group; Enter unfolds it"));
        return TRUE;
    }
    switch (app_view(app)->ops->place) {
    case PLACE_MEETINGS:
        show_form(app, _("New meeting"), draft_new(NOUN_MEETING));
        return TRUE;
    case PLACE_MEETING:
        return add_document(app, meeting_view_id(app_view(app)), error);
    case PLACE_COMMITMENT:
        return add_wording(app, first_commitment(app), error);
    case PLACE_READER:
        return new_commitment_passage(app);
    default:
        return new_commitment_open(app, error);
    }
}

static gboolean edit(struct app *app, enum noun noun, gint64 id, const char *title, GError **error)
{
    if (id == 0) {
        app_say(app, "%s", _("there is nothing here to edit"));
        return TRUE;
    }
    struct draft *draft = draft_load(app_session(app), noun, id, error);
    if (draft == NULL)
        return FALSE;
    show_form(app, title, draft);
    return TRUE;
}

static gint64 party_of(struct app *app, const struct draft *draft)
{
    g_autoptr(GError) none = NULL;
    gint64 id = 0;
    const char *name = draft_get(draft, "party");
    if (*name != '\0' && !names_known_party(app_session(app), name, &id, &none))
        return 0;
    return id;
}

/* A correction takes what was changed in the form; what was not stays as it is. */
static gboolean save_correction(struct app *app, struct draft *draft, gpointer data, GError **error)
{
    (void)data;
    struct session *session = app_session(app);
    const char *status = draft_get(draft, "status");
    const struct status_entry entry = {
        .status = draft_field_is_changed(draft, "status") && *status != '\0' ? status : NULL,
        .effective_on = draft_get(draft, "effective_on"),
        .checked_on = draft_get(draft, "checked_on"),
        .note = draft_get(draft, "note"),
        .visibility = draft_get(draft, "visibility"),
        .party_id = party_of(app, draft),
        .source_id = app_citing(app, NULL),
    };
    struct change *change = session_begin(session, "correct", FALSE, error);
    if (change == NULL)
        return FALSE;
    change_say(change, _("%s: update %" G_GINT64_FORMAT " corrected"), draft_get(draft, "key"),
               draft_id(draft));
    if (status_correct(session, change, draft_id(draft), &entry, NULL, error))
        return change_commit(change, error);
    change_abort(change);
    return FALSE;
}

static gboolean correct(struct app *app, gint64 update_id, GError **error)
{
    static const char *const fields[] = {"status", "effective_on", "checked_on", "party",
                                         "note",   "visibility",   NULL};
    struct draft *draft = draft_load(app_session(app), NOUN_UPDATE, update_id, error);
    if (draft == NULL)
        return FALSE;
    form_open(app, &(struct form_options){.title = _("Correction (both stay)"),
                                          .draft = draft,
                                          .fields = fields,
                                          .only = TRUE,
                                          .save = save_correction});
    return TRUE;
}

static gboolean edit_in_commitment(struct app *app, GError **error)
{
    gint64 id = stop_of(app, STORY_STOP_WORDING);
    if (id != 0)
        return edit(app, NOUN_WORDING, id, _("Wording"), error);
    id = stop_of(app, STORY_STOP_SOURCE);
    if (id != 0)
        return edit(app, NOUN_SOURCE, id, _("Source"), error);
    id = stop_of(app, STORY_STOP_UPDATE);
    if (id != 0)
        return correct(app, id, error);
    return edit(app, NOUN_COMMITMENT, first_commitment(app), _("Commitment"), error);
}

static gboolean edit_in_meeting(struct app *app, GError **error)
{
    gint64 id = stop_of(app, MEETING_STOP_DOCUMENT);
    if (id != 0)
        return edit(app, NOUN_DOCUMENT, id, _("Text"), error);
    return edit(app, NOUN_MEETING, meeting_view_id(app_view(app)), _("Meeting"), error);
}

gboolean run_edit(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    if (app_list(app) != NULL && list_is_on_fold(app_list(app))) {
        app_say(app, "%s", _("this is a folded group; Enter unfolds it"));
        return TRUE;
    }
    switch (app_view(app)->ops->place) {
    case PLACE_MEETINGS:
        return edit(app, NOUN_MEETING, list_selected(app_list(app)), _("Meeting"), error);
    case PLACE_MEETING:
        return edit_in_meeting(app, error);
    case PLACE_COMMITMENT:
        return edit_in_commitment(app, error);
    case PLACE_READER:
        return edit(app, NOUN_DOCUMENT, reader_document(app_view(app))->id, _("Text"), error);
    case PLACE_TRIAGE:
        return edit(app, NOUN_DOCUMENT, triage_view_triage(app_view(app))->document->id, _("Text"),
                    error);
    default:
        return edit(app, NOUN_COMMITMENT, first_commitment(app), _("Commitment"), error);
    }
}

/* Whatever the cursor is on in the view of a commitment, its own fields. */
gboolean run_edit_commitment(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    return edit(app, NOUN_COMMITMENT, first_commitment(app), _("Commitment"), error);
}
