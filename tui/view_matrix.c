/* view_matrix.c owns commitments against meetings: a list of commitments whose columns are meetings,
 * and the cell the cursor is on. It must not know what may be said of a meeting. */
#include "tui/view.h"

#include "core/period/day.h"
#include "core/period/edtf.h"
#include "core/scheme/words.h"
#include "core/story/past.h"
#include "core/story/story.h"
#include "core/text/text.h"
#include "db/meeting.h"
#include "db/wording.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/browser.h"
#include "tui/matrix_cells.h"
#include "tui/matrix_draw.h"
#include "tui/meeting_stop.h"
#include "tui/open_wording.h"
#include "tui/prompt.h"

#include <string.h>

struct matrix_view {
    struct past *past; /* the register as it stood on a day; NULL: as it stands */
    char *as_of;       /* that day; NULL */
    gboolean is_fresh; /* it was opened since the register changed last */
    struct browser *browser;
    struct matrix_cells *cells;
    struct matrix_picture picture;
    gint64 told_id; /* the cell that is told of below; 0: it is to be read again */
    guint told_column;
};

static struct session *session_of(const struct view *view)
{
    const struct matrix_view *mine = view->data;
    return mine->past != NULL ? past_session(mine->past) : app_session(view->app);
}

static guint columns_of(const struct matrix_view *mine)
{
    return matrix_cells_columns(mine->cells);
}

/* Forgets what was read; the cursor stays on its meeting. */
static gboolean read_meetings(struct view *view, GError **error)
{
    struct matrix_view *mine = view->data;
    struct matrix_cells *cells = matrix_cells_new(session_of(view), error);
    if (cells == NULL)
        return FALSE;
    const gint64 here = mine->cells != NULL && columns_of(mine) > 0
                            ? matrix_cells_meeting(mine->cells, mine->picture.columns.at)->id
                            : 0;
    matrix_cells_free(mine->cells);
    mine->cells = cells;
    const int column = matrix_cells_column_of(cells, here);
    const guint n = columns_of(mine);
    mine->picture.columns.at = column >= 0 ? (guint)column : n > 0 ? n - 1 : 0;
    mine->told_id = 0;
    return TRUE;
}

/* What is in sight; rows that were read already cost nothing. */
static gboolean read_rows(struct matrix_view *mine, GError **error)
{
    const struct list *list = browser_list(mine->browser);
    const struct list_row *row;
    for (int line = 0; (row = list_row_in_sight(list, line)) != NULL; line++)
        if (row->folded == 0 && !matrix_cells_read(mine->cells, commitment_of_row(row), error))
            return FALSE;
    return TRUE;
}

static gboolean tell_wording(struct matrix_view *mine, GError **error)
{
    GError *failed = NULL;
    owned(wording) wording =
        matrix_cells_wording(mine->cells, mine->told_id, mine->told_column, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    mine->picture.quote = wording != NULL ? story_wording_words(wording) : g_strdup("");
    return TRUE;
}

/* What is told below of the cell the cursor is on. */
static gboolean tell(struct matrix_view *mine, GError **error)
{
    const gint64 id = list_selected(browser_list(mine->browser));
    if (id == mine->told_id && mine->picture.columns.at == mine->told_column)
        return TRUE;
    g_clear_pointer(&mine->picture.says, g_free);
    g_clear_pointer(&mine->picture.quote, g_free);
    mine->told_id = id;
    mine->told_column = mine->picture.columns.at;
    if (id == 0 || columns_of(mine) == 0)
        return TRUE;
    mine->picture.says = matrix_cells_words(mine->cells, id, mine->told_column);
    if (tell_wording(mine, error))
        return TRUE;
    mine->told_id = 0;
    return FALSE;
}

static gboolean read_seen(struct matrix_view *mine, GError **error)
{
    return read_rows(mine, error) && tell(mine, error);
}

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    struct matrix_view *mine = g_new0(struct matrix_view, 1);
    view->data = mine;
    mine->browser = browser_new(view->app, session_of(view));
    if (!read_meetings(view, error))
        return FALSE;
    const int column = matrix_cells_column_of(mine->cells, args->id);
    if (column >= 0)
        mine->picture.columns.at = (guint)column;
    return args->text == NULL ||
           commitment_list_set_filter(browser_commitments(mine->browser), args->text, error, NULL);
}

static void close(struct view *view)
{
    struct matrix_view *mine = view->data;
    browser_free(mine->browser);
    matrix_cells_free(mine->cells);
    past_close(mine->past);
    g_free(mine->as_of);
    g_free(mine->picture.says);
    g_free(mine->picture.quote);
    g_free(mine);
}

static gboolean layout(struct view *view, struct area area, GError **error)
{
    struct matrix_view *mine = view->data;
    const int lines = matrix_draw_lines(area);
    return list_set_height(browser_list(mine->browser), lines, error) && read_seen(mine, error);
}

