/* SPDX-License-Identifier: MIT
 *
 * format/pdf_type.h: texts of a report as lines of type: faces, quotation marks, links.
 */
#ifndef HELDTO_CORE_FORMAT_PDF_TYPE_H
#define HELDTO_CORE_FORMAT_PDF_TYPE_H

#include "core/report/model.h"
#include "core/format/pdf_slab.h"

/* What a text is for; its size, weight, colour and the distance of its lines follow. */
enum pdf_face {
    PDF_TITLE,
    PDF_SUBTITLE,
    PDF_HEADING_1,
    PDF_HEADING_2,
    PDF_HEADING_3,
    PDF_BODY,
    PDF_SMALL,
    PDF_LABEL,
    PDF_KEY,
    PDF_ENTRY,
    PDF_CELL,
    PDF_CELL_HEAD,
    PDF_CELL_TOTAL,
    PDF_CELL_TIGHT, /* of tables with many columns */
    PDF_CELL_TIGHT_HEAD,
    PDF_CELL_TIGHT_TOTAL,
    PDF_RUNNING,
    PDF_BANNER,
    N_PDF_FACES
};

/* Ink, and how quiet. */
#define PDF_INK    0x1b1f24u
#define PDF_ACCENT 0x1f3f66u
#define PDF_GREY   0x5a6570u
#define PDF_RULE   0xc4ccd4u
#define PDF_FAINT  0xe4e8ecu
#define PDF_GROUND 0xf2f5f8u
#define PDF_ALARM  0x8c1d18u

struct pdf_type;

/* NULL and an error: the module or fonts are missing. */
struct pdf_type *pdf_type_open(GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pdf_type_close(struct pdf_type *type); /* NULL is accepted */
const struct paragraph_module *pdf_type_module(const struct pdf_type *type,
                                               struct paragraphs **paragraphs);

double pdf_face_leading(enum pdf_face face);

/* Lines (struct pdf_line) of the text in that width. Frees them. */
GPtrArray *pdf_type_text(struct pdf_type *type, const struct report_text *text, enum pdf_face face,
                         double width, enum paper_align align);
GPtrArray *pdf_type_plain(struct pdf_type *type, const char *raw, enum pdf_face face, double width,
                          enum paper_align align);
/* One line, cut where it is too long. */
GPtrArray *pdf_type_line(struct pdf_type *type, const char *raw, enum pdf_face face, double width,
                         enum paper_align align);
/* An address that leads where it says, broken where it is parted anyway. */
GPtrArray *pdf_type_address(struct pdf_type *type, const char *url, enum pdf_face face,
                            double width);
/* One shown line of any size in ink. */
GPtrArray *pdf_type_sized(struct pdf_type *type, const char *shown, double size,
                          gboolean is_strong);

#endif
