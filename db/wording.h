/* SPDX-License-Identifier: MIT
 *
 * wording.h: one passage that states a commitment at one meeting.
 *
 * exact, prefix and suffix are the W3C text-quote selector; start and length are code points of
 * the document's text (length 0: no document is held). One wording of record a meeting (role
 * `record`); further passages are `also`.
 */
#ifndef DB_WORDING_H
#define DB_WORDING_H

#include "db/db.h"
#include "db/row.h"

/* voice, force, difference: tokens. again: 1 where it repeats an earlier promise. verb: as the
 * words had it. confirmed: 1 once an analyst has confirmed the difference. due_text, due_edtf,
 * place: what these words say themselves; what holds now stands with the commitment. */
#define WORDING_FIELDS(S, TEXT, INT, REF, BYTES)                                                   \
    REF(S, commitment_id, COLUMN_PLAIN)                                                            \
    REF(S, meeting_id, COLUMN_PLAIN)                                                               \
    REF(S, document_id, COLUMN_PLAIN)                                                              \
    TEXT(S, role, COLUMN_PLAIN)                                                                    \
    INT(S, start, COLUMN_PLAIN)                                                                    \
    INT(S, length, COLUMN_PLAIN)                                                                   \
    TEXT(S, page, COLUMN_PLAIN)                                                                    \
    TEXT(S, paragraph, COLUMN_PLAIN)                                                               \
    TEXT(S, voice, COLUMN_PLAIN)                                                                   \
    TEXT(S, speaker, COLUMN_PLAIN)                                                                 \
    TEXT(S, verb, COLUMN_PLAIN)                                                                    \
    TEXT(S, force, COLUMN_PLAIN)                                                                   \
    INT(S, again, COLUMN_PLAIN)                                                                    \
    TEXT(S, difference, COLUMN_PLAIN)                                                              \
    INT(S, confirmed, COLUMN_PLAIN)                                                                \
    TEXT(S, note, COLUMN_PLAIN)                                                                    \
    TEXT(S, exact, COLUMN_PLAIN)                                                                   \
    TEXT(S, prefix, COLUMN_PLAIN)                                                                  \
    TEXT(S, suffix, COLUMN_PLAIN)                                                                  \
    TEXT(S, due_text, COLUMN_PLAIN)                                                                \
    TEXT(S, due_edtf, COLUMN_PLAIN)                                                                \
    TEXT(S, place, COLUMN_PLAIN)
ROW_DECLARE(wording, WORDING_FIELDS)

struct wording *wording_by_id(struct db *db, gint64 id, GError **error);
/* In order of meeting, the wording of record first. */
GPtrArray *wording_of_commitment(struct db *db, gint64 commitment_id, GError **error);
GPtrArray *wording_of_meeting(struct db *db, gint64 meeting_id, GError **error);
/* In order of their place in the text. */
GPtrArray *wording_of_document(struct db *db, gint64 document_id, GError **error);
/* Calls `each` with every wording that has a document, and that document's text (kept across
 * wordings of one document); each returning FALSE stops. */
gboolean wording_walk(struct db *db,
                      gboolean (*each)(const struct wording *wording, const char *text,
                                       gpointer data),
                      gpointer data, GError **error);

#endif
