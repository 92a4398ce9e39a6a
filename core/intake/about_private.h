/* SPDX-License-Identifier: MIT
 *
 * about_private.h: what the about_*.c files share.
 */
#ifndef HELDTO_CORE_INTAKE_ABOUT_PRIVATE_H
#define HELDTO_CORE_INTAKE_ABOUT_PRIVATE_H

#include "core/intake/about.h"
#include "core/lexicon/tokens.h"

/* A date in a text: a day, days of one or two months, or a month (day 0). year 0: not said. */
struct about_date {
    gsize start, end;
    int year, month, day;
    int last_year, last_month, last_day; /* the same day where it is no range */
};

/* about_date.c. Every date in len bytes of text, in order. */
GArray *about_dates(const char *text, gsize len);
/* As EDTF, a missing year taken so that it does not lie after the day `by` ("" unknown); NULL: no
 * date. */
char *about_date_edtf(const struct about_date *date, const char *by);
/* "Tirana, 28 and 29 October 2025": how many bytes of a line that is a place and a date, and nothing
 * else, are the place; 0: it is none. date may be NULL. */
gsize about_place_line(const char *line, struct about_date *date);
/* The weekday named by a token: 1 Monday … 7 Sunday; 0: none. */
int about_weekday(const struct tokens *tokens, guint i);
/* The last such weekday before or on a day; new. */
char *about_last_weekday(const char *day, int weekday);

/* What is being read. Nothing is owned. */
struct about_scan {
    struct session *session; /* NULL: none */
    const struct lexicon *lexicon;
    const struct statement_text *source;
    const char *text;
    gsize body;         /* where the text begins behind a header, a dateline and the like */
    GHashTable *header; /* folded name → value: "Date: …" before the text */
    struct about *about;
};

void about_doubt(struct about *about, const char *format, ...) G_GNUC_PRINTF(2, 3);
const char *about_header(const struct about_scan *scan, const char *name);
/* "Ministers, Brussels, 20–21 June 2024", of what is known of it by now. */
void about_name_meeting(struct about *about);
void about_add_frame(struct about *about, gsize start, gsize end, const char *language);

void about_read_source(struct about_scan *scan);  /* about_source.c: header, dateline, frames */
void about_read_kind(struct about_scan *scan);    /* about_kind.c: language, coverage, voice */
void about_read_meeting(struct about_scan *scan); /* about_meeting.c: day, place, host, level */
void about_read_people(struct about_scan *scan);  /* about_people.c */
/* about_series.c: the register's series that fits, else a token made of the words. */
gboolean about_read_series(struct about_scan *scan, GError **error);

#endif
