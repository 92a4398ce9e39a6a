/* SPDX-License-Identifier: MIT
 *
 * format/docx_xml.h: paragraphs and runs of WordprocessingML (ISO/IEC 29500-1, part 17).
 *
 * Text from the register is made harmless as everywhere (core/text/text.h) and escaped here; what is
 * added is put at the end of `xml`.
 */
#ifndef HELDTO_CORE_FORMAT_DOCX_XML_H
#define HELDTO_CORE_FORMAT_DOCX_XML_H

#include "core/report/writer.h"

/* References become footnotes: who keeps them, and hyperlinks. */
struct docx_notes {
    /* The number of the footnote for a reference to the source; a reference that was made before has
     * its footnote already. */
    guint (*note)(gpointer data, guint source, const char *cite, gboolean *is_new);
    /* The number of the relation that leads to the address. */
    guint (*link)(gpointer data, const char *url);
    gpointer data;
};

void docx_add_text(GString *xml, const char *raw);
/* A paragraph's begin, of a style of docx_parts.c; the side it begins at is that of `raw`. */
void docx_paragraph_begin(GString *xml, const char *style, enum text_align align, const char *raw);
void docx_paragraph_end(GString *xml);
/* A run of characters of a style; style "" is the paragraph's own. */
void docx_run(GString *xml, const char *style, const char *raw);
void docx_tab(GString *xml);
/* All of a text, quotation marks and footnotes included. */
void docx_runs(GString *xml, const struct report_text *text, const struct docx_notes *notes);
/* The same in a cell: where it holds nothing but references they stand there themselves. */
void docx_cell_runs(GString *xml, const struct report_text *text, const struct docx_notes *notes);
/* A paragraph of one run. */
void docx_plain(GString *xml, const char *style, const char *raw);
/* An address as the value of an attribute. New. */
char *docx_address(const char *url);
/* Words that lead to the address, where it may be led to (markup.h). */
void docx_link(GString *xml, const char *words, const char *url, const struct docx_notes *notes);

#endif
