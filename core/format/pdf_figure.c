/* pdf_figure.c owns charts on the pages of a PDF.
 * It must not know how a chart is laid out, nor any report. */
#include "core/format/chart.h"
#include "core/format/pdf_page.h"

#include <math.h>

#define CAPTION_GAP 4.0

struct drawing {
    const struct pdf_page *page;
    struct pdf_slab *slab;
};

/* So much ink on white. */
static guint32 tint(double shade)
{
    guint32 colour = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        double ink = PDF_ACCENT >> shift & 0xff;
        colour |= (guint32)(255 - (255 - ink) * shade + 0.5) << shift;
    }
    return colour;
}

static void put_rect(gpointer data, struct chart_point corner, double width, double height,
                     double shade)
{
    const struct drawing *drawing = data;
    if (shade != 0)
        pdf_slab_rect(drawing->slab, drawing->page->left + corner.x, corner.y, width, height,
                      shade == CHART_PAPER ? 0xffffff : tint(shade));
}

static struct paper_point *on_page(const struct drawing *drawing, const struct chart_point *points,
                                   gsize n)
{
    struct paper_point *moved = g_new(struct paper_point, n);
    for (gsize i = 0; i < n; i++)
        moved[i] = (struct paper_point){drawing->page->left + points[i].x, points[i].y};
    return moved;
}

static void put_path(gpointer data, const struct chart_point *points, gsize n, gboolean is_parted,
                     enum chart_stroke stroke, guint dash)
{
    static const struct {
        double width;
        guint32 colour;
    } looks[] = {[CHART_RULE] = {0.5, PDF_RULE},
                 [CHART_EDGE] = {0.5, PDF_ACCENT},
                 [CHART_LINE] = {1.2, PDF_ACCENT}};
    const struct drawing *drawing = data;
    g_autofree struct paper_point *moved = on_page(drawing, points, n);
    pdf_slab_path(drawing->slab, moved, n,
                  &(struct paper_stroke){.width = looks[stroke].width,
                                         .colour = looks[stroke].colour,
                                         .dash = chart_dashes[dash % CHART_DASHES],
                                         .is_parted = is_parted});
}

static void put_polygon(gpointer data, const struct chart_point *points, gsize n,
                        gboolean is_filled)
{
    const struct drawing *drawing = data;
    g_autofree struct paper_point *moved = on_page(drawing, points, n);
    pdf_slab_path(drawing->slab, moved, n,
                  &(struct paper_stroke){.width = 0.9,
                                         .colour = PDF_ACCENT,
                                         .is_closed = TRUE,
                                         .is_filled = TRUE,
                                         .fill = is_filled ? PDF_ACCENT : 0xffffff});
}

static void put_text(gpointer data, const struct chart_words *words)
{
    const struct drawing *drawing = data;
    g_autoptr(GPtrArray) lines =
        pdf_type_sized(drawing->page->type, words->text, words->size, words->is_strong);
    struct pdf_line *line = lines->pdata[0];
    double back = words->anchor == CHART_START    ? 0
                  : words->anchor == CHART_MIDDLE ? line->width / 2
                                                  : line->width;
    double angle = words->angle * G_PI / 180;
    line->x = 0;
    pdf_slab_line(drawing->slab, line, drawing->page->left + words->at.x - back * cos(angle),
                  words->at.y + back * sin(angle), words->angle);
}

static struct pdf_slab *begin_slab(struct drawing *drawing, guint block)
{
    drawing->slab = pdf_slab_new();
    drawing->slab->block = block;
    g_strlcpy(drawing->slab->role, "Figure", sizeof drawing->slab->role);
    return drawing->slab;
}

static struct pdf_slab *head_of(struct chart *chart, struct drawing *drawing, gsize part,
                                guint block)
{
    struct pdf_slab *slab = begin_slab(drawing, block);
    slab->height = chart_head(chart, part, 0);
    slab->stays = TRUE;
    return slab;
}

static void put_caption(struct pdf_page *page, const struct report_figure *figure)
{
    const struct pdf_column caption = {
        .lines = pdf_type_plain(page->type, figure->title, PDF_HEADING_3, page->body, PAPER_START),
        .x = page->left,
        .face = PDF_HEADING_3};
    pdf_row_put(page, &(struct pdf_row){.columns = &caption,
                                        .n = 1,
                                        .after = CAPTION_GAP,
                                        .role = "Caption",
                                        .stays = TRUE,
                                        .kept_whole = 4});
    g_ptr_array_unref(caption.lines);
}

void pdf_figure_put(struct pdf_page *page, const struct report_figure *figure)
{
    struct drawing drawing = {.page = page};
    const struct chart_canvas canvas = {.data = &drawing,
                                        .rect = put_rect,
                                        .path = put_path,
                                        .polygon = put_polygon,
                                        .text = put_text};
    struct chart *chart = chart_new(figure, page->body, &canvas);
    guint block = ++page->block;
    gsize n = chart_n_parts(chart);
    put_caption(page, figure);
    for (gsize i = 0; i < n; i++) {
        if (chart_part_has_head(chart, i)) {
            struct pdf_slab *head = head_of(chart, &drawing, i, block);
            g_autoptr(GPtrArray) again = g_ptr_array_new();
            g_ptr_array_add(again, head);
            if (i > 0)
                pdf_flow_keep_end(page->flow);
            pdf_flow_keep_begin(page->flow, 0.5, again);
            pdf_flow_add(page->flow, head);
        }
        struct pdf_slab *slab = begin_slab(&drawing, block);
        slab->height = chart_part(chart, i, 0);
        pdf_flow_add(page->flow, slab);
    }
    if (n > 0)
        pdf_flow_keep_end(page->flow);
    chart_free(chart);
}
