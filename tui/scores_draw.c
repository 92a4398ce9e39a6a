/* scores_draw.c owns how the scores look at any size.
 * It must not read the register, nor know the keys that move through it. */
#include "tui/scores_draw.h"

#include "core/scheme/words.h"
#include "core/text/text.h"
#include "tui/commitment_list.h"

#include <string.h>

enum {
    CELL_MIN = 6,
    CELL_GOOD = 8,
    CELL_MAX = 15,
    TITLE_MIN = 14,
    TITLE_MAX = 44,
    MEAN_COLS = 6,
    N_COLS = 8
};
enum { NARROW = 60, DECIMALS = 2, PERCENT_DECIMALS = 1 };

/* Where everything stands. */
struct plan {
    int heads;  /* lines of the heads */
    int totals; /* lines of means below the rows */
    int told;   /* lines below for what a cell says, with the line above them */
    int title;  /* columns of the title; 0: there is no room for one */
    int begin;  /* the column where the parties begin, */
    int end;    /* and the means behind them */
    int cell;   /* columns of a cell */
    int n;      /* columns of n, behind the mean; 0: there is no room */
};

static void plan_lines(struct plan *plan, struct area area)
{
    const gboolean is_low = area.rows < STICKY_LOW_ROWS;
    plan->heads = is_low ? 1 : 2;
    plan->totals = is_low ? 1 : 4;
    plan->told = sticky_told_lines(area);
}

static struct plan plan_of(struct area area, guint n_parties)
{
    const gboolean is_narrow = area.cols < NARROW;
    const int least = is_narrow ? CELL_MIN : CELL_GOOD;
    struct plan plan = {.n = is_narrow ? 0 : N_COLS};
    const int means = MEAN_COLS + plan.n;
    const int spare = area.cols - STICKY_KEY_COLS - 2 - means - least * (int)MIN(n_parties, 100);
    plan_lines(&plan, area);
    const int beside = area.cols - STICKY_KEY_COLS - 2 - TITLE_MIN - means;
    if (!is_narrow && beside >= least * (int)MIN(n_parties, 4))
        plan.title = CLAMP(MIN(spare, area.cols / 3), TITLE_MIN, TITLE_MAX);
    plan.begin = STICKY_KEY_COLS + 1 + (plan.title > 0 ? plan.title + 1 : 0);
    const int room = area.cols - means - plan.begin;
    plan.cell = n_parties > 0 ? CLAMP(room / (int)MIN(n_parties, 1000), least, CELL_MAX) : least;
    plan.end = plan.begin + (int)MIN(n_parties, (guint)MAX(room / plan.cell, 1)) * plan.cell;
    return plan;
}

int scores_draw_lines(struct area area)
{
    struct plan plan = {0};
    plan_lines(&plan, area);
    return MAX(area.rows - plan.heads - plan.totals - plan.told, 1);
}

struct drawing {
    const struct scores_table *table;
    const struct sticky *columns;
    const struct plan *plan;
    struct area area;
    struct spot *spot;
};

/* How much of a name stands in the first of two lines: whole words, at least one. */
static gsize first_line(const char *name, int width)
{
    gsize at = strcspn(name, " ");
    for (gsize end = at; name[end] == ' '; at = end) {
        end += 1 + strcspn(name + end + 1, " ");
        g_autofree char *words = g_strndup(name, end);
        if (text_width(words) > width)
            break;
    }
    return at;
}

/* The name, its last line at the bottom; words that are too long are cut. */
static void draw_head(const struct drawing *d, guint party)
{
    const int col = sticky_col(d->columns, party), width = d->plan->cell - 1;
    const int last = d->plan->heads - 1;
    const enum style style = party == d->columns->at ? STYLE_SELECTED : STYLE_HEADER;
    g_autofree char *name = text_show(scores_table_party(d->table, party)->name, -1);
    const gboolean is_long = last > 0 && text_width(name) > width;
    const gsize split = is_long ? first_line(name, width) : 0;
    g_autofree char *first = g_strndup(name, split);
    if (last > 0)
        draw_field(d->area, 0, col, width, style, first);
    const char *rest = name + split;
    draw_field(d->area, last, col, width, style, *rest == ' ' ? rest + 1 : rest);
}

static void draw_heads(const struct drawing *d)
{
    const struct plan *plan = d->plan;
    for (int row = 0; row < plan->heads; row++)
        draw_blank(d->area, row, 0, STYLE_HEADER);
    sticky_draw_heads(d->area, plan->heads - 1, plan->title);
    for (guint i = d->columns->left; i < sticky_end(d->columns); i++)
        draw_head(d, i);
    draw_text(d->area, plan->heads - 1, plan->end, STYLE_HEADER, _("Mean"));
    if (plan->n > 0)
        draw_text(d->area, plan->heads - 1, plan->end + MEAN_COLS, STYLE_HEADER, _("n"));
    sticky_draw_more(d->columns, d->area, 0);
}

