/* SPDX-License-Identifier: MIT
 *
 * report/writer.h: what a format must be able to do. A writer knows one format and no report.
 *
 * A report streams: each call is written (or placed on a page) at once and forgotten, so that a
 * report of any length takes constant memory. To add a format: write core/format/write_NAME.c with
 * one `const struct report_writer`, and one row in core/report.c.
 */
#ifndef HELDTO_CORE_REPORT_WRITER_H
#define HELDTO_CORE_REPORT_WRITER_H

#include "core/report/model.h"
#include "core/report/spool.h"

enum report_paper { REPORT_A4, REPORT_LETTER };

/* How it is laid out; formats without pages leave what they need not. */
struct report_layout {
    int width;  /* columns of a line */
    int length; /* lines of a page */
    enum report_paper paper;
    gboolean is_paged; /* a form feed between pages */
    gboolean is_ascii; /* the reader sees ASCII only */
    /* For a writer whose end() takes long: done of total pages. TRUE stops it. May be NULL. */
    gboolean (*progress)(gpointer data, gint64 done, gint64 total);
    gpointer data;
};

/* What stands on every page, and what the report as data is made of. Never NULL but where said. */
struct report_head {
    const char *title;
    const char *subtitle;                /* "" none */
    const char *date;                    /* in words: "as of 23 November 2026" */
    const char *marking;                 /* "Public", and what else must be on every page */
    const char *banner;                  /* of internal reports, on every page; "" none */
    const char *author;                  /* who prepared it, with the unit */
    const char *recipient;               /* "" none */
    const char *created;                 /* the day, ISO: what files say of when they were made */
    const char *language;                /* of the report's own sentences: "en" */
    const struct report_column *columns; /* the report's own */
    gsize n_columns;
};

struct report_writer {
    const char *name;      /* of --format */
    const char *extension; /* of files, without the dot */
    const char *help;      /* one line */
    gboolean is_binary;    /* nothing for a terminal */
    gboolean is_wide;      /* takes tables of any number of columns; others get them in pieces */

    /* NULL and an error: what it needs is not installed. */
    gpointer (*open)(const struct report_layout *layout, struct spool *spool, GError **error);
    void (*begin)(gpointer writer, const struct report_head *head);
    /* level 1 begins a part, whose rows are called `name` in data; 2 a group in it; 3 less. */
    void (*heading)(gpointer writer, int level, const char *name, const char *text);
    void (*paragraph)(gpointer writer, const struct report_text *text);
    /* One labelled line outside of entries. */
    void (*definition)(gpointer writer, const char *label, const struct report_text *text);
    /* What comes between is boxed. */
    void (*box_begin)(gpointer writer, const char *title);
    void (*box_end)(gpointer writer);
    void (*entry)(gpointer writer, const struct report_entry *entry);
    void (*table_begin)(gpointer writer, const struct report_table *table);
    void (*table_row)(gpointer writer, struct report_text *const *cells);
    /* totals: a last row that stands apart; NULL none. note: below the table; "" none. */
    void (*table_end)(gpointer writer, struct report_text *const *totals, const char *note);
    void (*figure)(gpointer writer, const struct report_figure *figure);
    void (*source)(gpointer writer, const struct report_source *source);
    gboolean (*end)(gpointer writer, GError **error);
    /* See spool_deliver(). NULL: nothing is left to settle. */
    char *(*settle)(gpointer writer, const char *line);
    void (*close)(gpointer writer);
};

#endif
