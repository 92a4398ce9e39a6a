/* year_tell.c owns a year in sentences and tables of counts.
 * It must not know how its counts were found, nor any format. */
#include "core/reports/year_tell.h"

#include "core/period/day.h"
#include "core/report/phrase.h"

char *year_end_words(const struct year *year)
{
    return day_words(year->end);
}

static char *meetings_words(const struct year *year)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < year->meetings->len; i++)
        g_ptr_array_add(names, phrase_meeting(year->meetings->pdata[i]));
    return phrase_list(names);
}

static void say_meetings(struct report *report, const struct year *year)
{
    guint n = year->meetings->len, read = 0;
    enum { NAMED = 6 };
    for (guint i = 0; i < n; i++)
        read += (guint)g_hash_table_contains(
            report->texts.read, &((const struct meeting *)year->meetings->pdata[i])->id);
    g_autofree char *count = phrase_count(n, _("meeting"), _("meetings"));
    g_autofree char *begun = phrase_capital(count);
    g_autofree char *names = meetings_words(year);
    owned_text text = report_text_new();
    report_text_addf(text,
                     n == 0   ? _("%s is known to have been held in %d%s%s.")
                     : n == 1 ? _("%s was held in %d%s%s.")
                              : _("%s were held in %d%s%s."),
                     begun, year->number, n > 0 && n <= NAMED ? ": " : "",
                     n > 0 && n <= NAMED ? names : "");
    if (n > 0 && read == n)
        report_text_add(text, n == 1 ? _(" Its full official text has been read.")
                                     : _(" The full official text of each has been read."));
    else if (n > 0 && read == 0)
        report_text_add(text, _(" No full official text has been read, so of nothing can it be "
                                "said that it was not mentioned."));
    else if (n > 0)
        report_text_addf(text,
                         _(" The full official text has been read of %u of %u; of the rest nobody "
                           "can say what was not mentioned."),
                         read, n);
    if (year->cancelled > 0)
        report_text_addf(text, _(" Cancelled: %" G_GINT64_FORMAT "."), year->cancelled);
    report_paragraph(report, text);
}

static void say_stated(struct report *report, const struct year *year)
{
    g_autofree char *first =
        phrase_count(year->all.stated_first, _("commitment is"), _("commitments are"));
    g_autofree char *begun = phrase_capital(first);
    report_say(report,
               _("%s first held in a text of the year; earlier wordings may exist. Stated before, "
                 "and again in the year: %" G_GINT64_FORMAT "."),
               begun, year->all.stated_again);
}

static void say_changes(struct report *report, const struct year *year)
{
    const struct year_counts *all = &year->all;
    g_autofree char *changed = phrase_count(year->changed, _("commitment"), _("commitments"));
    owned_text text = report_text_new();
    report_text_addf(text,
                     _("The status of %s changed. Fulfilled in the year: %" G_GINT64_FORMAT
                       " in time and %" G_GINT64_FORMAT " late"),
                     changed, all->in_time, all->late);
    if (all->done > 0)
        report_text_addf(text, _(", and %" G_GINT64_FORMAT " with no last day to compare with"),
                         all->done);
    report_text_add(text, ".");
    report_paragraph(report, text);
}

static void say_due(struct report *report, const struct year *year)
{
    static const struct {
        enum timeliness timeliness;
        const char *words;
    } rows[] = {
        {TIMELINESS_DONE_IN_TIME, N_("%s done in time")},
        {TIMELINESS_DONE_LATE, N_("%s done late")},
        {TIMELINESS_OVERDUE, N_("%s overdue")},
        {TIMELINESS_PERIOD_OVER_NOT_CHECKED,
         N_("%s over and not checked, which does not say that nothing was done")},
        {TIMELINESS_PERIOD_RUNNING, N_("%s due on that very day")},
        {TIMELINESS_NONE, N_("%s closed without being done")},
    };
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        gint64 n = year->timeliness[rows[i].timeliness];
        g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, n);
        g_auto(GStrv) halves = g_strsplit(_(rows[i].words), "%s", 2);
        if (n > 0)
            g_ptr_array_add(parts, g_strjoinv(number, halves));
    }
    g_autofree char *list = phrase_list(parts);
    g_autofree char *end = year_end_words(year);
    g_autofree char *due = phrase_count(year->all.fell_due, _("commitment"), _("commitments"));
    if (year->all.fell_due == 0)
        report_say(report, _("Nothing fell due in the year."));
    else
        report_say(report, _("The last day of %s fell in the year. On %s: %s."), due, end, list);
}

