/* SPDX-License-Identifier: MIT
 *
 * format/pages.h: lines onto pages, with a running head and "page n/m" on each.
 *
 * Lines are shown text (core/text/text.h) that fits the width. A line may ask to stay with the next one;
 * lines that stay together move to the next page together. How many pages there are is known at the
 * end only: the head's count is left unsettled in the spool (pages_settle).
 */
#ifndef HELDTO_CORE_FORMAT_PAGES_H
#define HELDTO_CORE_FORMAT_PAGES_H

#include "core/report/writer.h"

struct pages;

struct pages *pages_new(const struct report_layout *layout, struct spool *spool);
void pages_free(struct pages *pages); /* NULL is accepted */

/* The lines at the top of each page; "page n/m" is put at the right of line `counted`. */
void pages_set_head(struct pages *pages, const GPtrArray *lines, guint counted);
/* At least so many blank lines before the next line, unless it begins a page; blank lines that
 * stand there already count. */
void pages_space(struct pages *pages, int blank);
void pages_line(struct pages *pages, const char *line, gboolean stays_with_next);
/* The lines of a paragraph: its first two stay together, and its last two. stays_with_next: the
 * last one too. `before` goes before the first line and as many blanks before the others, unless
 * `hanging` is not NULL: then that. */
void pages_paragraph(struct pages *pages, const GPtrArray *lines, const char *before,
                     const char *hanging, gboolean stays_with_next);
/* The lines in between stay on one page if they take no more than half of one. `again` (copied): what
 * is said at the top of the next page where they do not. Not nested. */
void pages_keep_begin(struct pages *pages, const GPtrArray *again);
void pages_keep_end(struct pages *pages);
void pages_end(struct pages *pages);
char *pages_settle(const struct pages *pages, const char *line);

#endif
