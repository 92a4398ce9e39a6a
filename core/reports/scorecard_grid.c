/* scorecard_grid.c owns the scorecard's tables with a column a party, in pieces where a page does
 * not hold all of them, and the figure of means over periods.
 * It must not know how a score came about. */
#include "core/reports/scorecard.h"

#include "core/score/score_period.h"

#include <math.h>
#include <string.h>

enum { DRAWN = 10 };
enum { MARGINS = 4, GAP = 2, MARK = 3, MEAN = 5, COUNT = 3, LEAST_LABEL = 12 };

/* A table with some columns first, then parties, then perhaps more. */
struct piece {
    struct report_table table;
    GArray *columns; /* struct report_table_column */
    guint first, n;  /* the parties in it */
};

static guint room(const struct scorecard *card, int fixed, int width)
{
    if (card->report->writer->is_wide)
        return MAX(card->grid->parties->len, 1);
    return (guint)MAX((scorecard_width(card) - MARGINS - fixed) / (width + GAP), 1);
}

static void add_column(struct piece *piece, const char *name, const char *label, int width)
{
    struct report_table_column column = {
        .name = name, .label = label, .width = width, .align = width > 0 ? TEXT_RIGHT : TEXT_LEFT};
    g_array_append_val(piece->columns, column);
}

static void begin_piece(struct scorecard *card, struct piece *piece, const char *name,
                        const char *first, const char *first_label, int width)
{
    piece->columns = g_array_new(FALSE, TRUE, sizeof(struct report_table_column));
    add_column(piece, first, first_label, 0);
    for (guint i = piece->first; i < piece->first + piece->n; i++)
        add_column(piece, card->columns->pdata[i], card->codes->pdata[i], width);
    piece->table.name = name;
}

static void open_piece(struct scorecard *card, struct piece *piece)
{
    piece->table.columns = (const struct report_table_column *)(void *)piece->columns->data;
    piece->table.n = piece->columns->len;
    report_table_begin(card->report, &piece->table);
}

/* "·" not assessed; nothing where the party is not bound. */
static struct report_text *mark_text(const struct scorecard *card, const char *score)
{
    gboolean is_ascii = card->report->request->is_ascii;
    if (score == NULL)
        return report_text_of("");
    if (*score == '\0') {
        struct report_text *text = report_text_of(is_ascii ? "." : "·");
        report_text_set_value(text, "");
        return text;
    }
    struct report_text *text = report_text_of(score_mark(score, is_ascii));
    report_text_set_value(text, *score == '+' ? score + 1 : score);
    return text;
}

static void put_row(struct scorecard *card, const struct piece *piece, guint row)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new();
    owned(mean) mean = mean_of(&card->rows[row]);
    g_ptr_array_add(cells, report_text_of(scorecard_commitment(card, row)->key));
    for (guint i = piece->first; i < piece->first + piece->n; i++)
        g_ptr_array_add(cells, mark_text(card, scorecard_score(card, row, i)));
    g_ptr_array_add(cells, scorecard_mean_text(card, mean));
    g_ptr_array_add(cells, report_number_text(card->rows[row].n));
    report_table_put(card->report, &piece->table, (struct report_text *const *)cells->pdata);
}

static gboolean put_piece(struct scorecard *card, struct piece *piece, GError **error)
{
    gboolean is_fine = TRUE;
    begin_piece(card, piece, "score", "key", N_("Reference"), MARK);
    add_column(piece, "mean", N_("Mean"), MEAN);
    add_column(piece, "n", N_("n"), COUNT);
    open_piece(card, piece);
    for (guint i = 0; is_fine && i < card->grid->rows->len; i++) {
        is_fine = report_step(card->report, error);
        if (is_fine)
            put_row(card, piece, i);
    }
    if (is_fine)
        report_table_end(card->report, &piece->table, NULL, "");
    g_array_unref(piece->columns);
    return is_fine;
}

gboolean scorecard_put_grid(struct scorecard *card, GError **error)
{
    guint n = card->grid->parties->len;
    guint most = room(card, LEAST_LABEL + MEAN + COUNT + 2 * GAP, MARK);
    report_heading(card->report, 1, "score", _("Scores"));
    for (guint first = 0; first < n; first += most) {
        struct piece piece = {.first = first, .n = MIN(most, n - first)};
        if (!put_piece(card, &piece, error))
            return FALSE;
    }
    return TRUE;
}

