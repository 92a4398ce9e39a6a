/* day_names.c owns the tables of month and weekday names.
 * It must not know what stands around a name. */
#include "core/period/day_names.h"

#include <string.h>

static const char *const english_months[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
};

/* One row a month: every folded spelling, between spaces. */
static const char *const month_spellings[] = {
    " january jan janvier janv januar janner enero gennaio januari janeiro ",
    " february feb febr fevrier fevr februar febrero febbraio februari fevereiro ",
    " march mar mars marz marzo maart marco ",
    " april apr avril avr abril aprile ",
    " may mai mayo maggio mei maio ",
    " june jun juin juni junio giugno junho ",
    " july jul juillet juil juli julio luglio julho ",
    " august aug aout agosto augustus ",
    " september sep sept septembre septiembre settembre setembro ",
    " october oct octobre oktober okt octubre ottobre outubro ",
    " november nov novembre noviembre novembro ",
    " december dec decembre dezember dez diciembre dicembre dezembro ",
};

static const char weekday_spellings[] =
    " monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat"
    " sunday sun lundi mardi mercredi jeudi vendredi samedi dimanche ";

static gboolean row_holds(const char *row, const char *word)
{
    size_t len = strlen(word);

    for (const char *at = strstr(row, word); at != NULL && len > 0; at = strstr(at + 1, word))
        if (at[-1] == ' ' && at[len] == ' ')
            return TRUE;
    return FALSE;
}

const char *day_month_name(int month)
{
    g_assert(month >= 1 && month <= 12);
    return english_months[month - 1];
}

int day_month_from_name(const char *folded)
{
    for (int i = 0; i < (int)G_N_ELEMENTS(month_spellings); i++)
        if (row_holds(month_spellings[i], folded))
            return i + 1;
    return 0;
}

gboolean day_is_weekday_name(const char *folded)
{
    return row_holds(weekday_spellings, folded);
}
