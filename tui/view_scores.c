/* view_scores.c owns commitments against the parties that they bind, with the scores of a period: the
 * list, what was read of it, and the cell the cursor is on. It must not know how a score is recorded:
 * action_score.c does. */
#include "tui/scores_view.h"

#include "core/scheme/words.h"
#include "core/text/text.h"
#include "tui/app.h"
#include "tui/browser.h"
#include "tui/scores_draw.h"

struct scores_view {
    struct browser *browser;
    struct scores_table *table;
    struct scores_picture picture;
    gint64 expected; /* the only commitment whose scores have changed; 0: anything may have */
};

static const struct commitment *row_here(const struct scores_view *mine)
{
    return browser_selected(mine->browser);
}

/* What is told below of the cell the cursor is on. */
static void tell(struct scores_view *mine)
{
    struct scores_picture *picture = &mine->picture;
    const struct commitment *row = row_here(mine);
    g_clear_pointer(&picture->says, g_free);
    g_clear_pointer(&picture->history, g_ptr_array_unref);
    if (row == NULL || scores_table_parties(mine->table) == 0)
        return;
    picture->says = scores_table_words(mine->table, row, picture->columns.at);
    picture->history = scores_table_history(mine->table, row->id, picture->columns.at);
}

static void stay_inside(struct scores_view *mine)
{
    const guint n = scores_table_parties(mine->table);
    mine->picture.columns.at = MIN(mine->picture.columns.at, n > 0 ? n - 1 : 0);
}

/* The cursor stays on its party. */
static gboolean read_table(struct scores_view *mine, GError **error)
{
    struct scores_table *table = mine->table;
    const gint64 here = scores_table_parties(table) > 0
                            ? scores_table_party(table, mine->picture.columns.at)->id
                            : 0;
    if (!scores_table_read(table, browser_commitments(mine->browser), error))
        return FALSE;
    for (guint i = 0; i < scores_table_parties(table); i++)
        if (scores_table_party(table, i)->id == here)
            mine->picture.columns.at = i;
    stay_inside(mine);
    return TRUE;
}

/* The list may be filtered in another way by now. */
static gboolean keep_up(struct scores_view *mine, GError **error)
{
    if (scores_table_is_stale(mine->table, browser_commitments(mine->browser)) &&
        !read_table(mine, error))
        return FALSE;
    tell(mine);
    return TRUE;
}

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    struct scores_view *mine = g_new0(struct scores_view, 1);
    mine->browser = browser_new(view->app, app_session(view->app));
    mine->table = scores_table_new(app_session(view->app));
    view->data = mine;
    if (args->text != NULL &&
        !commitment_list_set_filter(browser_commitments(mine->browser), args->text, error, NULL))
        return FALSE;
    return read_table(mine, error);
}

static void close(struct view *view)
{
    struct scores_view *mine = view->data;
    browser_free(mine->browser);
    scores_table_free(mine->table);
    g_free(mine->picture.says);
    g_clear_pointer(&mine->picture.history, g_ptr_array_unref);
    g_free(mine);
}

static gboolean layout(struct view *view, struct area area, GError **error)
{
    struct scores_view *mine = view->data;
    return list_set_height(browser_list(mine->browser), scores_draw_lines(area), error) &&
           keep_up(mine, error);
}

static gboolean refresh(struct view *view, GError **error)
{
    struct scores_view *mine = view->data;
    const gint64 expected = mine->expected;
    mine->expected = 0;
    const gboolean done =
        expected != 0 ? scores_table_reread(mine->table, expected, error) : read_table(mine, error);
    return done && browser_refresh(mine->browser, error) && keep_up(mine, error);
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    struct scores_view *mine = view->data;
    scores_draw(&mine->picture, mine->table, browser_list(mine->browser), area, spot);
}

/* "Scores: 2020", "Scores: 2020, second coder" */
static char *heading(struct view *view)
{
    const struct scores_view *mine = view->data;
    g_autofree char *period = scores_table_period_words(mine->table);
    return g_strdup_printf(_("Scores: %s%s"), period,
                           mine->table->is_blind ? _(", second coder") : "");
}

/* "26 commitments · party 2 of 20" */
static char *subtitle(struct view *view)
{
    const struct scores_view *mine = view->data;
    const guint n = scores_table_parties(mine->table);
    g_autofree char *count = browser_count_text(mine->browser);
    if (n == 0)
        return g_steal_pointer(&count);
    return g_strdup_printf(_("%s%sparty %u of %u"), count, *count != '\0' ? " · " : "",
                           mine->picture.columns.at + 1, n);
}

static const char *footnote(struct view *view)
{
    const struct scores_view *mine = view->data;
    return mine->table->is_blind ? _("blind: the first coder is hidden") : NULL;
}

