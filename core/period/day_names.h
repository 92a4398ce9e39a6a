/* day_names.h: the names of months and weekdays, as texts write them.
 *
 * English, and the languages in which statements and their reprints reach the analyst: French,
 * German, Spanish, Italian, Dutch and Portuguese. No name stands for two months. Words are folded
 * (day_token.h): lower case, no accents. */
#ifndef HELDTO_CORE_DAY_NAMES_H
#define HELDTO_CORE_DAY_NAMES_H

#include <glib.h>

/* "January" for 1 … "December" for 12. */
const char *day_month_name(int month);

/* 1…12 for a folded name or a common abbreviation of one, else 0. */
int day_month_from_name(const char *folded);

/* Whether a folded word is a weekday's name or abbreviation (English and French). */
gboolean day_is_weekday_name(const char *folded);

#endif
