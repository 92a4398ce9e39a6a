/* view_meeting.c owns one meeting: its facts, who was there, its texts, what was said at it, and
 * what was announced for the next one. It must not know how anything of it is changed. */
#include "tui/view.h"

#include "core/draft/names.h"
#include "core/session.h"
#include "core/story/story.h"
#include "core/text/text.h"
#include "core/scheme/words.h"
#include "db/commitment.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/party.h"
#include "db/wording.h"
#include "tui/app.h"
#include "tui/meeting_stop.h"
#include "tui/open_wording.h"
#include "tui/pager.h"

#include <string.h>

enum { LABEL_WIDTH = 14, INDENT = 2 };

struct meeting_view {
    gint64 id;
    struct meeting *meeting;
    GPtrArray *participants, *documents, *wordings;
    GPtrArray *commitments; /* struct commitment, beside the wordings */
    GPtrArray *parties;     /* names beside the participants */
    struct pager *pager;
    int width;
};

static void free_commitment(gpointer row)
{
    commitment_free(row);
}

static void forget(struct meeting_view *mine)
{
    g_clear_pointer(&mine->meeting, meeting_free);
    g_clear_pointer(&mine->participants, g_ptr_array_unref);
    g_clear_pointer(&mine->documents, g_ptr_array_unref);
    g_clear_pointer(&mine->wordings, g_ptr_array_unref);
    g_clear_pointer(&mine->commitments, g_ptr_array_unref);
    g_clear_pointer(&mine->parties, g_ptr_array_unref);
}

static gboolean read_commitments(struct meeting_view *mine, struct db *db, GError **error)
{
    mine->commitments = g_ptr_array_new_with_free_func(free_commitment);
    for (guint i = 0; i < mine->wordings->len; i++) {
        const struct wording *wording = mine->wordings->pdata[i];
        struct commitment *c = commitment_by_id(db, wording->commitment_id, error);
        if (c == NULL)
            return FALSE;
        g_ptr_array_add(mine->commitments, c);
    }
    return TRUE;
}

static gboolean read_parties(struct meeting_view *mine, struct db *db, GError **error)
{
    mine->parties = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < mine->participants->len; i++) {
        const struct participant *who = mine->participants->pdata[i];
        owned(party) party = who->party_id != 0 ? party_by_id(db, who->party_id, error) : NULL;
        if (who->party_id != 0 && party == NULL)
            return FALSE;
        g_ptr_array_add(mine->parties, g_strdup(party != NULL ? party->name : ""));
    }
    return TRUE;
}

static gboolean read_meeting(struct view *view, GError **error)
{
    struct meeting_view *mine = view->data;
    struct db *db = app_db(view->app);
    struct meeting_view read = {.meeting = meeting_by_id(db, mine->id, error)};
    if (read.meeting != NULL)
        read.participants = meeting_participants(db, mine->id, error);
    if (read.participants != NULL)
        read.documents = document_heads_of_meeting(db, mine->id, error);
    if (read.documents != NULL)
        read.wordings = wording_of_meeting(db, mine->id, error);
    if (read.wordings == NULL || !read_commitments(&read, db, error) ||
        !read_parties(&read, db, error)) {
        forget(&read);
        return FALSE;
    }
    forget(mine);
    mine->meeting = read.meeting;
    mine->participants = read.participants;
    mine->documents = read.documents;
    mine->wordings = read.wordings;
    mine->commitments = read.commitments;
    mine->parties = read.parties;
    return TRUE;
}

static void add_field(struct pager *pager, const char *label, const char *stored)
{
    if (*stored == '\0')
        return;
    g_autofree char *shown = text_show_lines(stored, -1);
    pager_field(pager, LABEL_WIDTH, _(label), STYLE_PLAIN, shown);
}

static void add_facts(struct pager *pager, const struct meeting *m)
{
    g_autofree char *words = names_meeting_words(m);
    g_autofree char *shown = text_show(words, -1);
    pager_wrapped(pager, 0, STYLE_STRONG, shown);
    pager_line(pager, STYLE_PLAIN, "");
    add_field(pager, N_("Title"), m->title);
    add_field(pager, N_("Key"), m->token);
    add_field(pager, N_("Country"), m->country);
    add_field(pager, N_("Host"), m->host);
    add_field(pager, N_("Level"), words_label(WORDS_LEVEL, m->level));
    add_field(pager, N_("State"), words_label(WORDS_MEETING_STATE, m->state));
    add_field(pager, N_("Record"), m->url);
    add_field(pager, N_("Note"), m->note);
}

static void add_heading(struct pager *pager, const char *title)
{
    pager_line(pager, STYLE_PLAIN, "");
    pager_line(pager, STYLE_GROUP, _(title));
}

static void add_participants(struct pager *pager, const struct meeting_view *mine)
{
    if (mine->participants->len > 0)
        add_heading(pager, N_("Participants"));
    for (guint i = 0; i < mine->participants->len; i++) {
        const struct participant *who = mine->participants->pdata[i];
        const char *party = mine->parties->pdata[i];
        g_autofree char *line =
            g_strdup_printf("%s%s%s%s%s", who->name, *who->role != '\0' ? ", " : "", who->role,
                            *party != '\0' ? " · " : "", party);
        g_autofree char *shown = text_show(line, -1);
        pager_wrapped(pager, INDENT, STYLE_PLAIN, shown);
    }
}

