/* SPDX-License-Identifier: MIT
 *
 * format/pdf_sheet.h: the sheets of paper of a PDF: their size and margins, what stands on every one
 * of them, and the drawing of all of them once their number is known.
 */
#ifndef HELDTO_CORE_FORMAT_PDF_SHEET_H
#define HELDTO_CORE_FORMAT_PDF_SHEET_H

#include "core/format/pdf_page.h"

struct pdf_sheet;

/* Sets the measures of the page, and its flow. The page must outlive it. */
struct pdf_sheet *pdf_sheet_new(const struct report_layout *layout, struct pdf_page *page,
                                GError **error);
void pdf_sheet_free(struct pdf_sheet *sheet); /* NULL is accepted */
void pdf_sheet_set_head(struct pdf_sheet *sheet, const struct report_head *head);
/* The name of the place where the source stands; citations lead there. Ours. */
const char *pdf_sheet_source(struct pdf_sheet *sheet, guint number);
/* Ends the flow and writes the file. */
gboolean pdf_sheet_draw(struct pdf_sheet *sheet, struct spool *spool,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
