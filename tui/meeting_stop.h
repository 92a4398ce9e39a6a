/* SPDX-License-Identifier: MIT
 *
 * meeting_stop.h: what the cursor can stand on in the view of a meeting, and which meeting that is.
 */
#ifndef HELDTO_TUI_MEETING_STOP_H
#define HELDTO_TUI_MEETING_STOP_H

#include "tui/view.h"

enum meeting_stop {
    MEETING_STOP_DOCUMENT = 1, /* id: of the document */
    MEETING_STOP_COMMITMENT,   /* id: of the commitment */
    MEETING_STOP_WORDING,      /* id: of the wording */
};

/* The meeting a view of a meeting shows. */
gint64 meeting_view_id(const struct view *view);

#endif
