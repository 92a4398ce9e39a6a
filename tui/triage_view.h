/* triage_view.h: the triage of one document as the screen holds it, for the actions that decide.
 */
#ifndef HELDTO_TUI_TRIAGE_VIEW_H
#define HELDTO_TUI_TRIAGE_VIEW_H

#include "core/intake/triage.h"
#include "tui/view.h"

/* The view is one of view_triage. */
struct triage *triage_view_triage(const struct view *view);
/* The item being decided; items->len: there is none. */
guint triage_view_at(const struct view *view);
/* NULL: there is none. */
const struct triage_item *triage_view_item(const struct view *view);
/* Goes to an item, which is shown in its text. FALSE where what is told of it cannot be read. */
gboolean triage_view_go(struct view *view, guint item, GError **error);
/* TRUE where it is on top. */
gboolean triage_view_is(const struct view *view);

/* Opens the triage of a document, which is read for promises before where it was not. */
gboolean triage_view_open(struct app *app, gint64 document_id, GError **error);

#endif
