/* SPDX-License-Identifier: MIT
 *
 * story_score.h: the scores in a commitment's story.
 */
#ifndef HELDTO_CORE_STORY_SCORE_H
#define HELDTO_CORE_STORY_SCORE_H

#include "core/story/story.h"
#include "db/assessment.h"

struct story_score {
    struct assessment *assessment;
    char *party;         /* name */
    gint64 corrected_by; /* id of the same coder's next one; 0: it is their last */
    gboolean counts;     /* it is what counts of its party and period */
};

void story_score_free(gpointer data);
/* Fills story->scores: by period, then party, then in order of recording; undone ones left out. */
gboolean story_score_load(struct session *session, struct story *story,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "2020 · United States · −1 no compliance · second coder · Ana, 23 November 2026 · corrected", to
 * be shown; new. */
char *story_score_words(const struct story_score *score);

#endif