static enum style style_of(const char *score)
{
    if (strcmp(score, "+1") == 0)
        return STYLE_DONE;
    if (strcmp(score, "-1") == 0)
        return STYLE_LATE;
    return strcmp(score, "0") == 0 ? STYLE_PLAIN : STYLE_DIM;
}

/* "−1", "n/a", "·"; with ! where the coders disagree, * where that was settled. */
static char *cell_text(const struct drawing *d, const struct score_cell *cell)
{
    const struct assessment *counts = score_cell_standing(cell);
    const gboolean is_ascii = text_is_ascii();
    const char *sign = "";
    if (!d->table->is_blind && cell != NULL && cell->adjudicated != NULL)
        sign = "*";
    else if (!d->table->is_blind && score_cell_is_disputed(cell))
        sign = "!";
    if (counts == NULL)
        return g_strdup(is_ascii ? "." : "·");
    return g_strconcat(score_mark(counts->score, is_ascii), sign, NULL);
}

static void draw_cell(const struct drawing *d, int line, gint64 id, guint party, gboolean is_here)
{
    const int col = sticky_col(d->columns, party), width = d->plan->cell - 1;
    const struct score_cell *cell = scores_table_cell(d->table, id, party);
    const struct assessment *counts = score_cell_standing(cell);
    const gboolean is_bound = scores_table_is_bound(d->table, id, party);
    g_autofree char *text = is_bound ? cell_text(d, cell) : g_strdup("");
    const enum style style = counts != NULL ? style_of(counts->score) : STYLE_UNKNOWN;
    g_autofree char *padded = g_strconcat(" ", text, NULL);
    draw_field(d->area, line, col, width, is_here ? STYLE_SELECTED : STYLE_PLAIN,
               is_here ? padded : "");
    if (!is_here)
        draw_text(d->area, line, col + 1, style, text);
    else
        spot_set(d->spot, d->area, line, col);
}

static void draw_mean(const struct drawing *d, int line, int col, enum style style,
                      const struct mean *mean)
{
    const gboolean is_ascii = text_is_ascii();
    g_autofree char *text =
        mean_is_none(mean) ? g_strdup(is_ascii ? "-" : "–") : mean_text(mean, DECIMALS, is_ascii);
    draw_text(d->area, line, col, style, text);
}

