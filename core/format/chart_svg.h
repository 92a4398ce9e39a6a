/* SPDX-License-Identifier: MIT
 *
 * format/chart_svg.h: a figure as SVG, to stand in a web page.
 *
 * The text in it is text; its alternative is the accessible name. It is drawn in the colour of the
 * text around it (currentColor) on the page's own ground, so it follows a dark page. It has no ids
 * and no style of its own: a page may hold any number of them. Classes: "chart" the picture,
 * "chart-paper" what covers, "chart-rule" quiet lines. Everything from outside is escaped.
 */
#ifndef HELDTO_CORE_FORMAT_CHART_SVG_H
#define HELDTO_CORE_FORMAT_CHART_SVG_H

#include "core/report/model.h"

/* Laid out for a width in CSS pixels, with text of 12 pixels: one of 720 for a desk and one of 340
 * for a phone differ in how they are laid out. New. */
char *chart_svg(const struct report_figure *figure, double width);

#endif
