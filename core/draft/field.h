/* SPDX-License-Identifier: MIT
 *
 * field.h: the fields of each noun that people write, described once.
 *
 * Forms, the shell's add and edit, CSV columns and the field lists of help are made from these
 * rows; a field is added by one row here (and a column in db).
 */
#ifndef HELDTO_CORE_FIELD_H
#define HELDTO_CORE_FIELD_H

#include "core/scheme/words.h"

#include <glib.h>

enum noun {
    NOUN_COMMITMENT,
    NOUN_MEETING,
    NOUN_DOCUMENT,
    NOUN_WORDING,
    NOUN_UPDATE,
    NOUN_SOURCE,
    NOUN_SUGGESTION, /* its fields as an analyst corrects them; stored by core/intake/triage.h */
    NOUN_STATEMENT,  /* what is said of a text before core/intake/take_in.h stores it */
    NOUN_REPORT,     /* what a report is asked for (core/report.h); never stored */
    NOUN_SCORE,      /* what is said of one cell of the scores; stored by core/score/score.h */
    N_NOUNS,
};

enum field_type {
    FIELD_TEXT,       /* one line */
    FIELD_LONG,       /* several lines: $EDITOR on the screen */
    FIELD_WORD,       /* one token of `words` */
    FIELD_DAY,        /* an ISO day */
    FIELD_EDTF,       /* a date of a meeting */
    FIELD_PERIOD,     /* a due period as written */
    FIELD_NUMBER,     /* a whole number */
    FIELD_YES,        /* yes or no; "1", "0" stored */
    FIELD_PARTIES,    /* "European Union; Belgium (host)" */
    FIELD_TOPICS,     /* "electronic evidence; data protection" */
    FIELD_PARTY,      /* one party by name */
    FIELD_SERIES,     /* a series by token */
    FIELD_MEETING,    /* a meeting by token */
    FIELD_DOCUMENT,   /* a document by its number */
    FIELD_COMMITMENT, /* a commitment by key */
    FIELD_STATUS,     /* a status of the register's scheme */
    FIELD_CHOICE,     /* one of what whoever asks offers (tui/form.h) */
};

enum field_flags {
    FIELD_REQUIRED = 1,
    FIELD_FIXED = 2,  /* set when the row is made, never edited */
    FIELD_EXPORT = 4, /* a column of the noun's CSV export */
};

struct field {
    const char *name;  /* in CSV, JSON, options and the filter: due_text, follow_up_on … */
    const char *label; /* on screens and in print */
    enum field_type type;
    enum word_set words; /* of a FIELD_WORD */
    unsigned flags;
    const char *column; /* in db; NULL: made from several, or from other rows */
    const char *preset; /* what a new row has; NULL: nothing */
    const char *help;   /* one sentence */
};

const char *noun_name(enum noun noun); /* "commitment" */
const struct field *field_all(enum noun noun, gsize *n);
/* By name, blanks and hyphens for underscores, any case; NULL: none. */
const struct field *field_find(enum noun noun, const char *name);

#endif
