/* view_triage.c owns a document with its suggestions, one of them in sight with all that is told of
 * it. It must not know how one is decided: action_triage.c asks for it. */
#include "tui/view.h"

#include "core/scheme/words.h"
#include "core/story/story.h"
#include "core/text/text.h"
#include "db/commitment.h"
#include "db/document.h"
#include "db/wording.h"
#include "tui/app.h"
#include "tui/document_lines.h"
#include "tui/pager.h"
#include "tui/triage_panel.h"
#include "tui/triage_view.h"

#include <string.h>

enum { WIDE_COLS = 100, PANEL_MIN = 44, PANEL_MAX = 64, WINDOW = 600 };

struct triage_view {
    gint64 document_id;
    struct triage *triage;
    struct document_lines *lines;
    guint at;                   /* the item being decided */
    char *words[TRIAGE_OFFERS]; /* of what it is offered: shown text */
    struct pager *text, *panel;
    struct area area;
    struct area text_area, panel_area; /* parts of the view, from its own corner */
};

static const struct triage_item *item_of(const struct triage_view *mine, guint i)
{
    return mine->triage->items->pdata[i];
}

static gboolean has_item(const struct triage_view *mine)
{
    return mine->at < mine->triage->items->len;
}

static void forget_words(struct triage_view *mine)
{
    for (gsize i = 0; i < TRIAGE_OFFERS; i++)
        g_clear_pointer(&mine->words[i], g_free);
}

/* The last words of an offered commitment; "" where none are held. NULL on error. */
static char *last_words(struct db *db, gint64 commitment_id, GError **error)
{
    owned(commitment) c = commitment_by_id(db, commitment_id, error);
    if (c == NULL || c->latest_wording_id == 0)
        return c != NULL ? g_strdup("") : NULL;
    owned(wording) wording = wording_by_id(db, c->latest_wording_id, error);
    return wording != NULL ? story_wording_words(wording) : NULL;
}

static gboolean read_words(struct view *view, GError **error)
{
    struct triage_view *mine = view->data;
    forget_words(mine);
    const GPtrArray *offers = has_item(mine) ? item_of(mine, mine->at)->offers : NULL;
    for (guint i = 0; i < TRIAGE_OFFERS; i++) {
        const struct match *offer = offers != NULL && i < offers->len ? offers->pdata[i] : NULL;
        mine->words[i] = offer != NULL ? last_words(app_db(view->app), offer->commitment_id, error)
                                       : g_strdup("");
        if (mine->words[i] == NULL)
            return FALSE;
    }
    return TRUE;
}

static enum style style_of(const struct triage_item *item)
{
    enum style style = STYLE_LIT;
    if (triage_is_open(item))
        return STYLE_LIT;
    triage_sign(item->row, &style);
    return style;
}

/* Each suggestion's words, and over them those being decided. */
static GArray *marks_of(const struct triage_view *mine)
{
    GArray *marks = g_array_new(FALSE, FALSE, sizeof(struct document_mark));
    for (guint i = 0; i < mine->triage->items->len; i++) {
        const struct triage_item *item = item_of(mine, i);
        const struct document_mark mark = {item->row->start, item->row->length, style_of(item)};
        g_array_append_val(marks, mark);
    }
    if (has_item(mine)) {
        const struct suggestion *row = item_of(mine, mine->at)->row;
        const struct document_mark mark = {row->start, row->length, STYLE_SELECTED};
        g_array_append_val(marks, mark);
    }
    return marks;
}

/* The item whose sign stands beside a sentence: the one being decided, else the first in it. */
static const struct triage_item *item_in(const struct triage_view *mine, const struct sentence *s)
{
    const struct triage_item *first = NULL;
    for (guint i = 0; i < mine->triage->items->len; i++) {
        const struct triage_item *item = item_of(mine, i);
        if (item->row->start < s->start || item->row->start >= s->start + s->length)
            continue;
        if (i == mine->at)
            return item;
        if (first == NULL)
            first = item;
    }
    return first;
}

static void add_sentence(const struct triage_view *mine, guint i, const GArray *marks)
{
    const struct sentence *s =
        &g_array_index(document_lines_sentences(mine->lines), struct sentence, i);
    const struct triage_item *item = item_in(mine, s);
    enum style style = STYLE_PLAIN;
    const char *sign = item != NULL ? triage_sign(item->row, &style) : NULL;
    document_lines_part(mine->lines, mine->text, i);
    document_lines_add(mine->lines, mine->text, i, marks, style, sign);
}

static int sentence_here(const struct triage_view *mine)
{
    return has_item(mine)
               ? document_lines_sentence_at(mine->lines, item_of(mine, mine->at)->row->start)
               : -1;
}

/* Of a very long text only what is around; the rest is made when one comes there. */
static void build_text(struct triage_view *mine)
{
    const int n = (int)document_lines_sentences(mine->lines)->len;
    const int here = MAX(sentence_here(mine), 0);
    g_autoptr(GArray) marks = marks_of(mine);
    pager_begin(mine->text, mine->text_area.cols);
    for (int i = MAX(here - WINDOW, 0); i < MIN(here + WINDOW, n); i++)
        add_sentence(mine, (guint)i, marks);
    if (n == 0)
        pager_line(mine->text, STYLE_DIM, _("The text is empty."));
}

static void build_panel(struct triage_view *mine)
{
    pager_begin(mine->panel, mine->panel_area.cols);
    if (!has_item(mine)) {
        pager_wrapped(mine->panel, 0, STYLE_DIM,
                      _("heldto sees no promise in this text. In the document itself v picks a "
                        "passage and i makes a commitment of it."));
        pager_end(mine->panel, FALSE);
        return;
    }
    const struct triage_told told = {item_of(mine, mine->at), (const char *const *)mine->words};
    triage_panel(mine->panel, mine->panel_area.rows, &told);
    pager_end(mine->panel, FALSE);
}

static void build(struct triage_view *mine)
{
    build_text(mine);
    build_panel(mine);
    pager_go_style(mine->text, STYLE_SELECTED);
}

static gboolean read_lines(struct view *view, GError **error)
{
    struct triage_view *mine = view->data;
    g_autoptr(GPtrArray) frames = document_frames(app_db(view->app), mine->document_id, error);
    if (frames == NULL)
        return FALSE;
    document_lines_free(mine->lines);
    mine->lines = document_lines_new(mine->triage->document->text, frames);
    return TRUE;
}

/* The next whose offers are not known: the one in sight first, then those one will come to. */
static guint next_unlooked(const struct triage_view *mine)
{
    const guint n = mine->triage->items->len;
    for (guint k = 0; k < n; k++) {
        const guint i = (mine->at + k) % n;
        const struct triage_item *item = item_of(mine, i);
        if (item->offers == NULL && (k == 0 || triage_is_open(item)))
            return i;
    }
    return n;
}

/* Busy and disturbed are tried again; the rest is told. */
static int after_error(struct view *view, GError *error)
{
    const gboolean is_busy = g_error_matches(error, DB_ERROR, DB_ERROR_BUSY);
    if (is_busy || g_error_matches(error, DB_ERROR, DB_ERROR_INTERRUPTED)) {
        g_error_free(error);
        return is_busy ? 100 : 0;
    }
    app_fail(view->app, error);
    return -1;
}

static void build_panel(struct triage_view *mine);

/* What each is offered, one at a time, for in a large series it is not found at once. */
static int idle(struct view *view)
{
    struct triage_view *mine = view->data;
    const guint i = next_unlooked(mine);
    GError *error = NULL;
    if (i >= mine->triage->items->len)
        return -1;
    if (!triage_look(mine->triage, i, &error))
        return after_error(view, error);
    if (i != mine->at)
        return 0;
    if (!read_words(view, &error))
        return after_error(view, error);
    build_panel(mine);
    app_redraw(view->app);
    return 0;
}

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    struct triage_view *mine = g_new0(struct triage_view, 1);
    mine->document_id = args->id;
    mine->text = pager_new();
    mine->panel = pager_new();
    view->data = mine;
    mine->triage = triage_open(app_session(view->app), args->id, error);
    if (mine->triage == NULL || !read_lines(view, error))
        return FALSE;
    const guint next = triage_next(mine->triage, 0);
    mine->at = next < mine->triage->items->len ? next : 0;
    return read_words(view, error);
}

static void close(struct view *view)
{
    struct triage_view *mine = view->data;
    forget_words(mine);
    triage_free(mine->triage);
    document_lines_free(mine->lines);
    pager_free(mine->text);
    pager_free(mine->panel);
    g_free(mine);
}

static GPtrArray *decisions_of(const struct triage_view *mine)
{
    GPtrArray *decisions = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < mine->triage->items->len; i++)
        g_ptr_array_add(decisions, g_strdup(item_of(mine, i)->row->decision));
    return decisions;
}

/* Where an undo has taken back one decision, one is there again. */
static void follow_undo(struct triage_view *mine, const GPtrArray *before)
{
    guint n = 0, changed = 0;
    for (guint i = 0; i < mine->triage->items->len && i < before->len; i++) {
        const struct triage_item *item = item_of(mine, i);
        if (strcmp(item->row->decision, before->pdata[i]) == 0)
            continue;
        n++;
        changed = triage_is_open(item) ? i : mine->at;
    }
    if (n == 1)
        mine->at = changed;
    mine->at = MIN(mine->at, mine->triage->items->len > 0 ? mine->triage->items->len - 1 : 0);
}

