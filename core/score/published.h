/* SPDX-License-Identifier: MIT
 *
 * published.h: the average that a source printed beside the scores, and whether it follows from
 * them. It is kept as it was published and never used as ours.
 *
 * A figure is read as one of
 *
 *   a mean      −1 … +1, "0.375", "−0,11"
 *   a percent   0 … 100 with or without its sign, "75%", "62,5 %": 50 × (mean + 1)
 *   a share     0 … 1, of the same scale: (mean + 1) / 2
 *
 * and follows from the scores where it is no further from their mean than half a unit of its last
 * decimal. A tie may have been rounded either way. Spreadsheets drop zeros at the end, so "0.5" may
 * stand for 0.50 and "0" for 0.00: how many decimals the figures of its column have in earnest, and
 * on which scale a bare number is, only the whole column shows. struct published_column looks at it;
 * what it finds is kept in words, "mean, 2 decimals" (PUBLISHED_AS), beside the figure. At most
 * nine decimals count.
 */
#ifndef HELDTO_CORE_SCORE_PUBLISHED_H
#define HELDTO_CORE_SCORE_PUBLISHED_H

#include <glib.h>

/* Custom fields of a commitment: the figure, and how its column writes figures. Of a period that
 * is not the commitment's own, " " and the period follow. */
#define PUBLISHED_FIGURE "published"
#define PUBLISHED_AS     "published as"

enum published_scale { PUBLISHED_ANY, PUBLISHED_MEAN, PUBLISHED_PERCENT, PUBLISHED_SHARE };

struct published {
    enum published_scale scale; /* PUBLISHED_ANY: a bare number */
    gint64 digits;              /* the figure times 10 to the power of `decimals` */
    int decimals;
    gboolean is_cut; /* more decimals stood there than count */
};

enum published_kind {
    PUBLISHED_NONE,   /* blank, a dash, "n/a": no figure */
    PUBLISHED_NUMBER, /* *figure is set */
    PUBLISHED_ODD,    /* something else */
};

enum published_kind published_read(const char *text, struct published *figure);
/* Settles the scale, and the decimals as the words of PUBLISHED_AS have them ("" or anything else:
 * by its own look). FALSE: no scale has such a figure. */
gboolean published_settle(struct published *figure, const char *as);
/* Of a settled figure, and the sum and number of the scores. n is not 0. */
gboolean published_follows(const struct published *figure, gint64 sum, gint64 n);
/* "a mean, to 2 decimals": how a settled figure was read. New. */
char *published_words(const struct published *figure);

/* A column of figures. All zero before the first. */
struct published_column {
    guint bare, signed_percents;          /* figures */
    guint as_mean, as_share;              /* bare ones that follow from the scores of their row */
    gboolean has_negative, has_above_one; /* bare ones */
    int decimals, percent_decimals;       /* the most that one has */
};
/* sum, n: of the scores of the row; n 0: none. */
void published_column_add(struct published_column *column, const char *text, gint64 sum, gint64 n);
/* "mean, 2 decimals"; "" where it shows nothing. New. */
char *published_column_as(const struct published_column *column);

#endif
