/* edtf_words.c owns the English of dates and periods, for running text.
 * It must not know due periods: "by the end of 2022" is what an open start reads like. */
#include "core/period/edtf.h"

#include <string.h>

#include "core/period/day_names.h"
#include "core/period/edtf_span.h"

static const struct {
    int part;
    const char *words;
} part_words[] = {
    {21, "spring"},           {22, "summer"},
    {23, "autumn"},           {24, "winter"},
    {33, "first quarter of"}, {34, "second quarter of"},
    {35, "third quarter of"}, {36, "fourth quarter of"},
    {40, "first half of"},    {41, "second half of"},
};

static const char *words_of_part(int part)
{
    for (gsize i = 0; i < G_N_ELEMENTS(part_words); i++)
        if (part_words[i].part == part)
            return part_words[i].words;
    g_assert_not_reached();
}

static gboolean takes_article(const struct edtf_date *date)
{
    return date->part >= EDTF_FIRST_QUARTER;
}

/* A date without its mark; HAS_ARTICLE: inside a phrase, "the first half of 2025". */
static char *plain_words(const struct edtf_date *date, gboolean has_article)
{
    if (date->day != 0)
        return g_strdup_printf("%d %s %d", date->day, day_month_name(date->part), date->year);
    if (date->part == 0)
        return g_strdup_printf("%d", date->year);
    if (date->part <= 12)
        return g_strdup_printf("%s %d", day_month_name(date->part), date->year);
    if (date->part == EDTF_WINTER)
        return g_strdup_printf("winter %d–%02d", date->year, (date->year + 1) % 100);
    return g_strdup_printf("%s%s %d", has_article && takes_article(date) ? "the " : "",
                           words_of_part(date->part), date->year);
}

static char *marked(const char *words, char mark)
{
    return g_strconcat(mark == '~' || mark == '%' ? "about " : "", words,
                       mark == '?' || mark == '%' ? " (uncertain)" : "", NULL);
}

static char *date_words(const struct edtf_date *date, gboolean has_article)
{
    g_autofree char *words =
        plain_words(date, has_article || date->mark == '~' || date->mark == '%');

    return marked(words, date->mark);
}

/* Whether two dates are of one kind and what comes after the day or month is the same in both. */
static gboolean are_days(const struct edtf_span *span)
{
    return span->from.day != 0 && span->to.day != 0;
}

static gboolean are_months(const struct edtf_span *span)
{
    return span->from.day == 0 && span->to.day == 0 && span->from.part >= 1 &&
           span->from.part <= 12 && span->to.part >= 1 && span->to.part <= 12;
}

/* Whether both are as exact: days, months, years, or parts of a year. */
static gboolean are_alike(const struct edtf_span *span)
{
    gboolean are_parts = span->from.part > 12 && span->to.part > 12;

    return are_days(span) || span->to.day != 0 || are_months(span) || are_parts ||
           (span->from.part == 0 && span->to.part == 0);
}

/* From … to, of dates whose marks are the same: what they share is said once. */
static char *range_words(const struct edtf_span *span)
{
    g_autofree char *from = plain_words(&span->from, FALSE);
    g_autofree char *to = plain_words(&span->to, !are_alike(span));
    gboolean same_year = span->from.year == span->to.year;

    if (are_days(span) && same_year && span->from.part == span->to.part)
        return span->from.day == span->to.day ? g_steal_pointer(&to)
                                              : g_strdup_printf("%d–%s", span->from.day, to);
    if (are_days(span) && same_year)
        return g_strdup_printf("%d %s – %s", span->from.day, day_month_name(span->from.part), to);
    if (are_months(span) && same_year)
        return span->from.part == span->to.part
                   ? g_steal_pointer(&to)
                   : g_strdup_printf("%s–%s", day_month_name(span->from.part), to);
    if (span->from.part == 0 && span->to.part == 0)
        return same_year ? g_steal_pointer(&to) : g_strdup_printf("%s–%s", from, to);
    return g_strconcat(from, are_alike(span) ? " – " : " to the end of ", to, NULL);
}

/* An open start: a day is said as it is, of anything longer its end. */
static char *deadline_words(const struct edtf_date *date)
{
    g_autofree char *words = plain_words(date, TRUE);
    g_autofree char *end = g_strconcat(date->day == 0 ? "the end of " : "", words, NULL);
    g_autofree char *all = marked(end, date->mark);

    return g_strconcat("by ", all, NULL);
}

char *edtf_words(const char *edtf)
{
    struct edtf_span span;

    if (!edtf_span_read(edtf, &span))
        return g_strdup("");
    if (!span.is_interval)
        return date_words(&span.from, FALSE);
    if (span.from_open)
        return deadline_words(&span.to);
    if (span.to_open) {
        g_autofree char *from = date_words(&span.from, TRUE);
        return g_strdup_printf("from %s", from);
    }
    if (span.from.mark == span.to.mark) {
        g_autofree char *range = range_words(&span);
        return marked(range, span.from.mark);
    }
    g_autofree char *from = date_words(&span.from, FALSE);
    g_autofree char *to = date_words(&span.to, FALSE);
    return g_strdup_printf("%s – %s", from, to);
}
