/* SPDX-License-Identifier: MIT
 *
 * format/chart.h: figures, drawn once for every format that has pictures.
 *
 * A chart is a head (the key, or the names of the columns) and parts below it, one a row, so that a
 * long one can go over several pages and say its head again. Nothing is told by colour alone: fills
 * differ by hatching and carry their letter, lines differ by marker and dash. All is drawn in one
 * ink. The title and the words of the figure are the writer's affair.
 *
 * Lengths are points, x to the right, y down, text stands on its baseline. The same figure and width
 * give the same strokes: widths of text are estimated, no font is asked.
 */
#ifndef HELDTO_CORE_FORMAT_CHART_H
#define HELDTO_CORE_FORMAT_CHART_H

#include "core/report/model.h"

struct chart_point {
    double x, y;
};

enum chart_stroke {
    CHART_RULE, /* quiet: grids, between rows */
    CHART_EDGE, /* around bars, hatching */
    CHART_LINE, /* of a trend */
};

enum chart_anchor { CHART_START, CHART_MIDDLE, CHART_END };

/* One line of shown text; it leans up to the right by `angle` degrees around its place. */
struct chart_words {
    const char *text;
    struct chart_point at;
    double size;
    enum chart_anchor anchor;
    int angle;
    gboolean is_strong;
};

#define CHART_PAPER (-1.0) /* a shade: covers what is below */

struct chart_canvas {
    gpointer data;
    /* shade: how much ink, 0 none … 1; CHART_PAPER. */
    void (*rect)(gpointer data, struct chart_point corner, double width, double height,
                 double shade);
    /* is_parted: every two points are a line of their own. dash: 0 whole, else one of
     * CHART_DASHES. */
    void (*path)(gpointer data, const struct chart_point *points, gsize n, gboolean is_parted,
                 enum chart_stroke stroke, guint dash);
    /* Closed, with an edge; inside ink or paper. */
    void (*polygon)(gpointer data, const struct chart_point *points, gsize n, gboolean is_filled);
    void (*text)(gpointer data, const struct chart_words *words);
};

enum { CHART_DASHES = 6, CHART_MARKERS = 6, CHART_FILLS = 16 };
/* On and off, in points, ended by 0; of dash 0 nothing. */
extern const double chart_dashes[CHART_DASHES][5];

struct chart;

/* The figure and the canvas must outlive it. */
struct chart *chart_new(const struct report_figure *figure, double width,
                        const struct chart_canvas *canvas);
void chart_free(struct chart *chart); /* NULL is accepted */
gsize chart_n_parts(const struct chart *chart);
/* The part begins anew below a head of its own: the first does, and those of further columns. */
gboolean chart_part_has_head(const struct chart *chart, gsize part);
/* Draws the head of the part, or the part, from y down; what it returns is how high it is. */
double chart_head(struct chart *chart, gsize part, double y);
double chart_part(struct chart *chart, gsize part, double y);

/* About how wide the shown text is in a wide sans serif. */
double chart_text_width(const char *shown, double size);

#endif
