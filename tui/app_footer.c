/* app_footer.c owns the hints at the bottom: which keys matter now. It takes them from the key
 * table and shows only those that would run. It must not know any key itself. */
#include "tui/app.h"

#include "core/scheme/status.h"
#include "core/text/text.h"
#include "core/scheme/words.h"
#include "tui/action.h"
#include "tui/app_private.h"
#include "tui/footer.h"

#include <string.h>

static int compare_rank(gconstpointer a, gconstpointer b)
{
    const struct key_row *x = *(const struct key_row *const *)a;
    const struct key_row *y = *(const struct key_row *const *)b;
    if (x->rank != y->rank)
        return x->rank - y->rank;
    return x < y ? -1 : x > y;
}

GPtrArray *footer_hints(struct app *app, unsigned place)
{
    GPtrArray *hints = g_ptr_array_new();
    gsize n = 0;
    const struct key_row *rows = keys_all(&n);
    for (gsize i = 0; i < n; i++)
        if ((rows[i].where & place) && rows[i].hint != NULL &&
            (app == NULL || action_missing(action_find(rows[i].action), app) == NULL))
            g_ptr_array_add(hints, (gpointer)&rows[i]);
    g_ptr_array_sort(hints, compare_rank);
    if (hints->len > FOOTER_MAX)
        g_ptr_array_set_size(hints, FOOTER_MAX);
    return hints;
}

static int hint_width(const struct key_row *row)
{
    return text_width(row->keys) + 1 + text_width(_(row->hint));
}

static int draw_hint(struct area line, int col, const char *keys, const char *hint)
{
    col = draw_text(line, 0, col, STYLE_KEY, keys);
    return draw_text(line, 0, col + 1, STYLE_HINT, hint);
}

static int draw_citing(struct app *app, struct area line)
{
    if (app->citing == 0 || !(app_place(app) & PLACE_VIEWS))
        return 0;
    g_autofree char *page = status_page_words(app->citing_page);
    g_autofree char *text = g_strdup_printf(_("citing [%" G_GINT64_FORMAT "]%s%s"), app->citing,
                                            *page ? ", " : "", page);
    g_autofree char *shown = text_show(text, -1);
    return draw_text(line, 0, 0, STYLE_STRONG, shown) + 2;
}

/* What the view itself says there. */
static int draw_footnote(struct app *app, struct area line, int col)
{
    struct view *view = app_view(app);
    const char *note = view != NULL && app->layers->len == 0 && view->ops->footnote != NULL
                           ? view->ops->footnote(view)
                           : NULL;
    return note != NULL ? draw_text(line, 0, col, STYLE_CHIP, note) + 2 : col;
}

void app_draw_footer(struct app *app, struct area area, int row)
{
    const struct area line = area_part(area, row, 0, 1, -1);
    const char *help = keys_for(app_place(app), "help");
    const int reserved = help ? text_width(help) + 1 + text_width(_("more")) + 2 : 0;
    g_autoptr(GPtrArray) hints = footer_hints(app, app_place(app));
    int col = draw_footnote(app, line, draw_citing(app, line));
    for (guint i = 0; i < hints->len; i++) {
        const struct key_row *hint = hints->pdata[i];
        if (col + hint_width(hint) + reserved > line.cols)
            continue;
        col = draw_hint(line, col, hint->keys, _(hint->hint)) + 2;
    }
    if (help)
        draw_hint(line, col, help, _("more"));
}