/* The means of one period, and below them what they rest on. */
static void put_period(struct scorecard *card, const struct piece *piece, int period)
{
    const char *stored = card->grid->periods->pdata[period];
    g_autoptr(GPtrArray) means = g_ptr_array_new(), counts = g_ptr_array_new();
    g_autofree char *words = score_period_words(stored);
    g_autofree char *value = g_strdup_printf("%s, n", stored);
    struct report_text *label = report_text_of(words);
    struct report_text *below = report_text_of(_("  n"));
    report_text_set_value(label, *stored != '\0' ? stored : words);
    report_text_set_value(below, value);
    g_ptr_array_add(means, label);
    g_ptr_array_add(counts, below);
    for (guint i = piece->first; i < piece->first + piece->n; i++) {
        struct score_tally tally = score_grid_party_tally(card->grid, i, period);
        owned(mean) mean = mean_of(&tally);
        g_ptr_array_add(means, scorecard_mean_text(card, mean));
        g_ptr_array_add(counts, report_number_text(tally.n));
    }
    report_table_put(card->report, &piece->table, (struct report_text *const *)means->pdata);
    report_table_put(card->report, &piece->table, (struct report_text *const *)counts->pdata);
}

static void put_period_tables(struct scorecard *card)
{
    guint n = card->grid->parties->len, most = room(card, LEAST_LABEL, MEAN);
    for (guint first = 0; first < n; first += most) {
        struct piece piece = {.first = first, .n = MIN(most, n - first)};
        begin_piece(card, &piece, "period", "period", N_("Period"), MEAN);
        open_piece(card, &piece);
        for (guint i = 0; i < card->periods->len; i++)
            put_period(card, &piece, g_array_index(card->periods, int, i));
        report_table_end(card->report, &piece.table, NULL, "");
        g_array_unref(piece.columns);
    }
}

/* One party's line. */
struct line {
    double *values;
    gint64 *counts;
};

/* The last few periods: what is drawn is there to be seen at once. */
static guint first_drawn(const struct scorecard *card)
{
    return card->periods->len > DRAWN ? card->periods->len - DRAWN : 0;
}

static int drawn(const struct scorecard *card, guint i)
{
    return g_array_index(card->periods, int, first_drawn(card) + i);
}

static struct line line_of(const struct scorecard *card, guint party, guint n)
{
    struct line line = {.values = g_new0(double, n), .counts = g_new0(gint64, n)};
    for (guint i = 0; i < n; i++) {
        struct score_tally tally = score_grid_party_tally(card->grid, party, drawn(card, i));
        line.values[i] = tally.n > 0 ? (double)tally.sum / (double)tally.n : NAN;
        line.counts[i] = tally.n;
    }
    return line;
}

static char *tell_trend(const struct scorecard *card, guint n)
{
    g_autofree char *from = score_period_words(card->grid->periods->pdata[drawn(card, 0)]);
    g_autofree char *to = score_period_words(card->grid->periods->pdata[drawn(card, n - 1)]);
    return g_strdup_printf(
        _("Means of %u parties from %s to %s, between −1 and +1; the table below "
          "has them all, with the number of scores each rests on."),
        card->grid->parties->len, from, to);
}

static GPtrArray *names_of_periods(const struct scorecard *card, guint n)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < n; i++)
        g_ptr_array_add(names, score_period_words(card->grid->periods->pdata[drawn(card, i)]));
    return names;
}

static void put_trend(struct scorecard *card)
{
    guint n = card->grid->parties->len, n_periods = card->periods->len - first_drawn(card);
    g_autofree struct report_figure_row *rows = g_new0(struct report_figure_row, n + 1);
    g_autofree struct line *lines = g_new0(struct line, n + 1);
    g_autoptr(GPtrArray) series = names_of_periods(card, n_periods);
    g_autofree char *words = tell_trend(card, n_periods);
    for (guint i = 0; i < n; i++) {
        lines[i] = line_of(card, i, n_periods);
        rows[i] = (struct report_figure_row){.label = scorecard_party(card, i),
                                             .values = lines[i].values,
                                             .counts = lines[i].counts};
    }
    const struct report_figure figure = {
        .kind = FIGURE_TREND,
        .name = "trend",
        .title = first_drawn(card) > 0 ? _("Mean of each party over the last ten periods")
                                       : _("Mean of each party over the periods"),
        .alternative = words,
        .series = (const char *const *)series->pdata,
        .n_series = n_periods,
        .rows = rows,
        .n = n,
    };
    report_figure(card->report, &figure);
    for (guint i = 0; i < n; i++) {
        g_free(lines[i].values);
        g_free(lines[i].counts);
    }
}

void scorecard_put_periods(struct scorecard *card)
{
    if (card->period != NULL || card->periods->len < 2)
        return;
    report_heading(card->report, 1, "period", _("By party across periods"));
    put_trend(card);
    put_period_tables(card);
}
