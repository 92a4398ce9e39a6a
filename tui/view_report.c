/* view_report.c owns a report as it is shown: its pages, made anew for another width and when the
 * register has changed; or an edition, as it was issued.
 * It must not know what any report says, nor how it is asked for. */
#include "tui/report_view.h"

#include "core/edition/edition.h"
#include "core/period/day.h"
#include "core/scheme/words.h"
#include "core/text/text.h"
#include "db/change.h"
#include "tui/app.h"
#include "tui/pager.h"

#include <string.h>

struct report_view {
    struct pager *pager;
    struct report_ask *ask; /* NULL: of an edition */
    gint64 edition_id;      /* 0: of a report */
    char *heading;          /* shown text */
    char *subtitle;
    GBytes *pages;  /* what is shown; NULL: nothing yet */
    int made_cols;  /* for which they were made */
    gint64 made_of; /* the last change they know */
    int cols;
    gboolean is_old;
};

extern const struct view_ops view_report;

const struct report_ask *report_view_ask(const struct view *view)
{
    return view->ops == &view_report ? ((const struct report_view *)view->data)->ask : NULL;
}

gint64 report_view_edition(const struct view *view)
{
    return view->ops == &view_report ? ((const struct report_view *)view->data)->edition_id : 0;
}

static gboolean last_told(struct app *app, gint64 *id, GError **error)
{
    GError *failed = NULL;
    owned(change_row) change = change_last_told(app_db(app), &failed);
    *id = change != NULL ? change->id : 0;
    if (failed == NULL)
        return TRUE;
    g_propagate_error(error, failed);
    return FALSE;
}

/* Lines as they are; a form feed between pages is none. */
static void add_lines(struct report_view *mine, const char *text, gsize len)
{
    g_autoptr(GString) plain = g_string_new_len(text, (gssize)len);
    g_string_replace(plain, "\n\f", "\n", 0);
    g_autofree char *shown = text_show_lines(plain->str, (gssize)plain->len);
    g_auto(GStrv) lines = g_strsplit(shown, "\n", -1);
    for (gsize i = 0; lines[i] != NULL; i++) {
        if (lines[i + 1] == NULL && *lines[i] == '\0')
            break;
        if (pager_wraps(mine->pager) && *lines[i] != '\0')
            pager_wrapped(mine->pager, 0, STYLE_PLAIN, lines[i]);
        else
            pager_line(mine->pager, STYLE_PLAIN, lines[i]);
    }
}

static void set_lines(struct report_view *mine)
{
    gsize len = 0;
    const char *text = mine->pages != NULL ? g_bytes_get_data(mine->pages, &len) : NULL;
    pager_begin(mine->pager, mine->cols);
    if (text != NULL)
        add_lines(mine, text, len);
}

/* What is no text is told, and can be written to a file. */
static GBytes *shown_edition(const struct edition *edition)
{
    const struct report_writer *writer = report_writer_find(edition->format);
    if (writer != NULL && !writer->is_binary)
        return g_bytes_ref(edition->bytes);
    g_autofree char *size =
        g_format_size_full(g_bytes_get_size(edition->bytes), G_FORMAT_SIZE_IEC_UNITS);
    char *text = g_strdup_printf(_("%s\n\nThis edition is kept as %s, %s, which cannot be shown "
                                   "here; s writes it to a file."),
                                 edition->title, edition->format, size);
    return g_bytes_new_take(text, strlen(text));
}

static gboolean read_edition(struct view *view, GError **error)
{
    struct report_view *mine = view->data;
    GError *failed = NULL;
    owned(edition) edition = edition_by_id(app_db(view->app), mine->edition_id, &failed);
    if (edition == NULL || edition->undone) {
        if (failed == NULL)
            g_set_error_literal(&failed, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                                _("the edition was taken back"));
        g_propagate_error(error, failed);
        return FALSE;
    }
    g_autofree char *name = edition_name(edition);
    g_autofree char *day = day_words(edition->issued_on);
    g_autofree char *whom = g_strdup_printf("%s%s%s", day, *edition->recipient != '\0' ? " · " : "",
                                            edition->recipient);
    g_free(mine->heading);
    g_free(mine->subtitle);
    mine->heading = text_show(name, -1);
    mine->subtitle = text_show(whom, -1);
    g_clear_pointer(&mine->pages, g_bytes_unref);
    mine->pages = shown_edition(edition);
    return TRUE;
}

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    struct report_view *mine = g_new0(struct report_view, 1);
    mine->pager = pager_new();
    pager_set_wrap(mine->pager, FALSE);
    mine->edition_id = args->id;
    view->data = mine;
    return mine->edition_id == 0 || read_edition(view, error);
}