static void say_open(struct report *report, const struct year *year)
{
    g_autofree char *end = year_end_words(year);
    owned_text text = report_text_new();
    report_text_addf(text,
                     _("Open on %s, as far as anybody has looked: %" G_GINT64_FORMAT
                       ". Not assessed, which says nothing about what was done: %" G_GINT64_FORMAT
                       "."),
                     end, year->all.open, year->all.not_assessed);
    if (year->unstated > 0)
        report_text_addf(text,
                         _(" Among all of these %" G_GINT64_FORMAT
                           " have no wording that is held; they are counted in every year."),
                         year->unstated);
    report_paragraph(report, text);
}

void year_say(struct report *report, const struct year *year)
{
    g_autofree char *end = year_end_words(year);
    g_autofree char *now = day_words(report->today);
    report_heading(report, 1, "summary", _("The year in words"));
    if (year->is_running)
        report_say(report, _("The year is not over: this is what it brought until %s."), end);
    else
        report_say(report,
                   _("The year is over. All of this is told as it stood on %s, by what is known "
                     "on %s; what was said and took effect later is left out."),
                   end, now);
    say_meetings(report, year);
    say_stated(report, year);
    say_changes(report, year);
    say_due(report, year);
    say_open(report, year);
}

static const struct report_table_column count_columns[] = {
    {.name = "name", .label = N_("In the year"), .width = 44},
    {.name = "count", .label = N_("Commitments"), .is_bar = TRUE},
};

static void put_all(struct report *report, const struct year *year)
{
    const struct year_counts *all = &year->all;
    const struct {
        const char *name;
        gint64 n;
    } rows[] = {
        {_("first held in a text"), all->stated_first},
        {_("stated again"), all->stated_again},
        {_("status changed"), year->changed},
        {_("fulfilled in time"), all->in_time},
        {_("fulfilled late"), all->late},
        {_("fulfilled, no last day to compare with"), all->done},
        {_("fell due"), all->fell_due},
        {_("open at its end"), all->open},
        {_("not assessed at its end"), all->not_assessed},
    };
    struct report_table table = {
        .name = "year", .columns = count_columns, .n = G_N_ELEMENTS(count_columns)};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        table.most = MAX(table.most, rows[i].n);
    if (table.most == 0)
        return;
    report_table_begin(report, &table);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct report_text *const cells[] = {report_text_of(rows[i].name),
                                             report_number_text(rows[i].n)};
        report_table_put(report, &table, cells);
    }
    report_table_end(report, &table, NULL, "");
}

static const struct report_table_column party_columns[] = {
    {.name = "party", .label = N_("Party")},
    {.name = "new", .label = N_("New"), .width = 4, .align = TEXT_RIGHT},
    {.name = "again", .label = N_("Again"), .width = 5, .align = TEXT_RIGHT},
    {.name = "in_time", .label = N_("Done in time"), .width = 7, .align = TEXT_RIGHT},
    {.name = "late", .label = N_("Done late"), .width = 6, .align = TEXT_RIGHT},
    {.name = "fell_due", .label = N_("Fell due"), .width = 5, .align = TEXT_RIGHT},
    {.name = "open", .label = N_("Open"), .width = 5, .align = TEXT_RIGHT},
    {.name = "not_assessed", .label = N_("Not assessed"), .width = 8, .align = TEXT_RIGHT},
};

void year_put_counts(struct report *report, const struct year *year)
{
    const struct report_table table = {
        .name = "party", .columns = party_columns, .n = G_N_ELEMENTS(party_columns)};
    report_heading(report, 1, "counts", _("The year in numbers"));
    put_all(report, year);
    g_autoptr(GPtrArray) parties = year_parties(year);
    report_heading(report, 2, "", _("By party"));
    if (parties->len == 0) {
        report_say(report, _("No party is named as bound."));
        return;
    }
    report_table_begin(report, &table);
    for (guint i = 0; i < parties->len; i++) {
        const struct year_counts *party = parties->pdata[i];
        struct report_text *const cells[] = {report_text_of(party->name),
                                             report_number_text(party->stated_first),
                                             report_number_text(party->stated_again),
                                             report_number_text(party->in_time),
                                             report_number_text(party->late),
                                             report_number_text(party->fell_due),
                                             report_number_text(party->open),
                                             report_number_text(party->not_assessed)};
        report_table_put(report, &table, cells);
    }
    report_table_end(report, &table, NULL,
                     _("New: first held in a text of the year. Open and not assessed: at its end. "
                       "What binds several parties counts for each."));
}
