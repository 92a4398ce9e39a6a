/* SPDX-License-Identifier: MIT
 *
 * replace.h: a better text of a meeting takes the place of the one a wording was known from.
 *
 * The wording of record keeps its place and its row, so no step is added to the lineage; it has the
 * new text's words, and the words it had stay as a passage beside it (role `also`).
 */
#ifndef HELDTO_CORE_INTAKE_REPLACE_H
#define HELDTO_CORE_INTAKE_REPLACE_H

#include "core/session.h"
#include "db/document.h"
#include "db/wording.h"

/* Whether words of that document should take the place of that wording of record: a full official
 * text before an extract, a report, an own summary, and words without any document. *answer. */
gboolean replace_is_better(struct session *session, const struct document *document,
                           const struct wording *record, gboolean *answer,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Inside the change: `after` has the new words and all that goes with them, and takes id, commitment,
 * meeting and role of `record`. Refused where `record` is no wording of record. */
gboolean replace_source(struct session *session, struct change *change,
                        const struct wording *record, struct wording *after,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
