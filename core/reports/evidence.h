/* SPDX-License-Identifier: MIT
 *
 * reports/evidence.h: what every source supports, which statuses have none, and where was searched in
 * vain; collected from stories, as far as the report may tell them.
 *
 * All of it is in memory at once, so it holds texts once (GStringChunk) and small rows.
 */
#ifndef HELDTO_CORE_REPORTS_EVIDENCE_H
#define HELDTO_CORE_REPORTS_EVIDENCE_H

#include "core/report/build.h"

/* One thing that one source supports. Texts belong to the collection. */
struct evidence_use {
    guint number; /* the source's (cite.h) */
    const char *key;
    const char *what;  /* "words, Brussels (20–21 June 2024)", "fulfilled on 16 December 2021" */
    const char *place; /* "p. 3, par. 2"; "" none */
};

/* A source of the list. */
struct evidence_source {
    guint number;
    gboolean is_document;
    const char *title; /* of a search: where was searched */
    gint64 uses, commitments;
    const char *last_key; /* private */
};

/* A status that stands and rests on nothing. */
struct evidence_gap {
    const char *key, *title;
    const char *status; /* "in progress since 1 March 2025", "Norway: …" */
    const char *author;
};

struct evidence_search {
    guint number;
    const char *key;
    const char *where;
    const char *day; /* ISO, or as it was written; "" none */
};

struct evidence {
    GStringChunk *texts;
    GArray *uses;     /* struct evidence_use, by number, then in order of key */
    GArray *sources;  /* struct evidence_source, by number */
    GArray *gaps;     /* struct evidence_gap, in order of key */
    GArray *searches; /* struct evidence_search, in order of key */
};

struct evidence *evidence_new(void);
void evidence_free(struct evidence *self); /* NULL is accepted */
void evidence_add(struct evidence *self, struct report *report, const struct story *story);
/* Only the statuses that rest on nothing. */
void evidence_add_gaps(struct evidence *self, const struct report *report,
                       const struct story *story);
/* Once all are added. */
void evidence_sort(struct evidence *self);

#endif
