/* pdf_page.c owns rows of lines: columns beside each other on common baselines, cut into slabs.
 * It must not know what the lines say. */
#include "core/format/pdf_page.h"

#include <string.h>

#define QUOTE_BAR 1.5

static void free_slab(gpointer slab)
{
    pdf_slab_free(slab);
}

static guint most_lines(const struct pdf_row *row)
{
    guint most = 0;
    for (gsize i = 0; i < row->n; i++)
        most = MAX(most, row->columns[i].lines->len + row->columns[i].skip);
    return most;
}

static const struct pdf_line *line_at(const struct pdf_column *column, guint at)
{
    guint skip = column->skip;
    return at >= skip && at - skip < column->lines->len ? column->lines->pdata[at - skip] : NULL;
}

/* Where the baseline of these lines comes, and how high they are together. A script with higher
 * letters than the face's own gets more room. */
static double baseline(const struct pdf_row *row, guint at, double *height)
{
    double above = 0, below = 0;
    for (gsize i = 0; i < row->n; i++) {
        const struct pdf_line *line = line_at(&row->columns[i], at);
        double leading = pdf_face_leading(row->columns[i].face);
        if (line == NULL)
            continue;
        double blank = MAX(leading - line->ascent - line->descent, 0) / 2;
        above = MAX(above, line->ascent + blank);
        below = MAX(below, line->descent + blank);
    }
    *height = above + below;
    return above;
}

static void put_column(struct pdf_slab *slab, const struct pdf_column *column, guint at, double y)
{
    const struct pdf_line *line = line_at(column, at);
    if (line == NULL)
        return;
    if (column->role != NULL)
        pdf_slab_tag(slab, column->role);
    pdf_slab_line(slab, line, column->x, y, 0);
    if (column->role != NULL)
        pdf_slab_untag(slab, column->role);
}

static struct pdf_slab *slab_of(const struct pdf_page *page, const struct pdf_row *row, guint at,
                                guint n)
{
    struct pdf_slab *slab = pdf_slab_new();
    double before = at == 0 ? row->before : 0, after = at + 1 == n ? row->after : 0, height = 0;
    double y = baseline(row, at, &height) + before;
    if (row->row_role != NULL)
        pdf_slab_tag(slab, row->row_role);
    for (gsize i = 0; i < row->n; i++)
        put_column(slab, &row->columns[i], at, y);
    if (row->row_role != NULL)
        pdf_slab_untag(slab, row->row_role);
    slab->height = height + before + after;
    slab->box = page->box;
    if (row->bar_x > 0)
        pdf_slab_rect(slab, row->bar_x, before, QUOTE_BAR, height + 0.2, PDF_RULE);
    if (row->rule != 0 && at + 1 == n) {
        double x = row->rule_x > 0 ? row->rule_x : page->left;
        pdf_slab_rule(slab, x, slab->height, page->left + page->body - x, 0.5, row->rule);
    }
    return slab;
}

/* The first two lines stay together, and the last two. */
static gboolean stays(const struct pdf_row *row, guint at, guint n)
{
    if (at + 1 == n)
        return row->stays;
    return n <= row->kept_whole || at == 0 || at + 2 == n;
}

GPtrArray *pdf_row_slabs(struct pdf_page *page, const struct pdf_row *row)
{
    GPtrArray *slabs = g_ptr_array_new_with_free_func(free_slab);
    guint n = most_lines(row);
    guint block = row->block != 0 ? row->block : ++page->block;
    for (guint i = 0; i < n; i++) {
        struct pdf_slab *slab = slab_of(page, row, i, n);
        slab->stays = stays(row, i, n);
        slab->block = block;
        g_strlcpy(slab->role, row->role, sizeof slab->role);
        g_ptr_array_add(slabs, slab);
    }
    return slabs;
}

void pdf_page_take(struct pdf_page *page, GPtrArray *slabs)
{
    for (guint i = 0; i < slabs->len; i++)
        pdf_flow_add(page->flow, g_steal_pointer(&slabs->pdata[i]));
    g_ptr_array_set_size(slabs, 0);
}

void pdf_row_put(struct pdf_page *page, const struct pdf_row *row)
{
    g_autoptr(GPtrArray) slabs = pdf_row_slabs(page, row);
    pdf_page_take(page, slabs);
}
