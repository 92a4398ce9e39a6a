/* scorecard.c owns the report of scores as a whole: what is gathered for it, and its order.
 * It must not know any format, nor how a mean is worked out. */
#include "core/reports/scorecard.h"

#include "core/report/frame.h"
#include "core/reports/reports.h"
#include "core/score/score_period.h"
#include "db/party.h"

#include <string.h>

enum { CODE_WIDE = 3 }; /* columns of a party's code */

/* Beside these each party has a column. */
static const struct report_column columns[] = {
    {"key", FALSE},     {"title", FALSE},    {"party", FALSE}, {"period", FALSE},
    {"rank", TRUE},     {"mean_of", FALSE},  {"mean", TRUE},   {"percent", TRUE},
    {"n", TRUE},        {"of", TRUE},        {"full", TRUE},   {"partial", TRUE},
    {"none", TRUE},     {"change", TRUE},    {"code", FALSE},  {"published", FALSE},
    {"read_as", FALSE}, {"computed", FALSE}, {"why", FALSE},   {"means", TRUE},
};

const struct commitment *scorecard_commitment(const struct scorecard *card, guint row)
{
    return ((const struct score_row *)card->grid->rows->pdata[row])->commitment;
}

const char *scorecard_party(const struct scorecard *card, guint party)
{
    return ((const struct party *)card->grid->parties->pdata[party])->name;
}

const char *scorecard_score(const struct scorecard *card, guint row, guint party)
{
    return score_grid_score(card->grid, row, party, g_array_index(card->at, int, row));
}

int scorecard_width(const struct scorecard *card)
{
    enum { USUAL = 80, LEAST = 40 };
    const char *told = report_value(card->report, REPORT_WIDTH);
    int most = card->report->request->most_width;
    if (told != NULL)
        return (int)g_ascii_strtoll(told, NULL, 10);
    return most > 0 ? CLAMP(most, LEAST, USUAL) : USUAL;
}

static const char *dash(const struct scorecard *card)
{
    return card->report->request->is_ascii ? "-" : "–";
}

struct report_text *scorecard_mean_text(const struct scorecard *card, const struct mean *mean)
{
    gboolean is_ascii = card->report->request->is_ascii;
    g_autofree char *words =
        mean_is_none(mean) ? g_strdup(dash(card)) : mean_text(mean, SCORECARD_DECIMALS, is_ascii);
    g_autofree char *number = mean_number(mean, SCORECARD_DECIMALS);
    struct report_text *text = report_text_of(words);
    report_text_set_value(text, number);
    return text;
}

struct report_text *scorecard_title_text(const struct commitment *c)
{
    enum { CELL = 72 };
    g_autofree char *brief = text_shorten(c->title, CELL);
    struct report_text *text = report_text_of(brief);
    report_text_set_value(text, c->title);
    return text;
}

struct report_text *scorecard_percent_text(const struct scorecard *card, const struct mean *mean)
{
    gboolean is_ascii = card->report->request->is_ascii;
    g_autofree char *words = mean_is_none(mean)
                                 ? g_strdup(dash(card))
                                 : mean_percent_text(mean, SCORECARD_PERCENT_DECIMALS, is_ascii);
    g_autofree char *number = mean_percent_number(mean, SCORECARD_PERCENT_DECIMALS);
    struct report_text *text = report_text_of(words);
    report_text_set_value(text, number);
    return text;
}

static gboolean take(struct report *report, const struct story *story, gpointer data,
                     GError **error)
{
    struct scorecard *card = data;
    tally_add(card->tally, report, story, "");
    return score_grid_add(card->all, story->commitment, error);
}

/* Whether anything counts of the row in that period. */
static gboolean counts(const struct scorecard *card, guint row, int period)
{
    const GArray *cells = ((const struct score_row *)card->all->rows->pdata[row])->cells;
    for (guint i = 0; i < cells->len; i++) {
        const struct score_cell *cell = &g_array_index(cells, struct score_cell, i);
        if ((int)cell->period == period && score_cell_standing(cell) != NULL)
            return TRUE;
    }
    return FALSE;
}

static int last_period(const struct scorecard *card, guint row)
{
    for (guint i = card->all->periods->len; i-- > 0;)
        if (counts(card, row, (int)i))
            return (int)i;
    return -1;
}

static void find_periods(struct scorecard *card)
{
    g_autofree gboolean *is_used = g_new0(gboolean, card->all->periods->len + 1);
    for (guint i = 0; i < card->all->rows->len; i++) {
        const GArray *cells = ((const struct score_row *)card->all->rows->pdata[i])->cells;
        for (guint k = 0; k < cells->len; k++) {
            const struct score_cell *cell = &g_array_index(cells, struct score_cell, k);
            is_used[cell->period] = is_used[cell->period] || score_cell_standing(cell) != NULL;
        }
    }
    for (guint i = 0; i < card->all->periods->len; i++) {
        int period = (int)i;
        if (is_used[i])
            g_array_append_val(card->periods, period);
    }
}

