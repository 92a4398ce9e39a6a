/* SPDX-License-Identifier: MIT
 *
 * page.h: text laid out to be read in a given width: labelled values, paragraphs, headings.
 *
 * Everything handed in is stored text and is made harmless here.
 */
#ifndef HELDTO_CORE_PAGE_H
#define HELDTO_CORE_PAGE_H

#include <glib.h>

struct page;

struct page *page_new(int width);
void page_free(struct page *page); /* NULL is accepted */
/* The text so far; the page is freed. */
char *page_take(struct page *page);

void page_heading(struct page *page, const char *text); /* a blank line before it */
void page_gap(struct page *page);
/* Wrapped, `indent` columns in. */
void page_text(struct page *page, int indent, const char *text);
/* One line however wide: an address that is broken is no address. */
void page_unbroken(struct page *page, int indent, const char *text);
/* `left` stands at `indent`, the wrapped text beside it at `at`. */
void page_beside(struct page *page, int indent, const char *left, int at, const char *text);
/* "Owner       Desk A"; nothing where the text is "". */
void page_value(struct page *page, const char *label, const char *text);

#endif
