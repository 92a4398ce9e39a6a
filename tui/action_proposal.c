/* action_proposal.c owns confirming and dismissing what promises propose of themselves.
 * It must not know how a proposal is found, nor what follows from one. */
#include "tui/action_proposal.h"

#include "core/scheme/words.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/commitment_view.h"
#include "tui/menu.h"

#include <string.h>

/* An answer on its way: the proposal is looked for again when the register is free. */
struct answer {
    gint64 commitment_id, meeting_id;
    enum selfcheck_what what;
    char *status; /* NULL: as proposed */
    gboolean is_dismissed;
};

static void answer_free(gpointer data)
{
    struct answer *answer = data;
    g_free(answer->status);
    g_free(answer);
}

static struct answer *answer_new(const struct selfcheck *proposal)
{
    struct answer *answer = g_new0(struct answer, 1);
    answer->commitment_id = proposal->commitment->id;
    answer->meeting_id = proposal->meeting->id;
    answer->what = proposal->what;
    return answer;
}

static gboolean give(struct app *app, const struct answer *answer, const struct selfcheck *proposal,
                     GError **error)
{
    if (answer->is_dismissed)
        return selfcheck_dismiss(app_session(app), proposal, error);
    return selfcheck_confirm(app_session(app), proposal, answer->status, error);
}

static gboolean store(struct app *app, gpointer data, GError **error)
{
    const struct answer *answer = data;
    g_autoptr(GPtrArray) proposals = selfcheck_of(app_session(app), answer->commitment_id, error);
    if (proposals == NULL)
        return FALSE;
    for (guint i = 0; i < proposals->len; i++) {
        const struct selfcheck *proposal = proposals->pdata[i];
        if (proposal->what == answer->what && proposal->meeting->id == answer->meeting_id)
            return give(app, answer, proposal, error);
    }
    g_set_error_literal(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                        _("this is not proposed any more"));
    return FALSE;
}

static void stored(struct app *app, gpointer data)
{
    const struct answer *answer = data;
    app_say_changed(app, "%s",
                    answer->is_dismissed ? _("dismissed: it is not proposed again")
                                         : _("confirmed, with the meeting's record as source"));
}

/* Takes the answer over. */
static void send(struct app *app, struct answer *answer)
{
    app_work(app, &(struct work){
                      .run = store, .done = stored, .data = answer, .free_data = answer_free});
}

static gboolean chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    const struct answer *asked = data;
    const struct scheme_status_row *status = app_session(app)->statuses->pdata[index];
    struct answer *answer = g_memdup2(asked, sizeof *asked);
    (void)error;
    answer->status = g_strdup(status->token);
    send(app, answer);
    return TRUE;
}

static void ask_status(struct app *app, const struct selfcheck *proposal)
{
    const GPtrArray *statuses = app_session(app)->statuses;
    g_autofree struct menu_item *items = g_new0(struct menu_item, statuses->len);
    for (guint i = 0; i < statuses->len; i++) {
        const struct scheme_status_row *status = statuses->pdata[i];
        items[i] = (struct menu_item){status->letter, status->label, status->definition};
    }
    menu_open(app, &(struct menu_options){.title = _("held elsewhere: where does it stand?"),
                                          .items = items,
                                          .n = statuses->len,
                                          .chosen = chosen,
                                          .data = answer_new(proposal),
                                          .free_data = answer_free});
}

void proposal_confirm(struct app *app, const struct selfcheck *proposal)
{
    if (proposal->what == SELFCHECK_RELAUNCH)
        app_say(app, "%s",
                _("nothing follows from this by itself: look at it, then - dismisses it"));
    else if (proposal->what == SELFCHECK_ELSEWHERE)
        ask_status(app, proposal);
    else
        send(app, answer_new(proposal));
}

gboolean run_dismiss(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    const struct selfcheck *proposal = commitment_view_proposal(app_view(app));
    if (proposal == NULL) {
        app_say(app, "%s", _("nothing that could be dismissed is proposed here"));
        return TRUE;
    }
    struct answer *answer = answer_new(proposal);
    answer->is_dismissed = TRUE;
    send(app, answer);
    return TRUE;
}
