/* lineage_words.c owns what a lineage is called in words.
 * It must not know how its steps are found. */
#include "core/lineage/lineage.h"

#include "core/scheme/words.h"

#include <stdlib.h>
#include <string.h>

/* "30 months", "12 days"; new. */
static char *span_words(int months, int days)
{
    guint n = (guint)abs(months != 0 ? months : days);
    return months != 0 ? g_strdup_printf(g_dngettext(NULL, "%u month", "%u months", n), n)
                       : g_strdup_printf(g_dngettext(NULL, "%u day", "%u days", n), n);
}

static char *moved_words(int months, int days)
{
    g_autofree char *span = span_words(months, days);
    return g_strdup_printf(days < 0 ? _("due brought forward %s") : _("due moved %s"), span);
}

static char *difference_words(const struct lineage_step *step, const char *difference)
{
    gboolean is_move = strcmp(difference, "due-moved") == 0;
    g_autofree char *moved = step->is_moved ? moved_words(step->months, step->days) : g_strdup("");
    if (strcmp(difference, "first-held") == 0)
        return g_strdup(_("earliest text held"));
    if (is_move && step->is_moved)
        return g_steal_pointer(&moved);
    return g_strdup_printf("%s%s%s", words_label(WORDS_DIFFERENCE, difference),
                           step->is_moved ? ", " : "", moved);
}

char *lineage_step_words(const struct lineage_step *step)
{
    if (*step->confirmed != '\0')
        return difference_words(step, step->confirmed);
    if (*step->proposed == '\0')
        return g_strdup("?");
    g_autofree char *words = difference_words(step, step->proposed);
    return g_strdup_printf(_("%s (proposed)"), words);
}

static char *times_words(const char *label, guint n)
{
    if (n == 1)
        return g_strdup_printf(_("%s once"), label);
    if (n == 2)
        return g_strdup_printf(_("%s twice"), label);
    return g_strdup_printf(_("%s %u times"), label, n);
}

static void join(GString *line, const char *part)
{
    g_string_append_printf(line, "%s%s", line->len > 0 ? ", " : "", part);
}

static guint count(const struct lineage *lineage, const char *difference)
{
    guint n = 0;
    for (guint i = 0; i < lineage->steps->len; i++) {
        const struct lineage_step *step = lineage->steps->pdata[i];
        n += strcmp(step->confirmed, difference) == 0 ? 1 : 0;
    }
    return n;
}

/* All moves that are confirmed, whether that is the main difference or holds besides it. */
static void join_moves(GString *line, const struct lineage *lineage)
{
    int months = 0, days = 0;
    guint n = 0;
    for (guint i = 0; i < lineage->steps->len; i++) {
        const struct lineage_step *step = lineage->steps->pdata[i];
        if (!step->is_moved || *step->confirmed == '\0')
            continue;
        months += step->months;
        days += step->days;
        n++;
    }
    g_autofree char *moved = days != 0 ? moved_words(months, days)
                             : n > 0   ? times_words(_("due moved"), n)
                                       : times_words(_("due moved"), count(lineage, "due-moved"));
    if (n > 0 || count(lineage, "due-moved") > 0)
        join(line, moved);
}

char *lineage_findings(const struct lineage *lineage)
{
    gsize n;
    const struct word *all = words_all(WORDS_DIFFERENCE, &n);
    GString *line = g_string_new(NULL);
    for (gsize i = 0; i < n; i++) {
        guint times = count(lineage, all[i].token);
        g_autofree char *words = times_words(_(all[i].label), times);
        if (strcmp(all[i].token, "due-moved") == 0)
            join_moves(line, lineage);
        else if (times > 0 && strcmp(all[i].token, "first-held") != 0)
            join(line, words);
    }
    return g_string_free(line, FALSE);
}

char *lineage_summary(const struct lineage *lineage)
{
    g_autofree char *findings = lineage_findings(lineage);
    GString *line = g_string_new(findings);
    if (lineage->open > 0)
        g_string_append_printf(line,
                               g_dngettext(NULL, "%s(%u proposal not confirmed)",
                                           "%s(%u proposals not confirmed)", lineage->open),
                               line->len > 0 ? " " : "", lineage->open);
    return g_string_free(line, FALSE);
}