static gboolean is_filtered(struct view *view)
{
    return browser_is_filtered(((struct scores_view *)view->data)->browser);
}

static struct list *list(struct view *view)
{
    return browser_list(((struct scores_view *)view->data)->browser);
}

static struct browser *browser(struct view *view)
{
    return ((struct scores_view *)view->data)->browser;
}

static char **words(struct view *view)
{
    const struct scores_view *mine = view->data;
    GPtrArray *words = g_ptr_array_new();
    g_ptr_array_add(words, g_strdup("score"));
    g_ptr_array_add(words, g_strdup("list"));
    g_ptr_array_add(words, g_strdup("--period"));
    g_ptr_array_add(words, g_strdup(mine->table->period));
    if (mine->table->is_blind)
        g_ptr_array_add(words, g_strdup("--second"));
    g_ptr_array_add(words, g_strdup("--"));
    if (browser_is_filtered(mine->browser))
        g_ptr_array_add(words,
                        g_strdup(commitment_list_filter(browser_commitments(mine->browser))));
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, FALSE);
}

static gint64 commitment(struct view *view)
{
    return list_selected(list(view));
}

/* A commitment's story has its scores in it, which a second coder is not to see. */
static gboolean enter(struct view *view, GError **error)
{
    const struct view_args args = {.id = commitment(view)};
    if (scores_view_table(view)->is_blind) {
        app_say(view->app, "%s",
                _("its story would tell what the first coder said · B leaves the second's table"));
        return TRUE;
    }
    return args.id == 0 || app_open_view(view->app, "commitment", &args, error);
}

/* What cannot be read now is read when nobody types. */
static void moved(struct view *view)
{
    keep_up(view->data, NULL);
}

static gboolean peel(struct view *view)
{
    struct scores_view *mine = view->data;
    const gboolean done = browser_peel(mine->browser);
    moved(view);
    return done;
}

static int idle(struct view *view)
{
    struct scores_view *mine = view->data;
    const int rest = browser_idle(mine->browser);
    if (!scores_table_is_stale(mine->table, browser_commitments(mine->browser)))
        return rest;
    if (!keep_up(mine, NULL))
        return 100;
    app_redraw(view->app);
    return rest;
}

const struct view_ops view_scores;

gboolean scores_view_is(const struct view *view)
{
    return view != NULL && view->ops == &view_scores;
}

struct scores_table *scores_view_table(const struct view *view)
{
    return ((struct scores_view *)view->data)->table;
}

const struct party *scores_view_party(const struct view *view)
{
    const struct scores_view *mine = view->data;
    return scores_table_parties(mine->table) > 0
               ? scores_table_party(mine->table, mine->picture.columns.at)
               : NULL;
}

const struct score_cell *scores_view_cell(const struct view *view)
{
    const struct scores_view *mine = view->data;
    const struct commitment *row = row_here(mine);
    return row != NULL ? scores_table_cell(mine->table, row->id, mine->picture.columns.at) : NULL;
}

void scores_view_expect(struct view *view, gint64 commitment_id)
{
    ((struct scores_view *)view->data)->expected = commitment_id;
}

void scores_view_set_period(struct view *view, const char *period)
{
    struct scores_view *mine = view->data;
    scores_table_set_period(mine->table, period);
    tell(mine);
}

gboolean scores_view_set_blind(struct view *view, gboolean is_blind, GError **error)
{
    struct scores_view *mine = view->data;
    const gboolean was_blind = mine->table->is_blind;
    mine->table->is_blind = is_blind;
    if (read_table(mine, error)) {
        tell(mine);
        return TRUE;
    }
    mine->table->is_blind = was_blind;
    return FALSE;
}

guint scores_view_column(const struct view *view)
{
    return ((struct scores_view *)view->data)->picture.columns.at;
}

void scores_view_go(struct view *view, gint64 column)
{
    struct scores_view *mine = view->data;
    const gint64 last = (gint64)scores_table_parties(mine->table) - 1;
    mine->picture.columns.at = (guint)CLAMP(column, 0, MAX(last, 0));
    tell(mine);
}

const struct view_ops view_scores = {
    .name = "scores",
    .title = N_("Scores"),
    .place = PLACE_SCORES,
    .open = open,
    .close = close,
    .refresh = refresh,
    .layout = layout,
    .draw = draw,
    .heading = heading,
    .subtitle = subtitle,
    .footnote = footnote,
    .is_filtered = is_filtered,
    .list = list,
    .browser = browser,
    .commitment = commitment,
    .enter = enter,
    .words = words,
    .moved = moved,
    .peel = peel,
    .idle = idle,
};
