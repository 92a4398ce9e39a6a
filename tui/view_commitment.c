/* view_commitment.c owns the one screen that tells a commitment's whole story.
 * It must not know how the story is read or written: core/story/story.h tells it. */
#include "tui/view.h"

#include "core/story/story.h"
#include "core/text/text.h"
#include "core/scheme/words.h"
#include "tui/action.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/commitment_view.h"
#include "tui/open_wording.h"
#include "tui/pager.h"
#include "tui/story_lines.h"

#include <string.h>

struct commitment_view {
    gint64 id;
    struct story *story;
    struct lineage *lineage; /* of the story */
    GPtrArray *proposals;    /* struct selfcheck */
    gboolean to_proposal;    /* the cursor is to begin on what waits for confirmation */
    struct pager *pager;
    int width;
};

static void build(struct view *view)
{
    struct commitment_view *mine = view->data;
    pager_begin(mine->pager, mine->width);
    story_lines(mine->pager, app_session(view->app), mine->story, mine->lineage, mine->proposals);
}

static void forget(struct commitment_view *mine)
{
    g_clear_pointer(&mine->proposals, g_ptr_array_unref);
    g_clear_pointer(&mine->lineage, lineage_free);
    g_clear_pointer(&mine->story, story_free);
}

static gboolean read_story(struct view *view, GError **error)
{
    struct commitment_view *mine = view->data;
    struct session *session = app_session(view->app);
    struct story *story = story_load(session, mine->id, error);
    struct lineage *lineage = story != NULL ? lineage_new(session, story, error) : NULL;
    GPtrArray *proposals = lineage != NULL ? selfcheck_of(session, mine->id, error) : NULL;
    if (proposals == NULL) {
        lineage_free(lineage);
        story_free(story);
        return FALSE;
    }
    forget(mine);
    mine->story = story;
    mine->lineage = lineage;
    mine->proposals = proposals;
    return TRUE;
}

static void close(struct view *view)
{
    struct commitment_view *mine = view->data;
    forget(mine);
    pager_free(mine->pager);
    g_free(mine);
}

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    struct commitment_view *mine = g_new0(struct commitment_view, 1);
    mine->id = args->id;
    mine->pager = pager_new();
    mine->to_proposal = g_strcmp0(args->text, "proposal") == 0;
    view->data = mine;
    return read_story(view, error);
}

static gboolean refresh(struct view *view, GError **error)
{
    if (!read_story(view, error))
        return FALSE;
    build(view);
    return TRUE;
}

/* Whether the cursor is on that step. */
static gboolean is_here(const struct commitment_view *mine, const struct lineage_step *step)
{
    int kind = 0;
    gint64 id = 0;
    if (!pager_at(mine->pager, &kind, &id))
        return FALSE;
    return step->told != NULL ? kind == STORY_STOP_WORDING && id == step->told->wording->id
                              : kind == STORY_STOP_MEETING && id == step->meeting->id;
}

/* To the first thing that waits for confirmation. FALSE: nothing does. */
static gboolean go_to_proposal(struct commitment_view *mine)
{
    mine->to_proposal = FALSE;
    if (mine->proposals->len > 0 && pager_go(mine->pager, STORY_STOP_PROPOSAL, 0))
        return TRUE;
    for (guint i = 0; i < mine->lineage->steps->len; i++) {
        const struct lineage_step *step = mine->lineage->steps->pdata[i];
        if (!lineage_step_is_open(step))
            continue;
        return step->told != NULL
                   ? pager_go(mine->pager, STORY_STOP_WORDING, step->told->wording->id)
                   : pager_go(mine->pager, STORY_STOP_MEETING, step->meeting->id);
    }
    return FALSE;
}

gboolean commitment_view_waits(const struct view *view)
{
    const struct commitment_view *mine = view->data;
    for (guint i = 0; i < mine->lineage->steps->len; i++) {
        const struct lineage_step *step = mine->lineage->steps->pdata[i];
        if (is_here(mine, step))
            return lineage_step_is_open(step);
    }
    return FALSE;
}

gboolean commitment_view_go_to_proposal(struct view *view)
{
    return go_to_proposal(view->data);
}

static gboolean layout(struct view *view, struct area area, GError **error)
{
    (void)error;
    struct commitment_view *mine = view->data;
    mine->width = area.cols;
    build(view);
    if (mine->to_proposal)
        go_to_proposal(mine);
    return TRUE;
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    pager_draw(((struct commitment_view *)view->data)->pager, area, TRUE, spot);
}

