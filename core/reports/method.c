/* method.c owns the method report: by which rules the register says what it says, and where analysts
 * decided otherwise. It must not know any format. */
#include "core/period/day.h"
#include "core/reports/coders.h"
#include "core/report/frame.h"
#include "core/reports/own_cues.h"
#include "core/report/phrase.h"
#include "core/reports/reports.h"
#include "core/reports/standing.h"
#include "core/reports/suggested.h"
#include "core/reports/worklog.h"

#include <string.h>

static const struct report_column columns[] = {
    {"letter", FALSE},      {"name", FALSE},        {"class", FALSE},    {"definition", FALSE},
    {"count", TRUE},        {"not_assessed", TRUE}, {"percent", TRUE},   OWN_CUES_COLUMNS,
    {"imported_on", FALSE}, {"imported_by", FALSE}, {"imported", FALSE}, CODERS_COLUMNS,
    SUGGESTED_COLUMNS,      WORKLOG_COLUMNS,
};

struct method {
    struct tally *tally;
    struct standing *all;
    struct standing_groups *topics;
    struct worklog *log;
    struct score_grid *scores;
};

static gboolean take(struct report *report, const struct story *story, gpointer data,
                     GError **error)
{
    struct method *self = data;
    struct standing_facts facts;
    tally_add(self->tally, report, story, "");
    if (standing_read(report, story, &facts)) {
        standing_add(self->all, &facts, report->today);
        standing_groups_add(self->topics, report, story, &facts);
        standing_facts_clear(&facts);
    }
    return worklog_add(self->log, report, story, error) && coders_add(self->scores, story, error);
}

static const struct report_table_column scheme_columns[] = {
    {.name = "letter", .label = N_("Letter"), .width = 6},
    {.name = "name", .label = N_("Status"), .width = 20},
    {.name = "class", .label = N_("Open or closed"), .width = 9},
    {.name = "definition", .label = N_("What it means")},
};

static gboolean tell_scheme(struct report *report, GError **error)
{
    const struct report_table table = {
        .name = "status", .columns = scheme_columns, .n = G_N_ELEMENTS(scheme_columns)};
    owned(scheme_row) scheme =
        scheme_row_by_token(report->session->db, report->session->scheme, error);
    if (scheme == NULL)
        return FALSE;
    report_heading(report, 1, "scheme", _("Statuses"));
    report_say(report, _("The scheme “%s”, in its version %" G_GINT64_FORMAT ". %s"),
               _(scheme->name), scheme->version, _(scheme->description));
    report_table_begin(report, &table);
    for (guint i = 0; i < report->session->statuses->len; i++) {
        const struct scheme_status_row *row = report->session->statuses->pdata[i];
        g_autofree char *definition = g_strdup_printf(
            "%s%s%s", _(row->definition), row->needs_source ? _(" Set only with a source.") : "",
            row->needs_successor ? _(" Names its successor.") : "");
        report_table_say(
            report, &table,
            (const char *const[]){row->letter, _(row->label),
                                  strcmp(row->class, "closed") == 0 ? _("closed") : _("open"),
                                  definition});
    }
    report_table_end(report, &table, NULL, "");
    report_say(report,
               _("Positions, in which nothing is promised, and undertakings of others have no "
                 "status and enter no count."));
    return TRUE;
}

static const struct report_table_column word_columns[] = {
    {.name = "name", .label = N_("It says"), .width = 26},
    {.name = "definition", .label = N_("When")},
};

static void put_words(struct report *report, enum word_set set)
{
    const struct report_table table = {
        .name = "word", .columns = word_columns, .n = G_N_ELEMENTS(word_columns)};
    gsize n;
    const struct word *words = words_all(set, &n);
    report_table_begin(report, &table);
    for (gsize i = 0; i < n; i++)
        if (strcmp(words[i].token, "none") != 0)
            report_table_say(report, &table,
                             (const char *const[]){_(words[i].label), _(words[i].brief)});
    report_table_end(report, &table, NULL, "");
}

