/* SPDX-License-Identifier: MIT
 *
 * report_view.h: a report, or an edition that was issued, as it is shown; and what the actions on one
 * are for, in the view of it and in the list of all.
 */
#ifndef HELDTO_TUI_REPORT_VIEW_H
#define HELDTO_TUI_REPORT_VIEW_H

#include "tui/report_ask.h"

/* Shows pages that were made for the width of the screen; takes both over. */
gboolean report_view_show(struct app *app, struct report_ask *ask, GBytes *pages, GError **error);

/* What the topmost view is about: a report as it is asked for, the view's own (NULL: none), or an
 * edition (0: none). */
const struct report_ask *report_view_ask(const struct view *view);
gint64 report_view_edition(const struct view *view);
/* The same of the list. */
const struct report_row *reports_view_row(const struct view *view);
gint64 reports_view_edition(const struct view *view);

#endif
