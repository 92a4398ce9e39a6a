/* SPDX-License-Identifier: MIT
 *
 * suggestion.h: a passage of a document that heldto takes for a stated commitment, until an
 * analyst has decided.
 *
 * Offsets and lengths are code points of the document's text. A decided suggestion stays: one that
 * was refused is recognised, by its fingerprint, when the same words come again.
 */
#ifndef DB_SUGGESTION_H
#define DB_SUGGESTION_H

#include "db/db.h"
#include "db/row.h"

/* position: in the order of the text. sentence_start, sentence_length: the sentence; start, length:
 * the words that promise, inside it, which `exact` holds. fingerprint: the words folded, to know
 * them again. kind, force, voice: tokens; again: 1 where it repeats an earlier promise. verb: as
 * the words have it. cues: the words that made it one, and what weakened it ("; " between).
 * parties: names ("; " between), bound by it. topic: a topic's token. confidence: 0 to 100.
 * decision: "" (open), later, new, tie, position or refused. commitment_id: the older one it is
 * tied to, or the one it became; wording_id: what it became. edited: 1 once an analyst has
 * corrected a field. */
#define SUGGESTION_FIELDS(S, TEXT, INT, REF, BYTES)                                                \
    REF(S, document_id, COLUMN_PLAIN)                                                              \
    INT(S, position, COLUMN_PLAIN)                                                                 \
    INT(S, sentence_start, COLUMN_PLAIN)                                                           \
    INT(S, sentence_length, COLUMN_PLAIN)                                                          \
    INT(S, start, COLUMN_PLAIN)                                                                    \
    INT(S, length, COLUMN_PLAIN)                                                                   \
    TEXT(S, fingerprint, COLUMN_PLAIN)                                                             \
    TEXT(S, title, COLUMN_PLAIN)                                                                   \
    TEXT(S, kind, COLUMN_PLAIN)                                                                    \
    TEXT(S, force, COLUMN_PLAIN)                                                                   \
    INT(S, again, COLUMN_PLAIN)                                                                    \
    TEXT(S, verb, COLUMN_PLAIN)                                                                    \
    TEXT(S, cues, COLUMN_PLAIN)                                                                    \
    TEXT(S, voice, COLUMN_PLAIN)                                                                   \
    TEXT(S, speaker, COLUMN_PLAIN)                                                                 \
    TEXT(S, parties, COLUMN_PLAIN)                                                                 \
    TEXT(S, topic, COLUMN_PLAIN)                                                                   \
    TEXT(S, due_text, COLUMN_PLAIN)                                                                \
    TEXT(S, due_edtf, COLUMN_PLAIN)                                                                \
    TEXT(S, place, COLUMN_PLAIN)                                                                   \
    INT(S, confidence, COLUMN_PLAIN)                                                               \
    TEXT(S, decision, COLUMN_PLAIN)                                                                \
    REF(S, commitment_id, COLUMN_PLAIN)                                                            \
    REF(S, wording_id, COLUMN_PLAIN)                                                               \
    INT(S, edited, COLUMN_PLAIN)                                                                   \
    TEXT(S, exact, COLUMN_PLAIN)
ROW_DECLARE(suggestion, SUGGESTION_FIELDS)

/* In the order of the text. */
GPtrArray *suggestion_of_document(struct db *db, gint64 document_id, GError **error);
struct suggestion *suggestion_by_id(struct db *db, gint64 id, GError **error);
/* Suggestions with these folded words, in any document, newest first. */
GPtrArray *suggestion_like(struct db *db, const char *fingerprint, GError **error);
/* Documents with suggestions that are not decided, or decided and not made yet, and how many: rows of
 * struct suggestion with document_id and position (the count) set. */
GPtrArray *suggestion_open(struct db *db, GError **error);

#endif
