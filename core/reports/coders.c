/* coders.c owns telling how far two coders agree.
 * It must not know how agreement is worked out (core/score/agree.h), nor any format. */
#include "core/reports/coders.h"

#include "core/report/measure.h"
#include "core/score/agree.h"
#include "core/score/score_period.h"
#include "db/assessment.h"

#include <string.h>

enum { DECIMALS = 2 };

static gboolean has_second(const GPtrArray *assessments)
{
    for (guint i = 0; i < assessments->len; i++)
        if (strcmp(((const struct assessment *)assessments->pdata[i])->role, "second") == 0)
            return TRUE;
    return FALSE;
}

gboolean coders_add(struct score_grid *grid, const struct story *story, GError **error)
{
    g_autoptr(GPtrArray) live =
        assessment_live_of_commitment(grid->session->db, story->commitment->id, error);
    if (live == NULL || !has_second(live))
        return live != NULL;
    return score_grid_add(grid, story->commitment, error);
}

static const struct report_table_column coder_columns[] = {
    {.name = "period", .label = N_("Period")},
    {.name = "scored_twice", .label = N_("Scored twice"), .width = 9, .align = TEXT_RIGHT},
    {.name = "scored_alike", .label = N_("Alike"), .width = 6, .align = TEXT_RIGHT},
    {.name = "agreement_percent", .label = N_("Percent"), .width = 8, .align = TEXT_RIGHT},
    {.name = "kappa", .label = N_("Cohen's kappa"), .width = 8, .align = TEXT_RIGHT},
    {.name = "settled", .label = N_("Disputes settled"), .width = 9, .align = TEXT_RIGHT},
};
enum { CELLS = G_N_ELEMENTS(coder_columns) };

/* NULL where there is nothing to compare. */
static char **row_cells(const char *name, const struct agreement *agreement)
{
    if (agreement->n == 0)
        return NULL;
    char **cells = g_new0(char *, CELLS + 1);
    cells[0] = g_strdup(name);
    cells[1] = g_strdup_printf("%" G_GINT64_FORMAT, agreement->n);
    cells[2] = g_strdup_printf("%" G_GINT64_FORMAT, agreement->n_same);
    cells[3] = measure_percent(agreement->n_same, agreement->n);
    cells[4] = agreement_kappa_number(agreement, DECIMALS);
    cells[5] = g_strdup_printf("%" G_GINT64_FORMAT, agreement->n_settled);
    return cells;
}

static void put_periods(const struct score_grid *grid, struct report *report,
                        const struct report_table *table)
{
    for (guint i = 0; i < grid->periods->len; i++) {
        owned(agreement) agreement = agreement_of(grid, (int)i);
        g_autofree char *name = score_period_words(grid->periods->pdata[i]);
        g_auto(GStrv) cells = row_cells(name, agreement);
        if (cells != NULL)
            report_table_say(report, table, (const char *const *)cells);
    }
}

static void tell_table(const struct score_grid *grid, const struct agreement *all,
                       struct report *report)
{
    const struct report_table table = {.name = "coders", .columns = coder_columns, .n = CELLS};
    g_auto(GStrv) totals = row_cells(_("All"), all);
    if (totals == NULL)
        return;
    report_table_begin(report, &table);
    put_periods(grid, report, &table);
    report_table_end(report, &table, (const char *const *)totals,
                     _("Scores of one commitment, party and period that both coders gave, each by "
                       "what they said last; not applicable is a score like the others. Kappa is "
                       "Cohen's, unweighted; where both gave one score throughout there is none."));
}

gboolean coders_tell(struct score_grid *grid, struct report *report, GError **error)
{
    if (!score_grid_settle(grid, error))
        return FALSE;
    if (grid->rows->len == 0)
        return TRUE;
    owned(agreement) all = agreement_of(grid, -1);
    report_heading(report, 1, "coders", _("Two coders"));
    report_say(report, _("A second coder scores without being told what the first gave. Where they "
                         "differ, an adjudication with its reason settles it."));
    tell_table(grid, all, report);
    if (all->n_first_only + all->n_second_only > 0)
        report_say(report,
                   _("Of the same commitments, %" G_GINT64_FORMAT
                     " scores were given by the first coder only and %" G_GINT64_FORMAT
                     " by the second only."),
                   all->n_first_only, all->n_second_only);
    return TRUE;
}
