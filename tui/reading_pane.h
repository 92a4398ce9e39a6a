/* SPDX-License-Identifier: MIT
 *
 * reading_pane.h: one commitment told in a narrow column.
 */
#ifndef HELDTO_TUI_READING_PANE_H
#define HELDTO_TUI_READING_PANE_H

#include "core/story/story.h"
#include "tui/pager.h"

/* Writes the commitment's fields, its latest wording and where it stands into the pager, which is as
 * wide as `width`. Reads nothing. */
void reading_pane_build(struct pager *pager, int width, const struct session *session,
                        const struct story *story);
/* Only its key, from a row of the list, for as long as the rest is not read. */
void reading_pane_draw_head(struct area area, const struct commitment *row);

#endif
