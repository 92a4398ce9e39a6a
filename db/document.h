/* SPDX-License-Identifier: MIT
 *
 * document.h: a text that came out of a meeting, kept whole.
 *
 * Offsets everywhere are in Unicode code points of `text`.
 */
#ifndef DB_DOCUMENT_H
#define DB_DOCUMENT_H

#include "db/db.h"
#include "db/row.h"

/* coverage: full, extract, report or own-summary. sha256: of the original file, else of the text.
 * published_on, retrieved_on: days. meeting_id 0: not tied to a meeting yet. */
#define DOCUMENT_FIELDS(S, TEXT, INT, REF, BYTES)                                                  \
    REF(S, meeting_id, COLUMN_PLAIN)                                                               \
    TEXT(S, title, COLUMN_PLAIN)                                                                   \
    TEXT(S, publisher, COLUMN_PLAIN)                                                               \
    TEXT(S, republisher, COLUMN_PLAIN)                                                             \
    TEXT(S, published_on, COLUMN_PLAIN)                                                            \
    TEXT(S, retrieved_on, COLUMN_PLAIN)                                                            \
    TEXT(S, language, COLUMN_PLAIN)                                                                \
    TEXT(S, url, COLUMN_PLAIN)                                                                     \
    TEXT(S, archive_url, COLUMN_PLAIN)                                                             \
    TEXT(S, coverage, COLUMN_PLAIN)                                                                \
    TEXT(S, sha256, COLUMN_PLAIN)                                                                  \
    TEXT(S, note, COLUMN_PLAIN)                                                                    \
    TEXT(S, visibility, COLUMN_PLAIN)                                                              \
    TEXT(S, text, COLUMN_PLAIN)
ROW_DECLARE(document, DOCUMENT_FIELDS)

/* The file as it came, byte for byte. */
#define DOCUMENT_ORIGINAL_FIELDS(S, TEXT, INT, REF, BYTES)                                         \
    REF(S, document_id, COLUMN_PLAIN)                                                              \
    TEXT(S, name, COLUMN_PLAIN)                                                                    \
    TEXT(S, media_type, COLUMN_PLAIN)                                                              \
    BYTES(S, bytes, COLUMN_PLAIN)
ROW_DECLARE(document_original, DOCUMENT_ORIGINAL_FIELDS)

/* A stretch that is not the statement: a dateline, "taken over from …". */
#define DOCUMENT_FRAME_FIELDS(S, TEXT, INT, REF, BYTES)                                            \
    REF(S, document_id, COLUMN_PLAIN)                                                              \
    INT(S, start, COLUMN_PLAIN)                                                                    \
    INT(S, length, COLUMN_PLAIN)                                                                   \
    TEXT(S, language, COLUMN_PLAIN)
ROW_DECLARE(document_frame, DOCUMENT_FRAME_FIELDS)

/* Where a page begins. number: from 1, in the order of the text. label: as it is printed on it. */
#define DOCUMENT_PAGE_FIELDS(S, TEXT, INT, REF, BYTES)                                             \
    REF(S, document_id, COLUMN_PLAIN)                                                              \
    INT(S, number, COLUMN_PLAIN)                                                                   \
    TEXT(S, label, COLUMN_PLAIN)                                                                   \
    INT(S, start, COLUMN_PLAIN)
ROW_DECLARE(document_page, DOCUMENT_PAGE_FIELDS)

struct document *document_by_id(struct db *db, gint64 id, GError **error);
/* The same without its text, which may be megabytes: "" stands there. For titles and coverage. */
struct document *document_head_by_id(struct db *db, gint64 id, GError **error);
GPtrArray *document_heads_of_meeting(struct db *db, gint64 meeting_id, GError **error);
struct document *document_by_sha256(struct db *db, const char *sha256, GError **error);
/* In order of publication. meeting_id 0: every document. */
GPtrArray *document_of_meeting(struct db *db, gint64 meeting_id, GError **error);
/* Ids (gint64 *) of meetings of which a full official text was read through: one that is not empty,
 * and in which every suggestion was refused or became a wording. with_internal FALSE: as far as the public may know
 * of meeting and text. A set; NULL on error. */
GHashTable *document_read_meetings(struct db *db, gboolean with_internal, GError **error);
GPtrArray *document_frames(struct db *db, gint64 document_id, GError **error);
/* In order of their number; none where the text has no pages. */
GPtrArray *document_pages(struct db *db, gint64 document_id, GError **error);
struct document_original *document_original_of(struct db *db, gint64 document_id, GError **error);

#endif
