/* SPDX-License-Identifier: MIT
 *
 * format/pdf_slab.h: what a page of a PDF is put together from: slabs, each as wide as the page, that
 * are stacked and not cut. A slab holds what is drawn on it as bytes, so that a report of any length
 * waits in a file until its number of pages is known.
 */
#ifndef HELDTO_CORE_FORMAT_PDF_SLAB_H
#define HELDTO_CORE_FORMAT_PDF_SLAB_H

#include "core/format/paper_module.h"
#include "core/format/paragraph_module.h"

struct pdf_slab {
    double before; /* blank above it, unless it begins a page */
    double height;
    gboolean stays; /* with the next one */
    guint box;      /* slabs of one box stand on one tinted ground; 0 none */
    guint block;    /* slabs of one block are one paragraph, or table; 0 none */
    guint group;    /* the flow's */
    char role[12];  /* of the block: "P", "H2", "Table"; "": furniture of the page */
    GByteArray *ops;
};

/* A line of text that has been laid. */
struct pdf_line {
    double x, width, ascent, descent;
    guint8 *bytes;
    gsize n;
};

struct pdf_slab *pdf_slab_new(void);
void pdf_slab_free(struct pdf_slab *slab); /* NULL is accepted */
struct pdf_slab *pdf_slab_copy(const struct pdf_slab *slab);

/* What is drawn: y is counted from the top of the slab, x from the left of the page. */
void pdf_slab_line(struct pdf_slab *slab, const struct pdf_line *line, double x, double baseline,
                   double angle);
/* n points; the dash of the stroke must be one of chart_dashes. */
void pdf_slab_path(struct pdf_slab *slab, const struct paper_point *points, gsize n,
                   const struct paper_stroke *stroke);
void pdf_slab_rect(struct pdf_slab *slab, double x, double y, double width, double height,
                   guint32 colour);
void pdf_slab_rule(struct pdf_slab *slab, double x, double y, double width, double thickness,
                   guint32 colour);
/* A place that links lead to. */
void pdf_slab_dest(struct pdf_slab *slab, const char *name);
/* An entry of the outline; level from 1. */
void pdf_slab_outline(struct pdf_slab *slab, int level, const char *text);
void pdf_slab_tag(struct pdf_slab *slab, const char *role);
void pdf_slab_untag(struct pdf_slab *slab, const char *role);

/* Where the outline has come to: the entry of each level on the way to the last one. */
struct pdf_outline {
    int ids[8];
};

/* Draws the ops, which were a slab's, at height y of the page of that number. */
void pdf_slab_draw(const guint8 *ops, gsize n, double y, int page, const struct paper_module *paper,
                   struct paper *on, struct pdf_outline *outline);

#endif