static void close(struct view *view)
{
    struct report_view *mine = view->data;
    app_forget_work(view->app, view);
    pager_free(mine->pager);
    report_ask_free(mine->ask);
    g_free(mine->heading);
    g_free(mine->subtitle);
    if (mine->pages != NULL)
        g_bytes_unref(mine->pages);
    g_free(mine);
}

static gboolean layout(struct view *view, struct area area, GError **error)
{
    struct report_view *mine = view->data;
    (void)error;
    mine->cols = area.cols;
    set_lines(mine);
    return TRUE;
}

static gboolean refresh(struct view *view, GError **error)
{
    struct report_view *mine = view->data;
    gint64 last;
    if (mine->edition_id != 0) {
        if (!read_edition(view, error))
            return FALSE;
        set_lines(mine);
        return TRUE;
    }
    if (!last_told(view->app, &last, error))
        return FALSE;
    mine->is_old = mine->is_old || last != mine->made_of;
    return TRUE;
}

static gboolean make(struct app *app, gpointer data, GError **error)
{
    const struct view *view = data;
    struct report_view *mine = view->data;
    gint64 last;
    /* Stopped or refused, it is not tried again before something else changes. */
    mine->made_cols = mine->cols;
    mine->is_old = FALSE;
    if (!last_told(app, &last, error))
        return FALSE;
    mine->made_of = last;
    GBytes *pages = report_ask_pages(app, mine->ask, mine->cols, error);
    if (pages == NULL)
        return FALSE;
    g_clear_pointer(&mine->pages, g_bytes_unref);
    mine->pages = pages;
    set_lines(mine);
    return TRUE;
}

/* What was made for another width, or of what the register was, stays until it is made anew. */
static int idle(struct view *view)
{
    struct report_view *mine = view->data;
    if (mine->ask != NULL && (mine->is_old || mine->made_cols != mine->cols))
        app_work(view->app, &(struct work){.run = make, .data = view});
    return -1;
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    pager_draw(((struct report_view *)view->data)->pager, area, TRUE, spot);
}

static char *heading(struct view *view)
{
    const struct report_view *mine = view->data;
    return g_strdup(mine->heading != NULL ? mine->heading : _("Report"));
}

static char *subtitle(struct view *view)
{
    return g_strdup(((const struct report_view *)view->data)->subtitle);
}

static struct pager *pager(struct view *view)
{
    return ((struct report_view *)view->data)->pager;
}

static void take(struct view *view, struct report_ask *ask, GBytes *pages)
{
    struct report_view *mine = view->data;
    report_ask_free(mine->ask);
    mine->ask = ask;
    if (mine->pages != NULL)
        g_bytes_unref(mine->pages);
    mine->pages = pages;
    mine->made_cols = mine->cols;
    if (!last_told(view->app, &mine->made_of, NULL))
        mine->is_old = TRUE;
    g_free(mine->heading);
    g_free(mine->subtitle);
    mine->heading = text_show(_(ask->row->title), -1);
    mine->subtitle = g_strdup(_("draft"));
    set_lines(mine);
    pager_from_top(mine->pager);
}

gboolean report_view_show(struct app *app, struct report_ask *ask, GBytes *pages, GError **error)
{
    struct view *view = app_view(app);
    const gboolean is_open = view->ops == &view_report && report_view_ask(view) != NULL;
    if (!is_open && !app_open_view(app, "report", &(struct view_args){.id = 0}, error)) {
        report_ask_free(ask);
        g_bytes_unref(pages);
        return FALSE;
    }
    take(app_view(app), ask, pages);
    app_say(app, "%s", ""); /* nothing was stored by the form */
    return TRUE;
}

const struct view_ops view_report = {
    .name = "report",
    .title = N_("Report"),
    .place = PLACE_REPORT,
    .open = open,
    .close = close,
    .refresh = refresh,
    .layout = layout,
    .draw = draw,
    .heading = heading,
    .subtitle = subtitle,
    .pager = pager,
    .idle = idle,
};
