/* view_review.c owns going through the open commitments after a meeting, one key each.
 * It must not know which are on the list, nor what may be found: core/lineage/review.h does. */
#include "tui/view.h"

#include "core/draft/names.h"
#include "core/lineage/review.h"
#include "core/scheme/words.h"
#include "core/story/story.h"
#include "core/text/text.h"
#include "tui/action.h"
#include "tui/action_runs.h"
#include "tui/app.h"
#include "tui/array_source.h"
#include "tui/commitment_list.h"
#include "tui/list.h"
#include "tui/meeting_stop.h"

#include <string.h>

enum { FOUND, KEY, TITLE, LAST, STATUS, DUE };
enum { LOW_ROWS = 12 };

static const struct list_column columns[] = {
    [FOUND] = {.name = "found", .label = N_("Found"), .width = 14, .rank = 1},
    [KEY] = {.name = "key", .label = N_("Key"), .width = 10, .rank = 1},
    [TITLE] = {.name = "title", .label = N_("Title"), .width = 12, .stretch = 1, .rank = 1},
    [LAST] = {.name = "last", .label = N_("Last stated"), .width = 18, .rank = 3},
    [STATUS] = {.name = "status", .label = N_("Status"), .width = 14, .rank = 2},
    [DUE] = {.name = "due", .label = N_("Due"), .width = 20, .rank = 4},
    {.name = NULL},
};

struct review_view {
    gint64 meeting_id;
    struct review_list *items;
    struct array_source *source;
    struct list_source ops;
    struct list *list;
    gint64 told_id; /* whose words stand below; 0: none */
    char *told;     /* shown text */
    int rows;       /* of the view */
};

static gboolean is_decided(const struct review_item *item)
{
    return item->review != NULL && strcmp(item->review->finding, "later") != 0;
}

/* What was found; of what is still to be looked at, whether silence could be found at all. */
static void set_found(struct array_item *row, const struct review_item *item)
{
    if (item->review != NULL)
        array_item_set(row, FOUND, is_decided(item) ? STYLE_DONE : STYLE_UNKNOWN,
                       review_finding_label(item));
    else if (item->silence == SILENCE_UNKNOWN)
        array_item_set(row, FOUND, STYLE_UNKNOWN, _("? no full text"));
}

static void add_row(const struct review_view *mine, const struct session *session,
                    const struct review_item *item)
{
    const struct commitment *c = item->commitment;
    struct array_item *row = array_source_add(mine->source, c->id, NULL);
    enum style style = STYLE_PLAIN;
    g_autofree char *month = g_strndup(c->latest_on, strlen("2021-06"));
    g_autofree char *last = g_strdup_printf("%s %s", month, c->latest_place);
    g_autofree char *due = story_due_words(c);
    commitment_status_letter(session, c, &style);
    row->commitment = c->id;
    set_found(row, item);
    array_item_set(row, KEY, STYLE_PLAIN, c->key);
    array_item_set(row, TITLE, STYLE_PLAIN, c->title);
    array_item_set(row, LAST, STYLE_PLAIN, last);
    array_item_set(row, STATUS, style, commitment_status_words(session, c));
    array_item_set(row, DUE, STYLE_PLAIN, *c->due_text != '\0' ? c->due_text : due);
}

static gboolean read_items(struct view *view, GError **error)
{
    struct review_view *mine = view->data;
    struct session *session = app_session(view->app);
    struct review_list *items = review_list_new(session, mine->meeting_id, error);
    if (items == NULL)
        return FALSE;
    review_list_free(mine->items);
    mine->items = items;
    mine->told_id = 0;
    array_source_begin(mine->source);
    for (guint i = 0; i < items->items->len; i++)
        add_row(mine, session, items->items->pdata[i]);
    return array_source_end(mine->source, TRUE);
}

/* The last words before the meeting: what its text is looked through for. */
static const struct story_wording *words_before(const struct story *story,
                                                const struct meeting *meeting)
{
    const struct story_wording *last = NULL;
    for (guint i = 0; i < story->wordings->len; i++) {
        const struct story_wording *told = story->wordings->pdata[i];
        if (strcmp(told->meeting->date_first, meeting->date_first) < 0 &&
            strcmp(told->wording->role, "record") == 0)
            last = told;
    }
    return last;
}

static gboolean tell(struct view *view, GError **error)
{
    struct review_view *mine = view->data;
    const gint64 id = list_selected(mine->list);
    if (id == mine->told_id)
        return TRUE;
    g_clear_pointer(&mine->told, g_free);
    mine->told_id = 0;
    if (id == 0)
        return TRUE;
    owned_story story = story_load(app_session(view->app), id, error);
    if (story == NULL)
        return FALSE;
    const struct story_wording *last = words_before(story, mine->items->meeting);
    if (last != NULL) {
        g_autofree char *words = story_wording_words(last->wording);
        g_autofree char *meeting = names_meeting_words(last->meeting);
        g_autofree char *shown = text_show(meeting, -1);
        mine->told = g_strdup_printf("%s: %s", shown, words);
    }
    mine->told_id = id;
    return TRUE;
}

/* To the first that is still to be looked at. */
static gboolean resume(struct review_view *mine, GError **error)
{
    for (guint i = 0; i < mine->items->items->len; i++) {
        const struct review_item *item = mine->items->items->pdata[i];
        if (item->review == NULL)
            return list_select(mine->list, item->commitment->id, error);
    }
    return TRUE;
}

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    struct review_view *mine = g_new0(struct review_view, 1);
    mine->meeting_id = args->id;
    mine->source = array_source_new(columns);
    mine->ops = array_source_ops(mine->source);
    mine->list = list_new(&mine->ops, mine->source);
    list_set_empty(mine->list, _("Nothing is left to look at: every open commitment of this line "
                                 "that was stated before has words at this meeting."));
    view->data = mine;
    return read_items(view, error) && list_load(mine->list, error) && resume(mine, error) &&
           tell(view, error);
}

static void close(struct view *view)
{
    struct review_view *mine = view->data;
    list_free(mine->list);
    array_source_free(mine->source);
    review_list_free(mine->items);
    g_free(mine->told);
    g_free(mine);
}

static gboolean refresh(struct view *view, GError **error)
{
    return read_items(view, error) &&
           list_refresh(((struct review_view *)view->data)->list, error) && tell(view, error);
}

static int told_rows(int rows)
{
    return rows < 6 ? 0 : rows < LOW_ROWS ? 2 : rows < 30 ? 4 : 7;
}

static gboolean layout(struct view *view, struct area area, GError **error)
{
    struct review_view *mine = view->data;
    mine->rows = area.rows;
    return list_set_height(mine->list, area.rows - told_rows(area.rows) - 1, error);
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    const struct review_view *mine = view->data;
    const int told = told_rows(area.rows);
    const struct area below = area_part(area, area.rows - told, 0, told, -1);
    int row = 0;
    list_draw(mine->list, area_part(area, 0, 0, area.rows - told, -1), TRUE, spot);
    if (told > 2)
        draw_row_line(below, row++, STYLE_FRAME);
    if (mine->told != NULL)
        draw_wrapped(below, row, STYLE_QUOTE, mine->told);
}

static char *heading(struct view *view)
{
    const struct review_view *mine = view->data;
    g_autofree char *meeting = names_meeting_words(mine->items->meeting);
    g_autofree char *words = g_strdup_printf(_("Review: %s"), meeting);
    return text_show(words, -1);
}

static char *subtitle(struct view *view)
{
    return review_progress(((const struct review_view *)view->data)->items);
}

static struct list *list(struct view *view)
{
    return ((struct review_view *)view->data)->list;
}

static gint64 commitment(struct view *view)
{
    return list_selected(list(view));
}

static char **words(struct view *view)
{
    const struct review_view *mine = view->data;
    const char *const all[] = {"review", "--", mine->items->meeting->token, NULL};
    return g_strdupv((char **)all);
}

static gboolean enter(struct view *view, GError **error)
{
    const struct view_args args = {.id = commitment(view)};
    return args.id == 0 || app_open_view(view->app, "commitment", &args, error);
}

static void moved(struct view *view)
{
    tell(view, NULL);
}

const struct view_ops view_review;

/* A finding on its way to the register. */
struct finding {
    gint64 meeting_id;
    char *token;
    GArray *ids; /* gint64 */
    guint left;  /* of those asked for, not found so because it may not be */
};

static void finding_free(gpointer data)
{
    struct finding *finding = data;
    g_array_unref(finding->ids);
    g_free(finding->token);
    g_free(finding);
}

static gboolean store(struct app *app, gpointer data, GError **error)
{
    const struct finding *finding = data;
    return review_set(app_session(app), finding->meeting_id,
                      (const gint64 *)(gpointer)finding->ids->data, finding->ids->len,
                      finding->token, NULL, error);
}

/* The next one that nothing was found of yet; where there is none, none. */
static gint64 next_open(const struct review_view *mine, gint64 after)
{
    const GPtrArray *items = mine->items->items;
    guint at = 0;
    while (at < items->len &&
           ((const struct review_item *)items->pdata[at])->commitment->id != after)
        at++;
    for (guint i = 1; i <= items->len; i++) {
        const struct review_item *item = items->pdata[(at + i) % items->len];
        if (item->review == NULL)
            return item->commitment->id;
    }
    return 0;
}

static void say_found(struct app *app, const struct finding *finding)
{
    const char *label = words_label(WORDS_FINDING, finding->token);
    if (finding->left > 0)
        app_say_changed(
            app, _("%u → %s; %u left: that this meeting did not mention them cannot be said"),
            finding->ids->len, label, finding->left);
    else if (finding->ids->len > 1)
        app_say_changed(app, _("%u commitments → %s"), finding->ids->len, label);
    else
        app_say_changed(app, "→ %s", label);
}

