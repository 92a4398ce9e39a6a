/* SPDX-License-Identifier: MIT
 *
 * locate.h: a passage of a document as a wording has it: its words, what stands around them, its
 * page and paragraph.
 */
#ifndef HELDTO_CORE_INTAKE_LOCATE_H
#define HELDTO_CORE_INTAKE_LOCATE_H

#include "core/session.h"
#include "db/document.h"
#include "db/wording.h"

/* Sets the wording's document, offsets, exact words, prefix, suffix, page and paragraph. start and
 * length are code points. FALSE and an error where they do not lie in the text. */
gboolean locate_wording(struct session *session, const struct document *document, gint64 start,
                        gint64 length, struct wording *wording,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
