/* action_triage.c owns deciding suggestions from the keyboard.
 * It must not know what a decision leads to: core/intake/triage.h does. */
#include "tui/action_runs.h"

#include "core/draft/draft.h"
#include "core/intake/find.h"
#include "core/scheme/words.h"
#include "tui/app.h"
#include "tui/form.h"
#include "tui/meeting_stop.h"
#include "tui/menu.h"
#include "tui/pager.h"
#include "tui/reader.h"
#include "tui/triage_view.h"

#include <string.h>

/* A decision on its way to the register. */
struct deciding {
    gint64 document_id;
    guint item;
    const char *decision; /* NULL: as it is proposed */
    guint offer;          /* of a tie: to which of what it is offered */
};

/* The triage it was made in, which may be gone by the time the register is free. */
static struct triage *triage_of(struct app *app, gint64 document_id)
{
    struct view *view = app_view(app);
    struct triage *triage = triage_view_is(view) ? triage_view_triage(view) : NULL;
    return triage != NULL && triage->document->id == document_id ? triage : NULL;
}

/* What it is offered may not have been looked for yet. */
static gboolean tie_to(struct triage *triage, const struct deciding *deciding, GError **error)
{
    if (!triage_look(triage, deciding->item, error))
        return FALSE;
    const struct triage_item *item = triage->items->pdata[deciding->item];
    if (deciding->offer >= item->offers->len) {
        g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_USAGE,
                    _("no older commitment is offered as %u"), deciding->offer + 1);
        return FALSE;
    }
    const struct match *offer = item->offers->pdata[deciding->offer];
    return triage_decide(triage, deciding->item, "tie", offer->commitment_id, item->is_wide, error);
}

static gboolean store(struct app *app, gpointer data, GError **error)
{
    const struct deciding *deciding = data;
    struct triage *triage = triage_of(app, deciding->document_id);
    if (triage == NULL || deciding->item >= triage->items->len)
        return TRUE;
    if (deciding->decision == NULL)
        return triage_accept(triage, deciding->item, error);
    if (strcmp(deciding->decision, "tie") == 0)
        return tie_to(triage, deciding, error);
    return triage_decide(triage, deciding->item, deciding->decision, 0, FALSE, error);
}

static void say_decided(struct app *app, const struct triage_item *item)
{
    static const struct {
        const char *decision, *words;
    } said[] = {
        {"later", N_("put off")},        {"new", N_("→ a new commitment")},
        {"tie", N_("→ restates")},       {"position", N_("→ a position, nothing promised")},
        {"refused", N_("→ no promise")},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(said); i++)
        if (strcmp(said[i].decision, item->row->decision) == 0)
            app_say_changed(app, "%s%s%s", _(said[i].words), *item->key != '\0' ? " " : "",
                            item->key);
}

static void apply(struct app *app);

static gboolean make_chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    (void)data;
    (void)error;
    if (index == 0)
        apply(app);
    return TRUE;
}

static void ask_to_make(struct app *app, const struct triage *triage)
{
    g_autofree char *question = g_strdup_printf(
        _("Everything is decided. Make the commitments and wordings of %u decisions now? It is one "
          "change: one undo takes all of it back, and the decisions stay."),
        triage->n_waiting);
    const struct menu_item items[] = {{"y", _("yes, now"), NULL}, {"n", _("not yet"), NULL}};
    menu_open(app, &(struct menu_options){.title = _("triage"),
                                          .question = question,
                                          .items = items,
                                          .n = G_N_ELEMENTS(items),
                                          .direct = TRUE,
                                          .chosen = make_chosen});
}

/* On to the next that is open. */
static void stored(struct app *app, gpointer data)
{
    const struct deciding *deciding = data;
    struct view *view = app_view(app);
    const struct triage *triage = triage_of(app, deciding->document_id);
    GError *error = NULL;
    if (triage == NULL || deciding->item >= triage->items->len)
        return;
    view->is_stale = FALSE; /* the triage has taken the decision over already */
    say_decided(app, triage->items->pdata[deciding->item]);
    const gboolean is_last = deciding->item + 1 >= triage->items->len;
    const guint next = triage_next(triage, is_last ? 0 : deciding->item + 1);
    const guint to = next < triage->items->len ? next : deciding->item;
    if (!triage_view_go(view, to, &error))
        app_fail(app, error);
    else if (triage->n_open == 0 && triage->n_waiting > 0)
        ask_to_make(app, triage);
}

