/* chart_bars.c owns bars of counts laid end to end, and the hatching that tells them apart.
 * It must not know what the counts are of, nor what it is drawn on. */
#include "core/format/chart_private.h"

#include <math.h>
#include <string.h>

#define BAR     13.0
#define ROW_GAP 5.0
#define TOTAL   70.0 /* the room for the number beside a bar */
#define SWATCH  12.0

enum hatch { RISING = 1, FALLING = 2, LEVEL = 4, UPRIGHT = 8 };

/* Neighbours differ much. */
static const struct {
    double shade;
    unsigned hatch;
    double distance;
} fills[CHART_FILLS] = {
    {0, 0, 4},
    {0.14, 0, 4},
    {0, RISING, 4},
    {0.34, 0, 4},
    {0, FALLING, 4},
    {0, LEVEL, 3},
    {0.14, RISING | FALLING, 5},
    {0, UPRIGHT, 3},
    {0.34, FALLING, 4},
    {0, RISING | FALLING, 4},
    {0.14, LEVEL, 3},
    {0, LEVEL | UPRIGHT, 4},
    {0.34, UPRIGHT, 4},
    {0.14, FALLING, 2.5},
    {0, RISING, 2},
    {0.34, LEVEL | UPRIGHT, 5},
};

static void add_line(GArray *points, double x1, double y1, double x2, double y2)
{
    const struct chart_point ends[] = {{x1, y1}, {x2, y2}};
    g_array_append_vals(points, ends, G_N_ELEMENTS(ends));
}

/* Lines through the box at 45 degrees, cut at its edges. */
static void add_slanted(GArray *points, struct chart_point corner, double width, double height,
                        double distance, gboolean rises)
{
    double step = distance * G_SQRT2;
    guint n = (guint)((width + height) / step + 0.5);
    for (guint i = 0; i < n; i++) {
        double at = step * (i + 0.5);
        double x1 = MIN(at, width), y1 = at - x1, y2 = MIN(at, height), x2 = at - y2;
        if (rises)
            add_line(points, corner.x + x1, corner.y + y1, corner.x + x2, corner.y + y2);
        else
            add_line(points, corner.x + width - x1, corner.y + y1, corner.x + width - x2,
                     corner.y + y2);
    }
}

static void hatch(const struct chart *chart, struct chart_point corner, double width, double height,
                  unsigned kind, double distance)
{
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(struct chart_point));
    if (kind & RISING)
        add_slanted(points, corner, width, height, distance, TRUE);
    if (kind & FALLING)
        add_slanted(points, corner, width, height, distance, FALSE);
    for (guint i = 1; kind & LEVEL && distance * i < height - 0.5; i++)
        add_line(points, corner.x, corner.y + distance * i, corner.x + width,
                 corner.y + distance * i);
    for (guint i = 1; kind & UPRIGHT && distance * i < width - 0.5; i++)
        add_line(points, corner.x + distance * i, corner.y, corner.x + distance * i,
                 corner.y + height);
    if (points->len > 0)
        chart->canvas->path(chart->canvas->data, (const struct chart_point *)(gpointer)points->data,
                            points->len, TRUE, CHART_EDGE, 0);
}

void chart_fill(const struct chart *chart, struct chart_point corner, double width, double height,
                guint fill)
{
    fill %= CHART_FILLS;
    chart->canvas->rect(chart->canvas->data, corner, width, height, fills[fill].shade);
    if (fills[fill].hatch != 0)
        hatch(chart, corner, width, height, fills[fill].hatch, fills[fill].distance);
    const struct chart_point edge[] = {corner,
                                       {corner.x + width, corner.y},
                                       {corner.x + width, corner.y + height},
                                       {corner.x, corner.y + height},
                                       corner};
    chart->canvas->path(chart->canvas->data, edge, G_N_ELEMENTS(edge), FALSE, CHART_EDGE, 0);
}

static double count(const struct report_figure_row *row, gsize i)
{
    double value = row->values != NULL ? row->values[i] : 0;
    return isfinite(value) && value > 0 ? value : 0;
}

static double total(const struct chart *chart, const struct report_figure_row *row)
{
    double sum = 0;
    for (gsize i = 0; i < chart->figure->n_series; i++)
        sum += count(row, i);
    return sum;
}

static const char *letter(const struct chart *chart, gsize i)
{
    const char *const *letters = chart->figure->letters;
    return letters != NULL && letters[i] != NULL ? letters[i] : "";
}

static gboolean occurs(const struct chart *chart, gsize i)
{
    for (gsize k = 0; k < chart->figure->n; k++)
        if (count(&chart->figure->rows[k], i) > 0)
            return TRUE;
    return FALSE;
}

