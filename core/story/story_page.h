/* SPDX-License-Identifier: MIT
 *
 * story_page.h: a commitment's whole story as text to be read.
 */
#ifndef HELDTO_CORE_STORY_PAGE_H
#define HELDTO_CORE_STORY_PAGE_H

#include "core/lineage/lineage.h"
#include "core/story/story.h"

/* Lines of at most `width` columns, shown text; internal parts are there, and marked. New. */
char *story_page(struct session *session, const struct story *story, const struct lineage *lineage,
                 int width);

#endif