static void add_documents(struct pager *pager, const struct meeting_view *mine)
{
    add_heading(pager, N_("Texts held"));
    if (mine->documents->len == 0)
        pager_wrapped(pager, INDENT, STYLE_UNKNOWN,
                      _("None: what was not mentioned here cannot be known. i adds a text."));
    for (guint i = 0; i < mine->documents->len; i++) {
        const struct document *d = mine->documents->pdata[i];
        g_autofree char *line =
            g_strdup_printf("%s · %s%s%s%s%s", d->title, words_label(WORDS_COVERAGE, d->coverage),
                            *d->publisher != '\0' ? " · " : "", d->publisher,
                            *d->published_on != '\0' ? ", " : "", d->published_on);
        g_autofree char *shown = text_show(line, -1);
        pager_stop(pager, MEETING_STOP_DOCUMENT, d->id);
        pager_wrapped(pager, INDENT, STYLE_PLAIN, shown);
    }
}

static void add_wording(struct pager *pager, const struct wording *wording,
                        const struct commitment *c)
{
    g_autofree char *line = g_strdup_printf("%s %s", c->key, c->title);
    g_autofree char *shown = text_show(line, -1);
    g_autofree char *words = story_wording_words(wording);
    pager_stop(pager, MEETING_STOP_COMMITMENT, c->id);
    pager_wrapped(pager, INDENT, STYLE_LABEL, shown);
    pager_stop(pager, MEETING_STOP_WORDING, wording->id);
    pager_wrapped(pager, INDENT + 2, STYLE_QUOTE, words);
}

/* Next-meeting promises stand apart: what was announced for the next one. */
static void add_wordings(struct pager *pager, const struct meeting_view *mine, gboolean of_next)
{
    gboolean has_heading = FALSE;
    for (guint i = 0; i < mine->wordings->len; i++) {
        const struct commitment *c = mine->commitments->pdata[i];
        if ((strcmp(c->kind, "next-meeting") == 0) != of_next)
            continue;
        if (!has_heading)
            add_heading(pager, of_next ? N_("Announced for the next one") : N_("Said there"));
        has_heading = TRUE;
        add_wording(pager, mine->wordings->pdata[i], c);
    }
}

static void build(struct meeting_view *mine)
{
    pager_begin(mine->pager, mine->width);
    add_facts(mine->pager, mine->meeting);
    add_participants(mine->pager, mine);
    add_documents(mine->pager, mine);
    add_wordings(mine->pager, mine, FALSE);
    add_wordings(mine->pager, mine, TRUE);
}

static void close(struct view *view)
{
    struct meeting_view *mine = view->data;
    forget(mine);
    pager_free(mine->pager);
    g_free(mine);
}

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    struct meeting_view *mine = g_new0(struct meeting_view, 1);
    mine->id = args->id;
    mine->pager = pager_new();
    view->data = mine;
    return read_meeting(view, error);
}

static gboolean refresh(struct view *view, GError **error)
{
    if (!read_meeting(view, error))
        return FALSE;
    build(view->data);
    return TRUE;
}

static gboolean layout(struct view *view, struct area area, GError **error)
{
    (void)error;
    struct meeting_view *mine = view->data;
    mine->width = area.cols;
    build(mine);
    return TRUE;
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    pager_draw(((struct meeting_view *)view->data)->pager, area, TRUE, spot);
}

static char *heading(struct view *view)
{
    g_autofree char *words = names_meeting_words(((struct meeting_view *)view->data)->meeting);
    return text_show(words, -1);
}

static struct pager *pager(struct view *view)
{
    return ((struct meeting_view *)view->data)->pager;
}

static gint64 stop_id(struct view *view, int wanted)
{
    int kind = 0;
    gint64 id = 0;
    return pager_at(pager(view), &kind, &id) && kind == wanted ? id : 0;
}

static gint64 commitment(struct view *view)
{
    const struct meeting_view *mine = view->data;
    const gint64 wording_id = stop_id(view, MEETING_STOP_WORDING);
    for (guint i = 0; i < mine->wordings->len; i++) {
        const struct wording *wording = mine->wordings->pdata[i];
        if (wording->id == wording_id)
            return wording->commitment_id;
    }
    return stop_id(view, MEETING_STOP_COMMITMENT);
}

/* A title opens its commitment, the words below it their text. */
static gboolean enter(struct view *view, GError **error)
{
    struct view_args args = {.id = stop_id(view, MEETING_STOP_WORDING)};
    if (args.id != 0)
        return open_wording_id(view->app, args.id, TRUE, error);
    args.id = stop_id(view, MEETING_STOP_COMMITMENT);
    if (args.id != 0)
        return app_open_view(view->app, "commitment", &args, error);
    args.id = stop_id(view, MEETING_STOP_DOCUMENT);
    return args.id == 0 || app_open_view(view->app, "reader", &args, error);
}

gint64 meeting_view_id(const struct view *view)
{
    return ((const struct meeting_view *)view->data)->id;
}

const struct view_ops view_meeting = {
    .name = "meeting",
    .title = N_("Meeting"),
    .place = PLACE_MEETING,
    .open = open,
    .close = close,
    .refresh = refresh,
    .layout = layout,
    .draw = draw,
    .heading = heading,
    .pager = pager,
    .commitment = commitment,
    .enter = enter,
};
