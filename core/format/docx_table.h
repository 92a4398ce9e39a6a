/* SPDX-License-Identifier: MIT
 *
 * format/docx_table.h: tables of word processing documents; their heads are said again on each page.
 */
#ifndef HELDTO_CORE_FORMAT_DOCX_TABLE_H
#define HELDTO_CORE_FORMAT_DOCX_TABLE_H

#include "core/format/docx_xml.h"

/* width: of the text, in twentieths of a point. */
void docx_table_begin(GString *xml, const struct report_table *table, int width);
void docx_table_row(GString *xml, const struct report_table *table,
                    struct report_text *const *cells, gboolean is_total,
                    const struct docx_notes *notes);
/* note: below it; "" none. */
void docx_table_end(GString *xml, const char *note);

/* A frame of one cell around what comes between. */
void docx_box_begin(GString *xml, int width);
void docx_box_end(GString *xml);

#endif
