/* SPDX-License-Identifier: MIT
 *
 * report/cite.h: sources, numbered in the order in which a report first cites them.
 */
#ifndef HELDTO_CORE_REPORT_CITE_H
#define HELDTO_CORE_REPORT_CITE_H

#include "core/report/build.h"

/* The number of a document or source, given when it is first asked for. */
guint cite_document(struct report *report, const struct document *document);
guint cite_source(struct report *report, const struct source *source);
/* The number it has been given; 0: none. */
guint cite_known(const struct report *report, gboolean is_document, gint64 id);
/* Adds the references of an update; FALSE: it rests on no source that may be cited. */
gboolean cite_update(struct report *report, const struct story_update *told,
                     struct report_text *text);
/* Adds the reference to the text that a wording stands in, with page and paragraph. */
void cite_wording(struct report *report, const struct story_wording *told,
                  struct report_text *text);
/* Adds the references to the full official texts held of a meeting: what a silence rests on. */
gboolean cite_full_texts(struct report *report, gint64 meeting_id, struct report_text *text,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "2, p. 3" of a text that is one reference, for data; "" none. New. */
char *cite_reference(const struct report_text *text);
/* "1; 3" of an update's sources, for data; "" none. New. */
char *cite_numbers(struct report *report, const struct story_update *told);

/* The list of all that was cited, as a part of its own; nothing where nothing was. */
gboolean cite_list(struct report *report, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cite_clear(struct report *report);

#endif
