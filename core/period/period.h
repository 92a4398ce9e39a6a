/* period.h: due periods, from words as written to EDTF to first and last day.
 *
 * "First half of 2025" is 2025-40, 2025-01-01 to 2025-06-30; what is due in it is overdue from the
 * day after. Words such as "next year" are counted from the reference day: the last day of the
 * meeting at which they were said; Y is its year. What is understood, and what it is taken for:
 *
 * - 22 June 2021; June 22, 2021; on 16 December 2021; 2021-06-22: that day.
 * - June 2021; in 2019; third quarter of 2026; Q3 2026; T3 2021; first half of 2025; H1 2025;
 *   premier semestre 2025: that month, year, quarter, half (2025-40).
 * - on 10 July; in December; the third quarter; in spring: the next one that does not end before
 *   the reference day.
 * - this year; the second half of the year; next year: Y, Y-41, Y+1.
 * - this summer: of Y. next June; next spring: the first that begins after the reference day.
 * - spring, summer, autumn (fall), winter 2025: northern; winter begins in December 2025.
 * - by 2030; until June 2021; no later than: ../2030. The last day of what is named is on time.
 * - end of 2025; by end-2025; by the end of the year; year-end: ../2025. An end is a deadline.
 * - before 1 May 2022: ../2022-04-30. before 2022: ../2021-12-31. before the end of: by. "Before
 *   the summer", said when it has begun, is the next one's.
 * - from January 2025; as of; starting in: 2025-01/.. after May 2025: 2025-06-01/..
 * - from 2024 to 2026; between; 2024-2026; 26-27 February 2018: from/to.
 * - early, mid-, late 2025: January to March, April to September, October to December, marked
 *   approximate; by mid-2025: ../2025-06~. early, mid-, late June: a third of the month.
 * - within six months; in six months; within 30 days; over the next two years; over the coming
 *   year: from the reference day to so much later, months clamped to the month's end. A count from
 *   something else ("within six months of adoption") is OPEN_ENDED: nobody can say when it ends.
 * - at the next ministerial; by our next meeting in December; at the December summit: they are
 *   RELATIVE, with the window that is named, if any.
 * - as soon as possible; promptly; in due course; in the coming months; to be confirmed: these
 *   are OPEN_ENDED.
 * - annually; every year; twice a year; and, alone, ongoing: STANDING.
 * - none; n/a; no date; a dash: NONE.
 *
 * Not dates: COVID-19, the 2030 Agenda, Article 2021, fiscal years, decades, working days; a bare
 * year or month inside a longer text without a preposition. A day in digits other than ISO is
 * refused unless the order of its parts is given; a day the calendar lacks is refused. Where a text
 * holds several dates, the first that ends after the reference day is taken, else the first; a date
 * wins over "as soon as possible" and over "annually". */
#ifndef HELDTO_CORE_PERIOD_H
#define HELDTO_CORE_PERIOD_H

#include "core/period/day.h"
#include "db/row.h"

enum period_kind {
    PERIOD_NONE,
    PERIOD_DATED,      /* has a first or a last day */
    PERIOD_RELATIVE,   /* waits for the next meeting to be entered */
    PERIOD_OPEN_ENDED, /* undated: can go stale, is never overdue */
    PERIOD_STANDING,   /* continues, recurs: no end */
};

#define HELDTO_PERIOD_ERROR (period_error_quark())
GQuark period_error_quark(void);
enum period_error {
    PERIOD_ERROR_UNKNOWN,   /* no period is understood in it */
    PERIOD_ERROR_REFERENCE, /* needs the day of the meeting, which was not given */
    PERIOD_ERROR_DAY,       /* a day that does not exist, or can be read in two ways */
};

struct period {
    char *text;  /* as written, without space around it */
    char *edtf;  /* "" without days */
    char *first; /* "" open or undated */
    char *last;
    enum period_kind kind;
};

/* Reads words or EDTF. REFERENCE_DAY may be NULL or "": words that need it are then an error. The
 * period may stand inside a longer text. NULL or blank TEXT is a period of kind NONE; a TEXT that
 * holds none is an error that shows what is understood. The message holds nothing of TEXT but
 * digits. The caller frees the result. */
struct period *period_parse(const char *text, const char *reference_day,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same, with days such as 05/06/2021 read in ORDER. */
struct period *period_parse_ordered(const char *text, const char *reference_day,
                                    enum day_order order, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A date that stands alone, in a cell or a field, as EDTF: all that period_parse_ordered reads, and
 * what people shorten (2024-06-20/21, 2021-06/07) and hedge ("c. June 2021", "about 2019",
 * "2019?"), which is marked. New. NULL and an error where it is none, or where digits (where it is
 * strict, letters too) would be left over. */
char *period_date_alone(const char *text, enum day_order order, gboolean is_strict,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The period inside a sentence, with the bytes that say it, its preposition among them; its text is
 * those words. NULL when there is none, which is no error. */
struct period *period_find(const char *sentence, const char *reference_day, gsize *start,
                           gsize *len);

/* From what a register stores: days from EDTF, kind from TEXT. Never NULL; an EDTF that is not
 * valid gives no days. */
struct period *period_restore(const char *text, const char *edtf);

/* Sets the days of a RELATIVE period from those of the meeting it waited for: that meeting's ("at
 * the next"), up to its last day ("by"), up to the day before its first ("before"). It stays
 * RELATIVE, so that it can be set again when the meeting moves. FALSE, and nothing changed, for
 * another kind or when the days are none. */
gboolean period_resolve(struct period *period, const char *meeting_first, const char *meeting_last);

/* "none", "dated", "relative", "open-ended", "standing". */
const char *period_kind_token(enum period_kind kind);

void period_free(struct period *period); /* NULL is accepted */

/* For `owned(period)`. */
static inline void period_cleanup(struct period **period)
{
    period_free(*period);
}

#endif