static gboolean refresh(struct view *view, GError **error)
{
    struct triage_view *mine = view->data;
    g_autoptr(GPtrArray) before = decisions_of(mine);
    if (!triage_reload(mine->triage, error))
        return FALSE;
    follow_undo(mine, before);
    if (!read_lines(view, error) || !read_words(view, error))
        return FALSE;
    build(mine);
    return TRUE;
}

/* Beside each other where there is room, else the text above what is told of it. */
static void place(struct triage_view *mine, struct area area)
{
    if (area.cols >= WIDE_COLS) {
        const int cols = CLAMP(area.cols * 2 / 5, PANEL_MIN, PANEL_MAX);
        mine->text_area = (struct area){0, 0, area.rows, area.cols - cols - 2};
        mine->panel_area = (struct area){0, area.cols - cols, area.rows, cols};
        return;
    }
    const int rows = area.rows < 10 ? area.rows / 2 : area.rows * 11 / 20;
    mine->text_area = (struct area){0, 0, area.rows - rows - (area.rows < 10 ? 0 : 1), area.cols};
    mine->panel_area = (struct area){area.rows - rows, 0, rows, area.cols};
}

static gboolean layout(struct view *view, struct area area, GError **error)
{
    (void)error;
    struct triage_view *mine = view->data;
    /* the picture of a size does not depend on the sizes before it */
    if (area.rows != mine->area.rows || area.cols != mine->area.cols)
        pager_from_top(mine->text);
    mine->area = area;
    place(mine, area);
    build(mine);
    return TRUE;
}

static struct area part(struct area area, struct area inner)
{
    return area_part(area, inner.row, inner.col, inner.rows, inner.cols);
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    struct triage_view *mine = view->data;
    struct spot none = {0};
    pager_draw(mine->panel, part(area, mine->panel_area), FALSE, &none);
    pager_draw(mine->text, part(area, mine->text_area), TRUE, spot);
    if (mine->panel_area.col > 0)
        draw_col_line(area, mine->panel_area.col - 2, STYLE_FRAME);
    else if (mine->text_area.rows < mine->panel_area.row)
        draw_row_line(area, mine->panel_area.row - 1, STYLE_FRAME);
}

/* "Triage 12 of 40 · 28 left": how far one is goes before what the text is called. */
static char *heading(struct view *view)
{
    const struct triage_view *mine = view->data;
    const guint n = mine->triage->items->len;
    if (n == 0)
        return g_strdup(_("Triage · no suggestions"));
    return g_strdup_printf(_("Triage %u of %u · %u left"), mine->at + 1, n, mine->triage->n_open);
}

static char *subtitle(struct view *view)
{
    const struct triage_view *mine = view->data;
    return text_show(mine->triage->document->title, -1);
}

static struct pager *pager(struct view *view)
{
    return ((struct triage_view *)view->data)->text;
}

/* What the first of what it is offered, or what it was tied to, is about. */
static gint64 commitment(struct view *view)
{
    const struct triage_view *mine = view->data;
    if (!has_item(mine))
        return 0;
    const struct triage_item *item = item_of(mine, mine->at);
    if (item->row->commitment_id != 0 || item->offers == NULL || item->offers->len == 0)
        return item->row->commitment_id;
    return ((const struct match *)item->offers->pdata[0])->commitment_id;
}

static char **words(struct view *view)
{
    const struct triage_view *mine = view->data;
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, mine->document_id);
    const char *const all[] = {"triage", "--", number, NULL};
    return g_strdupv((char **)all);
}

struct triage *triage_view_triage(const struct view *view)
{
    return ((const struct triage_view *)view->data)->triage;
}

guint triage_view_at(const struct view *view)
{
    return ((const struct triage_view *)view->data)->at;
}

const struct triage_item *triage_view_item(const struct view *view)
{
    const struct triage_view *mine = view->data;
    return has_item(mine) ? item_of(mine, mine->at) : NULL;
}

gboolean triage_view_go(struct view *view, guint item, GError **error)
{
    struct triage_view *mine = view->data;
    mine->at = item;
    if (!read_words(view, error))
        return FALSE;
    build(mine);
    return TRUE;
}

static gboolean step(struct view *view, int by, GError **error)
{
    const struct triage_view *mine = view->data;
    const gint64 last = (gint64)mine->triage->items->len - 1;
    if (last < 0)
        return TRUE;
    return triage_view_go(view, (guint)CLAMP((gint64)mine->at + by, 0, last), error);
}

const struct view_ops view_triage = {
    .name = "triage",
    .title = N_("Triage"),
    .place = PLACE_TRIAGE,
    .open = open,
    .close = close,
    .refresh = refresh,
    .layout = layout,
    .draw = draw,
    .heading = heading,
    .subtitle = subtitle,
    .pager = pager,
    .step = step,
    .commitment = commitment,
    .words = words,
    .idle = idle,
};

gboolean triage_view_is(const struct view *view)
{
    return view != NULL && view->ops == &view_triage;
}
