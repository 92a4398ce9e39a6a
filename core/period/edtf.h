/* edtf.h: the part of EDTF (ISO 8601-2) that the register writes dates and periods in.
 *
 *   2021-06-22   2021-06   2021            a day, a month, a year (0001…9999)
 *   2025-33 … 2025-36                      the quarters
 *   2025-40      2025-41                   the first and second half
 *   2025-21 … 2025-24                      the seasons of the north: spring March–May, summer
 *                                          June–August, autumn September–November, winter from
 *                                          December of that year to February of the next
 *   2019~  2019?  2019%                    approximate, uncertain, both; after any of the above
 *   2018-02-26/2018-02-27                  from … to; each end may be any of the above
 *   ../2018-04-28     2025-01-01/..        open towards the past, towards the future
 *
 * Nothing else is valid here: no times, no unknown digits (201X), no sets, no "../..", no interval
 * that ends before it begins. An approximate or uncertain date spans the same days as the plain
 * one: the mark is for the reader. Texts handed out are the caller's. */
#ifndef HELDTO_CORE_EDTF_H
#define HELDTO_CORE_EDTF_H

#include <glib.h>

/* The codes that may stand where the month does. */
enum edtf_part {
    EDTF_SPRING = 21,
    EDTF_WINTER = 24,
    EDTF_FIRST_QUARTER = 33,
    EDTF_FOURTH_QUARTER = 36,
    EDTF_FIRST_HALF = 40,
    EDTF_SECOND_HALF = 41,
};

/* One date, as numbers: what stands on one side of the "/". */
struct edtf_date {
    int year;  /* 1…9999 */
    int part;  /* a month 1…12, an enum edtf_part, or 0: the whole year */
    int day;   /* 1…31 with a month, else 0 */
    char mark; /* '~', '?', '%' or 0 */
};

gboolean edtf_is_valid(const char *edtf);

/* First and last day spanned; "" for an open end. FALSE, and both NULL, if EDTF is not valid. */
gboolean edtf_days(const char *edtf, char **first, char **last);

/* Whether any date in it is marked approximate (~ %), or uncertain (? %). FALSE if not valid. */
gboolean edtf_is_approximate(const char *edtf);
gboolean edtf_is_uncertain(const char *edtf);

/* In English, for running text: "22 June 2021", "26–27 February 2018", "28 June – 2 July 2021",
 * "June–August 2021", "first half of 2025", "third quarter of 2026", "spring 2025", "winter
 * 2025–26", "about 2019", "2019 (uncertain)", "by 28 April 2018", "by the end of 2022" (of
 * ../2022: its last day is still on time), "from January 2025". "" if EDTF is not valid. */
char *edtf_words(const char *edtf);

/* The shortest EDTF that spans exactly FIRST…LAST (days, "" or NULL for an open end): a day, month,
 * quarter, half or year where the days are one, years or months "2024/2026" where both ends are,
 * else two days. "" when both are open; NULL when they are no days, or out of order. */
char *edtf_from_days(const char *first, const char *last);

/* One date as EDTF, and its days; NULL or FALSE when the calendar has no such date. */
char *edtf_date_text(const struct edtf_date *date);
gboolean edtf_date_days(const struct edtf_date *date, char **first, char **last);

/* Reads one date (no interval); FALSE, leaving DATE undefined, if it is none. */
gboolean edtf_date_read(const char *text, struct edtf_date *date);

#endif
