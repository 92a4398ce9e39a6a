/* view_register.c owns the register: every commitment in a list, with what is told of the selected
 * one beside it where there is room. It must not know filters, statuses or keys. */
#include "tui/view.h"

#include "core/scheme/words.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/browser.h"
#include "tui/columns.h"
#include "tui/open_wording.h"
#include "tui/pager.h"
#include "tui/reading_pane.h"
#include "tui/story_lines.h"

/* From this width on the pane has its place. */
#define WIDE_COLS 100
#define PANE_MIN  48
#define PANE_MAX  76

/* A single step shows its commitment at once. While one is on the move the pane names it only, until
 * one rests: a held key over a slow line then paints two rows, and the terminal can scroll the list
 * by itself, as all lines beside the pane's first are blank. */
#define ON_THE_MOVE G_TIME_SPAN_SECOND
#define REST        (300 * G_TIME_SPAN_MILLISECOND)

struct register_view {
    struct browser *browser;
    struct pager *pager;
    struct story *story; /* of the commitment in the pane; NULL: none */
    gboolean is_wide;
    gboolean is_hidden; /* the pane, by choice */
    gboolean pane_has_keys;
    int pane_width;
    gint64 moved_at;
    gint64 pane_due; /* when the pane is to be read; 0: it is what it should be */
};

static gboolean has_pane(const struct register_view *self)
{
    return self->is_wide && !self->is_hidden;
}

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    struct register_view *self = g_new0(struct register_view, 1);
    self->browser = browser_new(view->app, app_session(view->app));
    columns_restore(view->ops->name, browser_list(self->browser));
    self->pager = pager_new();
    view->data = self;
    return args->text == NULL ||
           commitment_list_set_filter(browser_commitments(self->browser), args->text, error, NULL);
}

static void close(struct view *view)
{
    struct register_view *self = view->data;
    browser_free(self->browser);
    pager_free(self->pager);
    story_free(self->story);
    g_free(self);
}

static gint64 pane_shows(const struct register_view *self)
{
    return self->story ? self->story->commitment->id : 0;
}

static void build_pane(struct view *view)
{
    struct register_view *self = view->data;
    if (self->story)
        reading_pane_build(self->pager, self->pane_width, app_session(view->app), self->story);
    else
        pager_begin(self->pager, self->pane_width);
}

/* Reads what the pane tells. */
static gboolean load_pane(struct view *view, GError **error)
{
    struct register_view *self = view->data;
    const struct commitment *row = browser_selected(self->browser);
    const gint64 before = pane_shows(self);
    struct story *story = NULL;
    if (row && has_pane(self)) {
        story = story_load(app_session(view->app), row->id, error);
        if (story == NULL)
            return FALSE;
    }
    story_free(self->story);
    self->story = story;
    self->pane_due = 0;
    build_pane(view);
    if (story == NULL || story->commitment->id != before)
        pager_end(self->pager, FALSE);
    app_redraw(view->app);
    return TRUE;
}

static gboolean layout(struct view *view, struct area area, GError **error)
{
    struct register_view *self = view->data;
    self->is_wide = area.cols >= WIDE_COLS;
    self->pane_width = CLAMP(area.cols * 2 / 5, PANE_MIN, PANE_MAX);
    self->pane_has_keys = self->pane_has_keys && has_pane(self);
    build_pane(view);
    return list_set_height(browser_list(self->browser), area.rows - 1, error);
}

static gboolean refresh(struct view *view, GError **error)
{
    struct register_view *self = view->data;
    return browser_refresh(self->browser, error) && load_pane(view, error);
}

static void draw_pane(struct register_view *self, struct area area, struct spot *spot)
{
    const struct commitment *row = browser_selected(self->browser);
    if (row != NULL && pane_shows(self) != row->id)
        reading_pane_draw_head(area, row);
    else if (row != NULL)
        pager_draw(self->pager, area, self->pane_has_keys, spot);
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    struct register_view *self = view->data;
    const int pane_cols = has_pane(self) ? self->pane_width + 2 : 0;
    const struct area left = area_part(area, 0, 0, -1, area.cols - pane_cols);
    list_draw(browser_list(self->browser), left, !self->pane_has_keys, spot);
    if (!has_pane(self))
        return;
    const struct area right = area_part(area, 0, left.cols, -1, -1);
    draw_col_line(right, 0, STYLE_FRAME);
    draw_pane(self, area_part(right, 0, 2, -1, -1), spot);
}

