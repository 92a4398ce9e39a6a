/* view_reader.c owns reading a document, sentence by sentence, with its wordings lit up, and picking
 * a passage. It must not know what becomes of a passage: action_edit.c asks for it. */
#include "tui/view.h"

#include "core/text/sentence.h"
#include "core/session.h"
#include "core/text/text.h"
#include "core/scheme/words.h"
#include "db/commitment.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/wording.h"
#include "tui/app.h"
#include "tui/document_lines.h"
#include "tui/pager.h"
#include "tui/reader.h"

#include <stdlib.h>
#include <string.h>

enum { INDENT = 5, NO_ANCHOR = -1 };
enum { STOP_SENTENCE = 1, STOP_WORDING };

struct reader {
    gint64 id;
    gint64 wording_id; /* to begin at; 0: at the beginning */
    struct document *document;
    struct document_lines *lines;
    GPtrArray *wordings, *frames;
    GPtrArray *labels; /* char *, shown text, beside the wordings: key and title */
    gint64 anchor;     /* first sentence of a passage being picked */
    struct pager *pager;
    int width;
};

static void forget(struct reader *mine)
{
    g_clear_pointer(&mine->document, document_free);
    g_clear_pointer(&mine->lines, document_lines_free);
    g_clear_pointer(&mine->wordings, g_ptr_array_unref);
    g_clear_pointer(&mine->frames, g_ptr_array_unref);
    g_clear_pointer(&mine->labels, g_ptr_array_unref);
}

static gboolean read_labels(struct reader *mine, struct db *db, GError **error)
{
    mine->labels = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < mine->wordings->len; i++) {
        const struct wording *wording = mine->wordings->pdata[i];
        owned(commitment) c = commitment_by_id(db, wording->commitment_id, error);
        if (c == NULL)
            return FALSE;
        g_autofree char *label = g_strdup_printf("→ %s %s", c->key, c->title);
        g_ptr_array_add(mine->labels, text_show(label, -1));
    }
    return TRUE;
}

static gboolean read_document(struct view *view, GError **error)
{
    struct reader *mine = view->data;
    struct db *db = app_db(view->app);
    struct reader read = {.document = document_by_id(db, mine->id, error)};
    if (read.document != NULL)
        read.wordings = wording_of_document(db, mine->id, error);
    if (read.wordings != NULL)
        read.frames = document_frames(db, mine->id, error);
    if (read.frames == NULL || !read_labels(&read, db, error)) {
        forget(&read);
        return FALSE;
    }
    forget(mine);
    mine->document = read.document;
    mine->wordings = read.wordings;
    mine->frames = read.frames;
    mine->labels = read.labels;
    mine->lines = document_lines_new(mine->document->text, mine->frames);
    return TRUE;
}

static const struct sentence *sentence_of(const struct reader *mine, guint i)
{
    return &g_array_index(document_lines_sentences(mine->lines), struct sentence, i);
}

static guint sentences_of(const struct reader *mine)
{
    return document_lines_sentences(mine->lines)->len;
}

static gboolean is_picked(const struct reader *mine, guint sentence)
{
    int kind = 0;
    gint64 at = 0;
    if (mine->anchor == NO_ANCHOR || !pager_at(mine->pager, &kind, &at) || kind != STOP_SENTENCE)
        return FALSE;
    return sentence >= (guint)MIN(mine->anchor, at) && sentence <= (guint)MAX(mine->anchor, at);
}

/* Under the sentence in which a wording ends stands whose it is. */
static void add_labels(const struct reader *mine, const struct sentence *s)
{
    for (guint i = 0; i < mine->wordings->len; i++) {
        const struct wording *wording = mine->wordings->pdata[i];
        gint64 end = wording->start + wording->length;
        if (wording->length == 0 || end <= s->start || end > s->start + s->length)
            continue;
        pager_stop(mine->pager, STOP_WORDING, wording->id);
        pager_wrapped(mine->pager, INDENT, STYLE_LABEL, mine->labels->pdata[i]);
    }
}

static void add_sentence(const struct reader *mine, guint i, const GArray *marks)
{
    document_lines_part(mine->lines, mine->pager, i);
    pager_stop(mine->pager, STOP_SENTENCE, i);
    document_lines_add(mine->lines, mine->pager, i, marks, STYLE_PLAIN, NULL);
    add_labels(mine, sentence_of(mine, i));
}

/* The wordings, and over them the passage that is being picked. */
static GArray *marks_of(const struct reader *mine)
{
    GArray *marks = g_array_new(FALSE, FALSE, sizeof(struct document_mark));
    for (guint i = 0; i < mine->wordings->len; i++) {
        const struct wording *wording = mine->wordings->pdata[i];
        const struct document_mark mark = {wording->start, wording->length, STYLE_LIT};
        g_array_append_val(marks, mark);
    }
    for (guint i = 0; i < sentences_of(mine); i++) {
        const struct sentence *s = sentence_of(mine, i);
        const struct document_mark mark = {s->start, s->length, STYLE_MARK};
        if (is_picked(mine, i))
            g_array_append_val(marks, mark);
    }
    return marks;
}

