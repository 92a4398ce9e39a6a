/* SPDX-License-Identifier: MIT
 *
 * lineage_lines.h: a commitment's wordings from meeting to meeting, as lines to be read: what was
 * taken away and added since the one before, what is confirmed of that and what only proposed, and
 * the meetings that did not mention it.
 */
#ifndef HELDTO_TUI_LINEAGE_LINES_H
#define HELDTO_TUI_LINEAGE_LINES_H

#include "core/lineage/lineage.h"
#include "tui/pager.h"

/* Stops are those of story_lines.h. The lineage is of that story. */
void lineage_lines(struct pager *pager, const struct story *story, const struct lineage *lineage);
/* One wording: where and how it was said, its words, its text. step: what is told of it as a step,
 * with the words that changed; NULL nothing. */
void lineage_lines_wording(struct pager *pager, const struct story_wording *told,
                           const struct lineage_step *step);

#endif
