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

#include "db/document.h"
#include "db/meeting.h"
#include "db/wording.h"

enum silence {
    SILENCE_NOTHING, /* nothing can be said */
    SILENCE_STATED,  /* it was mentioned there */
    SILENCE_ABSENT,  /* the full text was read, and it is not there */
    SILENCE_UNKNOWN, /* no full text of it has been read */
};

/* The wording says something at its meeting: it is not a mark that nothing was said. */
gboolean silence_is_statement(const struct wording *wording);
/* Whether silence says anything of a commitment of that kind (a token of WORDS_KIND): a promise of one
 * meeting is not missed at another, and what others undertook is not for the parties to repeat. */
gboolean silence_is_of_kind(const char *kind);
/* What may be said of the meeting `at`. read: document_read_meetings(). stated: struct meeting of all
 * the commitment's wordings that are statements, in any order. */
enum silence silence_at(const struct meeting *at, GHashTable *read, const GPtrArray *stated);

#endif
