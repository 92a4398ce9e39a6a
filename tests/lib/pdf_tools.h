/* pdf_tools.h: a PDF looked at with the tools of others; and one made by hand, without a report. */
#ifndef HELDTO_TESTS_PDF_TOOLS_H
#define HELDTO_TESTS_PDF_TOOLS_H

#include "core/report/writer.h"

/* What the tool prints of the file: words, {"pdftotext", "-layout", PDF_FILE, "-", NULL}. NULL: the
 * tool is not installed. The test fails where it fails. New. */
#define PDF_FILE "@"
char *pdf_tool(GBytes *pdf, const char *const *words);
/* The test fails unless qpdf, where it is installed, finds nothing wrong. */
void pdf_check(GBytes *pdf);
/* Its text, in order of the lines; skips the test where there is no pdftotext. New. */
char *pdf_text(GBytes *pdf);

/* The writer with a head that says "Title" and "Subtitle". */
struct pdf_made {
    const struct report_writer *writer;
    struct spool *spool;
    gpointer page;
};
void pdf_made_begin(struct pdf_made *made, const struct report_layout *layout);
/* All of it; what made holds is freed. */
GBytes *pdf_made_end(struct pdf_made *made);

#endif
