/* SPDX-License-Identifier: MIT
 *
 * report.h: reports made of the register, in several formats.
 *
 * A report is data that knows no format; a writer is a format that knows no report. To add a
 * report: write core/reports/NAME.c with a function that builds it, and one row in core/report.c; a
 * format likewise (core/report/writer.h).
 *
 * The same register, the same day and the same parameters make the same bytes.
 */
#ifndef HELDTO_CORE_REPORT_H
#define HELDTO_CORE_REPORT_H

#include "core/report/spool.h"
#include "core/report/writer.h"
#include "core/session.h"
#include "core/scheme/words.h"

/* PARAM(id, name, letter, argument, help): what a report may be told. The options of the command,
 * the form on the screen and the parameters of an edition are made of these rows. An argument of
 * NULL: given or not. */
#define REPORT_PARAMS(PARAM)                                                                       \
    PARAM(MEETING, "meeting", 0, "MEETING", N_("the meeting it is about"))                         \
    PARAM(SINCE, "since", 0, "SINCE", N_("what changed after this day, meeting or edition"))       \
    PARAM(KEY, "key", 0, "KEY", N_("the commitment it is about"))                                  \
    PARAM(PERIOD, "period", 0, "PERIOD", N_("the year, or the period of the scores"))              \
    PARAM(AUDIENCE, "for", 0, "public|internal", N_("who may read it; public unless said"))        \
    PARAM(FILTER, "filter", 0, "FILTER", N_("only the commitments this filter finds"))             \
    PARAM(BY, "by", 0, "all|topic|meeting|party|status|year", N_("what it is grouped by"))         \
    PARAM(MEAN, "mean", 0, "cells|commitments|parties|all", N_("what the overall score is of"))    \
    PARAM(MONTHS, "months", 0, "NUMBER", N_("not checked for so many months; 6 unless said"))      \
    PARAM(FORMAT, "format", 0, "text|md|html|pdf|docx|csv|json",                                   \
          N_("to read, or data for a program"))                                                    \
    PARAM(FILE, "output", 'o', "FILE", N_("write to a file, whole or not at all; - is stdout"))    \
    PARAM(PRINT, "print", 0, "[PRINTER]", N_("send it to a printer"))                              \
    PARAM(WIDTH, "width", 0, "NUMBER", N_("columns of a line of text; 80 unless said"))            \
    PARAM(PAPER, "paper", 0, "a4|letter", N_("the pages of PDF and DOCX; a4 unless said"))         \
    PARAM(PAGED, "paged", 0, NULL, N_("a form feed between pages"))                                \
    PARAM(TITLE, "title", 0, "TEXT", N_("what stands at the top"))                                 \
    PARAM(RECIPIENT, "recipient", 0, "NAME", N_("whom it is made for, printed below the title"))   \
    PARAM(MESSAGES, "messages", 0, "TEXT", N_("key messages, a blank line between; @FILE reads"))  \
    PARAM(ISSUE, "issue", 0, NULL, N_("keep it as a numbered edition"))

enum report_param {
#define REPORT_PARAM_ID(id, name, letter, argument, help) REPORT_##id,
    REPORT_PARAMS(REPORT_PARAM_ID)
#undef REPORT_PARAM_ID
        N_REPORT_PARAMS
};

struct report_param_row {
    const char *name;
    char letter; /* 0 none */
    const char *argument;
    const char *help;
};
/* N_REPORT_PARAMS rows, by enum report_param. */
const struct report_param_row *report_params(void);

struct report;

struct report_row {
    const char *name; /* `heldto report NAME` */
    const char *title;
    const char *help;
    /* Of the ones that not every report takes, bits 1 << REPORT_…: those it takes, and those it
     * cannot do without. */
    unsigned params, needs;
    /* What a second word on the command line is: `report lineage KEY`. Meant only where it is one of
     * `params`. */
    enum report_param subject;
    gboolean is_internal; /* never made for the public: internal unless said, and nothing else */
    gboolean meeting_selects; /* --meeting leaves only what was stated there */
    const char *by; /* the choices of --by that it knows, "topic|meeting", the first unless said */
    const struct report_column *columns;
    gsize n_columns;
    gboolean (*build)(struct report *report, GError **error);
};

const struct report_row *const *report_all(gsize *n);
const struct report_row *report_find(const char *name); /* NULL: none */
const struct report_writer *const *report_writers(gsize *n);
const struct report_writer *report_writer_find(const char *name); /* NULL: none */

/* The bits of the parameters that every report takes. */
unsigned report_common_params(void);

/* What a report turned out to be, for whoever keeps it as an edition. Filled by report_make(). */
struct report_made {
    char *title;      /* as it stands at the top */
    char *created_on; /* the day it was made */
    char *as_of;      /* the day it tells of */
    gint64 state;     /* the last change it knew (db/change.h, change_last_told) */
    GArray *entries;  /* struct report_made_entry: what stood in it */
};

struct report_made_entry {
    gint64 commitment_id;
    char
        *status; /* of the first entry of a commitment: where it stood; else what the update says */
    gint64 update_id, wording_id; /* 0: none */
};

void report_made_clear(struct report_made *made);

/* What is asked for. Texts belong to the caller. */
struct report_request {
    const struct report_row *row;
    const char *values[N_REPORT_PARAMS]; /* NULL: not given; "": given without an argument */
    const char *known_on;                /* the day the register is read as known on; NULL: now */
    const char *as_of;                   /* the day it is read as it stood on; NULL: today */
    gint64 edition;                      /* the number it is issued under; 0: a draft */
    struct report_made *made;            /* to be filled; NULL: nobody asks */
    gboolean is_ascii;                   /* the reader sees ASCII only */
    int most_width;                      /* columns the reader has; 0: any */
    /* Long work: done of total (0 unknown). TRUE stops it. May be NULL. */
    gboolean (*progress)(gpointer data, gint64 done, gint64 total);
    gpointer data;
};

/* Who may read it: by --for, else by what the report is. */
gboolean report_is_internal(const struct report_request *request);

/* The choices of a parameter, "topic|meeting"; NULL: it is no choice. */
const char *report_param_choices(const struct report_row *row, enum report_param param);
/* One value alone, as it is typed, by a reader of everything; FALSE and what is wrong with it. */
gboolean report_check_value(struct session *session, const struct report_row *row,
                            enum report_param param, const char *value,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Makes the report. The output gets nothing until all of it is made; REPORT_FILE and REPORT_PRINT
 * are the caller's affair (core/report/deliver.h). */
gboolean report_make(struct session *session, const struct report_request *request,
                     const struct report_output *output, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