static gboolean refuse_period(const struct scorecard *card, GError **error)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < card->periods->len; i++) {
        int period = g_array_index(card->periods, int, i);
        g_string_append_printf(list, "%s%s", i > 0 ? ", " : "",
                               *(char *)card->all->periods->pdata[period] != '\0'
                                   ? (char *)card->all->periods->pdata[period]
                                   : _("whole life"));
    }
    g_set_error(error, HELDTO_ERROR, HELDTO_ERROR_NOTHING,
                list->len > 0 ? _("nothing of what is selected was scored for %s; there is %s")
                              : _("nothing of what is selected was scored for %s%s"),
                card->period, list->str);
    return FALSE;
}

static gboolean choose_periods(struct scorecard *card, GError **error)
{
    int chosen = card->period != NULL ? score_grid_period(card->all, card->period) : -1;
    guint place = card->periods->len;
    find_periods(card);
    place = card->periods->len;
    for (guint i = 0; chosen >= 0 && i < card->periods->len; i++)
        if (g_array_index(card->periods, int, i) == chosen)
            place = i + 1;
    if (card->period != NULL && (chosen < 0 || place > card->periods->len ||
                                 g_array_index(card->periods, int, place - 1) != chosen))
        return refuse_period(card, error);
    if (place >= 2) {
        card->earlier = g_array_index(card->periods, int, place - 2);
        card->later = g_array_index(card->periods, int, place - 1);
    }
    return TRUE;
}

/* Of the period asked for, only what was scored for it is told; else each by its last one. */
static gboolean choose_rows(struct scorecard *card, GError **error)
{
    int chosen = card->period != NULL ? score_grid_period(card->all, card->period) : -1;
    card->grid = card->period != NULL ? score_grid_begin(card->report->session) : card->all;
    for (guint i = 0; i < card->all->rows->len; i++) {
        const struct score_row *row = card->all->rows->pdata[i];
        int last = card->period == NULL ? last_period(card, i) : -1;
        if (card->period == NULL)
            g_array_append_val(card->at, last);
        else if (counts(card, i, chosen) && !score_grid_add(card->grid, row->commitment, error))
            return FALSE;
    }
    if (card->period == NULL)
        return TRUE;
    if (!score_grid_settle(card->grid, error))
        return FALSE;
    chosen = score_grid_period(card->grid, card->period);
    for (guint i = 0; i < card->grid->rows->len; i++)
        g_array_append_val(card->at, chosen);
    return TRUE;
}

static void count_cells(struct scorecard *card)
{
    const struct score_grid *grid = card->grid;
    card->rows = g_new0(struct score_tally, grid->rows->len + 1);
    card->parties = g_new0(struct score_tally, grid->parties->len + 1);
    for (guint i = 0; i < grid->rows->len; i++) {
        const GArray *bound = ((const struct score_row *)grid->rows->pdata[i])->bound;
        for (guint k = 0; k < bound->len; k++) {
            guint party = g_array_index(bound, guint, k);
            const char *score = scorecard_score(card, i, party);
            score_tally_add(&card->rows[i], score);
            score_tally_add(&card->parties[party], score);
        }
    }
}

static gboolean is_code(const char *text)
{
    gsize length = strlen(text);
    for (gsize i = 0; i < length; i++)
        if (!g_ascii_isupper(text[i]))
            return FALSE;
    return length >= 2 && length <= 3;
}

/* "x-2" and the like are made where a name has no Latin letters (names.h): it says nothing to a reader. */
static gboolean is_word(const char *token)
{
    gsize length = strlen(token);
    for (gsize i = 0; i < length; i++)
        if (!g_ascii_isalpha(token[i]))
            return FALSE;
    return length >= 2 && length <= 3;
}

/* The first characters that have room in a column of scores, in capitals: three, or one that is
 * written wide. */
static char *beginning(const char *name)
{
    g_autofree char *shown = text_show(name, -1);
    const char *end = shown;
    int used = 0, width;
    while (*end != '\0') {
        const char *next = text_next(end, &width);
        if (used > 0 && used + width > CODE_WIDE)
            break;
        used += width;
        end = next;
    }
    g_autofree char *start = g_strndup(shown, (gsize)(end - shown));
    return g_utf8_strup(start, -1);
}

/* "UK", "EU": an alias in capitals, else the token in capitals, else the name's beginning. */
static char *code_of(struct scorecard *card, const struct party *party, GError **error)
{
    g_autoptr(GPtrArray) aliases = party_aliases(card->report->session->db, party->id, error);
    if (aliases == NULL)
        return NULL;
    for (guint i = 0; i < aliases->len; i++) {
        const struct party_alias *alias = aliases->pdata[i];
        if (is_code(alias->alias))
            return g_strdup(alias->alias);
    }
    if (is_word(party->token))
        return g_ascii_strup(party->token, -1);
    return beginning(party->name);
}

static gboolean has_code(const struct scorecard *card, const char *code)
{
    for (guint i = 0; i < card->codes->len; i++)
        if (strcmp(card->codes->pdata[i], code) == 0)
            return TRUE;
    return FALSE;
}

