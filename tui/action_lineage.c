/* action_lineage.c owns saying how a wording differs from the one before it.
 * It must not know what is proposed, nor why. */
#include "tui/action_runs.h"

#include "core/lineage/lineage.h"
#include "core/lineage/review.h"
#include "core/scheme/words.h"
#include "tui/action_proposal.h"
#include "tui/app.h"
#include "tui/commitment_view.h"
#include "tui/menu.h"
#include "tui/pager.h"
#include "tui/story_lines.h"

#include <string.h>

struct saying {
    gint64 wording_id;
    const char *difference; /* a token; NULL: as proposed */
};

static gboolean store(struct app *app, gpointer data, GError **error)
{
    const struct saying *saying = data;
    return lineage_confirm(app_session(app), saying->wording_id, saying->difference, error);
}

static void stored(struct app *app, gpointer data)
{
    const struct saying *saying = data;
    app_say_changed(app, "%s",
                    saying->difference != NULL ? words_label(WORDS_DIFFERENCE, saying->difference)
                                               : _("confirmed as proposed"));
    app_refresh_now(app); /* the next + is for what waits then */
}

static void confirm(struct app *app, gint64 wording_id, const char *difference)
{
    const struct saying saying = {wording_id, difference};
    app_work(app, &(struct work){.run = store,
                                 .done = stored,
                                 .data = g_memdup2(&saying, sizeof saying),
                                 .free_data = g_free});
}

/* The wording the cursor is on; 0: it is on none. */
static gint64 wording_here(struct app *app)
{
    int kind = 0;
    gint64 id = 0;
    struct pager *pager = app_pager(app);
    if (pager != NULL && pager_at(pager, &kind, &id) && kind == STORY_STOP_WORDING)
        return id;
    return 0;
}

/* What can be said of words that are there; the letters that choose it. */
static const struct {
    const char *token, *letter;
} sayings[] = {
    {"repeated", "r"}, {"stronger", "s"}, {"weaker", "w"},
    {"narrower", "n"}, {"wider", "W"},    {"due-moved", "d"},
};

static gboolean chosen(struct app *app, gsize index, gpointer data, GError **error)
{
    (void)error;
    confirm(app, *(gint64 *)data, sayings[index].token);
    return TRUE;
}

gboolean run_differs(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    const gint64 id = wording_here(app);
    struct menu_item items[G_N_ELEMENTS(sayings)];
    if (id == 0) {
        app_say(app, "%s", _("no wording is here: go to one of them first"));
        return TRUE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(sayings); i++) {
        const struct word *word = words_find(WORDS_DIFFERENCE, sayings[i].token);
        items[i] = (struct menu_item){sayings[i].letter, _(word->label), _(word->brief)};
    }
    menu_open(app, &(struct menu_options){.title = _("it differs from the wording before"),
                                          .items = items,
                                          .n = G_N_ELEMENTS(items),
                                          .chosen = chosen,
                                          .data = g_memdup2(&id, sizeof id),
                                          .free_data = g_free});
    return TRUE;
}

/* Silence is found by a review of the meeting, of which this is one answer. */
static gboolean store_silence(struct app *app, gpointer data, GError **error)
{
    const gint64 *ids = data; /* of the meeting, of the commitment */
    return review_set(app_session(app), ids[0], &ids[1], 1, "not-mentioned", NULL, error);
}

static void stored_silence(struct app *app, gpointer data)
{
    (void)data;
    app_say_changed(app, "%s", words_label(WORDS_DIFFERENCE, "not-mentioned"));
    app_refresh_now(app);
}

static void confirm_silence(struct app *app, gint64 meeting_id)
{
    g_autoptr(GArray) here = app_commitments(app);
    const gint64 ids[] = {meeting_id, g_array_index(here, gint64, 0)};
    app_work(app, &(struct work){.run = store_silence,
                                 .done = stored_silence,
                                 .data = g_memdup2(ids, sizeof ids),
                                 .free_data = g_free});
}

gboolean run_confirm(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    int kind = 0;
    gint64 id = 0;
    struct view *view = app_view(app);
    if (!pager_at(app_pager(app), &kind, &id))
        kind = 0;
    if ((kind == STORY_STOP_WORDING || kind == STORY_STOP_MEETING) && !commitment_view_waits(view))
        app_say(app, "%s",
                commitment_view_go_to_proposal(view)
                    ? _("nothing is proposed of those words; what is proposed here, + confirms")
                    : _("nothing is proposed here"));
    else if (kind == STORY_STOP_WORDING)
        confirm(app, id, NULL);
    else if (kind == STORY_STOP_MEETING)
        confirm_silence(app, id);
    else if (kind == STORY_STOP_PROPOSAL)
        proposal_confirm(app, commitment_view_proposal(app_view(app)));
    else
        app_say(app, "%s", _("nothing is proposed here"));
    return TRUE;
}
