/* day.h: civil days as ISO text.
 *
 * A day is "YYYY-MM-DD" in the proleptic Gregorian calendar, years 0001…9999, so that days compare
 * by strcmp. "" stands for "no day" across module borders; the functions here take real days only
 * (a programmer error otherwise) unless they say so. Texts handed out are the caller's. */
#ifndef HELDTO_CORE_DAY_H
#define HELDTO_CORE_DAY_H

#include <glib.h>

/* How a file writes days in digits. It is asked of the user, never guessed from the values. */
enum day_order {
    DAY_ORDER_ASK, /* nobody said yet */
    DAY_ORDER_DMY,
    DAY_ORDER_MDY,
};

enum day_unit {
    DAY_UNIT_MONTH,
    DAY_UNIT_QUARTER,
    DAY_UNIT_HALF,
    DAY_UNIT_YEAR,
};

#define HELDTO_DAY_ERROR (day_error_quark())
GQuark day_error_quark(void);
enum day_error {
    DAY_ERROR_SYNTAX,     /* not a day at all, or not one with a day, a month and a year */
    DAY_ERROR_ORDER,      /* two readings, and no order given */
    DAY_ERROR_IMPOSSIBLE, /* the calendar has no such day */
    DAY_ERROR_DIGITS,     /* digits other than 0–9 */
};

/* Exactly "YYYY-MM-DD" and in the calendar. NULL and "" are not days. */
gboolean day_is_valid(const char *day);

/* The day of a year, month and day; NULL when the calendar has none. */
char *day_from_numbers(int year, int month, int day);

/* Days from FROM to TO: 1 from a day to the next, negative backwards. */
int day_diff(const char *from, const char *to);

/* So many days or months later (earlier when negative); NULL beyond years 0001…9999, and for what is
 * no day, as a register made by others may have it. The day of the month is kept, or is the month's
 * last: 31 January and one month is 28 or 29 February. */
char *day_add(const char *day, int days);
char *day_add_months(const char *day, int months);

/* First and last day of the month, quarter, half or year that DAY lies in. */
char *day_first_of(const char *day, enum day_unit unit);
char *day_last_of(const char *day, enum day_unit unit);

/* The day, in UTC, of a moment as it is recorded ("2021-12-16T09:30:00.000000Z"). New. */
char *day_of_moment(const char *moment);

/* "16 December 2021"; of what is no day, the text itself, as shown text (core/text/text.h). */
char *day_words(const char *day);

/* Year, month, day of a valid day, as numbers. */
void day_numbers(const char *day, int *year, int *month, int *dom);

/* Reads a day as files write it:
 *
 *   2021-12-16, 2021/12/16, 2021-12-16T09:30:00Z, 2021-12-16 00:00:00 (the time is dropped, the
 *   day is kept as written), 16 December 2021, Thursday, 16 December 2021, Dec. 16th, 2021,
 *   16-Dec-2021, 16 décembre 2021, 2021 Dec 16;
 *   16/12/2021, 16.12.2021, 16-12-2021, 12/16/2021: by ORDER. With DAY_ORDER_ASK only what has one
 *   reading is read (31/12/2026; 5/5/2021); 05/06/2021 is an error that tells how to say the order
 *   (--dates dmy, --dates mdy). With an order given, no other reading is tried.
 *
 * The year takes four digits. NULL and an error in the user's words otherwise; the message holds
 * nothing of TEXT but its digits. A file's reader that finds one DAY_ERROR_ORDER should ask once
 * for the whole column. */
char *day_parse(const char *text, enum day_order order, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif
