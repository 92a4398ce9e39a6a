/* SPDX-License-Identifier: MIT
 *
 * anchor.h: where a passage stands in its document: the W3C text-quote selector (exact words,
 * prefix, suffix; w3.org/TR/annotation-model/#text-quote-selector) and offsets in code points.
 */
#ifndef HELDTO_CORE_ANCHOR_H
#define HELDTO_CORE_ANCHOR_H

#include "db/wording.h"

/* Sets start, length, prefix and suffix of a wording from its exact words. FALSE and an error when
 * the words are not in the text; of several places the first is taken where `start` is not set. */
gboolean anchor_wording(struct wording *wording, const char *text, GError **error);
/* Sets prefix and suffix of one whose start and length lie in the text. */
void anchor_around(struct wording *wording, const char *text);
/* Whether the exact words stand at the wording's offsets. */
gboolean anchor_holds(const struct wording *wording, const char *text);

#endif