/* The meetings and commitments of another past, with the same filter. FALSE: nothing is changed. */
static gboolean show_past(struct view *view, struct past *past, GError **error)
{
    struct matrix_view *mine = view->data;
    struct past *before = mine->past;
    struct browser *browser;
    const char *filter = commitment_list_filter(browser_commitments(mine->browser));
    mine->past = past;
    browser = browser_new(view->app, session_of(view));
    if (!commitment_list_set_filter(browser_commitments(browser), filter, error, NULL) ||
        !read_meetings(view, error)) {
        browser_free(browser);
        mine->past = before;
        return FALSE;
    }
    browser_free(mine->browser);
    mine->browser = browser;
    past_close(before);
    return TRUE;
}

/* From now on it shows the register as it stood on that day; NULL: as it stands. What is shown stays
 * where that cannot be. */
static gboolean set_as_of(struct view *view, const char *day, GError **error)
{
    struct matrix_view *mine = view->data;
    char *as_of = g_strdup(day);
    struct past *past =
        as_of != NULL ? past_open(app_session(view->app), as_of, NULL, NULL, error) : NULL;
    if ((as_of != NULL && past == NULL) || !show_past(view, past, error)) {
        past_close(past);
        g_free(as_of);
        return FALSE;
    }
    g_free(mine->as_of);
    mine->as_of = as_of;
    mine->is_fresh = TRUE;
    return TRUE;
}

static gboolean refresh(struct view *view, GError **error)
{
    struct matrix_view *mine = view->data;
    if (mine->past != NULL && !mine->is_fresh && !set_as_of(view, mine->as_of, error))
        return FALSE;
    mine->is_fresh = FALSE;
    return read_meetings(view, error) && browser_refresh(mine->browser, error) &&
           read_seen(mine, error);
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    struct matrix_view *mine = view->data;
    matrix_draw(&mine->picture, mine->cells, browser_list(mine->browser), session_of(view), area,
                spot);
}

/* "Matrix as of 1 January 2023" */
static char *heading(struct view *view)
{
    const struct matrix_view *mine = view->data;
    g_autofree char *day = mine->as_of != NULL ? edtf_words(mine->as_of) : NULL;
    return day != NULL ? g_strdup_printf(_("Matrix as of %s"), day) : g_strdup(_("Matrix"));
}

/* "26 commitments · meeting 2 of 3" */
static char *subtitle(struct view *view)
{
    const struct matrix_view *mine = view->data;
    g_autofree char *count = browser_count_text(mine->browser);
    if (columns_of(mine) == 0)
        return g_steal_pointer(&count);
    return g_strdup_printf(_("%s%smeeting %u of %u"), count, *count != '\0' ? " · " : "",
                           mine->picture.columns.at + 1, columns_of(mine));
}

static gboolean is_filtered(struct view *view)
{
    return browser_is_filtered(((struct matrix_view *)view->data)->browser);
}

static struct list *list(struct view *view)
{
    return browser_list(((struct matrix_view *)view->data)->browser);
}

static struct browser *browser(struct view *view)
{
    return ((struct matrix_view *)view->data)->browser;
}

static char **words(struct view *view)
{
    const struct matrix_view *mine = view->data;
    char **all = browser_words(mine->browser, "matrix");
    if (mine->as_of == NULL)
        return all;
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();
    g_strv_builder_add_many(words, all[0], "--as-of", mine->as_of, NULL);
    g_strv_builder_addv(words, (const char **)all + 1);
    g_strfreev(all);
    return g_strv_builder_end(words);
}

static gint64 commitment(struct view *view)
{
    return list_selected(list(view));
}

/* The words in their text, where they are held; else the commitment. */
static gboolean enter(struct view *view, GError **error)
{
    const struct matrix_view *mine = view->data;
    const struct view_args args = {.id = commitment(view)};
    GError *failed = NULL;
    if (args.id == 0)
        return TRUE;
    owned(wording) wording =
        columns_of(mine) > 0
            ? matrix_cells_wording(mine->cells, args.id, mine->picture.columns.at, &failed)
            : NULL;
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    if (wording == NULL)
        return app_open_view(view->app, "commitment", &args, error);
    return open_wording(view->app, wording, TRUE, error);
}

/* What cannot be read now is read when nobody types. */
static void moved(struct view *view)
{
    read_seen(view->data, NULL);
}

/* The cursor stays on its commitment where that was there already. */
static gboolean show_as_of(struct app *app, const char *day, GError **error)
{
    struct view *view = app_view(app);
    const gint64 here = commitment(view);
    if (!set_as_of(view, day, error))
        return FALSE;
    app_refresh_now(app);
    GError *failed = NULL;
    if (here != 0 && list_select(list(view), here, &failed))
        read_seen(view->data, NULL);
    g_clear_error(&failed);
    app_redraw(app);
    return TRUE;
}

