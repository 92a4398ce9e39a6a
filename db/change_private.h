/* SPDX-License-Identifier: MIT
 *
 * change_private.h: the inside of an open change, for change.c, undo.c, derive.c and search.c.
 */
#ifndef DB_CHANGE_PRIVATE_H
#define DB_CHANGE_PRIVATE_H

#include "db/change.h"
#include "db/db_private.h"

struct change {
    struct db *db;
    gint64 id;
    char *recorded_at;
    char *summary;
    gint64 entries;
    int depth;          /* changes begun inside this one */
    gboolean is_large;  /* its caller said so */
    GArray *touched;    /* ids of commitments, in order of first touch */
    GHashTable *search; /* id → struct search_texts as indexed before; NULL value: was not there */
    gboolean rebuild_search;
};

/* change.c */
struct change *change_start(struct db *db, const struct change_info *info, const char *kind,
                            gint64 target_id, GError **error);
/* Writes a row without history: what undo and derived facts need. */
gboolean change_store_insert(struct db *db, enum table_id id, void *row, GError **error);
gboolean change_store_field(struct db *db, enum table_id id, gsize i, const void *row,
                            GError **error);
gboolean change_store_delete(struct change *change, enum table_id id, const void *row,
                             GError **error);
gboolean change_journal(struct change *change, const char *op, enum table_id table, gint64 row_id,
                        const char *field, const char *old_value, const char *new_value,
                        GError **error);

/* touch.c: which commitments a row is about. Called before the row is written. */
gboolean touch_row(struct change *change, enum table_id table, const void *row, gboolean is_new,
                   GError **error);

/* derive.c: the facts that follow, for every touched commitment. */
gboolean derive_meeting(struct db *db, gint64 meeting_id, const char *edtf, GError **error);
/* updated_at NULL: stays as it is. A commitment that is not there any more is no error. */
gboolean derive_commitment(struct db *db, gint64 id, const char *updated_at, GError **error);
gboolean derive_touched(struct change *change, GError **error);

/* search.c: the index follows. */
struct search_texts;
void search_texts_free(struct search_texts *texts);
struct search_texts *search_texts_of(struct db *db, gint64 commitment_id, GError **error);
gboolean search_touched(struct change *change, GError **error);

#endif