static void tell_rules(struct report *report)
{
    report_heading(report, 1, "rule", _("Rules"));
    report_heading(report, 2, "", _("Timeliness"));
    report_say(report,
               _("Worked out anew for the day of each report from the due period, the status "
                 "and the day it took effect. Nobody types it in, and nobody can override "
                 "it."));
    put_words(report, WORDS_TIMELINESS);
    report_heading(report, 2, "", _("Silence"));
    report_say(report,
               _("A commitment is called not mentioned only at a meeting that was held after "
                 "the commitment had been stated at another one of the same level and line, "
                 "whose full official text is held and has been read through, and only once "
                 "an analyst has confirmed it. Where no full text is held the answer is "
                 "unknown."));
    report_heading(report, 2, "", _("Differences between wordings"));
    report_say(report,
               _("Each wording is compared with the last one before it of the same level and "
                 "line. Weaker and narrower are proposed only between exact words, and never "
                 "from an extract or a report, which leave out what they please; to say a "
                 "promise again is no weakening. What is proposed is printed only once an "
                 "analyst has confirmed it."));
    put_words(report, WORDS_DIFFERENCE);
    report_heading(report, 2, "", _("Percentages and scores"));
    report_say(report,
               _("Below %d there are counts and no percentages; from %d on they stand beside "
                 "the number they are of. The percent of a score is 50 × (mean + 1); what is "
                 "not applicable or not assessed is left out of it. Numbers are rounded half "
                 "away from zero."),
               MEASURE_LEAST, MEASURE_LEAST);
}

static void tell_overrides(struct report *report, const struct method *self)
{
    report_heading(report, 1, "override", _("Decided by analysts"));
    report_say(report, _("How binding a verb is, and how one wording differs from another, is "
                         "proposed and can be overridden. Timeliness cannot."));
    worklog_tell_differences(self->log, report);
    worklog_tell_dismissed(self->log, report);
}

enum { TOPIC_CELLS = 4 };

static void topic_cells(const struct standing *group, char *cells[TOPIC_CELLS])
{
    cells[0] = g_strdup(group->name);
    cells[1] = g_strdup_printf("%" G_GINT64_FORMAT, group->counted);
    cells[2] = g_strdup_printf("%" G_GINT64_FORMAT, group->not_assessed);
    cells[3] = measure_percent(group->not_assessed, group->counted);
}

static void free_cells(char *cells[TOPIC_CELLS])
{
    for (gsize i = 0; i < TOPIC_CELLS; i++)
        g_free(cells[i]);
}

static void tell_not_assessed(struct report *report, const struct method *self)
{
    static const struct report_table_column topic_columns[] = {
        {.name = "name", .label = N_("Topic")},
        {.name = "count", .label = N_("Commitments"), .width = 11, .align = TEXT_RIGHT},
        {.name = "not_assessed", .label = N_("Not assessed"), .width = 12, .align = TEXT_RIGHT},
        {.name = "percent", .label = N_("Percent"), .width = 8, .align = TEXT_RIGHT},
    };
    const struct report_table table = {.name = "not-assessed",
                                       .columns = topic_columns,
                                       .n = self->all->counted >= MEASURE_LEAST ? 4 : 3};
    char *cells[TOPIC_CELLS];
    if (self->all->counted == 0)
        return;
    g_autoptr(GPtrArray) topics = standing_groups_sorted(self->topics);
    report_heading(report, 1, "not-assessed", _("Not assessed, by topic"));
    report_say(report,
               _("Not assessed means that nobody has looked yet. It says nothing about what "
                 "was done."));
    report_table_begin(report, &table);
    for (guint i = 0; i < topics->len; i++) {
        topic_cells(topics->pdata[i], cells);
        report_table_say(report, &table, (const char *const *)cells);
        free_cells(cells);
    }
    topic_cells(self->all, cells);
    report_table_end(report, &table, (const char *const *)cells,
                     standing_groups_overlap(self->topics)
                         ? _("A commitment with several topics is counted under each; the last row "
                             "counts each once.")
                         : "");
    free_cells(cells);
}

