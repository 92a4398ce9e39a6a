/* SPDX-License-Identifier: MIT
 *
 * report/build.h: a report while it is being made: what it may show, what it cites, and the writer
 * it speaks to.
 */
#ifndef HELDTO_CORE_REPORT_BUILD_H
#define HELDTO_CORE_REPORT_BUILD_H

#include "core/report.h"
#include "core/report/model.h"
#include "core/story/story.h"
#include "db/edition.h"
#include "db/filter.h"
#include "db/listing.h"

/* The texts held of the meetings known: what silence may be concluded from. */
struct report_texts {
    gint64 meetings;
    gint64 with_text;
    gint64 with_full;
    gint64 with_own_summary; /* and no other text */
    GHashTable *read;        /* of document_read_meetings(), as this report may know them */
};

struct report {
    struct session *session;
    const struct report_request *request;
    const struct report_row *row;
    const struct report_writer *writer;
    gpointer page; /* the writer's */
    gboolean is_internal;
    gboolean is_sample;
    const char *today;
    GPtrArray *messages;         /* paragraphs of --messages (messages.h); may be empty */
    struct filter *filter;       /* what is selected; never NULL */
    char *filter_words;          /* what --filter means; NULL: everything */
    struct selection *selection; /* which of what the listing has is meant (select.h) */
    struct listing *listing;
    struct meeting *meeting; /* of --meeting; NULL */
    struct meeting *since;   /* of --since, where it is a meeting; NULL */
    char *since_day;         /* changes after this day; NULL without --since */
    struct edition
        *since_edition;   /* of --since, where it is one: its day, and what it knew; NULL */
    gint64 commitment_id; /* of --key; 0 */
    const char *cut_day;  /* stories are told as they stood then (view_cut); NULL: today */
    const char *about;    /* what it takes in, in words, where that is more than is selected */
    void (*say_subject)(struct report *report); /* more lines of its head, above the key messages;
                                                 * NULL: none */
    int months;                                 /* of --months */
    GArray *columns;     /* struct report_column: more than the row's own, which only this run has,
                           * such as one a party; their names are freed with it. NULL */
    GArray *cited;       /* struct report_cited, private to cite.c */
    GHashTable *numbers; /* private to cite.c */
    struct report_stood *stood; /* private to stood.c */
    struct report_texts texts;
    gint64 steps; /* commitments gone through so far, of `total` (0: not known yet) */
    gint64 total;
};

/* The parameter's value; NULL: not given. */
const char *report_value(const struct report *report, enum report_param param);

void report_heading(struct report *report, int level, const char *name, const char *text);
void report_paragraph(struct report *report, const struct report_text *text);
/* A paragraph of plain text. */
void report_say(struct report *report, const char *format, ...) G_GNUC_PRINTF(2, 3);
void report_define(struct report *report, const char *label, const char *plain);
/* A day: in words to read, ISO as data. */
void report_define_day(struct report *report, const char *label, const char *day);
/* An entry; what stands in the column "key" of tables is remembered with it (stood.h). */
void report_entry_put(struct report *report, const struct report_entry *entry);
/* Tables of plain cells, as many as the table has columns. */
void report_table_begin(struct report *report, const struct report_table *table);
void report_table_say(struct report *report, const struct report_table *table,
                      const char *const *cells);
/* Adds a column to those the report has as data, before frame_begin(): of that name, or of one like
 * it that is still free. The name it got; it belongs to the report. */
const char *report_add_column(struct report *report, const char *name, gboolean is_number);
/* A row of texts of any style, which it takes over. */
void report_table_put(struct report *report, const struct report_table *table,
                      struct report_text *const *cells);
/* totals: NULL none; note: "" none. */
void report_table_end(struct report *report, const struct report_table *table,
                      const char *const *totals, const char *note);

/* "16 December 2021", ISO as data; `otherwise` where there is no day. New. */
struct report_text *report_day_text(const char *day, const char *otherwise);
struct report_text *report_number_text(gint64 number);

void report_figure(struct report *report, const struct report_figure *figure);

/* Calls `each` for every commitment that is selected and may be shown, in order of key, with its
 * story as this report may tell it (view.h). FALSE from it stops with its error. */
gboolean report_walk(struct report *report,
                     gboolean (*each)(struct report *report, const struct story *story,
                                      gpointer data, GError **error),
                     gpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One commitment's story as this report may tell it. */
struct story *report_story(struct report *report, gint64 id,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One more commitment done. FALSE and an error: the user stops it. */
gboolean report_step(struct report *report, GError **error);

#endif
