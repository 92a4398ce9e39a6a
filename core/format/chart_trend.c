/* chart_trend.c owns lines of means from -1 to +1 over periods, with their values below.
 * It must not know what the means are of, nor what it is drawn on. */
#include "core/format/chart_private.h"

#include "core/report/measure.h"

#include <math.h>

#define PLOT   104.0
#define MARKER 2.8
#define VALUE  (CHART_SIZE - 1)

static double place_x(const struct chart *chart, gsize column)
{
    return chart->label_width + chart->column_width * ((double)column + 0.5);
}

static double place_y(double top, double value)
{
    return top + (1 - CLAMP(value, -1, 1)) / 2 * PLOT;
}

static void put_marker(const struct chart *chart, struct chart_point at, guint kind)
{
    static const struct {
        guint corners;
        double turn; /* of the first corner, in whole turns */
        gboolean is_filled;
    } shapes[CHART_MARKERS] = {{20, 0, TRUE},  {4, 0.125, FALSE}, {3, 0.25, TRUE},
                               {20, 0, FALSE}, {4, 0.125, TRUE},  {3, 0.75, FALSE}};
    struct chart_point points[20];
    kind %= CHART_MARKERS;
    for (guint i = 0; i < shapes[kind].corners; i++) {
        double angle = 2 * G_PI * (shapes[kind].turn + (double)i / shapes[kind].corners);
        points[i].x = at.x + MARKER * cos(angle);
        points[i].y = at.y - MARKER * sin(angle);
    }
    chart->canvas->polygon(chart->canvas->data, points, shapes[kind].corners,
                           shapes[kind].is_filled);
}

static gboolean has_value(const struct report_figure_row *row, gsize i)
{
    return row->values != NULL && isfinite(row->values[i]);
}

/* A period without a value parts the line: nothing is drawn across. */
static void draw_line(const struct chart *chart, const struct report_figure_row *row, guint kind,
                      gsize first, gsize n, double top)
{
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(struct chart_point));
    for (gsize i = 0; i <= n; i++) {
        if (i < n && has_value(row, first + i)) {
            struct chart_point point = {place_x(chart, i), place_y(top, row->values[first + i])};
            g_array_append_val(points, point);
            continue;
        }
        const struct chart_point *run = (const struct chart_point *)(gpointer)points->data;
        if (points->len > 1)
            chart->canvas->path(chart->canvas->data, run, points->len, FALSE, CHART_LINE,
                                kind % CHART_DASHES);
        for (guint k = 0; k < points->len; k++)
            put_marker(chart, run[k], kind);
        g_array_set_size(points, 0);
    }
}

static void draw_axis(const struct chart *chart, gsize n, double top)
{
    static const struct {
        double at;
        const char *label;
    } ticks[] = {{1, "+1"}, {0.5, ""}, {0, "0"}, {-0.5, ""}, {-1, "\u22121"}};
    double right = chart->label_width + chart->column_width * (double)n;
    for (gsize i = 0; i < G_N_ELEMENTS(ticks); i++) {
        double y = place_y(top, ticks[i].at);
        chart_rule(chart, chart->label_width, y, right);
        chart_say(chart, ticks[i].label,
                  (struct chart_point){chart->label_width - 5, y + CHART_SIZE * 0.35}, CHART_SIZE,
                  CHART_END, FALSE);
    }
}

/* The value and what it rests on, below the period; where there is no room, nothing. */
static void say_value(const struct chart *chart, const struct report_figure_row *row, gsize i,
                      double x, double y)
{
    if (!has_value(row, i)) {
        chart_say(chart, "–", (struct chart_point){x, y}, VALUE, CHART_MIDDLE, FALSE);
        return;
    }
    g_autofree char *value = measure_number(row->values[i], TRUE);
    if (chart_text_width(value, VALUE) > chart->column_width - 1)
        return;
    chart_say(chart, value, (struct chart_point){x, y}, VALUE, CHART_MIDDLE, FALSE);
    if (row->counts == NULL)
        return;
    g_autofree char *n = g_strdup_printf("n %" G_GINT64_FORMAT, row->counts[i]);
    if (chart_text_width(n, VALUE - 1) <= chart->column_width - 1)
        chart_say(chart, n, (struct chart_point){x, y + VALUE + 1}, VALUE - 1, CHART_MIDDLE, FALSE);
}

/* How its line looks, whose it is, and its values. */
static double say_line(const struct chart *chart, const struct report_figure_row *row, guint kind,
                       gsize first, gsize n, double y)
{
    const struct chart_point sample[] = {{0, y + 6}, {24, y + 6}};
    chart_rule(chart, 0, y, chart->label_width + chart->column_width * (double)n);
    chart->canvas->path(chart->canvas->data, sample, G_N_ELEMENTS(sample), FALSE, CHART_LINE,
                        kind % CHART_DASHES);
    put_marker(chart, (struct chart_point){12, y + 6}, kind);
    g_autofree char *label = chart_fit(row->label, chart->label_width - 34, CHART_SIZE);
    chart_say(chart, label, (struct chart_point){30, y + 9}, CHART_SIZE, CHART_START, FALSE);
    for (gsize i = 0; i < n; i++)
        say_value(chart, row, first + i, place_x(chart, i), y + 9);
    return row->counts != NULL ? 20 : 13;
}

double chart_trend_panel(const struct chart *chart, gsize first_row, gsize first, double y)
{
    const struct report_figure *figure = chart->figure;
    gsize n = MIN(chart->columns, figure->n_series - first);
    gsize last = MIN(first_row + chart->lines, figure->n);
    double top = y + 4, below = top + PLOT + 8;
    draw_axis(chart, n, top);
    for (gsize i = first_row; i < last; i++)
        draw_line(chart, &figure->rows[i], (guint)(i - first_row), first, n, top);
    for (gsize i = first_row; i < last; i++)
        below += say_line(chart, &figure->rows[i], (guint)(i - first_row), first, n, below);
    return below - y + 8;
}
