/* scorecard_tables.c owns the scorecard's lists: the overall figure, by party, by commitment.
 * It must not know which scores are shown, nor any format. */
#include "core/report/scorecard.h"

#include "core/score/score_period.h"

#include <string.h>

static const struct report_table_column overall_columns[] = {
    {.name = "mean_of", .label = N_("Overall, as the mean of")},
    {.name = "mean", .label = N_("Mean"), .width = 6, .align = TEXT_RIGHT},
    {.name = "percent", .label = N_("Percent"), .width = 8, .align = TEXT_RIGHT},
    {.name = "n", .label = N_("n"), .width = 7, .align = TEXT_RIGHT},
    {.name = "of", .label = N_("of cells"), .width = 8, .align = TEXT_RIGHT},
};
static const struct report_table overall_table = {
    .name = "overall", .columns = overall_columns, .n = G_N_ELEMENTS(overall_columns)};

/* words: "%s" is how many of them have a score. */
static void put_mean(struct scorecard *card, const char *words, const struct mean *mean)
{
    const struct score_tally *tally = mean_tally(mean);
    struct report_text *const cells[] = {
        report_text_of(words), scorecard_mean_text(card, mean), scorecard_percent_text(card, mean),
        report_number_text(tally->n), report_number_text(tally->of)};
    report_table_put(card->report, &overall_table, cells);
}

static void put_means(struct scorecard *card, const char *which)
{
    gboolean is_all = strcmp(which, "all") == 0;
    struct score_tally cells = {0};
    for (guint i = 0; i < card->grid->rows->len; i++)
        score_tally_merge(&cells, &card->rows[i]);
    owned(mean) of_cells = mean_of(&cells);
    owned(mean) of_rows = mean_of_means(card->rows, card->grid->rows->len);
    owned(mean) of_parties = mean_of_means(card->parties, card->grid->parties->len);
    g_autofree char *rows = g_strdup_printf(_("commitments (%" G_GINT64_FORMAT " with a score)"),
                                            mean_n_means(of_rows));
    g_autofree char *parties =
        g_strdup_printf(_("parties (%" G_GINT64_FORMAT " with a score)"), mean_n_means(of_parties));
    report_table_begin(card->report, &overall_table);
    if (is_all || strcmp(which, "cells") == 0)
        put_mean(card, _("cells"), of_cells);
    if (is_all || strcmp(which, "commitments") == 0)
        put_mean(card, rows, of_rows);
    if (is_all || strcmp(which, "parties") == 0)
        put_mean(card, parties, of_parties);
    report_table_end(card->report, &overall_table, NULL,
                     is_all ? _("Three figures for three questions: each score alike, each "
                                "commitment alike, each party alike.")
                            : "");
}

static const char *commitments_word(guint n)
{
    return n == 1 ? _("commitment") : _("commitments");
}

void scorecard_put_overall(struct scorecard *card)
{
    const char *which = report_value(card->report, REPORT_MEAN);
    struct score_tally all = {0};
    guint n_rows = card->grid->rows->len, n_parties = card->grid->parties->len;
    for (guint i = 0; i < n_rows; i++)
        score_tally_merge(&all, &card->rows[i]);
    if (n_rows == 0) {
        report_say(card->report, _("No commitment that is selected binds a party."));
        return;
    }
    report_say(
        card->report,
        _("%u %s binding %u %s make %" G_GINT64_FORMAT " cells: %" G_GINT64_FORMAT
          " scored, %" G_GINT64_FORMAT " not applicable, %" G_GINT64_FORMAT " not assessed."),
        n_rows, commitments_word(n_rows), n_parties, n_parties == 1 ? _("party") : _("parties"),
        all.of, all.n, all.n_na, all.of - all.n - all.n_na);
    if (card->periods->len == 0)
        report_say(card->report, _("Nothing has been scored: there is no mean."));
    else
        put_means(card, which != NULL && *which != '\0' ? which : "commitments");
}

static const struct report_table_column party_columns[] = {
    {.name = "rank", .label = N_("Rank"), .width = 4, .align = TEXT_RIGHT},
    {.name = "party", .label = N_("Party")},
    {.name = "mean", .label = N_("Mean"), .width = 5, .align = TEXT_RIGHT},
    {.name = "percent", .label = N_("Percent"), .width = 7, .align = TEXT_RIGHT},
    {.name = "n", .label = N_("n"), .width = 5, .align = TEXT_RIGHT},
    {.name = "of", .label = N_("of"), .width = 5, .align = TEXT_RIGHT},
    {.name = "full", .label = N_("+1"), .width = 4, .align = TEXT_RIGHT},
    {.name = "partial", .label = N_("0"), .width = 4, .align = TEXT_RIGHT},
    {.name = "none", .label = N_("−1"), .width = 4, .align = TEXT_RIGHT},
    {.name = "change", .label = N_("Change"), .width = 6, .align = TEXT_RIGHT},
};
static const struct report_table party_table = {
    .name = "party", .columns = party_columns, .n = G_N_ELEMENTS(party_columns)};

/* How often a party got each score. */
struct marks {
    gint64 full, partial, none;
};

static struct marks marks_of(const struct scorecard *card, guint party)
{
    struct marks marks = {0};
    for (guint i = 0; i < card->grid->rows->len; i++) {
        const char *score = scorecard_score(card, i, party);
        marks.full += g_strcmp0(score, "+1") == 0;
        marks.partial += g_strcmp0(score, "0") == 0;
        marks.none += g_strcmp0(score, "-1") == 0;
    }
    return marks;
}