/* Imports: of the journal. What a file was called is nobody else's affair. */

static const struct report_table_column import_columns[] = {
    {.name = "imported_on", .label = N_("On"), .width = 17},
    {.name = "imported", .label = N_("What")},
    {.name = "imported_by", .label = N_("By"), .width = 14},
};

static void put_import(struct report *report, const struct report_table *table,
                       const struct change_row *change)
{
    g_autofree char *day = day_of_moment(change->recorded_at);
    report_table_put(report, table,
                     (struct report_text *[]){report_day_text(day, ""),
                                              report_text_of(change->summary),
                                              report_text_of(change->author)});
}

/* table NULL: they are only counted. Newest first. */
static gboolean walk_imports(struct report *report, const struct report_table *table, gint64 *n,
                             GError **error)
{
    enum { PAGE = 500 };
    for (gint64 before = 0;;) {
        g_autoptr(GPtrArray) page = change_page(report->session->db, 0, before, PAGE, error);
        if (page == NULL || !report_step(report, error))
            return FALSE;
        for (guint i = 0; i < page->len; i++) {
            const struct change_row *change = page->pdata[i];
            before = change->id;
            if (strcmp(change->action, "import") != 0 || strcmp(change->kind, "do") != 0 ||
                change->undone)
                continue;
            if (table != NULL)
                put_import(report, table, change);
            ++*n;
        }
        if (page->len < PAGE)
            return TRUE;
    }
}

static gboolean tell_imports(struct report *report, GError **error)
{
    const struct report_table table = {
        .name = "import", .columns = import_columns, .n = G_N_ELEMENTS(import_columns)};
    gint64 n = 0;
    if (!walk_imports(report, NULL, &n, error))
        return FALSE;
    if (n == 0)
        return TRUE;
    report_heading(report, 1, "import", _("Taken in from files"));
    report_say(report,
               n == 1 ? _("%" G_GINT64_FORMAT " file was taken in.")
                      : _("%" G_GINT64_FORMAT " files were taken in."),
               n);
    if (!report->is_internal)
        return TRUE;
    report_table_begin(report, &table);
    if (!walk_imports(report, &table, &n, error))
        return FALSE;
    report_table_end(
        report, &table, NULL,
        _("Rejected rows were left out of the register and written beside the file, with "
          "the reason for each. The days are those of recording (UTC)."));
    return TRUE;
}

static gboolean tell(struct report *report, const struct method *self, GError **error)
{
    if (!frame_begin(report, self->tally, _("Method"), error))
        return FALSE;
    frame_limits(report, self->tally);
    if (!tell_scheme(report, error))
        return FALSE;
    tell_rules(report);
    if (!own_cues_tell(report, _("Words of this register's own"), error) ||
        !suggested_tell(report, error))
        return FALSE;
    tell_overrides(report, self);
    if (!coders_tell(self->scores, report, error))
        return FALSE;
    tell_not_assessed(report, self);
    worklog_tell_corrections(self->log, report);
    return tell_imports(report, error) && frame_end(report, self->tally, error);
}

static gboolean build(struct report *report, GError **error)
{
    gsize n = report->session->statuses->len;
    struct method self = {.tally = tally_new(report->session),
                          .all = standing_new(_("All"), "", n),
                          .topics = standing_groups_new(STANDING_BY_TOPIC, n),
                          .log = worklog_new(),
                          .scores = score_grid_begin(report->session)};
    gboolean is_fine = report_walk(report, take, &self, error) && tell(report, &self, error);
    tally_free(self.tally);
    standing_free(self.all);
    standing_groups_free(self.topics);
    worklog_free(self.log);
    score_grid_free(self.scores);
    return is_fine;
}

const struct report_row report_method = {
    .name = "method",
    .title = N_("Method"),
    .help = N_("the scheme, the rules, what was refused, overridden, not assessed and corrected"),
    .columns = columns,
    .n_columns = G_N_ELEMENTS(columns),
    .build = build,
};
