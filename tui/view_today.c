/* view_today.c owns what asks for attention today, on the screen.
 * It must not know what does: that is core/story/today.c. */
#include "tui/view.h"

#include "core/session.h"
#include "core/story/story.h"
#include "core/story/today.h"
#include "core/scheme/words.h"
#include "db/document.h"
#include "db/listing.h"
#include "db/suggestion.h"
#include "tui/app.h"
#include "tui/array_source.h"
#include "tui/commitment_list.h"
#include "tui/columns.h"
#include "tui/list.h"
#include "tui/triage_view.h"

#include <string.h>

enum { KEY, WHY, TITLE, STATUS, DUE, OWNER };
enum { SHOWN = 200 };
#define TO_TRIAGE N_("Texts to triage")

static const struct list_column columns[] = {
    [KEY] = {.name = "key",
             .written = "key",
             .label = N_("Key"),
             .width = 11,
             .rank = 1,
             .is_frozen = TRUE},
    [WHY] = {.name = "when", .written = "day", .label = N_("When"), .width = 10, .rank = 2},
    [TITLE] = {.name = "title",
               .written = "title",
               .label = N_("Title"),
               .width = 20,
               .stretch = 1,
               .rank = 1},
    [STATUS] =
        {.name = "status", .written = "status", .label = N_("Status"), .width = 18, .rank = 3},
    [DUE] = {.name = "due", .written = "due", .label = N_("Due"), .width = 24, .rank = 4},
    [OWNER] = {.name = "owner", .written = "owner", .label = N_("Owner"), .width = 12, .rank = 5},
    {.name = NULL},
};

struct today {
    struct array_source *source;
    struct list_source ops;
    struct list *list;
    guint n; /* rows left out because a section is too long */
};

static void add_row(struct today *mine, const struct session *session,
                    const struct today_section *section, const struct commitment *c)
{
    struct array_item *item = array_source_add(mine->source, c->id, _(section->title));
    enum style style = STYLE_PLAIN;
    g_autofree char *due = story_due_words(c);
    const char *status = commitment_status_words(session, c);
    commitment_status_letter(session, c, &style);
    item->commitment = c->id;
    array_item_set(item, KEY, STYLE_PLAIN, c->key);
    array_item_set(item, WHY, STYLE_PLAIN, today_day(section, c));
    array_item_set(item, TITLE, STYLE_PLAIN, c->title);
    array_item_set(item, STATUS, style, status);
    array_item_set(item, DUE, STYLE_PLAIN, *c->due_text ? c->due_text : due);
    array_item_set(item, OWNER, STYLE_PLAIN, c->owner);
}

static gboolean read_rows(struct view *view, const struct today_section *section,
                          const struct filter *filter, GError **error)
{
    struct today *mine = view->data;
    const struct listing_sort sort = {.by = section->by};
    const struct listing_spec spec = {.filter = filter, .sorts = &sort, .n_sorts = 1};
    owned(listing) listing = listing_open(app_db(view->app), &spec, error);
    g_autoptr(GPtrArray) rows =
        listing != NULL ? listing_page(listing, NULL, FALSE, SHOWN + 1, error) : NULL;
    if (rows == NULL)
        return FALSE;
    for (guint i = 0; i < MIN(rows->len, SHOWN); i++)
        add_row(mine, app_session(view->app), section,
                ((const struct listing_row *)rows->pdata[i])->commitment);
    mine->n += rows->len > SHOWN;
    return TRUE;
}

static gboolean read_section(struct view *view, const struct today_section *section, GError **error)
{
    owned(filter) filter = today_filter(app_session(view->app), section, error);
    return filter != NULL && read_rows(view, section, filter, error);
}

