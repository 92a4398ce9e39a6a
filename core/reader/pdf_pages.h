/* SPDX-License-Identifier: MIT
 *
 * pdf_pages.h: the pages of a PDF as one text.
 *
 * Words that are parted at the end of a line are joined; what stands on top or at the foot of every
 * page (a running head, the page's number) is left out and told of in a note; a paragraph that goes
 * over a page is one. Lines are kept otherwise.
 */
#ifndef HELDTO_CORE_INTAKE_PDF_PAGES_H
#define HELDTO_CORE_INTAKE_PDF_PAGES_H

#include "core/reader/reader_format.h"

/* bytes: UTF-8 with a form feed behind each page. Sets text and pages. FALSE: no page holds text. */
gboolean pdf_pages(struct statement_text *statement, const char *bytes, gsize len, GError **error);

#endif