static gboolean decide(struct app *app, const char *decision, guint offer)
{
    const struct view *view = app_view(app);
    const struct triage *triage = triage_view_triage(view);
    const guint at = triage_view_at(view);
    const struct deciding deciding = {triage->document->id, at, decision, offer};
    app_work(app, &(struct work){.run = store,
                                 .done = stored,
                                 .data = g_memdup2(&deciding, sizeof deciding),
                                 .free_data = g_free});
    return TRUE;
}

#define RUN(name, what)                                                                            \
    gboolean run_triage_##name(struct app *app, const struct action_call *call, GError **error)    \
    {                                                                                              \
        (void)call;                                                                                \
        (void)error;                                                                               \
        return what;                                                                               \
    }
RUN(accept, decide(app, NULL, 0))
RUN(tie_1, decide(app, "tie", 0))
RUN(tie_2, decide(app, "tie", 1))
RUN(tie_3, decide(app, "tie", 2))
RUN(new, decide(app, "new", 0))
RUN(position, decide(app, "position", 0))
RUN(refuse, decide(app, "refused", 0))
RUN(later, decide(app, "later", 0))

static gboolean look_wide(struct app *app, gpointer data, GError **error)
{
    struct view *view = app_view(app);
    (void)data;
    if (!triage_view_is(view))
        return TRUE;
    const struct triage_item *item = triage_view_item(view);
    return triage_look_wide(triage_view_triage(view), triage_view_at(view), !item->is_wide, error);
}

static void looked(struct app *app, gpointer data)
{
    struct view *view = app_view(app);
    GError *error = NULL;
    (void)data;
    if (!triage_view_is(view))
        return;
    view->is_stale = FALSE; /* nothing was written */
    if (!triage_view_go(view, triage_view_at(view), &error))
        app_fail(app, error);
}

/* A promise may restate what another line of meetings said, but only where somebody asks. */
gboolean run_triage_across(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    app_work(app, &(struct work){.run = look_wide, .done = looked});
    return TRUE;
}

static gboolean make(struct app *app, gpointer data, GError **error)
{
    struct triage_account *account = data;
    struct view *view = app_view(app);
    if (!triage_view_is(view))
        return TRUE;
    triage_account_clear(account);
    return triage_apply(triage_view_triage(view), account, error);
}

/* "12 made, 20 restated, 2 further passages, 5 refused": only what there is. */
static char *account_words(const struct triage_account *account)
{
    const struct {
        guint n;
        const char *words;
    } parts[] = {
        {account->commitments, N_("%u made")},      {account->restated, N_("%u restated")},
        {account->also, N_("%u further passages")}, {account->replaced, N_("%u in a better text")},
        {account->refused, N_("%u refused")},
    };
    GString *words = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *n = g_strdup_printf("%u", parts[i].n);
        const char *rest = strchr(_(parts[i].words), ' ');
        if (parts[i].n > 0)
            g_string_append_printf(words, "%s%s%s", words->len > 0 ? ", " : "", n, rest);
    }
    return g_string_free(words, FALSE);
}

static void made(struct app *app, gpointer data)
{
    g_autofree char *words = account_words(data);
    if (!triage_view_is(app_view(app)))
        return;
    if (triage_view_triage(app_view(app))->n_open == 0)
        app_close_view(app);
    app_say_changed(app, "%s", *words != '\0' ? words : _("nothing was to be made"));
}

static void account_free(gpointer data)
{
    triage_account_clear(data);
    g_free(data);
}

static void apply(struct app *app)
{
    app_work(app, &(struct work){.run = make,
                                 .done = made,
                                 .data = g_new0(struct triage_account, 1),
                                 .free_data = account_free});
}

gboolean run_triage_apply(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    if (triage_view_triage(app_view(app))->n_waiting == 0)
        app_say(app, "%s", _("nothing is decided that is not made already"));
    else
        apply(app);
    return TRUE;
}

static gboolean leave_chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    (void)data;
    (void)error;
    if (index == 0)
        apply(app);
    if (triage_view_is(app_view(app)) && !app_is_storing(app))
        app_close_view(app);
    return TRUE;
}