static void add_head(const struct reader *mine)
{
    const struct document *d = mine->document;
    g_autofree char *title = text_show(d->title, -1);
    g_autofree char *facts = g_strdup_printf(
        "%s%s%s%s%s%s%s", words_label(WORDS_COVERAGE, d->coverage),
        *d->publisher != '\0' ? " · " : "", d->publisher, *d->republisher != '\0' ? " / " : "",
        d->republisher, *d->published_on != '\0' ? ", " : "", d->published_on);
    g_autofree char *shown = text_show(facts, -1);
    pager_wrapped(mine->pager, 0, STYLE_STRONG, title);
    pager_wrapped(mine->pager, 0, STYLE_DIM, shown);
    if (*d->note != '\0') {
        g_autofree char *note = text_show(d->note, -1);
        pager_wrapped(mine->pager, 0, STYLE_DIM, note);
    }
    pager_line(mine->pager, STYLE_PLAIN, "");
}

static void build(struct reader *mine)
{
    g_autoptr(GArray) marks = marks_of(mine);
    pager_begin(mine->pager, mine->width);
    add_head(mine);
    for (guint i = 0; i < sentences_of(mine); i++)
        add_sentence(mine, i, marks);
}

static void close(struct view *view)
{
    struct reader *mine = view->data;
    forget(mine);
    pager_free(mine->pager);
    g_free(mine);
}

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    struct reader *mine = g_new0(struct reader, 1);
    mine->id = args->id;
    mine->wording_id = args->text != NULL ? g_ascii_strtoll(args->text, NULL, 10) : 0;
    mine->anchor = NO_ANCHOR;
    mine->pager = pager_new();
    view->data = mine;
    return read_document(view, error);
}

static gboolean refresh(struct view *view, GError **error)
{
    if (!read_document(view, error))
        return FALSE;
    build(view->data);
    return TRUE;
}

/* To the sentence in which the wording begins, so that the words are seen with the cursor. */
static void go_to_wording(struct reader *mine)
{
    for (guint i = 0; i < mine->wordings->len; i++) {
        const struct wording *wording = mine->wordings->pdata[i];
        if (wording->id != mine->wording_id)
            continue;
        pager_go(mine->pager, STOP_SENTENCE,
                 document_lines_sentence_at(mine->lines, wording->start));
    }
    mine->wording_id = 0;
}

static gboolean layout(struct view *view, struct area area, GError **error)
{
    (void)error;
    struct reader *mine = view->data;
    mine->width = area.cols;
    build(mine);
    if (mine->wording_id != 0)
        go_to_wording(mine);
    return TRUE;
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    pager_draw(((struct reader *)view->data)->pager, area, TRUE, spot);
}

static char *subtitle(struct view *view)
{
    const struct reader *mine = view->data;
    if (mine->anchor != NO_ANCHOR)
        return g_strdup(_("picking a passage"));
    return g_strdup_printf(_("%u wordings"), mine->wordings->len);
}

static struct pager *pager(struct view *view)
{
    return ((struct reader *)view->data)->pager;
}

static const struct wording *wording_at(const struct reader *mine)
{
    int kind = 0;
    gint64 id = 0;
    if (!pager_at(mine->pager, &kind, &id))
        return NULL;
    for (guint i = 0; i < mine->wordings->len; i++) {
        const struct wording *wording = mine->wordings->pdata[i];
        if (kind == STOP_WORDING ? wording->id == id
                                 : document_lines_overlap(sentence_of(mine, (guint)id),
                                                          wording->start, wording->length))
            return wording;
    }
    return NULL;
}

static gint64 commitment(struct view *view)
{
    const struct wording *wording = wording_at(view->data);
    return wording != NULL ? wording->commitment_id : 0;
}

static gboolean enter(struct view *view, GError **error)
{
    struct view_args args = {.id = commitment(view)};
    if (args.id != 0)
        return app_open_view(view->app, "commitment", &args, error);
    app_say(view->app, "%s", _("No commitment here yet · i makes one of this passage"));
    return TRUE;
}

/* Styles change with the cursor while a passage is picked. */
static void moved(struct view *view)
{
    struct reader *mine = view->data;
    if (mine->anchor != NO_ANCHOR)
        build(mine);
}

static gboolean peel(struct view *view)
{
    struct reader *mine = view->data;
    if (mine->anchor == NO_ANCHOR)
        return FALSE;
    mine->anchor = NO_ANCHOR;
    build(mine);
    return TRUE;
}

gboolean reader_toggle_passage(struct view *view)
{
    struct reader *mine = view->data;
    int kind = 0;
    gint64 at = 0;
    if (peel(view))
        return TRUE;
    if (!pager_at(mine->pager, &kind, &at) || kind != STOP_SENTENCE)
        return FALSE;
    mine->anchor = at;
    build(mine);
    return TRUE;
}

char *reader_passage(const struct view *view)
{
    const struct reader *mine = view->data;
    int kind = 0;
    gint64 at = 0;
    if (!pager_at(mine->pager, &kind, &at) || kind != STOP_SENTENCE)
        return NULL;
    gint64 from = mine->anchor != NO_ANCHOR ? mine->anchor : at;
    return sentence_text(mine->document->text, document_lines_sentences(mine->lines),
                         (guint)MIN(from, at), (guint)MAX(from, at));
}

const struct document *reader_document(const struct view *view)
{
    return ((const struct reader *)view->data)->document;
}

const struct view_ops view_reader = {
    .name = "reader",
    .title = N_("Document"),
    .place = PLACE_READER,
    .open = open,
    .close = close,
    .refresh = refresh,
    .layout = layout,
    .draw = draw,
    .subtitle = subtitle,
    .pager = pager,
    .commitment = commitment,
    .enter = enter,
    .moved = moved,
    .peel = peel,
};
