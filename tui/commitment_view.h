/* commitment_view.h: what the view of a commitment has under the cursor, for the actions. The view
 * is one of view_commitment.
 */
#ifndef HELDTO_TUI_COMMITMENT_VIEW_H
#define HELDTO_TUI_COMMITMENT_VIEW_H

#include "core/lineage/selfcheck.h"
#include "tui/view.h"

/* What is proposed where the cursor is; belongs to the view. NULL: nothing is. */
const struct selfcheck *commitment_view_proposal(const struct view *view);

/* Whether the wording, or the silence, that the cursor is on waits for confirmation. */
gboolean commitment_view_waits(const struct view *view);
/* To the first thing that waits. FALSE: nothing does. */
gboolean commitment_view_go_to_proposal(struct view *view);

#endif
