/* SPDX-License-Identifier: MIT
 *
 * format/write.h: the writers there are, and what several of them say in the same words.
 */
#ifndef HELDTO_CORE_FORMAT_WRITE_H
#define HELDTO_CORE_FORMAT_WRITE_H

#include "core/report/writer.h"

#define REPORT_NO_BREAK "\u00a0"

extern const struct report_writer report_write_text;
extern const struct report_writer report_write_markdown;
extern const struct report_writer report_write_html;
extern const struct report_writer report_write_pdf;
extern const struct report_writer report_write_csv;
extern const struct report_writer report_write_docx;
extern const struct report_writer report_write_json;

/* "Title (own summary). Publisher, 28 June 2024, par. 5. Retrieved 23 November 2026." without its
 * address; new. */
char *report_source_words(const struct report_source *source);

/* The shown line in exactly so many columns, as text_fit(), but cut the same on every terminal: with
 * "~" where the reader sees ASCII only. New. */
char *report_fit(const struct report_layout *layout, const char *shown, int width,
                 enum text_align align);
/* Stored text made harmless, and in the reader's characters. New. */
char *report_show(const struct report_layout *layout, const char *raw);

#endif