static struct report_text *change_text(const struct scorecard *card, guint party)
{
    gboolean is_ascii = card->report->request->is_ascii;
    if (card->later < 0)
        return report_text_of(is_ascii ? "-" : "–");
    struct score_tally before = score_grid_party_tally(card->grid, party, card->earlier);
    struct score_tally after = score_grid_party_tally(card->grid, party, card->later);
    owned(mean) earlier = mean_of(&before);
    owned(mean) later = mean_of(&after);
    owned(mean) change = mean_change(later, earlier);
    g_autofree char *words = mean_points_text(change, SCORECARD_PERCENT_DECIMALS, is_ascii);
    g_autofree char *number = mean_points_text(change, SCORECARD_PERCENT_DECIMALS, TRUE);
    struct report_text *text = report_text_of(words);
    report_text_set_value(text, mean_is_none(change) ? "" : *number == '+' ? number + 1 : number);
    return text;
}

static void put_party(struct scorecard *card, guint party, const struct mean *mean, guint rank)
{
    struct marks marks = marks_of(card, party);
    struct report_text *rank_text = rank > 0 ? report_number_text(rank) : report_text_of("");
    struct report_text *const cells[] = {rank_text,
                                         report_text_of(scorecard_party(card, party)),
                                         scorecard_mean_text(card, mean),
                                         scorecard_percent_text(card, mean),
                                         report_number_text(card->parties[party].n),
                                         report_number_text(card->parties[party].of),
                                         report_number_text(marks.full),
                                         report_number_text(marks.partial),
                                         report_number_text(marks.none),
                                         change_text(card, party)};
    report_table_put(card->report, &party_table, cells);
}

static char *party_note(const struct scorecard *card)
{
    const char *of = _("n: scores in the mean; of: commitments that bind the party. Equal means "
                       "share a rank.");
    if (card->later < 0)
        return g_strdup_printf(_("%s Change: there is one period only."), of);
    g_autofree char *before = score_period_words(card->grid->periods->pdata[card->earlier]);
    g_autofree char *after = score_period_words(card->grid->periods->pdata[card->later]);
    return g_strdup_printf(_("%s Change: from %s to %s, in percentage points."), of, before, after);
}

/* By rank; those without a score last; parties of one rank by name, as they stand in the grid. */
static void put_ranked(struct scorecard *card, const struct mean *const *means, const guint *ranks)
{
    guint n = card->grid->parties->len;
    for (guint rank = 1; rank <= n; rank++)
        for (guint i = 0; i < n; i++)
            if (ranks[i] == rank)
                put_party(card, i, means[i], rank);
    for (guint i = 0; i < n; i++)
        if (ranks[i] == 0)
            put_party(card, i, means[i], 0);
}

void scorecard_put_parties(struct scorecard *card)
{
    guint n = card->grid->parties->len;
    g_autofree struct mean **means = g_new0(struct mean *, n + 1);
    g_autofree guint *ranks = g_new0(guint, n + 1);
    g_autofree char *note = party_note(card);
    for (guint i = 0; i < n; i++)
        means[i] = mean_of(&card->parties[i]);
    mean_ranks((const struct mean *const *)means, n, ranks);
    report_heading(card->report, 1, "party", _("By party"));
    report_table_begin(card->report, &party_table);
    put_ranked(card, (const struct mean *const *)means, ranks);
    report_table_end(card->report, &party_table, NULL, note);
    for (guint i = 0; i < n; i++)
        mean_free(means[i]);
}

static const struct report_table_column commitment_columns[] = {
    {.name = "key", .label = N_("Reference"), .width = 12},
    {.name = "title", .label = N_("Commitment")},
    {.name = "period", .label = N_("Period"), .width = 10},
    {.name = "mean", .label = N_("Mean"), .width = 5, .align = TEXT_RIGHT},
    {.name = "percent", .label = N_("Percent"), .width = 7, .align = TEXT_RIGHT},
    {.name = "n", .label = N_("n"), .width = 3, .align = TEXT_RIGHT},
    {.name = "of", .label = N_("of"), .width = 3, .align = TEXT_RIGHT},
};
static const struct report_table commitment_table = {
    .name = "commitment", .columns = commitment_columns, .n = G_N_ELEMENTS(commitment_columns)};

static struct report_text *period_text(const struct scorecard *card, int period)
{
    if (period < 0)
        return report_text_of("");
    const char *stored = card->grid->periods->pdata[period];
    g_autofree char *words = score_period_words(stored);
    struct report_text *text = report_text_of(words);
    report_text_set_value(text, stored);
    return text;
}

static void put_commitment(struct scorecard *card, guint row)
{
    const struct commitment *c = scorecard_commitment(card, row);
    owned(mean) mean = mean_of(&card->rows[row]);
    struct report_text *const cells[] = {report_text_of(c->key),
                                         scorecard_title_text(c),
                                         period_text(card, g_array_index(card->at, int, row)),
                                         scorecard_mean_text(card, mean),
                                         scorecard_percent_text(card, mean),
                                         report_number_text(card->rows[row].n),
                                         report_number_text(card->rows[row].of)};
    report_table_put(card->report, &commitment_table, cells);
}

gboolean scorecard_put_commitments(struct scorecard *card, GError **error)
{
    report_heading(card->report, 1, "commitment", _("By commitment"));
    report_table_begin(card->report, &commitment_table);
    for (guint i = 0; i < card->grid->rows->len; i++) {
        if (!report_step(card->report, error))
            return FALSE;
        put_commitment(card, i);
    }
    report_table_end(card->report, &commitment_table, NULL,
                     _("n: scores in the mean; of: parties that the commitment binds."));
    return TRUE;
}
