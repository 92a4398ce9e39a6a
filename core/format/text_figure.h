/* SPDX-License-Identifier: MIT
 *
 * format/text_figure.h: a figure drawn with characters, for pages of text and for the screen.
 *
 * Nothing is told by colour: each part of a bar begins with its letter, values stand in numbers
 * beside what is drawn of them. What does not fit beside each other is drawn below each other;
 * nothing is left out.
 */
#ifndef HELDTO_CORE_FORMAT_TEXT_FIGURE_H
#define HELDTO_CORE_FORMAT_TEXT_FIGURE_H

#include "core/report/model.h"

enum { TEXT_FIGURE_LEAST = 24 };

/* Shown lines (core/text/text.h), none wider than `width` columns, which are TEXT_FIGURE_LEAST or
 * more; without the title. is_ascii: of ASCII characters only. *n_heads (may be NULL): so many of
 * the first lines are said again where the figure goes on on a further page. The caller unrefs them. */
GPtrArray *text_figure_lines(const struct report_figure *figure, int width, gboolean is_ascii,
                             guint *n_heads);

#endif