/* On to the next; what was closed is asked for its status. */
static void stored(struct app *app, gpointer data)
{
    const struct finding *finding = data;
    struct view *view = app_view(app);
    say_found(app, finding);
    if (view->ops != &view_review)
        return;
    app_refresh_now(app);
    struct review_view *mine = view->data;
    const gint64 here = g_array_index(finding->ids, gint64, finding->ids->len - 1);
    list_unmark_all(mine->list);
    if (strcmp(finding->token, "closed") == 0) {
        for (guint i = 0; finding->ids->len > 1 && i < finding->ids->len; i++)
            list_mark(mine->list, g_array_index(finding->ids, gint64, i), TRUE);
        action_run(app, "status", 0, "");
        return;
    }
    const gint64 next = next_open(mine, here);
    GError *error = NULL;
    if (next == 0)
        app_say_changed(app, "%s", _("Everything has been looked at"));
    else if (!list_select(mine->list, next, &error) && error != NULL)
        app_fail(app, error);
    tell(view, NULL);
}

static void find(struct app *app, const char *token, GArray *ids, guint left)
{
    const struct review_view *mine = app_view(app)->data;
    struct finding *finding = g_new0(struct finding, 1);
    *finding = (struct finding){mine->meeting_id, g_strdup(token), ids, left};
    app_work(app, &(struct work){
                      .run = store, .done = stored, .data = finding, .free_data = finding_free});
}

/* Of some of the list, silence only where it may be said. */
struct choice {
    GArray *ids; /* gint64 */
    guint left;
};

static void choose(struct choice *choice, const struct review_item *item, const char *token)
{
    if (strcmp(token, "not-mentioned") == 0 && item->silence != SILENCE_ABSENT)
        choice->left++;
    else
        g_array_append_val(choice->ids, item->commitment->id);
}

static gboolean find_chosen(struct app *app, const char *token, struct choice choice)
{
    if (choice.ids->len > 0) {
        find(app, token, choice.ids, choice.left);
        return TRUE;
    }
    g_array_unref(choice.ids);
    app_say(app, "%s",
            choice.left > 0 ? _("that this meeting did not mention them cannot be said: no full "
                                "official text of it was read, or they promise one meeting")
                            : _("nothing is left to look at"));
    return TRUE;
}

/* The marked ones, else the one the cursor is on: why that may not be is told of it. */
static gboolean find_here(struct app *app, const char *token)
{
    const struct review_view *mine = app_view(app)->data;
    struct choice choice = {.ids = g_array_new(FALSE, FALSE, sizeof(gint64))};
    if (list_marks(mine->list) == 0) {
        const gint64 id = commitment(app_view(app));
        g_array_append_val(choice.ids, id);
        return find_chosen(app, token, choice);
    }
    for (guint i = 0; i < mine->items->items->len; i++) {
        const struct review_item *item = mine->items->items->pdata[i];
        if (list_is_marked(mine->list, item->commitment->id))
            choose(&choice, item, token);
    }
    return find_chosen(app, token, choice);
}

/* All of which nothing was found yet. */
static gboolean find_rest(struct app *app, const char *token)
{
    const struct review_view *mine = app_view(app)->data;
    struct choice choice = {.ids = g_array_new(FALSE, FALSE, sizeof(gint64))};
    for (guint i = 0; i < mine->items->items->len; i++) {
        const struct review_item *item = mine->items->items->pdata[i];
        if (item->review == NULL)
            choose(&choice, item, token);
    }
    return find_chosen(app, token, choice);
}

#define FINDING(name, token)                                                                       \
    gboolean run_review_##name(struct app *app, const struct action_call *call, GError **error)    \
    {                                                                                              \
        (void)call;                                                                                \
        (void)error;                                                                               \
        return find_here(app, token);                                                              \
    }                                                                                              \
    gboolean run_rest_##name(struct app *app, const struct action_call *call, GError **error)      \
    {                                                                                              \
        (void)call;                                                                                \
        (void)error;                                                                               \
        return find_rest(app, token);                                                              \
    }
FINDING(restated, "restated")
FINDING(changed, "changed")
FINDING(silent, "not-mentioned")
FINDING(closed, "closed")
FINDING(later, "later")

/* From a meeting, or the one the cursor is on. */
gboolean run_review(struct app *app, const struct action_call *call, GError **error)
{
    (void)call;
    const struct view *view = app_view(app);
    const struct view_args args = {.id = view->ops->place == PLACE_MEETING
                                             ? meeting_view_id(view)
                                             : list_selected(app_list(app))};
    return app_open_view(app, "review", &args, error);
}

const struct view_ops view_review = {
    .name = "review",
    .title = N_("Review"),
    .place = PLACE_REVIEW,
    .open = open,
    .close = close,
    .refresh = refresh,
    .layout = layout,
    .draw = draw,
    .heading = heading,
    .subtitle = subtitle,
    .list = list,
    .commitment = commitment,
    .enter = enter,
    .words = words,
    .moved = moved,
};
