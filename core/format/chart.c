/* chart.c owns how a figure is laid out: its label column, its columns, its parts.
 * It must not know what it is drawn on, nor any report. */
#include "core/format/chart_private.h"

#include <math.h>
#include <string.h>

#define LEAST_LABEL  50.0
#define LEAST_COLUMN 16.0
#define MOST_COLUMN  90.0
#define MOST_SLANTED 100.0
#define SLANT        45

const double chart_dashes[CHART_DASHES][5] = {
    {0}, {5, 2}, {1.5, 2}, {7, 2, 1.5, 2}, {9, 3}, {3, 3},
};

enum { LINES_MOST = 6 }; /* of a trend in one panel: more than this nobody follows */

/* In parts of the size, as wide sans serifs have them. */
static double width_of(gunichar c)
{
    int columns = text_char_width(c);
    if (columns != 1)
        return columns;
    if (c < 128 && strchr("ijl.,:;'|!()[]{} fItr", (int)c) != NULL)
        return 0.38;
    if (c == 'm' || c == 'w' || c == 'M' || c == 'W')
        return 0.95;
    return g_unichar_isupper(c) || g_unichar_isdigit(c) ? 0.68 : 0.6;
}

double chart_text_width(const char *shown, double size)
{
    double width = 0;
    for (const char *p = shown; *p != '\0'; p = g_utf8_next_char(p))
        width += width_of(g_utf8_get_char(p));
    return width * size;
}

void chart_say(const struct chart *chart, const char *shown, struct chart_point at, double size,
               enum chart_anchor anchor, gboolean is_strong)
{
    chart->canvas->text(
        chart->canvas->data,
        &(struct chart_words){
            .text = shown, .at = at, .size = size, .anchor = anchor, .is_strong = is_strong});
}

void chart_rule(const struct chart *chart, double x, double y, double to)
{
    const struct chart_point ends[] = {{x, y}, {to, y}};
    chart->canvas->path(chart->canvas->data, ends, G_N_ELEMENTS(ends), TRUE, CHART_RULE, 0);
}

/* The shown text cut to the room, with "…" for what is gone. */
static char *cut(const char *shown, double room, double size)
{
    if (chart_text_width(shown, size) <= room)
        return g_strdup(shown);
    const char *end = shown;
    double used = chart_text_width("…", size);
    while (*end != '\0') {
        const char *next = text_next(end, NULL);
        g_autofree char *sign = g_strndup(end, (gsize)(next - end));
        used += chart_text_width(sign, size);
        if (used > room)
            break;
        end = next;
    }
    g_autofree char *kept = g_strndup(shown, (gsize)(end - shown));
    return g_strconcat(g_strchomp(kept), "…", NULL);
}

char *chart_fit(const char *raw, double room, double size)
{
    g_autofree char *shown = text_show(raw, -1);
    return cut(shown, room, size);
}

/* Where the line that begins there ends: after the last word that fits; a word that is longer than
 * the line stays whole here and is cut later. */
static const char *line_end(const char *start, double room, double size)
{
    const char *good = NULL;
    double used = 0;
    for (const char *p = start; *p != '\0'; p = g_utf8_next_char(p)) {
        if (*p == ' ' && p > start) {
            if (used > room && good != NULL)
                return good;
            good = p;
        }
        used += width_of(g_utf8_get_char(p)) * size;
    }
    return used > room && good != NULL ? good : start + strlen(start);
}

GPtrArray *chart_wrap(const char *raw, double room, double size, guint most)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *shown = text_show(raw, -1);
    for (const char *p = shown; *p != '\0' && lines->len < most;) {
        const char *end = lines->len + 1 < most ? line_end(p, room, size) : p + strlen(p);
        g_autofree char *line = g_strndup(p, (gsize)(end - p));
        g_ptr_array_add(lines, cut(line, room, size));
        for (p = end; *p == ' ';)
            p++;
    }
    return lines;
}

double chart_label(const struct chart *chart, const char *raw, double y, double room)
{
    g_autoptr(GPtrArray) lines = chart_wrap(raw, room, CHART_SIZE, 2);
    for (guint i = 0; i < lines->len; i++)
        chart_say(chart, lines->pdata[i], (struct chart_point){0, y + CHART_LEADING * (i + 1) - 1},
                  CHART_SIZE, CHART_START, FALSE);
    return CHART_LEADING * MAX(lines->len, 1);
}

/* How many lines the names take where they stand level; 0: they do not. */
static guint level_lines(const struct chart *chart, gsize first, gsize n)
{
    guint most = 1;
    for (gsize i = first; i < first + n; i++) {
        g_autoptr(GPtrArray) lines =
            chart_wrap(chart->figure->series[i], chart->column_width - 4, CHART_SIZE, 3);
        most = MAX(most, lines->len);
        for (guint k = 0; k < lines->len; k++)
            if (g_str_has_suffix(lines->pdata[k], "…"))
                return 0;
    }
    return most;
}

static double say_level(const struct chart *chart, gsize first, gsize n, guint height, double y)
{
    for (gsize i = 0; i < n; i++) {
        g_autoptr(GPtrArray) lines =
            chart_wrap(chart->figure->series[first + i], chart->column_width - 4, CHART_SIZE, 3);
        double x = chart->label_width + chart->column_width * ((double)i + 0.5);
        for (guint k = 0; k < lines->len; k++)
            chart_say(
                chart, lines->pdata[k],
                (struct chart_point){x, y + CHART_LEADING * (height - lines->len + k + 1) - 1},
                CHART_SIZE, CHART_MIDDLE, FALSE);
    }
    return CHART_LEADING * height + 3;
}

