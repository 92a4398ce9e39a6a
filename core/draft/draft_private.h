/* SPDX-License-Identifier: MIT
 *
 * draft_private.h: the inside of a draft, and what each noun adds to the common way of storing.
 */
#ifndef HELDTO_CORE_DRAFT_PRIVATE_H
#define HELDTO_CORE_DRAFT_PRIVATE_H

#include "core/draft/draft.h"

struct draft {
    enum noun noun;
    gint64 id;          /* 0: not stored yet */
    void *row;          /* as it was loaded: what conflicts are told by; NULL for a new one */
    GHashTable *values; /* field's name → text */
    GHashTable *loaded; /* the same, as loaded or preset */
    char *said_on;      /* the day its words were said, of a commitment without a wording; NULL */
};

/* What a noun does beyond copying its plain columns. Every member may be NULL. */
struct draft_noun {
    enum table_id table;
    /* Fields made from other rows, when loading. */
    gboolean (*load)(struct session *session, struct draft *draft, GError **error);
    /* Before its row is stored: fills in what follows from the fields. */
    gboolean (*prepare)(struct session *session, struct change *change, struct draft *draft,
                        void *row, GError **error);
    /* After it: the other rows. */
    gboolean (*finish)(struct session *session, struct change *change, struct draft *draft,
                       GError **error);
    char *(*name)(const struct draft *draft, const void *row); /* for "… added" */
};

extern const struct draft_noun draft_of_commitment, draft_of_meeting, draft_of_document,
    draft_of_wording, draft_of_update, draft_of_source, draft_of_suggestion, draft_of_statement,
    draft_of_report, draft_of_score;

/* draft_due.c: the day relative periods count from: of a wording the last day of its meeting, of a
 * commitment the earliest wording's meeting, else today. */
char *draft_reference_day(struct session *session, const struct draft *draft);
/* Fills in due_edtf of the row to be stored: it follows from the words, unless it was written
 * itself; then it is an override. */
gboolean draft_prepare_due(struct session *session, struct draft *draft, const char *text,
                           char **edtf, GError **error);

struct wording;
/* "Next year", typed before any wording was there, was counted from the day of typing; its first
 * wording, just stored, tells when it was said. A date that somebody wrote otherwise stays. */
gboolean draft_count_due(struct session *session, struct change *change,
                         const struct wording *stored, GError **error);

/* draft_check.c: the id a reference field's text stands for; 0 for "". */
gboolean draft_resolve(struct session *session, const struct field *field, const char *text,
                       gint64 *id, GError **error);
/* A date of a meeting as EDTF, from EDTF or words ("21-22 June 2023"); new. NULL: it is none. */
char *draft_date(const char *text);
gboolean draft_refuse(GError **error, const struct field *field, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

#endif
