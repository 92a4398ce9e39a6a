/* scorecard_tables.c owns the scorecard's lists: the overall figure, by party, by commitment.
 * It must not know which scores are shown, nor any format. */
#include "core/reports/scorecard.h"

#include "core/score/score_period.h"
#include "db/party.h"

#include <string.h>

void scorecard_table_begin(struct scorecard *card, struct scorecard_table *table, const char *name,
                           const struct report_table_column *columns, gsize n, unsigned wide)
{
    enum { NARROW = 76 };
    gboolean is_narrow = !card->report->writer->is_wide && scorecard_width(card) < NARROW;
    *table = (struct scorecard_table){
        .columns = columns, .n = n, .wide = is_narrow ? wide : 0, .is_narrow = is_narrow};
    table->shown = g_new0(struct report_table_column, n);
    for (gsize i = 0; i < n; i++)
        if (!(table->wide & 1u << i))
            table->shown[table->table.n++] = columns[i];
    table->table.name = name;
    table->table.columns = table->shown;
    report_table_begin(card->report, &table->table);
}

void scorecard_table_put(struct scorecard *card, const struct scorecard_table *table,
                         struct report_text *const *cells)
{
    g_autoptr(GPtrArray) shown = g_ptr_array_new();
    for (gsize i = 0; i < table->n; i++)
        if (table->wide & 1u << i)
            report_text_free(cells[i]);
        else
            g_ptr_array_add(shown, cells[i]);
    report_table_put(card->report, &table->table, (struct report_text *const *)shown->pdata);
}

void scorecard_table_end(struct scorecard *card, struct scorecard_table *table, const char *note)
{
    report_table_end(card->report, &table->table, NULL, note);
    g_clear_pointer(&table->shown, g_free);
}

static const struct report_table_column overall_columns[] = {
    {.name = "mean_of", .label = N_("Overall, as the mean of")},
    {.name = "mean", .label = N_("Mean"), .width = 6, .align = TEXT_RIGHT},
    {.name = "percent", .label = N_("Percent"), .width = 8, .align = TEXT_RIGHT},
    {.name = "n", .label = N_("n"), .width = 7, .align = TEXT_RIGHT},
    {.name = "of", .label = N_("of cells"), .width = 8, .align = TEXT_RIGHT},
};

/* words: what it is the mean of. */
static void put_mean(struct scorecard *card, const struct scorecard_table *table, const char *words,
                     const struct mean *mean)
{
    const struct score_tally *tally = mean_tally(mean);
    struct report_text *const cells[] = {
        report_text_of(words), scorecard_mean_text(card, mean), scorecard_percent_text(card, mean),
        report_number_text(tally->n), report_number_text(tally->of)};
    scorecard_table_put(card, table, cells);
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
    struct scorecard_table table;
    scorecard_table_begin(card, &table, "overall", overall_columns, G_N_ELEMENTS(overall_columns),
                          1u << 2 | 1u << 4);
    if (is_all || strcmp(which, "cells") == 0)
        put_mean(card, &table, _("cells"), of_cells);
    if (is_all || strcmp(which, "commitments") == 0)
        put_mean(card, &table, rows, of_rows);
    if (is_all || strcmp(which, "parties") == 0)
        put_mean(card, &table, parties, of_parties);
    scorecard_table_end(card, &table,
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

/* Where the party stands in the grid of all that is selected. */
static guint place_of(const struct scorecard *card, guint party)
{
    const struct party *told = card->grid->parties->pdata[party];
    for (guint i = 0; i < card->all->parties->len; i++)
        if (((const struct party *)card->all->parties->pdata[i])->id == told->id)
            return i;
    g_assert_not_reached();
}

static struct report_text *change_text(const struct scorecard *card, guint party)
{
    gboolean is_ascii = card->report->request->is_ascii;
    if (card->later < 0)
        return report_text_of(is_ascii ? "-" : "–");
    guint place = place_of(card, party);
    struct score_tally before = score_grid_party_tally(card->all, place, card->earlier);
    struct score_tally after = score_grid_party_tally(card->all, place, card->later);
    owned(mean) earlier = mean_of(&before);
    owned(mean) later = mean_of(&after);
    owned(mean) change = mean_change(later, earlier);
    g_autofree char *words = mean_points_text(change, SCORECARD_PERCENT_DECIMALS, is_ascii);
    g_autofree char *number = mean_points_text(change, SCORECARD_PERCENT_DECIMALS, TRUE);
    struct report_text *text = report_text_of(words);
    report_text_set_value(text, mean_is_none(change) ? "" : *number == '+' ? number + 1 : number);
    return text;
}

static void put_party(struct scorecard *card, const struct scorecard_table *table, guint party,
                      const struct mean *mean, guint rank)
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
    scorecard_table_put(card, table, cells);
}

static char *party_note(const struct scorecard *card)
{
    const char *of = _("n: scores in the mean; of: commitments that bind the party. Equal means "
                       "share a rank.");
    if (card->later < 0)
        return g_strdup_printf(_("%s Change: there is one period only."), of);
    g_autofree char *before = score_period_words(card->all->periods->pdata[card->earlier]);
    g_autofree char *after = score_period_words(card->all->periods->pdata[card->later]);
    return g_strdup_printf(_("%s Change: from %s to %s, in percentage points."), of, before, after);
}

/* By rank; those without a score last; parties of one rank by name, as they stand in the grid. */
static void put_ranked(struct scorecard *card, const struct scorecard_table *table,
                       const struct mean *const *means, const guint *ranks)
{
    guint n = card->grid->parties->len;
    for (guint rank = 1; rank <= n; rank++)
        for (guint i = 0; i < n; i++)
            if (ranks[i] == rank)
                put_party(card, table, i, means[i], rank);
    for (guint i = 0; i < n; i++)
        if (ranks[i] == 0)
            put_party(card, table, i, means[i], 0);
}

void scorecard_put_parties(struct scorecard *card)
{
    guint n = card->grid->parties->len;
    g_autofree struct mean **means = g_new0(struct mean *, n + 1);
    g_autofree guint *ranks = g_new0(guint, n + 1);
    g_autofree char *note = party_note(card);
    struct scorecard_table table;
    for (guint i = 0; i < n; i++)
        means[i] = mean_of(&card->parties[i]);
    mean_ranks((const struct mean *const *)means, n, ranks);
    report_heading(card->report, 1, "party", _("By party"));
    scorecard_table_begin(card, &table, "party", party_columns, G_N_ELEMENTS(party_columns),
                          1u << 3 | 1u << 5 | 1u << 6 | 1u << 7 | 1u << 8 | 1u << 9);
    put_ranked(card, &table, (const struct mean *const *)means, ranks);
    scorecard_table_end(card, &table, note);
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

static void put_commitment(struct scorecard *card, const struct scorecard_table *table, guint row)
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
    scorecard_table_put(card, table, cells);
}

gboolean scorecard_put_commitments(struct scorecard *card, GError **error)
{
    report_heading(card->report, 1, "commitment", _("By commitment"));
    struct scorecard_table table;
    scorecard_table_begin(card, &table, "commitment", commitment_columns,
                          G_N_ELEMENTS(commitment_columns), 1u << 2 | 1u << 4 | 1u << 6);
    for (guint i = 0; i < card->grid->rows->len; i++) {
        if (!report_step(card->report, error)) {
            g_free(table.shown);
            return FALSE;
        }
        put_commitment(card, &table, i);
    }
    scorecard_table_end(card, &table,
                        _("n: scores in the mean; of: parties that the commitment binds."));
    return TRUE;
}