/* "f  fulfilled" beside its fill; the width it takes. */
static double key_item(const struct chart *chart, gsize i, double x, double y, gboolean is_drawn)
{
    g_autofree char *sign = text_show(letter(chart, i), -1);
    g_autofree char *name = chart_fit(chart->figure->series[i], chart->width - 50, CHART_SIZE);
    double sign_width = *sign != '\0' ? chart_text_width(sign, CHART_SIZE) + 4 : 0;
    if (is_drawn) {
        chart_fill(chart, (struct chart_point){x, y + 2}, SWATCH, CHART_SIZE, (guint)i);
        chart_say(chart, sign, (struct chart_point){x + SWATCH + 4, y + CHART_LEADING - 1},
                  CHART_SIZE, CHART_START, TRUE);
        chart_say(chart, name,
                  (struct chart_point){x + SWATCH + 4 + sign_width, y + CHART_LEADING - 1},
                  CHART_SIZE, CHART_START, FALSE);
    }
    return SWATCH + 4 + sign_width + chart_text_width(name, CHART_SIZE) + 12;
}

double chart_bars_head(const struct chart *chart, double y)
{
    double x = 0, top = y;
    for (gsize i = 0; i < chart->figure->n_series; i++) {
        if (!occurs(chart, i))
            continue;
        double width = key_item(chart, i, x, y, FALSE);
        if (x > 0 && x + width > chart->width) {
            x = 0;
            y += CHART_LEADING + 4;
        }
        key_item(chart, i, x, y, TRUE);
        x += width;
    }
    return y - top + CHART_LEADING + 8;
}

static double most(const struct chart *chart)
{
    double largest = 0;
    for (gsize i = 0; i < chart->figure->n; i++)
        largest = MAX(largest, total(chart, &chart->figure->rows[i]));
    return largest;
}

/* What stands in a part of a bar: "f 3", "f" where there is no room for more, or nothing. */
static gboolean say_inside(const struct chart *chart, const char *sign, const char *number,
                           struct chart_point corner, double width)
{
    g_autofree char *both = g_strdup_printf("%s %s", sign, number);
    const char *const tries[] = {both, sign};
    for (gsize i = 0; i < G_N_ELEMENTS(tries); i++) {
        double room = chart_text_width(tries[i], CHART_SIZE - 1) + 3;
        if (room > width - 3)
            continue;
        chart->canvas->rect(chart->canvas->data,
                            (struct chart_point){corner.x + (width - room) / 2, corner.y + 2}, room,
                            BAR - 4, CHART_PAPER);
        chart_say(chart, tries[i], (struct chart_point){corner.x + width / 2, corner.y + BAR - 4},
                  CHART_SIZE - 1, CHART_MIDDLE, FALSE);
        return i == 0 || strcmp(number, "1") == 0;
    }
    return FALSE;
}

/* The number at the end, and what found no room in the bar: "12 (x 1, l 1)". */
static double say_total(const struct chart *chart, double sum, const GString *rest, double x,
                        double y)
{
    g_autofree char *words =
        rest->len > 0 ? g_strdup_printf("%.0f (%s)", sum, rest->str) : g_strdup_printf("%.0f", sum);
    g_autoptr(GPtrArray) lines = chart_wrap(words, chart->width - x, CHART_SIZE - 1, 5);
    for (guint i = 0; i < lines->len; i++)
        chart_say(chart, lines->pdata[i], (struct chart_point){x, y + BAR - 4 + CHART_LEADING * i},
                  CHART_SIZE - 1, CHART_START, FALSE);
    return CHART_LEADING * lines->len;
}

double chart_bars_row(const struct chart *chart, const struct report_figure_row *row, double y)
{
    double largest = most(chart), x = chart->label_width;
    double scale = largest > 0 ? MAX(chart->width - x - TOTAL, 20) / largest : 0;
    g_autoptr(GString) rest = g_string_new(NULL);
    double label = chart_label(chart, row->label, y + 1, chart->label_width - 8);
    for (gsize i = 0; i < chart->figure->n_series; i++) {
        double value = count(row, i), width = value * scale;
        if (width <= 0)
            continue;
        g_autofree char *sign = text_show(letter(chart, i), -1);
        g_autofree char *number = g_strdup_printf("%.0f", value);
        const struct chart_point corner = {x, y};
        chart_fill(chart, corner, width, BAR, (guint)i);
        if (!say_inside(chart, sign, number, corner, width))
            g_string_append_printf(rest, "%s%s%s%s", rest->len > 0 ? ", " : "", sign,
                                   *sign != '\0' ? "\u00a0" : "", number);
        x += width;
    }
    double beside = say_total(chart, total(chart, row), rest, x + 5, y);
    return MAX(MAX(label, beside), BAR) + ROW_GAP;
}
