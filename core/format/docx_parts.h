/* SPDX-License-Identifier: MIT
 *
 * format/docx_parts.h: the parts of a word processing document beside its text (ISO/IEC 29500-1, part
 * 11; the packaging is that of ISO/IEC 29500-2).
 */
#ifndef HELDTO_CORE_FORMAT_DOCX_PARTS_H
#define HELDTO_CORE_FORMAT_DOCX_PARTS_H

#include "core/report/writer.h"

#define DOCX_XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define DOCX_NAMES                                                                                 \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "                    \
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

/* In twentieths of a point. */
struct docx_page {
    int width, height, margin;
};
struct docx_page docx_page(enum report_paper paper);

/* What never changes: name and text of each part, ended by NULL names. */
struct docx_part {
    const char *name, *text;
};
extern const struct docx_part docx_parts[];
/* The styles that paragraphs and runs name; a test holds that each that is named is there. */
extern const char docx_styles[];

/* What the head of the report makes of others. New. */
char *docx_header(const struct report_head *head, const struct docx_page *page);
char *docx_footer(const struct report_head *head, const struct docx_page *page);
char *docx_core(const struct report_head *head);
/* The end of the text: page, header and footer. New. */
char *docx_section(const struct docx_page *page);

#endif