/* A text of which suggestions are not decided; its id stands below 0 among the commitments. */
static gboolean add_text(struct today *mine, struct db *db, const struct suggestion *open,
                         GError **error)
{
    owned(document) document = document_by_id(db, open->document_id, error);
    if (document == NULL)
        return FALSE;
    struct array_item *item = array_source_add(mine->source, -document->id, _(TO_TRIAGE));
    const guint n = (guint)open->position;
    g_autofree char *left =
        g_strdup_printf(g_dngettext(NULL, "%u suggestion", "%u suggestions", n), n);
    array_item_set(item, KEY, STYLE_PLAIN, _("text"));
    array_item_set(item, WHY, STYLE_PLAIN, document->published_on);
    array_item_set(item, TITLE, STYLE_PLAIN, document->title);
    array_item_set(item, STATUS, STYLE_UNKNOWN, left);
    return TRUE;
}

static gboolean read_texts(struct view *view, GError **error)
{
    struct db *db = app_db(view->app);
    g_autoptr(GPtrArray) open = suggestion_open(db, error);
    if (open == NULL)
        return FALSE;
    for (guint i = 0; i < open->len; i++)
        if (!add_text(view->data, db, open->pdata[i], error))
            return FALSE;
    return TRUE;
}

static gboolean read_today(struct view *view, GError **error)
{
    struct today *mine = view->data;
    gboolean is_whole = TRUE;
    gsize n;
    const struct today_section *sections = today_sections(&n);
    const guint before = mine->n;
    array_source_begin(mine->source);
    mine->n = 0;
    is_whole = read_texts(view, error);
    for (gsize i = 0; i < n && is_whole; i++)
        is_whole = read_section(view, &sections[i], error);
    if (!is_whole)
        mine->n = before;
    return array_source_end(mine->source, is_whole);
}

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    (void)args;
    struct today *mine = g_new0(struct today, 1);
    mine->source = array_source_new(columns);
    mine->ops = array_source_ops(mine->source);
    mine->list = list_new(&mine->ops, mine->source);
    list_set_empty(mine->list, _("Nothing asks for attention today."));
    columns_restore(view->ops->name, mine->list);
    view->data = mine;
    return read_today(view, error) && list_load(mine->list, error);
}

static void close(struct view *view)
{
    struct today *mine = view->data;
    list_free(mine->list);
    array_source_free(mine->source);
    g_free(mine);
}

static gboolean refresh(struct view *view, GError **error)
{
    return read_today(view, error) && list_refresh(((struct today *)view->data)->list, error);
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    list_draw(((struct today *)view->data)->list, area, TRUE, spot);
}

static char *subtitle(struct view *view)
{
    const struct today *mine = view->data;
    return g_strdup_printf(mine->n > 0 ? _("%u and more") : _("%u to look at"),
                           mine->source->items->len);
}

static struct list *list(struct view *view)
{
    return ((struct today *)view->data)->list;
}

static gint64 commitment(struct view *view)
{
    return MAX(list_selected(list(view)), 0);
}

/* Whether the row stands in a section of what waits for confirmation. */
static gboolean is_proposed(const struct list_row *row)
{
    static const char *const tokens[] = {"proposed", "to-confirm", NULL};
    gsize n;
    const struct today_section *sections = today_sections(&n);
    for (gsize i = 0; i < n; i++)
        if (g_strcmp0(row->group, _(sections[i].title)) == 0)
            return g_strv_contains(tokens, sections[i].token);
    return FALSE;
}

static char **words(struct view *view)
{
    g_autofree char *shown = list_columns_written(list(view));
    g_autofree char *all = g_strconcat("section,", shown, NULL);
    const char *const all_words[] = {"today", "--columns", all, "--", NULL};
    return g_strdupv((char **)all_words);
}

static gboolean enter(struct view *view, GError **error)
{
    const struct list_row *row = list_selected_row(list(view));
    if (row == NULL || row->id == 0)
        return TRUE;
    if (row->id < 0)
        return triage_view_open(view->app, -row->id, error);
    const struct view_args args = {.id = row->id, .text = is_proposed(row) ? "proposal" : NULL};
    return app_open_view(view->app, "commitment", &args, error);
}

const struct view_ops view_today = {
    .name = "today",
    .title = N_("Today"),
    .place = PLACE_TODAY,
    .open = open,
    .close = close,
    .refresh = refresh,
    .draw = draw,
    .subtitle = subtitle,
    .list = list,
    .words = words,
    .commitment = commitment,
    .enter = enter,
};
