/* handover.c owns the handover: what whoever takes over a register must know.
 * It must not know any format. */
#include "core/reports/handover.h"

#include "core/report/frame.h"
#include "core/reports/own_cues.h"
#include "core/reports/reports.h"

#include <string.h>

static const struct report_column columns[] = {HANDOVER_COLUMNS, OWN_CUES_COLUMNS};

struct handover {
    struct tally *tally;
    struct handover_work *work;
    struct handover_half *half;
};

static gboolean take(struct report *report, const struct story *story, gpointer data,
                     GError **error)
{
    struct handover *self = data;
    (void)error;
    tally_add(self->tally, report, story, "");
    handover_work_add(self->work, story);
    handover_half_add(self->half, report, story);
    return TRUE;
}

static gboolean tell(struct report *report, const struct handover *self, GError **error)
{
    if (!frame_begin(report, self->tally, _("Handover"), error))
        return FALSE;
    report_heading(report, 1, "summary", _("Summary"));
    tally_say_counts(self->tally, report);
    report_say(report,
               _("This report is internal: it tells of owners, next steps and unfinished work. "
                 "It is not made for the public."));
    frame_limits(report, self->tally);
    return handover_work_tell(self->work, report, error) &&
           handover_half_tell(self->half, report, error) && handover_ways_tell(report, error) &&
           frame_end(report, self->tally, error);
}

static gboolean build(struct report *report, GError **error)
{
    struct handover self = {.tally = tally_new(report->session),
                            .work = handover_work_new(),
                            .half = handover_half_new()};
    gboolean is_fine = report_walk(report, take, &self, error) && tell(report, &self, error);
    tally_free(self.tally);
    handover_work_free(self.work);
    handover_half_free(self.half);
    return is_fine;
}

const struct report_row report_handover = {
    .name = "handover",
    .title = N_("Handover"),
    .help = N_("for whoever takes over: open items by owner, dates, what is half done; internal"),
    .is_internal = TRUE,
    .columns = columns,
    .n_columns = G_N_ELEMENTS(columns),
    .build = build,
};
