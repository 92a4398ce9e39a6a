/* view_history.c owns the list of changes, by whom and when, and undoing one of them.
 * It must not know what a change means: db/change.h keeps them. */
#include "tui/view.h"

#include "core/clock.h"
#include "core/session.h"
#include "core/text/text.h"
#include "core/scheme/words.h"
#include "db/commitment.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/columns.h"
#include "tui/list.h"
#include "tui/menu.h"

#include <string.h>

enum { WHEN, WHO, WHAT, LINES, STATE };

static const struct list_column columns[] = {
    [WHEN] = {.name = "when",
              .written = "recorded_at",
              .label = N_("When"),
              .width = 16,
              .rank = 1,
              .is_frozen = TRUE},
    [WHO] = {.name = "who", .written = "author", .label = N_("Who"), .width = 16, .rank = 2},
    [WHAT] = {.name = "what",
              .written = "summary",
              .label = N_("What"),
              .width = 34,
              .stretch = 1,
              .rank = 1},
    [LINES] = {.name = "lines",
               .written = "entries",
               .label = N_("Lines"),
               .width = 6,
               .rank = 4,
               .is_right = TRUE},
    [STATE] = {.name = "state", .written = "state", .label = N_("State"), .width = 8, .rank = 3},
    {.name = NULL},
};

struct history {
    struct db *db;
    gint64 commitment_id; /* of one commitment only; 0: all */
    struct list *list;
};

static void free_change(gpointer row)
{
    change_row_free(row);
}

static struct list_row *row_of(struct change_row *change)
{
    return list_row_new(change->id, change, free_change);
}

/* Newest first: "after" a row are the older ones. */
static GPtrArray *page(gpointer data, const struct list_row *from, gboolean backwards, guint n,
                       GError **error)
{
    const struct history *mine = data;
    g_autoptr(GPtrArray) changes =
        backwards ? change_page_newer(mine->db, mine->commitment_id, from != NULL ? from->id : 0,
                                      (int)n, error)
                  : change_page(mine->db, mine->commitment_id, from != NULL ? from->id : 0, (int)n,
                                error);
    if (changes == NULL)
        return NULL;
    GPtrArray *rows = g_ptr_array_new_with_free_func(list_row_free);
    for (guint i = 0; i < changes->len; i++)
        g_ptr_array_add(rows, row_of(row_copy(TABLE_CHANGE, changes->pdata[i])));
    return rows;
}

static struct list_row *find(gpointer data, gint64 id, const struct list_row *near, GError **error)
{
    (void)near;
    const struct history *mine = data;
    struct change_row *change = change_by_id(mine->db, id, error);
    return change != NULL ? row_of(change) : NULL;
}

static const char *state_of(const struct change_row *change)
{
    if (strcmp(change->kind, "do") != 0)
        return change->kind;
    return change->undone ? N_("undone") : "";
}

static char *cell(gpointer data, const struct list_row *row, gsize column, enum style *style)
{
    (void)data;
    const struct change_row *change = row->data;
    if (change->undone || strcmp(change->kind, "undo") == 0)
        *style = STYLE_DIM;
    switch (column) {
    case WHEN:
        return clock_local(change->recorded_at);
    case WHO:
        return text_show(change->author, -1);
    case WHAT:
        return text_show(change->summary, -1);
    case LINES:
        return g_strdup_printf("%" G_GINT64_FORMAT, change->entries);
    default:
        return text_show(_(state_of(change)), -1);
    }
}

static const struct list_source source = {
    .columns = columns,
    .page = page,
    .find = find,
    .cell = cell,
};

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    struct history *mine = g_new0(struct history, 1);
    mine->db = app_db(view->app);
    mine->commitment_id = args->id;
    mine->list = list_new(&source, mine);
    list_set_empty(mine->list, _("Nothing was changed yet."));
    columns_restore(view->ops->name, mine->list);
    view->data = mine;
    return list_load(mine->list, error);
}

static void close(struct view *view)
{
    struct history *mine = view->data;
    list_free(mine->list);
    g_free(mine);
}

static gboolean refresh(struct view *view, GError **error)
{
    return list_refresh(((struct history *)view->data)->list, error);
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    list_draw(((struct history *)view->data)->list, area, TRUE, spot);
}

static struct list *list(struct view *view)
{
    return ((struct history *)view->data)->list;
}

static char **words(struct view *view)
{
    const struct history *mine = view->data;
    const gint64 id = mine->commitment_id;
    owned(commitment) row = id != 0 ? commitment_by_id(mine->db, id, NULL) : NULL;
    g_autofree char *shown = list_columns_written(mine->list);
    const char *const all[] = {"history", "--columns", shown, "--", row ? row->key : NULL, NULL};
    return g_strdupv((char **)all);
}

static gboolean enter(struct view *view, GError **error)
{
    struct view_args args = {.id = list_selected(list(view))};
    return app_open_view(view->app, "change", &args, error);
}

static gboolean undo_this(struct app *app, gpointer data, GError **error)
{
    GError *failed = NULL;
    owned(change_row) done = session_undo(app_session(app), *(gint64 *)data, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return FALSE;
    }
    app_say(app, "%s", done->summary);
    return TRUE;
}

static gboolean undo_confirmed(struct app *app, gpointer data, GError **error)
{
    (void)error;
    gint64 *id = g_memdup2(data, sizeof(gint64));
    app_work(app, &(struct work){.run = undo_this, .data = id, .free_data = g_free});
    return TRUE;
}

/* One's own at once; another person's after a question that names them. */
gboolean run_undo_this(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    const struct list_row *row = list_selected_row(app_list(app));
    const struct change_row *change = row->data;
    gint64 id = row->id;
    if (strcmp(change->author, app_session(app)->author) == 0)
        return undo_confirmed(app, &id, error);
    g_autofree char *question =
        g_strdup_printf(_("This was done by %s: %s. Undo it?"), change->author, change->summary);
    menu_confirm(app, question, undo_confirmed, g_memdup2(&id, sizeof id), g_free);
    return TRUE;
}

const struct view_ops view_history = {
    .name = "history",
    .title = N_("History"),
    .place = PLACE_HISTORY,
    .open = open,
    .close = close,
    .refresh = refresh,
    .draw = draw,
    .list = list,
    .words = words,
    .enter = enter,
};
