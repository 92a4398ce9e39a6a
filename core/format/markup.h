/* SPDX-License-Identifier: MIT
 *
 * format/markup.h: text from outside made harmless for HTML and Markdown.
 *
 * The text is shown text (core/text/text.h), one line of it; what a reader sees is that text to the
 * letter. Sources: HTML Living Standard §13.1, CommonMark 0.30 §2.4, §4 and §6, and what GitHub adds to
 * it (tables, ~~, $, :emoji:, addresses made into links).
 */
#ifndef HELDTO_CORE_FORMAT_MARKUP_H
#define HELDTO_CORE_FORMAT_MARKUP_H

#include <glib.h>

/* As text or within a quoted attribute. */
void markup_add_html(GString *out, const char *shown);

/* Within a line; the line itself goes through markup_guard_line(). */
void markup_add_markdown(GString *out, const char *shown);
/* A finished line of Markdown that must begin no block: no list, no heading, no code. Blanks at its
 * ends are taken away. */
void markup_guard_line(GString *line);

/* Whether an address may be led to: http or https, with a host. `url` is as stored. */
gboolean markup_is_link(const char *url);
/* The address with every byte that is not allowed in one as %XX: ASCII without blanks, quotes,
 * backslashes and angles. It goes through the above all the same, for its "&". New. */
char *markup_address(const char *url);

#endif
