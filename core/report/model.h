/* SPDX-License-Identifier: MIT
 *
 * report/model.h: what a report is made of: texts with their style, entries, tables, sources.
 *
 * Texts hold what is stored, as it is stored: each writer makes it harmless for its own format.
 * Strings handed in are copied.
 */
#ifndef HELDTO_CORE_REPORT_MODEL_H
#define HELDTO_CORE_REPORT_MODEL_H

#include "core/text/text.h"

#include <glib.h>

enum report_style {
    REPORT_PLAIN,
    REPORT_STRONG,
    REPORT_WORDS,   /* words of a text, in its language, that are no exact quotation */
    REPORT_QUOTE,   /* exact words: the writer puts quotation marks around them */
    REPORT_REMOVED, /* words that an earlier text had and this one has not */
    REPORT_ADDED,   /* and the other way round */
    REPORT_LINK,    /* words that lead to `url` */
    REPORT_CITE,    /* a reference to the numbered source: "3", or "3, p. 2" */
};

struct report_run {
    enum report_style style;
    guint source; /* of a REPORT_CITE: the source's number */
    char *text;
    char *url; /* of a REPORT_LINK; http(s), or it is printed as plain words */
};

/* A running text. In formats made of data its value, where it has one, stands for it. */
struct report_text {
    GArray *runs;   /* struct report_run */
    char *value;    /* "2021-12-16" for "16 December 2021"; NULL: the text itself */
    char *language; /* of words from a text, as its document has it; NULL: not known */
};

struct report_text *report_text_new(void);
struct report_text *report_text_of(const char *plain);
void report_text_free(struct report_text *text); /* NULL is accepted */
static inline void report_text_cleanup(struct report_text **text)
{
    report_text_free(*text);
}
#define owned_text __attribute__((cleanup(report_text_cleanup))) struct report_text *

void report_text_add(struct report_text *text, const char *plain);
void report_text_addf(struct report_text *text, const char *format, ...) G_GNUC_PRINTF(2, 3);
void report_text_style(struct report_text *text, enum report_style style, const char *words);
void report_text_link(struct report_text *text, const char *words, const char *url);
/* page: where in the source, "" or NULL: nowhere in particular. number 0 adds nothing. */
void report_text_cite(struct report_text *text, guint number, const char *page);
void report_text_set_value(struct report_text *text, const char *value);
void report_text_set_language(struct report_text *text, const char *language); /* "" none */
gboolean report_text_is_empty(const struct report_text *text);
/* One string of it all, quotation marks and "[3, p. 2]" included; before each reference, and for
 * the blanks in it, stands `glue` (" ", or a blank that keeps the line together). New. */
char *report_text_flat(const struct report_text *text, const char *glue);
/* What stands in a format made of data: the value, else the flat text. New. */
char *report_text_data(const struct report_text *text);

/* A column of the report as data: the names of CSV and JSON. */
struct report_column {
    const char *name;
    gboolean is_number;
};

/* One labelled line of an entry: "Status  in progress since 21 June 2024 [3]", below it words. */
struct report_line {
    char *label;
    struct report_text *text;
    struct report_text *words; /* set off below the text; NULL: none */
};

/* One commitment (or another thing with a story): lines for readers, values for machines. */
struct report_entry {
    char *key;
    char *title;
    struct report_text *sentence; /* never NULL */
    GPtrArray *lines;             /* struct report_line */
    GHashTable *values;           /* name of a column → text */
};

struct report_entry *report_entry_new(const char *key, const char *title);
void report_entry_free(struct report_entry *entry); /* NULL is accepted */
/* A line that the caller goes on to fill. */
struct report_line *report_entry_line(struct report_entry *entry, const char *label);
/* Nothing is kept of an empty value. */
void report_entry_set(struct report_entry *entry, const char *column, const char *value);

struct report_table_column {
    const char *name;  /* of the report's columns */
    const char *label; /* heads the column; with soft hyphens where it may be parted */
    int width;         /* in columns of text; 0: shares with the others what is left */
    enum text_align align;
    gboolean is_bar; /* holds a number that is drawn beside itself, to the scale of the table */
};

struct report_table {
    const char *name; /* what its rows are called in data: "status", "topic" */
    const struct report_table_column *columns;
    gsize n;
    gint64 most; /* what the longest bar stands for; 0 without bars */
};

/* What a figure shows. It is drawn by chart.h for PDF and HTML, by characters for text, and told as
 * rows in data; none of them tells anything by colour alone. */
enum report_figure_kind {
    FIGURE_BARS,  /* a bar a row, made of `n_series` counts laid end to end */
    FIGURE_STRIP, /* a row of marks a row: one series a column (a meeting) */
    FIGURE_TREND, /* a line a row through one value a series (a period), each -1 … +1 or none */
};

struct report_figure_row {
    const char *label;
    const double *values;     /* n_series of them; NAN: none. NULL of a strip */
    const gint64 *counts;     /* what n each value of a trend rests on; NULL of others */
    const char *const *marks; /* of a strip: one sign each, "●"; NULL of others */
};

struct report_figure {
    enum report_figure_kind kind;
    const char *name; /* what its rows are called in data: "status" */
    const char *title;
    const char *alternative; /* the same in words, for those who do not see it */
    const char *const *series;
    const char *const *letters; /* of bars: one sign for each series, "f"; told beside its colour */
    gsize n_series;
    const struct report_figure_row *rows;
    gsize n;
};

/* One entry of the list of sources. Texts are never NULL; days are ISO, "" none. */
struct report_source {
    guint number;
    const char *title;
    const char *publisher;
    const char *dated_on;
    const char *page;
    const char *retrieved_on;
    const char *url;
    const char *remark; /* "own summary", "searched, found nothing: where" */
};

#endif
