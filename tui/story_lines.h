/* SPDX-License-Identifier: MIT
 *
 * story_lines.h: a commitment's story as lines to be read.
 */
#ifndef HELDTO_TUI_STORY_LINES_H
#define HELDTO_TUI_STORY_LINES_H

#include "core/lineage/lineage.h"
#include "tui/pager.h"

/* What a stop of the cursor stands for. */
enum story_stop {
    STORY_STOP_FIELD = 1, /* id: the field's place in field_all(NOUN_COMMITMENT) */
    STORY_STOP_WORDING,   /* id: of the wording */
    STORY_STOP_UPDATE,    /* id: of the update */
    STORY_STOP_SOURCE,    /* id: of the source */
    STORY_STOP_LINK,      /* id: of the other commitment */
    STORY_STOP_MEETING,   /* id: of a meeting that did not mention it */
    STORY_STOP_PROPOSAL,  /* id: the place among what is proposed, from 0 */
};

/* Adds the whole story to a pager that was begun. The lineage is the story's; proposals: struct
 * selfcheck. */
void story_lines(struct pager *pager, const struct session *session, const struct story *story,
                 const struct lineage *lineage, const GPtrArray *proposals);
/* "fulfilled", "in progress since 21 June 2024"; newly allocated shown text. */
char *story_status_words(const struct session *session, const struct story *story);

#endif
