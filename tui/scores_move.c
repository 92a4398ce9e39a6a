/* scores_move.c owns opening the scores, and the ways from cell to cell.
 * It must not know how anything is drawn, nor recorded. */
#include "tui/scores_view.h"

#include "core/scheme/words.h"
#include "db/meeting.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/browser.h"
#include "tui/list.h"
#include "tui/meeting_stop.h"

/* Of a meeting its commitments, of a filtered list the same ones. */
static char *filter_for(struct app *app)
{
    const struct view *from = app_view(app);
    struct browser *filtered = app_browser(app);
    if (from->ops->place == PLACE_MEETING) {
        owned(meeting) meeting = meeting_by_id(app_db(app), meeting_view_id(from), NULL);
        return meeting != NULL ? g_strconcat("meeting:", meeting->token, NULL) : NULL;
    }
    return filtered != NULL && browser_is_filtered(filtered)
               ? g_strdup(commitment_list_filter(browser_commitments(filtered)))
               : NULL;
}

static void moved(struct app *app)
{
    app_view(app)->ops->moved(app_view(app));
}

gboolean run_view_scores(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    if (scores_view_is(app_view(app)))
        return TRUE;
    g_autofree char *filter = filter_for(app);
    g_autoptr(GArray) ids = app_commitments(app);
    const struct view_args args = {.text = filter};
    if (!app_open_view(app, "scores", &args, error))
        return FALSE;
    GError *failed = NULL;
    if (ids->len > 0)
        list_select(app_list(app), g_array_index(ids, gint64, 0), &failed);
    moved(app);
    if (failed == NULL)
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}

/* One cell on in reading order; FALSE: there is no further one. */
static gboolean step(struct view *view, int by, GError **error)
{
    const struct scores_table *table = scores_view_table(view);
    struct list *rows = view->ops->list(view);
    const guint n = scores_table_parties(table), at = scores_view_column(view);
    const gint64 before = list_selected(rows);
    const gboolean has_cells = scores_table_row(table, before) >= 0;
    if (has_cells && (by > 0 ? at + 1 < n : at > 0)) {
        scores_view_go(view, (gint64)at + by);
        return TRUE;
    }
    if (!list_move(rows, by, error) || list_selected(rows) == before)
        return FALSE;
    scores_view_go(view, by > 0 ? 0 : (gint64)n - 1);
    return TRUE;
}

gboolean scores_view_advance(struct view *view, int by, GError **error)
{
    const struct scores_table *table = scores_view_table(view);
    struct list *rows = view->ops->list(view);
    const gint64 row = list_selected(rows);
    const guint column = scores_view_column(view);
    GError *failed = NULL;
    while (scores_table_parties(table) > 0 && step(view, by, &failed))
        if (scores_table_is_bound(table, list_selected(rows), scores_view_column(view)))
            return TRUE;
    if (failed == NULL && list_selected(rows) != row)
        list_select(rows, row, &failed);
    scores_view_go(view, column);
    if (failed == NULL)
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}

static gboolean advance(struct app *app, int by, const struct action_call *call, GError **error)
{
    for (int i = 0; i < MAX(call->count, 1); i++)
        if (!scores_view_advance(app_view(app), by, error))
            return FALSE;
    return TRUE;
}

gboolean run_score_skip(struct app *app, const struct action_call *call, GError **error)
{
    return advance(app, 1, call, error);
}

gboolean run_score_back(struct app *app, const struct action_call *call, GError **error)
{
    return advance(app, -1, call, error);
}

static gboolean go_by(struct app *app, const struct action_call *call, int by)
{
    struct view *view = app_view(app);
    scores_view_go(view, (gint64)scores_view_column(view) + (gint64)by * MAX(call->count, 1));
    return TRUE;
}

gboolean run_score_left(struct app *app, const struct action_call *call, GError **error)
{
    (void)error;
    return go_by(app, call, -1);
}

gboolean run_score_right(struct app *app, const struct action_call *call, GError **error)
{
    (void)error;
    return go_by(app, call, 1);
}

static gboolean is_open(const struct score_cell *cell)
{
    return score_cell_is_disputed(cell) && cell->adjudicated == NULL;
}

/* Looked for by key, row by row, and from the first one again; -1: there is none. */
static gint64 next_dispute(const struct scores_table *table, gint64 from)
{
    const gint64 n = scores_table_parties(table);
    const gint64 cells = n * table->grid->rows->len;
    for (gint64 i = 1; i <= cells; i++) {
        const gint64 at = (from + i) % cells;
        const struct score_row *row = table->grid->rows->pdata[at / n];
        if (is_open(scores_table_cell(table, row->commitment->id, (guint)(at % n))))
            return at;
    }
    return -1;
}

gboolean run_score_dispute(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    struct view *view = app_view(app);
    const struct scores_table *table = scores_view_table(view);
    const gint64 n = scores_table_parties(table);
    const int row = scores_table_row(table, list_selected(app_list(app)));
    const gint64 at = next_dispute(table, row >= 0 ? row * n + scores_view_column(view) : -1);
    if (at < 0) {
        app_say(app, "%s",
                table->is_blind ? _("what the other coder said is hidden · B shows it again")
                                : _("no disagreement of the coders is left to settle"));
        return TRUE;
    }
    const struct score_row *line = table->grid->rows->pdata[at / n];
    GError *failed = NULL;
    list_select(app_list(app), line->commitment->id, &failed);
    scores_view_go(view, at % n);
    if (failed == NULL)
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}
