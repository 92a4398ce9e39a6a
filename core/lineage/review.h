/* SPDX-License-Identifier: MIT
 *
 * review.h: carry-forward after a meeting: every open commitment of its line that the meeting's
 * texts have not been tied to, and what became of each.
 *
 * On the list of a meeting stand commitments of its series that were stated before it at the same
 * or a comparable level (leaders and ministers are comparable, so are senior officials and experts;
 * a higher meeting looks at what a lower one promised), that are open or were when the review was
 * made, and that have no wording at the meeting. Nothing is copied and no status changes: a finding
 * is a row of its own, and `closed` asks for the status in a step of its own. A list that is left
 * is taken up where it was.
 */
#ifndef HELDTO_CORE_LINEAGE_REVIEW_H
#define HELDTO_CORE_LINEAGE_REVIEW_H

#include "core/lineage/silence.h"
#include "core/session.h"
#include "db/commitment.h"
#include "db/meeting.h"
#include "db/review.h"

struct review_item {
    struct commitment *commitment;
    struct review *review; /* NULL: nothing was found yet */
    enum silence silence;  /* ABSENT: not-mentioned may be found; else the mark for it is "?" */
};

struct review_list {
    struct meeting *meeting;
    GPtrArray *items; /* struct review_item, in order of key */
    guint done;       /* with a finding other than `later` */
};

/* NULL and an error: the meeting was not held. Meetings and commitments without a series are one
 * line. */
struct review_list *review_list_new(struct session *session, gint64 meeting_id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void review_list_free(struct review_list *list); /* NULL is accepted */
static inline void review_list_cleanup(struct review_list **list)
{
    review_list_free(*list);
}
#define owned_review_list __attribute__((cleanup(review_list_cleanup))) struct review_list *

/* "3 of 12 reviewed". New. */
char *review_progress(const struct review_list *list);
/* Label of the item's finding; "" none yet. */
const char *review_finding_label(const struct review_item *item);

/* Records a finding (a token or label of WORDS_FINDING) of commitments on the meeting's list, as one
 * change: all or none. It replaces an earlier one. note may be NULL: as it was. Refused, with the
 * key: one that is not on the list, and `not-mentioned` without a full official text of the meeting
 * that was read, or where the level is another. */
gboolean review_set(struct session *session, gint64 meeting_id, const gint64 *commitment_ids,
                    gsize n, const char *finding, const char *note,
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
