/* SPDX-License-Identifier: MIT
 *
 * format/pdf_flow.h: slabs onto pages. Pages wait in a nameless file until all of them are there.
 */
#ifndef HELDTO_CORE_FORMAT_PDF_FLOW_H
#define HELDTO_CORE_FORMAT_PDF_FLOW_H

#include "core/format/pdf_slab.h"

struct pdf_flow;

/* Where slabs stand on a page, and the tinted ground of those that are boxed. */
struct pdf_frame {
    double top, bottom;
    double first_top; /* of the first page */
    double ground_x, ground_width, ground_pad;
    guint32 ground;
};

struct pdf_flow *pdf_flow_new(const struct pdf_frame *frame, GError **error);
void pdf_flow_free(struct pdf_flow *flow); /* NULL is accepted */

/* At least so much blank before the next slab. */
void pdf_flow_space(struct pdf_flow *flow, double blank);
/* Takes the slab over. One that is higher than a page stands over its end. */
void pdf_flow_add(struct pdf_flow *flow, struct pdf_slab *slab);
/* What was added last need not stay with what comes now: another heading, say. */
void pdf_flow_part(struct pdf_flow *flow);
/* The slabs in between stay on one page if they take no more than `most` of one (0 … 1). `again`
 * (slabs, copied; NULL none): what stands at the top of each page they go on to. Not nested. */
void pdf_flow_keep_begin(struct pdf_flow *flow, double most, const GPtrArray *again);
void pdf_flow_keep_end(struct pdf_flow *flow);

/* No slab comes any more. The number of pages, at least 1. */
int pdf_flow_end(struct pdf_flow *flow);
/* What a page is drawn with. */
struct pdf_flow_draw {
    const struct paper_module *paper;
    struct paper *on;
    /* What stands on every page beside the slabs; then after each page. FALSE with an error stops. */
    gboolean (*page)(gpointer data, int page, GError **error);
    gpointer data;
};
gboolean pdf_flow_draw(struct pdf_flow *flow, const struct pdf_flow_draw *draw,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
