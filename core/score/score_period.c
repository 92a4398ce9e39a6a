/* score_period.c owns the periods that scores are for: how one is stored, told and put in order.
 * It must not know who was scored. */
#include "core/score/score_period.h"

#include "core/period/edtf.h"
#include "core/period/period.h"
#include "core/scheme/words.h"
#include "db/assessment.h"
#include "db/fold.h"

#include <string.h>

static char *single_blanks(const char *text)
{
    g_auto(GStrv) words = g_strsplit_set(text != NULL ? text : "", " \t\r\n\v\f", -1);
    GString *line = g_string_new(NULL);
    for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
            g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "", words[i]);
    return g_string_free(line, FALSE);
}

/* 2020-01-01/2020-12-31 is 2020: from one day to another is written in one way only. */
static char *shortest(char *edtf)
{
    g_autofree char *first = NULL, *last = NULL;
    if (strchr(edtf, '/') == NULL || edtf_is_approximate(edtf) || edtf_is_uncertain(edtf) ||
        !edtf_days(edtf, &first, &last) || *first == '\0' || *last == '\0')
        return edtf;
    char *days = edtf_from_days(first, last);
    if (days == NULL)
        return edtf;
    g_free(edtf);
    return days;
}

char *score_period_normalise(const char *text)
{
    g_autofree char *line = single_blanks(text);
    if (*line == '\0')
        return g_steal_pointer(&line);
    if (edtf_is_valid(line))
        return shortest(g_steal_pointer(&line));
    char *edtf = period_date_alone(line, DAY_ORDER_ASK, TRUE, NULL);
    return edtf != NULL ? shortest(edtf) : g_steal_pointer(&line);
}

char *score_period(struct session *session, const char *text, GError **error)
{
    g_autofree char *period = score_period_normalise(text);
    if (*period == '\0' || edtf_is_valid(period))
        return g_steal_pointer(&period);
    g_autoptr(GPtrArray) known = assessment_periods(session->db, error);
    if (known == NULL)
        return NULL;
    g_autofree char *folded = fold_text(period, -1);
    for (guint i = 0; i < known->len; i++) {
        g_autofree char *other = fold_text(known->pdata[i], -1);
        if (*folded != '\0' && strcmp(folded, other) == 0)
            return g_strdup(known->pdata[i]);
    }
    return g_steal_pointer(&period);
}

/* The first day counted, and the last; an open end lies before, or after, every day. */
static int compare_days(const char *a, const char *b)
{
    g_autofree char *first_a = NULL, *last_a = NULL, *first_b = NULL, *last_b = NULL;
    gboolean is_date_a = edtf_days(a, &first_a, &last_a);
    gboolean is_date_b = edtf_days(b, &first_b, &last_b);
    if (is_date_a != is_date_b)
        return is_date_a ? -1 : 1;
    if (!is_date_a)
        return 0;
    int order = strcmp(first_a, first_b);
    if (order == 0 && (*last_a == '\0') != (*last_b == '\0'))
        order = *last_a == '\0' ? 1 : -1;
    return order != 0 ? order : strcmp(last_a, last_b);
}

/* "2018" of "2018 interim", where that is a date. New. */
static char *leading_date(const char *text)
{
    const char *blank = strchr(text, ' ');
    g_autofree char *first = blank != NULL ? g_strndup(text, (gsize)(blank - text)) : NULL;
    return first != NULL && edtf_is_valid(first) ? g_steal_pointer(&first) : g_strdup(text);
}

/* An interim report comes before the final one, whatever the alphabet says. */
static int compare_words(const char *a, const char *b)
{
    g_autofree char *one = fold_text(a, -1), *other = fold_text(b, -1);
    gboolean is_final_a = strstr(one, "final") != NULL, is_final_b = strstr(other, "final") != NULL;
    return is_final_a != is_final_b ? (is_final_a ? 1 : -1) : strcmp(a, b);
}

int score_period_compare(const char *a, const char *b)
{
    if (*a == '\0' || *b == '\0')
        return (*a != '\0') - (*b != '\0');
    g_autofree char *date_a = leading_date(a), *date_b = leading_date(b);
    int order = compare_days(date_a, date_b);
    if (order != 0)
        return order;
    gboolean is_date_a = edtf_is_valid(a), is_date_b = edtf_is_valid(b);
    return is_date_a != is_date_b ? (is_date_a ? -1 : 1) : compare_words(a, b);
}

char *score_period_words(const char *period)
{
    if (*period == '\0')
        return g_strdup(_("whole life"));
    g_autofree char *words = edtf_words(period);
    return *words != '\0' ? g_steal_pointer(&words) : g_strdup(period);
}

static gint compare_entries(gconstpointer a, gconstpointer b)
{
    return score_period_compare(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *score_periods(struct session *session, GError **error)
{
    GPtrArray *periods = assessment_periods(session->db, error);
    if (periods != NULL)
        g_ptr_array_sort(periods, compare_entries);
    return periods;
}
