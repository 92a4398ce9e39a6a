/* SPDX-License-Identifier: MIT
 *
 * update.h: the append-only entries that say where a commitment stood, and the sources they rest
 * on.
 *
 * An update is never edited or deleted. A correction is an update that names the one it corrects;
 * both stay. An undone update stays too, marked, and counts for nothing.
 */
#ifndef DB_UPDATE_H
#define DB_UPDATE_H

#include "db/db.h"
#include "db/row.h"

/* kind: status, checked ("checked, no change") or note. party_id 0: about all parties.
 * effective_on: the day the status took effect; effective_given: 1 where someone said so (or its
 * source did), 0 where it is only the day of recording. checked_on: the day someone looked.
 * recorded_at: UTC in microseconds. undone: 1 where undo took it back. */
#define UPDATE_FIELDS(S, TEXT, INT, REF, BYTES)                                                    \
    REF(S, commitment_id, COLUMN_PLAIN)                                                            \
    REF(S, party_id, COLUMN_PLAIN)                                                                 \
    TEXT(S, kind, COLUMN_PLAIN)                                                                    \
    TEXT(S, status_from, COLUMN_PLAIN)                                                             \
    TEXT(S, status_to, COLUMN_PLAIN)                                                               \
    TEXT(S, effective_on, COLUMN_PLAIN)                                                            \
    INT(S, effective_given, COLUMN_PLAIN)                                                          \
    TEXT(S, checked_on, COLUMN_PLAIN)                                                              \
    TEXT(S, recorded_at, COLUMN_PLAIN)                                                             \
    TEXT(S, author, COLUMN_PLAIN)                                                                  \
    REF(S, meeting_id, COLUMN_PLAIN)                                                               \
    REF(S, corrects_id, COLUMN_PLAIN)                                                              \
    INT(S, undone, COLUMN_PLAIN)                                                                   \
    TEXT(S, visibility, COLUMN_PLAIN)                                                              \
    TEXT(S, note, COLUMN_PLAIN)
ROW_DECLARE(update, UPDATE_FIELDS)

/* kind: announcement, deed or search ("searched, found nothing": searched_where says where).
 * dated_on: the source's own date. document_id: where the text is held here. */
#define SOURCE_FIELDS(S, TEXT, INT, REF, BYTES)                                                    \
    TEXT(S, title, COLUMN_PLAIN)                                                                   \
    TEXT(S, publisher, COLUMN_PLAIN)                                                               \
    TEXT(S, url, COLUMN_PLAIN)                                                                     \
    REF(S, document_id, COLUMN_PLAIN)                                                              \
    TEXT(S, page, COLUMN_PLAIN)                                                                    \
    TEXT(S, dated_on, COLUMN_PLAIN)                                                                \
    TEXT(S, retrieved_on, COLUMN_PLAIN)                                                            \
    TEXT(S, kind, COLUMN_PLAIN)                                                                    \
    TEXT(S, searched_where, COLUMN_PLAIN)                                                          \
    TEXT(S, visibility, COLUMN_PLAIN)                                                              \
    TEXT(S, quote, COLUMN_PLAIN)                                                                   \
    TEXT(S, note, COLUMN_PLAIN)
ROW_DECLARE(source, SOURCE_FIELDS)

/* Which source supports what: an update, or (update_id 0) the commitment in general. page: where
 * in the source, when it differs from the source's own. */
#define CITATION_FIELDS(S, TEXT, INT, REF, BYTES)                                                  \
    REF(S, source_id, COLUMN_PLAIN)                                                                \
    REF(S, commitment_id, COLUMN_PLAIN)                                                            \
    REF(S, update_id, COLUMN_PLAIN)                                                                \
    TEXT(S, page, COLUMN_PLAIN)
ROW_DECLARE(citation, CITATION_FIELDS)

struct update *update_by_id(struct db *db, gint64 id, GError **error);
/* All of them, corrected and undone ones too, in order of effective day, then of recording. */
GPtrArray *update_of_commitment(struct db *db, gint64 commitment_id, GError **error);
/* Whether a status recorded later stands above the one before it: it took effect no earlier, or the
 * one before never said since when. So older history entered late changes nothing now, and a dated
 * fact replaces an undated impression. */
gboolean update_supersedes(const struct update *later, const struct update *before);
/* The one its status rests on: not undone, not corrected, about all parties (party_id 0) or that
 * party. NULL without an error: never assessed. */
struct update *update_current(struct db *db, gint64 commitment_id, gint64 party_id, GError **error);
/* The statuses that stand, none undone or corrected, in order of recording; party_id as above. */
GPtrArray *update_live_statuses(struct db *db, gint64 commitment_id, gint64 party_id,
                                GError **error);
/* Of these the one that the status rested on at the end of a day, as is known now; day NULL: that
 * it rests on now. One that says of no day since when stands on none. Belongs to the array. NULL:
 * none did. */
const struct update *update_standing(const GPtrArray *live_statuses, const char *day);
/* The live correction of an update; NULL without an error: none. */
struct update *update_correction_of(struct db *db, gint64 update_id, GError **error);

struct source *source_by_id(struct db *db, gint64 id, GError **error);
GPtrArray *source_all(struct db *db, GError **error);
GPtrArray *source_of_update(struct db *db, gint64 update_id, GError **error);
/* An existing source with the same title, publisher, url, page and date; NULL: none. */
struct source *source_find(struct db *db, const struct source *like, GError **error);
/* What people call a source: by its address; else by the title of one without an address, or by
 * where was searched. NULL without an error: none. */
struct source *source_by_name(struct db *db, const char *name, GError **error);
/* Rows of struct citation. */
GPtrArray *citation_of_commitment(struct db *db, gint64 commitment_id, GError **error);
GPtrArray *citation_of_source(struct db *db, gint64 source_id, GError **error);

#endif
