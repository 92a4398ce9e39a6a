/* SPDX-License-Identifier: MIT
 *
 * format/chart_private.h: what the files that draw charts share.
 */
#ifndef HELDTO_CORE_FORMAT_CHART_PRIVATE_H
#define HELDTO_CORE_FORMAT_CHART_PRIVATE_H

#include "core/format/chart.h"

struct chart {
    const struct report_figure *figure;
    const struct chart_canvas *canvas;
    double width;
    double label_width;  /* of the column at the left */
    double column_width; /* of a series, in strips and trends */
    gsize columns;       /* how many series stand beside each other */
    gsize lines;         /* rows in one part */
};

/* Text sizes and the distance of lines. */
#define CHART_SIZE    8.0
#define CHART_LEADING 10.0

void chart_say(const struct chart *chart, const char *shown, struct chart_point at, double size,
               enum chart_anchor anchor, gboolean is_strong);
void chart_rule(const struct chart *chart, double x, double y, double to);
/* The text shown in one line of that width, else cut; new. */
char *chart_fit(const char *raw, double room, double size);
/* In at most so many lines. */
GPtrArray *chart_wrap(const char *raw, double room, double size, guint most);
/* The label of a row in its column; the height it takes. */
double chart_label(const struct chart *chart, const char *raw, double y, double room);
/* The names of the series from `first` on, above their columns; the height they take. */
double chart_columns_head(const struct chart *chart, gsize first, double y);
/* A rectangle in one of CHART_FILLS. */
void chart_fill(const struct chart *chart, struct chart_point corner, double width, double height,
                guint fill);

/* By kind. */
double chart_bars_head(const struct chart *chart, double y);
double chart_bars_row(const struct chart *chart, const struct report_figure_row *row, double y);
double chart_trend_panel(const struct chart *chart, gsize first_row, gsize first, double y);

#endif
