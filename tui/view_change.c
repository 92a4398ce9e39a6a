/* view_change.c owns one change with its fields, old and new.
 * It must not know what a field means. */
#include "tui/view.h"

#include "core/clock.h"
#include "core/session.h"
#include "core/text/text.h"
#include "core/scheme/words.h"
#include "tui/app.h"
#include "tui/pager.h"

#include <string.h>

enum { LABEL_WIDTH = 12, INDENT = 2, FIELDS = 2000, VALUE_CHARS = 300 };

struct change_view {
    gint64 id;
    struct change_row *change;
    GPtrArray *fields; /* struct field_change */
    struct pager *pager;
    int width;
};

static gboolean read_change(struct view *view, GError **error)
{
    struct change_view *mine = view->data;
    struct change_row *change = change_by_id(app_db(view->app), mine->id, error);
    if (change == NULL)
        return FALSE;
    GPtrArray *fields = change_fields(app_db(view->app), mine->id, FIELDS, error);
    if (fields == NULL) {
        change_row_free(change);
        return FALSE;
    }
    change_row_free(mine->change);
    g_clear_pointer(&mine->fields, g_ptr_array_unref);
    mine->change = change;
    mine->fields = fields;
    return TRUE;
}

static char *value_words(const char *value)
{
    g_autofree char *shown = text_show(value, -1);
    return *shown == '\0' ? g_strdup(_("nothing")) : text_shorten(shown, VALUE_CHARS);
}

static void add_fact(struct pager *pager, const struct field_change *fact)
{
    g_autofree char *stored =
        g_strdup_printf("%s %" G_GINT64_FORMAT "%s%s", fact->table_name, fact->row_id,
                        *fact->field != '\0' ? " · " : "", fact->field);
    g_autofree char *where = text_show(stored, -1);
    if (strcmp(fact->op, "set") != 0) {
        g_autofree char *line = g_strdup_printf(
            "%s: %s", where, strcmp(fact->op, "insert") == 0 ? _("added") : _("taken away"));
        pager_wrapped(pager, INDENT, STYLE_PLAIN, line);
        return;
    }
    g_autofree char *old = value_words(fact->old_value);
    g_autofree char *new = value_words(fact->new_value);
    g_autofree char *line = g_strdup_printf("%s: %s → %s", where, old, new);
    pager_wrapped(pager, INDENT, STYLE_PLAIN, line);
}

static void add_field(struct pager *pager, const char *label, const char *stored)
{
    g_autofree char *shown = text_show(stored, -1);
    pager_field(pager, LABEL_WIDTH, _(label), STYLE_PLAIN, shown);
}

static void build(struct change_view *mine)
{
    struct pager *pager = mine->pager;
    g_autofree char *when = clock_local(mine->change->recorded_at);
    g_autofree char *what = text_show(mine->change->summary, -1);
    pager_begin(pager, mine->width);
    pager_wrapped(pager, 0, STYLE_STRONG, what);
    pager_line(pager, STYLE_PLAIN, "");
    add_field(pager, N_("When"), when);
    add_field(pager, N_("Who"), mine->change->author);
    add_field(pager, N_("Command"), mine->change->action);
    add_field(pager, N_("Program"), mine->change->program);
    add_field(pager, N_("State"),
              mine->change->undone ? _("undone; what it changed is taken back, its history stays")
                                   : "");
    pager_line(pager, STYLE_PLAIN, "");
    pager_line(pager, STYLE_GROUP, _("What it changed"));
    for (guint i = 0; i < mine->fields->len; i++)
        add_fact(pager, mine->fields->pdata[i]);
    if (mine->fields->len == FIELDS)
        pager_wrapped(pager, INDENT, STYLE_DIM, _("… and more; `heldto history` shows all"));
}

static gboolean open(struct view *view, const struct view_args *args, GError **error)
{
    struct change_view *mine = g_new0(struct change_view, 1);
    mine->id = args->id;
    mine->pager = pager_new();
    view->data = mine;
    return read_change(view, error);
}

static void close(struct view *view)
{
    struct change_view *mine = view->data;
    change_row_free(mine->change);
    g_clear_pointer(&mine->fields, g_ptr_array_unref);
    pager_free(mine->pager);
    g_free(mine);
}

static gboolean refresh(struct view *view, GError **error)
{
    if (!read_change(view, error))
        return FALSE;
    build(view->data);
    return TRUE;
}

static gboolean layout(struct view *view, struct area area, GError **error)
{
    (void)error;
    struct change_view *mine = view->data;
    mine->width = area.cols;
    build(mine);
    return TRUE;
}

static void draw(struct view *view, struct area area, struct spot *spot)
{
    pager_draw(((struct change_view *)view->data)->pager, area, TRUE, spot);
}

static struct pager *pager(struct view *view)
{
    return ((struct change_view *)view->data)->pager;
}

const struct view_ops view_change = {
    .name = "change",
    .title = N_("Change"),
    .place = PLACE_CHANGE,
    .open = open,
    .close = close,
    .refresh = refresh,
    .layout = layout,
    .draw = draw,
    .pager = pager,
};
