/* standing_tell.c owns the tables and sentences made of the counts of groups.
 * It must not know how they were counted, nor any format. */
#include "core/reports/standing_tell.h"

#include "core/report/phrase.h"
#include "core/scheme/words.h"

#include <string.h>

enum { NAME_WIDTH = 30 };

static char *number(gint64 n)
{
    return g_strdup_printf("%" G_GINT64_FORMAT, n);
}

/* A row of cells that are new, as many as the table has columns; frees them. */
static void put_row(struct report *report, const struct report_table *table, char **cells)
{
    report_table_say(report, table, (const char *const *)cells);
    for (gsize i = 0; i < table->n; i++)
        g_free(cells[i]);
}

static void end_with(struct report *report, const struct report_table *table, char **cells,
                     const char *note)
{
    report_table_end(report, table, (const char *const *)cells, note);
    for (gsize i = 0; i < table->n; i++)
        g_free(cells[i]);
}

static void put_time(struct report *report, const struct report_table *table, const char *name,
                     struct measure_days *days)
{
    if (measure_n(days) == 0)
        return;
    put_row(report, table,
            (char *[]){g_strdup(name), number(measure_n(days)), measure_median(days),
                       measure_longest(days)});
}

/* Fulfilled, and nobody says since when, or before the earliest text that is held. */
static void say_untimed(struct report *report, const struct standing *all)
{
    gint64 untimed = all->fulfilled - measure_n(&all->fulfilled_days);
    if (untimed > 0)
        report_say(report,
                   _("Of %" G_GINT64_FORMAT " fulfilled, %" G_GINT64_FORMAT
                     " are not in these times: the day of fulfilment is not known, no text of the "
                     "promise is held, or the earliest one held came after it."),
                   all->fulfilled, untimed);
}

void standing_tell_time(struct report *report, struct standing *all)
{
    static const struct report_table_column time_columns[] = {
        {.name = "name", .label = N_("Days since first stated")},
        {.name = "measured", .label = N_("Commitments"), .width = 11, .align = TEXT_RIGHT},
        {.name = "median_days", .label = N_("Median"), .width = 8, .align = TEXT_RIGHT},
        {.name = "longest_days", .label = N_("Longest"), .width = 8, .align = TEXT_RIGHT},
    };
    const struct report_table table = {
        .name = "time", .columns = time_columns, .n = G_N_ELEMENTS(time_columns)};
    if (measure_n(&all->open_days) + measure_n(&all->not_assessed_days) +
            measure_n(&all->standing_days) + measure_n(&all->fulfilled_days) >
        0) {
        report_table_begin(report, &table);
        put_time(report, &table, _("Open, and meant to end"), &all->open_days);
        put_time(report, &table, _("Not assessed, and meant to end"), &all->not_assessed_days);
        put_time(report, &table, _("Standing, without an end"), &all->standing_days);
        put_time(report, &table, _("Fulfilled: until that day"), &all->fulfilled_days);
        report_table_end(report, &table, NULL,
                         _("Counted from the first day of the meeting of the earliest text held; "
                           "earlier wordings may exist, so that it may be longer."));
    }
    say_untimed(report, all);
}

void standing_tell_statuses(struct report *report, const struct standing *all)
{
    static const struct report_table_column status_columns[] = {
        {.name = "name", .label = N_("Status"), .width = NAME_WIDTH},
        {.name = "count", .label = N_("Commitments"), .is_bar = TRUE},
        {.name = "percent", .label = N_("Percent"), .width = 8, .align = TEXT_RIGHT},
    };
    gboolean has_percent = all->counted >= MEASURE_LEAST;
    const struct report_table table = {
        .name = "count", .columns = status_columns, .n = has_percent ? 3 : 2, .most = all->counted};
    const GPtrArray *statuses = report->session->statuses;
    g_autofree char *note = g_strdup_printf(
        _("Percent of all %" G_GINT64_FORMAT ", those not assessed among them."), all->counted);
    report_table_begin(report, &table);
    for (guint pass = 0; pass < 2; pass++) /* what is not assessed stands apart, at the end */
        for (guint i = 0; i < statuses->len; i++) {
            const struct scheme_status_row *row = statuses->pdata[i];
            if (all->statuses[i] > 0 && !row->is_assessed == (pass == 1))
                put_row(report, &table,
                        (char *[]){g_strdup(_(row->label)), number(all->statuses[i]),
                                   has_percent ? measure_percent(all->statuses[i], all->counted)
                                               : NULL});
        }
    report_table_end(report, &table, NULL, has_percent ? note : "");
}

enum { COUNT_CELLS = 8 };

static void count_cells(const struct standing *group, char *cells[COUNT_CELLS])
{
    const gint64 numbers[] = {group->counted,      group->open,    group->closed,
                              group->not_assessed, group->overdue, group->period_over,
                              group->standing};
    cells[0] = g_strdup(group->name);
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
        cells[i + 1] = number(numbers[i]);
}

static char *count_note(const struct standing_words *words, gboolean is_overlapping)
{
    return g_strconcat(_(words->note), is_overlapping ? _(" The last row counts each once.") : "",
                       NULL);
}

