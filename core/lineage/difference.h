/* SPDX-License-Identifier: MIT
 *
 * difference.h: how a wording seems to differ from an earlier one of the same commitment, proposed
 * from its force, whether it repeats, its due period and its words. Nothing here is a finding: an
 * analyst confirms it (lineage.h), or says otherwise.
 *
 * - Repetition is no weakening: a wording that says of itself that it repeats (reaffirmed,
 *   reiterated, remains committed) is at least `repeated`, whatever its verb.
 * - Weaker and narrower are claims about what is not there. They are proposed only between exact
 *   words (verbatim, or quoted) of meetings of the same level, and not of a passage that is known
 *   from an extract or a report, which leave out what they please. Without such a basis `repeated`
 *   is proposed, with the reason.
 * - Stronger, wider and due moved rest on what is there; where the words are not exact, the reason
 *   says so.
 * - Narrower and wider are proposed where words were only taken away, or only added, beyond verbs,
 *   articles, emphasis, due period and place; where both happened, it is left to the reader.
 */
#ifndef HELDTO_CORE_LINEAGE_DIFFERENCE_H
#define HELDTO_CORE_LINEAGE_DIFFERENCE_H

#include "core/lineage/diff.h"
#include "db/meeting.h"
#include "db/wording.h"

struct difference_side {
    const struct wording *wording;
    const struct meeting *meeting;
    const char *coverage; /* of its document; "" where none is held */
};

struct difference {
    const char *main;  /* token of WORDS_DIFFERENCE */
    const char *also;  /* another that holds as well; "" none */
    gboolean is_moved; /* the last day of the due period is another one */
    int months;        /* by so many, later ones above 0; 0 with is_moved: by days only */
    int days;          /* the same in days */
    char *reason;      /* one or two sentences, in the user's words; not shown text yet */
};

/* Never NULL. */
struct difference *difference_propose(const struct difference_side *before,
                                      const struct difference_side *after,
                                      const struct diff *words);
void difference_free(struct difference *difference); /* NULL is accepted */

/* Months from one day to another, to the nearest: 30 from 2021-12-31 to 2024-06-30. */
int difference_months(const char *from, const char *to);

#endif