/* "17/20": scored of all there are; "17" where that has no room. */
static void draw_n(const struct drawing *d, int line, int col, int width,
                   const struct score_tally *tally)
{
    g_autofree char *both =
        g_strdup_printf("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, tally->n, tally->of);
    g_autofree char *n = g_strdup_printf("%" G_GINT64_FORMAT, tally->n);
    draw_text(d->area, line, col, STYLE_DIM, text_width(both) <= width ? both : n);
}

static void draw_row(const struct drawing *d, int line, const struct commitment *row,
                     gboolean is_here)
{
    const struct plan *plan = d->plan;
    const int at = scores_table_row(d->table, row->id);
    sticky_draw_label(d->area, line, row, plan->title, is_here);
    for (guint i = d->columns->left; i < sticky_end(d->columns); i++)
        draw_cell(d, line, row->id, i, is_here && i == d->columns->at);
    if (at < 0)
        return;
    const struct score_tally tally =
        score_grid_row_tally(d->table->grid, (guint)at, scores_table_at(d->table));
    owned(mean) mean = mean_of(&tally);
    draw_mean(d, line, plan->end, STYLE_PLAIN, mean);
    if (plan->n > 0)
        draw_n(d, line, plan->end + MEAN_COLS, plan->n, &tally);
}

/* Mean, percent and n of a party, or of all cells, one below the other. */
static void draw_totals_of(const struct drawing *d, int col, int width,
                           const struct score_tally *tally)
{
    owned(mean) mean = mean_of(tally);
    draw_mean(d, 0, col, STYLE_STRONG, mean);
    if (d->plan->totals < 3)
        return;
    g_autofree char *percent = mean_is_none(mean)
                                   ? g_strdup(text_is_ascii() ? "-" : "–")
                                   : mean_percent_text(mean, PERCENT_DECIMALS, text_is_ascii());
    g_autofree char *tight = g_strdup(percent);
    char *blank = strchr(tight, ' '); /* "66.7 %" has no room for its blank */
    if (blank != NULL)
        memmove(blank, blank + 1, strlen(blank));
    draw_text(d->area, 1, col, STYLE_PLAIN, tight);
    draw_n(d, 2, col, width, tally);
}

/* "cells +0.50 75 %", or without its percent */
static void append_mean(GString *line, const char *what, const struct mean *mean, gboolean is_short)
{
    const gboolean is_ascii = text_is_ascii();
    g_string_append_printf(line, "%s%s ", line->len > 0 ? (is_ascii ? ", " : " · ") : "", what);
    if (mean_is_none(mean)) {
        g_string_append(line, is_ascii ? "-" : "–");
        return;
    }
    g_autofree char *text = mean_text(mean, DECIMALS, is_ascii);
    g_autofree char *percent = mean_percent_text(mean, PERCENT_DECIMALS, is_ascii);
    g_string_append_printf(line, "%s%s%s", text, is_short ? "" : " ", is_short ? "" : percent);
}

static char *overall_words(const struct score_means *means, gboolean is_short)
{
    GString *line = g_string_new(NULL);
    append_mean(line, _("cells"), means->cells, is_short);
    append_mean(line, _("commitments"), means->commitments, is_short);
    append_mean(line, _("parties"), means->parties, is_short);
    char *words = g_strdup_printf(_("Mean of %s"), line->str);
    g_string_free(line, TRUE);
    return words;
}

/* The overall figure says of what it is the mean. */
static void draw_overall(const struct drawing *d)
{
    g_autofree char *whole = overall_words(&d->table->means, FALSE);
    g_autofree char *brief = overall_words(&d->table->means, TRUE);
    draw_field(d->area, 3, 0, d->area.cols, STYLE_STRONG,
               text_width(whole) <= d->area.cols ? whole : brief);
}

static void draw_totals(const struct drawing *d)
{
    static const char *const labels[] = {N_("Mean"), N_("Percent"), N_("n")};
    for (int i = 0; i < MIN(d->plan->totals, (int)G_N_ELEMENTS(labels)); i++)
        draw_text(d->area, i, 0, STYLE_LABEL, _(labels[i]));
    for (guint i = d->columns->left; i < sticky_end(d->columns); i++)
        draw_totals_of(d, sticky_col(d->columns, i), d->plan->cell - 1,
                       &g_array_index(d->table->tallies, struct score_tally, i));
    draw_totals_of(d, d->plan->end, MEAN_COLS + d->plan->n, &d->table->all);
    if (d->plan->totals > 3)
        draw_overall(d);
}

static void draw_told(const struct scores_picture *picture, const struct plan *plan,
                      struct area area)
{
    int row = 0;
    if (plan->told > 2)
        draw_row_line(area, row++, STYLE_FRAME);
    if (picture->says == NULL)
        return;
    row = draw_wrapped(area, row, STYLE_PLAIN, picture->says);
    for (guint i = 0; picture->history != NULL && i < picture->history->len; i++)
        row = draw_wrapped(area, row, STYLE_QUOTE, picture->history->pdata[i]);
}

static void draw_none(const struct list *list, struct area area, struct spot *spot)
{
    const struct area body = area_part(area, 1, 2, -1, area.cols - 4);
    draw_wrapped(body, 0, STYLE_DIM,
                 list_is_empty(list)
                     ? list_empty_text(list)
                     : _("Nothing here can be scored: no commitment of these binds a party."));
    spot_set(spot, area, 0, 0);
}

void scores_draw(struct scores_picture *picture, const struct scores_table *table,
                 const struct list *list, struct area area, struct spot *spot)
{
    const guint n = scores_table_parties(table);
    const struct plan plan = plan_of(area, n);
    const int lines = scores_draw_lines(area);
    struct drawing d = {table, &picture->columns, &plan, area, spot};
    sticky_place(&picture->columns, n, plan.begin, plan.end, plan.cell);
    draw_heads(&d);
    d.area = area_part(area, plan.heads, 0, lines, -1);
    if (n == 0 || list_is_empty(list))
        draw_none(list, d.area, spot);
    const struct list_row *row;
    const gint64 selected = list_selected(list);
    for (int line = 0; n > 0 && (row = list_row_in_sight(list, line)) != NULL; line++)
        if (row->folded == 0)
            draw_row(&d, line, commitment_of_row(row), row->id == selected);
    d.area = area_part(area, plan.heads + lines, 0, plan.totals, -1);
    draw_totals(&d);
    draw_told(picture, &plan, area_part(area, plan.heads + lines + plan.totals, 0, -1, -1));
}