/* What is decided is kept in any case; it becomes commitments now or when one comes back. */
gboolean run_triage_leave(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    const struct triage *triage = triage_view_triage(app_view(app));
    if (app_is_storing(app)) {
        app_say(app, "%s", _("not stored yet: another program is writing · ^C gives it up"));
        return TRUE;
    }
    if (triage->n_waiting == 0) {
        app_close_view(app);
        return TRUE;
    }
    g_autofree char *question =
        g_strdup_printf(_("%u are decided and not made yet, %u are open. Either is kept."),
                        triage->n_waiting, triage->n_open);
    const struct menu_item items[] = {
        {"m", _("make the decided ones now"), NULL},
        {"l", _("leave; make them another time"), NULL},
    };
    menu_open(app, &(struct menu_options){.title = _("leaving the triage"),
                                          .question = question,
                                          .items = items,
                                          .n = G_N_ELEMENTS(items),
                                          .direct = TRUE,
                                          .chosen = leave_chosen});
    return TRUE;
}

/* The fields that were changed, as typed, as one change; what cannot be so stays open in the form. */
static gboolean save_corrected(struct app *app, struct draft *draft, gpointer data, GError **error)
{
    (void)data;
    struct view *view = app_view(app);
    struct triage *triage = triage_view_triage(view);
    const guint at = triage_view_at(view);
    gsize n = 0;
    const struct field *fields = field_all(NOUN_SUGGESTION, &n);
    g_autoptr(GPtrArray) pairs = g_ptr_array_new();
    for (gsize i = 0; i < n; i++) {
        if (!draft_field_is_changed(draft, fields[i].name))
            continue;
        g_ptr_array_add(pairs, (gpointer)fields[i].name);
        g_ptr_array_add(pairs, (gpointer)draft_get(draft, fields[i].name));
    }
    if (pairs->len == 0)
        return TRUE;
    g_ptr_array_add(pairs, NULL);
    return triage_correct_all(triage, at, (const char *const *)pairs->pdata, error);
}

/* The triage has taken it over already; what is told of it is told anew. */
static void corrected(struct app *app, struct draft *draft, gpointer data)
{
    struct view *view = app_view(app);
    GError *error = NULL;
    (void)draft;
    (void)data;
    if (!triage_view_is(view))
        return;
    view->is_stale = FALSE;
    if (!triage_view_go(view, triage_view_at(view), &error))
        app_fail(app, error);
}

gboolean run_triage_correct(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    const struct triage_item *item = triage_view_item(app_view(app));
    struct draft *draft = draft_load(app_session(app), NOUN_SUGGESTION, item->row->id, error);
    if (draft == NULL)
        return FALSE;
    form_open(app, &(struct form_options){.title = _("What is proposed"),
                                          .draft = draft,
                                          .save = save_corrected,
                                          .saved = corrected});
    return TRUE;
}

static gboolean find(struct app *app, gpointer data, GError **error)
{
    return find_suggestions(app_session(app), *(gint64 *)data, error);
}

static void found(struct app *app, gpointer data)
{
    const struct view_args args = {.id = *(gint64 *)data};
    GError *error = NULL;
    if (!app_open_view(app, "triage", &args, &error))
        app_fail(app, error);
}

gboolean triage_view_open(struct app *app, gint64 document_id, GError **error)
{
    (void)error;
    app_work(app, &(struct work){.run = find,
                                 .done = found,
                                 .data = g_memdup2(&document_id, sizeof document_id),
                                 .free_data = g_free});
    return TRUE;
}

/* The text the cursor is on, else the meeting's only one. */
static gboolean text_of_meeting(struct app *app, gint64 *id, GError **error)
{
    int kind = 0;
    *id = 0;
    if (pager_at(app_pager(app), &kind, id) && kind == MEETING_STOP_DOCUMENT)
        return TRUE;
    g_autoptr(GPtrArray) texts =
        document_of_meeting(app_db(app), meeting_view_id(app_view(app)), error);
    if (texts == NULL)
        return FALSE;
    *id = texts->len == 1 ? ((const struct document *)texts->pdata[0])->id : 0;
    if (*id == 0)
        app_say(app, "%s",
                texts->len == 0 ? _("no text of this meeting is held: I takes one in")
                                : _("go to one of its texts first"));
    return TRUE;
}

gboolean run_triage(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    const struct view *view = app_view(app);
    gint64 id = 0;
    if (view->ops->place == PLACE_READER)
        id = reader_document(view)->id;
    else if (!text_of_meeting(app, &id, error))
        return FALSE;
    return id == 0 || triage_view_open(app, id, error);
}
