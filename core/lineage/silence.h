/* SPDX-License-Identifier: MIT
 *
 * silence.h: whether it may be said that a meeting did not mention a commitment. The one rule of
 * it: the matrix, lineages, reviews and reports all ask here, and db/filter_where.c has the same as
 * SQL.
 *
 * Not mentioned is said only of a meeting that was held, after the commitment had been stated at
 * another one of the same level and line, and whose full official text has been read. Where that
 * text is not held, or not read yet, the answer is unknown. Of announced, cancelled and untraced
 * meetings, of other levels and lines, and of a meeting whose level is not known, nothing is said.
 */
#ifndef HELDTO_CORE_LINEAGE_SILENCE_H
#define HELDTO_CORE_LINEAGE_SILENCE_H

#include "core/session.h"
#include "db/document.h"
#include "db/meeting.h"
#include "db/wording.h"

enum silence {
    SILENCE_NOTHING, /* nothing can be said */
    SILENCE_STATED,  /* it was mentioned there */
    SILENCE_ABSENT,  /* the full text was read, and it is not there */
    SILENCE_UNKNOWN, /* no full text of it has been read */
};

/* Meetings whose full official text has been read: it is held, it is not empty, and no suggestion
 * found in it waits for a decision. */
struct silence_texts;

/* with_internal FALSE: as the public may know them. NULL on error. */
struct silence_texts *silence_texts_new(struct session *session, gboolean with_internal,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void silence_texts_free(struct silence_texts *texts); /* NULL is accepted */
gboolean silence_texts_has(const struct silence_texts *texts, gint64 meeting_id);

/* The document is a full official text with words in it. */
gboolean silence_is_full(const struct document *document);
/* The wording says something at its meeting: it is not a mark that nothing was said. */
gboolean silence_is_statement(const struct wording *wording);
/* What may be said of the meeting `at`. stated: the meetings of all the commitment's wordings that
 * are statements, in any order. is_read: of silence_texts_has. */
enum silence silence_at(const struct meeting *at, gboolean is_read,
                        const struct meeting *const *stated, gsize n);

#endif