void standing_tell_counts(struct report *report, const struct standing_words *words,
                          const GPtrArray *groups, const struct standing *all,
                          gboolean is_overlapping)
{
    const struct report_table_column count_columns[COUNT_CELLS] = {
        {.name = "name", .label = words->label},
        {.name = "count", .label = N_("All"), .width = 5, .align = TEXT_RIGHT},
        {.name = "open", .label = N_("Open"), .width = 5, .align = TEXT_RIGHT},
        {.name = "closed", .label = N_("Closed"), .width = 6, .align = TEXT_RIGHT},
        {.name = "not_assessed", .label = N_("Not assessed"), .width = 8, .align = TEXT_RIGHT},
        {.name = "overdue", .label = N_("Overdue"), .width = 7, .align = TEXT_RIGHT},
        {.name = "period_over", .label = N_("Period over"), .width = 6, .align = TEXT_RIGHT},
        {.name = "standing", .label = N_("Standing"), .width = 8, .align = TEXT_RIGHT},
    };
    const struct report_table table = {.name = "count", .columns = count_columns, .n = COUNT_CELLS};
    char *cells[COUNT_CELLS];
    g_autofree char *note = count_note(words, is_overlapping);
    report_table_begin(report, &table);
    for (guint i = 0; i < groups->len; i++) {
        count_cells(groups->pdata[i], cells);
        put_row(report, &table, cells);
    }
    count_cells(all, cells);
    end_with(report, &table, cells, note);
}

static void percent_row(struct report *report, const struct report_table *table,
                        const struct standing *group)
{
    put_row(report, table,
            (char *[]){g_strdup(group->name), number(group->counted),
                       measure_percent(group->open, group->counted),
                       measure_percent(group->closed, group->counted),
                       measure_percent(group->not_assessed, group->counted),
                       measure_percent(group->overdue, group->counted)});
}

void standing_tell_percent(struct report *report, const struct standing_words *words,
                           const GPtrArray *groups, const struct standing *all)
{
    const struct report_table_column percent_columns[] = {
        {.name = "name", .label = words->label},
        {.name = "count", .label = N_("n"), .width = 6, .align = TEXT_RIGHT},
        {.name = "open_percent", .label = N_("Open %"), .width = 6, .align = TEXT_RIGHT},
        {.name = "closed_percent", .label = N_("Closed %"), .width = 8, .align = TEXT_RIGHT},
        {.name = "not_assessed_percent",
         .label = N_("Not assessed %"),
         .width = 14,
         .align = TEXT_RIGHT},
        {.name = "overdue_percent", .label = N_("Overdue %"), .width = 9, .align = TEXT_RIGHT},
    };
    const struct report_table table = {
        .name = "percent", .columns = percent_columns, .n = G_N_ELEMENTS(percent_columns)};
    if (all->counted < MEASURE_LEAST)
        return;
    g_autofree char *note = g_strdup_printf(
        _("Percent of n, rounded to the nearest whole one. Fewer than %d are told by "
          "their counts alone."),
        MEASURE_LEAST);
    report_table_begin(report, &table);
    for (guint i = 0; i < groups->len; i++)
        if (((const struct standing *)groups->pdata[i])->counted >= MEASURE_LEAST)
            percent_row(report, &table, groups->pdata[i]);
    percent_row(report, &table, all);
    report_table_end(report, &table, NULL, note);
}

static gboolean has_ages(const struct standing *group)
{
    return measure_n(&group->open_days) + measure_n(&group->fulfilled_days) > 0;
}

static void age_row(struct report *report, const struct report_table *table, struct standing *group)
{
    put_row(report, table,
            (char *[]){g_strdup(group->name), number(measure_n(&group->open_days)),
                       measure_median(&group->open_days), measure_longest(&group->open_days),
                       number(measure_n(&group->fulfilled_days)),
                       measure_median(&group->fulfilled_days)});
}

void standing_tell_ages(struct report *report, const struct standing_words *words,
                        const GPtrArray *groups)
{
    const struct report_table_column age_columns[] = {
        {.name = "name", .label = words->label},
        {.name = "measured", .label = N_("Open"), .width = 5, .align = TEXT_RIGHT},
        {.name = "median_days",
         .label = N_("Open for (median days)"),
         .width = 9,
         .align = TEXT_RIGHT},
        {.name = "longest_days", .label = N_("Longest (days)"), .width = 8, .align = TEXT_RIGHT},
        {.name = "fulfilled_measured", .label = N_("Fulfilled"), .width = 9, .align = TEXT_RIGHT},
        {.name = "fulfilled_median_days",
         .label = N_("Fulfilled after (median days)"),
         .width = 15,
         .align = TEXT_RIGHT},
    };
    const struct report_table table = {
        .name = "time", .columns = age_columns, .n = G_N_ELEMENTS(age_columns)};
    guint n = 0;
    for (guint i = 0; i < groups->len; i++)
        n += has_ages(groups->pdata[i]) ? 1 : 0;
    if (n == 0)
        return;
    report_table_begin(report, &table);
    for (guint i = 0; i < groups->len; i++)
        if (has_ages(groups->pdata[i]))
            age_row(report, &table, groups->pdata[i]);
    report_table_end(
        report, &table, NULL,
        _("Days since first stated, of what is open and meant to end; and from then to "
          "fulfilment."));
}