static char *heading(struct view *view)
{
    return text_show(((struct commitment_view *)view->data)->story->commitment->key, -1);
}

static char *subtitle(struct view *view)
{
    const struct commitment_view *mine = view->data;
    g_autofree char *status = story_status_words(app_session(view->app), mine->story);
    const char *timeliness = story_timeliness_label(mine->story->timeliness);
    return mine->story->timeliness == TIMELINESS_NONE
               ? g_steal_pointer(&status)
               : g_strdup_printf("%s · %s", status, timeliness);
}

static struct pager *pager(struct view *view)
{
    return ((struct commitment_view *)view->data)->pager;
}

static gint64 commitment(struct view *view)
{
    return ((struct commitment_view *)view->data)->id;
}

static gboolean enter(struct view *view, GError **error)
{
    int kind = 0;
    gint64 id = 0;
    if (!pager_at(pager(view), &kind, &id))
        return TRUE;
    if (kind == STORY_STOP_PROPOSAL)
        return action_run(view->app, "confirm", 0, "");
    if (kind == STORY_STOP_WORDING)
        return open_wording_id(view->app, id, FALSE, error);
    if (kind == STORY_STOP_MEETING)
        return app_open_view(view->app, "meeting", &(struct view_args){.id = id}, error);
    if (kind == STORY_STOP_LINK)
        return app_open_view(view->app, "commitment", &(struct view_args){.id = id}, error);
    return TRUE;
}

const struct selfcheck *commitment_view_proposal(const struct view *view)
{
    const struct commitment_view *mine = view->data;
    int kind = 0;
    gint64 id = 0;
    if (!pager_at(mine->pager, &kind, &id) || kind != STORY_STOP_PROPOSAL)
        return NULL;
    return id < mine->proposals->len ? mine->proposals->pdata[id] : NULL;
}

static const struct wording *wording_at(const struct commitment_view *mine, int at)
{
    const GPtrArray *wordings = mine->story->wordings;
    return at >= 0 && at < (int)wordings->len
               ? ((const struct story_wording *)wordings->pdata[at])->wording
               : NULL;
}

/* Where the cursor is among the wordings; outside of them, before the first or after the last. */
static int mention_here(const struct commitment_view *mine, int step)
{
    const int n = (int)mine->story->wordings->len;
    int kind = 0;
    gint64 id = 0;
    if (pager_at(mine->pager, &kind, &id) && kind == STORY_STOP_WORDING)
        for (int i = 0; i < n; i++)
            if (wording_at(mine, i)->id == id)
                return i;
    return step > 0 ? -1 : n;
}

/* The words at the next (or previous) meeting: its wording of record, not a further passage. */
static gboolean go_mention(struct view *view, int by)
{
    const struct commitment_view *mine = view->data;
    const int step = by > 0 ? 1 : -1;
    int at = mention_here(mine, step);
    for (int left = by * step; left > 0; left--) {
        const struct wording *from = wording_at(mine, at), *to;
        do {
            at += step;
            to = wording_at(mine, at);
        } while (to &&
                 ((from && to->meeting_id == from->meeting_id) || strcmp(to->role, "record") != 0));
        if (to == NULL)
            return FALSE;
    }
    return pager_go(mine->pager, STORY_STOP_WORDING, wording_at(mine, at)->id);
}

static gboolean mention(struct app *app, int by, GError **error)
{
    struct view *view = app_view(app);
    if (view->ops->place != PLACE_COMMITMENT) {
        g_autoptr(GArray) ids = app_commitments(app);
        struct view_args args = {.id = g_array_index(ids, gint64, 0)};
        if (!app_open_view(app, "commitment", &args, error))
            return FALSE;
        view = app_view(app);
        build(view);
    }
    if (!go_mention(view, by))
        app_say(app, "%s",
                by > 0 ? _("It was stated at no later meeting, as far as texts are held here.")
                       : _("It was stated at no earlier meeting, as far as texts are held here."));
    return TRUE;
}

gboolean run_next_mention(struct app *app, const struct action_call *call, GError **error)
{
    return mention(app, MAX(1, call->count), error);
}

gboolean run_previous_mention(struct app *app, const struct action_call *call, GError **error)
{
    return mention(app, -MAX(1, call->count), error);
}

const struct view_ops view_commitment = {
    .name = "commitment",
    .title = N_("Commitment"),
    .place = PLACE_COMMITMENT,
    .open = open,
    .close = close,
    .refresh = refresh,
    .layout = layout,
    .draw = draw,
    .heading = heading,
    .subtitle = subtitle,
    .pager = pager,
    .commitment = commitment,
    .enter = enter,
};
