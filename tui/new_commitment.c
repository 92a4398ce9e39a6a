/* new_commitment.c owns adding a commitment by a form, alone or together with the passage of a text
 * that states it. It must not know how a field is stored: core/draft/draft.h does. */
#include "tui/new_commitment.h"

#include "core/draft/draft.h"
#include "core/scheme/words.h"
#include "db/meeting.h"
#include "db/series.h"
#include "tui/app.h"
#include "tui/form.h"
#include "tui/menu.h"
#include "tui/reader.h"

#include <string.h>

/* What one has in mind first; the key is made where nobody types one. */
static const char *const first_fields[] = {
    "title",        "kind",        "parties",    "topics",   "due_text",
    "series",       "owner",       "priority",   "place",    "country",
    "level",        "next_step",   "next_actor", "question", "next_step_visibility",
    "follow_up_on", "description", "note",       NULL};

/* A passage of a text as the first wording of what it states. */
struct picked {
    struct draft *wording;
    char *said_on; /* the last day of its meeting; NULL: no meeting is told */
};

/* The series of the text it stands in; else the only one there is. */
static struct draft *begun(struct app *app, gint64 series_id, GError **error)
{
    g_autoptr(GPtrArray) all = series_all(app_db(app), error);
    if (all == NULL)
        return NULL;
    struct draft *draft = draft_new(NOUN_COMMITMENT);
    for (guint i = 0; i < all->len; i++) {
        const struct series *series = all->pdata[i];
        if (series->id == series_id || all->len == 1)
            draft_set(draft, "series", series->token);
    }
    return draft;
}

gboolean new_commitment_open(struct app *app, GError **error)
{
    struct draft *draft = begun(app, 0, error);
    if (draft == NULL)
        return FALSE;
    form_open(app, &(struct form_options){
                       .title = _("New commitment"), .draft = draft, .fields = first_fields});
    return TRUE;
}

/* A wording of the passage picked in the reader: where it stands and how it is voiced follow. */
static struct draft *passage_draft(struct app *app, gint64 *series_id, char **said_on,
                                   GError **error)
{
    const struct view *view = app_view(app);
    const struct document *document = reader_document(view);
    g_autofree char *words = reader_passage(view);
    if (words == NULL) {
        g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_INPUT,
                            _("no sentence is here; go to one, and v picks several"));
        return NULL;
    }
    struct draft *draft = draft_new(NOUN_WORDING);
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, document->id);
    const gboolean is_full =
        strcmp(document->coverage, "full") == 0 || strcmp(document->coverage, "extract") == 0;
    draft_set(draft, "document", number);
    draft_set(draft, "exact", words);
    draft_set(draft, "voice",
              is_full                                          ? "verbatim"
              : strcmp(document->coverage, "own-summary") == 0 ? "own-summary"
                                                               : "reported");
    if (document->meeting_id == 0)
        return draft;
    owned(meeting) meeting = meeting_by_id(app_db(app), document->meeting_id, error);
    if (meeting == NULL) {
        draft_free(draft);
        return NULL;
    }
    draft_set(draft, "meeting", meeting->token);
    *series_id = meeting->series_id;
    *said_on = g_strdup(meeting->date_last);
    return draft;
}

/* The same texts, not stored yet: what was typed can be stored anew when this once fails. */
static struct draft *typed_again(const struct draft *draft)
{
    struct draft *copy = draft_new(draft_noun(draft));
    gsize n = 0;
    const struct field *fields = field_all(draft_noun(draft), &n);
    for (gsize i = 0; i < n; i++)
        draft_set(copy, fields[i].name, draft_get(draft, fields[i].name));
    return copy;
}

static gboolean store_both(struct session *session, struct change *change, struct draft *commitment,
                           struct draft *wording, GError **error)
{
    if (!draft_store(session, change, commitment, error))
        return FALSE;
    draft_set(wording, "key", draft_get(commitment, "key"));
    draft_set(wording, "difference", "first-held");
    if (!draft_store(session, change, wording, error))
        return FALSE;
    change_say(change, _("%s and its wording added"), draft_get(commitment, "key"));
    return TRUE;
}

/* The commitment and the passage as its first wording are one change: one step to undo, and no
 * commitment without words where the passage cannot be taken. */
static gboolean save_both(struct app *app, struct draft *commitment, gpointer data, GError **error)
{
    struct session *session = app_session(app);
    const struct picked *passage = data;
    owned_draft stored = typed_again(commitment);
    owned_draft wording = typed_again(passage->wording);
    if (passage->said_on != NULL)
        draft_set_said_on(stored, passage->said_on);
    struct change *change = session_begin(session, "add", FALSE, error);
    if (change == NULL)
        return FALSE;
    if (!store_both(session, change, stored, wording, error)) {
        change_abort(change);
        return FALSE;
    }
    draft_set(commitment, "key", draft_get(stored, "key"));
    return change_commit(change, error);
}

/* Takes both over. */
static struct picked *picked_new(struct draft *wording, char *said_on)
{
    struct picked *passage = g_new(struct picked, 1);
    passage->wording = wording;
    passage->said_on = said_on;
    return passage;
}

static void free_passage(gpointer data)
{
    struct picked *passage = data;
    draft_free(passage->wording);
    g_free(passage->said_on);
    g_free(passage);
}

enum { PASSAGE_NEW, PASSAGE_WORDING };

static gboolean passage_chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    (void)data;
    gint64 series_id = 0;
    g_autofree char *said_on = NULL;
    owned_draft wording = passage_draft(app, &series_id, &said_on, error);
    if (wording == NULL)
        return FALSE;
    if (index == PASSAGE_WORDING) {
        form_open(app, &(struct form_options){.title = _("Wording of a commitment"),
                                              .draft = g_steal_pointer(&wording)});
        return TRUE;
    }
    struct draft *commitment = begun(app, series_id, error);
    if (commitment == NULL)
        return FALSE;
    if (said_on != NULL)
        draft_set_said_on(commitment, said_on);
    form_open(app, &(struct form_options){
                       .title = _("New commitment of this passage"),
                       .draft = commitment,
                       .fields = first_fields,
                       .save = save_both,
                       .data = picked_new(g_steal_pointer(&wording), g_steal_pointer(&said_on)),
                       .free_data = free_passage});
    return TRUE;
}

gboolean new_commitment_passage(struct app *app)
{
    const struct menu_item items[] = {
        [PASSAGE_NEW] = {"n", _("new commitment"), _("These words promise something new.")},
        [PASSAGE_WORDING] = {"w", _("wording of one"),
                             _("They restate a commitment that is in the register.")},
    };
    menu_open(app, &(struct menu_options){.title = _("This passage is"),
                                          .items = items,
                                          .n = G_N_ELEMENTS(items),
                                          .direct = TRUE,
                                          .chosen = passage_chosen});
    return TRUE;
}
