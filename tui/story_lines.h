/* SPDX-License-Identifier: MIT
 *
 * story_lines.h: a commitment's story as lines to be read, for its own view and for the pane beside
 * the list.
 */
#ifndef HELDTO_TUI_STORY_LINES_H
#define HELDTO_TUI_STORY_LINES_H

#include "core/story/story.h"
#include "tui/pager.h"

/* What a stop of the cursor stands for. */
enum story_stop {
    STORY_STOP_FIELD = 1, /* id: the field's place in field_all(NOUN_COMMITMENT) */
    STORY_STOP_WORDING,   /* id: of the wording */
    STORY_STOP_UPDATE,    /* id: of the update */
    STORY_STOP_SOURCE,    /* id: of the source */
    STORY_STOP_LINK,      /* id: of the other commitment */
};

/* Adds the whole story to a pager that was begun. */
void story_lines(struct pager *pager, const struct session *session, const struct story *story);
/* What fits a pane: fields, the latest words, the status and the next step. */
void story_lines_short(struct pager *pager, const struct session *session,
                       const struct story *story);
/* "fulfilled", "in progress since 21 June 2024"; newly allocated shown text. */
char *story_status_words(const struct session *session, const struct story *story);

#endif
