/* SPDX-License-Identifier: MIT
 *
 * import_private.h: an import under way, and what each kind of row adds to it.
 */
#ifndef HELDTO_CORE_EXCHANGE_IMPORT_PRIVATE_H
#define HELDTO_CORE_EXCHANGE_IMPORT_PRIVATE_H

#include "core/exchange/cells.h"
#include "core/exchange/facts.h"
#include "core/exchange/import.h"

struct import;

/* What rows are about. To add one: a file that defines it, and a row in import.c. */
struct import_kind {
    struct map_kind map;
    /* Whether the mapping will do, and what is found out from it once. */
    gboolean (*begin)(struct import *import, GError **error);
    /* What the row is about, for comparing rows with each other. NULL: they need not be. */
    void (*identify)(struct import *import, struct identity *identity);
    /* Checks the row at hand and compares it with the register; stores it where change is not NULL.
     * VERDICT_REJECTED: the error is the reason. VERDICT_FAILED: the error stops the import. */
    enum verdict (*take)(struct import *import, struct change *change, GError **error);
    /* May be NULL: before each pass; after the first, for what there is to say; after all is
     * stored. */
    void (*start)(struct import *import);
    void (*tell)(struct import *import);
    void (*stored)(struct import *import);
    /* After the last row. May be NULL. */
    gboolean (*finish)(struct import *import, struct change *change, GError **error);
    void (*free)(gpointer state);
};

/* What is said once at the end, with how often and where first. */
enum note {
    NOTE_STATUS,      /* a status word nobody knows */
    NOTE_WORD,        /* another word nobody knows */
    NOTE_DUE,         /* due words without a date */
    NOTE_MEETING,     /* a meeting that has no date and is not in the register */
    NOTE_SUCCESSOR,   /* superseded by what is not there */
    NOTE_FILE_SOURCE, /* a status that rests on the file alone */
    NOTE_DOCUMENT,    /* a document that is not held here */
    NOTE_SCORE,       /* a score of what has none */
    NOTE_NO_WORDS,    /* a row of scores without words */
    N_NOTES,
};

struct import {
    struct session *session;
    const struct import_options *options;
    struct import_account *account;
    const struct import_kind *kind;
    struct csv_reader *reader;
    const char *path;
    char *name; /* of the file, without folders: valid UTF-8 */
    struct mapping *mapping;
    struct cells *cells; /* the row at hand */
    struct facts *facts;
    enum day_order dates;
    GHashTable *status_words; /* what --map-status says: folded word → token */
    GHashTable *statuses;     /* words seen so far → struct scheme_status_row, or NULL */
    GPtrArray *waiting;       /* import_status.c: statuses without their successor yet */
    GStringChunk *texts;      /* made for the row at hand */
    gint64 seen;              /* the register's data version before the first pass */
    gboolean is_bare;         /* the register has no commitment: none need be looked for */
    gint64 series_id;         /* of options->series; 0: none, or not made yet */
    char *series_name;        /* the last one a row named, and its id */
    gint64 last_series_id;
    GHashTable *lists[2]; /* promise_store.c: lists of parties and topics read so far */
    enum verdict planned; /* second pass: what the first one found */
    gint64 file_source_id;
    GHashTable *occasions; /* import_meeting.c */
    gpointer state;        /* the kind's own */
    struct {
        guint count, line;
        char *sample;
    } notes[N_NOTES];
    gboolean is_counting; /* first pass: notes are taken */
};

/* import.c */
extern const struct import_kind import_commitments, import_meetings, import_wordings,
    import_updates, import_sources, import_scores;

/* Takes the text over; it holds until the next row. */
const char *import_keep(struct import *import, char *text);
/* The order of day and month, asked once where the file needs one; asked: the text that needs it. */
gboolean import_settle_order(struct import *import, const char *asked, guint line, GError **error);
void import_note(struct import *import, enum note note, const char *sample);
/* What a row changes of something that is there. */
void import_tell_change(struct import *import, const char *name, const char *fields);
/* The reason why a row is rejected. */
enum verdict import_reject(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* VERDICT_REJECTED for what the user wrote, VERDICT_FAILED for what the register said. */
enum verdict import_verdict_of(const GError *error);
/* Like cells_get() and cells_raw(), of the row at hand. */
const char *import_get(const struct import *import, const char *target);
const char *import_raw(const struct import *import, const char *target);
gboolean import_has(const struct import *import, const char *target);

/* import_pass.c */
gboolean import_look(struct import *import, GError **error);
gboolean import_store(struct import *import, GError **error);

/* import_saved.c: the mappings a register keeps. */
struct import_saved;
/* The one of that name (NULL: the one kept for this header), NULL without an error: none. */
struct import_saved *import_saved_find(struct session *session, const char *name, const char *as,
                                       char *const *headers, guint n, GError **error);
void import_saved_free(struct import_saved *saved);
const char *import_saved_name(const struct import_saved *saved);
/* Options as given, completed by what is kept (may be NULL); holds as long as both. */
struct import_options import_saved_apply(struct import_saved *saved,
                                         const struct import_options *given);
gboolean import_saved_store(struct import *import, struct change *change, GError **error);

/* register_json.c: a whole register. */
gboolean import_is_register(const struct csv_reader *reader);
gboolean import_register(struct import *import, GError **error);

#endif
