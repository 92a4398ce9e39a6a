/* SPDX-License-Identifier: MIT
 *
 * reader.h: what a document being read has under the cursor, for the actions that make something of
 * it. The view is one of view_reader.
 */
#ifndef HELDTO_TUI_READER_H
#define HELDTO_TUI_READER_H

#include "db/document.h"
#include "tui/view.h"

/* Starts picking a passage at this sentence, or gives it up. FALSE: no sentence is here. */
gboolean reader_toggle_passage(struct view *view);
/* The passage picked, else the sentence the cursor is on, exactly as the text has it; newly
 * allocated. NULL: neither. */
char *reader_passage(const struct view *view);
/* Belongs to the view. */
const struct document *reader_document(const struct view *view);

#endif