static double say_slanted(const struct chart *chart, gsize first, gsize n, double y)
{
    double most = 0;
    for (gsize i = first; i < first + n; i++) {
        g_autofree char *name = chart_fit(chart->figure->series[i], MOST_SLANTED, CHART_SIZE);
        most = MAX(most, chart_text_width(name, CHART_SIZE));
    }
    double height = (most + CHART_SIZE) * sin(SLANT * G_PI / 180) + 4;
    for (gsize i = 0; i < n; i++) {
        double x = chart->label_width + chart->column_width * ((double)i + 0.5);
        /* The last ones must not lean over the edge. */
        double room = MIN(MOST_SLANTED, (chart->width - x) / cos(SLANT * G_PI / 180));
        g_autofree char *name = chart_fit(chart->figure->series[first + i], room, CHART_SIZE);
        chart->canvas->text(chart->canvas->data,
                            &(struct chart_words){.text = name,
                                                  .at = {x + 2, y + height - 4},
                                                  .size = CHART_SIZE,
                                                  .anchor = CHART_START,
                                                  .angle = SLANT});
    }
    return height;
}

double chart_columns_head(const struct chart *chart, gsize first, double y)
{
    gsize n = MIN(chart->columns, chart->figure->n_series - first);
    guint lines = level_lines(chart, first, n);
    return lines > 0 ? say_level(chart, first, n, lines, y) : say_slanted(chart, first, n, y);
}

static double longest_label(const struct report_figure *figure)
{
    double most = 0;
    for (gsize i = 0; i < figure->n; i++) {
        g_autofree char *shown = text_show(figure->rows[i].label, -1);
        most = MAX(most, chart_text_width(shown, CHART_SIZE));
    }
    return most;
}

/* Slanted names lean over the last column: it leaves room for them. */
static void set_columns(struct chart *chart)
{
    gsize n = MAX(chart->figure->n_series, 1);
    double room = chart->width - chart->label_width;
    gsize most = MAX((gsize)(room / LEAST_COLUMN), 1);
    chart->columns = MIN(n, most);
    chart->column_width = MIN(room / (double)chart->columns, MOST_COLUMN);
    if (chart->columns > 1 && level_lines(chart, 0, chart->columns) == 0 && room > 200) {
        room -= MOST_SLANTED * 0.6;
        chart->columns = MIN(n, MAX((gsize)(room / LEAST_COLUMN), 1));
        chart->column_width = MIN(room / (double)chart->columns, MOST_COLUMN);
    }
}

struct chart *chart_new(const struct report_figure *figure, double width,
                        const struct chart_canvas *canvas)
{
    struct chart *chart = g_new0(struct chart, 1);
    gboolean is_trend = figure->kind == FIGURE_TREND;
    double label = longest_label(figure) + (is_trend ? 50 : 10);
    chart->figure = figure;
    chart->canvas = canvas;
    chart->width = width;
    chart->label_width = CLAMP(label, LEAST_LABEL, MAX(width * 0.34, LEAST_LABEL));
    chart->lines = 1;
    chart->columns = MAX(figure->n_series, 1);
    if (figure->kind != FIGURE_BARS)
        set_columns(chart);
    if (is_trend) {
        gsize panels = (figure->n + LINES_MOST - 1) / LINES_MOST;
        chart->lines = panels > 0 ? (figure->n + panels - 1) / panels : 1;
    }
    return chart;
}

void chart_free(struct chart *chart)
{
    g_free(chart);
}

/* Rows, or panels of several lines, for one stretch of columns. */
static gsize parts_of_columns(const struct chart *chart)
{
    return (chart->figure->n + chart->lines - 1) / chart->lines;
}

gsize chart_n_parts(const struct chart *chart)
{
    gsize stretches = (chart->figure->n_series + chart->columns - 1) / chart->columns;
    return parts_of_columns(chart) * MAX(stretches, 1);
}

gboolean chart_part_has_head(const struct chart *chart, gsize part)
{
    return part % parts_of_columns(chart) == 0 || chart->figure->kind == FIGURE_TREND;
}

double chart_head(struct chart *chart, gsize part, double y)
{
    if (chart->figure->kind == FIGURE_BARS)
        return chart_bars_head(chart, y);
    return chart_columns_head(chart, part / parts_of_columns(chart) * chart->columns, y);
}

static double strip_row(const struct chart *chart, const struct report_figure_row *row, gsize first,
                        double y)
{
    chart_rule(chart, 0, y, chart->label_width + chart->column_width * (double)chart->columns);
    double height = chart_label(chart, row->label, y + 2, chart->label_width - 8) + 5;
    for (gsize i = 0; i < chart->columns && first + i < chart->figure->n_series; i++) {
        const char *raw = row->marks != NULL ? row->marks[first + i] : NULL;
        g_autofree char *mark = chart_fit(raw, chart->column_width, CHART_SIZE + 1);
        chart_say(chart, mark,
                  (struct chart_point){chart->label_width + chart->column_width * ((double)i + 0.5),
                                       y + CHART_LEADING + 1.5},
                  CHART_SIZE + 1, CHART_MIDDLE, FALSE);
    }
    return height;
}

double chart_part(struct chart *chart, gsize part, double y)
{
    gsize n = parts_of_columns(chart);
    gsize at = part % n, first = part / n * chart->columns;
    if (chart->figure->kind == FIGURE_BARS)
        return chart_bars_row(chart, &chart->figure->rows[at], y);
    if (chart->figure->kind == FIGURE_STRIP)
        return strip_row(chart, &chart->figure->rows[at], first, y);
    return chart_trend_panel(chart, at * chart->lines, first, y);
}
