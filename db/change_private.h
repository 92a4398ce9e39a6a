/* SPDX-License-Identifier: MIT
 *
 * change_private.h: the inside of an open change, for the files that write: change.c, store.c,
 * undo.c, touch.c, derive*.c, follow.c and search.c.
 */
#ifndef DB_CHANGE_PRIVATE_H
#define DB_CHANGE_PRIVATE_H

#include "db/change.h"
#include "db/commitment.h"
#include "db/db_private.h"

/* What of a commitment may have to be worked out again. */
enum fact {
    FACT_OWN = 1,       /* what follows from its own columns */
    FACT_STATUS = 2,    /* where it stands, by its updates and the scheme */
    FACT_WORDINGS = 4,  /* first and last wording */
    FACT_PARTIES = 8,   /* names of its parties */
    FACT_TOPICS = 16,   /* names of its topics */
    FACTS_ALL = 31,     /* every derived column */
    FACT_TIME = 32,     /* when it was last touched */
    FACT_SEARCHED = 64, /* the texts it is found by */
};

struct touched {
    gint64 id;
    unsigned facts;
    gboolean is_indexed; /* its texts are in the search index */
};

/* Works facts out; keeps what many commitments share. */
struct deriver {
    struct db *db;
    GPtrArray *statuses; /* of the register's scheme, in order; NULL: not read yet */
};

struct change {
    struct db *db;
    gint64 id;
    char *recorded_at;
    char *summary;
    gint64 entries;
    int depth;               /* changes begun inside this one */
    gboolean failed;         /* nothing of it can be kept any more */
    gboolean is_kept;        /* also with no entry */
    gboolean is_large;       /* its caller said so */
    GHashTable *touched;     /* by id; the values belong to `order` */
    GPtrArray *order;        /* struct touched, in order of first touch */
    gboolean rescheme;       /* the scheme changed: every status follows */
    gboolean rebuild_search; /* the index is not kept up but made anew */
    struct deriver deriver;
};

/* change.c */
struct change *change_start(struct db *db, const struct change_info *info, const char *kind,
                            gint64 target_id, GError **error);
gboolean change_journal(struct change *change, const char *op, enum table_id table, const void *row,
                        const char *field, const char *old_value, const char *new_value,
                        GError **error);
/* Puts back a row that was deleted, or takes one away, also of an append-only table. */
gboolean change_restore_row(struct change *change, enum table_id table, void *row, GError **error);
gboolean change_remove_row(struct change *change, enum table_id id, const void *row,
                           GError **error);

/* store.c: rows by description, without history; id is the table, i one of its columns. */
gboolean store_insert(struct db *db, enum table_id id, void *row, GError **error);
gboolean store_field(struct db *db, enum table_id id, gsize i, const void *row, GError **error);
/* Version + 1, if it is still old's; else DB_ERROR_CONFLICT. */
gboolean store_bump(struct db *db, enum table_id id, const void *old, GError **error);
gboolean store_delete(struct db *db, enum table_id id, gint64 row_id, GError **error);

/* touch.c: which commitments a row is about, and which of their facts follow from it. Called before
 * it is written, for a commitment itself after. old NULL: inserted; row NULL: deleted. */
gboolean touch_row(struct change *change, enum table_id table, const void *old, const void *row,
                   GError **error);

/* derive_own.c, derive_facts.c */
/* Sets the COLUMN_OWN members of a row, freeing what they held. */
gboolean derive_own(struct db *db, enum table_id table, void *row, GError **error);
gboolean derive_facts(struct deriver *deriver, struct commitment *c, unsigned facts,
                      GError **error);
void deriver_clear(struct deriver *deriver);

/* follow.c: all that follows from what a change wrote, before it is committed. */
gboolean follow_change(struct change *change, GError **error);
/* Stores a meeting's days after its date was written. */
gboolean follow_meeting(struct db *db, gint64 meeting_id, GError **error);
/* Works every fact of one commitment out; when it was touched stays as it is. */
gboolean follow_commitment(struct deriver *deriver, gint64 id, GError **error);

/* search.c: takes a commitment's texts out of the index, by its rows as they are; puts them in. */
gboolean search_forget(struct change *change, gint64 commitment_id, GError **error);
gboolean search_learn(struct db *db, const struct commitment *c, GError **error);

#endif
