/* SPDX-License-Identifier: MIT
 *
 * find.h: what a document of the register promises, found and kept as suggestions to be triaged.
 */
#ifndef HELDTO_CORE_INTAKE_FIND_H
#define HELDTO_CORE_INTAKE_FIND_H

#include "core/session.h"
#include "db/document.h"

/* Inside the change: reads the document and stores what is found in it. *n: how many; *known: how
 * many of them are words that were refused before. Either may be NULL. */
gboolean find_in_document(struct session *session, struct change *change,
                          const struct document *document, guint *n, guint *known,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same as a change of its own, but for a document that has suggestions: these stay as they are. */
gboolean find_suggestions(struct session *session, gint64 document_id,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
