/* view_meetings.c owns the list of meetings of every series.
 * It must not know how a meeting is told: that is view_meeting.c. */
#include "tui/view.h"

#include "core/period/edtf.h"
#include "core/session.h"
#include "core/scheme/words.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/series.h"
#include "db/wording.h"
#include "tui/app.h"
#include "tui/array_source.h"
#include "tui/columns.h"
#include "tui/list.h"

#include <string.h>

enum { DATE, PLACE, LEVEL, STATE, TEXTS, WORDINGS, TITLE };

static const struct list_column columns[] = {
    [DATE] = {.name = "date",
              .written = "date",
              .label = N_("Date"),
              .width = 21,
              .rank = 1,
              .is_frozen = TRUE},
    [PLACE] = {.name = "place", .written = "city", .label = N_("Place"), .width = 13, .rank = 1},
    [LEVEL] = {.name = "level", .written = "level", .label = N_("Level"), .width = 16, .rank = 3},
    [STATE] = {.name = "state", .written = "state", .label = N_("State"), .width = 10, .rank = 2},
    [TEXTS] = {.name = "texts",
               .written = "texts",
               .label = N_("Texts"),
               .width = 5,
               .rank = 4,
               .is_right = TRUE},
    [WORDINGS] = {.name = "wordings",
                  .written = "wordings",
                  .label = N_("Words"),
                  .width = 5,
                  .rank = 4,
                  .is_right = TRUE},
    [TITLE] = {.name = "title",
               .written = "title",
               .label = N_("Title"),
               .width = 12,
               .stretch = 1,
               .rank = 5},
    {.name = NULL},
};

struct meetings {
    struct array_source *source;
    struct list_source ops;
    struct list *list;
};

static gboolean add_counts(struct db *db, struct array_item *item, gint64 id, GError **error)
{
    g_autoptr(GPtrArray) documents = document_heads_of_meeting(db, id, error);
    g_autoptr(GPtrArray) wordings = documents != NULL ? wording_of_meeting(db, id, error) : NULL;
    if (wordings == NULL)
        return FALSE;
    g_autofree char *texts = g_strdup_printf("%u", documents->len);
    g_autofree char *words = g_strdup_printf("%u", wordings->len);
    array_item_set(item, TEXTS, STYLE_PLAIN, texts);
    array_item_set(item, WORDINGS, STYLE_PLAIN, words);
    return TRUE;
}

static gboolean add_meeting(struct meetings *mine, struct db *db, const struct meeting *meeting,
                            GError **error)
{
    owned(series) series =
        meeting->series_id != 0 ? series_by_id(db, meeting->series_id, error) : NULL;
    if (meeting->series_id != 0 && series == NULL)
        return FALSE;
    struct array_item *item = array_source_add(mine->source, meeting->id, NULL);
    const gboolean is_held = strcmp(meeting->state, "held") == 0;
    const enum style style = is_held ? STYLE_PLAIN : STYLE_DIM;
    g_autofree char *date = edtf_words(meeting->date_edtf);
    array_item_set(item, DATE, style, date);
    array_item_set(item, PLACE, style, *meeting->city != '\0' ? meeting->city : meeting->country);
    array_item_set(item, LEVEL, style, words_label(WORDS_LEVEL, meeting->level));
    array_item_set(item, STATE, is_held ? STYLE_PLAIN : STYLE_UNKNOWN,
                   words_label(WORDS_MEETING_STATE, meeting->state));
    array_item_set(item, TITLE, style,
                   *meeting->title != '\0' ? meeting->title
                   : series != NULL        ? series->title
                                           : "");
    return add_counts(db, item, meeting->id, error);
}

static gboolean read_meetings(struct view *view, GError **error)
{
    struct meetings *mine = view->data;
    struct db *db = app_db(view->app);
    g_autoptr(GPtrArray) meetings = meeting_all(db, 0, error);
    if (meetings == NULL)
        return FALSE;
    gboolean is_whole = TRUE;
    array_source_begin(mine->source);
    for (guint i = 0; i < meetings->len && is_whole; i++)
        is_whole = add_meeting(mine, db, meetings->pdata[i], error);
    return array_source_end(mine->source, is_whole);
}

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    struct meetings *mine = g_new0(struct meetings, 1);
    mine->source = array_source_new(columns);
    mine->ops = array_source_ops(mine->source);
    mine->list = list_new(&mine->ops, mine->source);
    list_set_empty(mine->list, _("No meetings yet. i adds one; `heldto import FILE --as meetings` "
                                 "brings in many."));
    columns_restore(view->ops->name, mine->list);
    view->data = mine;
    if (!read_meetings(view, error) || !list_load(mine->list, error))
        return FALSE;
    if (args->id != 0)
        return list_select(mine->list, args->id, error) || error == NULL || *error == NULL;
    return list_end(mine->list, TRUE, error);
}

static void close(struct view *view)
{
    struct meetings *mine = view->data;
    list_free(mine->list);
    array_source_free(mine->source);
    g_free(mine);
}

static gboolean refresh(struct view *view, GError **error)
{
    struct meetings *mine = view->data;
    return read_meetings(view, error) && list_refresh(mine->list, error);
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    list_draw(((struct meetings *)view->data)->list, area, TRUE, spot);
}

static char *subtitle(struct view *view)
{
    const struct meetings *mine = view->data;
    return g_strdup_printf(_("%u meetings"), mine->source->items->len);
}

static struct list *list(struct view *view)
{
    return ((struct meetings *)view->data)->list;
}

static char **words(struct view *view)
{
    g_autofree char *shown = list_columns_written(list(view));
    g_autofree char *all = g_strconcat("", shown, NULL);
    const char *const all_words[] = {"meeting", "list", "--columns", all, "--", NULL};
    return g_strdupv((char **)all_words);
}

static gboolean enter(struct view *view, GError **error)
{
    struct view_args args = {.id = list_selected(list(view))};
    return app_open_view(view->app, "meeting", &args, error);
}

const struct view_ops view_meetings = {
    .name = "meetings",
    .title = N_("Meetings"),
    .place = PLACE_MEETINGS,
    .open = open,
    .close = close,
    .refresh = refresh,
    .draw = draw,
    .subtitle = subtitle,
    .list = list,
    .words = words,
    .enter = enter,
};
