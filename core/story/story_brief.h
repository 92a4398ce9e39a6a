/* SPDX-License-Identifier: MIT
 *
 * story_brief.h: a commitment in a few words, to be pasted elsewhere. Nothing internal is in it.
 */
#ifndef HELDTO_CORE_STORY_BRIEF_H
#define HELDTO_CORE_STORY_BRIEF_H

#include "core/story/story.h"

/* The latest words held, as they are printed: in quotation marks only where they are a quotation;
 * where and when, and the text they stand in. "" where none are held. New. */
char *story_latest_words(const struct story *story);
/* One line to cite it by: key, title, parties, where and when it was stated last, and in what text. */
char *story_citation(const struct story *story);
/* Five lines: what; first words; latest words; where it stands and by what source; due, and next. */
char *story_in_five_lines(struct session *session, const struct story *story);

#endif
