/* tally_report.c owns the tally: how many commitments stand where, by status, topic, party, meeting
 * and year, and for how long. It must not know any format, nor which group a commitment is in. */
#include "core/reports/standing_tell.h"

#include "core/report/frame.h"
#include "core/reports/reports.h"

#include <string.h>

static const struct report_column columns[] = {STANDING_COLUMNS};

/* The choices of --by, beside "all". */
static const struct {
    const char *by;
    struct standing_words words;
} kinds[N_STANDING_BY] = {
    [STANDING_BY_STATUS] = {"status",
                            {"status", N_("By status"), N_("Status"), N_("statuses"), "", ""}},
    [STANDING_BY_TOPIC] = {"topic",
                           {"topic", N_("By topic"), N_("Topic"), N_("topics"),
                            N_("Commitments by topic and status"),
                            N_("A commitment with several topics is counted under each.")}},
    [STANDING_BY_PARTY] = {"party",
                           {"party", N_("By party"), N_("Party"), N_("parties"),
                            N_("Commitments by party and status"),
                            N_("A commitment that binds several parties is counted for each.")}},
    [STANDING_BY_MEETING] = {"meeting",
                             {"meeting", N_("By meeting"), N_("Stated in"), N_("meetings"),
                              N_("Commitments by meeting and status"),
                              N_("A commitment that several meetings stated is counted for each; "
                                 "where it stands is told as of today.")}},
    [STANDING_BY_YEAR] = {"year",
                          {"year", N_("By year"), N_("First stated"), N_("years"),
                           N_("Commitments by year and status"),
                           N_("The year is that of the earliest text held.")}},
};

struct tally_report {
    struct tally *tally;
    struct standing *all;
    struct standing_groups *groups[N_STANDING_BY]; /* NULL: not asked for */
};

static gboolean is_asked(const struct report *report, enum standing_by by)
{
    const char *asked = report_value(report, REPORT_BY);
    return asked == NULL || strcmp(asked, "all") == 0 || strcmp(asked, kinds[by].by) == 0;
}

static struct tally_report *tally_report_new(const struct report *report)
{
    struct tally_report *self = g_new0(struct tally_report, 1);
    gsize n = report->session->statuses->len;
    self->tally = tally_new(report->session);
    self->all = standing_new(_("All"), "", n);
    for (enum standing_by by = 0; by < N_STANDING_BY; by++)
        if (is_asked(report, by))
            self->groups[by] = standing_groups_new(by, n);
    return self;
}

static void tally_report_free(struct tally_report *self)
{
    tally_free(self->tally);
    standing_free(self->all);
    for (enum standing_by by = 0; by < N_STANDING_BY; by++)
        standing_groups_free(self->groups[by]);
    g_free(self);
}

static gboolean take(struct report *report, const struct story *story, gpointer data,
                     GError **error)
{
    struct tally_report *self = data;
    struct standing_facts facts;
    (void)error;
    tally_add(self->tally, report, story, "");
    if (!standing_read(report, story, &facts))
        return TRUE;
    standing_add(self->all, &facts, report->today);
    for (enum standing_by by = 0; by < N_STANDING_BY; by++)
        if (self->groups[by] != NULL)
            standing_groups_add(self->groups[by], report, story, &facts);
    standing_facts_clear(&facts);
    return TRUE;
}

static void tell_groups(struct report *report, const struct tally_report *self, enum standing_by by)
{
    const struct standing_words *words = &kinds[by].words;
    g_autoptr(GPtrArray) groups = standing_groups_sorted(self->groups[by]);
    report_heading(report, 1, words->name, _(words->heading));
    if (by == STANDING_BY_STATUS) {
        standing_tell_statuses(report, self->all);
        tally_timeliness(self->tally, report);
        return;
    }
    standing_tell_figure(report, words, groups);
    standing_tell_counts(report, words, groups, self->all,
                         standing_groups_overlap(self->groups[by]));
    standing_tell_percent(report, words, groups, self->all);
    standing_tell_ages(report, words, groups);
}

static gboolean tell(struct report *report, const struct tally_report *self, GError **error)
{
    if (!frame_begin(report, self->tally, _("Tally of commitments"), error))
        return FALSE;
    report_heading(report, 1, "summary", _("Summary"));
    tally_say_counts(self->tally, report);
    if (self->tally->counted > 0) {
        standing_tell_time(report, self->all);
        report_say(report,
                   _("In the tables below open, closed and not assessed add up to all. Overdue is "
                     "told of what is open and has been researched; period over of what is not "
                     "assessed; standing of what has no end, wherever it stands."));
    }
    frame_limits(report, self->tally);
    for (enum standing_by by = 0; by < N_STANDING_BY && self->tally->counted > 0; by++)
        if (self->groups[by] != NULL)
            tell_groups(report, self, by);
    return frame_end(report, self->tally, error);
}

static gboolean build(struct report *report, GError **error)
{
    struct tally_report *self = tally_report_new(report);
    gboolean is_fine = report_walk(report, take, self, error) && tell(report, self, error);
    tally_report_free(self);
    return is_fine;
}

const struct report_row report_tally = {
    .name = "tally",
    .title = N_("Tally of commitments"),
    .help = N_("how many stand where, by status, topic, party, meeting and year, and for how long"),
    .params = 1u << REPORT_MEETING | 1u << REPORT_BY,
    .subject = REPORT_BY,
    .meeting_selects = TRUE,
    .by = "all|topic|party|status|meeting|year",
    .columns = columns,
    .n_columns = G_N_ELEMENTS(columns),
    .build = build,
};