static gboolean name_parties(struct scorecard *card, GError **error)
{
    for (guint i = 0; i < card->grid->parties->len; i++) {
        g_autofree char *code = code_of(card, card->grid->parties->pdata[i], error);
        if (code == NULL)
            return FALSE;
        if (has_code(card, code) || *code == '\0') {
            g_free(code);
            code = g_strdup_printf("%u", i + 1);
        }
        g_ptr_array_add(card->codes, g_steal_pointer(&code));
        g_ptr_array_add(card->columns,
                        (gpointer)report_add_column(card->report, scorecard_party(card, i), TRUE));
    }
    return TRUE;
}

static gboolean gather(struct scorecard *card, GError **error)
{
    const char *period = report_value(card->report, REPORT_PERIOD);
    if (period != NULL && *period != '\0') {
        card->period = score_period(card->report->session, period, error);
        if (card->period == NULL)
            return FALSE;
    }
    if (!report_walk(card->report, take, card, error) || !score_grid_settle(card->all, error) ||
        !choose_periods(card, error) || !choose_rows(card, error) || !name_parties(card, error))
        return FALSE;
    count_cells(card);
    return TRUE;
}

static void put_legend(struct scorecard *card)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < card->codes->len; i++)
        g_string_append_printf(names, "%s%s %s", i > 0 ? "; " : "", (char *)card->codes->pdata[i],
                               scorecard_party(card, i));
    report_say(card->report,
               _("Scores: +1 full compliance, 0 partial compliance or work in progress, −1 no "
                 "compliance. n/a: not applicable. A dot: not assessed, which is never a “no”. An "
                 "empty place: the party is not bound."));
    report_say(card->report,
               _("Percent is 50 × (mean + 1): −1 is 0 %%, 0 is 50 %%, +1 is 100 %%. Not applicable "
                 "and not assessed are in no mean; n is the number of scores in it. Figures are "
                 "rounded half away from zero, on the exact value."));
    if (names->len > 0)
        report_say(card->report, _("Parties: %s."), names->str);
}

static void put_periods_told(struct scorecard *card)
{
    if (card->period != NULL) {
        g_autofree char *words = score_period_words(card->period);
        guint left = card->all->rows->len - card->grid->rows->len;
        report_say(card->report, _("Scores for one period: %s."), words);
        if (left > 0)
            report_say(card->report,
                       left == 1
                           ? _("%u commitment that is selected has no score for it and is not "
                               "told here.")
                           : _("%u commitments that are selected have no score for it and are "
                               "not told here."),
                       left);
    } else if (card->periods->len > 1) {
        report_say(card->report,
                   _("Each commitment is told by the last period it was scored for; "
                     "%u periods were scored in all."),
                   card->periods->len);
    }
}

static void put_limits(struct scorecard *card)
{
    struct tally *nothing = tally_new(card->report->session);
    frame_limits(card->report, nothing);
    tally_free(nothing);
    card->report->writer->box_begin(card->report->page, _("How to read the scores"));
    put_legend(card);
    put_periods_told(card);
    card->report->writer->box_end(card->report->page);
}

static gboolean put(struct scorecard *card, GError **error)
{
    struct report *report = card->report;
    if (!frame_begin(report, card->tally, _("Scorecard"), error))
        return FALSE;
    report_heading(report, 1, "summary", _("Summary"));
    scorecard_put_overall(card);
    put_limits(card);
    if (card->periods->len > 0) {
        scorecard_put_parties(card);
        scorecard_put_periods(card);
        if (!scorecard_put_grid(card, error) || !scorecard_put_commitments(card, error) ||
            !scorecard_put_published(card, error))
            return FALSE;
    }
    return frame_end(report, card->tally, error);
}

static gboolean build(struct report *report, GError **error)
{
    struct scorecard card = {.report = report,
                             .tally = tally_new(report->session),
                             .all = score_grid_begin(report->session),
                             .at = g_array_new(FALSE, FALSE, sizeof(int)),
                             .periods = g_array_new(FALSE, FALSE, sizeof(int)),
                             .earlier = -1,
                             .later = -1,
                             .codes = g_ptr_array_new_with_free_func(g_free),
                             .columns = g_ptr_array_new()};
    gboolean is_fine = gather(&card, error) && put(&card, error);
    tally_free(card.tally);
    if (card.grid != card.all)
        score_grid_free(card.grid);
    score_grid_free(card.all);
    g_array_unref(card.at);
    g_array_unref(card.periods);
    g_ptr_array_unref(card.codes);
    g_ptr_array_unref(card.columns);
    g_free(card.period);
    g_free(card.rows);
    g_free(card.parties);
    return is_fine;
}

const struct report_row report_scorecard = {
    .name = "scorecard",
    .title = N_("Scorecard"),
    .help = N_("how far each party did what it promised: scores, means, ranks, periods"),
    .params = 1u << REPORT_MEETING | 1u << REPORT_PERIOD | 1u << REPORT_MEAN,
    .subject = REPORT_PERIOD,
    .meeting_selects = TRUE,
    .columns = columns,
    .n_columns = G_N_ELEMENTS(columns),
    .build = build,
};