static char *subtitle(struct view *view)
{
    struct register_view *self = view->data;
    return browser_count_text(self->browser);
}

static gboolean is_filtered(struct view *view)
{
    struct register_view *self = view->data;
    return browser_is_filtered(self->browser);
}

static struct list *list(struct view *view)
{
    struct register_view *self = view->data;
    return browser_list(self->browser);
}

static struct pager *pager(struct view *view)
{
    struct register_view *self = view->data;
    return self->pane_has_keys ? self->pager : NULL;
}

static struct pager *text(struct view *view)
{
    struct register_view *self = view->data;
    return has_pane(self) ? self->pager : NULL;
}

static struct browser *browser(struct view *view)
{
    struct register_view *self = view->data;
    return self->browser;
}

static char **words(struct view *view)
{
    struct register_view *self = view->data;
    return browser_words(self->browser, "list");
}

static gint64 commitment(struct view *view)
{
    struct register_view *self = view->data;
    return list_selected(browser_list(self->browser));
}

static gboolean enter(struct view *view, GError **error)
{
    const struct register_view *self = view->data;
    const struct view_args args = {.id = commitment(view)};
    int kind = 0;
    gint64 id = 0;
    if (self->pane_has_keys && pager_at(self->pager, &kind, &id) && kind == STORY_STOP_WORDING)
        return open_wording_id(view->app, id, TRUE, error);
    return app_open_view(view->app, "commitment", &args, error);
}

static void moved(struct view *view)
{
    struct register_view *self = view->data;
    const gint64 now = g_get_monotonic_time();
    const gboolean is_single = now - self->moved_at > ON_THE_MOVE;
    self->pane_due = is_single ? now : now + REST;
    self->moved_at = now;
}

static gboolean peel(struct view *view)
{
    struct register_view *self = view->data;
    if (self->pane_has_keys) {
        self->pane_has_keys = FALSE;
        return TRUE;
    }
    return browser_peel(self->browser);
}

static int idle_pane(struct view *view)
{
    struct register_view *self = view->data;
    const struct commitment *row = browser_selected(self->browser);
    const gint64 shown = pane_shows(self);
    const gint64 now = g_get_monotonic_time();
    GError *error = NULL;
    if (!has_pane(self) || shown == (row ? row->id : 0))
        return -1;
    if (now < self->pane_due)
        return (int)((self->pane_due - now) / 1000) + 1;
    if (load_pane(view, &error))
        return 0;
    g_error_free(error); /* busy, or somebody types: the next time will do */
    return 50;
}

static int idle(struct view *view)
{
    struct register_view *self = view->data;
    const int pane = idle_pane(view);
    if (pane == 0)
        return 0;
    const int rest = browser_idle(self->browser);
    if (pane < 0 || rest < 0)
        return MAX(pane, rest);
    return MIN(pane, rest);
}

gboolean run_pane_switch(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    struct register_view *self = app_view(app)->data;
    if (!has_pane(self)) {
        app_say(app, "%s", _("there is no other pane here; it needs 100 columns"));
        return TRUE;
    }
    self->pane_has_keys = !self->pane_has_keys;
    return load_pane(app_view(app), error);
}

gboolean run_pane_toggle(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    (void)error;
    struct register_view *self = app_view(app)->data;
    if (!self->is_wide)
        app_say(app, "%s", _("the reading pane needs 100 columns"));
    self->is_hidden = !self->is_hidden;
    self->pane_has_keys = FALSE;
    app_refresh(app);
    return TRUE;
}

const struct view_ops view_register = {
    .name = "register",
    .title = N_("Register"),
    .place = PLACE_REGISTER,
    .open = open,
    .close = close,
    .layout = layout,
    .refresh = refresh,
    .draw = draw,
    .subtitle = subtitle,
    .is_filtered = is_filtered,
    .list = list,
    .pager = pager,
    .text = text,
    .browser = browser,
    .words = words,
    .commitment = commitment,
    .enter = enter,
    .moved = moved,
    .peel = peel,
    .idle = idle,
};