static gboolean peel(struct view *view)
{
    const struct matrix_view *mine = view->data;
    GError *error = NULL;
    if (browser_peel(mine->browser))
        return TRUE;
    if (mine->as_of == NULL)
        return FALSE;
    if (!show_as_of(view->app, NULL, &error))
        app_fail(view->app, error);
    return TRUE;
}

static int idle(struct view *view)
{
    struct matrix_view *mine = view->data;
    const gint64 before = mine->told_id;
    const int rest = browser_idle(mine->browser);
    if (!read_seen(mine, NULL))
        return 100;
    if (mine->told_id != before)
        app_redraw(view->app);
    return rest;
}

const struct view_ops view_matrix;

gboolean run_view_matrix(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    const struct view *from = app_view(app);
    struct browser *filtered = app_browser(app);
    struct view_args args = {.id = from->ops->place == PLACE_MEETING ? meeting_view_id(from) : 0};
    g_autoptr(GArray) ids = app_commitments(app);
    if (from->ops == &view_matrix)
        return TRUE;
    if (filtered != NULL && browser_is_filtered(filtered))
        args.text = commitment_list_filter(browser_commitments(filtered));
    if (!app_open_view(app, "matrix", &args, error))
        return FALSE;
    struct view *view = app_view(app);
    if (ids->len == 0)
        return TRUE;
    return list_select(list(view), g_array_index(ids, gint64, 0), error) &&
           read_seen(view->data, error);
}

static gboolean accept_day(struct app *app, const char *text, gpointer data, GError **error)
{
    (void)data;
    g_autofree char *told = g_strstrip(g_strdup(text));
    g_autofree char *day = *told != '\0' ? day_parse(told, DAY_ORDER_ASK, error) : NULL;
    if ((*told != '\0' && day == NULL) || app_view(app)->ops != &view_matrix)
        return *told == '\0' || day != NULL;
    return show_as_of(app, day, error);
}

/* Asks for the day; nothing typed is now. */
gboolean run_matrix_as_of(struct app *app, const struct action_call *call, GError **error)
{
    const struct matrix_view *mine = app_view(app)->data;
    if (*call->argument != '\0')
        return accept_day(app, call->argument, NULL, error);
    prompt_open(app, &(struct prompt_options){
                         .label = _("as of the day (nothing: as it stands now): "),
                         .text = mine->as_of,
                         .history = "as-of",
                         .accept = accept_day,
                     });
    return TRUE;
}

static gboolean go_to(struct app *app, gint64 column)
{
    struct matrix_view *mine = app_view(app)->data;
    const gint64 last = (gint64)columns_of(mine) - 1;
    mine->picture.columns.at = (guint)CLAMP(column, 0, MAX(last, 0));
    moved(app_view(app));
    return TRUE;
}

static gboolean go_by(struct app *app, const struct action_call *call, int step)
{
    const struct matrix_view *mine = app_view(app)->data;
    return go_to(app, (gint64)mine->picture.columns.at + step * MAX(call->count, 1));
}

gboolean run_matrix_left(struct app *app, const struct action_call *call, GError **error)
{
    (void)error;
    return go_by(app, call, -1);
}

gboolean run_matrix_right(struct app *app, const struct action_call *call, GError **error)
{
    (void)error;
    return go_by(app, call, 1);
}

/* To where the commitment of this row was stated next, or before. */
static gboolean go_stated(struct app *app, int step)
{
    const struct matrix_view *mine = app_view(app)->data;
    const gint64 id = commitment(app_view(app));
    for (gint64 i = (gint64)mine->picture.columns.at + step; i >= 0 && i < columns_of(mine);
         i += step)
        if (matrix_cells_said(mine->cells, id, (guint)i) == MATRIX_STATED)
            return go_to(app, i);
    app_say(app, "%s",
            step > 0 ? _("It was stated at no later meeting, as far as texts are held here.")
                     : _("It was stated at no earlier meeting, as far as texts are held here."));
    return TRUE;
}

gboolean run_matrix_next(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    return go_stated(app, 1);
}

gboolean run_matrix_previous(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    return go_stated(app, -1);
}

const struct view_ops view_matrix = {
    .name = "matrix",
    .title = N_("Matrix"),
    .place = PLACE_MATRIX,
    .open = open,
    .close = close,
    .refresh = refresh,
    .layout = layout,
    .draw = draw,
    .heading = heading,
    .subtitle = subtitle,
    .is_filtered = is_filtered,
    .list = list,
    .browser = browser,
    .words = words,
    .commitment = commitment,
    .enter = enter,
    .moved = moved,
    .peel = peel,
    .idle = idle,
};
