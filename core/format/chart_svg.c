/* chart_svg.c owns charts as SVG.
 * It must not know what is drawn, nor the page around it. */
#include "core/format/chart_svg.h"

#include "core/format/chart.h"

#include <math.h>

#define ENLARGED 1.5 /* what is 8 points on paper is 12 pixels on a page */

/* Numbers as SVG reads them, whatever the locale; a tenth of a point is enough. */
static void add_number(GString *svg, double value)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    double tenths = round(value * 10) / 10;
    g_string_append(svg, g_ascii_formatd(digits, sizeof digits, "%.6g", tenths + 0.0));
}

static void add_attribute(GString *svg, const char *name, double value)
{
    g_string_append_printf(svg, " %s=\"", name);
    add_number(svg, value);
    g_string_append_c(svg, '"');
}

static void add_point(GString *svg, char command, struct chart_point point)
{
    g_string_append_c(svg, command);
    add_number(svg, point.x);
    g_string_append_c(svg, ' ');
    add_number(svg, point.y);
}

static void put_rect(gpointer data, struct chart_point corner, double width, double height,
                     double shade)
{
    GString *svg = data;
    if (shade == 0)
        return;
    g_string_append(svg, "<rect");
    add_attribute(svg, "x", corner.x);
    add_attribute(svg, "y", corner.y);
    add_attribute(svg, "width", width);
    add_attribute(svg, "height", height);
    if (shade == CHART_PAPER)
        g_string_append(svg, " class=\"chart-paper\" fill=\"Canvas\"");
    else
        g_string_append(svg, " fill=\"currentColor\" fill-opacity=\"");
    if (shade != CHART_PAPER) {
        char digits[G_ASCII_DTOSTR_BUF_SIZE];
        g_string_append(svg, g_ascii_formatd(digits, sizeof digits, "%.2f", shade));
        g_string_append_c(svg, '"');
    }
    g_string_append(svg, "/>\n");
}

static void add_dash(GString *svg, guint dash)
{
    if (dash == 0 || dash >= CHART_DASHES)
        return;
    g_string_append(svg, " stroke-dasharray=\"");
    for (const double *d = chart_dashes[dash]; *d != 0; d++) {
        if (d != chart_dashes[dash])
            g_string_append_c(svg, ' ');
        add_number(svg, *d);
    }
    g_string_append_c(svg, '"');
}

static void put_path(gpointer data, const struct chart_point *points, gsize n, gboolean is_parted,
                     enum chart_stroke stroke, guint dash)
{
    static const char *const looks[] = {
        [CHART_RULE] = " class=\"chart-rule\" stroke-opacity=\"0.3\" stroke-width=\"0.5\"",
        [CHART_EDGE] = " stroke-width=\"0.6\"",
        [CHART_LINE] = " stroke-width=\"1.4\" stroke-linejoin=\"round\"",
    };
    GString *svg = data;
    g_string_append(svg, "<path fill=\"none\" stroke=\"currentColor\"");
    g_string_append(svg, looks[stroke]);
    add_dash(svg, dash);
    g_string_append(svg, " d=\"");
    for (gsize i = 0; i < n; i++)
        add_point(svg, i == 0 || (is_parted && i % 2 == 0) ? 'M' : 'L', points[i]);
    g_string_append(svg, "\"/>\n");
}

static void put_polygon(gpointer data, const struct chart_point *points, gsize n,
                        gboolean is_filled)
{
    GString *svg = data;
    g_string_append_printf(svg, "<path %s stroke=\"currentColor\" stroke-width=\"1\" d=\"",
                           is_filled ? "fill=\"currentColor\""
                                     : "class=\"chart-paper\" fill=\"Canvas\"");
    for (gsize i = 0; i < n; i++)
        add_point(svg, i == 0 ? 'M' : 'L', points[i]);
    g_string_append(svg, "Z\"/>\n");
}

static void put_text(gpointer data, const struct chart_words *words)
{
    static const char *const anchors[] = {
        [CHART_START] = "start", [CHART_MIDDLE] = "middle", [CHART_END] = "end"};
    GString *svg = data;
    if (*words->text == '\0')
        return;
    g_autofree char *escaped = g_markup_escape_text(words->text, -1);
    g_string_append(svg, "<text");
    add_attribute(svg, "x", words->at.x);
    add_attribute(svg, "y", words->at.y);
    add_attribute(svg, "font-size", words->size);
    if (words->anchor != CHART_START)
        g_string_append_printf(svg, " text-anchor=\"%s\"", anchors[words->anchor]);
    if (words->is_strong)
        g_string_append(svg, " font-weight=\"bold\"");
    if (words->angle != 0) {
        g_string_append_printf(svg, " transform=\"rotate(%d ", -words->angle);
        add_number(svg, words->at.x);
        g_string_append_c(svg, ' ');
        add_number(svg, words->at.y);
        g_string_append(svg, ")\"");
    }
    g_string_append_printf(svg, " fill=\"currentColor\">%s</text>\n", escaped);
}

static double draw(const struct report_figure *figure, double width, GString *svg)
{
    const struct chart_canvas canvas = {
        .data = svg, .rect = put_rect, .path = put_path, .polygon = put_polygon, .text = put_text};
    struct chart *chart = chart_new(figure, width, &canvas);
    double y = 0;
    for (gsize i = 0; i < chart_n_parts(chart); i++) {
        if (chart_part_has_head(chart, i))
            y += chart_head(chart, i, y + (i > 0 ? 8 : 0)) + (i > 0 ? 8 : 0);
        y += chart_part(chart, i, y);
    }
    chart_free(chart);
    return y;
}

static void add_words(GString *svg, const char *tag, const char *raw)
{
    g_autofree char *shown = text_show(raw, -1);
    g_autofree char *escaped = g_markup_escape_text(shown, -1);
    g_string_append_printf(svg, "<%s>%s</%s>\n", tag, escaped, tag);
}

char *chart_svg(const struct report_figure *figure, double width)
{
    g_autoptr(GString) drawn = g_string_new(NULL);
    GString *svg = g_string_new("<svg class=\"chart\" role=\"img\" xmlns=\"http://www.w3.org/2000/"
                                "svg\"");
    double height = ceil(draw(figure, width / ENLARGED, drawn) + 2);
    add_attribute(svg, "width", width);
    add_attribute(svg, "height", ceil(height * ENLARGED));
    g_string_append(svg, " viewBox=\"0 0 ");
    add_number(svg, width / ENLARGED);
    g_string_append_c(svg, ' ');
    add_number(svg, height);
    g_string_append(svg, "\">\n");
    add_words(svg, "title", figure->title);
    add_words(svg, "desc", figure->alternative);
    g_string_append(svg, drawn->str);
    g_string_append(svg, "</svg>\n");
    return g_string_free(svg, FALSE);
}
