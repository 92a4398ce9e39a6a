/* SPDX-License-Identifier: MIT
 *
 * format/pdf_page.h: the page of a PDF: its measures, and rows of columns of lines put onto it.
 */
#ifndef HELDTO_CORE_FORMAT_PDF_PAGE_H
#define HELDTO_CORE_FORMAT_PDF_PAGE_H

#include "core/format/pdf_flow.h"
#include "core/format/pdf_type.h"
#include "core/report/writer.h"

/* What all parts of the writer work with. */
struct pdf_page {
    double width, height; /* of the paper */
    double left, body;    /* where text begins, and how wide it is */
    double text_x;        /* entries: labels stand at the left, their text from here on */
    struct pdf_type *type;
    struct pdf_flow *flow;
    guint block; /* the last one; counts up */
    guint box;   /* what is put now stands in that box; 0 none */
    guint n_boxes;
};

/* Lines that stand beside others. */
struct pdf_column {
    GPtrArray *lines; /* struct pdf_line */
    double x;
    guint skip;         /* so many lines down */
    enum pdf_face face; /* its leading */
    const char *role;   /* "TH", "TD": tagged so; NULL */
};

/* A row of columns: a paragraph has one, an entry's line two. */
struct pdf_row {
    const struct pdf_column *columns;
    gsize n;
    double before, after; /* blank, that belongs to the row */
    const char *role;     /* of the block */
    guint block;          /* one that goes on; 0: its own */
    const char *row_role; /* "TR": each slab is tagged so; NULL */
    gboolean stays;       /* its last line, with what comes next */
    guint kept_whole;     /* with so many lines or fewer it is not parted */
    double bar_x;         /* a rule at the left, as beside quoted words; 0 none */
    guint32 rule;         /* below it, over the body; 0 none */
    double rule_x;        /* where that begins; 0: at the left */
};

/* Slabs (struct pdf_slab) of the row, one a line. Frees them. */
GPtrArray *pdf_row_slabs(struct pdf_page *page, const struct pdf_row *row);
void pdf_row_put(struct pdf_page *page, const struct pdf_row *row);
/* The slabs into the flow; the array is left empty. */
void pdf_page_take(struct pdf_page *page, GPtrArray *slabs);

/* Draws the figure, which goes over several pages if it must. */
void pdf_figure_put(struct pdf_page *page, const struct report_figure *figure);

struct pdf_table;
/* The table must outlive it. */
struct pdf_table *pdf_table_new(struct pdf_page *page, const struct report_table *table);
void pdf_table_free(struct pdf_table *self); /* NULL is accepted */
void pdf_table_row(struct pdf_table *self, struct report_text *const *cells, gboolean is_total);
void pdf_table_end(struct pdf_table *self);

#endif
